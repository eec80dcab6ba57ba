"""An axis: which round values it shows, and where they begin and end."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10


@dataclass(frozen=True, slots=True)
class Axis:
    """Round values from the foot to the top, with what is written beside each."""

    steps: tuple[float, ...]
    labels: tuple[str, ...]

    @property
    def foot(self) -> float:
        return self.steps[0]

    def share(self, value: float) -> float:
        """How far up the axis a value stands: 0 at its foot, 1 at its top."""
        return (value - self.foot) / (self.steps[-1] - self.foot)


def amounts_axis(most: float) -> Axis:
    """Whole numbers from 0 to ``most`` or a little more, in 1 to 4 even steps.

    Less than 1 is shown on an axis that ends at 1: nobody counts parts of a card.
    """
    step = _round_step(max(most, 1.0))
    count = max(ceil(most / step - 1e-9), 1)
    steps = tuple(step * index for index in range(count + 1))
    return Axis(tuple(map(float, steps)), tuple(f"{step:,}" for step in steps))


def _round_step(most: float) -> int:
    """The least of 1, 2, 5, 10, 20, 25, 50, 100 … that reaches ``most`` in 4 steps."""
    size: int = 10 ** max(floor(log10(most)) - 1, 0)
    return next(
        factor * size
        for factor in (1, 2, 5, 10, 20, 25, 50, 100)
        if most / (factor * size) <= 4
    )


#: Where an axis of shares may begin, highest first, and its steps, in percent.
_SHARE_STEPS = {80: 5, 60: 10, 40: 20, 20: 20, 0: 25}


def shares_axis(values: Iterable[float]) -> Axis:
    """Percent up to 100, from as high as the lowest of ``values`` (0–1) lets it."""
    lowest = 100 * min(values, default=0.0)
    foot = next((foot for foot in _SHARE_STEPS if lowest >= foot), 0)
    steps = range(foot, 101, _SHARE_STEPS[foot])
    return Axis(
        tuple(step / 100 for step in steps), tuple(f"{step}%" for step in steps)
    )
