"""Changes to sets that are not published yet, and files that wait to be taken in."""

from datetime import datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, String, Text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base


class SetEdit(MappedAsDataclass, Base, kw_only=True, eq=False):
    """What is to change in a set.  Only what changes is kept; the rest is as published."""

    __tablename__ = "set_edit"

    set_id: Mapped[int] = mapped_column(
        ForeignKey("question_set.id", ondelete="CASCADE"), primary_key=True
    )
    head: Mapped[str] = mapped_column(
        Text, default="{}"
    )  #: JSON: title, description, language, licence, as a set file has them
    version: Mapped[int] = mapped_column(default=0)  #: counts changes of the head
    slugs: Mapped[str] = mapped_column(
        Text, default="[]"
    )  #: JSON: the order of the questions, empty for theirs; those it lacks come last
    changed_at: Mapped[datetime]


class EditedQuestion(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A question that is new, says something else, or is to leave its set."""

    __tablename__ = "edited_question"

    set_id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), primary_key=True)
    content: Mapped[str] = mapped_column(Text)  #: JSON, as typed: it may not read yet
    version: Mapped[int] = mapped_column(default=1)  #: counts changes
    based_on: Mapped[int] = mapped_column(
        default=0
    )  #: the published version it changes, 0 for a new question
    is_removed: Mapped[bool] = mapped_column(default=False)
    changed_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None, index=True
    )
    changed_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(["set_id"], ["set_edit.set_id"], ondelete="CASCADE"),
    )


class EditedText(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A source text that is new, says something else, or is to leave its set."""

    __tablename__ = "edited_text"

    set_id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    content: Mapped[str] = mapped_column(Text)  #: JSON, as a set file has a source
    version: Mapped[int] = mapped_column(default=1)  #: counts changes
    is_removed: Mapped[bool] = mapped_column(default=False)
    changed_by: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None, index=True
    )
    changed_at: Mapped[datetime]

    __table_args__ = (
        ForeignKeyConstraint(["set_id"], ["set_edit.set_id"], ondelete="CASCADE"),
    )


class SetUpload(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A set file that was read and would change a set that people study."""

    __tablename__ = "set_upload"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    owner_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(Text)  #: of the file
    content: Mapped[str] = mapped_column(Text)  #: JSON, the set's plain values
    made_at: Mapped[datetime]
