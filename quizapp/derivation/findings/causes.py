"""Why things happened, as a text says it."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.derivation.document import Document, Sentence
from quizapp.derivation.findings.attribution import certainty_of
from quizapp.derivation.findings.cause_adverbs import pairs_by_adverb
from quizapp.derivation.findings.cause_aims import (
    pairs_by_means,
    pairs_of_purpose,
    pairs_of_topic,
)
from quizapp.derivation.findings.cause_before import pairs_before
from quizapp.derivation.findings.cause_conjunctions import pairs_by_conjunction
from quizapp.derivation.findings.cause_lists import parts
from quizapp.derivation.findings.cause_nouns import pairs_by_noun
from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.findings.cause_phrases import Stretch
from quizapp.derivation.findings.cause_pointing import pairs_by_pointing
from quizapp.derivation.findings.cause_prepositions import pairs_by_preposition
from quizapp.derivation.findings.cause_verbs import pairs_by_verb
from quizapp.derivation.findings.cause_weighing import weighed
from quizapp.derivation.findings.cause_wordings import causes_by_wording
from quizapp.derivation.findings.hedges import hedge_of
from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation
from quizapp.derivation.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Parse

#: What a hedge, a claim or a denial leaves of the confidence.
_HEDGED = 0.95
_POINTING = frozenset({"this", "that", "these", "those", "it", "which", "all"})


def find_causes(document: Document) -> tuple[CauseFinding, ...]:
    """Every cause with its effect, in the order of the text.

    Without a parse only the plainest wordings are read.
    """
    found: list[CauseFinding] = []
    if document.parse is None:
        for sentence in document.sentences:
            found.extend(causes_by_wording(document.text, sentence.span))
    else:
        before: Sentence | None = None
        for sentence in document.sentences:
            if not _asks(document, sentence):
                found.extend(_in_sentence(document, sentence, before))
            before = sentence
    return tuple(sorted(found, key=lambda one: (min(one.cause, one.effect), one.cause)))


def _asks(document: Document, sentence: Sentence) -> bool:
    return sentence.span.of(document.text).rstrip("\"'”’) ").endswith("?")


def _in_sentence(
    document: Document, sentence: Sentence, before: Sentence | None
) -> Iterator[CauseFinding]:
    parse = sentence.parse
    if parse is None or document.parse is None:
        return
    pairs = weighed(parse, pairs_in(parse))
    if (
        before is not None
        and before.paragraph == sentence.paragraph
        and before.parse is not None
    ):
        pairs.extend(pairs_before(before.parse, parse))
    for pair in _kept(pairs):
        bounds = sentence.span if before is None else sentence.span.joined(before.span)
        yield from _findings(document.parse, pair, bounds)


def pairs_in(parse: "Parse") -> list[Pair]:
    """What the rules alone read in one sentence, the surest first."""
    return _kept([*_pairs(parse)])


def _pairs(parse: "Parse") -> Iterator[Pair]:
    for read in (
        pairs_by_preposition,
        pairs_by_conjunction,
        pairs_by_noun,
        pairs_by_pointing,
        pairs_by_verb,
        pairs_by_adverb,
        pairs_of_purpose,
        pairs_of_topic,
        pairs_by_means,
    ):
        yield from read(parse)


def _kept(pairs: list[Pair]) -> list[Pair]:
    """The surest of those that say the same, with sides that do not overlap."""
    kept: list[Pair] = []
    for pair in sorted(pairs, key=lambda one: (-one.confidence, one.cue.first)):
        apart = _parted(pair)
        if apart is None:
            continue
        if not any(
            one.cue.overlaps(apart.cue)
            or (apart.relation is Relation.TOPIC and one.cause.holds(apart.cause))
            or (one.cause.overlaps(apart.cause) and one.effect.overlaps(apart.effect))
            for one in kept
        ):
            kept.append(apart)
    return kept


def _parted(pair: Pair) -> Pair | None:
    """Without what both sides hold."""
    cause, effect = pair.cause, pair.effect
    doc = pair.anchor.doc
    if _only_points(doc, cause) or _only_points(doc, effect) or _may_deny(pair):
        return None
    if not cause.overlaps(effect):
        return pair
    if effect.holds(cause) and effect.first < cause.first and cause.last == effect.last:
        return (
            replace(
                pair, effect=Stretch(effect.first, min(cause.first, pair.cue.first) - 1)
            )
            if min(cause.first, pair.cue.first) > effect.first
            else None
        )
    return None


def _only_points(doc: "Doc", side: Stretch) -> bool:
    """Whether a side is a mere pronoun, which nobody could ask about."""
    return len(side) == 1 and (
        doc[side.first].pos_ == "PRON" or doc[side.first].lower_ in _POINTING
    )


def _may_deny(pair: Pair) -> bool:
    """ "It did not end because of X": either not for that reason, or it went on for it."""
    verb, cue = pair.anchor, pair.cue.first
    return (
        verb.i < cue
        and verb.doc[cue].lower_ in {"because", "due", "owing", "for", "as"}
        and verb.doc[cue - 1].text != ","
        and verb.doc[cue - 1].lower_ not in {"not", "n't", "never"}
        and any(one.dep_ == "neg" and one.i < cue for one in verb.children)
    )


def _findings(doc: "Doc", pair: Pair, bounds: Span) -> Iterator[CauseFinding]:
    certainty, by = certainty_of(pair.anchor, pair.cue.first)
    hedge = hedge_of(pair.anchor)
    effect, cue = _span(doc, pair.effect), _span(doc, pair.cue)
    for part in parts(doc, pair.cause):
        cause = _span(doc, part)
        if not (bounds.holds(cause) and bounds.holds(effect)) or cause.overlaps(effect):
            continue
        yield CauseFinding(
            cause=cause,
            effect=effect,
            cue=cue,
            certainty=certainty,
            relation=pair.relation,
            tier=pair.tier,
            confidence=round(
                pair.confidence
                * (_HEDGED if hedge or certainty is not Certainty.STATED else 1),
                3,
            ),
            why=pair.why,
            by=by,
            hedge=hedge,
        )


def _span(doc: "Doc", stretch: Stretch) -> Span:
    last = doc[stretch.last]
    return Span(doc[stretch.first].idx, last.idx + len(last))
