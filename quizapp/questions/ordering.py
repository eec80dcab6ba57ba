"""Marking an order: by pairs, and fair to events that may stand either way."""

from collections.abc import Sequence
from itertools import combinations

from quizapp.questions.answer import Answer
from quizapp.questions.historical_date import overlaps
from quizapp.questions.question import Item, OrderQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict

#: The share of rightly ordered pairs from which an order is close.
_CLOSE = 2 / 3


def mark_order(question: OrderQuestion, answer: Answer) -> Marking:
    """Mark the items' texts in the learner's order, by rightly ordered pairs."""
    if not isinstance(answer, list):
        return WRONG
    place = {text: number for number, text in reversed(list(enumerate(answer)))}
    fixed = fixed_pairs(question.items)
    right = sum(_stands_before(place, first, second) for first, second in fixed)
    whole = sorted(answer) == sorted(item.text for item in question.items)
    if whole and right == len(fixed):
        return RIGHT
    share = right / len(fixed) if fixed else 0.0
    reason = f"{right} of {len(fixed)} pairs in the right order."
    return Marking(
        Verdict.CLOSE if share >= _CLOSE else Verdict.WRONG, round(share, 4), reason
    )


def fixed_pairs(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The pairs whose order is certain: those with overlapping dates are not."""
    return [
        (first, second)
        for first, second in combinations(items, 2)
        if not _may_swap(first, second)
    ]


def _may_swap(first: Item, second: Item) -> bool:
    return (
        first.date is not None
        and second.date is not None
        and overlaps(first.date, second.date)
    )


def _stands_before(place: dict[str, int], first: Item, second: Item) -> bool:
    return (
        first.text in place
        and second.text in place
        and place[first.text] < place[second.text]
    )
