"""An option that stands there twice."""

from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.gates.option_shapes import wrong_options
from quizapp.questions.key import key_answer
from quizapp.questions.question import NumberQuestion, Question
from quizapp.questions.wording import plain


def repeated_option(question: Question) -> Flaw | None:
    seen: set[str] = set()
    for text in wrong_options(question):
        folded = plain(text) or text
        if folded in seen or (
            isinstance(question, NumberQuestion) and text == key_answer(question)
        ):
            return Flaw(
                "repeated option", f"“{text}” stands there twice", Weight.OPTIONS
            )
        seen.add(folded)
    return None
