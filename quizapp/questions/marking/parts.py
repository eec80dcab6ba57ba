"""The parts of an answer, each with its own marking: gaps, pairs, items of an order."""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.questions.answer import Answer, tidy
from quizapp.questions.marking.gaps import mark_each_gap
from quizapp.questions.marking.matching import mark_each_pair
from quizapp.questions.marking.ordering import mark_each_item
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    MatchQuestion,
    OrderQuestion,
    Question,
)
from quizapp.questions.verdict import Marking


@dataclass(frozen=True, slots=True)
class PartMarking:
    """One part: ``label`` names it, ``given`` is what was said and ``key`` what is right."""

    label: str
    given: str
    key: str
    marking: Marking


def parts_of(
    question: Question,
    answer: Answer,
    ask: Ask = Ask.TYPED,
    *,
    among: Iterable[str] = (),
) -> tuple[PartMarking, ...]:
    """The parts of an answer, in the question's order; none where it has only one.

    Gaps are numbered.  A pair's label is its left.  An item's label is its text; its
    ``given`` and ``key`` are places from 1, and ``given`` is empty where it was left out.
    *among* are the names that the question's set asks for: see ``mark_name``.
    """
    given = tidy(answer)
    match question:
        case ClozeQuestion():
            return _gaps(question, given, ask, among)
        case MatchQuestion():
            return tuple(
                PartMarking(pair.left, said, pair.right, marking)
                for pair, (said, marking) in zip(
                    question.pairs, mark_each_pair(question, given), strict=True
                )
            )
        case OrderQuestion():
            return tuple(
                PartMarking(text, str(place) if place else "", str(number), marking)
                for number, (text, place, marking) in enumerate(
                    mark_each_item(question, given), 1
                )
            )
        case _:
            return ()


def _gaps(
    question: ClozeQuestion, answer: Answer, ask: Ask, among: Iterable[str]
) -> tuple[PartMarking, ...]:
    texts = [answer] if isinstance(answer, str) else answer
    given = texts if isinstance(texts, list) else []
    return tuple(
        PartMarking(str(number), said, gap.accepted[0], marking)
        for number, (said, gap, marking) in enumerate(
            zip(
                [*given, *[""] * len(question.gaps)],
                question.gaps,
                mark_each_gap(question, given, ask, among=among),
                strict=False,
            ),
            1,
        )
    )
