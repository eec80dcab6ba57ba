"""Marks within a line that are no words: links, emphasis, escapes, footnote marks."""

import re
from collections.abc import Callable

_Change = str | Callable[[re.Match[str]], str]

#: An address, which may hold brackets in pairs, and its title.
_ADDRESS = r'\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: "[^"\n]*")?\)'

#: What stands before a footnote's mark.
_AFTER = r"(?<=[\w.,;:!?’”'\")\]])"

#: In their order: what is a mark, and what stands in its place.
_MARKS: tuple[tuple[re.Pattern[str], _Change], ...] = tuple(
    (re.compile(pattern), change)
    for pattern, change in (
        # Where a link leads, and what a footnote says, told on a line apart.
        (
            r"(?m)^ ?\[(?:\^[^\[\]\n]{1,80}\]: ?\S|[^\[\]\n]{1,80}\]: ?(?:https?:|[<#/])).*$",
            "",
        ),
        # Pictures say nothing; links keep their words.
        (r"!\[[^\[\]\n]*\](?:" + _ADDRESS + r"|\[[^\[\]\n]*\])", ""),
        (r"\[([^\[\]\n]*)\]" + _ADDRESS, r"\1"),
        (r"\[(?=[^\[\]\n]*[^\W\d_])([^\[\]\n]*)\]\[[^\[\]\n]{0,80}\]", r"\1"),
        (r"<(?:https?://|mailto:)[^<>\s]+>", ""),
        # [12], [3, 4], [^1], [note 2], [citation needed]; war[a] but not [a] man.
        (r" ?\[(?:\^[^\[\]\s]{1,40}|\d{1,3}(?: ?[,–-] ?\d{1,3})*)\]", ""),
        (r" ?\[(?:note|nb|fn\.?|n\.?) ?\d{1,3}\]", ""),
        (r"(?i) ?\[(?:citation needed|edit|who\?|when\?|clarification needed)\]", ""),
        (_AFTER + r"\[[a-z]\](?!\w)", ""),
        # A square or cubic metre is none.
        (_AFTER + r"(?<![kcmd]m)(?<![\d⁰¹²³⁴-⁹])[⁰¹²³⁴-⁹]+(?![\w⁰¹²³⁴-⁹])", ""),
        (r"(?<=\w)[†‡]+(?!\w)", ""),
        # A backslash, however often, that only keeps a sign from being a mark.
        (r"(?m)(?<!\\)\\+(?=[!-/:-@\[\]^-`{-~])|(?<!\\)\\+$", ""),
        (r"(?<![\w`])`([^`\n]+)`(?![\w`])", r"\1"),
        (r"\*\*(?=[^\s*])([^*\n]*[^\s*])\*\*", r"\1"),
        (r"(?<!\w)__(?=[^\s_])([^_\n]*[^\s_])__(?!\w)", r"\1"),
        (r"(?<![\w*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\w*])", r"\1"),
        (r"(?<![\w_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\w_])", r"\1"),
        (r"~~(?=[^\s~])([^~\n]*[^\s~])~~", r"\1"),
        (r"</?(?:b|i|em|strong|sup|sub|u|br|span)\b[^<>\n]{0,80}>", ""),
    )
)


def without_marks(text: str) -> str:
    """The words of the text without the marks that set or link them."""
    for pattern, change in _MARKS:
        text = pattern.sub(change, text)
    return text
