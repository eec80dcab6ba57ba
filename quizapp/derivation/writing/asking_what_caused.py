"""What caused it, what it led to: questions from a verb that says so."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Origin, Part, Slot
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.cue_nouns import is_event
from quizapp.derivation.findings.kinds import CauseFinding
from quizapp.derivation.writing.cause_draft import cause_draft
from quizapp.derivation.writing.cause_key import key_words
from quizapp.derivation.writing.cause_subject import acts_itself, is_own_subject
from quizapp.derivation.writing.material import TRUST, Material

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Verbs that say no more than that one thing caused another.
_CAUSING = frozenset(
    [
        "cause",
        "trigger",
        "spark",
        "provoke",
        "prompt",
        "lead",
        "result",
        "create",
        "produce",
        "bring",
        "generate",
        "ignite",
        "unleash",
        "precipitate",
    ]
)


#: Past and participle alike.
_SAME_FORMS = frozenset(["led", "brought", "made", "built", "caught", "fed", "held"])


def ask_what_caused(
    material: Material, finding: CauseFinding, clause: Clause
) -> Iterator[Draft]:
    """ "What eroded living standards?", "What was the unrest triggered by?"."""
    trust = TRUST[clause.origin]
    if clause.subject.span.overlaps(finding.cause) and is_own_subject(clause):
        if acts_itself(material, clause):
            return  # who did it is asked elsewhere
        stem = material.asker.about_subject(clause, "What")
        key = key_words(material, clause.subject.tokens, stem.text, clause)
        yield from cause_draft(
            material, finding, stem, key, clause.subject.span, "why", trust
        )
        yield from _what_it_did(material, finding, clause, key)
    for part in clause.parts:
        if clause.origin is Origin.PARTICIPLE and not is_event(
            clause.subject.head.lemma_.lower()
        ):
            break  # "settlers of New England, spurred by faith"
        if part.preposition == "by" and part.phrase.span.overlaps(finding.cause):
            key = material.asker.say(part.phrase.tokens[1:])
            stem = _by_agent(material, clause, part)
            yield from cause_draft(
                material, finding, stem, key, finding.cause, "why", trust
            )


def _rest_behind(material: Material, clause: Clause, effect: Part) -> list[Part]:
    """ "Over slavery" of "a heated discussion in Virginia over slavery"."""
    end = effect.phrase.tokens[-1].i
    found: list[Part] = []
    for part in sorted(clause.parts, key=lambda one: one.phrase.tokens[0].i):
        tokens = part.phrase.tokens
        if part.slot is not Slot.ADJUNCT or tokens[0].i != end + 1:
            continue
        if not material.has_date(part.phrase.span):
            found.append(part)
            end = tokens[-1].i
    return found


def _is_after_a_comma(noun: "Token") -> bool:
    first = noun.left_edge
    return first.i > 0 and first.nbor(-1).text == ","


def _by_agent(material: Material, clause: Clause, part: Part) -> Stem:
    """ "What sparked the protests?" of "the protests were sparked by a tax"."""
    group = clause.group
    plain = group.auxiliaries in {("was",), ("were",)} and not group.negated
    active = group.main.endswith("ed") or group.main in _SAME_FORMS
    if not (plain and active):
        return material.asker.about_part(
            clause, "What", without=[], left_out=[part], stranded="by"
        )
    told = replace(clause, group=replace(group, auxiliaries=(), tag="VBD"))
    subject = material.asker.say(clause.subject.tokens)
    verb = told.group.as_told()
    rest = [
        one
        for one in clause.parts
        if one is not part and one.slot is not Slot.SIDE_CLAUSE and not one.is_fronted
    ]
    said = [material.asker.say(one.phrase.tokens) for one in rest]
    tokens = [*clause.subject.tokens, *(one for p in rest for one in p.phrase.tokens)]
    words = " ".join(["What", verb, subject, *said])
    return material.asker.stem_of(clause, words, tokens=tokens)


def _what_it_did(
    material: Material, finding: CauseFinding, clause: Clause, cause: str
) -> Iterator[Draft]:
    """ "What did the reforms lead to?", for verbs that say no more than this."""
    if clause.group.base not in _CAUSING or clause.group.is_passive:
        return
    if any(
        one.dep_ == "dobj" and _is_after_a_comma(one) for one in clause.verb.children
    ):
        return  # "led to the war, an effort to …": an aside was read as an object
    if any(part.slot is Slot.CLAUSE for part in clause.parts):
        return  # "led banks to recall their loans"
    for part in clause.parts:
        if not part.phrase.span.overlaps(finding.effect):
            continue
        if part.slot is Slot.OBJECT:
            tokens, stranded = part.phrase.tokens, ""
        elif part.slot is Slot.ADJUNCT and part.preposition in {"to", "in"}:
            tokens, stranded = part.phrase.tokens[1:], part.preposition
        else:
            continue
        rest = _rest_behind(material, clause, part)
        told = [*tokens, *(one for piece in rest for one in piece.phrase.tokens)]
        key = material.asker.say(told, owners=material.asker.owners(clause))
        stem = material.asker.about_part(
            clause, "What", without=[], left_out=[part], stranded=stranded
        )
        if rest:
            left = replace(
                clause, parts=tuple(one for one in clause.parts if one not in rest)
            )
            stem = material.asker.about_part(
                left, "What", without=[], left_out=[part], stranded=stranded
            )
        yield from cause_draft(
            material, finding, stem, key, finding.effect, "what followed", 0.8
        )
        return
