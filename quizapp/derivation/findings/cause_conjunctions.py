"""Causes behind "because", "given that", "since", and before "so … that"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.derivation.findings.cause_objects import verb_over
from quizapp.derivation.findings.cause_pair import Pair, certainty_left
from quizapp.derivation.findings.cause_phrases import Stretch, is_verb, tidy
from quizapp.derivation.findings.cause_sources import side_of
from quizapp.derivation.findings.cue_connectives import BEFORE_CLAUSES
from quizapp.derivation.findings.kinds import Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


def pairs_by_conjunction(sentence: "Parse") -> Iterator[Pair]:
    """ "Y because X", "given that X, Y", "since", "as", "so … that"."""
    for verb in sentence:
        if verb.dep_ not in {"advcl", "ccomp", "pcomp"} or not is_verb(verb):
            continue
        mark = next(
            (one for one in verb.children if one.dep_ == "mark" and one.i < verb.i),
            None,
        )
        if mark is None:
            continue
        read = _conjunction(verb, mark)
        if read is None:
            continue
        first, last, tier, confidence, relation = read
        cause = _from_verb(verb, last)
        above = verb.head.head if verb.dep_ == "pcomp" else verb.head
        governor = verb_over(above)
        hole = Stretch(first, verb.right_edge.i)
        effect = side_of(governor, hole) if is_verb(governor) else None
        if cause is None or effect is None:
            continue
        if relation is Relation.CAUSE and mark.lower_ == "that" and first == last:
            cause, effect = effect, cause
        yield Pair(
            cause,
            effect,
            Stretch(first, last),
            governor,
            tier,
            confidence * certainty_left(effect, verb),
            f"“{verb.doc[first : last + 1].text.lower()}” opens a reason",
            relation,
        )


def _from_verb(verb: "Token", after: int) -> Stretch | None:
    return tidy(
        verb.doc, Stretch(max(after + 1, verb.left_edge.i), verb.right_edge.i), verb
    )


def _conjunction(
    verb: "Token", mark: "Token"
) -> tuple[int, int, int, float, Relation] | None:
    doc = verb.doc
    words = [token.lower_ for token in doc[max(0, mark.i - 3) : mark.i + 1]]
    for long in range(len(words), 0, -1):
        cue = BEFORE_CLAUSES.get(tuple(words[-long:]))
        if cue is not None:
            return mark.i - long + 1, mark.i, cue.tier, cue.confidence, Relation.CAUSE
    two = tuple(token.lower_ for token in doc[mark.i : mark.i + 2])
    if two == ("because", "of"):
        return None
    governor = verb_over(verb.head)
    if mark.lower_ == "since":
        perfect = any(
            one.dep_ == "aux" and one.lemma_ == "have" for one in governor.children
        )
        if perfect:
            return None
        told = governor.tag_ == "VBD" and verb.tag_ == "VBD" and verb.i < governor.i
        # Of time, "since" wants a perfect: "Since trains ran, trade has grown".
        tier, sure = (1, 0.84) if told else (2, 0.68)
        return mark.i, mark.i, tier, sure, Relation.CAUSE
    if mark.lower_ == "as" and _is_state(verb) and not _compares(mark):
        return mark.i, mark.i, 2, 0.55, Relation.CAUSE
    if mark.lower_ == "that":
        if (
            mark.i
            and doc[mark.i - 1].lower_ == "so"
            and any(one.tag_ == "MD" for one in verb.children)
        ):
            return mark.i - 1, mark.i, 3, 0.75, Relation.PURPOSE
        if mark.i > 1 and words[-3:-1] == ["in", "order"]:
            return mark.i - 2, mark.i, 3, 0.85, Relation.PURPOSE
        degree = any(
            one.lower_ in {"so", "such"}
            and one.dep_ in {"advmod", "predet", "det", "amod"}
            for one in doc[max(0, mark.i - 9) : mark.i]
        )
        return (
            (mark.i, mark.i, 1, 0.7, Relation.CAUSE)
            if degree and verb.dep_ in {"advcl", "ccomp"}
            else None
        )
    return None


def _is_state(verb: "Token") -> bool:
    return (
        verb.lemma_
        in {
            "be",
            "have",
            "lack",
            "need",
            "want",
            "fear",
            "believe",
            "know",
            "hope",
            "see",
            "consider",
            "think",
            "feel",
            "remain",
            "depend",
            "own",
            "refuse",
        }
        and any(one.dep_ in {"nsubj", "nsubjpass"} for one in verb.children)
        and not any(one.dep_ == "aux" and one.lemma_ == "be" for one in verb.children)
    )


def _compares(mark: "Token") -> bool:
    before = mark.doc[max(mark.i - 3, 0) : mark.i]
    return any(
        one.lower_ in {"as", "so", "such", "same", "just", "known", "described"}
        for one in before
    )
