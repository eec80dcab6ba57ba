"""A number that nobody would take for the key."""

from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.option_shapes import numbered, wrong_options
from quizapp.questions.question import NumberQuestion, Question

_TIMES = 20


def odd_number_out(question: Question) -> Flaw | None:
    if not isinstance(question, NumberQuestion) or question.answer <= 0:
        return None
    for text in wrong_options(question):
        number = numbered(text)
        if number is None:
            continue
        if number <= 0 or not 1 / _TIMES <= float(number / question.answer) <= _TIMES:
            words = f"“{text}” is too far from the others to be believed"
            return Flaw("odd number out", words, Weight.OPTIONS)
    return None
