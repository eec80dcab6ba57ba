"""Why, what caused it, what followed: questions from causes and effects."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part
from quizapp.derivation.clauses.finding_clauses import trimmed, without_asides
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.questions.question import Ask, PhraseQuestion

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_KEY = 18
#: A cause shown below this is only a guess.
_SURE_FROM = 0.6
_VERBS = frozenset({"VERB", "AUX"})


def ask_why(material: Material) -> Iterator[Draft]:
    """Draft a question from the effect to its cause, and one back where both fit."""
    for finding in material.findings.causes:
        if finding.certainty is Certainty.DENIED or finding.relation is Relation.TOPIC:
            continue
        yield from _to_cause(material, finding)
        yield from _to_effect(material, finding)


def _to_cause(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "Why did …?" for an effect with a verb, "What caused …?" for a noun."""
    try:
        key = _phrase(material, finding.cause)
        stem, trust = _why_stem(material, finding)
    except CannotBeSaid:
        return
    draft = _draft(material, finding, stem, key, finding.cause, "why", trust)
    if draft is not None:
        yield draft


def _to_effect(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "What did the fuel price rise lead to?" where the cause is a noun."""
    if finding.relation is not Relation.CAUSE:
        return
    head = _head(material, finding.cause)
    if head is None or head.pos_ not in {"NOUN", "PROPN"} or _has_subject(head):
        return
    try:
        cause = _phrase(material, finding.cause)
        key = _phrase(material, finding.effect)
        clause = _clause_of(material, finding.effect)
        words = f"What was the result of {_with_article(cause, head)}"
        sentence = _sentence(material, finding)
        stem = _own_stem(material, finding, words, head, sentence)
    except CannotBeSaid:
        return
    if clause is not None and clause.span.holds(finding.cause):
        return
    draft = _draft(material, finding, stem, key, finding.effect, "what followed", 0.75)
    if draft is not None:
        yield draft


def _why_stem(material: Material, finding: CauseFinding) -> tuple[Stem, float]:
    clause = _clause_of(material, finding.effect)
    if clause is not None:
        left_out = [part for part in clause.parts if _beyond(part, finding.effect)]
        wh = "Why" if finding.relation is Relation.CAUSE else "For what purpose"
        wh = _attributed(finding, wh)
        stem = material.asker.about_part(
            clause, wh, without=[finding.cause, finding.cue], left_out=left_out
        )
        return stem, TRUST[clause.origin]
    head = _head(material, finding.effect)
    if head is None or head.pos_ not in {"NOUN", "PROPN"}:
        raise CannotBeSaid(finding.effect.of(material.document.text))
    effect = _with_article(_phrase(material, finding.effect), head)
    verb = "What may have caused" if finding.hedge else "What caused"
    if finding.relation is Relation.PURPOSE:
        raise CannotBeSaid(effect)
    words = _attributed(finding, f"{verb} {effect}")
    stem = _own_stem(material, finding, words, head, _sentence(material, finding))
    return stem, 0.85


def _beyond(part: Part, effect: Span) -> bool:
    """A part of the clause that is no part of the effect."""
    return not effect.overlaps(part.phrase.span)


def _attributed(finding: CauseFinding, words: str) -> str:
    if finding.certainty is not Certainty.CLAIMED or not finding.by:
        return words
    return f"According to {finding.by}, {words[:1].lower()}{words[1:]}"


def _clause_of(material: Material, effect: Span) -> Clause | None:
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


def _head(material: Material, span: Span) -> "Token | None":
    """The word on which the others of a span hang."""
    words = _tokens(material, span)
    inside = {token.i for token in words}
    roots = [
        token for token in words if token.head.i not in inside or token.head is token
    ]
    heads = [token for token in roots if token.pos_ not in {"ADP", "PUNCT", "DET"}]
    return next(iter(heads or roots), None)


def _tokens(material: Material, span: Span) -> list["Token"]:
    sentence = material.document.sentence_at(span.start)
    if sentence is None or sentence.parse is None:
        return []
    return [
        token
        for token in sentence.parse
        if span.start <= token.idx and token.idx + len(token.text) <= span.end
    ]


def _phrase(material: Material, span: Span) -> str:
    """A span as words of their own: a key, or a noun in a stem."""
    head = _head(material, span)
    if head is None:
        raise CannotBeSaid(span.of(material.document.text))
    kept = {token.i for token in _tokens(material, span)}
    told = [token for token in without_asides(head) if token.i in kept]
    if len(told) < len(kept) / 2:
        told = _tokens(material, span)
    tokens = trimmed(tuple(told))
    words = material.asker.say(tokens, owners=frozenset())
    if not words or len(words.split()) > _LONGEST_KEY:
        raise CannotBeSaid(words)
    return words


def _has_subject(head: "Token") -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children)


def _with_article(words: str, head: "Token") -> str:
    """A noun in a stem wants its article: "price hike" becomes "the price hike"."""
    first = words.split(maxsplit=1)[0].lower()
    if head.pos_ == "PROPN" or head.tag_ in {"NNS", "NNPS"}:
        return words
    if first in {"the", "a", "an", "his", "her", "its", "their"} or "'s" in words:
        return words
    if any(child.dep_ == "det" for child in head.children):
        return words
    return words


def _sentence(material: Material, finding: CauseFinding) -> Sentence:
    sentence = material.document.sentence_at(finding.cue.start)
    if sentence is None:
        raise CannotBeSaid(finding.cue.of(material.document.text))
    return sentence


def _own_stem(
    material: Material,
    finding: CauseFinding,
    words: str,
    head: "Token",
    sentence: Sentence,
) -> Stem:
    clauses = material.clauses_in(sentence)
    if not clauses:
        raise CannotBeSaid(words)
    plain = " ".join(words.split())
    stem = Stem(plain[:1].upper() + plain[1:] + "?")
    doubts = [
        f"“{noun}” may need the text"
        for noun in material.asker.definites.dangling(head.subtree)
    ]
    if len(plain.split()) < 4:
        doubts.append("says little by itself")
    return Stem(stem.text, tuple(doubts))


def _draft(
    material: Material,
    finding: CauseFinding,
    stem: Stem,
    key: str,
    span: Span,
    rule: str,
    trust: float,
) -> Draft | None:
    if len(stem.text.split()) < 4:
        return None
    first = material.document.sentence_at(span.start)
    second = _sentence(material, finding)
    if first is None:
        return None
    sentences = sorted(
        {first.number: first, second.number: second}.values(),
        key=lambda one: one.number,
    )
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="causes",
        ask=(Ask.CHOICE, Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=tuple(quote for one in sentences for quote in material.evidence(one)),
    )
    doubts = list(stem.doubts)
    if finding.confidence < _SURE_FROM:
        doubts.append("the text may not mean this as a cause")
    return Draft(
        question,
        tuple(one.span for one in sentences),
        span,
        rule,
        fact=f"{second.number}:{finding.cue.start}:{rule}",
        confidence=round(finding.confidence * trust, 3),
        warnings=(f"claimed by {finding.by}",) if finding.by else (),
        doubts=tuple(doubts),
    )
