"""A key that its evidence does not hold, in words or in value."""

import re

from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.asked import content
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw
from quizapp.questions.dates.historical_date import overlaps
from quizapp.questions.question import (
    ClozeQuestion,
    DateQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
)
from quizapp.questions.wording import plain

_MOST_OF_IT = 0.7


def key_not_in_evidence(draft: Draft, facts: Facts) -> Flaw | None:
    if _is_there(draft, facts):
        return None
    return Flaw("key not in evidence", "the key does not follow from the evidence")


def _is_there(draft: Draft, facts: Facts) -> bool:
    quotes = " ".join(span.of(facts.text) for span in draft.evidence)
    match draft.question:
        case NameQuestion(answer=answer, accept=accept):
            said = f" {plain_of(quotes)} "
            if any(f" {plain(name)} " in said for name in (answer, *accept)):
                return True
            return _is_meant(draft, facts, answer)
        case DateQuestion(answer=date):
            values = [
                one.value for span in draft.evidence for one in facts.dates_in(span)
            ]
            if any(
                value is not None and (value == date or overlaps(value, date))
                for value in values
            ):
                return True
            return f" {plain(date.in_words())} " in f" {plain_of(quotes)} "
        case NumberQuestion(answer=number):
            found = [
                one.value for span in draft.evidence for one in facts.numbers_in(span)
            ]
            figures = re.sub(r"(?<=\d)[\s\u202f,](?=\d{3})", "", quotes)
            return (
                number in found
                or re.search(rf"(?<!\d){number}(?!\d)", figures) is not None
            )
        case PhraseQuestion(answer=answer):
            return _mostly(answer, quotes, draft, facts)
        case ClozeQuestion(gaps=gaps):
            return all(any(one in quotes for one in gap.accepted) for gap in gaps)
        case _:
            return True


def plain_of(quotes: str) -> str:
    """Folded word by word, since ``plain`` cuts what is long."""
    return " ".join(plain(word) for word in quotes.split())


def _is_meant(draft: Draft, facts: Facts, answer: str) -> bool:
    """Whether a pronoun or a description in the evidence means the key."""
    for span in draft.evidence:
        for one in facts.mentions_in(span):
            if facts.material.findings.actors[one.actor].name == answer:
                return True
    return False


def _mostly(answer: str, quotes: str, draft: Draft, facts: Facts) -> bool:
    said = set().union(*(content(word) for word in quotes.split()))
    for span in draft.evidence:
        for one in facts.mentions_in(span):
            said |= content(facts.material.findings.actors[one.actor].name)
        for date in facts.dates_in(span):
            said |= content(date.value.in_words()) if date.value is not None else set()
    country = facts.material.naming.country
    if country is not None:
        said |= content(country.name)
    own = content(answer)
    return not own or len(own & said) / len(own) >= _MOST_OF_IT
