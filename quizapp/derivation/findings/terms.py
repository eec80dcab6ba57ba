"""The terms of a text: what its acronyms stand for and its words mean."""

from quizapp.derivation.document import Document, Part
from quizapp.derivation.findings.kinds import TermFinding
from quizapp.derivation.findings.term_definition import Definition
from quizapp.derivation.findings.term_definitions import KNOWN_WHY, definitions
from quizapp.derivation.findings.term_expansions import expansions
from quizapp.derivation.span import Span

#: What the parser's reader of names takes for somebody or somewhere: roles, no terms.
_NO_TERMS = frozenset({"PERSON", "GPE", "LOC"})


def find_terms(document: Document) -> tuple[TermFinding, ...]:
    """Every acronym and explained word of the body, each the first time it is explained.

    In the order of the text; no two of them overlap.
    """
    named = _named(document)
    found: list[TermFinding] = []
    for paragraph in document.paragraphs:
        if paragraph.part in (Part.HEADING, Part.ASIDE):
            continue
        text = paragraph.span.of(document.text).replace("\n", " ")
        base = paragraph.span.start
        spelt = list(expansions(text))
        acronyms = {one.term for one in spelt}
        found += (_finding(text, base, one) for one in spelt)
        found += (
            _finding(text, base, one)
            for one in definitions(text)
            if one.term not in acronyms
            and not (one.why == KNOWN_WHY and _tells(document, one.meaning, base))
            and (one.is_surely_term or _moved(one.term, base) not in named)
        )
    return _first_of_each(found)


def _named(document: Document) -> set[Span]:
    """The single words that are read as a person or a place."""
    if document.parse is None:
        return set()
    return {
        Span(token.idx, token.idx + len(token.text))
        for token in document.parse
        if token.ent_type_ == "PERSON"
        or (token.ent_type_ in _NO_TERMS and token.pos_ == "PROPN")
    }


def _tells(document: Document, meaning: Span, base: int) -> bool:
    """ "He joined several lines, called trunk lines": a sentence is no meaning."""
    span = _moved(meaning, base)
    return document.parse is not None and any(
        token.tag_ in {"VBD", "VBZ", "VBP", "MD"}
        for token in document.parse.char_span(
            span.start, span.end, alignment_mode="expand"
        )
        or ()
    )


def _moved(span: Span, base: int) -> Span:
    return Span(base + span.start, base + span.end)


def _finding(text: str, base: int, one: Definition) -> TermFinding:
    return TermFinding(
        span=_moved(one.term.joined(one.meaning), base),
        term=one.term.of(text),
        meaning=_moved(one.meaning, base),
        is_expansion=one.is_expansion,
        why=one.why,
    )


def _first_of_each(found: list[TermFinding]) -> tuple[TermFinding, ...]:
    found.sort(key=lambda one: (one.span.start, not one.is_expansion, one.span.end))
    kept: list[TermFinding] = []
    known: set[str] = set()
    end = 0
    for one in found:
        if one.term.lower() not in known and one.span.start >= end:
            kept.append(one)
            known.add(one.term.lower())
            end = one.span.end
    return tuple(kept)
