"""What a learner studies, the memory of each card, and the log of all answers."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.memory import Phase
from quizapp.store.base import Base
from quizapp.store.people import text_enum


class StudiedSet(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A set that a learner has taken up; new cards come from these, in order."""

    __tablename__ = "studied_set"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    set_id: Mapped[int] = mapped_column(
        ForeignKey("question_set.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    position: Mapped[int]
    desired_retention: Mapped[float | None] = mapped_column(
        default=None
    )  #: None for the learner's own
    added_at: Mapped[datetime]


class Card(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One learner's memory of one question: a cache of what the log tells.

    ``answers`` counts what ever happened to the card, undoings included.  It is
    the row's version: two answers that both saw the same count cannot both be
    written.  While ``phase`` is None the question has not been met, or every
    answer to it was undone.
    """

    __tablename__ = "card"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    answers: Mapped[int] = mapped_column(default=0)
    phase: Mapped[Phase | None] = mapped_column(text_enum(Phase), default=None)
    step: Mapped[int] = mapped_column(default=0)
    stability: Mapped[float | None] = mapped_column(default=None)  #: days
    difficulty: Mapped[float | None] = mapped_column(default=None)  #: 1 to 10
    due: Mapped[datetime | None] = mapped_column(default=None)
    due_day: Mapped[date | None] = mapped_column(default=None)
    last_review: Mapped[datetime | None] = mapped_column(default=None)
    last_day: Mapped[date | None] = mapped_column(default=None)
    reviews: Mapped[int] = mapped_column(default=0)  #: those not undone
    lapses: Mapped[int] = mapped_column(default=0)
    suspended_at: Mapped[datetime | None] = mapped_column(default=None)
    buried_until: Mapped[date | None] = mapped_column(default=None)

    __table_args__ = (
        UniqueConstraint("person_id", "question_id"),
        Index(None, "person_id", "due_day"),
    )


class SchedulerPolicy(MappedAsDataclass, Base, kw_only=True, eq=False):
    """The scheduler's settings in force at a review; equal ones share a row."""

    __tablename__ = "scheduler_policy"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    digest: Mapped[str] = mapped_column(String(64), unique=True)  #: SHA-256
    content: Mapped[str] = mapped_column(Text)  #: JSON


class Review(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One answered card.  Added, never changed: reports and replays read it.

    The answer is kept as it was given, so that it can be marked again.  What
    is later undone or graded otherwise stands in ``amendment``.
    """

    __tablename__ = "review"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    card_id: Mapped[int] = mapped_column(ForeignKey("card.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE")
    )
    question_version: Mapped[int]
    number: Mapped[int]  #: the card's ``answers`` after this one
    form_id: Mapped[str] = mapped_column(String(36))  #: one page, one answer
    ask: Mapped[Ask] = mapped_column(text_enum(Ask))
    answer: Mapped[str] = mapped_column(Text)  #: as given; see questions/answer.py
    verdict: Mapped[Verdict] = mapped_column(text_enum(Verdict))
    fraction: Mapped[float]
    reason: Mapped[str] = mapped_column(Text, default="")
    grade: Mapped[int]  #: 1 to 4
    attempt_id: Mapped[int | None] = mapped_column(
        ForeignKey("attempt.id", ondelete="SET NULL"), default=None, index=True
    )  #: the quiz attempt it was given in; None for study
    reviewed_at: Mapped[datetime]
    study_day: Mapped[date]
    time_zone: Mapped[str] = mapped_column(String(64))
    day_start_min: Mapped[int]
    shown_ms: Mapped[int]  #: until the key was asked for; uncapped
    taken_ms: Mapped[int]  #: until the answer was sent; uncapped
    guess_chance: Mapped[float] = mapped_column(default=0.0)
    policy_id: Mapped[int] = mapped_column(ForeignKey("scheduler_policy.id"))
    phase_before: Mapped[Phase | None] = mapped_column(text_enum(Phase), default=None)
    recall: Mapped[float | None] = mapped_column(
        default=None
    )  #: predicted just before the answer; None for a new card
    due: Mapped[datetime]  #: what the scheduler chose
    due_day: Mapped[date]

    __table_args__ = (
        UniqueConstraint("card_id", "number"),
        UniqueConstraint("person_id", "form_id"),
        Index(None, "person_id", "study_day"),
        Index(None, "question_id"),
    )


class Change(StrEnum):
    """What an amendment does to its review."""

    UNDONE = "undone"
    GRADED = "graded"  #: by the learner
    REMARKED = "remarked"  #: the key was corrected, or its marker thought again


class Amendment(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What became of a review later.  Added, never changed.

    Mostly a learner's second thought; or the key was corrected or a teacher thought
    again, and the answer was marked again: then ``verdict``, ``fraction`` and ``reason`` are what counts now.
    """

    __tablename__ = "amendment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    review_id: Mapped[int] = mapped_column(
        ForeignKey("review.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    change: Mapped[Change] = mapped_column(text_enum(Change))
    grade: Mapped[int | None] = mapped_column(default=None)  #: 1 to 4, if graded
    verdict: Mapped[Verdict | None] = mapped_column(text_enum(Verdict), default=None)
    fraction: Mapped[float | None] = mapped_column(default=None)
    reason: Mapped[str] = mapped_column(Text, default="")
    correction_id: Mapped[int | None] = mapped_column(
        ForeignKey("correction.id", ondelete="SET NULL"), default=None, index=True
    )
    number: Mapped[int]  #: the card's ``answers`` after this one
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("review_id", "number"),)


class ExtraNew(MappedAsDataclass, Base, kw_only=True, eq=False):
    """New cards a learner asked for on one day beyond the daily limit."""

    __tablename__ = "extra_new"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    study_day: Mapped[date] = mapped_column(primary_key=True)
    extra: Mapped[int] = mapped_column(default=0)
