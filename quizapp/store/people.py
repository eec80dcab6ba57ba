"""People, their sign-ins, and what slows down guessing."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from quizapp.store.base import Base


class Role(StrEnum):
    LEARNER = "learner"
    TEACHER = "teacher"
    ADMINISTRATOR = "administrator"


class Theme(StrEnum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


def text_enum(kind: type[StrEnum], length: int = 16) -> Enum:
    """An enum kept as its value in a plain text column."""
    return Enum(
        kind,
        native_enum=False,
        length=length,
        values_callable=lambda members: [member.value for member in members],
    )


class Person(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A learner, a teacher or an administrator; or a guest, who has no email yet.

    The second half is how this person studies.
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254), unique=True, default=None)
    password_hash: Mapped[str | None] = mapped_column(String(255), default=None)
    role: Mapped[Role] = mapped_column(text_enum(Role), default=Role.LEARNER)
    is_guest: Mapped[bool] = mapped_column(default=False)
    guest_of: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), default=None, index=True
    )  #: the account that a guest's browser signed in to, until it is settled there
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None] = mapped_column(default=None)

    time_zone: Mapped[str] = mapped_column(String(64), default="UTC")
    day_start_min: Mapped[int] = mapped_column(default=240)  #: after midnight
    new_per_day: Mapped[int] = mapped_column(default=10)
    reviews_per_day: Mapped[int] = mapped_column(default=200)
    desired_retention: Mapped[float] = mapped_column(default=0.9)
    parameters: Mapped[str | None] = mapped_column(
        Text, default=None
    )  #: this learner's own 21 of FSRS, as JSON; None for the defaults
    vacation_from: Mapped[date | None] = mapped_column(default=None)
    vacation_to: Mapped[date | None] = mapped_column(default=None)  #: last day off
    theme: Mapped[Theme] = mapped_column(text_enum(Theme), default=Theme.SYSTEM)
    keys_on: Mapped[bool] = mapped_column(default=True)


class SignIn(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A signed-in browser.  The cookie carries 32 random bytes; here is their hash.

    Deleting the row signs that browser out, and a copy of its cookie with it.
    """

    __tablename__ = "sign_in"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)  #: SHA-256
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    expires_at: Mapped[datetime]  #: whatever happens
    browser: Mapped[str] = mapped_column(String(200), default="")


class Try(MappedAsDataclass, Base, kw_only=True, eq=False):
    """One try at something that may be tried only so often (a password, a link)."""

    __tablename__ = "try"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    counted: Mapped[str] = mapped_column(String(100))  #: such as "sign-in ip 10.0.0.1"
    at: Mapped[datetime]

    __table_args__ = (Index(None, "counted", "at"), Index(None, "at"))


class OneTimeLink(MappedAsDataclass, Base, kw_only=True, eq=False):
    """A link that does one thing once.  The address carries the token, not the row."""

    __tablename__ = "one_time_link"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)  #: SHA-256
    purpose: Mapped[str] = mapped_column(String(32))
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), default=None, index=True
    )
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(default=None)
