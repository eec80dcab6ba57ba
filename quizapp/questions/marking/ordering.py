"""Marking an order: by pairs, and fair to events that may stand either way."""

from collections.abc import Sequence
from itertools import combinations
from math import inf

from quizapp.questions.answer import Answer, texts_meant
from quizapp.questions.question import Item, OrderQuestion
from quizapp.questions.verdict import RIGHT, WRONG, Marking, partly

#: The share of rightly ordered pairs from which an order is close: half of them stand
#: right by chance.
_CLOSE = 2 / 3


def mark_order(question: OrderQuestion, answer: Answer) -> Marking:
    """Mark the learner's order by its rightly ordered pairs.

    The order comes as the items' texts, or as all their places in the question,
    counted from 0 or from 1.
    """
    if not isinstance(answer, list):
        return WRONG
    given = _texts(question.items, answer)
    place = _places(given)
    if given == [item.text for item in question.items] and len(place) == len(given):
        return RIGHT
    fixed = fixed_pairs(question.items)
    right = sum([_stands_before(place, first, second) for first, second in fixed])
    is_whole = len(given) == len(question.items) == len(_known(question.items, place))
    if is_whole and right == len(fixed):
        return RIGHT
    share = right / len(fixed) if fixed else 0.0
    return partly(share, f"{right} of {len(fixed)} pairs in the right order.", _CLOSE)


def mark_each_item(
    question: OrderQuestion, answer: Answer
) -> list[tuple[str, int, Marking]]:
    """For each item its text, its place in the learner's order, and its marking.

    Places count from 1; 0 is an item left out.  An item is right when it stands on the
    right side of every other; its credit is the share of those others.
    """
    given = _texts(question.items, answer) if isinstance(answer, list) else []
    place = _places(given)
    fixed = fixed_pairs(question.items)
    marked = []
    for item in question.items:
        others = [pair for pair in fixed if item in pair]
        right = sum(_stands_before(place, first, second) for first, second in others)
        is_right = item.text in place and right == len(others)
        marking = RIGHT if is_right else partly(right / max(len(others), 1), "", _CLOSE)
        marked.append((item.text, place.get(item.text, -1) + 1, marking))
    return marked


def fixed_pairs(items: Sequence[Item]) -> list[tuple[Item, Item]]:
    """The pairs whose order is certain: those with overlapping dates are not."""
    spans = [
        (item.date.earliest, item.date.latest) if item.date else None for item in items
    ]
    return [
        (first, second)
        for (first, early), (second, late) in combinations(
            zip(items, spans, strict=True), 2
        )
        if not (early and late and early[0] <= late[1] and late[0] <= early[1])
    ]


def _texts(items: Sequence[Item], given: list[str]) -> list[str]:
    """The items that were meant, by text or by all their places."""
    texts = [item.text for item in items]
    if set(given) <= set(texts):
        return given
    if all(map(str.isdecimal, given)):
        for first in (0, 1):
            places = [str(place) for place in range(first, first + len(texts))]
            if sorted(given) == sorted(places):
                return [texts[int(place) - first] for place in given]
    return texts_meant(given, texts)


def _places(given: Sequence[str]) -> dict[str, int]:
    """Where each text stands first."""
    return {text: place for place, text in reversed(list(enumerate(given)))}


def _known(items: Sequence[Item], place: dict[str, int]) -> list[Item]:
    return [item for item in items if item.text in place]


def _stands_before(place: dict[str, int], first: Item, second: Item) -> bool:
    return place.get(first.text, inf) < place.get(second.text, -1)
