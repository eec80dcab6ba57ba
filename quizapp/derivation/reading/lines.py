"""What the end of a line means: the line goes on, the paragraph ends, or it is split."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.questions.passage import LONGEST_HEADING

#: Wrapped lines are no longer, in code points.
WIDEST = 130

_SENTENCE_END = re.compile(r"[.!?…:][’”'\")\]]*$")
_SPLIT_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_FIGURES_SPLIT = re.compile(r"\w[-‐–]$")
_GOES_ON = re.compile(
    r"(?:[,;(–—]|\b(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|but|nor|as|than"
    r"|that|which|who|whose|into|between|under|over|against|is|are|was|were|be|been"
    r"|has|have|had|his|her|its|their|not))$"
)
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")

#: Parts of words that keep their hyphen when nothing else tells.
_KEEP_HYPHEN = frozenset(
    [
        "all",
        "anti",
        "co",
        "cross",
        "ex",
        "first",
        "great",
        "half",
        "high",
        "ill",
        "inter",
        "long",
        "low",
        "mid",
        "multi",
        "neo",
        "newly",
        "non",
        "old",
        "one",
        "post",
        "pre",
        "pro",
        "pseudo",
        "quasi",
        "second",
        "self",
        "semi",
        "short",
        "so",
        "still",
        "third",
        "three",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
        "two",
        "vice",
        "well",
        "world",
    ]
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words that a text has, whole and with hyphens, in lower case."""

    words: frozenset[str]

    @classmethod
    def of(cls, text: str) -> "Wording":
        return cls(frozenset(found[0].lower() for found in _WORDS.finditer(text)))


def ends_sentence(line: str) -> bool:
    return bool(_SENTENCE_END.search(line[-12:]))


def goes_on(line: str) -> bool:
    """Whether a line's last word or sign asks for more."""
    return bool(_GOES_ON.search(line[-12:])) or bool(_FIGURES_SPLIT.search(line[-3:]))


def cut_short(before: str, after: str) -> bool:
    """Whether a paragraph ends in mid-sentence and the next one is its rest."""
    if not before or not after[:1].islower() or ends_sentence(before):
        return False
    return len(before) > LONGEST_HEADING or goes_on(before)


def paragraphs_of(lines: Sequence[str], wording: Wording) -> list[str]:
    """The paragraphs that lines without blank lines between them make."""
    width = width_of(lines)
    made: list[list[str]] = []
    for before, line, below in zip(["", *lines], lines, [*lines[1:], ""], strict=False):
        apart = _is_heading(before, line, below, width)
        if before and not apart and continues(before, line, width):
            made[-1].append(line)
        else:
            made.append([line])
    return [join(one, wording) for one in made]


def join(lines: Sequence[str], wording: Wording) -> str:
    """The lines as one; a word that was split at a line's end is whole again."""
    parts: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if parts:
            parts[-1], gap = _joint(before, line, parts[-1], wording)
            parts.append(gap)
        parts.append(line)
    return "".join(parts)


def _joint(before: str, after: str, part: str, wording: Wording) -> tuple[str, str]:
    """The end of what stands before, and what parts it from what comes after."""
    tail = before[-60:]
    split, first = _SPLIT_WORD.search(tail), _FIRST_WORD.match(after)
    if split and first and after[:1].islower():
        if _keeps_hyphen(split[1].lower(), first[0].lower(), wording):
            return part, ""
        return part[:-1], ""
    if _FIGURES_SPLIT.search(tail) and after[:1].isalnum():
        return part, ""
    return part, " "


def _keeps_hyphen(before: str, after: str, wording: Wording) -> bool:
    if f"{before}-{after}" in wording.words:
        return True
    return before + after not in wording.words and before in _KEEP_HYPHEN


def width_of(lines: Sequence[str]) -> int:
    """How wide the lines are set: wider than nearly all, the odd long one left out."""
    lengths = sorted(len(line) for line in lines if len(line) <= WIDEST)
    return lengths[max(0, len(lengths) - 1 - len(lengths) // 12)] if lengths else 0


def _is_heading(before: str, line: str, below: str, width: int) -> bool:
    """Whether a line is too short to be within a paragraph, and states nothing."""
    states = ends_sentence(line) and not line.endswith("?")
    if not below or not ends_sentence(before) or states:
        return False
    short = len(line) < width * 0.6 and not goes_on(line)
    starts = line[:1].isupper() or line[:1].isdigit()
    return short and starts and below[:1].isupper()


def continues(before: str, line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph of the one before it."""
    if line[:1].islower() or goes_on(before):
        return True
    if len(before) > WIDEST:
        return False
    first = line.split(" ", 1)[0]
    return width >= 30 and len(before) + 1 + len(first) > width * 0.88
