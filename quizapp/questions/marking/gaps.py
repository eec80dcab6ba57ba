"""Marking a text with gaps, gap by gap."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from quizapp.questions.answer import Answer, folded_text, text_meant
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.dates.reading import Ambiguous, DayOfYear, NotADate, read_date
from quizapp.questions.marking.dates import mark_date
from quizapp.questions.marking.names import mark_name
from quizapp.questions.marking.numbers import mark_number
from quizapp.questions.numbers.quantities import Quantity, is_quantity, read_quantities
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    Gap,
    NameQuestion,
    NumberQuestion,
)
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict, partly
from quizapp.questions.wording import plain

#: A year for days that have none, so that they can be marked as dates: a leap year.
_SOME_YEAR = 2000
_YEAR = re.compile(r"1\d{3}|20\d\d", re.ASCII)
#: Before a year in the four languages; elsewhere 1500 counts something.
_BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "before",
        "after",
        "from",
        "to",
        "year",
        "and",
        "circa",
        "ca.",
        "c.",
        "im",
        "jahr",
        "jahre",
        "seit",
        "bis",
        "vor",
        "nach",
        "und",
        "en",
        "depuis",
        "avant",
        "après",
        "et",
        "в",
        "с",
        "до",
        "после",
        "около",
        "и",
    ]
)


def mark_gaps(
    question: ClozeQuestion,
    answer: Answer,
    ask: Ask = Ask.TYPED,
    *,
    among: Iterable[str] = (),
) -> Marking:
    """Mark the texts for the gaps in their order; one text alone is the first gap's.

    *among* are the names that the question's set asks for: see ``mark_name``.
    """
    given = [answer] if isinstance(answer, str) else answer
    if not isinstance(given, list):
        return WRONG
    markings = mark_each_gap(question, given, ask, among=among)
    right = sum(marking.verdict is Verdict.RIGHT for marking in markings)
    if right == len(markings) == len(given):
        reasons = " ".join(marking.reason for marking in markings if marking.reason)
        return Marking(Verdict.RIGHT, 1.0, reasons)
    if len(markings) == len(given) == 1:
        return markings[0]
    share = sum(marking.fraction for marking in markings) / len(markings)
    return partly(share, f"{right} of {len(markings)} gaps right.")


def mark_each_gap(
    question: ClozeQuestion,
    given: Sequence[str],
    ask: Ask = Ask.TYPED,
    *,
    among: Iterable[str] = (),
) -> list[Marking]:
    """Mark gap by gap: one marking for each, a missing text being wrong."""
    texts = [*given, *[""] * len(question.gaps)]
    pairs = zip(question.gaps, texts, strict=False)
    if ask is Ask.CHOICE:
        return [_mark_chosen(question, gap, text) for gap, text in pairs]
    return [_mark_typed(question, gap, text, among) for gap, text in pairs]


def _mark_chosen(question: ClozeQuestion, gap: Gap, text: str) -> Marking:
    """Mark an option put into the gap: another option is never a slip of the key."""
    others = _others(question, gap)
    options = [*gap.accepted, *(entry.text for entry in others)]
    meant = text_meant(text, options)
    if meant in gap.accepted:
        return RIGHT
    if meant in options or not text.strip():
        why = next((entry.why for entry in others if entry.text == meant), "")
        return Marking(Verdict.WRONG, 0.0, why)
    return _mark_typed(question, gap, text)


def _mark_typed(
    question: ClozeQuestion, gap: Gap, text: str, among: Iterable[str] = ()
) -> Marking:
    """Mark by the rules of dates, numbers or names, whichever the gap holds."""
    if not text.strip():
        return WRONG
    if any(_is_same(text, right) for right in gap.accepted):
        return RIGHT
    key = gap.accepted[0]
    if number := _number_of(key):
        marking = _mark_as_number(question, gap, number, text)
        is_year = _YEAR.fullmatch(key) and _names_year(question, gap)
        if marking.verdict is Verdict.RIGHT or not is_year:
            return marking
    if date := _date_of(key):
        return _mark_as_date(question, gap, date, text)
    return _mark_as_name(question, gap, text, among)


def _is_same(text: str, right: str) -> bool:
    """The same words; where there are figures, the same signs too: 5 is not -5."""
    if any(char.isdigit() for char in right) or not plain(right):
        return folded_text(text) == folded_text(right)
    return plain(text) == plain(right)


def _names_year(question: ClozeQuestion, gap: Gap) -> bool:
    """Whether the words before a gap lead to a year: "in", "since"."""
    before = question.parts[question.gaps.index(gap)].split()[-1:]
    return bool(before) and (
        before[0].casefold() in _BEFORE_YEAR
        or (
            before[0].isalpha()
            and _date_of(f"{before[0]} {gap.accepted[0]}") is not None
        )
    )


def _others(question: ClozeQuestion, gap: Gap) -> list[Distractor]:
    """What belongs elsewhere: the distractors and the keys of the other gaps."""
    own = {plain(right) for right in gap.accepted}
    keys = [
        Distractor(right)
        for other in question.gaps
        if other is not gap
        for right in other.accepted
        if plain(right) not in own
    ]
    return [*question.distractors, *keys]


def _mark_as_date(
    question: ClozeQuestion, gap: Gap, date: HistoricalDate, text: str
) -> Marking:
    has_year = not isinstance(read_date(gap.accepted[0]), DayOfYear)
    accepted = (_date_of(right) for right in gap.accepted[1:])
    return mark_date(
        DateQuestion(
            id=question.id,
            # A year in the prompt lets a day without its year stand for that day.
            prompt=question.prompt if has_year else str(_SOME_YEAR),
            ask=(Ask.TYPED,),
            answer=date,
            accept=tuple(other for other in accepted if other),
        ),
        text,
    )


def _mark_as_number(
    question: ClozeQuestion, gap: Gap, number: Quantity, text: str
) -> Marking:
    return mark_number(
        NumberQuestion(
            id=question.id,
            prompt=question.prompt,
            ask=(Ask.TYPED,),
            answer=number.low,
            unit=number.unit,
            accept=gap.accepted,
            distractors=tuple(_others(question, gap)),
        ),
        text,
    )


def _mark_as_name(
    question: ClozeQuestion, gap: Gap, text: str, among: Iterable[str]
) -> Marking:
    return mark_name(
        NameQuestion(
            id=question.id,
            prompt=question.prompt,
            ask=(Ask.TYPED,),
            answer=gap.accepted[0],
            accept=gap.accepted[1:],
            distractors=tuple(_others(question, gap)),
        ),
        text,
        among=among,
    )


@lru_cache(maxsize=2048)
def _date_of(text: str) -> HistoricalDate | None:
    """The date a gap holds, in some year where it names none; ``None`` for no date.

    A word alone is none: May may be a person.
    """
    if not any(char.isdigit() for char in text):
        return None
    try:
        read = read_date(text)
    except NotADate:
        return None
    if isinstance(read, Ambiguous):
        return None
    return read.in_year(_SOME_YEAR) if isinstance(read, DayOfYear) else read


@lru_cache(maxsize=2048)
def _number_of(text: str) -> Quantity | None:
    """The number a gap holds; ``None`` where there is anything else in it."""
    return read_quantities(text)[0] if is_quantity(text) else None
