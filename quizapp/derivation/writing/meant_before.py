"""Whom or what "it", "they" and "the measure" at a sentence's start mean."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.document import Sentence
from quizapp.derivation.findings.cue_nouns import is_event
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.cause_subject import acts_itself, is_body, is_deed_name
from quizapp.derivation.writing.material import Material
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Nouns that sum up what the sentence before says.
_LABELS = word_set(
    """measure move decision step policy violence attack act action event news failure
    defeat change reform loss collapse crackdown massacre incident episode setback
    announcement verdict ruling refusal killing murder arrest blow shock development
    disaster practice increase decrease rise cut decline shortage"""
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A clause that can stand alone, and the sentence that says whom it means."""

    clause: Clause
    before: Sentence | None = None


def resolved(material: Material, clause: Clause) -> Resolved:
    """The clause with what its subject "it" or "they" means, where that is plain."""
    head = clause.subject.head
    if head.lower_ not in {"it", "they"} or len(clause.subject.tokens) > 1:
        return Resolved(clause)
    if material.naming.stand_at(head.idx) is not None or not _opens(head):
        return Resolved(clause)
    before = sentence_before(material, clause.sentence)
    main = _main(material, before) if before is not None else None
    if main is None or not _agrees(head, main.subject.head):
        return Resolved(clause)
    if head.lower_ == "they" and not is_event(main.subject.head.lemma_.lower()):
        return Resolved(clause)
    return Resolved(replace(clause, subject=main.subject), before)


def sentence_before(material: Material, sentence: Sentence) -> Sentence | None:
    """The sentence before it in the same paragraph."""
    if sentence.number == 0:
        return None
    before = material.document.sentences[sentence.number - 1]
    return before if before.paragraph == sentence.paragraph else None


def clause_summed_up(material: Material, clause: Clause) -> Clause | None:
    """The clause before that "this" or "the violence" as a subject sums up."""
    head = clause.subject.head
    points = head.lower_ in {"this", "that"} and len(clause.subject.tokens) == 1
    words = {one.lower_ for one in clause.subject.tokens if one is not head}
    shown = words == {"this"} and head.tag_ == "NN" and not is_animate(head)
    labels = shown or (
        head.lemma_.lower() in _LABELS and words and words <= {"the", "this", "these"}
    )
    if not (points or labels) or not _opens(clause.subject.tokens[0]):
        return None
    before = sentence_before(material, clause.sentence)
    return last_told(material, before) if before is not None else None


def _opens(token: "Token") -> bool:
    """Whether nothing but a joining word stands before it in its sentence."""
    return token.i - token.sent.start <= 1


def _main(material: Material, sentence: Sentence) -> Clause | None:
    clauses = material.clauses_in(sentence)
    return next((one for one in clauses if one.origin is Origin.MAIN), None)


def last_told(material: Material, sentence: Sentence) -> Clause | None:
    """The only main clause, whose deed "this" then is."""
    clauses = [
        one
        for one in material.clauses_in(sentence)
        if one.origin in {Origin.MAIN, Origin.JOINED}
    ]
    told = [one for one in clauses if not one.group.is_copula]
    return told[0] if told and len(clauses) == len(told) else None


def _agrees(pronoun: "Token", noun: "Token") -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"} or noun.ent_type_ == "PERSON":
        return False
    joined = any(one.dep_ == "conj" for one in noun.children)
    if pronoun.lower_ == "they":
        return noun.tag_ in {"NNS", "NNPS"} or joined
    return noun.tag_ in {"NN", "NNP"} and not joined and not is_animate(noun)


def is_thing(material: Material, clause: Clause) -> bool:
    """Whether the subject is no person, body or place, but a thing that can cause."""
    head = clause.subject.head
    if head.pos_ == "PROPN":
        return is_deed_name(head)
    if head.pos_ != "NOUN" or is_body(head):
        return False
    return is_event(head.lemma_.lower()) or not acts_itself(material, clause)


def has_object(clause: Clause) -> bool:
    return any(part.slot in {Slot.OBJECT, Slot.RECIPIENT} for part in clause.parts)
