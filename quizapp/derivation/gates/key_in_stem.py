"""A word of the key stands in the stem."""

import re

from quizapp.derivation.gates.asked import SORTS, content, keys_of, stem, tokens
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.questions.dates.historical_date import Precision
from quizapp.questions.question import (
    ClozeQuestion,
    DateQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.wording import plain

_GATE = "key in stem"
_SORT = re.compile(r"^(?:\w+ )?(?:which|what) ((?:\w+ )?\w+)", re.IGNORECASE)
_HALF = 0.5


def key_in_stem(question: Question) -> Flaw | None:
    """Found as a whole, or as its name's last word, or as half of its words."""
    if isinstance(question, ClozeQuestion):
        return _in_gapped_text(question)
    asked = f" {plain(question.prompt)} "
    if isinstance(question, DateQuestion):
        return _date(question, asked)
    if isinstance(question, NumberQuestion):
        return _number(question)
    for key in keys_of(question):
        if f" {plain(key)} " in asked and plain(key):
            return Flaw(_GATE, f"the question holds the key “{key}”")
    if isinstance(question, NameQuestion):
        return _name(question)
    if isinstance(question, PhraseQuestion):
        return _phrase(question)
    return None


def _in_gapped_text(question: ClozeQuestion) -> Flaw | None:
    beside = f" {plain(' '.join(question.parts))} "
    for gap in question.gaps:
        for text in gap.accepted:
            if plain(text) and f" {plain(text)} " in beside:
                return Flaw(_GATE, f"the text around the gap holds “{text}”")
    return None


def _date(question: DateQuestion, asked: str) -> Flaw | None:
    said = plain(question.answer.in_words())
    year = str(abs(question.answer.year))
    is_year = question.answer.precision is Precision.YEAR
    if f" {said} " in asked or (is_year and f" {year} " in asked and len(year) > 2):
        return Flaw(_GATE, f"the question holds the key “{question.answer.in_words()}”")
    return None


def _number(question: NumberQuestion) -> Flaw | None:
    figures = [re.sub(r"[^\d.]", "", one) for one in tokens(question.prompt)]
    if keys_of(question)[0] in figures:
        return Flaw(_GATE, f"the question holds the key “{keys_of(question)[0]}”")
    return None


def _sort(prompt: str) -> frozenset[str]:
    """The stems of "which party": a key may say again of which sort it is."""
    found = _SORT.match(prompt)
    said = found[1].split() if found else []
    return frozenset(stem(word) for word in [*said, *SORTS])


def _name(question: NameQuestion) -> Flaw | None:
    asked = content(question.prompt)
    own = content(question.answer) - _sort(question.prompt)
    for name in question.accept:
        if f" {plain(name)} " in f" {plain(question.prompt)} " and plain(name):
            return Flaw(_GATE, f"the question holds “{name}”, another name of the key")
    shared = sorted(own & asked)
    if shared:
        return Flaw(_GATE, f"“{_as_written(shared[0], question)}” is a word of the key")
    return None


def _phrase(question: PhraseQuestion) -> Flaw | None:
    key = content(question.answer)
    shared = key & content(question.prompt)
    if not shared or not key:
        return None
    word = _as_written(min(shared), question)
    words = f"“{word}” stands in the question and in the key"
    if len(shared) / len(key) >= _HALF:
        return Flaw(_GATE, words)
    others = [content(one.text) for one in question.distractors]
    if others and all(shared & one for one in others):
        return None
    return Flaw(_GATE, words, Weight.UNSURE) if len(key) <= 3 else None


def _as_written(wanted: str, question: Question) -> str:
    for word in tokens(question.prompt):
        if wanted in content(word):
            return word
    return wanted
