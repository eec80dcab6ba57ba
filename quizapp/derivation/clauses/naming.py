"""What stands for a word once it is taken out of its text: "he" becomes "Tokayev"."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document
from quizapp.derivation.findings.kinds import (
    Actor,
    ActorKind,
    DateFinding,
    Mention,
    TimeKind,
)
from quizapp.derivation.span import Span
from quizapp.questions.dates.calendar_point import Precision
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.wording import letters_of

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words that point at something said before, and mean nothing without it.
POINTING = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "himself",
        "herself",
        "itself",
        "themselves",
        "this",
        "that",
        "these",
        "those",
        "such",
        "former",
        "latter",
        "here",
        "there",
        "one",
        "ones",
        "another",
        "same",
        "aforementioned",
        "above",
        "i",
        "we",
        "you",
        "me",
        "us",
        "my",
        "our",
        "your",
    ]
)

POSSESSIVES = frozenset({"his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Stand:
    """What is said in place of a span."""

    span: Span
    text: str
    actor: int  #: index of the actor it names, -1 for none


class Naming:
    """Who is meant where, and what a stem says instead of the text's own words."""

    def __init__(
        self,
        document: Document,
        actors: Sequence[Actor] = (),
        mentions: Sequence[Mention] = (),
        dates: Sequence[DateFinding] = (),
    ) -> None:
        self.document = document
        self.actors = tuple(actors)
        self.mentions = tuple(sorted(mentions, key=lambda one: one.span))
        self.country = _main_country(self.actors, self.mentions, document)
        self.capital, self.small = _letters_within(document)
        self._dates = {one.span.start: one for one in dates if one.leaned}
        self.surnames = frozenset(
            one.name.split()[-1] for one in actors if one.kind is ActorKind.PERSON
        )
        self._topics = _most_named(self.actors, self.mentions, document)
        self._starts = [one.span.start for one in self.mentions]

    def mentions_in(self, span: Span) -> list[Mention]:
        """The mentions that lie wholly in a span."""
        first = bisect_left(self._starts, span.start)
        last = bisect_right(self._starts, span.end)
        return [one for one in self.mentions[first:last] if one.span.end <= span.end]

    def actor_of(self, span: Span) -> Actor | None:
        """Who a span names, when it is nothing but a mention, or ``None``."""
        for one in self.mentions_in(span):
            if one.span == span or _same_but_article(one.span, span, self.document):
                return self.actors[one.actor]
        return None

    def is_topic(self, span: Span) -> bool:
        """Whether it names whom, or the country that, the whole text is about."""
        actor = self.actor_of(span)
        return actor is not None and (actor is self.country or actor.id in self._topics)

    def stand_at(self, start: int) -> Stand | None:
        """What is said instead of the words that begin at *start*, or ``None``."""
        date = self._dates.get(start)
        if date is not None:
            return _whole_date(date)
        place = bisect_left(self._starts, start)
        if place == len(self._starts) or self._starts[place] != start:
            return None
        mention = self.mentions[place]
        actor = self.actors[mention.actor]
        words = mention.span.of(self.document.text)
        if mention.form == "pronoun":
            return Stand(mention.span, _instead(words, actor), mention.actor)
        if mention.form == "description":
            return Stand(mention.span, _kept_possessive(words, actor), mention.actor)
        if mention.form == "alias" and _is_surname(words, actor):
            return Stand(mention.span, actor.name, mention.actor)
        return None

    def whole_name(self, mention: Mention) -> str:
        """The actor's full name, for a key."""
        return self.actors[mention.actor].name


def _is_surname(words: str, actor: Actor) -> bool:
    """ "Walker" of David Walker: whoever has not read the text needs both names."""
    return (
        actor.kind is ActorKind.PERSON
        and " " not in words
        and actor.name.endswith(f" {words}")
    )


def with_article(actor: Actor) -> str:
    """The name as a sentence says it: "the United Nations", "Tokayev"."""
    article = getattr(actor, "article", "")
    return f"{article} {actor.name}" if article else actor.name


def _whole_date(date: DateFinding) -> Stand | None:
    """ "on 6 January" is said with its year; what is no point cannot be said."""
    if date.kind is not TimeKind.POINT or date.value is None:
        return None
    grain = date.value.precision
    if date.value.points[0].approximate and grain in {Precision.DAY, Precision.MONTH}:
        return None  # reckoned from "a week before"
    before = "" if date.attributive else preposition_of(date)
    return Stand(date.span, f"{before} {date.value.in_words()}".strip(), -1)


def preposition_of(date: DateFinding) -> str:
    """What stands before a date in a sentence: "the next day" becomes "on 1 April"."""
    if date.preposition or date.value is None:
        return date.preposition
    return "on" if date.value.precision is Precision.DAY else "in"


def _instead(words: str, actor: Actor) -> str:
    name = with_article(actor)
    if words.lower() not in POSSESSIVES:
        return name
    return name + ("’" if actor.plural and name.endswith("s") else "'s")


def _kept_possessive(words: str, actor: Actor) -> str:
    name = with_article(actor)
    return name + "'s" if re.search(r"['’]s?$", words) else name


def _same_but_article(first: Span, whole: Span, document: Document) -> bool:
    if first.end != whole.end:
        return False
    before = document.text[whole.start : first.start].strip().lower()
    return before in {"the", "a", "an"}


#: So often a country is named that the text is about it.
_OFTEN = 3
_FIRST_SENTENCES = 2
#: A text names what it is about once in so many sentences, or in its heading.
_SENTENCES_FOR_ONE = 12
#: A text of fewer sentences says too little of what it is about.
_LEAST_SENTENCES = 6


def _end_of_beginning(document: Document) -> int:
    sentences = document.sentences
    if len(sentences) < _LEAST_SENTENCES:
        return 0
    return sentences[_FIRST_SENTENCES - 1].span.end


def _main_country(
    actors: Sequence[Actor], mentions: Sequence[Mention], document: Document
) -> Actor | None:
    """The country that the text is about, where one stands out.

    Seldom named, it must be the only one, and be named at the beginning.
    """
    beginning = _end_of_beginning(document)
    counts = Counter(
        one.actor
        for one in mentions
        if one.form in {"name", "alias"}
        and actors[one.actor].kind is ActorKind.PLACE
        and letters_of(actors[one.actor].name) in COUNTRIES
    ).most_common(2)
    if not counts:
        return None
    if len(counts) == 1 and counts[0][1] < _OFTEN:
        first = next(one for one in mentions if one.actor == counts[0][0])
        is_early = first.span.end <= beginning
        return actors[counts[0][0]] if is_early and counts[0][1] > 1 else None
    if counts[0][1] < _OFTEN:
        return None
    is_headed = actors[counts[0][0]].name in _first_words(document)
    if not is_headed and counts[0][1] * _SENTENCES_FOR_ONE < len(document.sentences):
        return None
    if len(counts) == 2 and counts[0][1] < 2 * counts[1][1]:
        return None
    if not is_headed and _heads_elsewhere(actors, counts[0][0], mentions, document):
        return None
    return actors[counts[0][0]]


def _heads_elsewhere(
    actors: Sequence[Actor],
    country: int,
    mentions: Sequence[Mention],
    document: Document,
) -> bool:
    """Whether the heading names another place, or the text names one nearly as often."""
    heading = _first_words(document)
    counts = Counter(
        one.actor
        for one in mentions
        if one.form in {"name", "alias"} and actors[one.actor].kind is ActorKind.PLACE
    )
    own = counts.pop(country)
    return any(
        actors[place].name in heading or 3 * often > own
        for place, often in counts.items()
    )


def _first_words(document: Document) -> str:
    """The title of a text, and its first paragraph, which may be its heading."""
    first = document.paragraphs[0].span.of(document.text) if document.paragraphs else ""
    return f"{document.title} {first if len(first.split()) < _LONG_HEADING else ''}"


_LONG_HEADING = 20  #: words


def _most_named(
    actors: Sequence[Actor], mentions: Sequence[Mention], document: Document
) -> frozenset[int]:
    """Who is named in a third of the sentences, and whom the title names."""
    counts = Counter(one.actor for one in mentions)
    often = max(len(document.sentences) // 3, 4)
    title = document.title.lower()
    return frozenset(
        actor.id
        for actor in actors
        if counts[actor.id] >= often or (title and actor.name.lower() in title)
    )


def _letters_within(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """The words that stand alone with a capital, and those in small letters.

    The first word of a sentence is a name if it is one elsewhere: "Park", but not
    "war" for "World War".
    """
    capital: set[str] = set()
    small: set[str] = set()
    for sentence in document.sentences:
        if sentence.parse is None or _is_heading(sentence.span.of(document.text)):
            continue
        for token in sentence.parse:
            if token.text.islower():
                small.add(token.text)
            elif token.pos_ in {"PROPN", "ADJ"} and _stands_alone(token):
                capital.add(token.text)
    return frozenset(capital), frozenset(small - {word.lower() for word in capital})


def _is_heading(words: str) -> bool:
    """ "Addressing Slavery": capitals that say nothing."""
    if words.rstrip().endswith((".", "!", "?", "”", "’", '"', ":")):
        return False
    long = [word for word in words.split() if len(word) > _SMALL_WORD]
    return all(not word[:1].islower() for word in long)


#: Letters of the longest word that a heading leaves small.
_SMALL_WORD = 4


def _stands_alone(token: "Token") -> bool:
    if token.is_sent_start or token.i + 1 >= len(token.doc):
        return False
    before, after = token.nbor(-1), token.nbor()
    return not (before.text[:1].isupper() or after.text[:1].isupper()) and (
        after.lower_ != "of"
    )
