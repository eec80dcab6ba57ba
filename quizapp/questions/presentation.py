"""What a page may show of a question: before the answer, and after it."""

import random
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from quizapp.questions.answer import Answer, tidy
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import choice_value
from quizapp.questions.marking.numbers import read_numbers
from quizapp.questions.marking.ordering import mark_order
from quizapp.questions.numbers.figures import canonical, in_figures
from quizapp.questions.question import (
    WAYS,
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    Distractor,
    Kind,
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
from quizapp.questions.timeline import Axis, axis_of
from quizapp.questions.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Option:
    """A thing to tick: ``value`` comes back as the answer, ``text`` is shown."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Presentation:
    """What a page may show before the answer, and nothing more.

    ``option_count`` and ``answer_count`` say how many options there are to tick and
    how many of them are right, to correct for guessing; 0 where nothing is ticked.
    """

    kind: Kind
    ask: Ask
    prompt: str
    hint: str = ""
    unit: str = ""
    options: tuple[Option, ...] = ()  #: of a choice; of each gap of a cloze
    items: tuple[str, ...] = ()  #: to put in order
    lefts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()  #: the words before, between and after the gaps
    gap_count: int = 0
    axis: Axis | None = None
    option_count: int = 0
    answer_count: int = 0


class OptionState(StrEnum):
    """What feedback says of an option."""

    RIGHT = "right"  #: belongs to the key
    YOURS = "yours"  #: ticked, and wrong
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OptionFeedback:
    """An option after the answer; ``why`` says what is wrong with it, or is empty."""

    value: str
    text: str
    state: OptionState
    chosen: bool
    why: str = ""


def present(
    question: Question, ask: Ask, seed: int, language: str = "en"
) -> Presentation:
    """Make what a page may show before the answer; the same seed gives the same page."""
    chance = random.Random(f"{seed}:{question.id}")  # noqa: S311  (shuffling, not secrecy)
    bare = Presentation(
        kind=question.kind, ask=ask, prompt=question.prompt, hint=question.hint
    )
    match question:
        case OrderQuestion():
            return replace(bare, items=_shuffled_items(question, chance))
        case MatchQuestion():
            return _present_match(bare, question, chance)
        case ClozeQuestion():
            bare = replace(bare, parts=question.parts, gap_count=len(question.gaps))
        case NumberQuestion():
            bare = replace(bare, unit=question.unit)
        case DateQuestion() if ask is Ask.TIMELINE:
            return replace(bare, axis=axis_of(question))
        case _:
            pass
    if ask is not Ask.CHOICE:
        return bare
    options = _shuffled_options(question, chance, language)
    return replace(
        bare,
        options=options,
        option_count=len(options),
        answer_count=_answer_count(question),
    )


def choose_ask(
    question: Question, review_count: int, available: Collection[Ask] = tuple(Ask)
) -> Ask:
    """Choose how to ask: the question's ways in turn, the best first.

    Of the ways the page cannot show (not in *available*) the next best is taken.
    """
    ways = [ask for ask in question.ask if ask in available]
    ways = ways or [ask for ask in WAYS[question.kind] if ask in available]
    return ways[review_count % len(ways)] if ways else question.ask[0]


def key_in_words(question: Question, language: str = "en") -> str | list[str]:
    """Say the key for people, after the answer; several parts come as a list."""
    match question:
        case DateQuestion():
            return question.answer.in_words(language)
        case NumberQuestion():
            return _with_unit(in_figures(question.answer), question.unit)
        case NameQuestion() | PhraseQuestion() | ChoiceQuestion():
            return question.answer
        case TrueFalseQuestion():
            return _TRUTHS[question.answer]
        case MultipleQuestion():
            return list(question.answers)
        case ClozeQuestion():
            return [gap.accepted[0] for gap in question.gaps]
        case OrderQuestion():
            return [item.text + _dated(item.date, language) for item in question.items]
        case MatchQuestion():
            return [f"{pair.left} – {pair.right}" for pair in question.pairs]
        case OpenQuestion():
            return question.rubric.in_lines()


def option_states(
    question: Question, answer: Answer, seed: int = 0, language: str = "en"
) -> tuple[OptionFeedback, ...]:
    """Say of every option whether it is right and was ticked.

    In the order that ``present`` shows them in with the same *seed*.  Empty for kinds
    that have no options of their own.
    """
    if Ask.CHOICE not in WAYS[question.kind] or isinstance(question, ClozeQuestion):
        return ()
    chance = random.Random(f"{seed}:{question.id}")  # noqa: S311
    ticked = _ticked(question, answer)
    key = _key_values(question)
    whys = {
        choice_value(question, entry.text): entry.why
        for entry in _distractors(question)
    }
    return tuple(
        OptionFeedback(
            option.value,
            option.text,
            _state(option.value, key, ticked),
            option.value in ticked,
            whys.get(option.value, ""),
        )
        for option in _shuffled_options(question, chance, language)
    )


_TRUTHS = {True: "True", False: "False"}


def _state(value: str, key: Collection[str], ticked: Collection[str]) -> OptionState:
    if value in key:
        return OptionState.RIGHT
    return OptionState.YOURS if value in ticked else OptionState.OTHER


def _ticked(question: Question, answer: Answer) -> set[str]:
    given = tidy(answer)
    if isinstance(given, bool):
        return {"true" if given else "false"}
    texts = (
        [given] if isinstance(given, str) else given if isinstance(given, list) else []
    )
    return {choice_value(question, text) for text in texts}


def _key_values(question: Question) -> set[str]:
    key = key_answer(question)
    if isinstance(key, bool):
        return {"true" if key else "false"}
    return {key} if isinstance(key, str) else set(key or ())


def _answer_count(question: Question) -> int:
    return len(question.answers) if isinstance(question, MultipleQuestion) else 1


def _distractors(question: Question) -> tuple[Distractor, ...]:
    return (
        ()
        if isinstance(question, TrueFalseQuestion | OrderQuestion | OpenQuestion)
        else question.distractors
    )


def _shuffled_options(
    question: Question, chance: random.Random, language: str
) -> tuple[Option, ...]:
    if isinstance(question, TrueFalseQuestion):
        return (Option("true", "True"), Option("false", "False"))
    values = [
        *_right_texts(question),
        *(entry.text for entry in _distractors(question)),
    ]
    options = {choice_value(question, text): None for text in values}
    # Sorted first, so that the page does not depend on the order in the file.
    shuffled = sorted(options)
    chance.shuffle(shuffled)
    return tuple(
        Option(value, _option_text(question, value, language)) for value in shuffled
    )


def _right_texts(question: Question) -> Sequence[str]:
    match question:
        case DateQuestion():
            return [question.answer.edtf()]
        case NumberQuestion():
            return [canonical(question.answer)]
        case NameQuestion() | PhraseQuestion() | ChoiceQuestion():
            return [question.answer]
        case MultipleQuestion():
            return question.answers
        case ClozeQuestion():
            return [gap.accepted[0] for gap in question.gaps]
        case _:
            return []


def _option_text(question: Question, value: str, language: str) -> str:
    """Key and distractors are written alike, so that the writing gives nothing away."""
    if isinstance(question, DateQuestion):
        try:
            return HistoricalDate.from_edtf(value).in_words(language)
        except ValueError:
            return value
    if isinstance(question, NumberQuestion):
        numbers = read_numbers(value)
        return (
            _with_unit(in_figures(numbers[0]), question.unit)
            if len(numbers) == 1
            else value
        )
    return value


def _with_unit(text: str, unit: str) -> str:
    return text + unit if unit == "%" else f"{text} {unit}".strip()


def _dated(date: HistoricalDate | None, language: str) -> str:
    return f" ({date.in_words(language)})" if date else ""


def _shuffled_items(question: OrderQuestion, chance: random.Random) -> tuple[str, ...]:
    """Shuffle, but never into a right order, unless every order is right."""
    texts = sorted(item.text for item in question.items)
    for _ in range(30):
        chance.shuffle(texts)
        if mark_order(question, texts).verdict is not Verdict.RIGHT:
            return tuple(texts)
    return tuple(item.text for item in reversed(question.items))


def _present_match(
    bare: Presentation, question: MatchQuestion, chance: random.Random
) -> Presentation:
    rights = sorted(
        {pair.right for pair in question.pairs}
        | {entry.text for entry in question.distractors}
    )
    lefts = sorted(pair.left for pair in question.pairs)
    chance.shuffle(rights)
    chance.shuffle(lefts)
    return replace(bare, lefts=tuple(lefts), rights=tuple(rights))
