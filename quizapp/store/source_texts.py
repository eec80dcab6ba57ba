"""The documents questions are drawn from."""

from datetime import datetime

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base


class SourceText(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A source text, kept whole and never changed.

    An edited text is another row, so that evidence keeps pointing into the
    words it was found in.  Sets over the same words share one row.
    """

    __tablename__ = "source_text"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    digest: Mapped[str] = mapped_column(
        String(64), unique=True
    )  #: SHA-256 of all that follows
    title: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(Text, default="")
    publisher: Mapped[str] = mapped_column(Text, default="")
    published: Mapped[str] = mapped_column(String(64), default="")  #: EDTF
    licence: Mapped[str] = mapped_column(Text, default="")
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]
