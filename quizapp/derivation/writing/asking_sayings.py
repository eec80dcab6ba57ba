"""Who said it: questions from the words that a text quotes."""

import re
from collections.abc import Iterator

from quizapp.derivation.clauses.asking import LONGEST_STEM
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, Mention, QuotationFinding
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, NameQuestion
from quizapp.questions.wording import letters_of

_SHORTEST = 5  #: words by which somebody is known
_ASKED = {ActorKind.PERSON: "Who", ActorKind.BODY: "Which body"}
_SIGNS = " \t\n“”\"‘’'.,;:—–"
#: Words that mean nothing outside what was said.
_POINTING = re.compile(r"\b(?:this|that|these|those|it|they|them)\b", re.IGNORECASE)


def ask_sayings(material: Material) -> Iterator[Draft]:
    """Draft "Who said “…”?" for each quotation that is short enough to be known by."""
    asked: set[int] = set()
    for finding in material.findings.quotations:
        if finding.is_direct and finding.speaker >= 0:
            draft = _ask(material, finding)
            if draft is not None and finding.span.start not in asked:
                asked.add(finding.span.start)
                yield draft


def _ask(material: Material, finding: QuotationFinding) -> Draft | None:
    text = material.document.text
    actor = material.findings.actors[finding.speaker]
    wh = _ASKED.get(actor.kind, "")
    words = finding.said.of(text).strip(_SIGNS)
    sentence = material.document.sentence_at(finding.verb.start)
    if not wh or sentence is None or "\n" in words or "…" in words or "[" in words:
        return None
    prompt = f"{wh} {_verb(finding, text)} “{words}”?"
    if len(words.split()) < _SHORTEST or len(prompt.split()) > LONGEST_STEM:
        return None
    if letters_of(actor.name.split()[-1]) in letters_of(words):
        return None
    named = _named(material, finding)
    if named is None:
        return None
    sentences = {sentence.number: sentence}
    for place in (finding.said.start, named.span.start):
        also = material.document.sentence_at(place)
        if also is not None:
            sentences[also.number] = also
    told = [one for _, one in sorted(sentences.items())]
    question = NameQuestion(
        id="draft",
        prompt=prompt,
        topic="reactions",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=actor.name,
        accept=actor.aliases,
        evidence=tuple(quote for one in told for quote in material.evidence(one)),
    )
    opening = words[:1].islower() or _POINTING.match(words)
    return Draft(
        question,
        tuple(one.span for one in told),
        named.span,
        "who said",
        fact=f"{sentence.number}:{finding.verb.start}:who said",
        confidence=0.8,
        doubts=("the quotation may need the text",) if opening else (),
    )


def _verb(finding: QuotationFinding, text: str) -> str:
    """ "said", "wrote": what the text says of it; "According to" is said too."""
    verb = finding.verb.of(text).lower()
    return verb if verb in _SAID else "said"


_SAID = frozenset({"said", "wrote", "declared", "announced", "warned", "remarked"})


def _named(material: Material, finding: QuotationFinding) -> Mention | None:
    """Where the speaker is named: beside the quotation, or the nearest before it."""
    mentions = [
        one
        for one in material.findings.mentions
        if one.actor == finding.speaker and one.form in {"name", "alias"}
    ]
    before = [one for one in mentions if one.span.start < finding.span.end]
    nearest = min(
        before, key=lambda one: abs(one.span.start - finding.verb.start), default=None
    )
    if nearest is None:
        return None
    here = material.document.sentence_at(finding.verb.start)
    there = material.document.sentence_at(nearest.span.start)
    if here is None or there is None or abs(here.number - there.number) > _BACK:
        return None
    return nearest


_BACK = 3  #: sentences
