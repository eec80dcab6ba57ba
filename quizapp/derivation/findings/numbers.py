"""The numbers of a text: value, unit, qualifier, and what is counted."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from quizapp.derivation.document import Document, Part
from quizapp.derivation.findings.date_patterns import plain
from quizapp.derivation.findings.kinds import DateFinding, NumberFinding
from quizapp.derivation.findings.number_counted import Counted
from quizapp.derivation.findings.number_patterns import (
    AFTER_NUMBER,
    FIGURES,
    LABELS,
    NAME_BEFORE,
    OPENERS,
    QUALIFIER,
    RULING,
    SHARES,
    WORDS,
)
from quizapp.derivation.language import DECIMAL_COMMA
from quizapp.derivation.span import Span
from quizapp.questions.numbers.figures import EXACT
from quizapp.questions.numbers.quantities import read_quantities

_REACH = 40  #: characters that are looked at before a number
_SCALES = {"bn": 10**9, "tn": 10**12, "mn": 10**6, "m": 10**6, "k": 1000}
#: What stands between the two ends of "between 10 and 15 percent".
_TO_OTHER_END = re.compile(r"\s?-\s?|\s(?:and|to|or)\s")
_BRIEF_UNITS = {
    "per cent": "%",
    "percent": "%",
    "prozent": "%",
    "pour cent": "%",
    "kilometres": "km",
    "kilometers": "km",
    "kilometre": "km",
    "kilometer": "km",
    "metres": "m",
    "meters": "m",
    "metre": "m",
    "percentage point": "percentage points",
    "per centage points": "percentage points",
}
_AGES = re.compile(
    r"(?i)\b(?:women|men|people|persons|those|anyone|adults|citizens|males|females)"
    r"\s(?:over|under|aged|above)\s$"
)
_OF_AGE = re.compile(r"\b(?:(?:[Hh]e|[Ss]he|who)\swas\s(?:only\s|just\s)?|at\s)$")
_AT_AGE = re.compile(r"\bAt\s$")
_SAID_BEFORE_AGE = re.compile(r",\s$")


def find_numbers(
    document: Document, dates: Sequence[DateFinding]
) -> tuple[NumberFinding, ...]:
    """Every number of the body that is no date, ordinal, age, label or part of a name.

    *dates* are the text's own, in its order.
    """
    counted = Counted(document)
    taken = [one.span for one in dates]
    ends = [one.end for one in taken]
    found: list[NumberFinding] = []
    for paragraph in document.paragraphs:
        if paragraph.part in (Part.HEADING, Part.ASIDE):
            continue
        text = plain(paragraph.span.of(document.text))
        base = paragraph.span.start
        decimal_comma = paragraph.language in DECIMAL_COMMA
        here = taken[bisect_right(ends, base) : bisect_right(ends, base + len(text))]
        for match in _matches(text, base, here):
            one = _number(match, text, base, counted, decimal_comma=decimal_comma)
            if one is not None:
                found.append(one)
    return tuple(_with_units_of_ranges(found, document.text))


def _matches(text: str, base: int, taken: list[Span]) -> Iterator[re.Match[str]]:
    """What may be a number, in order; the longest where several begin, and no date."""
    every = [
        match
        for pattern in (SHARES, FIGURES, WORDS)
        for match in pattern.finditer(text)
    ]
    every.sort(key=lambda match: (match.start(), -match.end()))
    end, place = 0, 0
    for match in every:
        span = Span(base + match.start(), base + match.end())
        while place < len(taken) and taken[place].end <= span.start:
            place += 1
        if place < len(taken) and taken[place].overlaps(span):
            continue
        if match.start() >= end:
            end = match.end()
            yield match


def _number(
    match: re.Match[str], text: str, base: int, counted: Counted, *, decimal_comma: bool
) -> NumberFinding | None:
    start, end = match.start(), match.end()
    before = text[max(0, start - _REACH) : start]
    if _is_no_count(match, text, before):
        return None
    is_share = match.re is SHARES
    value = _value(match, is_share=is_share, decimal_comma=decimal_comma)
    if value is None:
        return None
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1), context=EXACT)
    qualifier, first = _qualifier(before, start)
    unit = _unit(match, is_share=is_share)
    is_money = bool(match.groupdict().get("money")) or unit.split()[-1:] == ["cents"]
    phrase = None
    if not is_money and not decimal_comma:
        phrase = counted.after(base + end, of_share=is_share or bool(unit))
        if unit and not is_share and text[end : end + 4] != " of ":
            phrase = None
    return NumberFinding(
        span=Span(base + first, base + end),
        figures=Span(base + match.start("figures"), base + match.end("figures")),
        value=value,
        unit=unit,
        qualifier=qualifier,
        counted=phrase,
        why="as written",
    )


def _is_no_count(match: re.Match[str], text: str, before: str) -> bool:
    """Whether it labels, dates, names or tells an age, and counts nothing."""
    start, end = match.start(), match.end()
    if LABELS.search(before) or AFTER_NUMBER.match(text, end, end + 40):
        return True
    figures = match["figures"]
    has_unit = bool(match.groupdict().get("unit") or match.groupdict().get("money"))
    if _AGES.search(before) and not has_unit:
        return True
    if (
        not has_unit
        and _OF_AGE.search(before)
        and text[end : end + 1] in (",", ".", ";")
    ):
        return True
    if _AT_AGE.search(before) and re.match(r",|\s(?:s?he|[A-Z])", text[end : end + 4]):
        return True
    named = NAME_BEFORE.search(before)
    is_money = bool(match.groupdict().get("money"))
    if named and not is_money and named["word"] not in OPENERS:
        return True
    if figures[0].isupper() and not _begins_sentence(text, start):
        return True
    return (
        figures.isdigit()
        and len(figures) <= 2
        and bool(_SAID_BEFORE_AGE.search(before))
        and text[end : end + 1] == ","
        and before[-4:-2].isalpha()
    )


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" \"'(")
    return not before or before[-1] in ".!?:"


def _value(
    match: re.Match[str], *, is_share: bool, decimal_comma: bool
) -> Decimal | None:
    groups = match.groupdict()
    number = groups.get("number")
    if number is None:
        words = match["figures"].lower().replace("every ", "")
        found = read_quantities("1/2" if is_share and words == "half" else words)
        if is_share:
            found = tuple(one for one in found if one.low < 1) or found
            return found[0].low if found and found[0].low < 1 else _share(words)
        return found[0].low if found else None
    figures = number.replace(" ", "")
    if decimal_comma:
        figures = figures.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?", figures):
        figures = figures.replace(",", "")
    else:
        return None
    try:
        value = Decimal(figures)
    except ArithmeticError:
        return None
    short, scale = groups.get("short"), groups.get("scale")
    if short:
        return value * _SCALES[short]
    if scale:
        scaled = read_quantities("1 " + scale)
        return value * scaled[0].low if scaled else None
    return value


_SHARE_WORDS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5}


def _share(words: str) -> Decimal | None:
    """ "a third" and "a quarter", which read_quantities gives as an order too."""
    last = words.replace("-", " ").split()[-1]
    return Decimal(1) / _SHARE_WORDS[last] if last in _SHARE_WORDS else None


def _unit(match: re.Match[str], *, is_share: bool) -> str:
    if is_share:
        return "fraction"
    groups = match.groupdict()
    money = (groups.get("money") or "").strip()
    unit = " ".join((groups.get("unit") or "").split())
    return money or _BRIEF_UNITS.get(unit.lower(), unit)


def _qualifier(before: str, start: int) -> tuple[str, int]:
    found = QUALIFIER.search(before)
    if not found or RULING.search(before):
        return "", start
    first = start - len(before) + found.start("words")
    return found["words"].lower().removeprefix("an "), first


def _with_units_of_ranges(
    found: list[NumberFinding], text: str
) -> Iterator[NumberFinding]:
    """ "between 10 and 15 percent": the first end is in percent too."""
    for place, one in enumerate(found):
        following = found[place + 1] if place + 1 < len(found) else None
        if (
            following is not None
            and not one.unit
            and one.counted is None
            and following.unit
            and following.unit != "fraction"
            and _TO_OTHER_END.fullmatch(
                plain(text[one.span.end : following.span.start])
            )
        ):
            yield NumberFinding(
                one.span,
                one.figures,
                one.value,
                following.unit,
                one.qualifier,
                one.counted,
                one.why,
            )
        else:
            yield one
