"""Ids of sets and questions: lower-case words with hyphens."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from quizapp.questions.question import Question

_WORD = re.compile(r"[a-z0-9]+")


def unique_ids(
    questions: Iterable[Question], taken: Iterable[str] = ()
) -> list[Question]:
    """The questions with ids that are slugs, none of them twice or among *taken*."""
    known, named = set(taken), []
    for question in questions:
        slug = free_slug(question.id or slug_of(question.prompt), known)
        known.add(slug)
        named.append(replace(question, id=slug))
    return named


def slug_of(title: str, most: int = 60) -> str:
    """A title as an id: lower-case words of it, with hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return "-".join(_WORD.findall(plain.lower()))[:most].strip("-") or "text"


def free_slug(slug: str, taken: set[str]) -> str:
    """The slug, with a number if it is taken."""
    number, free = 1, slug
    while free in taken:
        number += 1
        free = f"{slug[:90]}-{number}"
    return free
