"""What the trained judge and taggers make of the rules' pairs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.findings.cause_phrases import Stretch, is_verb, tidy
from quizapp.derivation.findings.kinds import Relation
from quizapp.derivation.trained import cause_judge, cause_spans
from quizapp.derivation.trained.cause_spans import Tagged

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Parse

#: A pair that no rule read is added only where the judge is this sure.
_ADDED_FROM = 0.9
_ADDED = 0.6
_CLOSES = frozenset({"punct", "cc", "mark"})
_RELATIVES = frozenset({"which", "who", "whose", "where", "whom"})


def weighed(sentence: "Parse", pairs: list[Pair]) -> list[Pair]:
    """The pairs with the judge's say, trimmed, and with what the rules had missed.

    Without the trained files they come back as they are.
    """
    own = cause_spans.words(sentence, pairs)
    chance = cause_judge.probability(sentence, pairs, own)
    if chance is None:
        return pairs
    if not pairs and chance <= _ADDED_FROM:
        return []
    tagged = cause_spans.tag(sentence, own)
    kept = [_trimmed(_confirmed(pair, chance), tagged) for pair in pairs]
    if chance > _ADDED_FROM:
        kept.extend(_added(sentence, kept, tagged))
    return kept


def _confirmed(pair: Pair, chance: float) -> Pair:
    """The less a cue says by itself, the more the judge has to say."""
    say = 0.15 if pair.tier == 1 else 0.3
    return replace(
        pair, confidence=min(0.98, pair.confidence * (1 + say * (2 * chance - 1)))
    )


def _trimmed(pair: Pair, tagged: Sequence[Tagged]) -> Pair:
    """With the sides as the taggers cut them, where both see the same relation."""
    doc = pair.anchor.doc
    for one in tagged:
        if one.cause.overlaps(pair.cause) and one.effect.overlaps(pair.effect):
            return replace(
                pair,
                cause=_cut(doc, pair.cause, one.cause),
                effect=_cut(doc, pair.effect, one.effect),
            )
    return pair


def _cut(doc: "Doc", rule: Stretch, seen: Stretch) -> Stretch:
    """*rule* without a tail that *seen* leaves out, if a clause or a comma opens it."""
    if seen.last >= rule.last or seen.last < rule.first:
        return rule
    after = doc[seen.last + 1]
    head = _head(doc, rule)
    if head.i > seen.last or not (after.dep_ in _CLOSES or after.lower_ in _RELATIVES):
        return rule
    if after.dep_ == "cc" and not is_verb(_next_conjunct(after)):
        return rule
    return tidy(doc, Stretch(rule.first, seen.last), head) or rule


def _head(doc: "Doc", stretch: Stretch) -> "Token":
    for token in doc[stretch.first : stretch.last + 1]:
        if not stretch.first <= token.head.i <= stretch.last or token.head == token:
            return token
    return doc[stretch.first]


def _next_conjunct(tie: "Token") -> "Token":
    return next(
        (one for one in tie.head.children if one.dep_ == "conj" and one.i > tie.i), tie
    )


def _added(
    sentence: "Parse", pairs: Sequence[Pair], tagged: Sequence[Tagged]
) -> Iterator[Pair]:
    doc = sentence.doc
    for one in tagged:
        if one.signal is None or any(_shares(pair, one) for pair in pairs):
            continue
        cause, effect = tidy(doc, one.cause), tidy(doc, one.effect)
        if cause is None or effect is None or cause.overlaps(effect):
            continue
        yield Pair(
            cause,
            effect,
            one.signal,
            _head(doc, one.signal),
            3,
            _ADDED,
            f"“{doc[one.signal.first : one.signal.last + 1].text}” is likely a sign "
            "of a cause",
            _relation(doc, one.signal),
        )


def _shares(pair: Pair, one: Tagged) -> bool:
    said, seen = (pair.cause, pair.effect), (one.cause, one.effect)
    return any(left.overlaps(right) for left in said[:1] for right in seen[:1]) or any(
        left.overlaps(right) for left in said[1:] for right in seen[1:]
    )


def _relation(doc: "Doc", signal: Stretch) -> Relation:
    words = doc[signal.first : signal.last + 1]
    if any(one.tag_ == "TO" or one.lemma_ in {"demand", "seek"} for one in words):
        return Relation.PURPOSE
    if any(one.lower_ in {"over", "against", "about"} for one in words):
        return Relation.TOPIC
    return Relation.CAUSE
