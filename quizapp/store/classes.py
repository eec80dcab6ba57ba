"""Classes: who teaches them, who learns in them, and what they are given to do."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    false,
)
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base


class SchoolClass(MappedAsDataclass, Base, kw_only=True, eq=False):
    """Learners who study together under one or more teachers.

    ``keeps_days`` is how long what learners did stays in the class's reports after
    they left it; None for as long as the class stands.
    """

    __tablename__ = "school_class"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    code: Mapped[str] = mapped_column(
        String(16), unique=True
    )  #: its address; nobody guesses it
    title: Mapped[str] = mapped_column(String(120))
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None] = mapped_column(default=None)
    keeps_days: Mapped[int | None] = mapped_column(default=None)
    is_demonstration: Mapped[bool] = mapped_column(default=False)


class ClassTeacher(MappedAsDataclass, Base, kw_only=True, eq=False):
    """Who teaches a class.  A class whose last teacher left is an administrator's."""

    __tablename__ = "class_teacher"

    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    added_at: Mapped[datetime]


class ClassMember(MappedAsDataclass, Base, kw_only=True, eq=False):
    """Who learns in a class, or did: leaving ends a row and destroys nothing.

    ``name`` is what the roster calls them; their teachers alone see it.
    """

    __tablename__ = "class_member"

    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), primary_key=True
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    name: Mapped[str] = mapped_column(String(120))
    joined_at: Mapped[datetime]
    left_at: Mapped[datetime | None] = mapped_column(default=None)
    is_removed: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  #: a teacher ended it, and may take them in again; who left decides that alone


class JoinCode(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A code that opens a class to whoever has it, until it ends or is taken back."""

    __tablename__ = "join_code"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None] = mapped_column(default=None)
    revoked_at: Mapped[datetime | None] = mapped_column(default=None)


class RecoveryCard(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What lets a learner in who has no email: a code on a card, kept as its hash."""

    __tablename__ = "recovery_card"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), primary_key=True
    )
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)  #: SHA-256
    made_at: Mapped[datetime]


class Assignment(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A set to study or a quiz to take, given to a class.

    A set is studied by a day, or for an exam on a day; a quiz has its own window,
    which the assignment's days may narrow.
    """

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE")
    )
    set_id: Mapped[int | None] = mapped_column(
        ForeignKey("question_set.id", ondelete="CASCADE"), default=None, index=True
    )
    quiz_id: Mapped[int | None] = mapped_column(
        ForeignKey("quiz.id", ondelete="CASCADE"), default=None, index=True
    )
    given_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    given_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(Text, default="")  #: to the learners
    study_by: Mapped[date | None] = mapped_column(default=None)
    exam_on: Mapped[date | None] = mapped_column(default=None)
    taken_back_at: Mapped[datetime | None] = mapped_column(default=None)

    __table_args__ = (
        CheckConstraint(
            "set_id IS NOT NULL OR quiz_id IS NOT NULL", name="something_is_given"
        ),
        Index(None, "class_id", "given_at"),
    )


class ClassNotice(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What somebody is told about a class on Today, until they put it away."""

    __tablename__ = "class_notice"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), index=True
    )
    words: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(String(200), default="")  #: a path of ours
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None] = mapped_column(default=None)

    __table_args__ = (Index(None, "person_id", "made_at"),)


class ClassLook(MappedAsDataclass, Base, kw_only=True, eq=False):
    """An administrator looked into a class that is not theirs.  Added, never changed."""

    __tablename__ = "class_look"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    class_id: Mapped[int] = mapped_column(
        ForeignKey("school_class.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), index=True
    )
    path: Mapped[str] = mapped_column(String(200))
    looked_at: Mapped[datetime]
