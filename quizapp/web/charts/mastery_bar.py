"""The mastery bar: how firmly the cards of a set are remembered."""

from dataclasses import dataclass

from quizapp.progress.mastery import MasteryCounts

LEVELS = (
    ("solid", "solid"),
    ("familiar", "near"),
    ("learning", "learn"),
    ("new", "new"),
)  #: of mastery, best first, and the class of each

_GAP = 0.6  #: between two segments


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar; x and width in hundredths of it."""

    css: str
    x: float
    width: float


def mastery_levels(counts: MasteryCounts) -> list[tuple[str, str, int]]:
    """Word, class and number of each level that has cards, best first."""
    return [
        (word, css, getattr(counts, word))
        for word, css in LEVELS
        if getattr(counts, word)
    ]


def mastery_sentence(counts: MasteryCounts) -> str:
    """A mastery bar in words."""
    parts = [f"{getattr(counts, word)} {word}" for word, _ in LEVELS]
    return f"Mastery: {', '.join(parts)}"


def mastery_segments(counts: MasteryCounts) -> list[Segment]:
    """The segments of a mastery bar, best first, by their share of all cards."""
    found = []
    x = 0.0
    for _, css, count in mastery_levels(counts):
        share = 100 * count / counts.total
        found.append(Segment(f"m-{css}", x, max(share - _GAP, _GAP)))
        x += share
    return found
