"""Clean text: words, paragraphs parted by blank lines, headings on lines of their own.

Offsets of everything that is found later point into it, so it is cleaned once, first.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from quizapp.derivation.reading.characters import plain_characters
from quizapp.derivation.reading.lines import (
    Wording,
    continues,
    cut_short,
    ends_sentence,
    join,
    paragraphs_of,
    width_of,
)
from quizapp.derivation.reading.lists import items_as_text
from quizapp.derivation.reading.marks import without_marks
from quizapp.derivation.reading.tables import rows_as_text

#: Marks that stand in marks come off one a pass; more than these are left standing.
MOST_PASSES = 8

_RULE = re.compile(r"[-=_*~#•· ]{3,}")
_HEADING = re.compile(r"#{1,6} +(?=[^#\s])")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_QUOTED = re.compile(r"(?:> ?)+")
_BULLET = re.compile(r"(?:[-*+•‣▪●◦∙·–—]\s+)+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?(\d{1,2}|[a-z])[.)])\s+(?=\S)")
_BETWEEN_COLUMNS = re.compile(
    r"\|? ?:?-{2,}:? ?(?:\| ?:?-{2,}:? ?)+\|?|\| ?:?-{2,}:? ?\|"
)
_COLUMN = re.compile(r"(?<!\\)\|")


def clean(text: str) -> str:
    """The text without what links, sets, wraps or hides its words.

    What is clean already stays as it is.  Never raises, whatever the text.
    """
    for _ in range(MOST_PASSES):
        before, text = text, _pass(text)
        if text == before:
            break
    return text


def _pass(text: str) -> str:
    text = without_marks(plain_characters(text))
    text = plain_characters(text)
    wording = Wording.of(text)
    blocks = [block for one in _blocks(text) for block in _parts(one, wording)]
    return "\n\n".join(_mended(_told(blocks), wording))


def _blocks(text: str) -> Iterator[list[str]]:
    """The lines that stand together."""
    for is_text, lines in groupby(text.split("\n"), key=bool):
        if is_text:
            yield list(lines)


#: A paragraph, or (as ``marker`` says) an item of a list.
_Block = tuple[str, str]


def _parts(lines: Sequence[str], wording: Wording) -> Iterator[_Block]:
    """The paragraphs and items in lines that stand together."""
    if len(lines) == 1 and lines[0][0].isupper() and "|" not in lines[0]:
        yield "", lines[0]  # as most paragraphs are
        return
    for kind, group in groupby(_sorted_out(lines), key=lambda one: one[0]):
        members = [words for _, words in group]
        if kind == "row":
            yield from (("", row) for row in _table(members))
        elif kind == "text":
            yield from (("", one) for one in paragraphs_of(members, wording))
        elif kind == "heading":
            yield from (("", one) for one in members)
        else:
            yield kind, join(members, wording)


def _sorted_out(lines: Sequence[str]) -> Iterator[_Block]:
    """Each line with what it is: text, heading, row, or the item with a number."""
    item, kind, width = 0, "text", width_of(lines)
    for index, raw in enumerate(lines):
        quoted = _QUOTED.match(raw)
        line = raw[quoted.end() :] if quoted else raw
        below = lines[index + 1] if index + 1 < len(lines) else ""
        if not line or _RULE.fullmatch(line):
            kind = "text"
            continue
        if heading := _HEADING.match(line):
            kind = "text"
            yield "heading", line[heading.end() :].rstrip(" #")
        elif _is_row(line, lines, index):
            kind = "row"
            yield kind, line
        elif (index == 0 or kind != "text") and _UNDERLINE.fullmatch(below):
            kind = "text"
            yield "heading", line
        elif marker := _marker(line, kind, lines, index):
            item += 1
            kind = f"{marker}{item}"
            yield kind, line
        else:
            if kind == "row" or not (
                index and continues(lines[index - 1], line, width)
            ):
                kind = "text"
            yield kind, line


def _is_row(line: str, lines: Sequence[str], index: int) -> bool:
    if line.startswith("|"):
        return line.count("|") > 1
    near = lines[max(0, index - 1) : index + 2]
    return "|" in line and any(_BETWEEN_COLUMNS.fullmatch(one) for one in near)


def _marker(line: str, kind: str, lines: Sequence[str], index: int) -> str:
    """What kind of mark an item of a list begins with: "-", "1" or none."""
    found = _BULLET.match(line) or _NUMBERED.match(line)
    if not found:
        return ""
    mark = "1" if _NUMBERED.match(line) else "-"
    if index == 0 or kind not in {"text", "row"}:
        return mark
    before, below = lines[index - 1], "".join(lines[index + 1 : index + 2])
    if before.endswith(":") or (mark == "-" and ends_sentence(before)):
        return mark
    return mark if mark == "-" and below.startswith(line[:2]) else ""


def _table(lines: Sequence[str]) -> list[str]:
    rows = [_COLUMN.split(line.strip("|")) for line in lines]
    named = len(lines) > 2 and bool(_BETWEEN_COLUMNS.fullmatch(lines[1]))
    kept = [
        row
        for row, line in zip(rows, lines, strict=True)
        if not _BETWEEN_COLUMNS.fullmatch(line)
    ]
    return rows_as_text(kept, named=named)


def _told(blocks: Sequence[_Block]) -> list[str]:
    """The paragraphs, with each list told as text."""
    told: list[str] = []
    for is_list, group in groupby(blocks, key=lambda one: bool(one[0])):
        members = list(group)
        if not is_list:
            told.extend(words for _, words in members)
        elif len(members) == 1 and members[0][0].startswith("1"):
            # A number before a single line tells a section, and is kept.
            told.append(members[0][1])
        else:
            intro = told.pop() if told and told[-1].endswith(":") else ""
            items = [_unmarked(words) for _, words in members]
            lone = not intro and len(items) == 1
            told.extend(items if lone else items_as_text(items, intro=intro))
    return told


def _unmarked(item: str) -> str:
    found = _BULLET.match(item) or _NUMBERED.match(item)
    return item[found.end() :] if found else item


def _mended(paragraphs: Sequence[str], wording: Wording) -> list[str]:
    """The paragraphs, those that were cut in mid-sentence whole again."""
    groups: list[list[str]] = []
    for one in paragraphs:
        words = one.strip()
        if groups and cut_short(groups[-1][-1], words):
            groups[-1].append(words)
        elif words:
            groups.append([words])
    return [join(group, wording) for group in groups]
