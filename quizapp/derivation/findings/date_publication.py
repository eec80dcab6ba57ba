"""Dates that are told from the day of publication: "on Monday", "last year"."""

from quizapp.derivation.findings.date_anchors import Anchors
from quizapp.derivation.findings.date_match import WILL, Match, Said
from quizapp.derivation.findings.date_relative import count_of, stepped
from quizapp.derivation.findings.date_values import approximate, day_after, shifted
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.calendar_style import weekday
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import WORDS, Sense


def ago(match: Match, anchors: Anchors) -> Said:
    hedge = match.group("hedge").lower()
    count, near = count_of(match.group("count")), anchors.published
    if near is None or count is None:
        return Said(None, TimeKind.VAGUE, "no date of publication", hedge=hedge)
    value = shifted(near, -count, match.group("unit"))
    if value is None:
        return Said(None, TimeKind.VAGUE, "no day of publication", hedge=hedge)
    value = approximate(value) if hedge else value
    return Said(
        value, TimeKind.POINT, "counted from publication", leaned=True, hedge=hedge
    )


def weekday_near(match: Match, anchors: Anchors) -> Said | None:
    near = anchors.published
    if near is None or not near.day:
        return None
    wanted = WORDS[match.group("weekday").lower()].value
    ahead = bool(WILL.search(match.sentence))
    step = (wanted - weekday(near)) % 7
    days = step if ahead else step - 7 if step else 0
    value = HistoricalDate(day_after(near, days))
    return Said(value, None, "day of the week of publication", leaned=True)


def of_publication(match: Match, anchors: Anchors) -> Said | None:
    near = anchors.published
    words = match.words.lower().removeprefix("earlier ").removeprefix("later ")
    if near is None:
        if words in ("today", "tonight"):
            return Said(None, TimeKind.VAGUE, "the present of the text")
        return None
    value = _from_publication(near, words)
    if value is None:
        return Said(None, TimeKind.VAGUE, "no day of publication")
    return Said(value, TimeKind.POINT, "counted from publication", leaned=True)


def _from_publication(near: CalendarPoint, words: str) -> HistoricalDate | None:
    if not words.count(" "):
        step = {"yesterday": -1, "tomorrow": 1}.get(words, 0)
        return HistoricalDate(day_after(near, step)) if near.day else None
    which, unit = words.split(maxsplit=1)
    step = {"last": -1, "this": 0, "next": 1}[which]
    known = WORDS.get(unit)
    if unit == "week" or (known and known.sense is Sense.WEEKDAY):
        return _in_week(near, step, known.value if known else -1)
    if unit == "quarter":
        return _quarter_of(near, step)
    return stepped(near, unit, step)


def _in_week(near: CalendarPoint, step: int, day: int) -> HistoricalDate | None:
    if not near.day:
        return None
    today = weekday(near)
    if day < 0:
        first = 7 * step - today
        return HistoricalDate(day_after(near, first), day_after(near, first + 6))
    gap = (day - today) % 7 or 7
    return HistoricalDate(
        day_after(near, gap if step > 0 else gap - 7 if step < 0 else day - today)
    )


def _quarter_of(near: CalendarPoint, step: int) -> HistoricalDate | None:
    if not 1 <= near.month <= 12:
        return None
    count = near.year * 4 + (near.month - 1) // 3 + step
    year, first = count // 4, count % 4 * 3 + 1
    return HistoricalDate(CalendarPoint(year, first), CalendarPoint(year, first + 2))
