"""What a term means or stands for."""

import re
from collections.abc import Iterator

from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import TermFinding
from quizapp.derivation.lexicon import is_common_noun
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, NameQuestion, PhraseQuestion

_LONGEST_MEANING = 20
_LEAST_MEANING = 2
_ARTICLE = re.compile(r"^(?:the|an?)\s", re.IGNORECASE)
#: A description that can fit one thing only: a superlative, an ordinal, an owner.
_ONE_ONLY = re.compile(
    r"\b(first|last|only|sole|oldest|largest|smallest|\w{3,}est|capital|founder|"
    r"leader|author|inventor|successor|predecessor)\b|^[A-Z][\w'’-]+(?:'s|’s)\s"
)


def ask_terms(material: Material) -> Iterator[Draft]:
    """Draft a question for each term that the text explains."""
    asked: set[str] = set()
    drafts = (
        writer(material, term)
        for term in material.findings.terms
        for writer in (_ask, _ask_back)
    )
    for draft in drafts:
        if draft is not None and draft.question.prompt not in asked:
            asked.add(draft.question.prompt)
            yield draft


def _ask(material: Material, term: TermFinding) -> Draft | None:
    sentence = material.document.sentence_at(term.meaning.start)
    meaning = term.meaning.of(material.document.text).strip()
    if sentence is None or len(meaning.split()) > _LONGEST_MEANING:
        return None
    if not term.is_expansion:
        if len(_ARTICLE.sub("", meaning).split()) < _LEAST_MEANING:
            return None  # "the book" says too little
        meaning = _ARTICLE.sub(lambda found: found[0].lower(), meaning)
    if term.is_expansion:
        prompt = f"What does {term.term} stand for?"
    else:
        prompt = _what_is(material, term, sentence)
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


def _what_is(material: Material, term: TermFinding, sentence: Sentence) -> str:
    """ "What is rationalism?", "What were the Freemasons?": as the text says it."""
    said = re.search(
        rf"\b(?P<the>[Tt]he )?{re.escape(term.term)} (?P<be>is|was|are|were)\b",
        sentence.span.of(material.document.text),
    )
    if said is not None and not _person(material, term):
        told = f"the {term.term}" if said["the"] else _in_a_sentence(term.term)
        return f"What {said['be']} {told}?"
    be = "was" if _is_past(material, term) else "is"
    return f"{'Who' if _person(material, term) else 'What'} {be} {term.term}?"


def _in_a_sentence(term: str) -> str:
    """A common noun that opened its sentence, without its capital."""
    return term.lower() if is_common_noun(term) else term


def _ask_back(material: Material, term: TermFinding) -> Draft | None:
    """ "What was Warsaw's first cabaret?": a description that fits one thing only."""
    sentence = material.document.sentence_at(term.meaning.start)
    meaning = term.meaning.of(material.document.text).strip()
    if sentence is None or term.is_expansion or not _ONE_ONLY.search(meaning):
        return None
    if (
        meaning.lower().startswith(("a ", "an "))
        or len(meaning.split()) > _LONGEST_MEANING
    ):
        return None
    actor = material.naming.actor_of(term.span)
    wh = "Who" if _person(material, term) else "What"
    be = "was" if _is_past(material, term) else "is"
    question = NameQuestion(
        id="draft",
        prompt=f"{wh} {be} {meaning}?",
        topic="terms" if actor is None else "actors",
        ask=(Ask.TYPED, Ask.CHOICE, Ask.FLASHCARD),
        answer=term.term if actor is None else actor.name,
        accept=() if actor is None else actor.aliases,
        evidence=material.evidence(sentence),
    )
    return Draft(
        question,
        (sentence.span,),
        term.span,
        "which is",
        fact=f"{sentence.number}:{term.term}:meaning",
        confidence=0.8,
    )


def _person(material: Material, term: TermFinding) -> bool:
    actor = material.naming.actor_of(term.span)
    return actor is not None and actor.kind.value == "person"


def _is_past(material: Material, term: TermFinding) -> bool:
    sentence = material.document.sentence_at(term.span.start)
    if sentence is None or sentence.parse is None:
        return False
    return bool(sentence.parse.root.tag_ == "VBD")
