"""Statements on a class go by its learners, not by questions that the whole site studies.

Asked of a database that was never analysed, as SQLite's are: its planner knows no counts.
"""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine, Executable, event

from quizapp.store.calibration_queries import OF_PEOPLE
from quizapp.store.class_recall_queries import ANSWERED_SINCE
from quizapp.store.class_report_queries import (
    ANSWERED,
    COMING,
    MET_CARDS,
    REMEMBERED,
    STUDIED,
)
from quizapp.store.readiness_queries import ANSWERS_BY_DAY, ASSIGNED_CARDS

pytestmark = pytest.mark.one_database

STATEMENTS: dict[str, Executable] = {
    "calibration": OF_PEOPLE,
    "answered": ANSWERED,
    "studied": STUDIED,
    "remembered": REMEMBERED,
    "pace": ANSWERS_BY_DAY,
}

OF_CARDS: dict[str, Executable] = {
    "met": MET_CARDS,
    "coming": COMING,
    "assigned": ASSIGNED_CARDS,
}

VALUES = {
    "people": [1, 2, 3],
    "sets": [1, 2],
    "topic": "",
    "first": date(2026, 1, 1),
    "last": date(2026, 12, 31),
    "from_day": date(2026, 1, 1),
    "then": datetime(2026, 1, 2, tzinfo=UTC),
}


def plan_of(engine: Engine, statement: Executable) -> list[str]:
    """How SQLite would find what a statement asks for."""
    ran: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, said: str, given: Any, *_: Any) -> None:
        ran.append((said, given))

    event.listen(engine, "before_cursor_execute", note)
    with engine.connect() as connection:
        connection.execute(statement, VALUES).all()
        said, given = ran[-1]
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {said}", given).all()
        connection.rollback()
    return [str(row[3]) for row in rows]


@pytest.mark.parametrize("name", STATEMENTS)
def test_reviews_of_a_class_are_found_by_learner(engine: Engine, name: str) -> None:
    plan = plan_of(engine, STATEMENTS[name])

    of_reviews = [line for line in plan if line.startswith("SEARCH review ")]
    assert of_reviews
    assert all("(person_id=?" in line for line in of_reviews), plan


def test_what_was_known_earlier_is_found_by_learner_then_card_by_card(
    engine: Engine,
) -> None:
    plan = plan_of(engine, ANSWERED_SINCE)

    tables = ("SEARCH review ", "SEARCH before ", "SEARCH earlier ")
    of_reviews = [line for line in plan if line.startswith(tables)]
    assert len(of_reviews) == 4, plan
    assert "(person_id=? AND study_day>?)" in of_reviews[0]
    assert all("(card_id=? AND number" in line for line in of_reviews[1:]), plan
    assert not any(line.startswith("SCAN review") for line in plan), plan


@pytest.mark.parametrize("name", OF_CARDS)
def test_cards_of_a_class_are_found_by_learner(engine: Engine, name: str) -> None:
    plan = plan_of(engine, OF_CARDS[name])

    of_cards = [line for line in plan if line.startswith("SEARCH card ")]
    assert of_cards
    assert all("(person_id=?" in line for line in of_cards), plan
