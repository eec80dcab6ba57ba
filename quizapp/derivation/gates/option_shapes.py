"""What sort of thing an option is, and whether one says part of another."""

from decimal import Decimal, InvalidOperation

from quizapp.derivation.gates.asked import content
from quizapp.questions.dates.historical_date import HistoricalDate, overlaps
from quizapp.questions.marking.options import choice_value
from quizapp.questions.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.wording import plain

WithOptions = (
    DateQuestion
    | NameQuestion
    | NumberQuestion
    | PhraseQuestion
    | ChoiceQuestion
    | ClozeQuestion
)


def wrong_options(question: Question) -> tuple[str, ...]:
    if not isinstance(question, WithOptions):
        return ()
    return tuple(choice_value(question, entry.text) for entry in question.distractors)


def dated(text: str) -> HistoricalDate | None:
    """The date that an option is, or ``None``."""
    try:
        return HistoricalDate.from_edtf(text)
    except ValueError:
        return None


def numbered(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def says_the_same(first: str, second: str) -> bool:
    """Whether one name or phrase is the other or a part of it."""
    one, other = f" {plain(first)} ", f" {plain(second)} "
    if one in other or other in one:
        return True
    mine, others = content(first), content(second)
    return bool(mine and others) and (mine <= others or others <= mine)


def same_day(first: HistoricalDate, second: HistoricalDate) -> bool:
    return overlaps(first, second)
