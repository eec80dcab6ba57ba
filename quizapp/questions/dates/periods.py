"""Dates with a beginning and an end: "1914-18", "from 5 to 7 January 2022"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quizapp.questions.dates.bounds import open_period, sense_of, without_fillers
from quizapp.questions.dates.historical_date import Bound, HistoricalDate
from quizapp.questions.dates.lexicon import Sense, Word
from quizapp.questions.dates.meaning import Reading, readings_of
from quizapp.questions.dates.parts import Parts, completed, parts_of
from quizapp.questions.dates.tokens import Sign, Token

#: A period may be cut in so many places; no date needs more.
_MOST_CUTS = 6


def _cuts(tokens: Sequence[Token], *, between: bool) -> list[int]:
    """Where a period may be cut, the likeliest place first."""
    inner = range(1, len(tokens) - 1)
    if between:
        return [place for place in inner if sense_of(tokens[place]) is Sense.AND]
    words = [place for place in inner if sense_of(tokens[place]) is Sense.UNTIL]
    signs = [
        (not token.spaced, token.text != "-", place)
        for place in inner
        if isinstance(token := tokens[place], Sign) and token.text in "-/"
    ]
    dashes = [place for _, _, place in sorted(signs)]
    if any(_is_century(token) for token in tokens):
        words += [place for place in inner if sense_of(tokens[place]) is Sense.AND]
    weak = [place for place in inner if sense_of(tokens[place]) is Sense.AT]
    return (words + dashes + weak)[:_MOST_CUTS]


def period(tokens: Sequence[Token]) -> list[Reading]:
    """Every reading as a period with two ends, cut at the likeliest place."""
    tokens = without_fillers(list(tokens))
    between = bool(tokens) and sense_of(tokens[0]) is Sense.BETWEEN
    if tokens and sense_of(tokens[0]) in (Sense.BETWEEN, Sense.SINCE):
        tokens = tokens[1:]
    for place in _cuts(tokens, between=between):
        if found := _joined(tokens[:place], tokens[place + 1 :]):
            return found
    return []


def _is_century(token: Token) -> bool:
    return sense_of(token) is Sense.CENTURY


def _joined(left: Sequence[Token], right: Sequence[Token]) -> list[Reading]:
    """Both ends; each borrows what only the other one says."""
    bare_left, bare_right = without_fillers(list(left)), without_fillers(list(right))
    if bare_right == [Word(Sense.UNKNOWN)]:
        return _unknown(bare_left, at_start=False)
    if bare_left == [Word(Sense.UNKNOWN)]:
        return _unknown(bare_right, at_start=True)
    firsts = parts_of(left)
    lasts = parts_of(right) or [
        parts
        for first in firsts
        if 1 <= first.month <= 12
        for parts in parts_of(right, month=first.month)
    ]
    found = []
    for first in firsts:
        for last in lasts:
            if first.choice == last.choice or not (first.choice and last.choice):
                found += _of_both(first, last)
    return found


def _unknown(tokens: Sequence[Token], *, at_start: bool) -> list[Reading]:
    return [
        replace(
            reading,
            date=HistoricalDate(Bound.UNKNOWN, reading.date.end)
            if at_start
            else HistoricalDate(reading.date.start, Bound.UNKNOWN),
        )
        for reading in open_period(tokens, at_start=at_start)
        if isinstance(reading.date, HistoricalDate)
    ]


def _of_both(first: Parts, last: Parts) -> list[Reading]:
    last = _right_borrows(first, last)
    first = _left_borrows(first, last)
    found = list(_period_of(first, last))
    if not last.era and last.year and _counts_down(first, last):
        # "264–241" can only be before Christ; of "27 BC – 14" both may be meant.
        first, last = first._replace(era=-1), last._replace(era=-1)
        found += _period_of(first, last)
    return found


def _counts_down(first: Parts, last: Parts) -> bool:
    return first.era <= 0 and first.year > last.year


def _right_borrows(first: Parts, last: Parts) -> Parts:
    """ "1914-18", and "January 5–7" where the year stands elsewhere."""
    if last.lone and first.day and not first.year:
        return last._replace(
            year=0, year_figures="", month=first.month, day=int(last.lone)
        )
    if last.year and not last.era and len(first.year_figures) >= 3:
        figures = completed(first.year_figures, last.year_figures)
        return last._replace(year=int(figures or last.year), year_figures=figures)
    return last


def _left_borrows(first: Parts, last: Parts) -> Parts:
    if first.lone and last.century:
        first = first._replace(year=0, year_figures="", century=int(first.lone))
    elif first.lone and last.day and not first.month:
        first = first._replace(year=0, year_figures="", day=int(first.lone))
    if not first.year_figures and not first.year and not first.century:
        first = first._replace(
            year=last.year,
            year_figures=last.year_figures,
            month=first.month or last.month,
            era=first.era or last.era,
            is_cut=last.is_cut,
        )
    elif not first.era and last.era < 0:
        first = first._replace(era=-1)
    return first


def _period_of(first: Parts, last: Parts) -> Iterator[Reading]:
    starts, ends = readings_of(first), readings_of(last)
    if not starts or not ends:
        return
    start, end = starts[0], ends[0]
    if isinstance(start.date, HistoricalDate) and isinstance(end.date, HistoricalDate):
        try:
            date = HistoricalDate(start.date.points[0], end.date.points[-1])
        except ValueError:
            return
        yield Reading(
            date,
            max(start.choice, end.choice),
            start.is_era_said or end.is_era_said,
            start.is_short and end.is_short,
            start.is_cut and end.is_cut,
            end.style or start.style,
        )
