"""A learner, as far as studying goes."""

from datetime import date
from typing import Protocol


class Learner(Protocol):
    """What the study loop reads of a person: a mapped one, or a plain copy of it.

    With every card asked, a mapped object would cost more than all its statements.
    """

    @property
    def id(self) -> int: ...
    @property
    def time_zone(self) -> str: ...
    @property
    def day_start_min(self) -> int: ...
    @property
    def new_per_day(self) -> int: ...
    @property
    def reviews_per_day(self) -> int: ...
    @property
    def desired_retention(self) -> float: ...
    @property
    def parameters(self) -> str | None: ...
    @property
    def vacation_from(self) -> date | None: ...
    @property
    def vacation_to(self) -> date | None: ...
