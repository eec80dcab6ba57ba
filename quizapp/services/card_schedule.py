"""What the scheduler says of one card at one moment, and the card's row kept so."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from sqlalchemy.orm import Session

from quizapp.questions.presentation import present
from quizapp.questions.question import Ask
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.grading import guess_chance
from quizapp.scheduling.memory import (
    NO_LOAD,
    Memory,
    after_review,
    preview,
    recall_now,
)
from quizapp.services.cards import StudyCard, as_columns
from quizapp.services.learner import Learner
from quizapp.services.policies import clock_of, days_off, digest_of, policy_of
from quizapp.store.queue_queries import LOAD
from quizapp.store.study_queries import KEEP_MEMORY, first_memory

#: The balance of work is looked at this far ahead.
BALANCED = timedelta(days=365)

Offers = Mapping[Grade, Memory]


class CardSchedule:
    """What the scheduler says of one card at one moment."""

    def __init__(
        self,
        session: Session,
        person: Learner,
        card: StudyCard,
        ask: Ask,
        at: datetime,
    ) -> None:
        self.session, self.person, self.card, self.at = session, person, card, at
        self.memory = card.memory
        self.clock = clock_of(person)
        self.policy = policy_of(person, card.desired_retention)
        self.chance = _chance_of_a_guess(card, ask)

    def offers(self) -> Offers:
        return preview(self.memory, **self._rest(_LoadIfAsked(self._load)))

    def after(self, grade: Grade, offered: date | None) -> Memory:
        """The memory after *grade*; an offered day saves looking at the load."""
        load = NO_LOAD if offered else _LoadIfAsked(self._load)
        return after_review(self.memory, grade, offered=offered, **self._rest(load))

    def record(self) -> dict[str, Any]:
        """What the log keeps of how this was scheduled."""
        return {
            "time_zone": self.person.time_zone,
            "day_start_min": self.person.day_start_min,
            "phase_before": self.memory.phase if self.memory else None,
            "recall": (
                recall_now(self.memory, self.at, self.policy) if self.memory else None
            ),
        }

    def keep(self, memory: Memory) -> Any | None:
        """Write the card's memory; None when another answer came first.

        This comes before the log row, so that the card's count decides a race.
        Returns the ``card_id``, and the ``policy_id`` if the policy is on record
        already.
        """
        values: dict[str, Any] = {
            f"to_{name}": value for name, value in as_columns(memory).items()
        }
        values["digest"] = digest_of(self.policy)
        if self.card.card_id is None:
            statement = first_memory(self.session.get_bind().dialect.name)
            values |= {"person": self.person.id, "question": self.card.question_id}
        else:
            statement = KEEP_MEMORY
            values |= {"card_id": self.card.card_id, "seen": self.card.answers}
        return self.session.connection().execute(statement, values).one_or_none()

    def _rest(self, load: Mapping[date, int]) -> dict[str, Any]:
        return {
            "at": self.at,
            "clock": self.clock,
            "policy": self.policy,
            "guess_chance": self.chance,
            "seed": self.card.seed,
            "load": load,
            "days_off": days_off(self.person),
        }

    def _load(self) -> Mapping[date, int]:
        tomorrow = self.clock.day_of(self.at) + timedelta(days=1)
        rows = self.session.connection().execute(
            LOAD,
            {"person": self.person.id, "first": tomorrow, "last": tomorrow + BALANCED},
        )
        return {day: cards for day, cards in rows if day is not None}


class _LoadIfAsked(Mapping[date, int]):
    """How many cards are due on which day, counted once somebody wants to know.

    A card that comes back by the minute goes by the clock alone.
    """

    def __init__(self, count: Callable[[], Mapping[date, int]]) -> None:
        self._count = count

    @cached_property
    def _counted(self) -> Mapping[date, int]:
        return self._count()

    def __getitem__(self, day: date) -> int:
        return self._counted[day]

    def __iter__(self) -> Iterator[date]:
        return iter(self._counted)

    def __len__(self) -> int:
        return len(self._counted)


def _chance_of_a_guess(card: StudyCard, ask: Ask) -> float:
    """The chance to hit the key of a card without knowing anything."""
    shown = present(card.content, ask, card.seed)
    if ask is Ask.ORDER:
        return guess_chance(ask, len(shown.items))
    if ask is Ask.MATCH:
        return guess_chance(ask, len(shown.rights), len(shown.lefts))
    return guess_chance(ask, shown.option_count, shown.answer_count)
