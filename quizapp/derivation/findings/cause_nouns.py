"""Causes that are called so: "the cause of", "the result of"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_objects import object_of
from quizapp.derivation.findings.cause_pair import Pair, certainty_left
from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    noun_phrase,
    subject_of,
    tidy,
)
from quizapp.derivation.findings.cue_nouns import CAUSE_NOUNS, RESULT_NOUNS

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


def pairs_by_noun(sentence: "Parse") -> Iterator[Pair]:
    """ "the cause of X was Y", "X was the result of Y"."""
    for noun in sentence:
        lemma = noun.lemma_.lower()
        is_cause, is_result = lemma in CAUSE_NOUNS, lemma in RESULT_NOUNS
        if not (is_cause or is_result) or noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        top = noun
        if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "among"}:
            outer = noun.head.head
            if outer.lemma_ in {"one", "some", "many"}:
                top = outer
            elif outer.lemma_ == "be":
                top = noun
        verb = top.head
        tie = next(
            (
                one
                for one in noun.children
                if one.dep_ == "prep"
                and one.lower_ in {"of", "for", "behind", "in"}
                and one.i > noun.i
            ),
            None,
        )
        if (
            verb.lemma_ not in {"be", "include"}
            or tie is None
            or (about := object_of(tie)) is None
        ):
            continue
        if tie.lower_ == "in" and lemma != "factor":
            continue
        other: Token | None = None
        if top.dep_ in {"attr", "prep"} or (
            top.dep_ == "pobj" and top.head.head == verb
        ):
            other = subject_of(verb)
        elif top.dep_ == "nsubj":
            other = next(
                (
                    one
                    for one in verb.children
                    if one.dep_ in {"attr", "ccomp", "acomp", "dobj"} and one != top
                ),
                None,
            )
        if other is None or other.lower_ in {"there", "what"}:
            continue
        if other.lower_ in {"which", "that"} and verb.dep_ == "relcl":
            other_words = tidy(
                verb.doc,
                Stretch(verb.head.left_edge.i, verb.left_edge.i - 1),
                verb.head,
            )
        else:
            other_words = noun_phrase(other)
        if other_words is None:
            continue
        cause, effect = (other_words, about) if is_cause else (about, other_words)
        if lemma in {"product", "effect", "outcome", "factor", "origin", "root"}:
            sure = 0.6
        else:
            sure = 0.88
        yield Pair(
            cause,
            effect,
            Stretch(noun.i, tie.i),
            verb,
            1,
            sure * certainty_left(other_words, noun),
            f"“{noun.text} {tie.text}” names a {'cause' if is_cause else 'result'}",
        )
