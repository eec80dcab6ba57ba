"""Whether a sentence says that something caused something: a small trained judge.

Logistic regression over words, their ties in the parse, and what the rules found; the
tagger of signals has a say.  Its file holds two numbers a feature; ``cause_models.md`` says what it learned from.
"""

import gzip
import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.derivation.findings import cue_nouns
from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.trained.cause_spans import Seen, signal_chance

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

MODEL = Path(__file__).with_name("cause_judge.json.gz")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Judge:
    """A weight and a rarity for each feature; how words and signals are weighed."""

    features: dict[str, tuple[float, float]]
    bias: float
    words: float = 1.0
    signal: float = 0.0
    offset: float = 0.0
    shown: float = 0.5  #: from here on a causal sentence is one in 85 of 100

    def by_words(self, seen: Iterable[str]) -> float:
        """Log odds by the features alone; a long sentence counts as a short one."""
        total = length = 0.0
        for one in seen:
            known = self.features.get(one)
            if known is not None:
                weight, rarity = known
                total += weight * rarity
                length += rarity * rarity
        return total / sqrt(length or 1.0) + self.bias

    def probability(self, seen: Iterable[str], signal: float) -> float:
        """With the likeliest signal's own probability, 0 to 1."""
        return 1 / (
            1
            + exp(
                -(
                    self.words * self.by_words(seen)
                    + self.signal * log_odds(signal)
                    + self.offset
                )
            )
        )


def log_odds(chance: float) -> float:
    return log((chance + 1e-4) / (1 - chance + 1e-4))


@lru_cache(maxsize=1)
def judge() -> Judge | None:
    """The trained judge, or ``None`` where its file is missing."""
    if not MODEL.exists():
        _log.warning("no judge of causes: the rules' own confidence stands")
        return None
    kept = json.loads(gzip.decompress(MODEL.read_bytes()))
    kept["features"] = {
        name: (one[0], one[1]) for name, one in kept["features"].items()
    }
    return Judge(**kept)


def probability(sentence: "Parse", rules: Sequence[Pair], own: Seen) -> float | None:
    """How likely the sentence says a cause, 0 to 1; ``None`` without the models.

    *own* are its ``cause_spans.words``.
    """
    trained = judge()
    if trained is None:
        return None
    signal = signal_chance(own)
    if signal is None:
        return None
    return trained.probability(features(sentence, rules), signal)


def features(sentence: "Parse", rules: Sequence[Pair]) -> set[str]:
    """What the judge looks at."""
    tokens = [one for one in sentence if not one.is_space]
    names = _names(tokens)
    return {
        *_runs(names),
        *(one for token in tokens for one in _ties(token)),
        *_said(rules),
        f"long {min(8, len(names) // 8)}",
        f"verbs {min(8, sum(one.pos_ == 'VERB' for one in tokens))}",
    }


def _name(token: "Token") -> str:
    if token.ent_type_:
        return f"<{token.ent_type_}>"
    return "<n>" if token.like_num else token.lemma_.lower()


def _names(tokens: "Sequence[Token]") -> list[str]:
    """Lemmas, each name or number as its sort, once for all its words."""
    names: list[str] = []
    for token in tokens:
        name = _name(token)
        if not (names and name == names[-1] and name.startswith("<")):
            names.append(name)
    return names


def _runs(names: Sequence[str]) -> Iterator[str]:
    edged = ["^", *names, "$"]
    for long in (1, 2, 3):
        for place in range(len(edged) - long + 1):
            yield f"{long} " + " ".join(edged[place : place + long])


def _ties(token: "Token") -> Iterator[str]:
    if token.is_punct:
        return
    head, name, above = token.head, _name(token), _name(token.head)
    dep = token.dep_
    yield f"{above}>{dep}>{name}"
    yield f"h {above}>{dep}"
    yield f"c {dep}>{name}"
    yield f"p {head.pos_}>{dep}>{name}"
    yield f"q {above}>{dep}>{token.tag_}"
    yield f"g {head.tag_}>{dep}>{token.tag_}"
    if dep in {"mark", "prep", "agent"} or token.tag_ == "TO":
        yield from _connected(token, name, above)
    if dep in {"advcl", "acl", "relcl"}:
        comma = token.doc[max(0, token.left_edge.i - 1)].text == ","
        place = f"{head.pos_}>{comma}>{token.i > head.i}"
        yield f"a {dep}>{token.tag_}>{place}>{token.lemma_}"
        yield f"a {dep}>{token.tag_}>{place}"
    if token.pos_ == "VERB":
        below = sorted({one.dep_ for one in token.children if one.dep_ != "punct"})
        yield f"v {token.lemma_}>{'|'.join(below)}"


def _connected(token: "Token", name: str, above: str) -> Iterator[str]:
    """What a preposition or a conjunction ties together."""
    head = token.head
    for child in token.children:
        yield f"o {name}>{child.dep_}>{child.tag_}"
        yield f"o {above}>{name}>{_name(child)}"
        yield f"o {head.tag_}>{name}>{child.tag_}"
        happens = cue_nouns.is_event(child.lemma_.lower())
        yield f"o {name}>{happens}>{head.pos_}>{cue_nouns.is_event(head.lemma_.lower())}"
    if token.dep_ == "mark" or token.tag_ == "TO":
        yield f"m {name}>{head.dep_}>{head.head.pos_}>{_name(head.head)}"
        yield f"m {name}>{head.dep_}>{head.tag_}>{head.head.tag_}"


def _said(rules: Sequence[Pair]) -> Iterator[str]:
    best = 0.0
    for one in rules:
        cue = one.anchor.doc[one.cue.first : one.cue.last + 1].text.lower()
        yield f"r {one.relation.value}"
        yield f"r {one.relation.value} {one.tier}"
        yield f"r cue {cue}"
        yield f"r sure {int(one.confidence * 10)}"
        best = max(best, one.confidence)
    yield f"r {min(3, len(rules))}"
    yield f"r best {int(best * 10)}"
