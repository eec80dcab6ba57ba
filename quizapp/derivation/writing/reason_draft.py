"""A draft on why something happened: its stem, its key, its evidence."""

from collections.abc import Iterator, Sequence

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.span import Span
from quizapp.derivation.writing.cause_sides import LONGEST_KEY
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.setting import with_setting
from quizapp.questions.question import Ask, PhraseQuestion

_LEAST_WORDS = 4


def reason_draft(
    material: Material,
    sentence: Sentence,
    stem: Stem,
    key: str,
    span: Span,
    *,
    rule: str,
    fact: str,
    trust: float,
    warnings: Sequence[str] = (),
    doubts: Sequence[str] = (),
    before: Sequence[Sentence | None] = (),
) -> Iterator[Draft]:
    """The draft on a *sentence*, proven by it, by the key's and by those *before*."""
    if len(stem.text.split()) < _LEAST_WORDS or len(key.split()) > LONGEST_KEY:
        return
    of_key = material.document.sentence_at(span.start)
    told = {one.number: one for one in (sentence, of_key, *before) if one}
    sentences = [told[number] for number in sorted(told)]
    stem = with_setting(material, sentence, stem)
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="causes",
        ask=(Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=tuple(quote for one in sentences for quote in material.evidence(one)),
    )
    yield Draft(
        question,
        tuple(one.span for one in sentences),
        span,
        rule,
        fact=fact,
        confidence=round(trust, 3),
        warnings=tuple(warnings),
        doubts=(*stem.doubts, *doubts),
    )
