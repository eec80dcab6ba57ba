"""What must hold within a question beyond the shape of its values."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from quizapp.questions.dates.historical_date import read_edtf
from quizapp.questions.marking.every_kind import choice_value
from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    MatchQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    PhraseQuestion,
    Question,
    TrueFalseQuestion,
)
from quizapp.questions.wording import plain

#: The key at fault, what is wrong, and what to do about it.
Broken = tuple[str, str, str]

_WithOptions = (
    DateQuestion
    | NameQuestion
    | NumberQuestion
    | PhraseQuestion
    | ChoiceQuestion
    | MultipleQuestion
    | ClozeQuestion
    | MatchQuestion
)


def broken_rules(question: Question) -> Iterator[Broken]:
    """Every rule the question breaks."""
    for rules in _RULES[type(question)]:
        yield from rules(question)


def _ask_rules(question: Question) -> Iterator[Broken]:
    ways = question.ask
    if len(ways) > 1 and len(set(ways)) < len(ways):
        yield "ask", "a way of asking is named twice", ""
    if Ask.CHOICE in ways and not getattr(question, "distractors", True):
        yield "ask", "choice needs distractors", "add some, or take choice out"


def _same(text: str) -> str:
    return plain(text) or text


def _reject_rules(question: NameQuestion | PhraseQuestion) -> Iterator[Broken]:
    if not question.reject:
        return
    rights = {_same(text) for text in (question.answer, *question.accept)}
    for text in question.reject:
        if _same(text) in rights:
            yield (
                "reject",
                f"“{text}” is accepted and rejected",
                "leave it in one of the two",
            )


def _answers_rules(question: MultipleQuestion) -> Iterator[Broken]:
    return _twice("answers", question.answers)


def _distractor_rules(question: _WithOptions) -> Iterator[Broken]:
    if not question.distractors:
        return
    values = _values(question, question.distractors)
    yield from _twice("distractors", values)
    rights = set(_right_values(question))
    if rights.isdisjoint(values):
        return
    for entry, value in zip(question.distractors, values, strict=True):
        if value in rights:
            yield (
                "distractors",
                f"“{entry.text}” is a right answer too",
                "take it out of one of the two",
            )


def _values(question: _WithOptions, distractors: Sequence[Distractor]) -> list[str]:
    if isinstance(question, DateQuestion | NumberQuestion):
        return [choice_value(question, entry.text) for entry in distractors]
    return [entry.text for entry in distractors]


def _right_values(question: _WithOptions) -> Iterable[str]:
    match question:
        case ChoiceQuestion():
            return [question.answer]
        case DateQuestion():
            return [date.edtf() for date in (question.answer, *question.accept)]
        case NumberQuestion():
            return [choice_value(question, str(question.answer))]
        case NameQuestion() | PhraseQuestion():
            return [question.answer, *question.accept]
        case MultipleQuestion():
            return question.answers
        case MatchQuestion():
            return [pair.right for pair in question.pairs]
        case ClozeQuestion():
            return []


def _date_rules(question: DateQuestion) -> Iterator[Broken]:
    for entry in question.distractors:
        try:
            read_edtf(entry.text)
        except ValueError as error:
            yield "distractors", f"found “{entry.text}”, which is no date: {error}", ""
    if question.axis and not (
        question.axis[0].earliest <= question.answer.earliest
        and question.answer.latest <= question.axis[1].latest
    ):
        yield "axis", "the key lies outside the timeline", "make it longer"


def _order_rules(question: OrderQuestion) -> Iterator[Broken]:
    yield from _twice("items", [item.text for item in question.items])
    dated = [item for item in question.items if item.date]
    for first, second in pairwise(dated):
        if first.date and second.date and first.date.earliest > second.date.latest:
            yield (
                "items",
                f"“{second.text}” is dated before “{first.text}” but stands after it",
                "put them in order",
            )


def _match_rules(question: MatchQuestion) -> Iterator[Broken]:
    yield from _twice("pairs", [pair.left for pair in question.pairs])
    if len({pair.right for pair in question.pairs}) < 2:
        yield "pairs", "every left has the same right", ""


def _twice(key: str, texts: Iterable[str]) -> Iterator[Broken]:
    listed = list(texts)
    if len(set(listed)) == len(listed):
        return
    for text, count in Counter(listed).items():
        if count > 1:
            yield key, f"“{text}” stands there {count} times", "leave it once"


_RULES: dict[type, tuple[Callable[[Any], Iterator[Broken]], ...]] = {
    DateQuestion: (_distractor_rules, _ask_rules, _date_rules),
    NameQuestion: (_distractor_rules, _ask_rules, _reject_rules),
    NumberQuestion: (_distractor_rules, _ask_rules),
    PhraseQuestion: (_distractor_rules, _ask_rules, _reject_rules),
    ChoiceQuestion: (_distractor_rules, _ask_rules),
    MultipleQuestion: (_distractor_rules, _ask_rules, _answers_rules),
    TrueFalseQuestion: (_ask_rules,),
    ClozeQuestion: (_distractor_rules, _ask_rules),
    OrderQuestion: (_ask_rules, _order_rules),
    MatchQuestion: (_distractor_rules, _ask_rules, _match_rules),
    OpenQuestion: (_ask_rules,),
}
