"""Definite nouns in a stem: "the government" needs a country, "the move" its text."""

from collections import Counter
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.naming import Naming, with_article
from quizapp.derivation.span import Span
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from spacy.tokens import Token

_COUNTRY = frozenset(["country", "nation", "republic"])
#: What a country has one of.
INSTITUTIONS = frozenset(
    [
        "government",
        "president",
        "parliament",
        "army",
        "authorities",
        "regime",
        "economy",
        "capital",
        "constitution",
        "presidency",
        "opposition",
        "cabinet",
        "military",
        "police",
        "treasury",
        "monarchy",
        "throne",
        "crown",
        "church",
        "state",
        "people",
        "population",
        "currency",
    ]
)
#: Nouns that everyone knows, or that name a place in time or space.
_KNOWN = frozenset(
    [
        "world",
        "earth",
        "sun",
        "moon",
        "sea",
        "sky",
        "end",
        "beginning",
        "start",
        "middle",
        "past",
        "future",
        "present",
        "century",
        "year",
        "decade",
        "day",
        "time",
        "north",
        "south",
        "east",
        "west",
        "war",
        "internet",
        "press",
        "media",
        "church",
        "law",
        "economy",
        "public",
        "poor",
        "rich",
        "right",
        "left",
        "majority",
        "rest",
        "west",
        "region",
    ]
)
_TELLING = frozenset(
    [
        "amod",
        "prep",
        "compound",
        "relcl",
        "acl",
        "poss",
        "nmod",
        "appos",
        "advcl",
    ]
)
#: A noun that a text says so often is what the text is about.
_TOPIC_FROM = 4


#: What tells a thing apart only from what the text said before.
_BACK = frozenset(
    [
        "previous",
        "following",
        "subsequent",
        "preceding",
        "next",
        "same",
        "other",
        "another",
        "further",
        "additional",
        "resulting",
        "ensuing",
        "aforementioned",
    ]
)


_MORE = frozenset({"even", "still", "yet", "far", "much"})
#: People who are such only of something.
_OF_SOMETHING = word_set(
    """member follower leader participant supporter opponent delegate representative
    inhabitant resident survivor defender critic successor predecessor"""
)


class Definites:
    """Which definite nouns of a text a stem may use, and what it says for them."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self._topics = _topics(naming)

    def instead(self, article: "Token") -> tuple[str, Span] | None:
        """What is said for "the country", "the government", or ``None``."""
        noun = article.head
        country = self.naming.country
        if country is None or not is_bare(noun) or noun.i != article.i + 1:
            return None
        if self._names_another_country(noun):
            return None
        span = Span(article.idx, noun.idx + len(noun.text))
        if noun.lower_ in _COUNTRY:
            return with_article(country), span
        if noun.lower_ in INSTITUTIONS and noun.dep_ != "poss":
            return f"{with_article(country)}'s {noun.text}", span
        return None

    def dangling(self, tokens: "Iterable[Token]") -> list[str]:
        """Definite nouns that only the text explains: "the move", "the deal"."""
        said = list(tokens)
        kept = {one.i for one in said}
        found = [
            f"the {noun.text}"
            for noun in said
            if noun.pos_ == "NOUN"
            and (
                (is_bare(noun, kept) and not self._is_known(noun)) or _looks_back(noun)
            )
        ]
        return found + [noun.text for noun in said if _belongs_to_untold(noun, kept)]

    def _is_known(self, noun: "Token") -> bool:
        word = noun.lemma_.lower()
        if word in _KNOWN or word in self._topics or word[:1].isdigit():
            return True
        if noun.lower_ in INSTITUTIONS | _COUNTRY:
            return self.naming.country is not None
        return False

    def _names_another_country(self, noun: "Token") -> bool:
        country = self.naming.country
        sent = noun.sent
        return any(
            self.naming.actors[one.actor] is not country
            and self.naming.actors[one.actor].kind.value == "place"
            and one.form in {"name", "alias"}
            for one in self.naming.mentions_in(Span(sent.start_char, sent.end_char))
        )


def _looks_back(noun: "Token") -> bool:
    """ "the previous violence", "another theory", "even greater losses": told apart

    from what was said.
    """
    return any(
        child.lower_ in _BACK
        or (
            child.tag_ == "JJR"
            and any(one.lower_ in _MORE for one in child.children)
            and not any(one.lower_ == "than" for one in noun.sent)
        )
        for child in noun.children
    )


def _belongs_to_untold(noun: "Token", kept: "Container[int]") -> bool:
    """ "members returned": of what they are members is not said."""
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in _OF_SOMETHING:
        return False
    return not any(one.i in kept for one in noun.children if not one.is_punct)


def is_bare(noun: "Token", kept: "Container[int] | None" = None) -> bool:
    """Whether a noun has nothing but "the" beside it.

    *kept* are the places of the words that are said, where some are left out.
    """
    children = [one for one in noun.children if kept is None or one.i in kept]
    return any(
        child.lower_ == "the" and child.dep_ == "det" for child in children
    ) and not any(
        child.dep_ in _TELLING and not _is_by_the_way(child) for child in children
    )


def _is_by_the_way(child: "Token") -> bool:
    """ "The treaty, which was signed in 1921, …": it does not tell which treaty."""
    first = child.left_edge
    return child.dep_ in {"relcl", "acl"} and first.i > 0 and first.nbor(-1).text == ","


def _topics(naming: Naming) -> frozenset[str]:
    counts: Counter[str] = Counter()
    for sentence in naming.document.sentences:
        for token in sentence.parse if sentence.parse is not None else ():
            if token.pos_ == "NOUN":
                counts[token.lemma_.lower()] += 1
    title = naming.document.title.lower().split()
    often = {word for word, count in counts.items() if count >= _TOPIC_FROM}
    return frozenset(often) | frozenset(title)
