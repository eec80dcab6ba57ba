"""The learner's report, read from the log: what counts, and what does not."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, event, func, select, update
from sqlalchemy.orm import Session

from quizapp.progress.period import Period
from quizapp.progress.report import Report
from quizapp.progress.share import Share
from quizapp.progress.time_spent import THOUGHT_CAP_MS
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.scheduling.queue import Queue, Reason
from quizapp.services import amendments, aside
from quizapp.services.progress import Progress, progress_of
from quizapp.services.study_queue import todays_queue
from quizapp.services.today import todays_page
from quizapp.store.people import Person
from quizapp.store.question_sets import Question
from quizapp.store.reviews import Amendment, Card, Change, Review
from tests.app_fixtures import NOW, new_learner
from tests.progress import simulated
from tests.services.studying import again, answer, next_card


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """The statements sent while the block runs."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def progress(session: Session, person: Person, now: datetime = NOW) -> Progress:
    return progress_of(session, person=person, period=Period.ALL, now=now)


def report(session: Session, person: Person, now: datetime = NOW) -> Report:
    return progress(session, person, now).report


def queue_of(session: Session, person: Person, now: datetime) -> Queue:
    return todays_queue(session, person=person, now=now).queue


def last_unmet(session: Session) -> int:
    """The question that would be met last."""
    unmet = select(func.max(Question.id)).where(
        Question.id.not_in(select(Card.question_id))
    )
    found = session.scalar(unmet)
    assert found is not None
    return found


def test_a_newcomer_has_nothing_to_show(session: Session, learner: Person) -> None:
    found = report(session, learner)

    assert found.is_empty
    assert found.mastery.total == found.mastery.new > 100
    assert found.ahead[0].new == learner.new_per_day


def test_one_answer_is_one_review(session: Session, learner: Person) -> None:
    answer(session, learner, next_card(session, learner, NOW), NOW)

    found = report(session, learner)

    assert not found.is_empty
    assert (found.whole.totals.reviews, found.whole.totals.passed) == (1, 1)
    assert found.heat.total == 1
    assert found.mastery.met == 1
    assert found.week.streak == 1
    assert found.ahead[0].new == learner.new_per_day - 1


def test_an_undone_answer_is_none(session: Session, learner: Person) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)

    amendments.undo(session, person=learner, review_id=review.id, now=NOW)

    assert report(session, learner).is_empty


def test_the_last_grade_given_is_the_one_in_force(
    session: Session, learner: Person
) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)
    for grade in (Grade.AGAIN, Grade.HARD, Grade.AGAIN):
        amendments.regrade(
            session, person=learner, review_id=review.id, grade=grade, now=NOW
        )

    assert report(session, learner).whole.totals.missed == 1

    amendments.regrade(
        session, person=learner, review_id=review.id, grade=Grade.EASY, now=NOW
    )
    assert report(session, learner).whole.totals.missed == 0


def test_a_card_left_open_counts_as_two_minutes(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW, taken_ms=3_600_000)
    later = NOW + timedelta(minutes=10)
    answer(session, learner, again(session, learner, card), later, taken_ms=30_000)

    assert report(session, learner, later).time.minutes == 2.5


def test_answers_within_the_steps_are_not_judged(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    later = NOW + timedelta(minutes=10)
    answer(session, learner, again(session, learner, card), later)

    assert report(session, learner, later).retention_in_period == Share(0, 0)


def test_a_card_that_came_back_is_judged_once_a_day(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    answer(session, learner, again(session, learner, card), NOW + timedelta(minutes=10))
    back = NOW + timedelta(days=3)
    answer(session, learner, again(session, learner, card), back, knows=False)
    soon = back + timedelta(minutes=10)
    answer(session, learner, again(session, learner, card), soon)

    found = progress(session, learner, soon)

    assert found.report.retention_in_period == Share(0, 1)
    assert [one.forgotten for one in found.hardest] == [Share(1, 3)]
    assert found.hardest[0].prompt == card.content.prompt
    assert found.hardest[0].set.slug == card.set_slug


def test_a_forgotten_first_meeting_is_no_forgetting(
    session: Session, learner: Person
) -> None:
    answer(session, learner, next_card(session, learner, NOW), NOW, knows=False)

    assert progress(session, learner).hardest == ()


def test_others_reviews_are_not_mine(session: Session, learner: Person) -> None:
    other = new_learner(session, "Ruth Adeyemi")
    answer(session, other, next_card(session, other, NOW), NOW)

    assert report(session, learner).is_empty


def test_suspended_cards_are_remembered_but_no_work(
    session: Session, learner: Person
) -> None:
    review = answer(session, learner, next_card(session, learner, NOW), NOW)
    session.get_one(Card, review.card_id).suspended_at = NOW
    session.commit()

    found = report(session, learner)

    assert found.recall.met == 1
    assert sum(day.due for day in found.ahead) == 0


@pytest.mark.slow
def test_the_days_ahead_are_those_that_today_shows(
    session: Session, learner: Person
) -> None:
    simulated.add_questions(session, learner, sets=1, each=200, now=NOW)
    simulated.study(session, learner, until=NOW, days=30, new_per_day=9)
    tomorrow = NOW + timedelta(days=1)
    aside.suspend(
        session, person=learner, question_id=last_unmet(session), now=tomorrow
    )
    learner.reviews_per_day = 12
    due = [card.question_id for card in queue_of(session, learner, tomorrow).ordered]
    aside.bury(session, person=learner, question_id=due[0], now=tomorrow)
    on_one_fact = Question.id.in_(due[1:4])
    session.execute(update(Question).where(on_one_fact).values(fact="the same"))
    session.commit()

    today = todays_page(session, person=learner, now=tomorrow)
    ahead = report(session, learner, tomorrow).ahead

    assert ahead[:7] == today.coming
    assert ahead[0].total == today.cards > 0
    held = queue_of(session, learner, tomorrow).held_back
    assert {one.reason for one in held} == {Reason.LIMIT, Reason.SIBLING}
    assert len(ahead) == 30


# A longer history, worked out again review by review


@pytest.fixture
def studied(session: Session, learner: Person) -> Person:
    """The learner after three months; a few reviews undone, a few graded anew."""
    simulated.study(session, learner, until=NOW, days=90, new_per_day=1)
    ids = session.scalars(select(Review.id).order_by(Review.id)).all()
    for place, review_id in enumerate(ids[::9]):
        change = Change.UNDONE if place % 2 else Change.GRADED
        session.add(
            Amendment(
                review_id=review_id,
                person_id=learner.id,
                change=change,
                grade=None if change is Change.UNDONE else 1 + place % 4,
                number=1000 + place,
                made_at=NOW,
            )
        )
    session.commit()
    return learner


def standing(session: Session, person: Person) -> list[tuple[Review, int]]:
    """The reviews that stand, in order, with the grade in force."""
    undone: set[int] = set()
    grades: dict[int, int] = {}
    for change in session.scalars(select(Amendment).order_by(Amendment.number)):
        if change.change is Change.UNDONE:
            undone.add(change.review_id)
        elif change.grade is not None:
            grades[change.review_id] = change.grade
    reviews = session.scalars(
        select(Review).where(Review.person_id == person.id).order_by(Review.id)
    )
    return [
        (review, grades.get(review.id, review.grade))
        for review in reviews
        if review.id not in undone
    ]


def test_the_totals_are_those_of_the_reviews_that_stand(
    session: Session, studied: Person
) -> None:
    kept = standing(session, studied)

    found = report(session, studied)

    totals = found.whole.totals
    assert totals.reviews == len(kept) == found.heat.total
    assert totals.passed == sum(grade > 1 for _, grade in kept)
    assert totals.spent_ms == sum(
        min(review.taken_ms, THOUGHT_CAP_MS) for review, _ in kept
    )
    assert sum(part.totals.reviews for part in found.activity) == totals.reviews


@pytest.mark.slow
def test_true_retention_is_that_of_first_answers_in_review(
    session: Session, studied: Person
) -> None:
    first: dict[tuple[int, object], tuple[Review, int]] = {}
    for review, grade in standing(session, studied):
        first.setdefault((review.card_id, review.study_day), (review, grade))
    judged = [one for one in first.values() if one[0].phase_before is Phase.REVIEW]

    found = report(session, studied).retention_in_period

    assert found == Share(sum(grade > 1 for _, grade in judged), len(judged))
    assert found.n > 100


def test_the_hardest_are_counted_by_hand_alike(
    session: Session, studied: Person
) -> None:
    answers: Counter[int] = Counter()
    forgotten: Counter[int] = Counter()
    for review, grade in standing(session, studied):
        if review.phase_before is not None:
            answers[review.question_id] += 1
            forgotten[review.question_id] += grade == 1

    found = progress(session, studied)

    assert len(found.hardest) == 10
    for one in found.hardest:
        counted = Share(forgotten[one.question_id], answers[one.question_id])
        assert one.forgotten == counted
    assert found.report.hardest.of_all.n == forgotten.total()


@pytest.mark.slow
@pytest.mark.parametrize("period", Period)
def test_a_shorter_period_shows_a_part_of_the_whole(
    session: Session, studied: Person, period: Period
) -> None:
    whole = report(session, studied)

    part = progress_of(session, person=studied, period=period, now=NOW).report

    assert 0 < part.whole.totals.reviews <= whole.whole.totals.reviews
    assert part.retention_lately == whole.retention_lately
    assert part.time_last_week == whole.time_last_week
    assert part.recall == whole.recall


@pytest.mark.slow
def test_a_longer_history_takes_no_more_statements(
    session: Session, engine: Engine, learner: Person
) -> None:
    answer(session, learner, next_card(session, learner, NOW), NOW, knows=False)
    at = NOW + timedelta(minutes=1)
    answer(session, learner, next_card(session, learner, at), at, knows=False)
    with statements(engine) as few:
        progress(session, learner, at)
    veteran = new_learner(session, "Ruth Adeyemi")
    simulated.study(session, veteran, until=NOW, days=90, new_per_day=1)

    with statements(engine) as many:
        progress(session, veteran)

    assert len(many) <= len(few) + 2 <= 16
