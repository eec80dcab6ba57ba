"""Words of a text said in a stem: pronouns replaced, spaces and signs repaired."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.definites import Definites
from quizapp.derivation.clauses.inner_pronoun import noun_beside
from quizapp.derivation.clauses.naming import POINTING, POSSESSIVES, Naming, Stand
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.lexicon import is_common_noun, nouns
from quizapp.derivation.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_NAMED = frozenset({"name", "alias"})
_STRESSING = frozenset({"only", "just", "even", "mainly", "especially", "already"})
_ALWAYS_SMALL = frozenset({"DET", "ADJ", "ADV", "NUM", "ADP", "SCONJ", "CCONJ"})
_SPACE_BEFORE_SIGN = re.compile(r"\s+([,.;:?!)\]]|’(?!\d))")
_SIGNS_TWICE = re.compile(r"([,;:])(?:\s*[,;:])+")
_QUOTES = (("“", "”"), ("‘", "’"))


class CannotBeSaid(ValueError):
    """Words that mean nothing outside their text."""


def say(
    tokens: Iterable["Token"],
    naming: Naming,
    definites: Definites,
    *,
    without: Iterable[Span] = (),
    owners: frozenset[int] | None = None,
) -> str:
    """The words as a stem says them, in the middle of a sentence.

    *owners* are the actors that the subject names, where one stands before these
    words: "his" may then stay, and is taken to be theirs unless it is known to be
    somebody else's.  ``None``: nothing stands before them.  Raises ``CannotBeSaid`` where a word points at something that is not there.
    """
    skipped = tuple(without)
    pieces: list[str] = []
    said: set[int] = set()
    until = -1
    last: Token | None = None
    for token in sorted(tokens, key=lambda one: one.i):
        if token.idx < until:
            last = token
            continue
        if any(span.start <= token.idx < span.end for span in skipped):
            continue
        if _is_emphasis(token) or _stresses(token, skipped):
            continue
        if pieces and last is not None and _parted(last, token):
            pieces.append(" ")
        stand = naming.stand_at(token.idx)
        known = definites.instead(token) if token.lower_ == "the" else None
        if known is not None:
            words, span = known
            pieces.append(words)
            until = span.end
        elif stand is not None and _is_said(stand, said, naming):
            pieces.append(token.text)
        elif stand is not None and _goes_on(token, stand, said | (owners or set())):
            pieces.append(token.lower_)
        elif stand is not None:
            if stand.actor in (owners or ()) and _is_another(token):
                raise CannotBeSaid(token.text)
            word = stand.text
            if token.lower_ in POSSESSIVES and stand.actor in said | (owners or set()):
                word = token.lower_
            said.add(stand.actor)
            until = stand.span.end
            pieces.append(word)
        else:
            if _is_nobodys(token, naming, said | (owners or set())):
                raise CannotBeSaid(token.text)
            said.update(
                one.actor
                for one in naming.mentions_in(Span(token.idx, token.idx + 60))
                if one.span.start == token.idx
            )
            pieces.append(
                _word(
                    token, naming, definites, has_owner=bool(said) or owners is not None
                )
            )
        last = token
    return _repaired("".join(pieces))


def _goes_on(token: "Token", stand: Stand, said: set[int]) -> bool:
    """ "Conrad told what he had seen": whoever was just named is meant."""
    return token.lower_ in {"he", "she"} and stand.actor in said and len(said) == 1


def _is_said(stand: Stand, said: set[int], naming: Naming) -> bool:
    """A surname whose bearer has just been named whole."""
    words = stand.span.of(naming.document.text)
    return stand.actor in said and words[:1].isupper() and stand.text.endswith(words)


def _is_nobodys(token: "Token", naming: Naming, owners: set[int]) -> bool:
    """ "Her" behind names of which none is a person's."""
    if token.lower_ not in {"his", "her"} or not owners:
        return False
    return not any(is_person(naming, one) for one in owners if one >= 0)


def _is_another(token: "Token") -> bool:
    """ "made him a judge": whoever did it, "him" is somebody else."""
    return token.tag_ == "PRP" and token.dep_ in {"dobj", "dative"}


def _parted(last: "Token", token: "Token") -> bool:
    return bool(last.whitespace_) or token.i > last.i + 1


def _word(
    token: "Token", naming: Naming, definites: Definites, *, has_owner: bool
) -> str:
    word: str = token.text
    lower = token.lower_
    if lower in POSSESSIVES and has_owner:
        return word.lower()
    if lower in POINTING and not _points_inside(token):
        noun = noun_beside(token)
        if noun is None:
            raise CannotBeSaid(word)
        return say(noun.tokens, naming, definites)
    if token.is_sent_start and lower in _QUANTITIES:
        return lower
    is_acronym = word.isupper() and len(word) > 1
    if _opens(token) and not is_acronym and not _is_name(token, naming):
        return _lowered(token)
    return word


def _opens(token: "Token") -> bool:
    """Whether it is the first word of its sentence, also behind a bracket."""
    return bool(token.is_sent_start) or (
        token.i > 0
        and token.nbor(-1).text == "("
        and bool(token.nbor(-1).is_sent_start)
    )


def _is_name(token: "Token", naming: Naming) -> bool:
    """Whether the first word of a sentence has its capital of its own.

    A parser takes many a first noun for a name ("War broke out"); it is one if it
    is known to be, or if nothing is called so in small letters.
    """
    if token.lower_ in _QUANTITIES or _is_common(token, naming):
        return False
    named = naming.mentions_in(Span(token.idx, token.idx + 60))
    if any(one.span.start == token.idx and one.form in _NAMED for one in named):
        return True
    if token.text in naming.capital or token.ent_type_ == "NORP":
        return True
    if token.text in naming.surnames and token.dep_.startswith(("nsubj", "poss")):
        return True
    if token.pos_ != "PROPN" or (
        token.lower_ in naming.small and _tag_after(token) != "POS"
    ):
        return False
    if _begins_a_name(token):
        return True
    word = token.text.lower()
    return not {word, word.removesuffix("s"), word.removesuffix("es")} & nouns()


def _is_common(token: "Token", naming: Naming) -> bool:
    """ "Slavery" at a sentence's start, where the text says "slavery" elsewhere."""
    word = token.lower_
    return word in naming.small and word.endswith(_ABSTRACT) and word in nouns()


_ABSTRACT = ("ery", "tion", "ment", "ism", "ness", "ship", "ity", "ance", "ence")
_QUANTITIES = frozenset(
    [
        "many",
        "most",
        "some",
        "several",
        "few",
        "all",
        "both",
        "thousands",
        "hundreds",
        "dozens",
        "millions",
        "tens",
        "more",
        "no",
        "other",
        "another",
        "various",
        "numerous",
        "countless",
        "every",
        "each",
    ]
)


def _tag_after(token: "Token") -> str:
    return str(token.nbor().tag_) if token.i + 1 < len(token.doc) else ""


def _begins_a_name(token: "Token") -> bool:
    """ "Hero of Alexandria", "Park" as a person."""
    if token.tag_ == "NNPS" or token.i + 2 >= len(token.doc):
        return False
    after = token.nbor()
    of_a_name = after.lower_ == "of" and token.nbor(2).pos_ == "PROPN"
    return (
        of_a_name or after.tag_ == "POS" or token.ent_type_ in {"PERSON", "GPE", "LOC"}
    )


def _lowered(token: "Token") -> str:
    is_title = token.dep_ == "compound" and token.head.pos_ == "PROPN"
    is_noun = token.dep_ != "compound" and is_common_noun(token.text)
    if is_noun and token.ent_type_ not in {"PERSON", "GPE", "LOC"}:
        return str(token.text[:1].lower() + token.text[1:])
    if (token.ent_type_ and token.pos_ not in _ALWAYS_SMALL) or is_title:
        return str(token.text)
    return str(token.text[:1].lower() + token.text[1:])


def _points_inside(token: "Token") -> bool:
    """Whether it points at nothing, or at words beside it.

    A relative pronoun, a dummy "it", "that" which joins a clause, "one of the …",
    "the former president", "the US".
    """
    if token.dep_ in {"mark", "expl"} or token.text == "US":
        return True
    if token.lower_ in {"former", "latter"}:
        return token.dep_ in {"amod", "compound", "nmod"}
    if token.lower_ == "such" and token.i + 1 < len(token.doc):
        return bool(token.nbor().lower_ == "as")
    if token.lower_ == "one" and token.dep_ in {"nummod", "compound", "quantmod"}:
        return True
    if token.lower_ in {"one", "ones", "those"}:
        return any(child.dep_ in {"prep", "relcl", "acl"} for child in token.children)
    return token.tag_ in {"WDT", "WP", "WRB", "IN", "EX", "NNP"}


def _stresses(token: "Token", skipped: tuple[Span, ...]) -> bool:
    """ "Only in March": it says something of what is left out, and goes with it."""
    after = token.idx + len(token.text_with_ws)
    return token.lower_ in _STRESSING and any(one.start == after for one in skipped)


def _is_emphasis(token: "Token") -> bool:
    """ "Nazarbayev himself" says no more than his name."""
    return token.lower_.endswith(("self", "selves")) and token.dep_ in {
        "appos",
        "npadvmod",
    }


def _repaired(words: str) -> str:
    words = " ".join(words.split())
    words = _SPACE_BEFORE_SIGN.sub(r"\1", words)
    words = _SIGNS_TWICE.sub(r"\1", words)
    for opening, closing in _QUOTES:
        if words.count(opening) > words.count(closing):
            words = words.replace(opening, "")
    if words.count('"') % 2:
        words = words.replace('"', "")
    if words.count("(") != words.count(")"):
        words = words.replace("(", "").replace(")", "")
    return words.strip(" ,;:–—")


def is_person(naming: Naming, actor: int) -> bool:
    return naming.actors[actor].kind is ActorKind.PERSON
