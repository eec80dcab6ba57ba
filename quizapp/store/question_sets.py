"""Question sets, their questions, and every version of each."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base


class QuestionSet(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A set.  Its questions stand in ``question``, in the order of ``position``."""

    __tablename__ = "question_set"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None, index=True
    )  #: None for what ships with the app
    title: Mapped[str] = mapped_column(Text)
    description: Mapped[str] = mapped_column(Text, default="")
    language: Mapped[str] = mapped_column(String(35), default="en")  #: BCP 47
    licence: Mapped[str] = mapped_column(Text, default="")
    is_shipped: Mapped[bool] = mapped_column(default=False)
    digest: Mapped[str] = mapped_column(String(64))  #: SHA-256 of what was loaded
    files_digest: Mapped[str] = mapped_column(
        String(64), default=""
    )  #: SHA-256 of the files that say so, "" where none were noted
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]


class SetSource(MappedAsDataclass, Base, kw_only=True, eq=False):
    """Which text a set means by a source's id."""

    __tablename__ = "set_source"

    set_id: Mapped[int] = mapped_column(
        ForeignKey("question_set.id", ondelete="CASCADE"), primary_key=True
    )
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    source_text_id: Mapped[int] = mapped_column(
        ForeignKey("source_text.id"), index=True
    )


class Question(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A question: who it is.  What it says stands in its versions.

    A question that left its set is retired, not deleted: reviews point at it.
    """

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    set_id: Mapped[int] = mapped_column(
        ForeignKey("question_set.id", ondelete="CASCADE")
    )
    slug: Mapped[str] = mapped_column(String(100))
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(16))
    topic: Mapped[str] = mapped_column(String(60), default="")
    fact: Mapped[str] = mapped_column(
        String(200), default=""
    )  #: shared by questions to keep a day apart, across sets over one text
    version: Mapped[int] = mapped_column(default=1)  #: the one in force
    retired_at: Mapped[datetime | None] = mapped_column(default=None)

    __table_args__ = (
        UniqueConstraint("set_id", "slug"),
        Index(None, "set_id", "position"),
    )


class QuestionVersion(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What a question said from one edit to the next.  Added, never changed."""

    __tablename__ = "question_version"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str] = mapped_column(Text)  #: JSON, as in a set file
    created_at: Mapped[datetime]


class EvidenceSpan(MappedAsDataclass, Base, kw_only=True, eq=False):
    """Where a version's quotes stand: code points of the body, end exclusive."""

    __tablename__ = "evidence_span"

    question_id: Mapped[int] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  #: 0 for the first quote
    source_text_id: Mapped[int] = mapped_column(
        ForeignKey("source_text.id"), index=True
    )
    start: Mapped[int]
    end: Mapped[int]
