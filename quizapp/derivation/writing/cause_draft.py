"""A draft on a cause that was found: proven by the sentences of both sides."""

from collections.abc import Iterator, Sequence

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import CauseFinding
from quizapp.derivation.span import Span
from quizapp.derivation.writing.cause_sides import sentence_of
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.reason_draft import reason_draft

#: A cause shown below this is only a guess.
_SURE_FROM = 0.6


def cause_draft(
    material: Material,
    finding: CauseFinding,
    stem: Stem,
    key: str,
    span: Span,
    rule: str,
    trust: float,
    *,
    before: Sequence[Sentence | None] = (),
) -> Iterator[Draft]:
    sentence = sentence_of(material, finding)
    guessed = finding.confidence < _SURE_FROM
    yield from reason_draft(
        material,
        sentence,
        stem,
        key,
        span,
        rule=rule,
        fact=f"{sentence.number}:{finding.cue.start}:{rule}",
        trust=finding.confidence * trust,
        warnings=(f"claimed by {finding.by}",) if finding.by else (),
        doubts=("the text may not mean this as a cause",) if guessed else (),
        before=before,
    )
