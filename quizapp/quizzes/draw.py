"""Which questions an attempt gets, and in what order."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.questions.question import Ask
from quizapp.quizzes.plan import Chosen, Difficulty, Draw, Part, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question that a quiz may draw."""

    question_id: int
    version: int
    set_id: int
    topic: str
    kind: str
    ask: Ask  #: how a quiz puts it
    fact: str = ""  #: questions that share one give each other away
    difficulty: Difficulty = Difficulty.MEDIUM


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question of an attempt."""

    candidate: Candidate
    points: float


class TooFew(Exception):
    """There are not enough questions to draw from."""

    def __init__(self, part: Part, found: int) -> None:
        super().__init__(f"{part} finds {found}")
        self.part = part
        self.found = found


def fits(candidate: Candidate, draw: Draw) -> bool:
    """Whether *draw* may take the question."""
    return (
        candidate.set_id in draw.set_ids
        and draw.topic in ("", candidate.topic)
        and draw.kind in ("", candidate.kind)
        and draw.difficulty in (None, candidate.difficulty)
    )


def draw_questions(
    plan: Plan, pool: Sequence[Candidate], seed: str
) -> tuple[Drawn, ...]:
    """The questions of one attempt; the same seed gives the same ones.

    No question comes twice.  Two on one fact come together only where there are not
    enough others.

    Raises:
        TooFew: a part asks for more questions than there are left for it.
    """
    chance = random.Random(seed)  # noqa: S311  (which questions, not secrecy)
    by_id = {candidate.question_id: candidate for candidate in pool}
    slots = [slot for part in plan.parts for slot in _slots(part)]
    taken: dict[int, Candidate] = {}
    for index, part in enumerate(slots):
        if isinstance(part, Chosen):
            if part.question_id not in by_id:
                raise TooFew(part, 0)
            taken[index] = by_id.pop(part.question_id)  # so it comes once
    open_slots = [index for index in range(len(slots)) if index not in taken]
    used = {candidate.question_id for candidate in taken.values()}
    facts = {candidate.fact for candidate in taken.values() if candidate.fact}
    rest = [candidate for candidate in pool if candidate.question_id not in used]
    chance.shuffle(rest)
    draws = {
        index: part for index in open_slots if isinstance(part := slots[index], Draw)
    }
    found = _assign(draws, _one_a_fact(rest, facts))
    if len(found) < len(draws):
        found = _assign(draws, rest)
    for index, part in draws.items():
        if index not in found:
            raise TooFew(part, sum(fits(one, part) for one in rest))
    taken |= found
    drawn = [Drawn(taken[index], part.points) for index, part in enumerate(slots)]
    if plan.shuffles_questions:
        chance.shuffle(drawn)
    return tuple(drawn)


def _slots(part: Part) -> list[Part]:
    return [part] * part.count if isinstance(part, Draw) else [part]


def _one_a_fact(candidates: Sequence[Candidate], facts: set[str]) -> list[Candidate]:
    kept, seen = [], set(facts)
    for candidate in candidates:
        if candidate.fact not in seen or not candidate.fact:
            kept.append(candidate)
            seen.add(candidate.fact)
    return kept


def _assign(
    draws: dict[int, Draw], candidates: Sequence[Candidate]
) -> dict[int, Candidate]:
    """Give each slot a question of its own, for as many slots as can be.

    Kuhn's augmenting paths: filters overlap, and taking the first that fits could
    leave a narrower slot with none.
    """
    fitting: dict[Draw, list[int]] = {
        draw: [at for at, one in enumerate(candidates) if fits(one, draw)]
        for draw in set(draws.values())
    }
    holder: dict[int, int] = {}  # a candidate's place -> its slot

    def place(slot: int, tried: set[int]) -> bool:
        options = [at for at in fitting[draws[slot]] if at not in tried]
        for at in options:
            if at not in holder:
                holder[at] = slot
                return True
        for at in options:
            if at in tried:
                continue
            tried.add(at)
            if place(holder[at], tried):
                holder[at] = slot
                return True
        return False

    for slot in draws:
        place(slot, set())
    return {slot: candidates[at] for at, slot in holder.items()}
