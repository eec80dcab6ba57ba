"""A key that is not the name that the question asks for: cut short, or no person's."""

import re

from quizapp.derivation.distractors.name_sorts import (
    body_sort,
    is_persons,
    is_well_formed,
)
from quizapp.derivation.distractors.place_sorts import place_sort
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.flaw import Flaw, Weight
from quizapp.derivation.lexicon import nouns
from quizapp.questions.question import ClozeQuestion, NameQuestion

_GATE = "unlikely name"
_WHO = re.compile(r"(?:^|, |[a-z] )(?:who|whom)\b", re.IGNORECASE)
_NUMERAL = re.compile(r"[IVX]+")
_BODY = re.compile(r"\b[Ww]hich (?:organi[sz]ation|body)\b")


def unlikely_name(draft: Draft, facts: Facts) -> Flaw | None:
    """Names are found by machine; one that looks wrong is not asked for."""
    question = draft.question
    if isinstance(question, ClozeQuestion):
        return _in_gap(draft, facts)
    if not isinstance(question, NameQuestion):
        return None
    key = question.answer
    if not is_well_formed(key):
        return Flaw(_GATE, f"“{key}” is no whole name")
    if _NUMERAL.fullmatch(key):
        return Flaw(_GATE, f"“{key}” is no whole name")
    is_who = bool(_WHO.search(question.prompt[:60]))
    if is_who and _kind(key, facts) is ActorKind.PERSON and not is_persons(key):
        return Flaw(_GATE, f"“{key}” does not look like a person's name")
    if is_who and _is_a_word(key, facts):
        return Flaw(_GATE, f"“{key}” may be no name")
    if is_who and place_sort(key) in {"city", "region", "state", "water"}:
        return Flaw(_GATE, f"“{key}” is a place, and the question says “who”")
    if _BODY.search(question.prompt):
        if place_sort(key) in {"city", "region", "state", "island", "building"}:
            return Flaw(_GATE, f"“{key}” is a place")
        if not body_sort(key):
            words = f"it is not clear what sort of body “{key}” is"
            return Flaw(_GATE, words, Weight.UNSURE)
    return None


def _is_a_word(key: str, facts: Facts) -> bool:
    """ "Tobacco was …": a noun that the text writes in small letters elsewhere."""
    small = facts.material.naming.small
    return " " not in key and key.lower() in small and key.lower() in nouns()


def _kind(name: str, facts: Facts) -> ActorKind | None:
    actors = facts.material.findings.actors
    return next((one.kind for one in actors if one.name == name), None)


def _in_gap(draft: Draft, facts: Facts) -> Flaw | None:
    if draft.key is None:
        return None
    actors = facts.material.findings.actors
    actor = next(
        (
            actors[one.actor]
            for one in facts.mentions_in(draft.key)
            if one.span == draft.key
        ),
        None,
    )
    if actor is None:
        return None
    if not is_well_formed(actor.name) or (
        actor.kind is ActorKind.PERSON and not is_persons(actor.name)
    ):
        return Flaw(_GATE, f"“{actor.name}” is no whole name", Weight.UNSURE)
    return None
