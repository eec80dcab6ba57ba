"""Derived questions that a teacher decides on, and every decision."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base
from quizapp.store.people import text_enum


class Standing(StrEnum):
    """What was decided on a draft."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Act(StrEnum):
    """What somebody did with a draft."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    UNDO = "undo"
    PUBLISH = "publish"


class DraftQuestion(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A draft.  ``version`` counts its changes: who saw an older one is told."""

    __tablename__ = "draft"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    derivation_id: Mapped[int] = mapped_column(
        ForeignKey("derivation.id", ondelete="CASCADE")
    )
    position: Mapped[int]  #: from 1, in the order of the text
    rank: Mapped[int]  #: from 1, the most useful first
    derived: Mapped[str] = mapped_column(Text)  #: JSON, as the machine wrote it
    content: Mapped[str] = mapped_column(Text)  #: JSON, as it stands now
    spans: Mapped[str] = mapped_column(Text)  #: JSON: [[start, end], …] of the evidence
    key_start: Mapped[int] = mapped_column(default=0)
    key_end: Mapped[int] = mapped_column(default=0)  #: 0 where the key is spread
    rule: Mapped[str] = mapped_column(String(60), default="")
    fact: Mapped[str] = mapped_column(String(200), default="")
    confidence: Mapped[float] = mapped_column(default=0.0)
    warnings: Mapped[str] = mapped_column(Text, default="[]")  #: JSON list of words
    doubts: Mapped[str] = mapped_column(Text, default="[]")  #: JSON list of words
    why: Mapped[str] = mapped_column(Text, default="")  #: the finding's reason
    features: Mapped[str] = mapped_column(
        Text, default="{}"
    )  #: JSON: what the ranker knows of it
    standing: Mapped[Standing] = mapped_column(
        text_enum(Standing), default=Standing.WAITING
    )
    version: Mapped[int] = mapped_column(default=1)
    question_id: Mapped[int | None] = mapped_column(
        ForeignKey("question.id", ondelete="SET NULL"), default=None, index=True
    )  #: what it was published as

    __table_args__ = (UniqueConstraint("derivation_id", "position"),)


class DraftDecision(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One thing done with one draft.  Added, never changed.

    What stood before is kept, so that it can be undone and so that a ranker can
    learn from it.  ``number`` is the draft's version that came of it.
    """

    __tablename__ = "draft_decision"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    draft_id: Mapped[int] = mapped_column(ForeignKey("draft.id", ondelete="CASCADE"))
    number: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL"), default=None, index=True
    )
    act: Mapped[Act] = mapped_column(text_enum(Act))
    batch: Mapped[str] = mapped_column(
        String(36), default=""
    )  #: shared by what was decided at once
    undoes_id: Mapped[int | None] = mapped_column(
        ForeignKey("draft_decision.id", ondelete="CASCADE"), default=None, unique=True
    )
    standing: Mapped[Standing] = mapped_column(text_enum(Standing))  #: before
    content: Mapped[str] = mapped_column(Text)  #: before
    spans: Mapped[str] = mapped_column(Text)  #: before
    new_standing: Mapped[Standing] = mapped_column(text_enum(Standing))
    made_at: Mapped[datetime]

    __table_args__ = (UniqueConstraint("draft_id", "number"), Index(None, "batch"))
