"""Wrong dates: the text's others at the key's grain, then neighbours in the calendar."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from quizapp.derivation.distractors.candidate import Candidate, seed_of
from quizapp.derivation.distractors.said_by_clause import statement_at, words_around
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import DateFinding, TimeKind
from quizapp.derivation.gates.facts import Facts
from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.historical_date import (
    HistoricalDate,
    Precision,
    month_length,
    overlaps,
)
from quizapp.questions.question import DateQuestion, Distractor

_WANTED = 3
_DAYS = 365.25
#: How far off another date may be and still be believed, in days.
_REACH = {
    Precision.DAY: 3 * _DAYS,
    Precision.MONTH: 10 * _DAYS,
    Precision.SEASON: 10 * _DAYS,
    Precision.YEAR: 10 * _DAYS,
    Precision.DECADE: 150 * _DAYS,
    Precision.CENTURY: 1000 * _DAYS,
}
#: "Have been deployed": since then, not then.
_STILL_SO = re.compile(r"\b(?:has|have)\b")
#: Of years of which less is known a wrong one may be farther off.
_OLD = 1500
_REACH_OF_OLD = 40 * _DAYS
_GRAINS = {Precision.DAY: "day", Precision.MONTH: "month", Precision.YEAR: "year"}


def wrong_dates(
    draft: Draft, question: DateQuestion, facts: Facts
) -> tuple[Distractor, ...]:
    """Three dates that do not overlap the key, each other, or another right answer."""
    keys = [question.answer, *question.accept, *_others_right(draft, facts)]
    chosen: list[tuple[HistoricalDate, Candidate]] = []
    for date, candidate in chain(
        _of_text(draft, question, facts), _neighbours(draft, question, facts)
    ):
        taken = [*keys, *(one for one, _ in chosen)]
        if any(overlaps(date, other) for other in taken) or _is_told(
            date, question.prompt
        ):
            continue
        if len(chosen) == _WANTED - 1 and _would_stand_alone(keys[0], date, chosen):
            continue
        chosen.append((date, candidate))
        if len(chosen) == _WANTED:
            return tuple(Distractor(one.text, one.why) for _, one in chosen)
    return ()


def _would_stand_alone(
    key: HistoricalDate,
    last: HistoricalDate,
    chosen: Sequence[tuple[HistoricalDate, Candidate]],
) -> bool:
    """Whether a key's day or month would be alone in its year, the others in another."""
    if key.precision not in {Precision.DAY, Precision.MONTH} or key.is_period:
        return False
    years = {last.year, *(one.year for one, _ in chosen)}
    return len(years) == 1 and key.year not in years


def _others_right(draft: Draft, facts: Facts) -> list[HistoricalDate]:
    """Dates at which the text says that the same happened."""
    clause = facts.clause_of(draft)
    if clause is None:
        return []
    mine = set(facts.fillers(clause))
    found = [one.value for one in facts.material.dates_in(clause) if one.value]
    for other in facts.same_verb(clause):
        if len(mine & set(facts.fillers(other))) >= 2:
            found += [one.value for one in facts.material.dates_in(other) if one.value]
    return found


def _is_told(date: HistoricalDate, prompt: str) -> bool:
    said = date.in_words()
    return said in prompt


def _of_text(
    draft: Draft, question: DateQuestion, facts: Facts
) -> Iterator[tuple[HistoricalDate, Candidate]]:
    key = question.answer
    place = draft.evidence[0].start if draft.evidence else 0
    found: dict[str, tuple[float, HistoricalDate, DateFinding]] = {}
    for one in facts.material.findings.dates:
        date = _at_grain(one, key)
        if date is None:
            continue
        off = abs(date.earliest - key.earliest)
        reach = _reach(key)
        if off > reach or _is_after_publication(date, facts):
            continue
        cost = off / reach + abs(one.span.start - place) / (len(facts.text) + 1)
        cost += 0.3 if one.value != date else 0.0
        said = date.edtf()
        if said not in found or cost < found[said][0]:
            found[said] = (cost, date, one)
    for cost, date, one in sorted(
        found.values(), key=lambda row: (row[0], row[1].edtf())
    ):
        yield date, Candidate(date.edtf(), _why(one, date, facts), cost)


def _reach(key: HistoricalDate) -> float:
    """How many days off a date of the text may be: no year alone in its decade."""
    if key.precision is Precision.YEAR and _is_old(key):
        return _REACH_OF_OLD
    return _REACH.get(key.precision, _REACH_OF_OLD)


def _is_old(key: HistoricalDate) -> bool:
    return key.year < _OLD or key.points[0].approximate


def _at_grain(finding: DateFinding, key: HistoricalDate) -> HistoricalDate | None:
    """The finding's date as exactly as the key is known, where it is known so well."""
    date = finding.value
    if date is None or finding.kind in {TimeKind.DURATION, TimeKind.VAGUE}:
        return None
    if date.is_period or key.is_period:
        return (
            date
            if date.is_period and key.is_period and date.precision is key.precision
            else None
        )
    point, wanted = date.points[0], key.points[0]
    if point.precision is Precision.DAY and wanted.precision is Precision.MONTH:
        point = CalendarPoint(point.year, point.month)
    elif (
        point.precision in {Precision.DAY, Precision.MONTH, Precision.SEASON}
        and wanted.precision is Precision.YEAR
    ):
        point = CalendarPoint(point.year)
    if point.precision is not wanted.precision:
        return None
    return HistoricalDate(
        replace(point, approximate=wanted.approximate, uncertain=wanted.uncertain)
    )


def _why(finding: DateFinding, date: HistoricalDate, facts: Facts) -> str:
    said = statement_at(facts, finding.span, without=True)
    grain = _GRAINS.get(date.precision, "time")
    if said and not date.is_period and not _STILL_SO.search(said):
        return (
            f"the {grain} {said}" if grain == "day" else f"the {grain} in which {said}"
        )
    return f"in the text: “{words_around(facts, finding.bare)}”"


def _is_after_publication(date: HistoricalDate, facts: Facts) -> bool:
    published = facts.document.published
    return published is not None and date.earliest > published.latest


def _neighbours(
    draft: Draft, question: DateQuestion, facts: Facts
) -> Iterator[tuple[HistoricalDate, Candidate]]:
    key = question.answer
    seed = seed_of(question.id)
    steps = _steps(key)
    start = seed % len(steps) if steps else 0
    for step in steps[start:] + steps[:start]:
        date = _moved(key, step)
        if date is not None and not _is_after_publication(date, facts):
            why = "too late" if date.earliest > key.earliest else "too early"
            yield date, Candidate(date.edtf(), why, 9.0, is_from_text=False)


def _steps(key: HistoricalDate) -> list[tuple[int, int, int]]:
    """Years, months and days by which a neighbour differs, in no telling order."""
    match key.precision:
        case Precision.DAY:
            return [
                (0, -1, -4),
                (0, 0, 9),
                (0, 1, 3),
                (0, 0, -8),
                (0, 2, -2),
                (0, 0, 5),
                (0, -2, 6),
                (0, 0, -5),
                (0, 1, -7),
                (0, -1, 2),
                (0, 0, 3),
                (0, 0, -3),
                (-1, 0, 0),
            ]
        case Precision.MONTH:
            return [
                (0, -1, 0),
                (0, 2, 0),
                (-1, 0, 0),
                (0, 1, 0),
                (0, -2, 0),
                (1, 0, 0),
                (0, 3, 0),
                (0, -3, 0),
            ]
        case Precision.DECADE:
            return [(-10, 0, 0), (10, 0, 0), (-20, 0, 0), (20, 0, 0), (-30, 0, 0)]
        case Precision.CENTURY:
            return [(-100, 0, 0), (100, 0, 0), (-200, 0, 0), (200, 0, 0)]
        case Precision.SEASON:
            return [(-1, 0, 0), (1, 0, 0), (-2, 0, 0), (2, 0, 0)]
        case _:
            near = [
                (-2, 0, 0),
                (1, 0, 0),
                (-1, 0, 0),
                (3, 0, 0),
                (2, 0, 0),
                (-3, 0, 0),
                (-4, 0, 0),
                (5, 0, 0),
            ]
            return [(years * (7 if _is_old(key) else 1), 0, 0) for years, _, _ in near]


def _moved(key: HistoricalDate, step: tuple[int, int, int]) -> HistoricalDate | None:
    try:
        if not key.is_period:
            return HistoricalDate(_point(key.points[0], step))
        start, end = key.start, key.end
        if isinstance(start, CalendarPoint) and isinstance(end, CalendarPoint):
            length = max(abs(end.year - start.year) + 1, 1)
            years = step[0] + (length if step[0] > 0 else -length)
            return (
                HistoricalDate(
                    CalendarPoint(start.year + years), CalendarPoint(end.year + years)
                )
                if key.precision is Precision.YEAR
                else None
            )
    except ValueError:
        return None
    return None


def _point(point: CalendarPoint, step: tuple[int, int, int]) -> CalendarPoint:
    years, months, days = step
    if point.month > 12 or not point.month:
        return replace(point, year=point.year + years)
    count = point.month - 1 + months
    year, month = point.year + years + count // 12, count % 12 + 1
    if not point.day:
        return replace(point, year=year, month=month)
    day = point.day + days
    if not 1 <= day <= month_length(year, month):
        raise ValueError("another month")
    return replace(point, year=year, month=month, day=day)
