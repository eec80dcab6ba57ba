"""Where the two sides of a cause stand: their clauses, their heads, their words."""

from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.clause import Clause
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.document import Sentence
from quizapp.derivation.findings.kinds import CauseFinding
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Words of a key.
LONGEST_KEY = 24


def clause_of(material: Material, effect: Span) -> Clause | None:
    """The clause whose verb and subject the effect holds, the largest."""
    sentence = material.document.sentence_at(effect.start)
    if sentence is None:
        return None
    inside = [
        clause
        for clause in material.clauses_in(sentence)
        if effect.start <= clause.verb.idx < effect.end
        and (
            effect.overlaps(clause.subject.span)
            or clause.subject.span.end <= effect.start
        )
    ]
    return max(inside, key=lambda clause: len(clause.span), default=None)


def clause_around(material: Material, finding: CauseFinding) -> Clause | None:
    """The clause to which an effect without a subject belongs: "began setting fires"."""
    around = [
        clause
        for clause in material.clauses_in(sentence_of(material, finding))
        if clause.verb.idx < finding.effect.start
        and clause.span.end >= finding.effect.end
        and clause.subject.span.end <= finding.effect.start
    ]
    return min(around, key=lambda clause: len(clause.span), default=None)


def head_of(material: Material, span: Span) -> "Token | None":
    """The word on which the others of a span hang."""
    words = tokens_of(material, span)
    inside = {token.i for token in words}
    roots = [
        token
        for token in words
        if token.head.i not in inside or token.head.i == token.i
    ]
    heads = [token for token in roots if token.pos_ not in {"ADP", "PUNCT", "DET"}]
    return next(iter(heads or roots), None)


def tokens_of(material: Material, span: Span) -> list["Token"]:
    sentence = material.document.sentence_at(span.start)
    if sentence is None or sentence.parse is None:
        return []
    return [
        token
        for token in sentence.parse
        if span.start <= token.idx and token.idx + len(token.text) <= span.end
    ]


def words_of(material: Material, span: Span) -> str:
    """A span as words of their own: a key, or a noun in a stem."""
    words = material.asker.say(told_tokens(material, span), owners=frozenset())
    if not words or len(words.split()) > LONGEST_KEY:
        raise CannotBeSaid(words)
    return words


def told_tokens(material: Material, span: Span) -> tuple["Token", ...]:
    """The words of a span without what is said by the way."""
    head = head_of(material, span)
    if head is None:
        raise CannotBeSaid(span.of(material.document.text))
    kept = {token.i for token in tokens_of(material, span)}
    told = [token for token in without_asides(head) if token.i in kept]
    if len(told) < len(kept) / 2:
        told = tokens_of(material, span)
    return trimmed(tuple(told))


def sentence_of(material: Material, finding: CauseFinding) -> Sentence:
    sentence = material.document.sentence_at(finding.cue.start)
    if sentence is None:
        raise CannotBeSaid(finding.cue.of(material.document.text))
    return sentence
