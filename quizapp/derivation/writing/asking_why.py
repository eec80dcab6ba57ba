"""Why, what caused it, what followed: questions from causes that were found."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Part, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.cue_nouns import is_event
from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation
from quizapp.derivation.span import Span
from quizapp.derivation.writing.asking_results import ask_results, is_result
from quizapp.derivation.writing.asking_what_caused import ask_what_caused
from quizapp.derivation.writing.cause_draft import cause_draft
from quizapp.derivation.writing.cause_key import key_of, told_before
from quizapp.derivation.writing.cause_sides import (
    LONGEST_KEY,
    clause_around,
    clause_of,
    head_of,
    sentence_of,
    tokens_of,
    told_tokens,
    words_of,
)
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.derivation.writing.passing_times import passing_times

if TYPE_CHECKING:
    from spacy.tokens import Token

_VERBS = frozenset({"VERB", "AUX"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: What is said again for several; for one it is not known whether it is a person.
_PRONOUNS = {"NNS": "they"}


def ask_why(material: Material) -> Iterator[Draft]:
    """Draft questions from effects to causes, and back where both are nouns."""
    for finding in _whole_lists(material.findings.causes):
        if finding.certainty is Certainty.DENIED:
            continue
        clause = _clause_of_cue(material, finding)
        try:
            if clause is not None:
                yield from ask_what_caused(material, finding, clause)
            elif is_result(material, finding):
                yield from ask_results(material, finding)
            else:
                yield from _to_cause(material, finding)
        except CannotBeSaid:
            continue


def _whole_lists(findings: Sequence[CauseFinding]) -> Iterator[CauseFinding]:
    """Causes, each list of them as one; aims and topics are asked elsewhere."""
    told: dict[tuple[Span, Span], CauseFinding] = {}
    for one in findings:
        if one.relation is not Relation.CAUSE:
            continue
        known = told.get((one.cue, one.effect))
        cause = one.cause if known is None else known.cause.joined(one.cause)
        told[one.cue, one.effect] = replace(known or one, cause=cause)
    yield from told.values()


def _clause_of_cue(material: Material, finding: CauseFinding) -> Clause | None:
    """The clause whose own verb says that one thing caused another."""
    for clause in material.clauses_in(sentence_of(material, finding)):
        if finding.cue.start <= clause.verb.idx < finding.cue.end:
            return clause
    return None


def _to_cause(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """ "Why did …?" for an effect with a verb, "What caused …?" for a noun."""
    if finding.cue.of(material.document.text).lower() == "by":
        return  # "by raising taxes" says how
    clause = _effect_clause(material, finding)
    if clause is not None:
        stem, trust = _why(material, finding, clause), TRUST[clause.origin]
    else:
        stem, trust = _what_caused(material, finding), 0.85
    key, before = _key(material, finding, clause, stem)
    yield from cause_draft(
        material, finding, stem, key, finding.cause, "why", trust, before=[before]
    )


def _key(
    material: Material, finding: CauseFinding, clause: Clause | None, stem: Stem
) -> tuple[str, Sentence | None]:
    """The cause in words, and the sentence that tells whom it means."""
    here = sentence_of(material, finding)
    there = material.document.sentence_at(finding.cause.start)
    if there is not None and there.number != here.number:
        cause = clause_of(material, finding.cause)
        if cause is not None:
            return told_before(material, cause)
        tokens = told_tokens(material, finding.cause)
        after = material.document.text[tokens[-1].idx + len(tokens[-1].text) :]
        words = material.asker.say(tokens)
        if after.startswith("-") or len(words.split()) > LONGEST_KEY:
            raise CannotBeSaid(words)
        return words, None
    if clause is None:
        return words_of(material, finding.cause), None
    key = key_of(material, finding.cause, stem.text, clause)
    return _with_pronoun(material, finding, key, stem, clause), None


def _with_pronoun(
    material: Material, finding: CauseFinding, key: str, stem: Stem, effect: Clause
) -> str:
    """ "They had no land" behind "Why could the labourers not …?"."""
    cause = clause_of(material, finding.cause)
    if cause is None or len(cause.subject.tokens) < 2:
        return key
    if any(one.tag_ == "PRP" for one in cause.subject.tokens):
        return key
    noun = material.asker.say(cause.subject.tokens)
    said = effect.subject.tokens[0]
    word = said.lower_ if said.tag_ == "PRP" else _PRONOUNS.get(cause.subject.head.tag_)
    if noun and word and key.startswith(f"{noun} ") and noun in stem.text:
        return f"{word}{key.removeprefix(noun)}"
    return key


def _effect_clause(material: Material, finding: CauseFinding) -> Clause | None:
    clause = clause_of(material, finding.effect)
    head = head_of(material, finding.effect)
    if clause is None and head is not None and head.pos_ in _VERBS:
        return clause_around(material, finding)
    return clause


def _why(material: Material, finding: CauseFinding, clause: Clause) -> Stem:
    if finding.cause.overlaps(clause.subject.span):
        raise CannotBeSaid(clause.verb.text)
    _without_far_pronouns(material, clause)
    left_out = [
        part
        for part in clause.parts
        if _beyond(part, finding.effect)
        and part.phrase.span.end > clause.verb.idx
        and part.slot not in {Slot.OBJECT, Slot.COMPLEMENT}
    ]
    verb = Span(clause.verb.idx, clause.verb.idx + 1)
    if not (clause.span.holds(finding.effect) or finding.effect.overlaps(verb)):
        left_out = []
    left_out += [one for one in passing_times(material, clause) if one not in left_out]
    return material.asker.about_part(
        clause,
        _attributed(finding, "Why"),
        without=[finding.cause, finding.cue],
        left_out=left_out,
    )


def _without_far_pronouns(material: Material, clause: Clause) -> None:
    """ "Merchants ignored them": whom is told too far off to be sure."""
    here = {
        one.actor
        for one in material.naming.mentions_in(clause.sentence.span)
        if one.form != "pronoun"
    }
    for part in clause.parts:
        first = part.phrase.tokens[0]
        stand = material.naming.stand_at(first.idx)
        is_far = stand is not None and stand.actor not in here
        if part.slot is Slot.OBJECT and first.tag_ == "PRP" and is_far:
            raise CannotBeSaid(first.text)


def _beyond(part: Part, effect: Span) -> bool:
    """A part of the clause that is no part of the effect."""
    return not effect.overlaps(part.phrase.span)


def _what_caused(material: Material, finding: CauseFinding) -> Stem:
    head = head_of(material, finding.effect)
    effect = words_of(material, finding.effect)
    if head is None or head.pos_ not in _NOUNS:
        raise CannotBeSaid(effect)
    finite = {"VBD", "VBZ", "VBP"}
    if any(one.tag_ in finite for one in tokens_of(material, finding.cue)):
        raise CannotBeSaid(effect)  # its clause was not read
    if not is_event(head.lemma_.lower()):
        raise CannotBeSaid(effect)  # "What caused the American public?"
    verb = "What may have caused" if finding.hedge else "What caused"
    return _own_stem(material, _attributed(finding, f"{verb} {effect}"), head)


def _attributed(finding: CauseFinding, words: str) -> str:
    if finding.certainty is not Certainty.CLAIMED or not finding.by:
        return words
    return f"According to {finding.by}, {words[:1].lower()}{words[1:]}"


def _own_stem(material: Material, words: str, head: "Token") -> Stem:
    plain = " ".join(words.split())
    doubts = [
        f"“{noun}” may need the text"
        for noun in material.asker.definites.dangling(head.subtree)
    ]
    if len(plain.split()) < 4:
        doubts.append("says little by itself")
    return Stem(f"{plain[:1].upper()}{plain[1:]}?", tuple(doubts))
