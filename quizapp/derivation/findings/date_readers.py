"""What each rule for dates makes of a match; what leans asks the anchors."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from quizapp.derivation.findings.date_anchors import Anchors, Place
from quizapp.derivation.findings.date_surroundings import (
    counts_a_unit,
    is_owned,
    may_be_year,
)
from quizapp.derivation.findings.date_values import (
    ORDINALS,
    approximate,
    century_of_year,
    date_of,
    day_after,
    day_of,
    decade_of,
    interval,
    shifted,
)
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.calendar_style import weekday
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.lexicon import WORDS, Sense
from quizapp.questions.numbers.quantities import read_quantities

AS_WRITTEN = "as written"
_TENS_OF_YEARS = {"decade": 10, "century": 100, "centurie": 100}
_OF_SHORT = re.compile(r"(?i)\b(?:of|in|during)\s$")
_BC_LIKE_LAST = "before Christ, as the date before it"
#: "Trajan (98–117)".
_REIGN = re.compile(r"[A-Z]\w+\s(?:[IVX]+\s)?\((?:r\.\s|reigned\s)?$")
_LISTED_LOOSE = "over|under|more than|less than|fewer than|at least|at most"
_LOOSE = frozenset(_LISTED_LOOSE.split("|"))
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_LAST_ORDINAL = re.compile(r"(?i)\b(?:half|quarter|decade)\sof")
_RELATIVE_STEPS = {"following": 1, "next": 1, "succeeding": 1, "ensuing": 1}
_CUE_OF_MONTH = re.compile(
    r"(?i)(?:^|[\s(])(?:in|since|until|till|by|during|from|through|throughout|of\slast|before|after)\s$"
)
_NAMES_TOO = frozenset({"March", "April", "May", "June", "August"})
_WILL = re.compile(
    r"(?i)\b(?:will|shall|takes?\seffect|comes?\sinto\sforce|plans?\sto|expected|scheduled|due|next|would|is\sto|are\sto)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one expression says."""

    value: HistoricalDate | None
    kind: TimeKind | None = None  #: ``None``: as its preposition says
    why: str = AS_WRITTEN
    leaned: bool = False
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a rule in one paragraph."""

    found: re.Match[str]
    text: str  #: of the paragraph, plain
    place: Place
    sentence: str

    @property
    def words(self) -> str:
        return self.found[0]

    def group(self, name: str) -> str:
        """A named group, or ``""``."""
        groups = self.found.groupdict()
        return groups.get(name) or ""

    @property
    def quoted(self) -> str:
        """ "from 'March of the same year'"."""
        return f"from '{self.words}'"


def _hedge(match: Match) -> str:
    words = match.group("part").lower().removeprefix("the ").strip()
    words = words.removesuffix(" the").strip(" -")
    return words or match.group("about").lower()


def _is_section(match: Match) -> bool:
    """ "the first half of", which is worked into the value."""
    return bool(_LAST_ORDINAL.search(match.group("part")))


def _core(match: Match) -> str:
    """The words without the part and the hedge."""
    words = match.words
    for name in ("part", "about"):
        if name == "part" and _is_section(match):
            continue
        start, end = match.found.span(name) if match.group(name) else (0, 0)
        if end > start:
            offset = match.found.start()
            words = (
                words[: start - offset] + " " * (end - start) + words[end - offset :]
            )
    return words.strip(" ,")


def _said(match: Match, value: HistoricalDate | None) -> Said | None:
    if value is None:
        return None
    if match.group("about"):
        value = approximate(value)
    return Said(value, hedge="" if _is_section(match) else _hedge(match))


def _point(match: Match, _: Anchors) -> Said | None:
    value = date_of(_core(match))
    if value is None and day_of(_core(match).rsplit(maxsplit=1)[0].strip(" ,")):
        return Said(None, TimeKind.POINT, "no such day in that year")
    return _said(match, value)


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
    value = date_of(_core(match).replace("-", " "))
    said = _said(match, value)
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


def _range(match: Match, anchors: Anchors) -> Said | None:
    words = re.sub(r"(?i)\b(?:early|late|mid)[\s-]", "", match.words)
    words = re.sub(r"\s(?:and|through)\s", " to ", words)
    value = date_of(words)
    if value is not None and value.is_period:
        return Said(value, TimeKind.PERIOD)
    return _without_year(words, match, anchors)


def _without_year(words: str, match: Match, anchors: Anchors) -> Said | None:
    last = match.group("last") or re.split(r"\s?-\s?|\sto\s", words)[-1]
    day = day_of(last) or day_of(words.split()[0])
    if day is None:
        named = WORDS.get(words.split()[-1].lower().strip(".")) or WORDS.get(
            words.split()[0].lower()
        )
        if named is None or named.sense is not Sense.MONTH:
            return None
        day = (named.value, 1)
    year = anchors.for_day(day[0], day[1] or 1, match.place)
    if year is None:
        return Said(None, TimeKind.PERIOD, "no year in the text")
    value = date_of(f"{words} {_year_words(year[0])}") or date_of(
        f"{words}, {_year_words(year[0])}"
    )
    if value is None:
        return None
    return Said(value, TimeKind.PERIOD, year[1], leaned=True)


def _year_words(year: int) -> str:
    return str(year) if year > 0 else f"{1 - year} BC"


def _several_days(_: Match, __: Anchors) -> Said:
    return Said(None, TimeKind.POINT, "several days at once")


def _years(match: Match, anchors: Anchors) -> Said | None:
    first, last = match.group("first"), match.group("last")
    before = match.text[max(0, match.found.start() - 12) : match.found.start()].lower()
    is_led = before.endswith(("from ", "between ", "r. ", "reigned ", "ruled "))
    has_era = not (first.isdigit() and last.isdigit())
    joined = match.group("to").strip()
    if has_era and first.isdigit() and len(first) < 3 and last.isdigit():
        return None
    if not has_era and _count_down(first, last) and _is_before_christ(match, anchors):
        value = date_of(f"{first}-{last} BC")
        return Said(value, TimeKind.PERIOD, _BC_LIKE_LAST, leaned=True)
    if not has_era and not _are_years(first, last, joined, match, is_led=is_led):
        return None
    part = r"(?i)\b(?:the\s)?(?:(?:early|late|mid)[\s-]|(?:beginning|start|middle|end)\sof\s(?:the\s)?)"
    words = re.sub(part, "", match.words)
    words = re.sub(r"\s(?:and|through|until|till)\s", " to ", words)
    words = re.sub(r"(?<=[A-Z.])-(?=[A-Z])", " - ", words)
    value = date_of(words)
    return Said(value, TimeKind.PERIOD) if value and value.is_period else None


def _count_down(first: str, last: str) -> bool:
    return 2 <= len(last) <= len(first) <= 3 and int(last) < int(first)


def _are_years(
    first: str, last: str, joined: str, match: Match, *, is_led: bool
) -> bool:
    start, end = match.found.span()
    if _REIGN.search(match.text[max(0, start - 24) : start]) and len(last) == 3:
        return match.text[end : end + 1] == ")"
    if len(first) < 3:
        return False
    if len(last) <= 2:
        if joined not in ("-", "/") or len(first) < 3:
            return False
        tail = int(first[-len(last) :])
        return len(first) == 4 and tail < int(last) and not _is_labelled(match)
    if int(last) <= int(first):
        return False
    if joined == "and" and not is_led:
        return int(last) == int(first) + 1 and may_be_year(match.text, start, end, last)
    if len(first) == 3 and is_led:
        return may_be_year(match.text, start, end, first)
    if len(first) == 3 and joined == "-" and _OF_SHORT.search(match.text[:start][-12:]):
        return may_be_year(match.text, start, end, first)
    if len(first) == 3:
        return "(" in match.text[max(0, start - 3) : start]
    if is_led:
        return may_be_year(match.text, start, end, last if len(last) == 4 else first)
    if joined == "to" and not may_be_year(match.text, start, start + 4, first):
        return False
    return 1000 <= int(first) <= 2100 and may_be_year(match.text, start, end, last)


def _is_labelled(match: Match) -> bool:
    start, end = match.found.span()
    return not may_be_year(match.text, start, end, match.group("first"))


def _onwards(match: Match, _: Anchors) -> Said | None:
    value = date_of(match.group("start"))
    return Said(value, TimeKind.START) if value else None


def _day_of_year(match: Match, anchors: Anchors) -> Said | None:
    day = day_of(_core(match)) or day_of(_core(match).split(" ", 1)[-1])
    if day is None or not day[1]:
        return None
    following = match.text[match.found.end() : match.found.end() + 12]
    if re.match(r"\s(?:per\s?cent|percent|%)", following):
        return None
    year = anchors.for_day(day[0], day[1], match.place)
    return _in_year(day, year, _hedge(match))


def _in_year(
    day: tuple[int, int], year: tuple[int, str] | None, hedge: str = ""
) -> Said:
    if year is None:
        return Said(None, why="no year in the text", hedge=hedge)
    try:
        value = HistoricalDate.of(year[0], *day)
    except ValueError:
        return Said(None, why="no such day in that year", hedge=hedge)
    return Said(value, why=year[1], leaned=True, hedge=hedge)


def _of_a_year(match: Match, anchors: Anchors) -> Said | None:
    words = match.group("day").removeprefix("the ")
    season = _SEASONS.get(words.lower(), 0)
    day = (season, 0) if season else day_of(words)
    if day is None:
        return None
    if anchors.last is None:
        return Said(None, TimeKind.VAGUE, "no year in the text")
    which = match.group("which")
    step = _step(which)
    return _in_year(day, (anchors.last.year + step, match.quoted))


def _step(which: str) -> int:
    word = which.lower().split()[-1]
    if word in _RELATIVE_STEPS:
        return 1
    return -1 if word in ("previous", "preceding") else 0


def _month_of_year(match: Match, anchors: Anchors) -> Said | None:
    name = match.group("month")
    if not _is_month(match, name):
        return None
    month = (day_of(name) or (0, 0))[0]
    ahead = bool(_WILL.search(match.sentence))
    year = anchors.for_month(month, match.place, ahead=ahead)
    return _in_year((month, 0), year, _hedge(match))


def _season_of_year(match: Match, anchors: Anchors) -> Said | None:
    season = _SEASONS[match.group("season")]
    ahead = bool(_WILL.search(match.sentence))
    year = anchors.for_month(season, match.place, ahead=ahead)
    if year is None:
        return Said(None, TimeKind.VAGUE, "no year in the text")
    return _in_year((season, 0), year)


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


def _nth(match: Match, anchors: Anchors) -> Said | None:
    last = anchors.last
    if last is None or not 1 <= last.point.month <= 12:
        return None
    day = (last.point.month, int(match.group("day")))
    return _in_year(
        day,
        (
            last.year,
            f"month and {last.origin}"
            if last.place.number
            else "month and year from above",
        ),
    )


def _decade(match: Match, _: Anchors) -> Said | None:
    return _said(match, decade_of(match.group("decade")))


def _pieces(match: Match) -> list[str]:
    words = re.sub(r"(?i)\bthe\s", "", match.words)
    return re.split(r"\s?-\s?|\s(?:to|until|till|through|and)\s", words, maxsplit=1)


def _decades(match: Match, _: Anchors) -> Said | None:
    first, last = (decade_of(piece) for piece in _pieces(match))
    value = interval(first, last) if first and last else None
    return Said(value, TimeKind.PERIOD) if value else None


def _centuries(match: Match, _: Anchors) -> Said | None:
    words = re.sub(r"(?i)\bthe\s", "", match.words)
    head, _sep, tail = (
        words.replace("-century", " century")
        .replace("-Century", " century")
        .partition(" centur")
    )
    era = tail.removeprefix("ies").removeprefix("y")
    pieces = re.split(
        r"\s(?:to|until|till|through|and)\s|\s?-\s?(?=\d|[a-z])", head, maxsplit=1
    )
    if len(pieces) != 2:
        return None
    first, last = (date_of(f"{piece} century{era}") for piece in pieces)
    value = interval(first, last) if first and last else None
    return Said(value, TimeKind.PERIOD) if value else None


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


def _is_before_christ(match: Match, anchors: Anchors) -> bool:
    """Whether the date before it, in the same paragraph, was before Christ."""
    last = anchors.last
    return (
        last is not None
        and last.year <= 0
        and last.place.paragraph == match.place.paragraph
    )


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
        if len(figures) == 3 and _is_before_christ(match, anchors):
            value = HistoricalDate(CalendarPoint(1 - int(figures)))
            return Said(value, why=_BC_LIKE_LAST, leaned=True)
        value = HistoricalDate(CalendarPoint(int(figures)))
        if _is_section(match):
            return _halved(match, figures)
        return _said(match, value)
    value_said = date_of(figures.replace(",", ""))
    if value_said is not None and value_said.is_period:
        return None
    return _said(match, value_said)


def _halved(match: Match, figures: str) -> Said | None:
    value = date_of(match.group("part").strip() + " " + figures)
    return Said(value, TimeKind.POINT) if value else None


def _same(match: Match, anchors: Anchors) -> Said | None:
    if anchors.last is None:
        return Said(None, TimeKind.VAGUE, "no date before it")
    point = anchors.last.point
    side = match.group("side")
    step = {"before": -1, "after": 1}.get(side, _step(match.group("which")))
    unit = match.group("unit").lower()
    value = _stepped(point, unit, step)
    if value is None:
        return Said(None, TimeKind.VAGUE, "no such date before it")
    return Said(value, TimeKind.POINT, match.quoted, leaned=True)


def _stepped(point: CalendarPoint, unit: str, step: int) -> HistoricalDate | None:
    """The year, the day or the spring before, at or after a point."""
    if unit == "century":
        return century_of_year(point.year, step)
    if unit == "decade":
        year = point.year // 10 * 10 + step * 10
        return (
            HistoricalDate(CalendarPoint(year, unknown_digits=1)) if year >= 0 else None
        )
    if unit == "year":
        return HistoricalDate(CalendarPoint(point.year + step))
    if unit in ("day", "night", "morning"):
        return HistoricalDate(day_after(point, step)) if point.day else None
    if unit == "month":
        return shifted(point, step, "month")
    if unit == "week":
        return None
    month = _SEASONS.get(unit) or (day_of(unit) or (0, 0))[0]
    return HistoricalDate(
        CalendarPoint(_year_of_next(point, month, step), month or 1)
        if month
        else CalendarPoint(point.year + step)
    )


def _year_of_next(point: CalendarPoint, month: int, step: int) -> int:
    """In which year the spring or the March before or after a point lies."""
    if not step or not 1 <= point.month <= 12:
        return point.year + step
    first, last = (
        (month, month) if month < 20 else ((month - 20) * 3, (month - 20) * 3 + 2)
    )
    if step > 0:
        return point.year + (first <= point.month)
    return point.year - (last >= point.month)


def _count(words: str) -> int | None:
    if words.lower() in ("a", "an"):
        return 1
    found = read_quantities(words)
    value = found[0].low if found else None
    if value is None or value != value.to_integral_value() or value > Decimal(10_000):
        return None
    return int(value)


def _later(match: Match, anchors: Anchors) -> Said | None:
    hedge = match.group("hedge").lower()
    count, unit = _count(match.group("count")), match.group("unit")
    if match.group("count").lower().startswith("half") and unit in _TENS_OF_YEARS:
        count, unit = _TENS_OF_YEARS[unit] // 2, "year"
    if anchors.last is None or count is None or anchors.last.point.unknown_digits:
        return Said(None, TimeKind.VAGUE, "no date to count from", hedge=hedge)
    sign = -1 if match.group("side") in ("earlier", "before") else 1
    value = shifted(anchors.last.point, sign * count, unit)
    if value is None or hedge in _LOOSE:
        return Said(None, TimeKind.VAGUE, "no date to count from", hedge=hedge)
    if hedge or match.group("unit") in _TENS_OF_YEARS:
        value = approximate(value)
    return Said(value, TimeKind.POINT, match.quoted, leaned=True, hedge=hedge)


def _ago(match: Match, anchors: Anchors) -> Said:
    hedge = match.group("hedge").lower()
    count, near = _count(match.group("count")), anchors.published
    if near is None or count is None:
        return Said(None, TimeKind.VAGUE, "no date of publication", hedge=hedge)
    value = shifted(near, -count, match.group("unit"))
    if value is None:
        return Said(None, TimeKind.VAGUE, "no day of publication", hedge=hedge)
    value = approximate(value) if hedge else value
    return Said(
        value, TimeKind.POINT, "counted from publication", leaned=True, hedge=hedge
    )


def _beside(match: Match, _: Anchors) -> Said:
    return Said(
        None,
        TimeKind.VAGUE,
        "counted from an event",
        hedge=match.group("hedge").lower(),
    )


def _that_time(_: Match, anchors: Anchors) -> Said:
    last = anchors.last
    if last is None:
        return Said(None, TimeKind.VAGUE, "no date before it")
    return Said(
        HistoricalDate(last.point), TimeKind.VAGUE, "the date before it", leaned=True
    )


def _now(_: Match, __: Anchors) -> Said:
    return Said(None, TimeKind.VAGUE, "the present of the text")


def _weekday(match: Match, anchors: Anchors) -> Said | None:
    near = anchors.published
    if near is None or not near.day:
        return None
    wanted = WORDS[match.group("weekday").lower()].value
    ahead = bool(_WILL.search(match.sentence))
    step = (wanted - weekday(near)) % 7
    days = step if ahead else step - 7 if step else 0
    value = HistoricalDate(day_after(near, days))
    return Said(value, None, "day of the week of publication", leaned=True)


def _of_publication(match: Match, anchors: Anchors) -> Said | None:
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
    return _stepped(near, unit, step)


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


_RATE_BEFORE = re.compile(
    r"(?i)(?:\b(?:for|within|in|after|over|during|lasted|lasts|last|lasting|took|takes|take|taking|spent|spend|than"
    r"|nearly|almost|about|only|just|barely|another|once|of|by)\s)$"
)
_EVERY = re.compile(r"(?i)\b(?:every|each|aged|age\sof|once)\s$")
_AGE_AFTER = re.compile(r"'?\s(?:old|of\sage)|-old")


def _duration(match: Match, _: Anchors) -> Said | None:
    before = match.text[max(0, match.found.start() - 24) : match.found.start()]
    hedge = match.group("hedge").lower()
    if _EVERY.search(before) or _AGE_AFTER.match(match.text, match.found.end()):
        return None
    if (
        match.group("count").lower() in ("a", "an")
        and not hedge
        and not _RATE_BEFORE.search(before)
        and not match.words.endswith("half")
    ):
        return None
    return Said(None, TimeKind.DURATION, hedge=hedge)


def _plain_duration(_: Match, __: Anchors) -> Said:
    return Said(None, TimeKind.DURATION)


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
    "days": _range,
    "several days": _several_days,
    "range": _range,
    "years": _years,
    "onwards": _onwards,
    "point": _point,
    "month": _month,
    "iso": _one_or_other,
    "day of year": _day_of_year,
    "of a year": _of_a_year,
    "month of year": _month_of_year,
    "season of year": _season_of_year,
    "nth": _nth,
    "decade": _decade,
    "decades": _decades,
    "century": _century,
    "centuries": _centuries,
    "millennium": _millennium,
    "quarter": _quarter,
    "year": _year,
    "same": _same,
    "later": _later,
    "ago": _ago,
    "beside": _beside,
    "that time": _that_time,
    "now": _now,
    "of publication": _of_publication,
    "weekday": _weekday,
    "duration": _duration,
    "long": _plain_duration,
    "hyphened": _plain_duration,
    "foreign": _foreign,
}


def says_future(sentence: str) -> bool:
    """Whether a sentence looks ahead: "elections will be held in 2024"."""
    return bool(_WILL.search(sentence))


def stands_before_noun(match: Match) -> bool:
    """Whether the date stands before what it dates: "the 1948 Act"."""
    start, end = match.found.span()
    if not re.match(r"(?:-\w|\s[A-Za-z])", match.text[end : end + 2] + "x"):
        return False
    owned = is_owned(match.text, start)
    return owned and bool(re.match(r"\s\w", match.text[end : end + 2]))
