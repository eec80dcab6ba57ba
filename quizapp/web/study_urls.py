"""The study pages' addresses, written out.

A page has a dozen of them, and the map of routes takes as long for these as the
database does for the card.  A test holds them against the routes.
"""

from urllib.parse import urlencode


def session(values: dict[str, str]) -> str:
    """The run of cards that *values* name."""
    return _asking("/study", values)


def card(question_id: int, act: str = "", values: dict[str, str] | None = None) -> str:
    """One card, or an act on it: ``answer``, ``suspend``, ``bury``, ``resume``."""
    path = f"/study/cards/{question_id}"
    return _asking(f"{path}/{act}" if act else path, values or {})


def review(review_id: int, act: str = "", values: dict[str, str] | None = None) -> str:
    """What became of an answer, or an act on it: ``grade``, ``undo``."""
    path = f"/study/reviews/{review_id}"
    return _asking(f"{path}/{act}" if act else path, values or {})


def evidence(text_id: int, question_id: int) -> str:
    """The place in a text that proves a question's key."""
    return f"/texts/{text_id}?question={question_id}#evidence"


def _asking(path: str, values: dict[str, str]) -> str:
    return f"{path}?{urlencode(values)}" if values else path
