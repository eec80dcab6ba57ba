"""A learner's own parameters: tried, adopted or left."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from quizapp.scheduling import fitting as core
from quizapp.scheduling.fsrs import DEFAULT_PARAMETERS
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import History, PastReview
from quizapp.services import amendments, fitting
from quizapp.services.policies import policy_of
from quizapp.store.people import Person
from tests.app_fixtures import NOW
from tests.services.studying import answer, next_card


def test_histories_leave_out_what_was_undone(session: Session, learner: Person) -> None:
    first = answer(session, learner, next_card(session, learner, NOW), NOW)
    answer(session, learner, next_card(session, learner, NOW), NOW)
    amendments.undo(session, person=learner, review_id=first.id, now=NOW)

    histories = fitting.histories_of(session, person_id=learner.id)

    assert [len(history.reviews) for history in histories] == [1]


def test_few_reviews_change_nothing(session: Session, learner: Person) -> None:
    answer(session, learner, next_card(session, learner, NOW), NOW)
    histories = fitting.histories_of(session, person_id=learner.id)

    found = fitting.fit(histories, current=DEFAULT_PARAMETERS)

    assert (found.outcome, found.reviews) == (fitting.Outcome.TOO_FEW, 1)
    assert found.parameters is None


@pytest.mark.skipif(core.is_available(), reason="the optional package is installed")
def test_without_the_optional_package_it_is_said_what_to_install() -> None:
    review = PastReview(NOW, NOW.date(), Grade.GOOD)
    later = replace(review, at=NOW + timedelta(days=3), day=NOW.date() + timedelta(3))
    many = [History((review, later))] * core.REVIEWS_TO_FIT

    with pytest.raises(core.FittingUnavailable, match=r"quizapp\[optimizer\]"):
        fitting.fit(many, current=DEFAULT_PARAMETERS)


def test_adopted_parameters_schedule_the_next_review(
    session: Session, learner: Person
) -> None:
    own = (*DEFAULT_PARAMETERS[:-1], 0.2)

    fitting.adopt(session, person=learner, parameters=own)

    assert policy_of(learner).parameters == own
    assert json.loads(learner.parameters or "") == list(own)
