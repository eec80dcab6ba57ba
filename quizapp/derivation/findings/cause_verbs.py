"""Causes told by a verb: "led to", "was caused by", "resulted from"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_objects import (
    is_passive,
    is_person,
    object_of,
    objects_of,
)
from quizapp.derivation.findings.cause_pair import Pair, certainty_left
from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    clause,
    is_verb,
    noun_phrase,
    subject_of,
    tidy,
    whole,
)
from quizapp.derivation.findings.cause_sources import doer_of, source_of
from quizapp.derivation.findings.cue_nouns import is_event
from quizapp.derivation.findings.cue_verbs import (
    PHRASAL,
    SET_PHRASES,
    TO_DO,
    VERBS,
    Needs,
    VerbCue,
)

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


def pairs_by_verb(sentence: "Parse") -> Iterator[Pair]:
    """ "X led to Y", "Y resulted from X", "Y was caused by X", ", causing Y"."""
    for verb in sentence:
        if not is_verb(verb):
            continue
        for cue, end, effect in _readings(verb):
            if cue.backward:
                yield from _backward(verb, cue, end, effect)
            elif is_passive(verb):
                yield from _passive(verb, cue)
            else:
                yield from _active(verb, cue, end, effect)
            break


def _readings(verb: "Token") -> "Iterator[tuple[VerbCue, Token, Stretch | None]]":
    """What the verb says, the last word of its cue, and what follows that."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        if child.dep_ in {"dobj", "nsubjpass"}:
            for (one, noun, tie), cue in SET_PHRASES.items():
                if one == lemma and child.lemma_.lower() == noun:
                    for prep in (*child.children, *verb.children):
                        if prep.lower_ == tie and prep.i > child.i:
                            yield cue, prep, object_of(prep)
    for child in verb.children:
        phrasal = PHRASAL.get((lemma, child.lower_))
        if phrasal is None or child.i < verb.i:
            continue
        if child.dep_ == "prt":
            yield phrasal, child, objects_of(verb, child) or object_of(child)
        elif child.lower_ == "out":
            of = next((one for one in child.children if one.lower_ == "of"), None)
            if of is not None:
                yield phrasal, of, object_of(of)
        else:
            yield phrasal, child, object_of(child)
    if lemma in TO_DO and _has_infinitive(verb):
        yield TO_DO[lemma], verb, objects_of(verb, verb)
    if lemma in VERBS:
        yield VERBS[lemma], verb, objects_of(verb, verb)


def _has_infinitive(verb: "Token") -> bool:
    return any(
        child.dep_ in {"xcomp", "ccomp"}
        and any(one.dep_ == "aux" and one.lower_ == "to" for one in child.children)
        and (is_passive(verb) or child.left_edge.i > verb.i)
        for child in verb.children
    )


def _fits(verb: "Token", cue: VerbCue, subject: "Token | None") -> bool:
    if cue.needs is Needs.EVENT:
        return any(
            child.dep_ in {"dobj", "nsubjpass"} and is_event(child.lemma_.lower())
            for child in verb.children
        )
    if cue.needs is Needs.THING:
        return (
            subject is not None
            and not is_person(subject)
            and subject.ent_type_ not in {"GPE", "NORP", "ORG"}
        )
    return True


def _active(
    verb: "Token", cue: VerbCue, end: "Token", effect: Stretch | None
) -> Iterator[Pair]:
    if effect is None or (source := source_of(verb)) is None:
        return
    cause, head = source
    if not _fits(verb, cue, head) or _moves(cue, verb, end, head):
        return
    yield Pair(
        cause,
        effect,
        Stretch(verb.i, end.i),
        verb,
        cue.tier,
        cue.confidence * certainty_left(cause, verb) * certainty_left(effect, verb),
        f"“{verb.doc[verb.i : end.i + 1].text}” ties a cause to its effect",
    )


def _moves(cue: VerbCue, verb: "Token", end: "Token", subject: "Token") -> bool:
    """ "The road led to Rome", "he led to victory": going, not causing."""
    if verb.lemma_ == "lead" and end.lower_ == "to":
        goal = next((one for one in end.children if one.dep_ == "pobj"), None)
        return goal is not None and (
            goal.ent_type_ in {"GPE", "LOC", "FAC"}
            or subject.lemma_ in {"road", "path", "street", "stairs", "door", "route"}
        )
    return False


def _passive(verb: "Token", cue: VerbCue) -> Iterator[Pair]:
    agent = next(
        (
            one
            for one in verb.children
            if one.dep_ == "agent" or (one.dep_ == "prep" and one.lower_ == "by")
        ),
        None,
    )
    if agent is None or (cause := object_of(agent)) is None:
        return
    subject = subject_of(verb)
    if (
        subject is not None
        and subject.lower_ in {"which", "that", "who"}
        and verb.dep_ == "relcl"
    ):
        subject = None
    if subject is None and verb.dep_ in {"acl", "relcl"}:
        subject = verb.head
        effect = tidy(
            verb.doc, Stretch(subject.left_edge.i, verb.left_edge.i - 1), subject
        )
    elif subject is None and verb.dep_ == "conj" and is_verb(verb.head):
        subject = subject_of(verb.head)
        effect = noun_phrase(subject) if subject is not None else None
    elif subject is not None:
        effect = noun_phrase(subject)
        if cue.needs is Needs.INFINITIVE:
            effect = clause(verb, whole(agent))
    elif verb.dep_ == "advcl" and verb.tag_ == "VBN":
        effect = doer_of(verb.head, verb.right_edge.i + 1)
    else:
        return
    head = next((one for one in agent.children if one.dep_ in {"pobj", "pcomp"}), None)
    if effect is None or (
        cue.needs is not Needs.INFINITIVE and not _fits(verb, cue, head)
    ):
        return
    if (
        subject is not None
        and cue.needs is Needs.EVENT
        and not is_event(subject.lemma_.lower())
    ):
        return
    yield Pair(
        cause,
        effect,
        Stretch(verb.i, max(verb.i, agent.i) if agent.i == verb.i + 1 else verb.i),
        verb,
        cue.tier,
        cue.confidence * certainty_left(effect, verb),
        f"“{verb.text} by” ties an effect to its cause",
    )


def _backward(
    verb: "Token", cue: VerbCue, end: "Token", cause: Stretch | None
) -> Iterator[Pair]:
    if cause is None or (source := source_of(verb)) is None:
        return
    effect, head = source
    if verb.lemma_ == "die":
        first = min(head.left_edge.i, effect.first)
        joined = tidy(verb.doc, Stretch(first, end.i - 1), None)
        if joined is None or subject_of(verb) is None:
            return
        effect = joined
    yield Pair(
        cause,
        effect,
        Stretch(verb.i, end.i),
        verb,
        cue.tier,
        cue.confidence * certainty_left(effect, verb),
        f"“{verb.doc[verb.i : end.i + 1].text}” ties an effect to its cause",
    )
