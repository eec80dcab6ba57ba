"""Who did or said what about what: condemned, welcomed, called for, sent, refused."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document
from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    is_verb,
    noun_phrase,
    subject_of,
    tidy,
)
from quizapp.derivation.findings.kinds import Actor, ActorKind, Mention, ReactionFinding
from quizapp.derivation.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_VERBS = frozenset(
    [
        "condemn",
        "welcome",
        "recognise",
        "recognize",
        "impose",
        "send",
        "refuse",
        "protest",
        "praise",
        "criticise",
        "criticize",
        "denounce",
        "reject",
        "support",
        "oppose",
        "back",
        "endorse",
        "deplore",
        "urge",
        "demand",
        "warn",
        "offer",
        "deploy",
        "withdraw",
        "suspend",
        "expel",
        "boycott",
        "congratulate",
        "applaud",
        "accuse",
        "blame",
        "threaten",
        "declare",
        "pledge",
        "promise",
        "dispatch",
        "approve",
        "ratify",
        "veto",
        "honour",
        "mourn",
        "ban",
        "break",
        "sever",
        "recall",
        "summon",
        "express",
        "voice",
    ]
)
_PHRASAL = {
    ("call", "for"),
    ("call", "on"),
    ("react", "to"),
    ("respond", "to"),
    ("object", "to"),
    ("agree", "to"),
    ("appeal", "for"),
    ("protest", "against"),
}
_OF_EVENTS = frozenset(
    {
        "impose",
        "send",
        "deploy",
        "offer",
        "dispatch",
        "express",
        "voice",
        "declare",
        "pledge",
        "break",
        "sever",
    }
)


def find_reactions(
    document: Document, actors: Sequence[Actor], mentions: Sequence[Mention]
) -> tuple[ReactionFinding, ...]:
    """What the actors of a text did or said about something, in its order."""
    if document.parse is None:
        return ()
    people = {one.id: one for one in actors}
    at_end = {one.span.end: one for one in mentions if one.actor in people}
    found: list[ReactionFinding] = []
    for sentence in document.sentences:
        for token in sentence.parse or ():
            if is_verb(token):
                found.extend(
                    _by_verb(document.parse, token, at_end, people, sentence.span)
                )
    return tuple(found)


def _by_verb(
    doc: "Doc",
    verb: "Token",
    at_end: dict[int, Mention],
    people: dict[int, Actor],
    bounds: Span,
) -> Iterator[ReactionFinding]:
    lemma = verb.lemma_.lower()
    prep = next(
        (
            one
            for one in verb.children
            if (lemma, one.lower_) in _PHRASAL and one.i > verb.i
        ),
        None,
    )
    if lemma not in _VERBS and prep is None:
        return
    if any(
        one.dep_ in {"neg", "nsubjpass", "auxpass"} or one.tag_ == "MD"
        for one in verb.children
    ):
        return
    subject = subject_of(verb)
    if subject is None and verb.dep_ == "conj":
        subject = subject_of(verb.head)
    if subject is None:
        return
    mention = at_end.get(subject.idx + len(subject))
    if mention is None or (
        people[mention.actor].kind is ActorKind.PLACE and subject.ent_type_ != "GPE"
    ):
        return
    last = _last(verb)
    act = tidy(doc, Stretch(verb.i, last), verb)
    about = _about(verb, prep, lemma)
    if act is None or len(act) < 2:
        return
    whole = _span(doc, act)
    if bounds.holds(whole):
        yield ReactionFinding(
            mention.actor,
            whole,
            None if about is None else _span(doc, about),
            f"“{verb.text}” says how somebody took it",
        )


def _last(verb: "Token") -> int:
    last: int = verb.right_edge.i
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and child.i > verb.i:
            last = min(last, child.left_edge.i - 1)
    return last


def _about(verb: "Token", prep: "Token | None", lemma: str) -> Stretch | None:
    if prep is not None:
        told = next(
            (one for one in prep.children if one.dep_ in {"pobj", "pcomp"}), None
        )
        return None if told is None else noun_phrase(told)
    if lemma in _OF_EVENTS:
        return None
    told = next(
        (
            one
            for one in verb.children
            if one.dep_ in {"dobj", "ccomp"} and one.i > verb.i
        ),
        None,
    )
    return None if told is None else noun_phrase(told)


def _span(doc: "Doc", stretch: Stretch) -> Span:
    last = doc[stretch.last]
    return Span(doc[stretch.first].idx, last.idx + len(last))
