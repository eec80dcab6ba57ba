"""Ranges of days, years, decades and centuries: "1914–18", "431 to 404 BC"."""

import re

from quizapp.derivation.findings.date_anchors import Anchors
from quizapp.derivation.findings.date_match import Match, Said
from quizapp.derivation.findings.date_surroundings import may_be_year
from quizapp.derivation.findings.date_values import date_of, day_of, decade_of, interval
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.questions.dates.lexicon import WORDS, Sense

_OF_SHORT = re.compile(r"(?i)\b(?:of|in|during)\s$")
BC_LIKE_LAST = "before Christ, as the date before it"
#: "Trajan (98–117)".
_REIGN = re.compile(r"[A-Z]\w+\s(?:[IVX]+\s)?\((?:r\.\s|reigned\s)?$")


def range_of_days(match: Match, anchors: Anchors) -> Said | None:
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


def several_days(_: Match, __: Anchors) -> Said:
    return Said(None, TimeKind.POINT, "several days at once")


def range_of_years(match: Match, anchors: Anchors) -> Said | None:
    first, last = match.group("first"), match.group("last")
    before = match.text[max(0, match.found.start() - 12) : match.found.start()].lower()
    is_led = before.endswith(("from ", "between ", "r. ", "reigned ", "ruled "))
    has_era = not (first.isdigit() and last.isdigit())
    joined = match.group("to").strip()
    if has_era and first.isdigit() and len(first) < 3 and last.isdigit():
        return None
    if not has_era and _count_down(first, last) and is_before_christ(match, anchors):
        value = date_of(f"{first}-{last} BC")
        return Said(value, TimeKind.PERIOD, BC_LIKE_LAST, leaned=True)
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


def onwards(match: Match, _: Anchors) -> Said | None:
    value = date_of(match.group("start"))
    return Said(value, TimeKind.START) if value else None


def _pieces(match: Match) -> list[str]:
    words = re.sub(r"(?i)\bthe\s", "", match.words)
    return re.split(r"\s?-\s?|\s(?:to|until|till|through|and)\s", words, maxsplit=1)


def decades(match: Match, _: Anchors) -> Said | None:
    first, last = (decade_of(piece) for piece in _pieces(match))
    value = interval(first, last) if first and last else None
    return Said(value, TimeKind.PERIOD) if value else None


def centuries(match: Match, _: Anchors) -> Said | None:
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


def is_before_christ(match: Match, anchors: Anchors) -> bool:
    """Whether the date before it, in the same paragraph, was before Christ."""
    last = anchors.last
    return (
        last is not None
        and last.year <= 0
        and last.place.paragraph == match.place.paragraph
    )
