"""Options of several sorts: a year beside a day, a number beside a name."""

from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.option_shapes import dated, numbered, wrong_options
from quizapp.questions.question import DateQuestion, NumberQuestion, Question


def mixed_options(question: Question) -> Flaw | None:
    for text in wrong_options(question):
        if _is_other_sort(question, text):
            words = f"“{text}” is another sort of answer than the key"
            return Flaw("mixed options", words, Weight.OPTIONS)
    return None


def _is_other_sort(question: Question, text: str) -> bool:
    match question:
        case DateQuestion():
            date = dated(text)
            if date is None:
                return True
            key = question.answer
            return (
                date.precision is not key.precision
                or date.is_period is not key.is_period
            )
        case NumberQuestion():
            return numbered(text) is None
        case _:
            return False
