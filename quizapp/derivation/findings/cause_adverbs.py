"""Causes to which "as a result" or "therefore" points back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.findings.cause_phrases import (
    Stretch,
    clause,
    is_verb,
    subject_of,
    tidy,
)
from quizapp.derivation.findings.cue_connectives import THEREFORE, cue_at

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


def pairs_by_adverb(sentence: "Parse") -> Iterator[Pair]:
    """ "X, and as a result Y", "X; therefore Y", "X, so Y" within one sentence."""
    words = [token.lower_ for token in sentence]
    doc, base = sentence.doc, sentence.start
    for place in range(3, len(words)):
        long = cue_at(words, place, THEREFORE)
        if not long or (
            place + long < len(words)
            and words[place + long]
            in {"of", "that", "far", "to", "long", "many", "much", "called"}
        ):
            continue
        cue = THEREFORE[tuple(words[place : place + long])]
        first, last = base + place, base + place + long - 1
        before = doc[first - 1]
        if not (
            before.text in {",", ";", ":"} or before.lower_ in {"and", "was", "were"}
        ):
            continue
        if words[place] == "so" and (
            before.text not in {",", ";"} and words[place - 2] != ","
        ):
            continue
        effect_verb = _first_verb(sentence, last + 1)
        cause_verb = _verb_before(sentence, first, effect_verb)
        if effect_verb is None or cause_verb is None:
            continue
        cause = clause(cause_verb, Stretch(first, sentence.end - 1))
        start = last + 1
        if before.lower_ in {"was", "were"}:
            continue
        effect = tidy(doc, Stretch(start, effect_verb.right_edge.i), effect_verb)
        if cause is None or effect is None:
            continue
        yield Pair(
            cause,
            effect,
            Stretch(first, last),
            effect_verb,
            cue.tier,
            cue.confidence,
            f"“{doc[first : last + 1].text.lower()}” points back to a cause",
        )


def _first_verb(sentence: "Parse", start: int) -> "Token | None":
    """The head verb of the clause that begins at *start*."""
    for token in sentence.doc[start : sentence.end]:
        if (
            is_verb(token)
            and token.dep_ not in {"aux", "auxpass"}
            and token.tag_ != "VBG"
        ):
            while (
                is_verb(token.head) and token.head.i > token.i and token.head != token
            ):
                token = token.head
            return token
    return None


def _verb_before(sentence: "Parse", end: int, effect: "Token | None") -> "Token | None":
    if effect is None:
        return None
    token = effect
    while token.head != token and (token.i >= end or not is_verb(token)):
        token = token.head
    if token.i < end and is_verb(token):
        return token
    for place in range(end - 1, sentence.start - 1, -1):
        one = sentence.doc[place]
        if (
            is_verb(one)
            and one.dep_ in {"ROOT", "ccomp", "conj"}
            and subject_of(one) is not None
        ):
            return one
    return None
