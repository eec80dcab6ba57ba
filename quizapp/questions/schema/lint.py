"""Remarks on a set that loads: what gives the key away, and what is missing."""

import re
from collections.abc import Callable, Iterator, Sequence

from quizapp.questions.question import (
    Ask,
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    MultipleQuestion,
    NameQuestion,
    NumberQuestion,
    OpenQuestion,
    OrderQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.question_set import QuestionSet
from quizapp.questions.schema.problem import Path, SchemaProblem
from quizapp.questions.wording import plain

_ABSOLUTE = re.compile(
    r"\b(always|never|all of the above|none of the above|only ever|completely)\b",
    re.IGNORECASE,
)
#: A key so much longer than the longest distractor gives itself away.
_LONGER = 1.4


def lint(question_set: QuestionSet) -> tuple[SchemaProblem, ...]:
    """Every remark, in the set's order; none of them stops the set."""
    remarks = list(_same_prompts(question_set.questions))
    for place, question in enumerate(question_set.questions):
        path: Path = ("questions", place)
        for rule in _RULES:
            remarks += [
                SchemaProblem((*path, key), message) for key, message in rule(question)
            ]
    return tuple(
        sorted(
            remarks,
            key=lambda remark: [part for part in remark.path if isinstance(part, int)],
        )
    )


Remark = tuple[str, str]


def _same_prompts(questions: Sequence[Question]) -> Iterator[SchemaProblem]:
    first: dict[tuple[str, ...], int] = {}
    for place, question in enumerate(questions):
        # Cloze prompts say "Fill the gap"; what tells them apart is the text.
        asked = (plain(question.prompt), *getattr(question, "parts", ()))
        if asked in first:
            message = f"question {first[asked] + 1} asks the same"
            yield SchemaProblem(("questions", place, "prompt"), message)
        first.setdefault(asked, place)


def _key_texts(question: Question) -> tuple[str, ...]:
    match question:
        case NameQuestion() | PhraseQuestion() | ChoiceQuestion():
            return (question.answer,)
        case MultipleQuestion():
            return question.answers
        case DateQuestion():
            return (question.answer.in_words(), question.answer.edtf())
        case NumberQuestion():
            return (str(question.answer),)
        case ClozeQuestion():
            return tuple(gap.accepted[0] for gap in question.gaps)
        case _:
            return ()


def _key_in_prompt(question: Question) -> Iterator[Remark]:
    asked = (
        f" {plain(question.prompt + ' ' + ' '.join(getattr(question, 'parts', ())))} "
    )
    for text in _key_texts(question):
        if plain(text) and f" {plain(text)} " in asked:
            yield "prompt", f"the prompt holds the key “{text}”"
    if question.hint and any(
        plain(text) and f" {plain(text)} " in f" {plain(question.hint)} "
        for text in _key_texts(question)
    ):
        yield "hint", "the hint holds the key"


def _longest_is_key(question: Question) -> Iterator[Remark]:
    if (
        not isinstance(question, NameQuestion | PhraseQuestion | ChoiceQuestion)
        or len(question.distractors) < 2
    ):
        return
    longest = max(len(entry.text) for entry in question.distractors)
    if len(question.answer) > longest * _LONGER and len(question.answer) - longest > 8:
        yield "answer", "the key is by far the longest option"


def _few_distractors(question: Question) -> Iterator[Remark]:
    if Ask.CHOICE not in question.ask or isinstance(question, ClozeQuestion):
        return
    count = len(getattr(question, "distractors", (1, 1)))
    if count < 2:
        yield "distractors", "one wrong option is half a guess; two or three are fair"


def _absolute_words(question: Question) -> Iterator[Remark]:
    texts = (
        [question.prompt]
        if question.kind == "true-false"
        else [entry.text for entry in getattr(question, "distractors", ())]
    )
    for text in texts:
        if found := _ABSOLUTE.search(text):
            yield (
                "prompt" if text == question.prompt else "distractors",
                f"“{found[0]}” tells a test-taker it is wrong",
            )


def _no_evidence(question: Question) -> Iterator[Remark]:
    if not question.evidence and not isinstance(question, OpenQuestion):
        yield "prompt", "no evidence: no one can check the key"


def _two_items(question: Question) -> Iterator[Remark]:
    if isinstance(question, OrderQuestion) and len(question.items) < 3:
        yield (
            "items",
            "two items are never shown in their right order, so the order is given away",
        )


def _article(question: Question) -> Iterator[Remark]:
    """ "… is called an": only options that begin with a vowel fit."""
    ending = question.prompt.rstrip(" :_…?.").casefold().rpartition(" ")[2]
    if ending in ("a", "an") and isinstance(
        question, ChoiceQuestion | PhraseQuestion | NameQuestion
    ):
        yield "prompt", f"“{ending}” at the end tells how the key begins"


_RULES: tuple[Callable[[Question], Iterator[Remark]], ...] = (
    _key_in_prompt,
    _longest_is_key,
    _few_distractors,
    _absolute_words,
    _no_evidence,
    _two_items,
    _article,
)
