"""Which offices could be held for one another, and when an office was held."""

import re
from collections.abc import Sequence

from quizapp.derivation.document import Sentence
from quizapp.derivation.findings.kinds import DateFinding, TimeKind
from quizapp.derivation.writing.material import Material

_BY_THE_WAY = re.compile(r",(?: \w+){0,3} (?:which|who|whom|whose|where)\b[^,;.]*$")
_PREMIER = re.compile(r"\bpremier\b")


def same_office(one: str, other: str) -> bool:
    """ "Prime minister" beside "Australian prime minister", "premier" beside either."""
    first, second = _plain(one), _plain(other)
    short, long = sorted((first, second), key=len)
    return (
        long == short or long.endswith(f" {short}") or long.startswith(f"{short} of ")
    )


def _plain(title: str) -> str:
    return _PREMIER.sub("prime minister", title.lower().replace("-", " "))


def fits_both(title: str, others: Sequence[str]) -> bool:
    """Whether a title says too little beside others: who is "prime minister"?"""
    own = _plain(title)
    held = [_plain(other) for other in others]
    return held.count(own) > 1 or any(one.endswith(f" {own}") for one in held)


def told_in(material: Material, sentence: Sentence) -> str:
    """The one year that a sentence or the one before it tells of: " in 1956", or ""."""
    paragraph = material.document.paragraph_of(sentence)
    text = material.document.text
    before = material.document.sentences[max(sentence.number - 1, 0)]
    near = before.span.start
    around = [
        one
        for one in material.findings.dates
        if paragraph.span.holds(one.span)
        and near <= one.span.start < sentence.span.end
        and not _BY_THE_WAY.search(text[sentence.span.start : one.span.start])
    ]
    for dates in ([one for one in around if sentence.span.holds(one.span)], around):
        years = {one.value.year for one in dates if one.value and _is_point(one)}
        if len(years) == 1:
            year = years.pop()
            return f" in {year}" if year >= _FIRST_YEAR else ""
        if years:
            return ""
    return ""


_FIRST_YEAR = 1000


def _is_point(date: DateFinding) -> bool:
    return (
        date.kind is TimeKind.POINT
        and date.value is not None
        and not date.attributive
        and not date.value.is_period
        and not date.value.points[0].unknown_digits
    )
