"""What the text says of a wrong option: "the day Tokayev requested support"."""

import re

from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.span import Span
from quizapp.questions.wording import word_set

_LONGEST = 12  #: words
_BESIDE = 6
#: What no whole statement ends with.
_OPEN = word_set(
    """the a an of in on at by for to from with into and or but that which who whom than as
    re pre co ex non anti pro only not"""
)
#: "Would call on to withdraw": what is left of a clause that hung on another.
_UNREAL = word_set("would could should might may must can will shall")
_ARTICLES = ("The ", "A ", "An ")
_SAFE = frozenset({Origin.MAIN, Origin.JOINED, Origin.RELATIVE, Origin.SUBORDINATE})


def statement_at(facts: Facts, span: Span, *, without: bool = False) -> str:
    """The clause around a span as a statement, or empty; *without* leaves the span out."""
    sentence = facts.sentence_at(span.start)
    if sentence is None:
        return ""
    for clause in facts.material.clauses_in(sentence):
        if clause.origin not in _SAFE or not _is_own(clause, span, without=without):
            continue
        if clause.origin is Origin.RELATIVE and not _is_told_of_subject(clause):
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


def _is_told_of_subject(clause: Clause) -> bool:
    """ "Who built it", not "which they called on to leave": that leaves a hole."""
    subjects = (
        one for one in clause.verb.children if one.dep_ in {"nsubj", "nsubjpass"}
    )
    return any(one.tag_ in {"WP", "WDT"} for one in subjects)


def _said(facts: Facts, clause: Clause, without: list[Span]) -> str:
    try:
        stem = facts.material.asker.statement(clause, without=without)
    except CannotBeSaid:
        return ""
    words = stem.text.strip().rstrip(".")
    if stem.doubts or not is_whole(words):
        return ""
    if _is_cut_at_hyphen(words, clause.sentence.span.of(facts.text)):
        return ""
    if words.startswith(_ARTICLES):
        return words[:1].lower() + words[1:]
    first = clause.subject.tokens[0]
    is_as_written = words.split()[0] == f"{first.text[:1].upper()}{first.text[1:]}"
    if is_as_written and first.ent_type_ == "" and first.pos_ != "PROPN":
        return words[:1].lower() + words[1:]
    return words


def is_whole(words: str) -> bool:
    """Whether a statement is a clean clause of few words, without a piece left over."""
    told = words.split()
    if not 2 < len(told) <= _LONGEST or re.search(r"[,;:?()–—]", words):
        return False
    if any(one.isdigit() for one in told[:3]):
        return False  # "nearly 10 000 was arrested": what was counted is not said
    if told[0][:1].isdigit() or told[-1].lower() in _OPEN or words.endswith("-"):
        return False
    return not _UNREAL & {one.lower() for one in told}


def _is_cut_at_hyphen(words: str, sentence: str) -> bool:
    """ "Was re" of "was re-elected": its last word goes on in the text."""
    last = words.split()[-1]
    rest = re.escape(last) + r"\b"
    ends = re.search(rf"\b{rest}(?!-)", sentence)
    return bool(re.search(rf"(?<![\w-]){rest}-\w", sentence)) and ends is None


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
