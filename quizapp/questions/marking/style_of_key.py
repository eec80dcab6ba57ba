"""The style of a key's day, and answers given in the other one."""

from dataclasses import replace

from quizapp.questions.dates.calendar_style import (
    GREGORIAN_REFORM,
    LAST_JULIAN_YEAR,
    new_style,
    old_style,
)
from quizapp.questions.dates.folding import folded
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import PHRASES, WORDS, Sense
from quizapp.questions.dates.reading import Reading
from quizapp.questions.question import DateQuestion
from quizapp.questions.verdict import Marking, Verdict

_OTHER_STYLE = 0.5  #: the right day by the other calendar


def is_day(date: HistoricalDate) -> bool:
    """Whether it is one day."""
    return not date.is_period and bool(date.points[0].day)


def asks_for_old_style(question: DateQuestion) -> bool:
    """Whether the prompt says that its key is an Old Style day."""
    if not any(point.day for point in question.answer.points):
        return False
    words = folded(question.prompt[:1000]).replace(".", " ").replace("(", " ").split()
    return any(_is_old_style(words, place) for place in range(len(words)))


def _is_old_style(words: list[str], place: int) -> bool:
    word = words[place].strip(",;:?!()")
    known = WORDS.get(word)
    if known and known.sense is Sense.STYLE:
        return known.value < 0
    following = [one.strip(",;:?!()") for one in words[place + 1 : place + 4]]
    return any(
        meaning.sense is Sense.STYLE
        and meaning.value < 0
        and list(parts[1:]) == following[: len(parts) - 1]
        for parts, meaning in PHRASES.get(word, ())
    )


def in_style_of_key(
    reading: Reading, question: DateQuestion, *, is_julian: bool
) -> Reading:
    """Convert a day whose style is said into the key's.

    Keys are Gregorian, as EDTF has it, but for those before the reform of 1582 and
    those whose prompt asks for the Old Style: these are Julian, as in every book.
    """
    date = reading.date
    if not reading.style or not isinstance(date, HistoricalDate) or not is_day(date):
        return reading
    day = date.points[0]
    key_is_julian = is_julian or day.first_day() < GREGORIAN_REFORM
    if reading.style < 0 and not key_is_julian:
        return replace(reading, date=HistoricalDate(new_style(day)))
    if reading.style > 0 and key_is_julian:
        return replace(reading, date=HistoricalDate(old_style(day)))
    return reading


def by_the_other_calendar(
    reading: Reading, said: Reading, question: DateQuestion
) -> Marking | None:
    """The right day, had the learner said or meant the other style."""
    key, date = question.answer, reading.date
    if not isinstance(date, HistoricalDate) or not (is_day(date) and is_day(key)):
        return None
    if not key.earliest >= GREGORIAN_REFORM or key.year > LAST_JULIAN_YEAR:
        return None
    name = "Old Style" if said.style < 0 else "New Style"
    if said.style and said.date == key:
        return Marking(
            Verdict.CLOSE, _OTHER_STYLE, f"The right day, but not in the {name}."
        )
    if said.style:
        return None
    is_julian = asks_for_old_style(question)
    point, true = date.points[0], key.points[0]
    if (true == new_style(point)) if not is_julian else (point == new_style(true)):
        name, other = ("New", "Old") if is_julian else ("Old", "New")
        return Marking(
            Verdict.CLOSE,
            _OTHER_STYLE,
            f"The right day in the {name} Style; in the {other} Style: {key.in_words()}.",
        )
    return None
