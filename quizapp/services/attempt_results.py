"""What came of attempts: scores, what may be shown of them now, and what was missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.answer import Answer, decode
from quizapp.questions.question import Ask, Question
from quizapp.questions.verdict import Marking, Verdict
from quizapp.quizzes import reveal
from quizapp.quizzes.plan import Audience
from quizapp.quizzes.reveal import Shown
from quizapp.quizzes.scoring import Marked, Score, by_topic, counted, score
from quizapp.services import attempt_marks, attempts, quiz_plans
from quizapp.services.learner import Learner
from quizapp.services.remarks import keys_applied, keys_in_force
from quizapp.store.quiz_queries import ALL_ASKED
from quizapp.store.quizzes import Attempt, Quiz

#: A median of fewer learners would tell how single ones did.
FEWEST_FOR_A_MEDIAN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    """A question of an attempt as it was asked, and how its answer stands.

    Where its key was corrected since, ``version`` and ``content`` are those of the key
    that marked the answer: the prompt is the same.
    """

    number: int
    question_id: int
    set_id: int
    version: int
    content: Question
    topic: str
    ask: Ask
    seed: int
    points: float
    answer: Answer
    saves: int
    saved_at: datetime | None
    is_answered: bool
    is_flagged: bool
    is_settled: bool
    marking: Marking | None  #: None until somebody has marked it

    @property
    def is_missed(self) -> bool:
        """Whether it was marked, and not right."""
        return self.marking is not None and self.marking.verdict is not Verdict.RIGHT

    @property
    def marked(self) -> Marked:
        """As scores are added up from it."""
        fraction = None if self.marking is None else self.marking.fraction
        return Marked(self.topic, self.points, fraction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What came of an attempt that is over.

    ``score``, ``topics``, ``passed`` and ``median`` are there only where verdicts may
    be shown; the median is in points of this attempt.
    """

    questions: tuple[AskedQuestion, ...]
    shown: Shown
    ended_at: datetime
    took: timedelta
    score: Score | None = None
    topics: dict[str, Score]
    passed: bool | None = None
    median: float | None = None


@dataclass(frozen=True, slots=True)
class PastAttempt:
    """An attempt that is over; ``share`` is None where it may not be shown."""

    attempt: Attempt
    ended_at: datetime
    share: float | None
    counts: bool  #: whether it is the one that counts


def questions_of(session: Session, attempt: Attempt) -> tuple[AskedQuestion, ...]:
    """All questions of an attempt, in order; marked as far as that was kept."""
    rows = session.connection().execute(ALL_ASKED, {"attempt": attempt.id}).all()
    keys = keys_applied(session, rows)
    return tuple(_asked(session, row, keys.get(row.number)) for row in rows)


def shown_of(
    quiz: Quiz, asked: AskedQuestion | None, *, is_over: bool, now: datetime
) -> Shown:
    """What the learner may see of a question now; None for any of an attempt over."""
    return reveal.shown(
        quiz_plans.rules_of(quiz),
        is_settled=asked is not None and asked.is_settled,
        is_over=is_over,
        closed_at=quiz_plans.closed_at(quiz, now),
    )


def results_of(
    session: Session, *, attempt: Attempt, quiz: Quiz, now: datetime
) -> Results:
    """What came of an attempt that is over, as far as it may be shown now.

    One whose time is up but that nobody has submitted yet is marked as it will be;
    nothing is written.
    """
    rows = session.connection().execute(ALL_ASKED, {"attempt": attempt.id}).all()
    keys = keys_applied(session, rows)
    if attempt.ended_at is None:
        by_question = keys_in_force(session, rows)
        keys = {
            row.number: by_question[row.question_id]
            for row in rows
            if row.verdict is None and row.question_id in by_question
        } | keys
    questions = tuple(
        _asked(session, row, keys.get(row.number), marks=True) for row in rows
    )
    shown = shown_of(quiz, None, is_over=True, now=now)
    ended_at = attempt.ended_at or attempt.deadline or now
    bare = Results(
        questions=questions,
        shown=shown,
        ended_at=ended_at,
        took=ended_at - attempt.started_at,
        topics={},
    )
    if not shown.verdict:
        return bare
    marked = [one.marked for one in questions]
    found = score(marked)
    return Results(
        questions=questions,
        shown=shown,
        ended_at=ended_at,
        took=bare.took,
        score=found,
        topics=by_topic(marked),
        passed=found.passes(quiz.pass_pct),
        median=_median(session, quiz, found.out_of),
    )


def past_attempts(
    session: Session, *, person: Learner, quiz: Quiz, now: datetime
) -> list[PastAttempt]:
    """One person's attempts that are over, oldest first."""
    made = session.scalars(
        select(Attempt)
        .where(Attempt.quiz_id == quiz.id, Attempt.person_id == person.id)
        .order_by(Attempt.number)
    )
    over = [attempt for attempt in made if attempts.is_over(attempt, now)]
    may = shown_of(quiz, None, is_over=True, now=now).verdict
    shares = [_share(attempt) if may else None for attempt in over]
    known = [share for share in shares if share is not None]
    best = counted(known, quiz.counts)
    at = shares.index(best) if best in shares and quiz.counts != "last" else None
    if quiz.counts == "last" and known:
        at = len(shares) - 1 - shares[::-1].index(best)
    return [
        PastAttempt(
            attempt,
            attempt.ended_at or attempt.deadline or now,
            share,
            len(over) > 1 and quiz.counts != "average" and place == at,
        )
        for place, (attempt, share) in enumerate(zip(over, shares, strict=True))
    ]


def missed_in(
    session: Session, *, person: Learner, attempt_id: int, now: datetime
) -> frozenset[int]:
    """The questions that this person missed in an attempt.

    Raises:
        NotFound: it is not theirs, not over, or its keys may not be shown now, as
            studying its questions would.
    """
    attempt = session.get(Attempt, attempt_id)
    quiz = session.get(Quiz, attempt.quiz_id) if attempt else None
    if (
        attempt is None
        or quiz is None
        or attempt.person_id != person.id
        or attempt.ended_at is None
        or not shown_of(quiz, None, is_over=True, now=now).key
    ):
        raise NotFound("There is no such attempt of yours.")
    return frozenset(
        one.question_id for one in questions_of(session, attempt) if one.is_missed
    )


def _asked(
    session: Session,
    row: Any,
    key: tuple[int, Question] | None = None,
    *,
    marks: bool = False,
) -> AskedQuestion:
    """``key``: the version that says what is right, where it was corrected since."""
    version, content = key or (row.question_version, attempt_marks.content_of(row))
    marking = None
    if row.verdict is not None:
        marking = Marking(row.verdict, row.fraction or 0.0, row.reason)
    elif marks:
        marking = attempt_marks.marking_of(session, row, content)
    return AskedQuestion(
        number=row.number,
        question_id=row.question_id,
        set_id=row.set_id,
        version=version,
        content=content,
        topic=row.topic,
        ask=row.ask,
        seed=row.seed,
        points=row.points,
        answer=None if row.answer is None else decode(row.answer),
        saves=row.saves,
        saved_at=row.saved_at,
        is_answered=row.answer is not None,
        is_flagged=row.is_flagged,
        is_settled=row.settled_at is not None,
        marking=marking,
    )


def _share(attempt: Attempt) -> float | None:
    if attempt.points is None or attempt.out_of is None:
        return None
    return Score(attempt.points, attempt.out_of).share


def _median(session: Session, quiz: Quiz, out_of: float) -> float | None:
    """The middle of what counts of each learner, in points; None of too few."""
    if quiz.audience is Audience.OWNER:
        return None
    rows = session.execute(
        select(Attempt.person_id, Attempt.points, Attempt.out_of)
        .where(
            Attempt.quiz_id == quiz.id,
            Attempt.ended_at.is_not(None),
            Attempt.is_practice.is_(False),
            Attempt.unmarked == 0,
        )
        .order_by(Attempt.person_id, Attempt.number)
    )
    shares: dict[int, list[float]] = {}
    for person_id, points, of in rows:
        shares.setdefault(person_id, []).append(Score(points or 0, of or 0).share)
    if len(shares) < FEWEST_FOR_A_MEDIAN:
        return None
    return out_of * median(_counting(theirs, quiz) for theirs in shares.values())


def _counting(shares: Sequence[float], quiz: Quiz) -> float:
    return counted(shares, quiz.counts) or 0.0
