"""What "early", "mid", "late" and "the first half" leave of a century or a month."""

from quizapp.questions.dates.calendar_point import (
    CalendarPoint,
    Precision,
    month_length,
)
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import (
    EARLY,
    FIRST_HALF,
    FIRST_QUARTER,
    FIRST_TENTH,
    LAST_QUARTER,
    LAST_TENTH,
    LATE,
    MIDDLE,
    SECOND_HALF,
)

# The bounds are not fixed: a third to some, 40 years to others.  Each is given, the
# usual one first, as first and last year counted from the whole's first.
_OF_CENTURY = {
    EARLY: ((0, 33), (0, 40), (1, 30)),
    MIDDLE: ((33, 66), (30, 70), (40, 60)),
    LATE: ((66, 99), (60, 99), (70, 99)),
    FIRST_HALF: ((0, 49), (1, 50)),
    SECOND_HALF: ((50, 99),),
    FIRST_QUARTER: ((0, 24), (1, 25)),
    LAST_QUARTER: ((75, 99),),
    FIRST_TENTH: ((0, 9), (1, 10)),
    LAST_TENTH: ((90, 99),),
}
_OF_DECADE = {
    EARLY: ((0, 3), (0, 4), (0, 2)),
    MIDDLE: ((3, 6), (3, 7), (4, 6)),
    LATE: ((6, 9), (7, 9)),
    FIRST_HALF: ((0, 4),),
    SECOND_HALF: ((5, 9),),
}
#: In months of a year.
_OF_YEAR = {
    EARLY: ((1, 4), (1, 3)),
    MIDDLE: ((5, 8),),
    LATE: ((9, 12), (10, 12)),
    FIRST_HALF: ((1, 6),),
    SECOND_HALF: ((7, 12),),
    FIRST_QUARTER: ((1, 3),),
    LAST_QUARTER: ((10, 12),),
}
#: In days of a month; 0 is its last.
_OF_MONTH = {
    EARLY: ((1, 12), (1, 10)),
    MIDDLE: ((10, 20), (11, 20)),
    LATE: ((20, 0), (21, 0)),
    FIRST_HALF: ((1, 15),),
    SECOND_HALF: ((15, 0), (16, 0)),
}


def sections(whole: HistoricalDate, part: int) -> list[HistoricalDate]:
    """Every usual meaning of that part; of a day or a season, the whole."""
    first, last = whole.points[0], whole.points[-1]
    length = last.year - first.year + 1 if whole.is_period else 10**first.unknown_digits
    if length in (10, 100):
        table = _OF_CENTURY if length == 100 else _OF_DECADE
        # Before Christ the years count down, but early is early all the same.
        start = max(first.year, 1) if first.unknown_digits else first.year
        return [
            HistoricalDate(
                CalendarPoint(max(start, first.year + begin)),
                CalendarPoint(first.year + end),
            )
            for begin, end in table.get(part, ((0, length - 1),))
        ]
    if first.precision is Precision.YEAR:
        return [
            HistoricalDate(
                CalendarPoint(first.year, begin), CalendarPoint(first.year, end)
            )
            for begin, end in _OF_YEAR.get(part, ((1, 12),))
        ]
    if first.precision is Precision.MONTH:
        days = month_length(first.year, first.month)
        return [
            HistoricalDate(
                CalendarPoint(first.year, first.month, begin),
                CalendarPoint(first.year, first.month, end or days),
            )
            for begin, end in _OF_MONTH.get(part, ((1, 0),))
        ]
    return [whole]
