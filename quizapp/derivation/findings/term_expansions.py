"""Acronyms with what they stand for, whichever comes first."""

import re
from collections.abc import Iterator

from quizapp.derivation.findings.term_definition import Definition
from quizapp.derivation.span import Span

_ACRONYM = r"(?P<acronym>[A-Z][A-Za-z&]{0,8}[A-Z])"
#: "… Organisation (CSTO)", "(WTO, founded in 1995)".
_IN_BRACKETS = re.compile(rf"\s\([\"'“‘]?{_ACRONYM}[\"'”’]?(?=[),;])")
#: "…, or IMF", "…, known as the CIA".
_AFTER_COMMA = re.compile(
    r",\s(?:or|(?:also\s|commonly\s|better\s)?known\sas|abbreviated\s(?:as|to)|commonly\scalled)"
    rf"\s(?:the\s)?{_ACRONYM}(?=[,.;)])"
)
#: "NATO (North …)" and "the IMF, or International …".
_BEFORE = re.compile(
    rf"\b{_ACRONYM}(?:\s\((?:the\s)?(?P<inside>[A-Z][^()\n]{{4,90}})\)"
    r"|,\sor\s(?:the\s)?(?P<beside>[A-Z][^(),.;\n]{4,90}))(?=[,.;\s]|$)"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,3}")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "de", "et", "des"})
_REACH = 140  #: characters before an acronym in which its expansion stands


def expansions(text: str) -> Iterator[Definition]:
    """The places of each acronym and of its expansion in *text*."""
    for pattern in (_IN_BRACKETS, _AFTER_COMMA):
        for match in pattern.finditer(text):
            start = _start_before(text, match.start(), match["acronym"])
            if start >= 0:
                yield _expansion(match, Span(start, match.start()))
    for match in _BEFORE.finditer(text):
        name = "inside" if match["inside"] else "beside"
        span = Span(*match.span(name))
        if _start_before(text, span.end, match["acronym"]) == span.start:
            yield _expansion(match, span)


def _expansion(match: re.Match[str], words: Span) -> Definition:
    term = Span(*match.span("acronym"))
    return Definition(term, words, "first letters", is_expansion=True)


def _start_before(text: str, end: int, acronym: str) -> int:
    """Where the words begin whose first letters spell the acronym; -1 if none do.

    Read backwards from *end*: every word gives the next letter, and small ones may
    be left out.
    """
    first = max(0, end - _REACH)
    letters = [letter for letter in acronym if letter != "&"]
    if sum(letter.isupper() for letter in letters) < 2:
        return -1
    for word in reversed(list(_WORD.finditer(text, first, end))):
        if re.search(r"[.;:!?()]", text[word.end() : end]):
            return -1
        letter = letters[-1]
        small = word[0].lower() in _SMALL
        if word[0][0].lower() == letter.lower() and (not small or letter.islower()):
            letters.pop()
        elif not small:
            return -1
        if not letters:
            return word.start()
    return -1
