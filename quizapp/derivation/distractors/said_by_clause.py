"""What the text says of a wrong option: "the day Tokayev requested support"."""

from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.span import Span

_LONGEST = 16  #: words
_BESIDE = 6
_SAFE = frozenset({Origin.MAIN, Origin.JOINED, Origin.RELATIVE, Origin.SUBORDINATE})


def statement_at(facts: Facts, span: Span, *, without: bool = False) -> str:
    """The clause around a span as a statement, or empty; *without* leaves the span out."""
    sentence = facts.sentence_at(span.start)
    if sentence is None:
        return ""
    for clause in facts.material.clauses_in(sentence):
        if clause.origin not in _SAFE or not _is_own(clause, span, without=without):
            continue
        said = _said(facts, clause, [span] if without else [])
        if said:
            return said
    return ""


def _is_own(clause: Clause, span: Span, *, without: bool) -> bool:
    if not without:
        return clause.subject.span.holds(span)
    part = clause.part_at(span)
    return part is not None and part.slot is Slot.ADJUNCT and part.phrase.span == span


def _said(facts: Facts, clause: Clause, without: list[Span]) -> str:
    try:
        stem = facts.material.asker.statement(clause, without=without)
    except CannotBeSaid:
        return ""
    words = stem.text.strip().rstrip(".")
    if stem.doubts or not 2 < len(words.split()) <= _LONGEST or "?" in words:
        return ""
    first = clause.subject.tokens[0]
    is_as_written = words.split()[0] == f"{first.text[:1].upper()}{first.text[1:]}"
    if is_as_written and first.ent_type_ == "" and first.pos_ != "PROPN":
        return words[:1].lower() + words[1:]
    return words


def words_around(facts: Facts, span: Span) -> str:
    """A few words on either side of a span, as the text has them."""
    sentence = facts.sentence_at(span.start)
    if sentence is None:
        return ""
    before = facts.text[sentence.span.start : span.start].split()
    after = facts.text[span.end : sentence.span.end].split()
    middle = span.of(facts.text)
    start = " ".join(before[-_BESIDE:])
    end = " ".join(after[:_BESIDE])
    first = "… " if len(before) > _BESIDE else ""
    last = " …" if len(after) > _BESIDE else ""
    glue = "" if end[:1] in {",", ".", ";", "'", "’", ")"} else " "
    return f"{first}{start} {middle}{glue}{end}{last}".strip()
