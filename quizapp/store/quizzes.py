"""Quizzes, learners' attempts at them, and the log of all that was saved."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.quizzes.plan import Audience, Counts, Difficulty, Layout, When
from quizapp.store.base import Base
from quizapp.store.people import text_enum


class Quiz(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A quiz and its rules; see ``quizzes/plan.py``.  Its questions: ``quiz_part``."""

    __tablename__ = "quiz"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(
        String(16), unique=True
    )  #: its address; nobody guesses it
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )  #: None once they left: learners keep what they were given
    title: Mapped[str] = mapped_column(Text)
    instructions: Mapped[str] = mapped_column(Text, default="")
    audience: Mapped[Audience] = mapped_column(
        text_enum(Audience), default=Audience.OWNER
    )
    password_hash: Mapped[str | None] = mapped_column(String(255), default=None)
    opens_at: Mapped[datetime | None] = mapped_column(default=None)
    closes_at: Mapped[datetime | None] = mapped_column(default=None)
    time_limit_min: Mapped[int | None] = mapped_column(default=None)
    attempts: Mapped[int | None] = mapped_column(default=None)  #: None for any number
    counts: Mapped[Counts] = mapped_column(text_enum(Counts), default=Counts.BEST)
    pass_pct: Mapped[int | None] = mapped_column(default=None)
    verdict_when: Mapped[When] = mapped_column(text_enum(When), default=When.SUBMITTED)
    key_when: Mapped[When] = mapped_column(text_enum(When), default=When.SUBMITTED)
    evidence_when: Mapped[When] = mapped_column(text_enum(When), default=When.SUBMITTED)
    layout: Mapped[Layout] = mapped_column(text_enum(Layout), default=Layout.ONE)
    is_one_way: Mapped[bool] = mapped_column(default=False)
    shuffles_questions: Mapped[bool] = mapped_column(default=False)
    shuffles_options: Mapped[bool] = mapped_column(default=True)
    is_practice: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)  #: two people edit; one is told
    archived_at: Mapped[datetime | None] = mapped_column(default=None)


class QuizPart(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One question of a quiz, or some to be drawn from sets (``quiz_draw_set``)."""

    __tablename__ = "quiz_part"

    quiz_id: Mapped[int] = mapped_column(
        ForeignKey("quiz.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)  #: 1 for the first
    question_id: Mapped[int | None] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), default=None, index=True
    )  #: None for a draw
    count: Mapped[int] = mapped_column(default=1)
    topic: Mapped[str] = mapped_column(String(60), default="")
    kind: Mapped[str] = mapped_column(String(16), default="")
    difficulty: Mapped[Difficulty | None] = mapped_column(
        text_enum(Difficulty), default=None
    )
    points: Mapped[float] = mapped_column(default=1.0)


class QuizDrawSet(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A set that a part draws from."""

    __tablename__ = "quiz_draw_set"

    quiz_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(
        ForeignKey("question_set.id", ondelete="CASCADE"), primary_key=True, index=True
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["quiz_id", "number"],
            ["quiz_part.quiz_id", "quiz_part.number"],
            ondelete="CASCADE",
        ),
    )


class QuizAllowance(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What one person gets beyond a quiz's rules."""

    __tablename__ = "quiz_allowance"

    quiz_id: Mapped[int] = mapped_column(
        ForeignKey("quiz.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    extra_time_pct: Mapped[int] = mapped_column(default=0)
    extra_attempts: Mapped[int] = mapped_column(default=0)
    closes_at: Mapped[datetime | None] = mapped_column(default=None)


class QuizEmailAllowance(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What whoever has an email gets beyond a quiz's rules, account or not.

    It holds until the person has an allowance of their own.  Kept by email, so that
    giving it tells nobody whose email has an account here.
    """

    __tablename__ = "quiz_email_allowance"

    quiz_id: Mapped[int] = mapped_column(
        ForeignKey("quiz.id", ondelete="CASCADE"), primary_key=True
    )
    email: Mapped[str] = mapped_column(String(254), primary_key=True, index=True)
    extra_time_pct: Mapped[int] = mapped_column(default=0)
    extra_attempts: Mapped[int] = mapped_column(default=0)
    closes_at: Mapped[datetime | None] = mapped_column(default=None)


class Ended(StrEnum):
    """How an attempt ended."""

    SUBMITTED = "submitted"
    TIME_UP = "time-up"


class Attempt(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One learner's go at a quiz.

    ``saves`` counts what was saved in it: it is the row's version, and whatever is
    saved takes this row's lock, so that nothing slips in behind a submission.
    ``points`` and ``out_of`` are a cache of what ``attempt_question`` adds up to.
    """

    __tablename__ = "attempt"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    quiz_id: Mapped[int] = mapped_column(ForeignKey("quiz.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    number: Mapped[int]  #: 1 for this person's first
    is_practice: Mapped[bool] = mapped_column(default=False)
    started_at: Mapped[datetime]
    deadline: Mapped[datetime | None] = mapped_column(default=None)
    extra_time_pct: Mapped[int] = mapped_column(default=0)  #: within ``deadline``
    saves: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended: Mapped[Ended | None] = mapped_column(text_enum(Ended), default=None)
    points: Mapped[float | None] = mapped_column(default=None)
    out_of: Mapped[float | None] = mapped_column(default=None)
    unmarked: Mapped[int] = mapped_column(default=0)  #: questions not marked yet

    __table_args__ = (
        UniqueConstraint("quiz_id", "person_id", "number"),
        # One attempt at a time, whatever two tabs do.
        Index(
            "ix_attempt_one_open",
            "quiz_id",
            "person_id",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
        # Those whose time may be up.
        Index(
            "ix_attempt_running",
            "deadline",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )


class AttemptQuestion(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A question as an attempt asks it, and how its answer stands.

    The answer is a cache of the last row of ``saved_answer``; the marking one of the
    last row of ``given_mark``.
    """

    __tablename__ = "attempt_question"

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempt.id", ondelete="CASCADE"), primary_key=True
    )
    number: Mapped[int] = mapped_column(primary_key=True)  #: 1 for the first
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    question_version: Mapped[int]  #: as it was asked
    ask: Mapped[Ask] = mapped_column(text_enum(Ask))
    seed: Mapped[int]  #: of the order of options
    points: Mapped[float]
    answer: Mapped[str | None] = mapped_column(
        Text, default=None
    )  #: see questions/answer.py; None while there is none
    saves: Mapped[int] = mapped_column(default=0)
    saved_at: Mapped[datetime | None] = mapped_column(default=None)
    is_flagged: Mapped[bool] = mapped_column(default=False)
    settled_at: Mapped[datetime | None] = mapped_column(
        default=None
    )  #: when it could not be changed any more, before the attempt's end
    verdict: Mapped[Verdict | None] = mapped_column(text_enum(Verdict), default=None)
    fraction: Mapped[float | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(Text, default="")


class SavedAnswer(MappedAsDataclass, Base, kw_only=True, eq=False):
    """An answer as it was saved.  Added, never changed."""

    __tablename__ = "saved_answer"

    attempt_id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    save: Mapped[int] = mapped_column(primary_key=True)  #: 1 for the first
    answer: Mapped[str | None] = mapped_column(Text)  #: None: taken out again
    saved_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "number"],
            ["attempt_question.attempt_id", "attempt_question.number"],
            ondelete="CASCADE",
        ),
    )


class Correction(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A key that was put right, and whom that touched.  Added, never changed."""

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    by_file: Mapped[bool] = mapped_column(default=False)  #: the set came again
    made_at: Mapped[datetime]
    from_version: Mapped[int]
    to_version: Mapped[int]
    words: Mapped[str] = mapped_column(Text)  #: what was corrected, for the teacher
    marks_changed: Mapped[int]
    reviews_changed: Mapped[int]


class GivenMark(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A marking of an answer in an attempt.  Added, never changed: the last counts."""

    __tablename__ = "given_mark"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    attempt_id: Mapped[int]
    number: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict))
    fraction: Mapped[float]
    reason: Mapped[str] = mapped_column(Text, default="")
    question_version: Mapped[int]  #: whose key was applied
    marked_at: Mapped[datetime]
    marked_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None, index=True
    )  #: None for the machine
    correction_id: Mapped[int | None] = mapped_column(
        ForeignKey("correction.id", ondelete="SET NULL"), default=None, index=True
    )

    __table_args__ = (
        ForeignKeyConstraint(
            ["attempt_id", "number"],
            ["attempt_question.attempt_id", "attempt_question.number"],
            ondelete="CASCADE",
        ),
        Index(None, "attempt_id", "number"),
    )


class ProblemReport(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What a learner says is wrong with a question, and what came of it."""

    __tablename__ = "problem_report"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    question_version: Mapped[int]
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    words: Mapped[str] = mapped_column(Text)
    answer: Mapped[str | None] = mapped_column(Text, default=None)  #: theirs, if given
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None, index=True
    )
    reply: Mapped[str] = mapped_column(Text, default="")  #: to the learner


class QuizLook(MappedAsDataclass, Base, kw_only=True, eq=False):
    """An administrator looked behind a quiz that is not theirs and that no class has.

    Added, never changed.
    """

    __tablename__ = "quiz_look"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    quiz_id: Mapped[int] = mapped_column(
        ForeignKey("quiz.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    looked_at: Mapped[datetime]
