"""The person asking, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from quizapp.store.people import Role, Theme


@dataclass(frozen=True, slots=True)
class Me:
    """The person asking, as templates and the study loop see them.

    A copy: pages that say what went wrong are drawn after a rollback, when
    reading the row again may fail for the same reason.
    """

    id: int
    name: str
    email: str | None
    role: Role
    is_guest: bool
    is_teacher: bool
    is_in_class: bool
    theme: Theme
    keys_on: bool
    time_zone: str
    day_start_min: int
    new_per_day: int
    reviews_per_day: int
    desired_retention: float
    parameters: str | None
    vacation_from: date | None
    vacation_to: date | None

    @property
    def initials(self) -> str:
        """At most two letters that stand for the name."""
        words = self.name.split()
        first_and_last = words[:1] + words[1:][-1:]
        return "".join(word[0] for word in first_and_last).upper()


def me_of(row: Any) -> Me:
    """The person of a row of ``SIGNED_IN``."""
    return Me(
        id=row.id,
        name=row.name,
        email=row.email,
        role=row.role,
        is_guest=row.is_guest,
        is_teacher=row.role in (Role.TEACHER, Role.ADMINISTRATOR),
        is_in_class=row.is_in_class,
        theme=row.theme,
        keys_on=row.keys_on,
        time_zone=row.time_zone,
        day_start_min=row.day_start_min,
        new_per_day=row.new_per_day,
        reviews_per_day=row.reviews_per_day,
        desired_retention=row.desired_retention,
        parameters=row.parameters,
        vacation_from=row.vacation_from,
        vacation_to=row.vacation_to,
    )
