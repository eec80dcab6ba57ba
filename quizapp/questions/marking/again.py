"""Whether an answer to a question can be marked again by what the question says now."""

from quizapp.questions.answer import Answer
from quizapp.questions.key import key_answer
from quizapp.questions.marking.every_kind import choice_value
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    MatchQuestion,
    NumberQuestion,
    OrderQuestion,
    Question,
)

#: Asked so, people say how good an answer was, and no key does.
JUDGED_BY_PEOPLE = frozenset({Ask.FLASHCARD, Ask.WRITTEN})


def can_be_marked_again(
    asked: Question, corrected: Question, ask: Ask, answer: Answer
) -> bool:
    """Whether *answer*, given to *asked*, answers what *corrected* asks.

    The prompt has to be the same, word for word.  Where there was something to choose
    from, the right choice has to have been there, and the one made to be there still:
    nobody is wrong for not having ticked what was not offered.
    """
    if ask in JUDGED_BY_PEOPLE or not _ask_the_same(asked, corrected):
        return False
    if answer is None or ask in (Ask.TYPED, Ask.TIMELINE):
        return True
    before, after = _choices(asked), _choices(corrected)
    if before == after:
        return True
    offered = {choice_value(asked, text) for text in before}
    kept = {choice_value(corrected, text) for text in after}
    right = {choice_value(corrected, text) for text in _texts(key_answer(corrected))}
    given = {choice_value(corrected, text) for text in _texts(answer)}
    # A question with several right options is about those not ticked, too.
    is_about_all = corrected.kind == "multiple"
    return right <= offered and given <= kept and not is_about_all


def _ask_the_same(asked: Question, corrected: Question) -> bool:
    if asked.kind != corrected.kind or asked.prompt != corrected.prompt:
        return False
    match asked, corrected:
        case NumberQuestion(), NumberQuestion():
            return asked.unit == corrected.unit
        case ClozeQuestion(), ClozeQuestion():
            return asked.parts == corrected.parts
        case OrderQuestion(), OrderQuestion():
            return _choices(asked) == _choices(corrected)
        case MatchQuestion(), MatchQuestion():
            lefts, others = (
                {pair.left for pair in one.pairs} for one in (asked, corrected)
            )
            return lefts == others and _choices(asked) == _choices(corrected)
        case _:
            return True


def _choices(question: Question) -> set[str]:
    """The texts of all there was to choose from."""
    wrong = {entry.text for entry in getattr(question, "distractors", ())}
    return wrong | _texts(key_answer(question))


def _texts(answer: Answer) -> set[str]:
    match answer:
        case None:
            return set()
        case bool():
            return {"true", "false"}
        case str():
            return {answer}
        case dict():
            return set(answer.values())
        case list():
            return set(answer)
