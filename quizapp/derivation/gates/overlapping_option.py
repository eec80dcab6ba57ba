"""A wrong option that is the key, a part of it, or what holds it."""

from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.option_shapes import (
    dated,
    same_day,
    says_the_same,
    wrong_options,
)
from quizapp.questions.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
    NameQuestion,
    PhraseQuestion,
    Question,
)


def overlapping_option(question: Question) -> Flaw | None:
    for text in wrong_options(question):
        if _overlaps(question, text):
            words = f"“{text}” is a part of the key, holds it, or is right too"
            return Flaw("overlapping option", words, Weight.OPTIONS)
    return None


def _overlaps(question: Question, text: str) -> bool:
    match question:
        case DateQuestion():
            date = dated(text)
            return date is not None and any(
                same_day(date, right) for right in (question.answer, *question.accept)
            )
        case NameQuestion() | PhraseQuestion():
            return any(
                says_the_same(text, right)
                for right in (question.answer, *question.accept)
            )
        case ChoiceQuestion():
            return says_the_same(text, question.answer)
        case ClozeQuestion():
            return any(
                says_the_same(text, right)
                for gap in question.gaps
                for right in gap.accepted
            )
        case _:
            return False
