"""Markdown as text: headings, paragraphs, lists and tables."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.reading.blocks import Blocks
from quizapp.derivation.reading.read_text import ReadText

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(
    r"\A---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TITLE = re.compile(r"(?m)^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$")
_TAGS = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,500}>", re.DOTALL)


def read_markdown(source: str) -> ReadText:
    """The words of a Markdown text; its title is its front matter's or first heading."""
    from markdown_it import MarkdownIt

    source = source.replace("\r\n", "\n")
    front = _FRONT.match(source)
    named = _TITLE.search(front[1]) if front else None
    body = source[front.end() :] if front else source
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    blocks = Blocks()
    first = _gather(tokens, blocks)
    return ReadText(blocks.text(), named[1] if named else first)


def _gather(tokens: "Sequence[Token]", blocks: Blocks) -> str:
    """Put the tokens' words into *blocks*; the first heading of the highest level."""
    title, in_item, row, rows = "", list[list[str]](), list[str](), list[list[str]]()
    for before, token in zip([None, *tokens], tokens, strict=False):
        match token.type:
            case "list_item_open":
                _end_item(in_item, blocks)
                in_item.append([])
            case "list_item_close":
                _end_item(in_item, blocks)
                in_item.pop()
            case "tr_open":
                row = []
            case "tr_close":
                rows.append(row)
            case "table_close":
                blocks.table(rows, named=True)
                rows = []
            case "html_block":
                blocks.paragraph(_TAGS.sub(" ", token.content))
            case "fence" | "code_block":
                blocks.paragraph(token.content)
            case "inline":
                words = "".join(_words(token.children or ()))
                above = before.type if before else ""
                if above in {"th_open", "td_open"}:
                    row.append(words)
                elif in_item:
                    in_item[-1].append(words)
                else:
                    blocks.paragraph(words)
                    if above == "heading_open" and not title:
                        title = words
    return title


def _end_item(items: list[list[str]], blocks: Blocks) -> None:
    """An item ends where its list in it begins, or where it does."""
    if items:
        blocks.item(" ".join(items[-1]))
        items[-1].clear()


def _words(tokens: "Sequence[Token]") -> Iterator[str]:
    for token in tokens:
        if token.type in {"text", "code_inline"}:
            yield token.content
        elif token.type in {"softbreak", "hardbreak"}:
            yield " "
