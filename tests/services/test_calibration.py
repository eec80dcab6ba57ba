"""Predicted recall beside what happened, of a learner, a class and the site."""

import pytest
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.progress import calibration as pure
from quizapp.scheduling.evaluation import Prediction
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.services import calibration, class_members
from quizapp.services.calibration import Found
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.reviews import Amendment, Change, Review
from tests.app_fixtures import NOW, new_learner
from tests.class_fixtures import MadeClass, make_class
from tests.progress import simulated

SET = "kazakhstan-2022-who-is-who"


def studied(session: Session, person: Person, *, days: int = 25, seed: int = 1) -> None:
    simulated.study(session, person, until=NOW, days=days, new_per_day=8, seed=seed)


def in_review(session: Session) -> list[Review]:
    return list(
        session.scalars(
            select(Review)
            .where(Review.phase_before == Phase.REVIEW)
            .order_by(Review.id)
        )
    )


def recounted(reviews: list[Review]) -> pure.Calibration | None:
    """The same of whole rows, one after the other."""
    predictions = [
        Prediction(one.recall or 0.0, one.grade > Grade.AGAIN) for one in reviews
    ]
    return pure.calibration(pure.sums_of(predictions))


def amend(session: Session, review: Review, change: Change, grade: int | None) -> None:
    session.add(
        Amendment(
            review_id=review.id,
            person_id=review.person_id,
            change=change,
            grade=grade,
            number=review.number + 100,
            made_at=NOW,
        )
    )
    session.commit()


def assert_same(found: Found, expected: pure.Calibration | None) -> None:
    assert found.whole is not None
    assert expected is not None
    assert found.whole.observed == expected.observed
    for name in ("predicted", "log_loss", "log_loss_of_mean", "error"):
        assert getattr(found.whole, name) == pytest.approx(
            getattr(expected, name), abs=1e-4
        ), name


@pytest.fixture
def class_(session: Session) -> MadeClass:
    """A class of two who have studied one set for weeks."""
    made = make_class(session, learners=2, sets=[SET])
    for seed, learner in enumerate(made.learners):
        studied(session, learner, seed=seed)
    return made


def test_the_sums_of_a_learner_are_those_of_a_recount(
    session: Session, learner: Person
) -> None:
    studied(session, learner)

    found = calibration.of_person(session, person_id=learner.id)

    assert_same(found, recounted(in_review(session)))


@pytest.mark.slow
def test_what_was_undone_does_not_count(session: Session, learner: Person) -> None:
    studied(session, learner)
    first, *others = in_review(session)
    amend(session, first, Change.UNDONE, None)

    found = calibration.of_person(session, person_id=learner.id)

    assert_same(found, recounted(others))


def test_the_last_grade_counts(session: Session, learner: Person) -> None:
    studied(session, learner)
    reviews = in_review(session)
    forgotten = next(one for one in reviews if one.grade == Grade.AGAIN)
    amend(session, forgotten, Change.GRADED, int(Grade.GOOD))

    found = calibration.of_person(session, person_id=learner.id)

    before = recounted(reviews)
    assert before is not None
    assert found.whole is not None
    assert found.whole.observed.count == before.observed.count + 1


def test_nothing_reviewed_is_nothing_found(session: Session, learner: Person) -> None:
    assert calibration.of_person(session, person_id=learner.id) == Found(None)


@pytest.mark.slow
def test_a_class_is_its_learners_and_its_sets(
    session: Session, class_: MadeClass
) -> None:
    stranger = new_learner(session)
    studied(session, stranger, seed=9)
    own = [
        row
        for row in in_review(session)
        if row.person_id in {one.id for one in class_.learners}
    ]

    found = calibration.of_class(session, class_id=class_.id)

    assert_same(found, recounted(own))


@pytest.mark.slow
def test_what_a_learner_studies_beside_a_class_is_none_of_its_business(
    session: Session, class_: MadeClass
) -> None:
    other = session.scalars(
        select(QuestionSet.id).where(QuestionSet.slug != SET).limit(1)
    ).one()
    moved = in_review(session)[0].question_id
    session.execute(update(Question).where(Question.id == moved).values(set_id=other))
    session.commit()

    found = calibration.of_class(session, class_id=class_.id)

    kept = [one for one in in_review(session) if one.question_id != moved]
    assert_same(found, recounted(kept))


def test_who_left_a_class_is_not_counted_in_it(
    session: Session, class_: MadeClass
) -> None:
    gone, stays = class_.learners
    class_members.leave(session, class_=class_.row, person_id=gone.id, now=NOW)
    session.commit()

    found = calibration.of_class(session, class_id=class_.id)

    assert_same(
        found,
        recounted([one for one in in_review(session) if one.person_id == stays.id]),
    )


def test_the_site_is_everybodys_latest_reviews(
    session: Session, class_: MadeClass
) -> None:
    last = max(one.id for one in session.scalars(select(Review)))

    everything = calibration.of_site(session)
    latest = calibration.of_site(session, latest=50)

    reviews = in_review(session)
    assert_same(everything, recounted(reviews))
    assert_same(latest, recounted([one for one in reviews if one.id > last - 50]))


def test_known_is_what_is_left_without_guessing(
    session: Session, learner: Person
) -> None:
    studied(session, learner)
    session.execute(update(Review).values(guess_chance=0.25))
    session.commit()

    found = calibration.of_person(session, person_id=learner.id)

    assert found.whole is not None
    share = found.whole.observed.value
    assert found.known_observed == pytest.approx((share - 0.25) / 0.75)
    assert found.known_predicted == pytest.approx((found.whole.predicted - 0.25) / 0.75)


@pytest.mark.slow
def test_predictions_that_say_too_much_show_it(
    session: Session, learner: Person
) -> None:
    studied(session, learner, days=40)
    session.execute(
        update(Review).where(Review.recall.is_not(None)).values(recall=0.995)
    )
    session.commit()

    found = calibration.of_person(session, person_id=learner.id)

    assert found.whole is not None
    assert found.whole.log_loss > found.whole.log_loss_of_mean
    assert found.whole.error > 3 * found.whole.error_by_chance
