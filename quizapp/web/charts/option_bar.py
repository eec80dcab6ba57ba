"""The shares of a question's options, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 176.0
_APART = 2.0
_ROOM = 30.0  #: that a letter and two figures take


@dataclass(frozen=True, slots=True)
class OptionShare:
    """An option: how many of a hundred chose it, and what it is."""

    letter: str
    share: float  #: 0–1
    is_key: bool
    beats_key: bool


@dataclass(frozen=True, slots=True)
class OptionPart:
    """Its part of the bar."""

    x: float
    width: float
    css: str
    text: str
    text_css: str

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


def option_bar(options: Sequence[OptionShare]) -> tuple[OptionPart, ...]:
    """A part for each option that somebody chose, in their order."""
    found, x = [], 0.0
    for one in options:
        if not one.share:
            continue
        width = max(round(one.share * (WIDTH - _APART * len(options)), 1), 2.0)
        css = "k" if one.is_key else "xx" if one.beats_key else "x"
        text = ""
        if width >= _ROOM:
            text = f"{one.letter} {100 * one.share:.0f}"
        elif width >= _ROOM / 2:
            text = one.letter
        found.append(
            OptionPart(round(x, 1), width, css, text, "tk" if css != "x" else "")
        )
        x += width + _APART
    return tuple(found)


def option_sentence(options: Sequence[OptionShare]) -> str:
    """The same in words."""
    told = (
        f"{one.letter} {100 * one.share:.0f}%{' (key)' if one.is_key else ''}"
        for one in options
    )
    return f"Answers: {', '.join(told)}"
