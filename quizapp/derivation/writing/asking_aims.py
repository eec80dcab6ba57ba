"""Why, where a clause tells what somebody wanted: "sent envoys to negotiate terms"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.asides import trimmed, without_asides
from quizapp.derivation.clauses.clause import Clause, Origin, Part, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.span import Span
from quizapp.derivation.writing.animate import is_animate
from quizapp.derivation.writing.cause_key import key_words
from quizapp.derivation.writing.cause_subject import is_body
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.derivation.writing.passing_times import passing_times
from quizapp.derivation.writing.reason_draft import reason_draft
from quizapp.questions.wording import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULE = "aim"
#: Behind which "to" with a verb says what is done, may be done, or came next.
_NO_DEED = word_set(
    """be have seem appear need lack want wish hope continue begin start fail rise live
    grow prove happen benefit know see remain become allow permit let force compel ask
    order direct urge require tell instruct command request persuade convince encourage
    enable help teach expect intend try attempt seek agree refuse promise decide plan
    threaten manage struggle work serve tend get receive gain provide give obtain win use
    make take cause lead oblige pressure push drive prompt authorize authorise empower
    forbid believe consider suppose claim vow pledge swear learn offer choose prepare wait
    long afford dare deserve demand look strive"""
)
#: With one of these, a sign that "to" hangs on a noun or that it came by chance.
_TIED = word_set(
    """right power powers ability effort efforts attempt attempts plan plans permission
    opportunity chance need way ways means desire decision approval authority movement
    campaign struggle pressure freedom reason willingness failure refusal promise duty
    time money land enough ready able willing likely unable unwilling free eager first last
    only next order law bill legislation infrastructure measures steps vision agenda
    authorization mandate pledge proposal call calls resolution"""
)
#: What came next, not what was wanted.
_NEXT = word_set("become find discover learn reveal realise realize be see die remain")
_MADE = word_set(
    """create establish found set design build form introduce pass hold organise organize
    launch send call impose deploy construct erect convene adopt write raise levy"""
)
_ACTING = frozenset([ActorKind.PERSON, ActorKind.BODY, ActorKind.PEOPLE])
_LEAST_WORDS = 3
_AROUND_AN_ASIDE = 2  #: commas
_ORIGINS = frozenset([Origin.MAIN, Origin.JOINED, Origin.SUBORDINATE])
#: "In an effort to", "in an attempt to", "in a bid to".
_ATTEMPTS = word_set("order effort attempt bid way means")
_THINGS = word_set(
    """paper number river order power letter matter quarter border harbor harbour labor
    labour color colour factor sector tractor motor error terror horror honor honour favor
    favour rumor rumour winter summer water fever answer offer barrier charter chapter center
    theater newspaper steamer cruiser bomber tanker tower frontier career disaster
    character weather computer"""
)


def ask_aims(material: Material) -> Iterator[Draft]:
    """Draft "Why did Adams send envoys to France?" with "to negotiate terms" as key."""
    for clause in material.clauses:
        if not _may_have_an_aim(material, clause):
            continue
        for aim in _aims(clause):
            try:
                yield from _about(material, clause, aim)
            except CannotBeSaid:
                continue


def _may_have_an_aim(material: Material, clause: Clause) -> bool:
    group = clause.group
    if clause.origin not in _ORIGINS or group.negated:
        return False
    if {"would", "could", "can", "may", "might", "must", "should"} & {
        *group.auxiliaries
    }:
        return False
    if any(one.dep_ == "neg" for one in clause.verb.children):
        return False
    if group.is_passive:
        return group.base in _MADE
    if group.base == "go" and group.particle:
        return False  # "went on to serve": what came next
    return group.base not in _NO_DEED and _acts(material, clause)


def _acts(material: Material, clause: Clause) -> bool:
    """Whether somebody did it on purpose."""
    head = _of_whom(clause.subject.head)
    actor = material.actor_at(clause.subject.span, head.idx)
    if head.tag_ == "PRP" and clause.origin is Origin.SUBORDINATE:
        return False
    if actor is not None and (
        actor.kind in _ACTING or (actor.name[:1].isupper() and head.ent_type_ == "GPE")
    ):
        return True
    if head.tag_ == "PRP":
        return material.naming.stand_at(head.idx) is not None
    if _is_of_somebody_far(material, clause):
        return False
    if is_body(head) or is_animate(head) or _does(head):
        return True
    return head.ent_type_ in {"PERSON", "NORP", "GPE", "ORG"}


def _is_of_somebody_far(material: Material, clause: Clause) -> bool:
    """ "Their governor": whose is told in another sentence only."""
    here = {
        one.actor
        for one in material.naming.mentions_in(clause.sentence.span)
        if one.form != "pronoun"
    }
    stands = [
        material.naming.stand_at(one.idx)
        for one in clause.subject.tokens
        if one.tag_ == "PRP$"
    ]
    return any(one is None or one.actor not in here for one in stands)


def _does(noun: "Token") -> bool:
    """Whether its ending says that it names people: "ranchers", "strikers"."""
    lemma = noun.lemma_.lower()
    return noun.pos_ == "NOUN" and lemma not in _THINGS and lemma.endswith(_DOERS)


_DOERS = ("er", "or", "ist", "ee", "eer", "man")


_AMOUNTS = word_set(
    "all most many some several thousands hundreds dozens millions groups number majority"
)


def _of_whom(head: "Token") -> "Token":
    """ "Workers" of "all of the workers"."""
    if head.lower_ not in _AMOUNTS:
        return head
    for of in head.children:
        if of.lower_ == "of":
            return next((one for one in of.children if one.dep_ == "pobj"), head)
    return head


def _aims(clause: Clause) -> Iterator["Token"]:
    """The verbs of "to win votes", "in order to win votes"."""
    for child in clause.verb.children:
        if child.dep_ == "advcl" and _to(child) is not None:
            yield child
        elif child.dep_ == "prep" and child.lower_ in {"in", "as"}:
            for order in child.children:
                if order.lower_ in _ATTEMPTS:
                    yield from (one for one in order.children if _to(one) is not None)
        elif child.dep_ == "dobj" and clause.group.base in _MADE:
            yield from (
                one
                for one in child.children
                if one.dep_ == "acl" and _to(one) is not None
            )


def _to(verb: "Token") -> "Token | None":
    first = next((one for one in verb.children if one.dep_ == "aux"), None)
    return first if first is not None and first.lower_ == "to" else None


def _about(material: Material, clause: Clause, aim: "Token") -> Iterator[Draft]:
    to = _to(aim)
    if to is None or not _is_plain(clause, aim, to):
        return
    told = [one for one in without_asides(aim) if one.i >= to.i]
    tokens = trimmed(_before_a_comma(tuple(told), aim))
    if len(tokens) < _LEAST_WORDS or not _says_what(aim):
        return
    span = Span(tokens[0].idx, tokens[-1].idx + len(tokens[-1].text))
    left_out = [*_parts_of(clause, aim), *passing_times(material, clause)]
    stem = material.asker.about_part(clause, "Why", without=[span], left_out=left_out)
    key = key_words(material, tokens, stem.text, clause)
    yield from reason_draft(
        material,
        clause.sentence,
        stem,
        key,
        span,
        rule=_RULE,
        fact=f"{clause.sentence.number}:{clause.verb.i}:{_RULE}",
        trust=TRUST[clause.origin] * 0.9,
    )


def _is_plain(clause: Clause, aim: "Token", to: "Token") -> bool:
    """Whether "to" can be read in no other way."""
    if aim.lemma_.lower() in _NEXT:
        return False
    if any(one.dep_ in {"nsubj", "mark"} for one in aim.children):
        return False
    before = to.nbor(-1) if to.i > 0 else to
    if before.lower_ in _ATTEMPTS:
        return True
    if aim.i < clause.verb.i:
        opening = clause.verb.doc[to.sent.start : to.i]
        return all(one.pos_ in {"ADV", "CCONJ", "PUNCT"} for one in opening)
    if before.i == clause.verb.i:
        return False  # "worked to seize": what was done rather than why
    commas = sum(one.text == "," for one in clause.verb.doc[clause.verb.i : to.i])
    return (
        before.lower_ not in _TIED
        and before.lemma_.lower() not in _TIED
        and (before.text != "," or commas == _AROUND_AN_ASIDE)
    )


def _says_what(aim: "Token") -> bool:
    return any(one.i > aim.i and one.dep_ != "punct" for one in aim.children)


def _before_a_comma(tokens: tuple["Token", ...], aim: "Token") -> tuple["Token", ...]:
    """Without what follows a comma and is no part of a list."""
    for place, one in enumerate(tokens):
        if one.text != "," or one.i < aim.i:
            continue
        rest = tokens[place + 1 :]
        if rest and not any(two.dep_ == "conj" and two.i > one.i for two in rest):
            return tokens[:place]
    return tokens


def _parts_of(clause: Clause, aim: "Token") -> list[Part]:
    return [
        part
        for part in clause.parts
        if part.slot is not Slot.SIDE_CLAUSE
        and any(one.i == aim.i for one in part.phrase.tokens)
    ]
