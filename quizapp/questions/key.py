"""The right answer, as a learner would have given it."""

from quizapp.questions.answer import Answer
from quizapp.questions.numbers.figures import canonical
from quizapp.questions.question import (
    ChoiceQuestion,
    ClozeQuestion,
    DateQuestion,
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


def key_answer(question: Question) -> Answer:
    """The raw answer that marks right in every way of asking (open: none does)."""
    match question:
        case DateQuestion():
            return question.answer.edtf()
        case NumberQuestion():
            return canonical(question.answer)
        case NameQuestion() | PhraseQuestion() | ChoiceQuestion() | TrueFalseQuestion():
            return question.answer
        case MultipleQuestion():
            return list(question.answers)
        case ClozeQuestion():
            return [gap.accepted[0] for gap in question.gaps]
        case OrderQuestion():
            return [item.text for item in question.items]
        case MatchQuestion():
            return {pair.left: pair.right for pair in question.pairs}
        case OpenQuestion():
            return {"verdict": "right"}
