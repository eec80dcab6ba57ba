"""Wrong options for every draft that can be asked as a choice."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from quizapp.derivation.distractors.dates import wrong_dates
from quizapp.derivation.distractors.gaps import wrong_gaps
from quizapp.derivation.distractors.names import wrong_names
from quizapp.derivation.distractors.numbers import wrong_numbers
from quizapp.derivation.distractors.pairs import extra_rights
from quizapp.derivation.distractors.phrases import wrong_phrases
from quizapp.derivation.distractors.sayings import Phrases
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.of_question import OPTIONS
from quizapp.derivation.gates.passing import without_choice
from quizapp.derivation.writing.material import Material
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
    Question,
)
from quizapp.questions.wording import plain


def with_options(drafts: Sequence[Draft], material: Material) -> list[Draft]:
    """The drafts with three wrong options each; without "choice" where three lack.

    Wrong options that came with a draft are kept.
    """
    facts = Facts(material)
    phrases = Phrases(drafts, facts)
    return [
        replace(draft, question=_with_own(draft, facts, phrases)) for draft in drafts
    ]


def _in_order(question: Question) -> Question:
    """Dates and numbers by value, names and words by the alphabet: no order tells."""
    match question:
        case DateQuestion():
            by_date = sorted(
                question.distractors,
                key=lambda one: HistoricalDate.from_edtf(one.text).earliest,
            )
            return replace(question, distractors=tuple(by_date))
        case NumberQuestion():
            by_value = sorted(question.distractors, key=lambda one: Decimal(one.text))
            return replace(question, distractors=tuple(by_value))
        case NameQuestion():
            by_name = sorted(question.distractors, key=lambda one: plain(one.text))
            return replace(question, distractors=tuple(by_name))
        case _:
            return question


def _with_own(draft: Draft, facts: Facts, phrases: Phrases) -> Question:
    question = draft.question
    if isinstance(question, MatchQuestion):
        return replace(question, distractors=extra_rights(draft, question, facts))
    if Ask.CHOICE not in question.ask or getattr(question, "distractors", None):
        return question
    match question:
        case DateQuestion():
            found: Question = replace(
                question, distractors=wrong_dates(draft, question, facts)
            )
        case NameQuestion():
            found = replace(question, distractors=wrong_names(draft, question, facts))
        case NumberQuestion():
            found = replace(question, distractors=wrong_numbers(draft, question, facts))
        case PhraseQuestion():
            found = replace(
                question, distractors=wrong_phrases(draft, question, phrases)
            )
        case ClozeQuestion():
            found = replace(question, distractors=wrong_gaps(draft, question, facts))
        case _:
            return question
    if getattr(found, "distractors", None) and not any(gate(found) for gate in OPTIONS):
        return _in_order(found)
    return without_choice(question) or question
