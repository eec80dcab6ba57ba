"""What marking says of any answer to any question."""

from decimal import Decimal

from quizapp.questions.answer import Answer, tidy
from quizapp.questions.choosing import mark_choice, mark_multiple, mark_true_false
from quizapp.questions.dates import compare, mark_date
from quizapp.questions.gaps import mark_gaps
from quizapp.questions.historical_date import HistoricalDate
from quizapp.questions.matching import mark_match
from quizapp.questions.names import mark_name
from quizapp.questions.numbers import canonical, mark_number
from quizapp.questions.ordering import mark_order
from quizapp.questions.phrases import mark_phrase
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
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict

__all__ = ["SELF_VERDICTS", "choice_value", "mark"]

#: What a learner may say of their own answer to a flashcard or an open question.
SELF_VERDICTS: dict[str, Marking] = {
    "again": WRONG,
    "hard": RIGHT,
    "good": RIGHT,
    "easy": RIGHT,
    "right": RIGHT,
    "close": Marking(Verdict.CLOSE, 0.5),
    "wrong": WRONG,
}


def mark(question: Question, answer: Answer, ask: Ask) -> Marking:
    """Mark *answer* to *question* as it was asked.

    Never raises for an answer: what has an odd shape is wrong.  ``None`` is "I don't
    know".  Flashcards and open questions are marked by the learner, who gives a key of
    ``SELF_VERDICTS``, alone or as ``{"verdict": …}``.
    """
    given = tidy(answer)
    if given is None:
        return WRONG
    if ask in (Ask.FLASHCARD, Ask.WRITTEN) and (own := _own_verdict(given)):
        return own
    if ask is Ask.CHOICE and isinstance(
        question, DateQuestion | NameQuestion | NumberQuestion | PhraseQuestion
    ):
        return _mark_chosen(question, given)
    return _mark_by_kind(question, given)


def choice_value(question: Question, text: str) -> str:
    """The value an option's text stands for: dates as EDTF, numbers plain."""
    if isinstance(question, DateQuestion):
        return _canonical_date(text)
    if isinstance(question, NumberQuestion):
        return _canonical_number(text)
    return text


def _mark_by_kind(question: Question, answer: Answer) -> Marking:
    match question:
        case DateQuestion():
            return mark_date(question, answer)
        case NameQuestion():
            return mark_name(question, answer)
        case NumberQuestion():
            return mark_number(question, answer)
        case PhraseQuestion():
            return mark_phrase(question, answer)
        case ChoiceQuestion():
            return (
                mark_choice(answer, question.answer, question.distractors)
                if isinstance(answer, str)
                else WRONG
            )
        case MultipleQuestion():
            return mark_multiple(question, answer)
        case TrueFalseQuestion():
            return mark_true_false(question, answer)
        case ClozeQuestion():
            return mark_gaps(question, answer)
        case OrderQuestion():
            return mark_order(question, answer)
        case MatchQuestion():
            return mark_match(question, answer)
        case OpenQuestion():
            return Marking(Verdict.WRONG, 0.0, "Not marked yet.")


def _own_verdict(answer: Answer) -> Marking | None:
    said = answer.get("verdict") if isinstance(answer, dict) else answer
    return SELF_VERDICTS.get(said) if isinstance(said, str) else None


def _mark_chosen(
    question: DateQuestion | NameQuestion | NumberQuestion | PhraseQuestion,
    answer: Answer,
) -> Marking:
    """Mark a ticked option; the key's other wordings count too."""
    if not isinstance(answer, str):
        return WRONG
    value = choice_value(question, answer)
    distractors = [
        Distractor(choice_value(question, entry.text), entry.why)
        for entry in question.distractors
    ]
    if isinstance(question, DateQuestion):
        return _mark_chosen_date(question, value, distractors)
    key = (
        canonical(question.answer)
        if isinstance(question, NumberQuestion)
        else question.answer
    )
    return mark_choice(value, key, distractors)


def _mark_chosen_date(
    question: DateQuestion, value: str, distractors: list[Distractor]
) -> Marking:
    key = question.answer
    if value == key.edtf():
        return RIGHT
    marking = mark_choice(value, key.edtf(), distractors)
    if marking.reason:
        return marking
    try:
        reason = compare(HistoricalDate.from_edtf(value), key).reason
    except ValueError:
        return WRONG
    return Marking(Verdict.WRONG, 0.0, reason)


def _canonical_date(text: str) -> str:
    try:
        return HistoricalDate.from_edtf(text).edtf()
    except ValueError:
        return text


def _canonical_number(text: str) -> str:
    bare = text.strip().replace("_", "")
    if not (
        bare.isascii()
        and bare.lstrip("-").replace(".", "", 1).isdigit()
        and len(bare) <= 40
    ):
        return text
    return canonical(Decimal(bare))
