"""Dates written so that day and month could stand either way round."""

from quizapp.questions.answer import Answer
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.reading import DayOfYear, Reading, readings
from quizapp.questions.marking.dates import months_in
from quizapp.questions.question import Ask, DateQuestion, Question

_LEAP_YEAR = 2000  #: has every day that a year can have
_LONGEST = 100  #: characters; more is no date in figures


def both_ways(question: Question, answer: Answer, ask: Ask) -> tuple[str, ...]:
    """The dates that a typed answer can mean: "5/1/2022" is 5 January or 1 May 2022.

    Empty where it means one.  The key has no part in it, so that asking the learner
    which they mean tells nothing of what is right.  Each of the texts can be given in
    the place of the answer.
    """
    if not isinstance(question, DateQuestion) or ask is not Ask.TYPED:
        return ()
    if not isinstance(answer, str) or len(answer) > _LONGEST:
        return ()
    by_choice: dict[int, Reading] = {}
    for reading in readings(answer, in_sentence=True):
        by_choice.setdefault(reading.choice, reading)
    meant = list(by_choice.values())
    named = months_in(question.prompt)
    if sum(_month(reading) in named for reading in meant) == 1:
        return ()
    said = tuple(dict.fromkeys(_in_words(reading) for reading in meant))
    return said if len(said) > 1 else ()


def _month(reading: Reading) -> int:
    date = reading.date
    return date.month if isinstance(date, DayOfYear) else date.points[0].month


def _in_words(reading: Reading) -> str:
    """As the learner said it: without a year, or with one whose century is missing."""
    if isinstance(reading.date, HistoricalDate):
        words = reading.date.in_words()
        return words.replace("AD ", "") if reading.is_short else words
    whole = reading.date.in_year(_LEAP_YEAR).in_words()
    return whole.removesuffix(f" {_LEAP_YEAR}")
