"""Causes that something points to: "deeper causes, including poverty"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_pair import Pair, certainty_left
from quizapp.derivation.findings.cause_phrases import Stretch, noun_phrase
from quizapp.derivation.findings.cause_sources import doer_of, points_to
from quizapp.derivation.findings.cue_nouns import CAUSE_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse


def pairs_by_pointing(sentence: "Parse") -> Iterator[Pair]:
    """ "X points to deeper causes, including A, B and C"."""
    for verb in sentence:
        if not points_to(verb) or verb.i + 1 >= sentence.end:
            continue
        to = verb.doc[verb.i + 1]
        causes = next((one for one in to.children if one.dep_ == "pobj"), None)
        if causes is None or causes.lemma_.lower() not in CAUSE_NOUNS:
            continue
        if not any(one.lower_ in {"including", "such"} for one in causes.subtree):
            continue
        before = [
            one.right_edge.i for one in verb.children if one.dep_ in {"advcl", "punct"}
        ]
        effect = doer_of(
            verb, max((one for one in before if one < verb.i), default=-1) + 1
        )
        cause = noun_phrase(causes)
        if effect is None or cause is None:
            continue
        yield Pair(
            cause,
            effect,
            Stretch(verb.i, to.i),
            verb,
            1,
            0.78 * certainty_left(effect, verb),
            f"“{verb.text} to” names causes",
        )
