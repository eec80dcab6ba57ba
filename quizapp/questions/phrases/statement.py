"""A short text as marking compares it: what it speaks of, what it denies, who does what."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from quizapp.questions.phrases.concepts import (
    BECAUSE,
    BEING,
    FAILING,
    IRREGULAR,
    NEGATORS,
    PAIRS,
    STOP_WORDS,
    TWO_IN_ONE,
    meaning,
)
from quizapp.questions.wording import LONGEST_ANSWER, words

_BOUNDARY = re.compile(r"[,;:.!?()]+")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_BREAKS = frozenset({"but", "although", "though", "however"})
_TURNING = frozenset({"from", "to", "after", "before", "against"})


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that the text speaks of."""

    word: str  #: as it was said, folded
    means: str
    #: True where it is denied, False where it is not, None where that is left open.
    denied: bool | None
    is_verb: bool
    is_passive: bool
    after_by: bool
    turned_by: str  #: the preposition before it, if order matters with that


@dataclass(frozen=True)
class Statement:
    """The terms of a text in their order."""

    terms: tuple[Term, ...]
    words: tuple[str, ...]  #: all words, folded

    @cached_property
    def by_meaning(self) -> dict[str, Term]:
        """One term for each meaning: the one that says most about being denied."""
        found: dict[str, Term] = {}
        for term in self.terms:
            if term.means not in found or (found[term.means].denied is None and term.denied is not None):  # fmt: skip
                found[term.means] = term
        return found

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(term.means for term in self.terms if term.means[0].isdigit())


@lru_cache(maxsize=4096)
def read_statement(text: str) -> Statement:
    """Read any text."""
    reader = _Reader()
    every: list[str] = []
    for part in _BOUNDARY.split(_POSSESSIVE.sub("", text[:LONGEST_ANSWER])):
        found = words(part)
        every += found
        reader.read(found)
    return Statement(tuple(reader.terms), tuple(every))


class _Reader:
    """Goes through a text from left to right."""

    def __init__(self) -> None:
        self.terms: list[Term] = []

    def read(self, found: list[str]) -> None:
        """Read the words between two marks: nothing is denied across a mark."""
        self.pending = 0
        self.within = self.being = self.by = False
        self.turned_by = ""
        place = 0
        while place < len(found):
            place += self._read_at(found, place)

    def _read_at(self, found: list[str], place: int) -> int:
        """Read one word, or two that mean one; return how many."""
        word = found[place]
        following = found[place + 1] if place + 1 < len(found) else ""
        if word in NEGATORS or (word in FAILING and following in ("to", "in")):
            self.pending += 1
        elif word in _BREAKS:
            self.pending, self.within = 0, False
        elif word in BECAUSE:
            self._add("because", "cause", passive=True)
            self.by = True
            return 2 if following in ("of", "to") else 1
        elif meant := PAIRS.get((word, following)):
            self._add(meant, meaning(meant))
            return 2
        elif word in TWO_IN_ONE:
            for part in TWO_IN_ONE[word]:
                self._add(part, meaning(part))
        elif word != "end" or found[max(place - 2, 0) : place] != ["in", "the"]:
            self._read_plain(word)
        return 1

    def _read_plain(self, word: str) -> None:
        if word in _TURNING:
            self.turned_by = word
        if word in STOP_WORDS:
            self.being = (self.being and word not in ("and", "or")) or word in BEING
            self.by = self.by or word == "by"
            return
        self._add(word, meaning(word), passive=self.being)

    def _add(self, word: str, means: str, *, passive: bool = False) -> None:
        denied: bool | None = False
        if self.pending:
            denied = self.pending % 2 == 1
            self.within = denied
        elif self.within:
            denied = None
        self.pending = 0
        is_verb = word.endswith("ed") or word in IRREGULAR or word in BECAUSE
        turned = "" if word in _TURNING else self.turned_by
        self.terms.append(
            Term(word, means, denied, is_verb, passive and is_verb, self.by, turned)
        )
        self.being = False
        if word not in _TURNING:
            self.turned_by = ""


def is_turned_round(said: Statement, key: Statement) -> bool:
    """Whether who does it and whom it is done to have changed places."""
    return _has_turned_prepositions(said, key) or any(
        _swaps(said, key, term.means) for term in key.terms if term.is_verb
    )


def _has_turned_prepositions(said: Statement, key: Statement) -> bool:
    ours = {term.turned_by: term.means for term in said.terms if term.turned_by}
    theirs = {term.turned_by: term.means for term in key.terms if term.turned_by}
    return any(
        ours[word] != theirs[word]
        and ours[word] in key.by_meaning
        and theirs[word] in said.by_meaning
        for word in ours.keys() & theirs.keys()
    )


def _swaps(said: Statement, key: Statement, verb: str) -> bool:
    if verb not in said.by_meaning:
        return False
    doing, done = _roles(said, verb)
    key_doing, key_done = _roles(key, verb)
    return bool(doing & key_done and done & key_doing and not doing & key_doing)


def _roles(statement: Statement, verb: str) -> tuple[set[str], set[str]]:
    """Who does it, and whom it is done to."""
    place = next(n for n, term in enumerate(statement.terms) if term.means == verb)
    before = {term.means for term in statement.terms[:place]}
    after = statement.terms[place + 1 :]
    by = {term.means for term in after if term.after_by}
    if by:
        return by, before | {term.means for term in after if not term.after_by}
    if statement.terms[place].is_passive:
        return set(), before
    return before, {term.means for term in after}
