"""One number being read word by word: its finished thousands and what comes after them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_NONE: Final = Decimal(0)
_ONE: Final = Decimal(1)
_LARGEST_GROUP: Final = Decimal(10**9)


@dataclass(frozen=True, slots=True)
class Counted:
    """One number of a text and the items it takes, ``end`` exclusive."""

    value: Decimal
    start: int
    end: int
    is_share: bool = False  #: "a third", "2/3": part of a whole
    is_article: bool = False  #: nothing but "ein" or "une"
    is_scaled: bool = False  #: with "thousand", "million" or the like
    other: Decimal | None = None  #: "third" may also be a share


class NumberSum:
    """A number being read: finished thousands, and the hundreds after them."""

    __slots__ = (
        "article",
        "biggest",
        "end",
        "group",
        "is_said",
        "last",
        "share",
        "start",
        "total",
    )

    def __init__(self, start: int) -> None:
        self.start, self.end = start, start + 1
        self.total = self.group = self.last = _NONE
        self.biggest: Decimal | None = None
        self.share = self.article = False
        self.is_said = False  #: whether ``group`` is there, be it 0

    def begin(self, value: Decimal, *, article: bool = False) -> None:
        self.group = self.last = value
        self.article, self.is_said = article, True

    def takes_figures(self, value: Decimal) -> bool:
        return self.biggest is not None and not self.group and value < self.biggest

    def add(self, value: Decimal, language: str, *, hyphen: bool) -> bool:
        """Add "seven" to "forty", "sixty" to "a hundred"; false where it does not fit."""
        group = self._with(value, language, hyphen=hyphen)
        if group is None:
            return False
        self.group, self.last, self.article = group, value, False
        self.is_said = True
        return True

    def _with(self, value: Decimal, language: str, *, hyphen: bool) -> Decimal | None:
        group = self.group
        if self.share or group >= _LARGEST_GROUP or group % 1 or value % 1:
            return None
        ones, rest = group % 10, group % 100
        if not group:
            fresh = self.biggest is not None and 0 < value < self.biggest
            return value if fresh else None
        if not rest:
            return group + value if 0 < value < 100 and group >= 100 else None
        if language == "fr" and value == 20 and self.last == 4:
            return group + 76
        if language == "fr" and rest in (60, 80) and 0 < value < 20:
            return group + value
        if language == "fr" and ones == 0 and rest in (10, 70, 90) and 6 < value < 10:
            return group + value
        if 0 < value < 10:
            return group + value if ones == 0 and rest >= 20 else None
        if language == "de" and 20 <= value < 100 and 0 < rest < 10:
            return group + value
        # The year's way: "nineteen eighty-four".
        is_year = self.biggest is None and 11 <= group < 100 and 10 <= value < 100
        return group * 100 + value if is_year and not hyphen else None

    def multiply(self, factor: Decimal) -> bool:
        """Make thousands of it; false where it does not fit."""
        self.article = False
        if factor <= 100:
            if self.group >= 100:
                return False
            self.group = self._times(factor)
            self.last, self.is_said = factor, True
            return True
        if self.biggest is None or factor < self.biggest:
            self.total += self._times(factor)
        else:
            self.total = (self.total + self.group) * factor
        self.group, self.last, self.biggest = _NONE, _NONE, factor
        self.is_said = False
        return True

    def _times(self, factor: Decimal) -> Decimal:
        return self.group * factor if self.is_said else factor

    def add_share(self, share: Decimal) -> None:
        """ "… and a half": of one, or of the million before it."""
        if self.biggest is not None and not self.group:
            self.total += self.biggest * share
        else:
            self.group += share
            self.is_said = True

    def divide(self, parts: Decimal) -> None:
        self.group = (self.group if self.is_said else _ONE) / parts
        self.share = self.is_said = True
        self.article = False

    def counted(self) -> Counted:
        return Counted(
            self.total + self.group,
            self.start,
            self.end,
            self.share and self.biggest is None,
            self.article,
            self.biggest is not None,
        )
