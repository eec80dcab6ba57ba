"""The dates and durations of a text, each with its value and its reason."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quizapp.derivation.document import Document, Paragraph, Part
from quizapp.derivation.findings.date_anchors import Anchor, Anchors, Place
from quizapp.derivation.findings.date_match import (
    Match,
    Said,
    says_future,
    stands_before_noun,
)
from quizapp.derivation.findings.date_patterns import RULES, plain
from quizapp.derivation.findings.date_readers import READERS
from quizapp.derivation.findings.date_surroundings import (
    hedge_before,
    kind_by,
    preposition_before,
)
from quizapp.derivation.findings.kinds import DateFinding, TimeKind
from quizapp.derivation.span import Span

#: Rules that lean on what was said before, so they are read when their turn comes.
_LEANING = frozenset(
    {
        "years",
        "day of year",
        "of a year",
        "month of year",
        "season of year",
        "nth",
        "same",
        "later",
        "ago",
        "that time",
        "of publication",
        "weekday",
    }
)
_DURATIONS = frozenset({"duration", "long", "hyphened"})
_NO_ANCHORS = Anchors(None, None)


@dataclass(frozen=True, slots=True)
class _Candidate:
    rule: str
    order: int
    match: Match

    @property
    def start(self) -> int:
        return self.match.found.start()

    @property
    def end(self) -> int:
        return self.match.found.end()


def find_dates(document: Document) -> tuple[DateFinding, ...]:
    """Every date and duration of the body, in the order of the text, none overlapping.

    Headings give none, but what follows may take its year from them.
    """
    places = _Places(document)
    read = [
        (paragraph, _candidates(paragraph, index, places))
        for index, paragraph in enumerate(document.paragraphs)
        if paragraph.part is not Part.ASIDE
    ]
    first = _first_full([one for _, found in read for one in found])
    anchors = Anchors(document.published, first)
    found: list[DateFinding] = []
    for paragraph, candidates in read:
        shown = paragraph.part is not Part.HEADING
        said = list(_findings(candidates, paragraph.span.start, anchors))
        found += said if shown else []
    return tuple(found)


class _Places:
    """Where things stand: the sentences of a document, ready to be asked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._starts = [one.span.start for one in document.sentences]

    def at(self, start: int, paragraph: int, *, is_aside: bool) -> tuple[Place, str]:
        """The place of what begins at *start*, and its sentence in plain words."""
        document = self._document
        number = document.paragraphs[paragraph].number
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return Place(paragraph, -1, number, is_aside=is_aside), ""
        span = document.sentences[index].span
        before = document.text[span.start : min(start, span.start + 21)]
        is_fronted = len(before) <= 20 and len(before.split()) <= 2
        words = plain(document.text[span.start : min(span.end, span.start + 600)])
        return Place(paragraph, index, number, is_fronted, is_aside), words


def _candidates(paragraph: Paragraph, index: int, places: _Places) -> list[_Candidate]:
    """What may be a date in a paragraph, longest first where several begin."""
    text = plain(paragraph.span.of(places._document.text))
    found: list[_Candidate] = []
    for order, rule in enumerate(RULES):
        if not rule.may_fit(text):
            continue
        for match in rule.pattern.finditer(text):
            start = match.start()
            is_aside = text[max(0, start - 1) : start] == "("
            place, sentence = places.at(
                paragraph.span.start + start, index, is_aside=is_aside
            )
            read = Match(match, text, place, sentence)
            if rule.name in _LEANING or READERS[rule.name](read, _NO_ANCHORS):
                found.append(_Candidate(rule.name, order, read))
    found.sort(key=lambda one: (one.start, -one.end, one.order))
    return found


def _first_full(candidates: list[_Candidate]) -> Anchor | None:
    for one in candidates:
        if one.rule in ("point", "days", "range", "two styles", "iso"):
            said = READERS[one.rule](one.match, _NO_ANCHORS)
            if said and said.value and said.value.points[0].day:
                return Anchor(said.value.points[0], one.match.place, is_year_said=True)
    return None


def _findings(
    candidates: list[_Candidate], base: int, anchors: Anchors
) -> Iterator[DateFinding]:
    end = 0
    for one in candidates:
        if one.start < end:
            continue
        said = READERS[one.rule](one.match, anchors)
        if said is None:
            continue
        finding, is_before_noun = _finding(one, said, base, end)
        end = one.end
        if said.value is not None and finding.kind is not TimeKind.VAGUE:
            place = one.match.place
            if is_before_noun or _is_by_the_way(one, said):
                place = replace(place, is_aside=True, is_led_to=False)
            elif (
                finding.kind is TimeKind.START
                or finding.attributive
                or finding.preposition == "to"
            ):
                place = replace(place, is_background=True)
            elif finding.kind is TimeKind.POINT and not says_future(one.match.sentence):
                place = replace(place, is_led_to=not said.value.is_period)
            anchors.note(said.value, place, said=not said.leaned)
        yield finding


_BY_THE_WAY = re.compile(r",(?: \w+){0,3} (?:which|who|whom|whose|where)\b[^,;.]*$")


def _is_by_the_way(one: _Candidate, said: Said) -> bool:
    """ "…, for which he was honoured in 1957": the story stays where it was."""
    day = said.value.points[0].day if said.value is not None else 0
    text = one.match.text[: one.start]
    return not day and bool(_BY_THE_WAY.search(text[max(0, len(text) - 200) :]))


def _finding(
    one: _Candidate, said: Said, base: int, floor: int
) -> tuple[DateFinding, bool]:
    text, start = one.match.text, one.start
    hedge, hedged = hedge_before(text, start)
    is_while = said.kind is TimeKind.DURATION or one.rule in ("beside", "ago")
    preposition, first = preposition_before(text, hedged, is_while=is_while)
    if first < floor:
        preposition, first = "", hedged
    before_noun = stands_before_noun(one.match) and one.rule not in _DURATIONS
    if before_noun:
        preposition, first = "", start
    kind = said.kind
    if kind is None:
        kind = kind_by(preposition, text, first + len(preposition) + 1)
        if kind is TimeKind.END and text[:first].rstrip().lower().endswith("not"):
            kind = TimeKind.POINT
    why = said.why
    bare = Span(base + hedged, base + one.end)
    return (
        DateFinding(
            span=Span(base + first, base + one.end),
            bare=bare,
            kind=kind,
            value=said.value,
            why=why,
            leaned=said.leaned,
            hedge=said.hedge or hedge,
            preposition=preposition,
            attributive=before_noun
            or one.rule == "hyphened"
            or (preposition == "of" and kind is TimeKind.POINT),
        ),
        before_noun,
    )
