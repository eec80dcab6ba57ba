"""Addresses under which a quiz is begun with something filled in."""

from collections.abc import Iterable
from urllib.parse import urlencode


def new_quiz_on(slugs: Iterable[str], topic: str) -> str:
    """A new quiz for a class on a topic of these sets."""
    asked = [*(("set", slug) for slug in slugs), ("topic", topic), ("for", "class")]
    return f"/quizzes/new?{urlencode(asked)}"
