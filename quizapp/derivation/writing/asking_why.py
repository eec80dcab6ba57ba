"""Why, what caused it, what followed: questions from causes and effects."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part, Slot
from quizapp.derivation.clauses.naming import POSSESSIVES
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import (
    CauseFinding,
    Certainty,
    Relation,
)
from quizapp.derivation.span import Span
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.asking_what_caused import ask_what_caused
from quizapp.derivation.writing.cause_draft import cause_draft
from quizapp.derivation.writing.cause_sides import (
    clause_around,
    clause_of,
    head_of,
    sentence_of,
    tokens_of,
    words_of,
)
from quizapp.derivation.writing.material import TRUST, Material

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})


def ask_why(material: Material) -> Iterator[Draft]:
    """Draft questions from effects to causes, and back where both are nouns."""
    for finding in material.findings.causes:
        if finding.certainty is Certainty.DENIED or finding.relation is Relation.TOPIC:
            continue
        clause = _clause_of_cue(material, finding)
        try:
            if clause is not None:
                yield from ask_what_caused(material, finding, clause)
            elif _is_participle(material, finding):
                yield from _result_when(material, finding)
            else:
                yield from _to_cause(material, finding)
        except CannotBeSaid:
            continue


def _clause_of_cue(material: Material, finding: CauseFinding) -> Clause | None:
    """The clause whose own verb says that one thing caused another."""
    for clause in material.clauses_in(sentence_of(material, finding)):
        if finding.cue.start <= clause.verb.idx < finding.cue.end:
            return clause
    return None


def _is_participle(material: Material, finding: CauseFinding) -> bool:
    """ "…, causing unrest": the cue is a verb without a subject of its own."""
    return any(
        token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"}
        for token in tokens_of(material, finding.cue)
    )


def _result_when(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "What was the result when the cap was lifted?", for an effect that is a noun."""
    head = head_of(material, finding.effect)
    clause = clause_of(material, finding.cause)
    if head is None or clause is None or head.pos_ not in {"NOUN", "PROPN"}:
        return
    if any(child.dep_ in {"aux", "nsubj", "relcl"} for child in head.children):
        return
    after = material.document.text[finding.effect.end :]
    if after.startswith(" to "):
        return  # "causing its price to double": the effect is a clause
    if any(token.pos_ == "VERB" for token in tokens_of(material, finding.effect)):
        return
    key = words_of(material, finding.effect)
    without = [finding.effect, finding.cue]
    told = material.asker.told(clause, without=without)
    doubts = material.asker.statement(clause, without=without).doubts
    stem = Stem(f"What was the result when {told}?", doubts)
    trust = TRUST[clause.origin] * 0.9
    yield from cause_draft(
        material, finding, stem, key, finding.effect, "what followed", trust
    )


def _to_cause(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "Why did …?" for an effect with a verb, "What caused …?" for a noun."""
    if finding.cue.of(material.document.text).lower() == "by":
        return  # "by raising taxes" says how
    key = words_of(material, finding.cause)
    stem, trust = _why_stem(material, finding)
    key = _with_own_pronoun(material, finding, key, stem)
    yield from cause_draft(material, finding, stem, key, finding.cause, "why", trust)


def _with_own_pronoun(
    material: Material, finding: CauseFinding, key: str, stem: Stem
) -> str:
    """ "It controlled the trade" where the question has just said what "it" is."""
    clause = clause_of(material, finding.cause)
    raw = finding.cause.of(material.document.text)
    first, _, rest = raw.partition(" ")
    owner = key.removesuffix(rest).strip()
    if first.lower() in POSSESSIVES and key.endswith(rest) and owner:
        return (
            f"{first.lower()} {rest}"
            if owner in stem.text or owner[:-2] in stem.text
            else key
        )
    if first.lower() in {"it", "they", "he", "she"} and key.endswith(rest):
        noun, word = key.removesuffix(rest).strip(), first.lower()
    elif clause is not None:
        noun, word = material.asker.say(clause.subject.tokens), _pronoun(clause)
        rest = key.removeprefix(noun).strip()
    else:
        return key
    if noun and word and key.startswith(noun) and noun in stem.text:
        return f"{word} {rest}"
    return _with_object(material, finding, key, stem)


def _with_object(
    material: Material, finding: CauseFinding, key: str, stem: Stem
) -> str:
    """ "Many Democrats opposed it" behind "Why did the plan fail?"."""
    effect = clause_of(material, finding.effect)
    if effect is None:
        return key
    noun = material.asker.say(effect.subject.tokens)
    word = {"it": "it", "they": "them"}.get(_pronoun(effect), "")
    ends = key.endswith(f" {noun}") and noun in stem.text
    return f"{key.removesuffix(noun)}{word}" if ends and word else key


def _pronoun(clause: Clause) -> str:
    """For a thing or for several; a person's is not known here."""
    head = clause.subject.head
    if head.tag_ == "NN" and not is_animate(head):
        return "it"
    return "they" if head.tag_ == "NNS" else ""


def _why_stem(material: Material, finding: CauseFinding) -> tuple[Stem, float]:
    clause = clause_of(material, finding.effect)
    head = head_of(material, finding.effect)
    is_cause = finding.relation is Relation.CAUSE
    if clause is None and is_cause and head is not None and head.pos_ in _VERBS:
        clause = clause_around(material, finding)
    if clause is not None:
        left_out = [
            part
            for part in clause.parts
            if _beyond(part, finding.effect)
            and part.phrase.span.end > clause.verb.idx
            and part.slot not in {Slot.OBJECT, Slot.COMPLEMENT}
        ]
        if not clause.span.holds(finding.effect) and not finding.effect.overlaps(
            Span(clause.verb.idx, clause.verb.idx + 1)
        ):
            left_out = []
        wh = _attributed(finding, "Why")
        stem = material.asker.about_part(
            clause, wh, without=[finding.cause, finding.cue], left_out=left_out
        )
        return stem, TRUST[clause.origin]
    if head is None or head.pos_ not in {"NOUN", "PROPN"}:
        raise CannotBeSaid(finding.effect.of(material.document.text))
    effect = words_of(material, finding.effect)
    verb = "What may have caused" if finding.hedge else "What caused"
    if finding.relation is Relation.PURPOSE:
        raise CannotBeSaid(effect)
    words = _attributed(finding, f"{verb} {effect}")
    stem = _own_stem(material, finding, words, head, sentence_of(material, finding))
    return stem, 0.85


def _beyond(part: Part, effect: Span) -> bool:
    """A part of the clause that is no part of the effect."""
    return not effect.overlaps(part.phrase.span)


def _attributed(finding: CauseFinding, words: str) -> str:
    if finding.certainty is not Certainty.CLAIMED or not finding.by:
        return words
    return f"According to {finding.by}, {words[:1].lower()}{words[1:]}"


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
