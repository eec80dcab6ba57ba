"""What came of it, where a participle tells: "…, forcing the Congress to flee"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asking import Stem
from quizapp.derivation.clauses.clause import Clause, Origin, Phrase
from quizapp.derivation.clauses.past_tense import past_of
from quizapp.derivation.clauses.telling import is_bare
from quizapp.derivation.clauses.verb_group import VerbGroup
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import CauseFinding
from quizapp.derivation.writing.cause_draft import cause_draft
from quizapp.derivation.writing.cause_key import told_before
from quizapp.derivation.writing.cause_sides import (
    clause_of,
    head_of,
    sentence_of,
    tokens_of,
    words_of,
)
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.derivation.writing.parts_behind import parts_behind

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
#: Pasts that do not end in "-ed", by plain form.
_PASTS = {
    "lead": "led",
    "make": "made",
    "leave": "left",
    "bring": "brought",
    "give": "gave",
    "set": "set",
    "put": "put",
    "drive": "drove",
    "cut": "cut",
    "spread": "spread",
    "split": "split",
    "cost": "cost",
    "feed": "fed",
    "throw": "threw",
    "spur": "spurred",
    "compel": "compelled",
    "impel": "impelled",
    "propel": "propelled",
    "stop": "stopped",
    "permit": "permitted",
    "cripple": "crippled",
}


def is_result(material: Material, finding: CauseFinding) -> bool:
    """ "…, causing unrest": the cue is a verb without a subject of its own."""
    return _participle(material, finding) is not None


def ask_results(material: Material, finding: CauseFinding) -> Iterator[Draft]:
    """Draft "What forced the Congress to flee?" and "What was the result when …?"."""
    verb = _participle(material, finding)
    cause = clause_of(material, finding.cause) or _before(material, finding)
    if (
        verb is None
        or cause is None
        or is_bare(cause, None)
        or _may_be_another(cause, verb)
    ):
        return
    for ask in (_what_did_it, _result_when):
        try:
            yield from ask(material, finding, cause, verb)
        except CannotBeSaid:
            continue


def _participle(material: Material, finding: CauseFinding) -> "Token | None":
    for token in tokens_of(material, finding.cue):
        if token.tag_ == "VBG" and token.dep_ in {"advcl", "acl"}:
            return token
    return None


def _before(material: Material, finding: CauseFinding) -> Clause | None:
    """The last clause before the participle."""
    before = [
        one
        for one in material.clauses_in(sentence_of(material, finding))
        if one.verb.idx < finding.cue.start
        and one.origin in {Origin.MAIN, Origin.JOINED}
    ]
    return before[-1] if before else None


def _may_be_another(cause: Clause, verb: "Token") -> bool:
    """ "Fell when X lost …, causing Y": whose result it is is not sure."""
    if verb.i < cause.verb.i:
        return True
    inner = cause.verb.doc[cause.verb.i + 1 : verb.i]
    if any(one.dep_ == "advcl" and one.tag_ == "VB" for one in inner):
        return True  # "directed the bureau to crack down, resulting in …"
    return any(one.dep_ in {"nsubj", "nsubjpass"} for one in inner)


def _what_did_it(
    material: Material, finding: CauseFinding, cause: Clause, verb: "Token"
) -> Iterator[Draft]:
    """ "What led many to seek jobs?", with the clause before as key."""
    if not cause.group.is_past or cause.group.negated:
        return
    base = verb.lemma_.lower()
    regular = f"{base}d" if base.endswith("e") else f"{base}ed"
    past = _PASTS.get(base) or past_of(regular)
    group = VerbGroup((), past, base, "VBD")
    told = Clause(
        cause.sentence,
        verb,
        group,
        Phrase(verb, (verb,)),
        tuple(parts_behind(verb)),
        Origin.MAIN,
    )
    if not told.parts:
        return
    stem = material.asker.about_subject(told, "What")
    key, before = told_before(material, cause)
    trust = TRUST[cause.origin] * 0.9
    yield from cause_draft(
        material, finding, stem, key, cause.span, "why", trust, before=[before]
    )


def _result_when(
    material: Material, finding: CauseFinding, cause: Clause, _verb: "Token"
) -> Iterator[Draft]:
    """ "What was the result when the cap was lifted?", for an effect that is a noun."""
    head = head_of(material, finding.effect)
    if head is None or head.pos_ not in _NOUNS:
        return
    if any(child.dep_ in {"aux", "nsubj", "relcl"} for child in head.children):
        return
    after = material.document.text[finding.effect.end :]
    told = tokens_of(material, finding.effect)
    if after.startswith(" to ") or any(
        one.pos_ == "VERB" and one.dep_ != "amod" for one in told
    ):
        return  # "causing its price to double": the effect is a clause
    key = words_of(material, finding.effect)
    without = [finding.effect, finding.cue]
    words = material.asker.told(cause, without=without)
    doubts = material.asker.statement(cause, without=without).doubts
    stem = Stem(f"What was the result when {words}?", doubts)
    trust = TRUST[cause.origin] * 0.9
    yield from cause_draft(
        material, finding, stem, key, finding.effect, "what followed", trust
    )
