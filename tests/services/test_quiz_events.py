"""Whatever happens to a quiz attempt, it agrees with a simple model of one.

Two windows save, replies get lost, the deadline passes, answers are submitted twice and
marked again; the model is a few dictionaries.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer, encode
from quizapp.questions.verdict import Marking, Verdict
from quizapp.services import attempt_marks, saved_answers, submissions
from quizapp.services.attempts import TimeIsUp
from quizapp.services.replay import compare
from quizapp.services.saved_answers import StaleSave
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz, SavedAnswer
from quizapp.store.reviews import Review
from tests.app_fixtures import NOW, new_learner
from tests.services.quizzing import begun, drawing, keys, new_quiz, new_teacher

pytestmark = pytest.mark.slow

QUESTIONS = 2
LIMIT = timedelta(minutes=10)

WRONG_ANSWER = "nothing of the kind"

numbers = st.integers(1, QUESTIONS)
windows = st.sampled_from(["one", "two"])

events = st.one_of(
    st.tuples(
        st.just("save"),
        windows,
        numbers,
        st.sampled_from(["key", "wrong", "blank"]),
        st.booleans(),
    ),
    st.tuples(st.just("resend"), windows),
    st.tuples(st.just("reload"), windows),
    st.tuples(st.just("flag"), numbers, st.booleans()),
    st.tuples(st.just("settle"), numbers),
    st.tuples(st.just("wait"), st.sampled_from([1, 4, 10])),
    st.tuples(st.just("open")),
    st.tuples(st.just("submit")),
    st.tuples(st.just("sweep")),
    st.tuples(st.just("mark"), numbers, st.sampled_from([0.0, 0.5, 1.0])),
)


@dataclass
class Model:
    """An attempt as a few dictionaries, and what each window believes of it."""

    keys: dict[int, Answer]
    now: datetime = NOW
    answers: dict[int, Answer] = field(default_factory=dict)
    saves: dict[int, int] = field(default_factory=dict)
    flags: set[int] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    marks: dict[int, float] = field(default_factory=dict)
    ended_at: datetime | None = None
    seen: dict[str, dict[int, int]] = field(
        default_factory=lambda: {"one": {}, "two": {}}
    )
    last: dict[str, tuple[int, Answer, int]] = field(default_factory=dict)

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None or self.now >= NOW + LIMIT

    def means(self, number: int, what: str) -> Answer:
        return {"key": self.keys[number], "wrong": WRONG_ANSWER, "blank": None}[what]

    def end(self) -> None:
        self.ended_at = self.ended_at or min(self.now, NOW + LIMIT)

    def earned(self, number: int) -> float:
        if number in self.marks:
            return self.marks[number]
        given = self.answers.get(number)
        return 1.0 if given is not None and given == self.keys[number] else 0.0


@dataclass
class Play:
    """The events, done to the real attempt and to the model at once."""

    session: Session
    person: Person
    quiz: Quiz
    attempt: Attempt
    model: Model

    def do(self, event: tuple[object, ...]) -> None:
        name, *rest = event
        getattr(self, f"_{name}")(*rest)
        self.session.commit()

    def _save(self, window: str, number: int, what: str, is_reply_lost: bool) -> None:
        answer = self.model.means(number, what)
        seen = self.model.seen[window].get(number, 0)
        self.model.last[window] = (number, answer, seen)
        self._send(window, number, answer, seen, is_reply_lost=is_reply_lost)

    def _resend(self, window: str) -> None:
        if window in self.model.last:
            self._send(window, *self.model.last[window], is_reply_lost=False)

    def _send(
        self,
        window: str,
        number: int,
        answer: Answer,
        seen: int,
        *,
        is_reply_lost: bool,
    ) -> None:
        model = self.model
        stored, saves = model.answers.get(number), model.saves.get(number, 0)
        is_kept_already = saves > 0 and encode(stored) == encode(answer)
        row = saved_answers.asked(
            self.session, person=self.person, attempt_id=self.attempt.id, number=number
        )

        def send() -> None:
            saved = saved_answers.save_answer(
                self.session,
                row=row,
                attempt_id=self.attempt.id,
                answer=answer,
                seen=seen,
                now=model.now,
            )
            if not is_reply_lost:
                model.seen[window][number] = saved.saves

        if model.is_over or (number in model.settled and not is_kept_already):
            with pytest.raises(TimeIsUp):
                send()
        elif is_kept_already:
            send()
        elif seen != saves:
            with pytest.raises(StaleSave) as refused:
                send()
            assert refused.value.stored == stored
            model.seen[window][number] = refused.value.saves
        else:
            model.answers[number], model.saves[number] = answer, saves + 1
            send()

    def _reload(self, window: str) -> None:
        self.model.seen[window] = dict(self.model.saves)

    def _flag(self, number: int, is_flagged: bool) -> None:
        def flag() -> None:
            saved_answers.flag(
                self.session,
                attempt=self.attempt,
                number=number,
                is_flagged=is_flagged,
                now=self.model.now,
            )

        if self.model.is_over:
            with pytest.raises(TimeIsUp):
                flag()
            return
        flag()
        (self.model.flags.add if is_flagged else self.model.flags.discard)(number)

    def _settle(self, number: int) -> None:
        def settle() -> None:
            submissions.settle(
                self.session,
                attempt=self.attempt,
                number=number,
                marks=True,
                now=self.model.now,
            )

        if self.model.is_over:
            with pytest.raises(TimeIsUp):
                settle()
            return
        settle()
        self.model.settled.add(number)

    def _wait(self, minutes: int) -> None:
        self.model.now += timedelta(minutes=minutes)

    def _open(self) -> None:
        if not self.model.is_over:
            again = begun(self.session, self.person, self.quiz, self.model.now)
            assert again.id == self.attempt.id

    def _submit(self) -> None:
        submissions.submit(self.session, attempt=self.attempt, now=self.model.now)
        self.model.end()

    def _sweep(self) -> None:
        submissions.submit_overdue(self.session, now=self.model.now)
        if self.model.is_over:
            self.model.end()

    def _mark(self, number: int, fraction: float) -> None:
        """A teacher marks an answer otherwise."""
        if self.model.ended_at is None:
            return
        verdict = {0.0: Verdict.WRONG, 1.0: Verdict.RIGHT}.get(fraction, Verdict.CLOSE)
        attempt_marks.keep_mark(
            self.session,
            attempt_id=self.attempt.id,
            number=number,
            marking=Marking(verdict, fraction),
            question_version=1,
            now=self.model.now,
        )
        attempt_marks.add_up(self.session, attempt=self.attempt)
        self.model.marks[number] = fraction

    def check(self) -> None:
        """The database says what the model says."""
        session, model = self.session, self.model
        rows = session.scalars(
            select(AttemptQuestion)
            .where(AttemptQuestion.attempt_id == self.attempt.id)
            .execution_options(populate_existing=True)
        ).all()
        for row in rows:
            stored = model.answers.get(row.number)
            assert row.answer == (None if stored is None else encode(stored))
            assert row.saves == model.saves.get(row.number, 0)
            assert row.is_flagged == (row.number in model.flags)
        assert self._count(SavedAnswer) == sum(model.saves.values())
        session.refresh(self.attempt)
        assert self.attempt.ended_at == model.ended_at
        reviews = session.scalar(
            select(func.count()).where(Review.attempt_id == self.attempt.id)
        )
        if model.ended_at is None:
            assert (self.attempt.points, reviews) == (None, 0)
            return
        given = [one for one in model.answers.values() if one is not None]
        assert reviews == len(given)
        assert self.attempt.points == sum(map(model.earned, model.keys))
        assert self.attempt.out_of == QUESTIONS
        assert list(compare(session)) == []

    def _count(self, table: type[SavedAnswer]) -> int:
        counted = select(func.count()).where(table.attempt_id == self.attempt.id)
        return self.session.scalar(counted) or 0


@given(st.lists(events, min_size=8, max_size=30))
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_state_and_score_agree_with_a_model_whatever_happens(
    session: Session, happening: list[tuple[object, ...]]
) -> None:
    session.rollback()
    person = new_learner(session)
    plan = drawing(
        session, QUESTIONS, time_limit_min=LIMIT.total_seconds() // 60, attempts=None
    )
    quiz = new_quiz(session, new_teacher(session, NOW), NOW, plan)
    attempt = begun(session, person, quiz, NOW)
    play = Play(session, person, quiz, attempt, Model(keys(session, attempt)))

    for event in happening:
        play.do(event)

    play.check()
