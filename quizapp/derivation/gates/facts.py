"""What a text says, looked up by clause, verb and place: for gates and distractors."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from quizapp.derivation.clauses.clause import Clause, Part, Phrase, Slot
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import (
    CauseFinding,
    DateFinding,
    Mention,
    NumberFinding,
)
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material

if TYPE_CHECKING:
    from spacy.tokens import Token

_Found = TypeVar("_Found", DateFinding, NumberFinding)

#: So often named, an actor may be what the text is about.
_OFTEN = 4

#: Who or what stands in a slot: an actor's index or a noun's lemma, and how it is said.
Filler = tuple[str, int | str]


class Facts:
    """A material with what gates look up again and again; made once a text."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self.document = material.document
        self.text = material.document.text
        self._fillers: dict[Clause, Mapping[Filler, Phrase]] = {}

    @cached_property
    def _starts(self) -> list[int]:
        return [one.span.start for one in self.document.sentences]

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that a code point stands in, found by halving."""
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return None
        sentence = self.document.sentences[number]
        return sentence if place < sentence.span.end else None

    @cached_property
    def _by_verb(self) -> dict[int, Clause]:
        found: dict[int, Clause] = {}
        for clause in self.material.clauses:
            found.setdefault(clause.verb.i, clause)
        return found

    @cached_property
    def _by_base(self) -> dict[str, list[Clause]]:
        found: dict[str, list[Clause]] = {}
        for clause in self.material.clauses:
            found.setdefault(clause.group.base, []).append(clause)
        return found

    def clause_of(self, draft: Draft) -> Clause | None:
        """The clause that a draft asks about, as its ``fact`` tells."""
        pieces = draft.fact.split(":")
        if len(pieces) < 3 or not pieces[1].isdigit():
            return self._around(draft)
        clause = self._by_verb.get(int(pieces[1]))
        if clause is not None and str(clause.sentence.number) == pieces[0]:
            return clause
        return self._around(draft)

    def _around(self, draft: Draft) -> Clause | None:
        """The smallest clause that holds the key."""
        key = draft.key
        sentence = self.sentence_at(key.start) if key is not None else None
        if key is None or sentence is None:
            return None
        holding = [
            clause
            for clause in self.material.clauses_in(sentence)
            if clause.span.holds(key)
        ]
        return min(holding, key=lambda clause: len(clause.span), default=None)

    def same_verb(self, clause: Clause) -> Iterator[Clause]:
        """The other clauses of the text with this verb, denied or not alike."""
        for other in self._by_base.get(clause.group.base, ()):
            if other is not clause and other.group.negated == clause.group.negated:
                yield other

    def filler(self, phrase: Phrase) -> Filler:
        """Who or what a phrase is about."""
        head = _noun(phrase.head)
        preposition = phrase.head.lower_ if head is not phrase.head else ""
        actor = self.material.actor_at(phrase.span, head.idx)
        return preposition, actor.id if actor is not None else head.lemma_.lower()

    def fillers(self, clause: Clause) -> Mapping[Filler, Phrase]:
        """All slots of a clause but its side clauses; the subject's has no preposition."""
        known = self._fillers.get(clause)
        if known is None:
            known = self._fillers[clause] = self._slots(clause)
        return known

    def _slots(self, clause: Clause) -> Mapping[Filler, Phrase]:
        found = {("subject", self.filler(clause.subject)[1]): clause.subject}
        for part in clause.parts:
            if part.slot is not Slot.SIDE_CLAUSE and part.slot is not Slot.ADVERB:
                said, who = self.filler(part.phrase)
                found[(said or part.slot.value, who)] = part.phrase
        return found

    def dates_in(self, span: Span) -> list[DateFinding]:
        return _inside(self.material.findings.dates, self._date_starts, span)

    def numbers_in(self, span: Span) -> list[NumberFinding]:
        return _inside(self.material.findings.numbers, self._number_starts, span)

    def mentions_in(self, span: Span) -> list[Mention]:
        return self.material.naming.mentions_in(span)

    def mentions_at(self, place: int) -> list[Mention]:
        """The mentions that hold a code point, looked for within its sentence."""
        sentence = self.sentence_at(place)
        if sentence is None:
            return []
        return [
            one
            for one in self.mentions_in(sentence.span)
            if one.span.start <= place < one.span.end
        ]

    @cached_property
    def mentions_of(self) -> dict[int, list[Mention]]:
        """Where each actor is named, pronouns left out."""
        found: dict[int, list[Mention]] = {}
        for one in self.material.findings.mentions:
            if one.form != "pronoun":
                found.setdefault(one.actor, []).append(one)
        return found

    @cached_property
    def main_actor(self) -> int:
        """The actor named far more often than any other, or -1."""
        counts = sorted(
            ((len(found), actor) for actor, found in self.mentions_of.items()),
            reverse=True,
        )
        if not counts or counts[0][0] < _OFTEN:
            return -1
        others = counts[1][0] if len(counts) > 1 else 0
        return counts[0][1] if counts[0][0] * 2 >= others * 3 else -1

    @cached_property
    def first_words(self) -> frozenset[str]:
        """What the names of the text's actors begin with."""
        return frozenset(
            name.split()[0]
            for one in self.material.findings.actors
            for name in (one.name, *one.aliases)
            if name.split()
        )

    @cached_property
    def _date_starts(self) -> list[int]:
        return [one.span.start for one in self.material.findings.dates]

    @cached_property
    def _number_starts(self) -> list[int]:
        return [one.span.start for one in self.material.findings.numbers]

    @cached_property
    def _causes(self) -> dict[int, list[CauseFinding]]:
        found: dict[int, list[CauseFinding]] = {}
        for one in self.material.findings.causes:
            found.setdefault(one.cue.start, []).append(one)
        return found

    def cause_of(self, draft: Draft) -> CauseFinding | None:
        """The cause that a draft of the rules "why" and "what followed" asks about."""
        pieces = draft.fact.split(":")
        if len(pieces) < 3 or not pieces[1].isdigit():
            return None
        key = draft.key
        for one in self._causes.get(int(pieces[1]), ()):
            if key is not None and (key.overlaps(one.cause) or key == one.effect):
                return one
        return None

    def key_head(self, draft: Draft) -> "Token | None":
        """The word of the key on which its others hang."""
        key = draft.key
        sentence = self.sentence_at(key.start) if key is not None else None
        if key is None or sentence is None or sentence.parse is None:
            return None
        for token in sentence.parse:
            if key.start <= token.idx < key.end and not (
                key.start <= token.head.idx < key.end and token.head.i != token.i
            ):
                return token
        return None


def asks_about(clause: Clause, prompt: str) -> bool:
    """Whether the stem says the verb of the clause, and not only a noun of it."""
    said = set(prompt.lower().replace("?", " ").replace(",", " ").split())
    group = clause.group
    return bool({group.main.lower(), group.base.lower(), *_forms(clause)} & said)


def _forms(clause: Clause) -> frozenset[str]:
    if clause.group.is_copula:
        return frozenset(["is", "was", "are", "were", "be", "been"])
    return frozenset({clause.verb.text.lower()})


def part_of(clause: Clause, key: Span) -> Part | None:
    """The part that holds a key; ``None`` where it stands in the subject."""
    return None if clause.subject.span.holds(key) else clause.part_at(key)


def _noun(head: "Token") -> "Token":
    """What stands after a preposition, else the head itself."""
    if head.pos_ not in {"ADP", "SCONJ"} and head.dep_ not in {"prep", "agent"}:
        return head
    return next((one for one in head.children if one.dep_ == "pobj"), head)


def _inside(found: tuple[_Found, ...], starts: list[int], span: Span) -> list[_Found]:
    first = bisect_right(starts, span.start - 1)
    last = bisect_right(starts, span.end)
    return [one for one in found[first:last] if one.span.end <= span.end]
