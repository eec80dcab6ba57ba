"""A draft on a cause: proven by the sentences of both sides."""

from collections.abc import Iterator

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import CauseFinding
from quizapp.derivation.span import Span
from quizapp.derivation.writing.cause_sides import LONGEST_KEY, sentence_of
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, PhraseQuestion

#: A cause shown below this is only a guess.
_SURE_FROM = 0.6
_LEAST_WORDS = 4


def cause_draft(
    material: Material,
    finding: CauseFinding,
    stem: Stem,
    key: str,
    span: Span,
    rule: str,
    trust: float,
) -> Iterator[Draft]:
    if len(stem.text.split()) < _LEAST_WORDS or len(key.split()) > LONGEST_KEY:
        return
    first = material.document.sentence_at(span.start)
    second = sentence_of(material, finding)
    if first is None:
        return
    sentences = sorted(
        {first.number: first, second.number: second}.values(),
        key=lambda one: one.number,
    )
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="causes",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=tuple(quote for one in sentences for quote in material.evidence(one)),
    )
    doubts = list(stem.doubts)
    if finding.confidence < _SURE_FROM:
        doubts.append("the text may not mean this as a cause")
    yield Draft(
        question,
        tuple(one.span for one in sentences),
        span,
        rule,
        fact=f"{second.number}:{finding.cue.start}:{rule}",
        confidence=round(finding.confidence * trust, 3),
        warnings=(f"claimed by {finding.by}",) if finding.by else (),
        doubts=tuple(doubts),
    )
