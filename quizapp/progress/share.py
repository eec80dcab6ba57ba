"""A share: how many of how many, and how sure that makes us."""

from dataclasses import dataclass
from math import sqrt

HINT_UNDER = 30  #: with fewer, a share is a hint and no finding

Z_95 = 1.959964  #: the normal quantile of a 95 % interval


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``n``.

    The interval is Wilson's (1927, Journal of the American Statistical Association
    22, 209–212), of 95 %: unlike the textbook's it stays within 0–1 and is right for
    few and for extreme cases.  Of nothing, everything is possible.  Raises ValueError
    unless ``0 <= count <= n``.
    """

    count: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.n:
            raise ValueError(f"no share: {self.count} of {self.n}")

    @property
    def value(self) -> float:
        """The share, 0–1; 0 of nothing."""
        return self.count / self.n if self.n else 0.0

    @property
    def low(self) -> float:
        """The lower end of the interval."""
        return max(self._middle - self._reach, 0.0) if self.count else 0.0

    @property
    def high(self) -> float:
        """The upper end of the interval."""
        return min(self._middle + self._reach, 1.0) if self.count < self.n else 1.0

    @property
    def is_hint(self) -> bool:
        """Whether there are too few to conclude much."""
        return self.n < HINT_UNDER

    def __add__(self, other: "Share") -> "Share":
        return Share(self.count + other.count, self.n + other.n)

    @property
    def _middle(self) -> float:
        return (self.count + Z_95**2 / 2) / (self.n + Z_95**2)

    @property
    def _reach(self) -> float:
        spread = self.count * (self.n - self.count) / self.n if self.n else 0.0
        return Z_95 * sqrt(spread + Z_95**2 / 4) / (self.n + Z_95**2)
