"""The order of questions chosen by hand, as the fields and buttons of a form say it."""

from collections.abc import Mapping, Sequence


def in_new_order(ids: Sequence[int], sent: Mapping[str, str]) -> list[int]:
    """Questions by the places typed beside them, then moved as a button says.

    ``place-12`` is the place of question 12; without one, or with none that can be
    read, it stays where it was.  Who is given another's place stands in it, and the
    other makes way.  ``act`` is ``up:12`` or ``down:12``.
    """
    order = sorted(
        ids, key=lambda one: _rank(ids.index(one) + 1, sent.get(f"place-{one}", ""))
    )
    way, _, which = sent.get("act", "").partition(":")
    step = {"up": -1, "down": 1}.get(way)
    if step is None or which not in map(str, order):
        return order
    here = order.index(int(which))
    there = min(max(here + step, 0), len(order) - 1)
    order.insert(there, order.pop(here))
    return order


def _rank(old: int, text: str) -> float:
    """Before whoever stands at a place further up, behind whoever is further down."""
    new = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else old
    return new + (new > old) / 2 - (new < old) / 2
