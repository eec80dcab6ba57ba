"""Causes behind "because of", "owing to", "in response to"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_objects import verb_over
from quizapp.derivation.findings.cause_pair import Pair, certainty_left
from quizapp.derivation.findings.cause_phrases import Stretch, noun_phrase, phrase_from
from quizapp.derivation.findings.cause_sources import side_of
from quizapp.derivation.findings.cue_connectives import BEFORE_NOUNS, cue_at

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


#: Connectives whose noun is part of the cause: "fear of attack".
_KEEPS_NOUN = (["for", "fear"], ["for", "lack"], ["for", "want"], ["on", "suspicion"])


def pairs_by_preposition(sentence: "Parse") -> Iterator[Pair]:
    """ "because of X", "owing to X", "X was due to Y", "in response to X"."""
    words = [token.lower_ for token in sentence]
    doc, base, end = sentence.doc, sentence.start, sentence.end
    for place in range(len(words)):
        long = cue_at(words, place, BEFORE_NOUNS)
        if not long:
            continue
        cue = BEFORE_NOUNS[tuple(words[place : place + long])]
        first, last = base + place, base + place + long - 1
        if words[place] == "following" and doc[first].dep_ in {
            "amod",
            "compound",
            "nsubj",
            "pobj",
            "dobj",
        }:
            continue
        phrase = phrase_from(doc, last + 1, end)
        if phrase is None or phrase.i <= last:
            continue
        cause = noun_phrase(phrase)
        if cause is not None and words[place : place + 2] in _KEEPS_NOUN:
            cause = Stretch(first + 1, cause.last)
        governor = _governor(doc[first], doc[last])
        if cause is None or governor is None:
            continue
        hole = Stretch(first, max(cause.last, phrase.right_edge.i))
        effect = side_of(governor, hole)
        if effect is None:
            continue
        words_of = doc[first : last + 1].text
        yield Pair(
            cause,
            effect,
            Stretch(first, last),
            verb_over(governor),
            cue.tier,
            cue.confidence * certainty_left(effect, governor),
            f"“{words_of.lower()}” names a cause",
            cue.relation,
        )


def _governor(first: "Token", last: "Token") -> "Token | None":
    """The word that a connective of several words hangs on."""
    for token in (first, *(first.doc[first.i + 1 : last.i + 1])):
        if not first.i <= token.head.i <= last.i and token.head.i != token.i:
            above: Token = token.head
            return above
    return None
