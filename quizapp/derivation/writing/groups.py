"""Things of a text shared out over questions that put them in order or match them."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

#: How many things one question puts in order or matches.
_FEWEST, _MOST = 3, 5


def groups_of(things: Sequence[T]) -> list[list[T]]:
    """Groups of nearly one size, neighbours in the text together; none of fewer than 3."""
    if len(things) < _FEWEST:
        return []
    count = -(-len(things) // _MOST)
    size, longer = divmod(len(things), count)
    groups, start = [], 0
    for index in range(count):
        end = start + size + (index < longer)
        groups.append(list(things[start:end]))
        start = end
    return [group for group in groups if len(group) >= _FEWEST]
