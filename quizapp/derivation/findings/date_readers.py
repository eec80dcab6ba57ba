"""What each rule for dates makes of a match; what leans asks the anchors."""

import re
from collections.abc import Callable

from quizapp.derivation.findings.date_anchors import Anchors
from quizapp.derivation.findings.date_durations import duration, plain_duration
from quizapp.derivation.findings.date_match import (
    WILL,
    Match,
    Said,
    core,
    hedge_of,
    in_year,
    is_section,
    said_of,
)
from quizapp.derivation.findings.date_publication import (
    ago,
    of_publication,
    weekday_near,
)
from quizapp.derivation.findings.date_ranges import (
    BC_LIKE_LAST,
    centuries,
    decades,
    is_before_christ,
    onwards,
    range_of_days,
    range_of_years,
    several_days,
)
from quizapp.derivation.findings.date_relative import (
    SEASONS,
    beside,
    later,
    now,
    nth,
    of_a_year,
    same,
    that_time,
)
from quizapp.derivation.findings.date_surroundings import counts_a_unit, may_be_year
from quizapp.derivation.findings.date_values import ORDINALS, date_of, day_of, decade_of
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.historical_date import HistoricalDate

_CUE_OF_MONTH = re.compile(
    r"(?i)(?:^|[\s(])(?:in|since|until|till|by|during|from|through|throughout|of\slast|before|after)\s$"
)
_NAMES_TOO = frozenset({"March", "April", "May", "June", "August"})


def _point(match: Match, _: Anchors) -> Said | None:
    value = date_of(core(match))
    if value is None and day_of(core(match).rsplit(maxsplit=1)[0].strip(" ,")):
        return Said(None, TimeKind.POINT, "no such day in that year")
    return said_of(match, value)


def _month(match: Match, anchors: Anchors) -> Said | None:
    figures = match.words.rsplit(maxsplit=1)[-1]
    is_year = (
        len(figures) == 4 and 1000 <= int(figures.strip("~") or 0) <= 2100
        if figures.isdigit()
        else True
    )
    if not is_year and counts_a_unit(match.text, match.found.end()):
        return None
    return _point(match, anchors)


def _century(match: Match, _: Anchors) -> Said | None:
    value = date_of(core(match).replace("-", " "))
    said = said_of(match, value)
    if said is None or said.value is None or not said.value.is_period:
        return said
    return Said(said.value, TimeKind.POINT, hedge=said.hedge)


def _one_or_other(match: Match, _: Anchors) -> Said | None:
    """ "5/1/2022" is no one's date for certain."""
    found = date_of(match.words)
    parts = re.split(r"[./]", match.words)
    if len(parts) == 3 and "/" in match.words:
        first, second = int(parts[0]), int(parts[1])
        if first <= 12 and second <= 12 and first != second:
            return Said(None, TimeKind.POINT, "day and month may stand either way")
    return Said(found) if found else None


def _day_of_year(match: Match, anchors: Anchors) -> Said | None:
    day = day_of(core(match)) or day_of(core(match).split(" ", 1)[-1])
    if day is None or not day[1]:
        return None
    following = match.text[match.found.end() : match.found.end() + 12]
    if re.match(r"\s(?:per\s?cent|percent|%)", following):
        return None
    year = anchors.for_day(day[0], day[1], match.place)
    return in_year(day, year, hedge_of(match))


def _month_of_year(match: Match, anchors: Anchors) -> Said | None:
    name = match.group("month")
    if not _is_month(match, name):
        return None
    month = (day_of(name) or (0, 0))[0]
    ahead = bool(WILL.search(match.sentence))
    year = anchors.for_month(month, match.place, ahead=ahead)
    return in_year((month, 0), year, hedge_of(match))


def _season_of_year(match: Match, anchors: Anchors) -> Said | None:
    season = SEASONS[match.group("season")]
    ahead = bool(WILL.search(match.sentence))
    year = anchors.for_month(season, match.place, ahead=ahead)
    if year is None:
        return Said(None, TimeKind.VAGUE, "no year in the text")
    return in_year((season, 0), year)


def _is_month(match: Match, name: str) -> bool:
    """Whether "May" or "October" is a month here, and no verb, person or name."""
    start = match.found.start("month")
    before = match.text[max(0, start - 24) : start]
    after = match.text[match.found.end() : match.found.end() + 16]
    if re.match(r"\s[A-Z]|'s\s[A-Z]|-", after) or re.search(r"[A-Z]\w+\s$", before):
        return bool(
            re.search(r"(?:^|[.!?]\s|\s)(?:In|During|By|Since)\s$", before)
        ) and not re.match(r"-", after)
    if match.group("part"):
        return True
    if name == "May":
        return bool(re.search(r"(?i)(?:^|\s)(?:in|during|until|since)\s$", before))
    if name in _NAMES_TOO:
        return bool(_CUE_OF_MONTH.search(before))
    return True


def _decade(match: Match, _: Anchors) -> Said | None:
    return said_of(match, decade_of(match.group("decade")))


def _millennium(match: Match, _: Anchors) -> Said | None:
    nth = match.group("nth").lower()
    count = ORDINALS.get(nth) or int(re.sub(r"\D", "", nth) or 0)
    if not 1 <= count <= 10:
        return None
    if match.group("era").upper().startswith("B"):
        last = -(count - 1) * 1000
        first = last - 999
    else:
        first, last = (count - 1) * 1000 + 1, count * 1000
    return Said(
        HistoricalDate(CalendarPoint(first), CalendarPoint(last)), TimeKind.POINT
    )


def _quarter(match: Match, _: Anchors) -> Said:
    first = ORDINALS[match.group("nth").lower()] * 3 - 2
    year = int(match.group("year"))
    value = HistoricalDate(CalendarPoint(year, first), CalendarPoint(year, first + 2))
    return Said(value, TimeKind.POINT)


def _year(match: Match, anchors: Anchors) -> Said | None:
    figures = match.group("year")
    if figures.isdigit():
        start, end = match.found.span("year")
        if match.group("label"):
            start = match.found.start()
        elif not match.group("part") and not may_be_year(
            match.text, start, end, figures
        ):
            return None
        if len(figures) == 3 and is_before_christ(match, anchors):
            value = HistoricalDate(CalendarPoint(1 - int(figures)))
            return Said(value, why=BC_LIKE_LAST, leaned=True)
        value = HistoricalDate(CalendarPoint(int(figures)))
        if is_section(match):
            return _halved(match, figures)
        return said_of(match, value)
    value_said = date_of(figures.replace(",", ""))
    if value_said is not None and value_said.is_period:
        return None
    return said_of(match, value_said)


def _halved(match: Match, figures: str) -> Said | None:
    value = date_of(match.group("part").strip() + " " + figures)
    return Said(value, TimeKind.POINT) if value else None


def _foreign(match: Match, _: Anchors) -> Said | None:
    value = date_of(match.words)
    if value is None:
        return None
    return Said(value, TimeKind.PERIOD if value.is_period else None)


def _two_styles(match: Match, _: Anchors) -> Said | None:
    value = date_of(match.words)
    return Said(value) if value else None


READERS: dict[str, Callable[[Match, Anchors], Said | None]] = {
    "two styles": _two_styles,
    "days": range_of_days,
    "several days": several_days,
    "range": range_of_days,
    "years": range_of_years,
    "onwards": onwards,
    "point": _point,
    "month": _month,
    "iso": _one_or_other,
    "day of year": _day_of_year,
    "of a year": of_a_year,
    "month of year": _month_of_year,
    "season of year": _season_of_year,
    "nth": nth,
    "decade": _decade,
    "decades": decades,
    "century": _century,
    "centuries": centuries,
    "millennium": _millennium,
    "quarter": _quarter,
    "year": _year,
    "same": same,
    "later": later,
    "ago": ago,
    "beside": beside,
    "that time": that_time,
    "now": now,
    "of publication": of_publication,
    "weekday": weekday_near,
    "duration": duration,
    "long": plain_duration,
    "hyphened": plain_duration,
    "foreign": _foreign,
}
