"""What marking says of any answer to any question."""

from collections.abc import Iterable

from quizapp.questions.answer import Answer, tidy
from quizapp.questions.marking.choosing import (
    mark_choice,
    mark_multiple,
    mark_true_false,
)
from quizapp.questions.marking.dates import mark_date
from quizapp.questions.marking.gaps import mark_gaps
from quizapp.questions.marking.matching import mark_match
from quizapp.questions.marking.names import mark_name
from quizapp.questions.marking.numbers import mark_number
from quizapp.questions.marking.options import choice_value, mark_option
from quizapp.questions.marking.ordering import mark_order
from quizapp.questions.marking.phrases import mark_phrase
from quizapp.questions.question import (
    Ask,
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
from quizapp.questions.rubric import mark_by_rubric, points_given
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


def mark(
    question: Question, answer: Answer, ask: Ask, *, among: Iterable[str] = ()
) -> Marking:
    """Mark *answer* to *question* as it was asked.

    Never raises for an answer: what has an odd shape is wrong.  ``None`` is "I don't
    know".  Flashcards and open questions are marked by the learner, who gives a key of
    ``SELF_VERDICTS``, alone or as ``{"verdict": …}``; open questions with criteria also
    by the points for each (``rubric.points_given``).  *among* are the names that the
    question's set asks for, its own among them: see ``mark_name``.
    """
    given = tidy(answer)
    if given is None:
        return WRONG
    if ask in _OWN and (own := _own_verdict(given)):
        return own
    if ask is Ask.CHOICE and isinstance(question, _WITH_OPTIONS):
        return mark_option(question, _alone(given))
    if isinstance(question, NameQuestion):
        return mark_name(question, given, among=among)
    if isinstance(question, ClozeQuestion):
        return mark_gaps(question, given, ask, among=among)
    return _mark_by_kind(question, given)


_OWN = (Ask.FLASHCARD, Ask.WRITTEN)
_WITH_OPTIONS = (DateQuestion, NameQuestion, NumberQuestion, PhraseQuestion)


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
            only = _alone(answer)
            return (
                mark_choice(only, question.answer, question.distractors)
                if isinstance(only, str)
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
            return _mark_open(question, answer)


def _alone(answer: Answer) -> Answer:
    """One option ticked, given as a list of one."""
    return answer[0] if isinstance(answer, list) and len(answer) == 1 else answer


def _mark_open(question: OpenQuestion, answer: Answer) -> Marking:
    points = points_given(question.rubric, answer)
    if points and question.rubric.criteria:
        return mark_by_rubric(question.rubric, points)
    return Marking(Verdict.WRONG, 0.0, "Not marked yet.")


def _own_verdict(answer: Answer) -> Marking | None:
    said = answer.get("verdict") if isinstance(answer, dict) else answer
    return SELF_VERDICTS.get(said) if isinstance(said, str) else None
