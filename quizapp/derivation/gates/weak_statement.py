"""Gaps, statements and rows of events that strict readers seldom keep."""

import re

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.gates.dangling import names_in, names_said
from quizapp.derivation.gates.facts import Facts
from quizapp.questions.dates.historical_date import HistoricalDate, Precision
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    MatchQuestion,
    OrderQuestion,
    TrueFalseQuestion,
)

YEAR = re.compile(
    r"\b(?:1\d{3}|20\d{2})\b|\b\d{1,4} (?:BCE?|AD|CE)\b|\bAD \d|\b\d+(?:st|nd|rd|th)\b"
    r"|\b(?:in|of|since|until|from|to|by|and) \d{3}\b(?! [a-z]|[,.]\d)"
)
LONG = 22  #: words of a stem or a statement
_LONG_GAP = 28
_CLOSE, _FAR = 3, 20 * 365  #: days
_FEW, _LEAST = 6, 4  #: words of a statement and of an event, less if it names two


def names_an_event(prompt: str) -> bool:
    """ "Who mediated the Treaty of Portsmouth?" says enough."""
    return any(
        word.lower() in gazetteer.EVENT_HEADS
        for name in names_in(prompt)
        for word in name.split()
    )


def gap(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if not isinstance(question, ClozeQuestion):
        return ""
    if question.topic == "terms":
        return "asks for the text's own words"
    around = " ".join(question.parts)
    names = names_said(around, facts)
    is_dated = bool(YEAR.search(around)) or any(
        one.value is not None for one in facts.dates_in(draft.evidence[0])
    )
    is_name = question.topic not in {"dates", "numbers"}
    if is_name and Ask.CHOICE not in question.ask and not is_dated:
        return "there are no good other names to choose from"
    if len(around.split()) > _LONG_GAP:
        return "the sentence is long"
    if not names:
        return "the sentence does not say where or about whom it is"
    if question.topic == "numbers" and not (is_dated or names_an_event(around)):
        return "the sentence says little of when or where"
    return ""


def true_or_false(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if not isinstance(question, TrueFalseQuestion):
        return ""
    names = names_said(question.prompt, facts)
    if not names or len(question.prompt.split()) < (
        _FEW if len(names) < 2 else _FEW - 1
    ):
        return "the sentence does not say where or about whom it is"
    if len(question.prompt.split()) > LONG:
        return "the sentence is long"
    if question.prompt.startswith("There "):
        return "the sentence does not say where or about whom it is"
    if question.answer or not draft.evidence:
        return ""
    told = {one.value.edtf() for one in facts.dates_in(draft.evidence[0]) if one.value}
    said = [
        one.value
        for one in facts.material.findings.dates
        if one.value is not None and one.value.in_words() in question.prompt
    ]
    apart = [
        _days_apart(one, HistoricalDate.from_edtf(two)) for one in said for two in told
    ]
    if apart and min(apart) <= _CLOSE:
        return "it turns on a day or two"
    if apart and min(apart) > _FAR and said[0].precision is Precision.DAY:
        return "the date is too far off to be believed"
    return ""


def _days_apart(one: HistoricalDate, other: HistoricalDate) -> int:
    return int(abs(one.earliest - other.earliest))


def together(draft: Draft, facts: Facts) -> str:
    question = draft.question
    if isinstance(question, MatchQuestion):
        lefts = [pair.left for pair in question.pairs]
        rights = [pair.right for pair in question.pairs]
        if draft.rule == "match dates":
            grains = {len(one.split()) for one in rights}
            if len(grains) > 1 or len(rights) < 3:
                return "the dates are of different sorts, which gives some away"
            return _weak_event(lefts, facts)
        if any(len(one.split()) < 2 for one in rights):
            return "some of the positions say little"
    if isinstance(question, OrderQuestion):
        return _weak_event([one.text for one in question.items], facts)
    return ""


def _weak_event(said: list[str], facts: Facts) -> str:
    for one in said:
        names = names_said(one, facts)
        least = _LEAST if len(names) < 2 else _LEAST - 1
        if not names or len(one.split()) < least or not one[:1].isalpha():
            return f"“{one}” says little of what happened"
    return ""
