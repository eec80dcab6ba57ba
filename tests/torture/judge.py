"""What became of the answers: lost, doubled, invented, or each there once."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.orm import Session

from quizapp.questions.answer import encode
from quizapp.services import replay
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from quizapp.store.reviews import Card, Review
from tests.torture.learners import Learner, Sent


@dataclass(slots=True)
class Judgement:
    """Every list should be empty, and every count above naught."""

    acknowledged: int = 0
    stored: int = 0
    resent: int = 0  #: answers that took more than one try
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    miscounted: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)  #: cards not as their log says
    damaged: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        named = {
            "lost": self.lost,
            "doubled": self.doubled,
            "invented": self.invented,
            "miscounted": self.miscounted,
            "untold": self.untold,
            "damaged": self.damaged,
            "strange": self.strange,
        }
        return [
            f"{len(found)} {name}, such as {found[0]}"
            for name, found in named.items()
            if found
        ]

    def __str__(self) -> str:
        return (
            f"{self.acknowledged} acknowledged, {self.stored} stored, "
            f"{self.resent} sent more than once; {'; '.join(self.faults) or 'no fault'}"
        )


def judge(url: str, learners: list[Learner]) -> Judgement:
    """Compare what was sent with what is stored."""
    found = Judgement()
    found.strange = [words for learner in learners for words in learner.strange]
    engine = make_engine(url)
    try:
        with Session(engine) as session:
            connection = session.connection()
            _compare_answers(found, connection, learners)
            _recount(found, connection)
            found.untold = [
                f"card {difference.card_id}" for difference in replay.compare(session)
            ]
            found.damaged = schema_care.damage(connection)
            found.damaged += schema_care.broken_keys(connection)
    finally:
        engine.dispose()
    return found


def _compare_answers(
    found: Judgement, connection: Connection, learners: list[Learner]
) -> None:
    sent = {one.form["form_id"]: one for learner in learners for one in learner.sent}
    rows = connection.execute(
        select(
            Review.id,
            Review.form_id,
            Review.person_id,
            Review.question_id,
            Review.answer,
            Review.grade,
        )
    ).all()
    stored = {row.form_id: row for row in rows}
    times = Counter(row.form_id for row in rows)
    found.stored = len(rows)
    found.acknowledged = sum(one.acknowledged for one in sent.values())
    found.resent = sum(one.tries > 1 for one in sent.values())
    found.doubled = [form_id for form_id, count in times.items() if count > 1]
    found.invented = [
        row.form_id
        for row in rows
        if row.form_id not in sent or not _is_what_was_sent(row, sent[row.form_id])
    ]
    found.lost = [
        form_id
        for form_id, one in sent.items()
        if one.acknowledged and not _is_kept(one, stored.get(form_id))
    ]


def _is_what_was_sent(row: Row[*tuple[Any, ...]], sent: Sent) -> bool:
    given = "" if sent.form["ask"] == "flashcard" else sent.form.get("answer")
    return (
        (row.person_id, row.question_id) == (sent.person_id, sent.question_id)
        and row.answer == encode(given)
        and ("grade" not in sent.form or row.grade == int(sent.form["grade"]))
    )


def _is_kept(sent: Sent, row: Row[*tuple[Any, ...]] | None) -> bool:
    return row is not None and sent.review_id in (None, row.id)


def _recount(found: Judgement, connection: Connection) -> None:
    """Each card counts its reviews, numbered without a gap."""
    counted = (
        select(
            Review.card_id,
            func.count().label("reviews"),
            func.max(Review.number).label("last"),
        )
        .group_by(Review.card_id)
        .subquery()
    )
    rows = connection.execute(
        select(Card.id, Card.answers, counted.c.reviews, counted.c.last).outerjoin(
            counted, counted.c.card_id == Card.id
        )
    )
    found.miscounted = [
        f"card {card_id}: {answers} answers, {reviews} reviews, the last is {last}"
        for card_id, answers, reviews, last in rows
        if not answers == (reviews or 0) == (last or 0)
    ]
