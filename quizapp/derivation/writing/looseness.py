"""Whether a question about a thing has many answers besides its key."""

from collections.abc import Sequence

from quizapp.derivation.clauses.clause import Clause, Origin, Part, Phrase, Slot
from quizapp.derivation.writing.material import Material

#: Verbs that say little by themselves: "take place", "make efforts".
LIGHT = frozenset(
    ["have", "take", "make", "do", "get", "give", "play", "go", "come", "be", "let"]
)
#: Nouns under which a reader can think of anything.
_HOLLOW = frozenset(
    [
        "both",
        "some",
        "several",
        "various",
        "many",
        "most",
        "few",
        "other",
        "others",
        "system",
        "event",
        "development",
        "change",
        "measure",
        "situation",
        "process",
        "factor",
        "aspect",
        "item",
        "goods",
        "talk",
    ]
)
#: Verbs under which a reader can think of anything.
_PALE = LIGHT | {
    "hold",
    "consider",
    "suggest",
    "provide",
    "include",
    "involve",
    "contain",
    "show",
    "represent",
    "use",
    "see",
    "need",
    "want",
    "seek",
    "support",
    "increase",
    "reduce",
    "receive",
    "require",
    "reveal",
    "affect",
    "continue",
    "keep",
    "leave",
    "follow",
    "describe",
    "know",
    "find",
    "regulate",
    "constitute",
    "occur",
    "begin",
    "return",
    "gain",
}
_LOOSE = "other answers would fit too"
_LEAST_TELLING = 2


def looseness(
    material: Material,
    clause: Clause,
    phrase: Phrase,
    left_out: Sequence[Part],
    rule: str,
) -> list[str]:
    """Why many a thing would answer such a question, if so.

    It is tight where it names who did it, tells a second thing beside it (a time, a
    place, an aim) and asks for something of two telling words or more.
    """
    if rule == "how":
        return []
    if clause.origin not in {Origin.MAIN, Origin.JOINED} or rule == "what with":
        return [_LOOSE]
    telling = [one for one in phrase.tokens if one.pos_ in {"NOUN", "PROPN", "ADJ"}]
    hollow = any(one.lemma_.lower() in _HOLLOW for one in phrase.tokens)
    if len(telling) < _LEAST_TELLING or hollow or clause.group.base in _PALE:
        return [_LOOSE]
    beside = [
        part
        for part in clause.parts
        if part not in left_out and part.slot in {Slot.ADJUNCT, Slot.OBJECT}
    ]
    if not beside:
        return [_LOOSE]
    by_name = left_out and material.naming.mentions_in(clause.subject.span)
    named = by_name or any(
        material.naming.mentions_in(part.phrase.span) for part in beside
    )
    return [] if named else [_LOOSE]
