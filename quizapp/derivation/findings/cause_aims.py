"""What somebody wanted, what a protest was about, and how something came about."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    clause,
    is_verb,
    noun_phrase,
    subject_of,
    tidy,
    whole,
)
from quizapp.derivation.findings.cue_nouns import AIMS, DEMANDS, PROTESTS, PUNISHED
from quizapp.derivation.findings.kinds import Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

#: "rose to become", "went on to win": what came next, not what was wanted.
_NEXT = frozenset(
    [
        "become",
        "find",
        "discover",
        "learn",
        "reveal",
        "realise",
        "realize",
        "be",
        "see",
        "die",
        "win",
        "remain",
    ]
)
_NO_AIM = frozenset(
    [
        "be",
        "have",
        "seem",
        "appear",
        "need",
        "continue",
        "begin",
        "go",
        "fail",
        "rise",
        "live",
        "grow",
        "come",
        "prove",
        "happen",
        "use",
    ]
)


def pairs_of_purpose(sentence: "Parse") -> Iterator[Pair]:
    """ "to demand X", "in order to", "in an attempt to", ", demanding X"."""
    for verb in sentence:
        if not is_verb(verb):
            continue
        to = next(
            (one for one in verb.children if one.dep_ == "aux" and one.lower_ == "to"),
            None,
        )
        if to is not None:
            yield from _infinitive(verb, to)
        elif (
            verb.tag_ == "VBG"
            and verb.dep_ in {"advcl", "acl"}
            and verb.lemma_.lower() in DEMANDS
        ):
            yield from _demanding(verb)


def _infinitive(verb: "Token", to: "Token") -> Iterator[Pair]:
    doc, first, sure = verb.doc, to.i, 0.62
    governor = verb.head
    if verb.lemma_.lower() in _NEXT and doc[to.i - 1].lower_ != "order":
        return
    if (
        verb.dep_ == "acl"
        and governor.lemma_.lower() in AIMS
        and governor.dep_ == "pobj"
    ):
        first, sure = governor.head.i, 0.85
        governor = governor.head.head
    elif doc[to.i - 1].lower_ in {"order", "as"} and doc[max(to.i - 2, 0)].lower_ in {
        "in",
        "so",
    }:
        first, sure = to.i - 2, 0.88
        while not is_verb(governor) and governor.head != governor:
            governor = governor.head
    elif verb.dep_ != "advcl" or doc[to.i - 1].lower_ in {
        "enough",
        "too",
        "only",
        "how",
        "what",
        "whether",
    }:
        return
    if (
        not is_verb(governor)
        or governor.i > verb.i
        or (sure < 0.7 and governor.lemma_ in _NO_AIM)
    ):
        return
    subject = subject_of(governor)
    if sure < 0.7 and subject is not None and subject.ent_type_ in {"DATE", "TIME"}:
        return
    cause = tidy(doc, Stretch(to.i, verb.right_edge.i), verb)
    effect = clause(governor, Stretch(first, verb.right_edge.i))
    if cause is not None and effect is not None:
        yield Pair(
            cause,
            effect,
            Stretch(first, to.i),
            governor,
            3,
            sure,
            "“to” with a verb says what was wanted",
            Relation.PURPOSE,
        )


def _demanding(verb: "Token") -> Iterator[Pair]:
    governor = verb.head
    while not is_verb(governor) and governor.head != governor:
        governor = governor.head
    if not is_verb(governor) or governor.i > verb.i:
        return
    cause, effect = tidy(verb.doc, whole(verb), verb), clause(governor, whole(verb))
    about = {token.lemma_.lower() for token in governor.subtree if token.i < verb.i}
    if cause is not None and effect is not None and about & PROTESTS:
        yield Pair(
            cause,
            effect,
            Stretch(verb.i, verb.i),
            governor,
            3,
            0.75,
            f"“{verb.text}” says what was wanted",
            Relation.PURPOSE,
        )


def pairs_of_topic(sentence: "Parse") -> Iterator[Pair]:
    """ "protests over prices", "demonstrated against the war"."""
    for prep in sentence:
        word = prep.lower_
        if word not in {"over", "against", "at", "about"} or prep.dep_ != "prep":
            continue
        head = prep.head
        if head.lemma_.lower() not in PROTESTS:
            continue
        about = next(
            (one for one in prep.children if one.dep_ in {"pobj", "pcomp"}), None
        )
        if (
            about is None
            or about.ent_type_ in {"DATE", "TIME", "CARDINAL"}
            or (cause := noun_phrase(about)) is None
        ):
            continue
        hole = Stretch(prep.i, prep.right_edge.i)
        if is_verb(head):
            effect = clause(head, hole)
        else:
            effect = tidy(head.doc, Stretch(head.left_edge.i, prep.i - 1), head)
        if effect is not None:
            yield Pair(
                cause,
                effect,
                Stretch(prep.i, prep.i),
                head,
                3,
                0.7,
                f"“{head.text} {word}” says what it was about",
                Relation.TOPIC,
            )


def pairs_by_means(sentence: "Parse") -> Iterator[Pair]:
    """ "arrested for treason", "by raising taxes", "out of fear"."""
    for prep in sentence:
        if prep.dep_ not in {"prep", "agent"} or not is_verb(prep.head):
            continue
        word, governor = prep.lower_, prep.head
        told = next(
            (one for one in prep.children if one.dep_ in {"pobj", "pcomp"}), None
        )
        if told is None:
            continue
        if (
            word == "for"
            and governor.lemma_.lower() in PUNISHED
            and told.ent_type_ not in {"DATE", "TIME", "MONEY", "PERSON"}
            and prep.i > governor.i
        ):
            if told.lemma_ in {
                "year",
                "month",
                "life",
                "week",
                "day",
                "time",
                "decade",
                "example",
                "instance",
                "first",
            }:
                continue
            tier, sure, why = 2, 0.75, f"“{governor.text} for” gives a reason"
        elif (
            word == "by"
            and told.dep_ == "pcomp"
            and told.tag_ == "VBG"
            and governor.lemma_ not in {"begin", "start", "end", "respond", "react"}
        ):
            tier, sure, why = 2, 0.45, "“by” with a verb says by what means"
        elif word == "out" and any(
            one.lower_ in {"fear", "concern", "desperation", "anger", "revenge"}
            for one in prep.subtree
        ):
            of = next((one for one in prep.children if one.lower_ == "of"), None)
            told = (
                next((one for one in of.children if one.dep_ == "pobj"), None)
                if of is not None
                else None
            )
            tier, sure, why = 1, 0.8, "“out of” names a motive"
        else:
            continue
        if told is None:
            continue
        hole = Stretch(prep.i, prep.right_edge.i)
        cause, effect = noun_phrase(told), clause(governor, hole)
        if cause is not None and effect is not None:
            yield Pair(
                cause, effect, Stretch(prep.i, prep.i), governor, tier, sure, why
            )
