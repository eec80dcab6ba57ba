"""Marking dates: at the precision of the key, with a reason the learner can use."""

from quizapp.questions.answer import Answer
from quizapp.questions.calendar_point import CalendarPoint, Precision
from quizapp.questions.date_reading import Ambiguous, DayOfYear, NotADate, read_date
from quizapp.questions.historical_date import HistoricalDate, overlaps
from quizapp.questions.question import DateQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict

#: A wider date that is true is close while it is at most so many times as wide.
_WIDER = ((31.5, 0.6), (400.0, 0.4))

_UNITS = {
    Precision.DAY: "day",
    Precision.MONTH: "month",
    Precision.YEAR: "year",
    Precision.DECADE: "decade",
}
_WORDS = {1: "One", 2: "Two", 3: "Three"}
#: How many units off is still close, and the credit of each.
_NEAR = {
    Precision.DAY: (0.5, 0.3, 0.2),
    Precision.MONTH: (0.5,),
    Precision.YEAR: (0.5, 0.3),
    Precision.DECADE: (0.4,),
}


def mark_date(question: DateQuestion, answer: Answer) -> Marking:
    """Mark what was typed, placed on the timeline or chosen (EDTF)."""
    if not isinstance(answer, str) or not answer.strip():
        return WRONG
    if readings := readings_of(question, answer):
        # Of two readings of "5/1/2022" the learner meant the better one.
        return max((_mark_reading(question, one) for one in readings), key=_merit)
    return _mark_without_year(question, answer)


def given_date(question: DateQuestion, answer: Answer) -> HistoricalDate | None:
    """The date that an answer was marked as, or ``None`` where it is no date."""
    readings = readings_of(question, answer) if isinstance(answer, str) else []
    return max(
        readings,
        key=lambda one: _merit(_mark_reading(question, one)),
        default=None,
    )


def compare(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """Mark one date against another, at the precision of *key*.

    A key of 1517 accepts any day of 1517.  A key of 31 October 1517 calls
    "October 1517" close: it is true, but says less.  "c. 1450" reaches five years to
    either side.  A period needs both its ends.
    """
    if given == key:
        return RIGHT
    if key.is_period:
        return _compare_with_period(given, key)
    if key.earliest <= given.earliest and given.latest <= key.latest:
        return _inside(given, key)
    if given.earliest <= key.earliest and key.latest <= given.latest:
        return _wider(given, key)
    if overlaps(given, key):
        return Marking(Verdict.CLOSE, 0.3, "That meets the right date only in part.")
    return _beside(given, key)


def readings_of(question: DateQuestion, text: str) -> list[HistoricalDate]:
    """Every reading of *text*; empty when it is no date, or lacks a year.

    A missing year is the key's where the learner was told that year.
    """
    try:
        read = read_date(text)
        if isinstance(read, DayOfYear):
            return [read.in_year(question.answer.year)] if _is_told(question) else []
    except NotADate:
        return []
    return list(read.readings) if isinstance(read, Ambiguous) else [read]


def _mark_without_year(question: DateQuestion, text: str) -> Marking:
    """Mark "6 January" where no one named the year, and what is no date at all."""
    point = question.answer.points[0]
    try:
        read = read_date(text)
    except NotADate:
        read = None
    if not isinstance(read, DayOfYear):
        return Marking(Verdict.WRONG, 0.0, "That could not be read as a date.")
    if (read.month, read.day) != (point.month, point.day):
        return Marking(Verdict.WRONG, 0.0, "In which year?")
    unit = "day" if read.day else "month"
    return Marking(Verdict.CLOSE, 0.4, f"The right {unit}, but which year?")


def _is_told(question: DateQuestion) -> bool:
    """Whether prompt or timeline names the year of the key."""
    year = abs(question.answer.points[0].year)
    return str(year) in question.prompt or _axis_is_within_a_year(question)


def _axis_is_within_a_year(question: DateQuestion) -> bool:
    return (
        question.axis is not None
        and question.axis[1].latest - question.axis[0].earliest < 366
    )


def _mark_reading(question: DateQuestion, given: HistoricalDate) -> Marking:
    """Best of the key and the other right dates; a date listed as wrong is wrong."""
    keys = (question.answer, *question.accept)
    if given in keys:
        return RIGHT
    for distractor in question.distractors:
        if distractor.text in (given.edtf(), given.in_words()):
            return Marking(
                Verdict.WRONG,
                0.0,
                distractor.why or _beside(given, question.answer).reason,
            )
    return max((compare(given, key) for key in keys), key=_merit)


def _merit(marking: Marking) -> tuple[bool, float]:
    return marking.verdict is Verdict.RIGHT, marking.fraction


def _inside(given: HistoricalDate, key: HistoricalDate) -> Marking:
    if given.is_period or given.precision != key.precision:
        return RIGHT
    return Marking(Verdict.RIGHT, 1.0, f"The source says: {key.in_words()}.")


def _wider(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """A true date that says less."""
    times = (given.latest - given.earliest + 1) / (key.latest - key.earliest + 1)
    for most, fraction in _WIDER:
        if times <= most:
            return Marking(
                Verdict.CLOSE,
                fraction,
                f"True, but less exact than the source: {key.in_words()}.",
            )
    return Marking(Verdict.WRONG, 0.0, f"True, but far too wide: {key.in_words()}.")


def _compare_with_period(given: HistoricalDate, key: HistoricalDate) -> Marking:
    if not given.is_period:
        if any(
            _compare_ends(given.start, end).verdict is Verdict.RIGHT
            for end in key.points
        ):
            return Marking(
                Verdict.CLOSE, 0.4, f"That is one end of it: {key.in_words()}."
            )
        if overlaps(given, key):
            return Marking(
                Verdict.CLOSE, 0.2, f"That lies within it: {key.in_words()}."
            )
        return _beside(given, key)
    start, end = (
        _compare_ends(given.start, key.start),
        _compare_ends(given.end, key.end),
    )
    if start.verdict is end.verdict is Verdict.RIGHT:
        return RIGHT
    fraction = round((start.fraction + end.fraction) / 2, 3)
    if start.verdict is Verdict.RIGHT:
        return Marking(
            Verdict.CLOSE, fraction, "The right beginning, but not the right end."
        )
    if end.verdict is Verdict.RIGHT:
        return Marking(
            Verdict.CLOSE, fraction, "The right end, but not the right beginning."
        )
    if Verdict.WRONG not in (start.verdict, end.verdict):
        return Marking(Verdict.CLOSE, fraction, "Both ends are near.")
    return WRONG


def _compare_ends(given: object, key: object) -> Marking:
    if isinstance(given, CalendarPoint) and isinstance(key, CalendarPoint):
        return compare(HistoricalDate(given), HistoricalDate(key))
    return RIGHT if given == key else WRONG


def _beside(given: HistoricalDate, key: HistoricalDate) -> Marking:
    """A date that misses the key: how far off, and whether that is near."""
    said, true = given.points[0], key.points[0]
    units = _units_apart(said, true)
    if not given.is_period and not key.is_period and units is not None:
        shares = _NEAR[true.precision]
        if abs(units) <= len(shares):
            return Marking(
                Verdict.CLOSE,
                shares[abs(units) - 1],
                _so_far_off(units, true.precision),
            )
    return Marking(Verdict.WRONG, 0.0, _what_is_right(said, true))


def _units_apart(said: CalendarPoint, true: CalendarPoint) -> int | None:
    """How many days, months, years or decades late; ``None`` if they do not compare."""
    if said.precision != true.precision or true.precision not in _NEAR:
        return None
    match true.precision:
        case Precision.DAY:
            return said.first_day() - true.first_day() or None
        case Precision.MONTH:
            return (said.year - true.year) * 12 + said.month - true.month or None
        case Precision.YEAR:
            return said.year - true.year or None
        case _:
            return (said.year - true.year) // 10 or None


def _so_far_off(units: int, precision: Precision) -> str:
    count, unit = abs(units), _UNITS[precision]
    return (
        f"{_WORDS[count]} {unit}{'s' * (count > 1)} {'late' if units > 0 else 'early'}."
    )


def _what_is_right(said: CalendarPoint, true: CalendarPoint) -> str:
    """Say what a wrong date has right, or the slip it shows; "" where there is neither."""
    if said.year == true.year:
        return _right_year(said, true)
    if said.year == 1 - true.year:
        return "The right number, but the wrong side of the year 1."
    if (said.month, said.day) == (true.month, true.day):
        if true.day:
            return "The right day, but of another year."
        if true.month:
            return "The right month, but of another year."
    if not said.unknown_digits and abs(said.year - true.year) == 100:
        return f"Exactly a century too {'late' if said.year > true.year else 'early'}."
    return ""


def _right_year(said: CalendarPoint, true: CalendarPoint) -> str:
    if said.month and said.month == true.month and said.day and true.day:
        return "The right month, but not the day."
    return "The right year, but not the month." if said.month and true.month else ""
