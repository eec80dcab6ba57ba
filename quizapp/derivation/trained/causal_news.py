"""The Causal News Corpus as this room learns from it: sentences with their causes.

Its words are parted by single blanks; they are set here as a text has them.
"""

import csv
import os
import re
from dataclasses import dataclass
from pathlib import Path

from quizapp.derivation.span import Span

_MARK = re.compile(r"</?(ARG0|ARG1|SIG\d)>")
_CLOSING = frozenset([",", ".", ";", ":", ")", "]", "'s", "’s", "?", "!", "%", "”", "n't"])  # fmt: skip
_OWNING = ({"'", "s"}, {"’", "s"})
_OPENING = frozenset(["(", "[", "“", "$", "‘", "#"])


@dataclass(frozen=True, slots=True)
class Marked:
    """One relation as the annotators marked it."""

    cause: Span
    effect: Span
    signals: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence; without relations it is not causal."""

    text: str
    relations: tuple[Marked, ...]


def folder() -> Path:
    """Where the corpus lies, under what ``RECTO_SAMPLES`` names."""
    return Path(os.environ["RECTO_SAMPLES"], "derivation", "causal_news_corpus")


def read(where: Path) -> list[Example]:
    """Every sentence of the training part, in the order of its files."""
    marked: dict[str, list[str]] = {}
    for row in _rows(where / "train_subtask2.csv"):
        marked.setdefault(row["text"], []).append(row["text_w_pairs"])
    return [
        _example(
            row["text"], marked.get(row["text"], []) if row["label"] == "1" else []
        )
        for row in _rows(where / "train_subtask1.csv")
    ]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _example(text: str, pairs: list[str]) -> Example:
    set_, places = as_written(text)
    return Example(set_, tuple(_relation(pair, places) for pair in pairs))


def as_written(text: str) -> tuple[str, list[int]]:
    """The text without the blanks before its points, and where each character went."""
    words = text.split(" ")
    out, places = "", []
    for number, word in enumerate(words):
        if number:
            places.append(len(out))
            before = words[number - 1]
            between = (
                word == "-"
                and number + 1 < len(words)
                and _joins(before, words[number + 1])
            ) or (before == "-" and number > 1 and _joins(words[number - 2], word))
            owned = {word, *words[number + 1 : number + 2]} in _OWNING or (
                before in "'’" and word == "s"
            )
            if not (word in _CLOSING or before in _OPENING or between or owned):
                out += " "
        start = len(out)
        out += word
        places += range(start, len(out))
    places.append(len(out))
    return out, places


def _joins(before: str, after: str) -> bool:
    return before[-1:].isalnum() and after[:1].isalnum()


def _relation(pair: str, places: list[int]) -> Marked:
    """Spans of one marked text, in the text as it is set."""
    open_: dict[str, int] = {}
    spans: dict[str, Span] = {}
    at = last = 0
    for mark in _MARK.finditer(pair):
        at += mark.start() - last
        last = mark.end()
        if mark[0].startswith("</"):
            spans[mark[1]] = _span(open_[mark[1]], at, places)
        else:
            open_[mark[1]] = at
    signals = tuple(one for name, one in sorted(spans.items()) if name[0] == "S")
    return Marked(spans["ARG0"], spans["ARG1"], signals)


def _span(start: int, end: int, places: list[int]) -> Span:
    return Span(places[start], places[end - 1] + 1)
