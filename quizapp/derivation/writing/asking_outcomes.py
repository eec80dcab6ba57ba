"""What brought something about: a thing or a whole sentence as the cause."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Origin, Phrase
from quizapp.derivation.clauses.joining_words import JOINING
from quizapp.derivation.clauses.verb_group import verb_group
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.span import Span
from quizapp.derivation.writing.cause_key import key_words, told_before
from quizapp.derivation.writing.cause_subject import is_own_subject
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.derivation.writing.meant_before import (
    clause_summed_up,
    has_object,
    is_thing,
    last_told,
    resolved,
    sentence_before,
)
from quizapp.derivation.writing.parts_behind import parts_behind
from quizapp.derivation.writing.passing_times import passing_times
from quizapp.derivation.writing.reason_draft import reason_draft
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

#: What a thing does to another, so that it is its cause.
EFFECTING = word_set(
    """cause trigger spark provoke prompt force push drive compel enable allow encourage
    damage ruin destroy devastate cripple weaken strengthen undermine erode wreck shatter
    split divide unite flood cost deprive teach convince persuade anger alarm enrage outrage
    offend humiliate embarrass shock alienate discredit distract
    worsen aggravate exacerbate intensify deepen fuel inflame accelerate hasten delay halt
    stop end prevent hinder hamper disrupt paralyse paralyze impoverish bankrupt enrich
    reduce increase raise lower double halve jeopardise jeopardize save protect
    transform unleash ignite inspire close create produce generate foster breed stimulate
    complicate facilitate improve expand limit restrict sour poison galvanize galvanise
    radicalize radicalise boost curb revive spread sustain perpetuate reinforce
    frustrate infuriate disappoint dismay frighten scare reassure encourage embolden"""
)
#: Verbs that say so with something beside their object: "kept them away from home".
_WITH_MORE = word_set("make leave keep bring turn render throw plunge set drive put")
#: Behind ", which" these tell of the noun before it rather than of its whole clause.
_OF_NOUNS = word_set(
    """create produce generate give expand improve limit restrict facilitate sustain
    stimulate foster boost revive spread"""
)
#: What a thing gives to another, so that it is its cause.
_GIVEN = word_set(
    """urgency rise way hope power strength impetus momentum confidence reason freedom right
    rights voice control advantage edge incentive boost encouragement legitimacy credibility
    meaning weight opportunity chance"""
)
_MORE = frozenset(["xcomp", "ccomp", "oprd", "acomp", "prep", "advmod", "prt"])
#: The rule that wrote such a draft.
_RULE = "what brought"
_NO_CAUSE = frozenset(
    ["money", "cost", "price", "sum", "year", "day", "month", "rate", "number"]
)


def ask_outcomes(material: Material) -> Iterator[Draft]:
    """Draft "What humiliated …?", "What kept the farmers away from their fields?"."""
    for clause in material.clauses:
        for read in (_by_a_thing, _by_what_was_told, _this_was_due):
            try:
                yield from read(material, clause)
            except CannotBeSaid:
                continue
    for sentence in material.document.sentences:
        for verb in sentence.parse if sentence.parse is not None else ():
            try:
                yield from _which(material, verb)
            except CannotBeSaid:
                continue


def _is_effecting(clause: Clause) -> bool:
    if clause.group.is_passive or clause.group.negated or not has_object(clause):
        return False
    if "will" in {one.lower() for one in clause.group.auxiliaries}:
        return False  # it has not happened
    if clause.group.base in _WITH_MORE:
        return _does_more(clause.verb)
    if clause.group.base == "give":
        return any(
            one.dep_ == "dobj" and one.lemma_.lower() in _GIVEN
            for one in clause.verb.children
        )
    return clause.group.base in EFFECTING


def _does_more(verb: "Token") -> bool:
    """ "Made them rich", "brought it to a halt", "left nothing for fuel"."""
    kinds = {"make": {"xcomp", "ccomp", "oprd", "acomp"}, "leave": {"prep", "oprd"}}
    more = kinds.get(verb.lemma_.lower(), _MORE)
    objects = [one.i for one in verb.children if one.dep_ in {"dobj", "nsubj"}]
    after = [
        one
        for one in verb.children
        if one.dep_ in more and one.i > verb.i and objects and one.ent_type_ != "DATE"
    ]
    return any(
        one.dep_ != "prep" or one.lower_ in {"to", "into", "from", "for", "under"}
        for one in after
    )


def _by_a_thing(material: Material, clause: Clause) -> Iterator[Draft]:
    """ "What split the elite?" of "The fate of the brothers split the elite"."""
    if not _is_effecting(clause) or not is_own_subject(clause):
        return
    if any(child.lower_ == "what" for child in clause.verb.children):
        return
    found = resolved(material, clause)
    clause = found.clause
    if not is_thing(material, clause) or clause_summed_up(material, clause):
        return
    if clause.subject.head.lemma_.lower() in _NO_CAUSE:
        return
    stem = _dated(material, clause, _what(material, clause))
    key = key_words(material, clause.subject.tokens, stem.text, clause)
    yield from _drafted(material, clause, stem, key, clause.subject.span, found.before)


def _by_what_was_told(material: Material, clause: Clause) -> Iterator[Draft]:
    """ "What cost the state …?" of "The measure cost …": the sentence before."""
    if not _is_effecting(clause) and clause.group.base not in {"lead", "result"}:
        return
    cause = clause_summed_up(material, clause)
    if cause is None:
        return
    stem = _what(material, clause)
    key, before = told_before(material, cause)
    yield from _drafted(material, clause, stem, key, cause.span, before)


def _this_was_due(material: Material, clause: Clause) -> Iterator[Draft]:
    """ "Why …?" of the sentence before "This was due to …", "This was because …"."""
    head = clause.subject.head
    if not clause.group.is_copula or head.lower_ not in {"this", "that"}:
        return
    before = sentence_before(material, clause.sentence)
    effect = last_told(material, before) if before is not None else None
    reason = _reason_behind(clause.verb)
    if effect is None or before is None or not reason or clause.group.negated:
        return
    tokens = trimmed(tuple(reason))
    effect = resolved(material, effect).clause
    left_out = passing_times(material, effect)
    stem = material.asker.about_part(effect, "Why", without=[], left_out=left_out)
    key = key_words(material, tokens, stem.text, effect)
    span = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    yield from _drafted(material, clause, stem, key, span, before)


def _reason_behind(verb: "Token") -> "list[Token]":
    """What stands behind "due to", "because of" or "because"."""
    for child in verb.children:
        if child.lower_ == "due":
            to = [one for one in child.children if one.lower_ == "to"]
            inner = [two for one in to for two in one.children if two.dep_ == "pobj"]
            return list(without_asides(inner[0])) if inner else []
        marks = [one for one in child.children if one.lower_ == "because"]
        if child.dep_ in {"advcl", "ccomp"} and marks:
            return [one for one in without_asides(child) if one.i > marks[0].i]
        if child.dep_ == "prep" and child.lower_ == "because":
            inner = [one for one in child.children if one.dep_ == "pobj"]
            return list(without_asides(inner[0])) if inner else []
    return []


def _which(material: Material, verb: "Token") -> Iterator[Draft]:
    """ "The senate rejected the treaty, which humiliated him"."""
    which = next((one for one in verb.children if one.dep_ == "nsubj"), None)
    if verb.dep_ != "relcl" or which is None or which.lower_ != "which":
        return
    if which.i == 0 or which.nbor(-1).text != "," or which.left_edge.i != which.i:
        return
    cause = _clause_over(material, verb)
    group = verb_group(verb, borrowed=None, dropped=JOINING)
    if cause is None or group is None or cause.origin is Origin.REPORTED:
        return
    parts = tuple(parts_behind(verb))
    subject = Phrase(which, (which,))
    told = Clause(cause.sentence, verb, group, subject, parts, Origin.RELATIVE)
    if not _is_effecting(told) or group.base in _OF_NOUNS:
        return
    stem = _what(material, replace(told, origin=Origin.MAIN))
    told = replace(told, origin=Origin.JOINED)
    key, before = told_before(material, cause)
    yield from _drafted(material, told, stem, key, cause.span, before)


def _drafted(
    material: Material,
    clause: Clause,
    stem: Stem,
    key: str,
    span: Span,
    *before: Sentence | None,
) -> Iterator[Draft]:
    yield from reason_draft(
        material,
        clause.sentence,
        stem,
        key,
        span,
        rule=_RULE,
        fact=f"{clause.sentence.number}:{clause.verb.i}:{_RULE}",
        trust=TRUST[clause.origin],
        before=before,
    )


def _clause_over(material: Material, verb: "Token") -> Clause | None:
    """The clause that the noun before ", which" closes."""
    sentence = material.document.sentence_at(verb.idx)
    clauses = material.clauses_in(sentence) if sentence is not None else []
    by_verb = {one.verb.i: one for one in clauses}
    token = verb.head
    while token.head.i != token.i:
        token = token.head
        found = by_verb.get(token.i)
        if found is not None and found.origin in {Origin.MAIN, Origin.JOINED}:
            return found
        if found is not None:
            return None
    return None


def _what(material: Material, clause: Clause) -> Stem:
    return material.asker.about_subject(clause, "What")


def _dated(material: Material, clause: Clause, stem: Stem) -> Stem:
    """With "in 2011" of "in 2011, when repression killed …"."""
    first = clause.subject.tokens[0]
    if clause.mark != "when" or any(one.isdigit() for one in stem.text):
        return stem
    before = [one for one in material.findings.dates if one.span.end <= first.idx]
    if not before or first.idx - before[-1].span.end > len(", when "):
        return stem
    date = before[-1]
    if date.value is None or date.leaned:
        return stem
    return replace(stem, text=f"{stem.text[:-1]} in {date.value.in_words()}?")
