"""What a term means or stands for."""

from collections.abc import Iterator

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import TermFinding
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, PhraseQuestion

_LONGEST_MEANING = 20


def ask_terms(material: Material) -> Iterator[Draft]:
    """Draft a question for each term that the text explains."""
    asked: set[str] = set()
    for term in material.findings.terms:
        draft = _ask(material, term)
        if draft is not None and draft.question.prompt not in asked:
            asked.add(draft.question.prompt)
            yield draft


def _ask(material: Material, term: TermFinding) -> Draft | None:
    sentence = material.document.sentence_at(term.meaning.start)
    meaning = term.meaning.of(material.document.text).strip()
    if sentence is None or len(meaning.split()) > _LONGEST_MEANING:
        return None
    if term.is_expansion:
        prompt = f"What does {term.term} stand for?"
    else:
        person = _person(material, term)
        be = "is" if not _is_past(material, term) else "was"
        prompt = f"{'Who' if person else 'What'} {be} {term.term}?"
    question = PhraseQuestion(
        id="draft",
        prompt=prompt,
        topic="terms",
        ask=(Ask.CHOICE, Ask.FLASHCARD, Ask.TYPED),
        answer=meaning,
        evidence=material.evidence(sentence),
    )
    return Draft(
        question,
        (sentence.span,),
        term.meaning,
        "stands for" if term.is_expansion else "what is",
        fact=f"{sentence.number}:{term.term}:meaning",
        confidence=0.9 if term.is_expansion else 0.75,
    )


def _person(material: Material, term: TermFinding) -> bool:
    actor = material.naming.actor_of(term.span)
    return actor is not None and actor.kind.value == "person"


def _is_past(material: Material, term: TermFinding) -> bool:
    sentence = material.document.sentence_at(term.span.start)
    if sentence is None or sentence.parse is None:
        return False
    return bool(sentence.parse.root.tag_ == "VBD")
