"""Ids of drafts: slugs that a teacher can read in a set file."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from quizapp.derivation.draft import Draft

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "by",
        "with",
        "and",
        "or",
        "did",
        "do",
        "does",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "had",
        "what",
        "which",
        "who",
        "whom",
        "according",
    ]
)
_MOST_WORDS = 6


def with_ids(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with ids that differ; the same drafts get the same ids again."""
    taken: set[str] = set()
    counts: dict[str, int] = {}
    named: list[Draft] = []
    for draft in drafts:
        slug = _free(_slug(draft), taken, counts)
        taken.add(slug)
        named.append(replace(draft, question=replace(draft.question, id=slug)))
    return named


def _slug(draft: Draft) -> str:
    plain = unicodedata.normalize("NFKD", draft.question.prompt.lower())
    words = [word for word in _WORD.findall(plain) if word not in _EMPTY]
    rule = draft.rule.replace(" ", "-")
    return "-".join([rule, *words[:_MOST_WORDS]])[:60].rstrip("-")


def _free(slug: str, taken: set[str], counts: dict[str, int]) -> str:
    """The slug with the first number that is free; *counts* knows where to begin."""
    number = counts.get(slug, 1)
    free = slug if number == 1 else f"{slug}-{number}"
    while free in taken:
        number += 1
        free = f"{slug}-{number}"
    counts[slug] = number
    return free
