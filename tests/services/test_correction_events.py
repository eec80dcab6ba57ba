"""Whatever is answered, undone and put right, cards and scores are what logs tell."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.scheduling.grade import Grade
from quizapp.services import amendments
from quizapp.services.corrected_content import changed_content
from quizapp.services.question_versions import content_of
from quizapp.services.replay import compare
from quizapp.store.log_queries import LAST_OF_CARD
from quizapp.store.people import Person
from quizapp.store.question_sets import QuestionSet
from quizapp.store.quizzes import Attempt, GivenMark, Quiz
from quizapp.store.reviews import Card, Review
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    answers,
    attempted,
    corrects,
    owned_set,
    question,
    quiz_of,
    takes_up,
)
from tests.services.quizzing import new_teacher

pytestmark = pytest.mark.slow

MISREAD = "The Governor"

SPELLINGS = ("Anna Lind", MISREAD, "Erik Berg")
events = st.one_of(
    st.tuples(st.just("study"), st.integers(0, 1), st.sampled_from(SPELLINGS)),
    st.tuples(st.just("dont_know"), st.integers(0, 1)),
    st.tuples(st.just("take"), st.integers(0, 1), st.sampled_from(SPELLINGS)),
    st.tuples(st.just("undo"), st.integers(0, 1)),
    st.tuples(st.just("regrade"), st.integers(0, 1), st.sampled_from(list(Grade))),
    st.tuples(st.just("correct"), st.sampled_from(["alias", "other", "plain"])),
    st.tuples(st.just("wait"), st.sampled_from([1, 30, 24 * 60, 5 * 24 * 60])),
)

CONTENTS: dict[str, dict[str, object]] = {
    "plain": {"answer": "Anna Lind", "accept": []},
    "alias": {"answer": "Anna Lind", "accept": [MISREAD]},
    "other": {"answer": "Erik Berg", "accept": []},
}


class Course:
    """Two learners, a teacher and a question, and what happens among them."""

    def __init__(self, session: Session) -> None:
        self.session, self.now = session, NOW
        self.teacher = new_teacher(session, NOW)
        if (
            session.scalars(
                select(QuestionSet).where(QuestionSet.slug == "press-laws")
            ).first()
            is None
        ):
            owned_set(session, self.teacher, NOW)
        else:
            owner_id = session.get_one(QuestionSet, question(session).set_id).owner_id
            self.teacher = session.get_one(Person, owner_id)
        self.quiz: Quiz = quiz_of(session, self.teacher, [question(session)], NOW)
        self.learners = [new_learner(session, name) for name in ("Noor", "Ada")]
        takes_up(session, *self.learners)

    def do(self, name: str, *rest: object) -> None:
        getattr(self, f"_{name}")(*rest)
        self.session.commit()

    def _study(self, who: int, text: str) -> None:
        answers(
            self.session, self.learners[who], question(self.session), text, self.now
        )

    def _dont_know(self, who: int) -> None:
        answers(
            self.session, self.learners[who], question(self.session), None, self.now
        )

    def _take(self, who: int, text: str) -> None:
        attempted(self.session, self.learners[who], self.quiz, [text], self.now)

    def _undo(self, who: int) -> None:
        if number := self._last(who):
            person = self.learners[who]
            amendments.undo(self.session, person=person, review_id=number, now=self.now)

    def _regrade(self, who: int, grade: Grade) -> None:
        if number := self._last(who):
            amendments.regrade(
                self.session,
                person=self.learners[who],
                review_id=number,
                grade=grade,
                now=self.now,
            )

    def _correct(self, name: str) -> None:
        row = question(self.session)
        content = changed_content(content_of(self.session, row), CONTENTS[name])
        if content != content_of(self.session, row):
            corrects(self.session, self.teacher, row, self.now, **CONTENTS[name])

    def _wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    def _last(self, who: int) -> int | None:
        """The review that can be thought again of: the card's last, given in study."""
        card = self.session.scalar(
            select(Card.id).where(
                Card.person_id == self.learners[who].id,
                Card.question_id == question(self.session).id,
            )
        )
        found: int | None = self.session.scalar(LAST_OF_CARD, {"card": card})
        if found is None or self.session.get_one(Review, found).attempt_id:
            return None
        return found

    def ours(self) -> list[int]:
        return [one.id for one in self.learners]

    def reviews(self) -> list[tuple[object, ...]]:
        found = self.session.execute(
            select(Review.id, Review.answer, Review.grade)
            .where(Review.person_id.in_(self.ours()))
            .order_by(Review.id)
        )
        return [tuple(row) for row in found]

    def scores(self) -> list[tuple[object, ...]]:
        found = self.session.execute(
            select(Attempt.id, Attempt.points)
            .where(Attempt.quiz_id == self.quiz.id)
            .order_by(Attempt.id)
        )
        return [tuple(row) for row in found]

    def recounted(self) -> list[tuple[object, ...]]:
        """Scores as the last marks given add up to them."""
        last: dict[int, float] = {}
        for mark in self.session.scalars(
            select(GivenMark)
            .join(Attempt, Attempt.id == GivenMark.attempt_id)
            .where(Attempt.quiz_id == self.quiz.id)
            .order_by(GivenMark.id)
        ):
            last[mark.attempt_id] = mark.fraction
        return [*sorted(last.items())]

    def stabilities(self) -> list[tuple[object, ...]]:
        found = self.session.execute(
            select(Card.id, Card.stability, Card.lapses)
            .where(Card.person_id.in_(self.ours()))
            .order_by(Card.id)
        )
        return [tuple(row) for row in found]


@given(st.lists(events, min_size=6, max_size=25))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_cards_and_scores_agree_with_their_logs_whatever_happens(
    session: Session, happening: list[tuple[str, ...]]
) -> None:
    session.rollback()
    course = Course(session)
    course.do("correct", "plain")

    for name, *rest in happening:
        course.do(name, *rest)

    assert list(compare(session)) == []
    assert course.scores() == course.recounted()
    reviews, scores = course.reviews(), course.scores()
    stabilities, before = course.stabilities(), question(session).version
    content = content_of(session, question(session))
    name = next(
        one for one in CONTENTS if changed_content(content, CONTENTS[one]) != content
    )
    course.do("correct", name)
    assert course.reviews() == reviews
    back = next(
        one for one in CONTENTS if changed_content(content, CONTENTS[one]) == content
    )
    course.do("correct", back)
    assert course.scores() == scores
    assert course.stabilities() == stabilities
    assert course.reviews() == reviews
    assert question(session).version == before + 2
    assert list(compare(session)) == []
