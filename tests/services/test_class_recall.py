"""What a class knew on an earlier day is what its report said on that day."""

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from quizapp.services import amendments
from quizapp.services.class_report import ClassReport, Wanted, class_report
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.progress import simulated
from tests.services.studying import answer, next_card

SET = "kazakhstan-2022-who-is-who"

#: The learners are through with the day's cards by then.
THEN = NOW + timedelta(hours=3)
LATER = THEN + timedelta(days=27)


@pytest.fixture
def made(session: Session) -> MadeClass:
    """A class of two that studied, and one who did not begin."""
    made = make_class(session, learners=3, sets=[SET])
    for seed, learner in enumerate(made.learners[:2]):
        simulated.study(
            session, learner, until=NOW, days=14, new_per_day=4, seed=seed, rests=0
        )
    session.commit()
    return made


def report_of(
    session: Session, made: MadeClass, first: date, now: datetime
) -> ClassReport:
    wanted = Wanted(set_id=None, topic="", first=first, last=now.date())
    report = class_report(
        session, class_=made.row, wanted=wanted, today=now.date(), now=now
    )
    session.rollback()
    return report


def studies(session: Session, made: MadeClass, *, undoing: bool = False) -> None:
    """Some of the cards are answered, rightly or not, on some of the days between."""
    for days in (1, 6, 20):
        for place, learner in enumerate(made.learners):
            now = LATER - timedelta(days=27 - days, minutes=-place)
            for number in range(5):
                now += timedelta(minutes=2)
                card = next_card(session, learner, now)
                review = answer(session, learner, card, now, knows=number != 1)
                if undoing and number % 2 == 0:
                    amendments.undo(
                        session, person=learner, review_id=review.id, now=now
                    )
                    session.commit()


@pytest.mark.parametrize("undoing", [False, True])
def test_it_is_what_the_report_said_then(
    session: Session, made: MadeClass, undoing: bool
) -> None:
    said = report_of(session, made, THEN.date() - timedelta(days=27), THEN).table.whole
    studies(session, made, undoing=undoing)

    later = report_of(session, made, THEN.date(), LATER)

    assert later.earlier is not None
    assert later.earlier.day == THEN.date()
    assert later.earlier.recall.mean == pytest.approx(said.mean)
    assert later.earlier.recall.met == said.met
    assert later.table.whole.mean != pytest.approx(said.mean)


def test_of_a_learner_alone_it_is_theirs(session: Session, made: MadeClass) -> None:
    said = report_of(session, made, THEN.date(), THEN).table.rows[0].whole
    studies(session, made)

    wanted = Wanted(set_id=None, topic="", first=THEN.date(), last=LATER.date())
    later = class_report(
        session,
        class_=made.row,
        wanted=wanted,
        today=LATER.date(),
        now=LATER,
        person_id=made.learners[0].id,
    )
    session.rollback()

    assert later.earlier is not None
    assert later.earlier.recall.mean == pytest.approx(said.mean)


def test_a_topic_is_compared_with_itself(session: Session, made: MadeClass) -> None:
    report = report_of(session, made, THEN.date(), THEN)
    topic = report.topics[0]
    said = dict(zip(report.table.topics, report.table.by_topic, strict=True))[topic]
    studies(session, made)

    wanted = Wanted(set_id=None, topic=topic, first=THEN.date(), last=LATER.date())
    later = class_report(
        session, class_=made.row, wanted=wanted, today=LATER.date(), now=LATER
    )
    session.rollback()

    assert later.earlier is not None
    assert later.earlier.recall.mean == pytest.approx(said.mean)
    assert later.earlier.recall.met == said.met


@pytest.mark.parametrize(
    "first", [THEN.date(), THEN.date() - timedelta(days=15), date.min]
)
def test_nothing_is_said_of_today_nor_of_before_anything_was_met(
    session: Session, made: MadeClass, first: date
) -> None:
    assert report_of(session, made, first, THEN).earlier is None
