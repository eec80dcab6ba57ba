"""Marking dates: at the precision of the key, with a reason the learner can use."""

from collections.abc import Iterator
from dataclasses import replace

from quizapp.questions.answer import Answer
from quizapp.questions.dates.calendar_point import CalendarPoint, Precision
from quizapp.questions.dates.calendar_style import GREGORIAN_REFORM, new_style, weekday
from quizapp.questions.dates.distance import what_misses
from quizapp.questions.dates.folding import folded
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import WORDS, Sense
from quizapp.questions.dates.reading import DayOfYear, Reading, readings
from quizapp.questions.marking.comparing_dates import compare
from quizapp.questions.marking.style_of_key import (
    asks_for_old_style,
    by_the_other_calendar,
    in_style_of_key,
    is_day,
)
from quizapp.questions.question import DateQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict

__all__ = ["asked_back", "compare", "given_date", "mark_date", "months_in"]

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # fmt: skip
_WITHOUT_ERA = 0.5  #: "44" for 44 BC
_WITHOUT_YEAR = 0.4
_UNSURE = 0.5  #: one of two readings is right

#: A reading as a date to compare, or one whose year is missing.
_Meant = tuple[Reading, Marking]


def mark_date(question: DateQuestion, answer: Answer) -> Marking:
    """Mark what was typed, placed on the timeline or chosen (EDTF).

    Of the shades of one meaning the best counts.  Where day and month could be meant
    either way round and only one way is right, the answer is close, and the reason
    says so: see ``asked_back``.
    """
    if not isinstance(answer, str) or not answer.strip():
        return WRONG
    by_choice = _by_choice(question, answer)
    if not by_choice:
        return Marking(Verdict.WRONG, 0.0, "That could not be read as a date.")
    best = max((marking for _, marking in by_choice), key=_merit)
    if said := _doubt(question, by_choice):
        fraction = min(best.fraction, _UNSURE)
        reason = f"It can be read as {_either(said)}. Write the month as a word."
        return Marking(Verdict.CLOSE, fraction, reason)
    return best


def asked_back(question: DateQuestion, answer: Answer) -> str:
    """What to ask before marking: "Do you mean 5 January 2022 or 1 May 2022?".

    Empty where the answer is clear, or where it does not matter what was meant.
    """
    if not isinstance(answer, str):
        return ""
    said = _doubt(question, _by_choice(question, answer))
    return f"Do you mean {_either(said)}?" if said else ""


def given_date(question: DateQuestion, answer: Answer) -> HistoricalDate | None:
    """The date that an answer was marked as, or ``None`` where it is no date."""
    if not isinstance(answer, str):
        return None
    found = [
        (reading.date, marking)
        for reading, marking in _marked(question, answer)
        if isinstance(reading.date, HistoricalDate)
    ]
    return max(found, key=lambda one: _merit(one[1]))[0] if found else None


def _merit(marking: Marking) -> tuple[bool, float]:
    return marking.verdict is Verdict.RIGHT, marking.fraction


def _by_choice(question: DateQuestion, text: str) -> list[_Meant]:
    """The best shade of each meaning."""
    best: dict[int, _Meant] = {}
    for reading, marking in _marked(question, text):
        known = best.get(reading.choice)
        if known is None or _merit(marking) > _merit(known[1]):
            best[reading.choice] = (reading, marking)
    return list(best.values())


def _doubt(question: DateQuestion, meant: list[_Meant]) -> list[str]:
    """The dates that may be meant, if the verdict hangs on which."""
    if len({marking.verdict for _, marking in meant}) < 2:
        return []
    dates = [
        reading.date for reading, _ in meant if isinstance(reading.date, HistoricalDate)
    ]
    named = months_in(question.prompt)
    if len(dates) < 2 or sum(date.points[0].month in named for date in dates) == 1:
        return []
    return [date.in_words() for date in dates]


def _either(said: list[str]) -> str:
    return f"{', '.join(said[:-1])} or {said[-1]}"


def months_in(prompt: str) -> set[int]:
    """The months that the question itself names."""
    words = (
        WORDS.get(word.strip(".,;:?!()")) for word in folded(prompt[:1000]).split()
    )
    return {word.value for word in words if word and word.sense is Sense.MONTH}


def _marked(question: DateQuestion, text: str) -> Iterator[_Meant]:
    """Every reading as it is compared, and its marking."""
    is_julian = asks_for_old_style(question)
    year = question.answer.year if _is_told(question) else None
    for reading in readings(text, year=year, in_sentence=True):
        if isinstance(reading.date, DayOfYear):
            yield reading, _mark_without_year(question, reading.date)
            continue
        for one in _with_century(reading, question):
            comparable = in_style_of_key(one, question, is_julian=is_julian)
            yield comparable, _mark_reading(question, comparable, said=one)


def _with_century(reading: Reading, question: DateQuestion) -> Iterator[Reading]:
    """ "89" is 89, and in a question about 1789 that year too; "'89" is that alone."""
    if not reading.is_cut:
        yield reading
    if not reading.is_short:
        return
    for key in (question.answer, *question.accept):
        for point in key.points:
            if point.precision is Precision.CENTURY:
                continue  # "15" is not 1515, when a century is asked for
            shift = point.year // 100 * 100
            if shift > 0 and isinstance(reading.date, HistoricalDate):
                try:
                    yield replace(reading, date=_shifted(reading.date, shift))
                except ValueError:
                    continue


def _shifted(date: HistoricalDate, years: int) -> HistoricalDate:
    start, end = (
        replace(point, year=point.year + years)
        if isinstance(point, CalendarPoint)
        else point
        for point in (date.start, date.end)
    )
    if start is None:
        raise ValueError("a date has a beginning")
    return HistoricalDate(start, end)


# One reading.


def _mark_reading(
    question: DateQuestion, reading: Reading, *, said: Reading
) -> Marking:
    """Best of the key and the other right dates; a date listed as wrong is wrong."""
    date = reading.date
    if isinstance(date, DayOfYear):
        return WRONG
    keys = (question.answer, *question.accept)
    if date in keys:
        return _checked_by_weekday(RIGHT, said)
    if wrong := _listed_as_wrong(question, date):
        return wrong
    best = max((compare(date, key) for key in keys), key=_merit)
    if best.verdict is Verdict.RIGHT:
        return _checked_by_weekday(best, said)
    if other := by_the_other_calendar(reading, said, question):
        return other
    if not reading.is_era_said and (without := _without_era(date, keys)):
        return max(best, without, key=_merit)
    return best


def _listed_as_wrong(question: DateQuestion, date: HistoricalDate) -> Marking | None:
    if not question.distractors:
        return None
    edtf = date.edtf()
    for distractor in question.distractors:
        if distractor.text == edtf:
            reason = distractor.why or what_misses(date, question.answer)
            return Marking(Verdict.WRONG, 0.0, reason)
    return None


def _without_era(
    date: HistoricalDate, keys: tuple[HistoricalDate, ...]
) -> Marking | None:
    """Mark "44" where 44 BC is right: half the credit, for the era goes unsaid."""
    if all(key.year > 0 for key in keys):
        return None
    if date.is_period or date.year < 1 or date.points[0].unknown_digits:
        return None
    try:
        before = HistoricalDate(replace(date.points[0], year=1 - date.year))
    except ValueError:
        return None
    marking, key = max(
        ((compare(before, key), key) for key in keys), key=lambda one: _merit(one[0])
    )
    if marking.verdict is not Verdict.RIGHT:
        return None
    return Marking(Verdict.CLOSE, _WITHOUT_ERA, f"Say which era: {key.in_words()}.")


def _checked_by_weekday(marking: Marking, said: Reading) -> Marking:
    """The date counts; a weekday that was not that day's is put right."""
    date = said.date
    if said.weekday < 0 or not isinstance(date, HistoricalDate) or not is_day(date):
        return marking
    day = new_style(date.points[0]) if _is_late_julian(said) else date.points[0]
    true = weekday(day)
    if true == said.weekday:
        return marking
    return replace(marking, reason=f"It was a {_WEEKDAYS[true]}.")


def _is_late_julian(said: Reading) -> bool:
    return (
        said.style < 0
        and isinstance(said.date, HistoricalDate)
        and said.date.earliest >= GREGORIAN_REFORM
    )


# Without a year.


def _mark_without_year(question: DateQuestion, given: DayOfYear) -> Marking:
    """Mark "6 January" where no one named the year."""
    point = question.answer.points[0]
    if (given.month, given.day) != (point.month, point.day):
        return Marking(Verdict.WRONG, 0.0, "In which year?")
    unit = "day" if given.day else "month"
    return Marking(Verdict.CLOSE, _WITHOUT_YEAR, f"The right {unit}, but which year?")


def _is_told(question: DateQuestion) -> bool:
    """Whether prompt or timeline names the year of the key."""
    year = abs(question.answer.points[0].year)
    return str(year) in question.prompt or _axis_is_within_a_year(question)


def _axis_is_within_a_year(question: DateQuestion) -> bool:
    return (
        question.axis is not None
        and question.axis[1].latest - question.axis[0].earliest < 366
    )
