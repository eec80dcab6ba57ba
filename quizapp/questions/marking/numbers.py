"""Marking numbers, however they are written: 10 000, 10,000, 10.000, ten thousand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from enum import Enum, auto
from functools import lru_cache

from quizapp.questions.answer import Answer
from quizapp.questions.numbers.figures import EXACT
from quizapp.questions.numbers.quantities import Quantity, read_quantities
from quizapp.questions.numbers.units import (
    Unit,
    is_counted,
    is_same_system,
    unit_tokens,
    units_in,
)
from quizapp.questions.numbers.words import atoms_of
from quizapp.questions.question import NumberQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import plain

#: A number off by no more than this share of the key is close.
_NEAR = Decimal("0.05")
#: A fraction is right when it rounds to the key, and is no further from it than this.
_ROUNDED = Decimal("0.02")
#: Miles for kilometres are right so near to the key.
_CONVERTED = Decimal("0.01")
_HAIR = Decimal("1e-9")
#: A range that holds the key is close while it is no wider than this share of the key.
_NARROW = Decimal("0.5")

_TIMES = {
    1: "Ten",
    2: "A hundred",
    3: "A thousand",
    4: "Ten thousand",
    5: "A hundred thousand",
    6: "A million",
    7: "Ten million",
    8: "A hundred million",
    9: "A billion",
    12: "A trillion",
}


def read_numbers(text: str) -> tuple[Decimal, ...]:
    """Every reading of one number; none when *text* holds no number or several.

    "10.000" is ten thousand in one country and ten in another: both are given.
    """
    return tuple(
        dict.fromkeys(
            reading.low for reading in read_quantities(text) if not reading.is_range
        )
    )


def mark_number(question: NumberQuestion, answer: Answer) -> Marking:
    """Mark a typed number; the unit may be left out but must not be another.

    Where "1.234" can be read in two ways, the better one counts.
    """
    if not isinstance(answer, str):
        return WRONG
    if any(_same_words(answer, text) for text in question.accept):
        return RIGHT
    readings = read_quantities(answer)
    if not readings:
        return Marking(Verdict.WRONG, 0.0, "Give one number.")
    with localcontext(EXACT):
        target = _Target(question)
        return max((target.mark(reading) for reading in readings), key=_merit)


def _same_words(given: str, right: str) -> bool:
    """The same letter by letter but for case; signs count where there are only signs."""
    folded = plain(right)
    return plain(given) == folded if folded.isalpha() else given.strip() == right


def _merit(marking: Marking) -> tuple[float, bool]:
    return marking.fraction, not marking.reason.startswith(_OTHER_UNIT)


_OTHER_UNIT = "The number is asked for in"


@dataclass(frozen=True, slots=True)
class _Unit:
    """The unit of a key: what it may be, and what it multiplies ("million US$")."""

    units: tuple[Unit, ...]
    scale: Decimal


@lru_cache(maxsize=1024)
def _unit_of(text: str) -> _Unit:
    scale = Decimal(1)
    for token in unit_tokens(text.casefold()):
        for atom in atoms_of(token, "en"):
            if len(token) > 2 and atom.value >= 1000:
                scale *= atom.value
    return _Unit(units_in(text), scale)


class _Slack(Enum):
    """How far from the key a number may be for what it was written in."""

    NONE = auto()
    SHARE = auto()  #: a third, for 33 %
    MEASURE = auto()  #: 3.1 miles, for 5 km


@dataclass(frozen=True, slots=True)
class _Converted:
    """A number in the key's unit."""

    number: Decimal
    slack: _Slack


def _last_place(number: Decimal) -> Decimal:
    """What one more in the last figure would be: 0.01 for 7.25."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


class _Target:
    """What the learner has to hit: the key, the other right numbers, their unit."""

    def __init__(self, question: NumberQuestion) -> None:
        self._question = question
        self._unit = _unit_of(question.unit)
        self._keys = [question.answer, *self._accepted()]

    def _accepted(self) -> Iterator[Decimal]:
        for text in self._question.accept:
            for reading in read_quantities(text):
                converted = self._converted(reading.low, reading)
                yield from (one.number for one in converted)

    def mark(self, given: Quantity) -> Marking:
        """Mark one reading."""
        lows = self._converted(given.low, given)
        if not lows:
            unit = self._question.unit
            reason = f"{_OTHER_UNIT} {unit}, not in {given.unit}."
            return Marking(Verdict.WRONG, 0.0, reason)
        if given.is_range:
            highs = self._converted(given.high, given)
            low = min(one.number for one in lows)
            return self._mark_range(low, max(one.number for one in highs))
        if any(self._hits(one, key) for one in lows for key in self._keys):
            return RIGHT
        return self._mark_wrong(given, [one.number for one in lows])

    def _converted(self, number: Decimal, given: Quantity) -> list[_Converted]:
        """The number in the key's unit; empty where it was given in another."""
        slack = _Slack.SHARE if given.is_share else _Slack.NONE
        if not given.units or not self._question.unit:
            found = [_Converted(number, slack)]
            if given.is_share and abs(number) <= 1 and self._asks_for_percent():
                found.append(_Converted(number * 100, slack))
        else:
            found = list(self._into_unit(number, given, slack))
        if self._unit.scale > 1:
            found += [
                _Converted(one.number / self._unit.scale, one.slack) for one in found
            ]
        return found

    def _asks_for_percent(self) -> bool:
        return any(unit.dimension == "share" for unit in self._unit.units)

    def _into_unit(
        self, number: Decimal, given: Quantity, slack: _Slack
    ) -> Iterator[_Converted]:
        for asked in self._unit.units:
            for named in given.units:
                if named == asked:
                    yield _Converted(number, slack)
                elif named.dimension == asked.dimension:
                    alike = is_same_system(named, asked)
                    converted = named.into(asked, number)
                    yield _Converted(converted, slack if alike else _Slack.MEASURE)

    def _hits(self, given: _Converted, key: Decimal) -> bool:
        off = abs(given.number - key)
        if off <= self._question.tolerance:
            return True
        match given.slack:
            case _Slack.NONE:
                return False
            case _Slack.SHARE:
                return off <= _last_place(key) / 2 and off <= abs(key) * _ROUNDED
            case _Slack.MEASURE:
                return off <= max(abs(key) * _CONVERTED, _HAIR)

    def _mark_range(self, low: Decimal, high: Decimal) -> Marking:
        tolerance = self._question.tolerance
        key = self._question.answer
        if any(
            abs(low - key) <= tolerance and abs(high - key) <= tolerance
            for key in self._keys
        ):
            return RIGHT
        if not any(low <= key <= high for key in self._keys):
            return Marking(Verdict.WRONG, 0.0, "The number lies outside that range.")
        if high - low <= abs(key) * _NARROW:
            return Marking(
                Verdict.CLOSE, 0.5, "A range that holds the one number asked for."
            )
        return Marking(Verdict.WRONG, 0.0, "True, but the range is too wide.")

    def _mark_wrong(self, reading: Quantity, given: Sequence[Decimal]) -> Marking:
        """A wrong number: a listed one, one near the key, or one of another magnitude."""
        slip = self._slip(given) or self._unit_slip(reading)
        for distractor in self._question.distractors:
            if set(read_numbers(distractor.text)) & set(given):
                return Marking(Verdict.WRONG, 0.0, distractor.why or slip)
        if any(self._is_near(number) for number in given):
            return Marking(
                Verdict.CLOSE, 0.5, "Near, but not the number of the source."
            )
        return Marking(Verdict.WRONG, 0.0, slip)

    def _is_near(self, given: Decimal) -> bool:
        off = abs(given - self._question.answer)
        return (
            off <= abs(self._question.answer) * _NEAR
            or off <= self._question.tolerance * 2
        )

    def _slip(self, given: Sequence[Decimal]) -> str:
        """Name a slip that many make: another magnitude, or the wrong sign."""
        for number in given:
            for key in self._keys:
                if number == -key:
                    return "The right figures, but the wrong sign."
                if power := self._power_between(number, key):
                    return self._times(power)
        return ""

    def _unit_slip(self, reading: Quantity) -> str:
        """ "5 miles" for 5 km."""
        if not reading.unit or not self._question.unit or reading.low not in self._keys:
            return ""
        return f"{_OTHER_UNIT} {self._question.unit}, not in {reading.unit}."

    def _power_between(self, given: Decimal, key: Decimal) -> int:
        """How many powers of ten too large; 0 where the figures differ."""
        if not given or not key:
            return 0
        about = given.adjusted() - key.adjusted()
        for power in (about, about - 1, about + 1):
            off = abs(given.scaleb(-power) - key)
            if power and abs(power) in _TIMES and off <= self._question.tolerance:
                return power
        return 0

    def _times(self, power: int) -> str:
        counted = is_counted(self._unit.units)
        more, less = ("many", "few") if counted else ("much", "little")
        return f"{_TIMES[abs(power)]} times too {more if power > 0 else less}."
