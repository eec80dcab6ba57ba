"""Texts that are read for questions: who asked, how far it is, and what was sent."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import (
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base
from quizapp.store.people import text_enum


class Stage(StrEnum):
    """Where a derivation stands."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Derivation(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One person's wish that questions be derived from a text, and what came of it.

    It is a job as well: a worker that takes it writes its name and the moment, and
    again every few seconds; one that has not for long is gone, and another takes it.
    """

    __tablename__ = "derivation"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    owner_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    form_id: Mapped[str] = mapped_column(String(36))  #: of the page that asked
    source_text_id: Mapped[int | None] = mapped_column(
        ForeignKey("source_text.id"), default=None, index=True
    )  #: None until the file that was sent is read
    title: Mapped[str] = mapped_column(Text)
    published: Mapped[str] = mapped_column(String(64), default="")  #: EDTF
    wanted: Mapped[int] = mapped_column(default=40)  #: drafts that are shown first
    rephrase: Mapped[bool] = mapped_column(
        default=False, server_default=false()
    )  #: whether the administrator's endpoint may propose wordings
    stage: Mapped[Stage] = mapped_column(text_enum(Stage), default=Stage.WAITING)
    share: Mapped[float] = mapped_column(default=0.0)  #: read so far, 0 to 1
    doing: Mapped[str] = mapped_column(Text, default="")  #: in words fit to show
    problem: Mapped[str] = mapped_column(Text, default="")  #: why it failed
    notices: Mapped[str] = mapped_column(Text, default="[]")  #: JSON list of words
    findings: Mapped[str] = mapped_column(
        Text, default="{}"
    )  #: JSON, as `derive` prints
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    worker: Mapped[str] = mapped_column(String(64), default="")  #: who reads it
    seen_at: Mapped[datetime | None] = mapped_column(default=None)  #: by that worker
    tries: Mapped[int] = mapped_column(default=0)  #: how often a worker took it

    __table_args__ = (
        UniqueConstraint("owner_id", "form_id"),
        Index(None, "stage", "id"),
    )


class DerivationUpload(MappedAsDataclass, Base, kw_only=True, eq=False):
    """The file that was sent, until it is read."""

    __tablename__ = "derivation_upload"

    derivation_id: Mapped[int] = mapped_column(
        ForeignKey("derivation.id", ondelete="CASCADE"), primary_key=True
    )
    name: Mapped[str] = mapped_column(Text)
    data: Mapped[bytes] = mapped_column(LargeBinary)
