"""Causes that stand in the sentence before: "For this reason …", "This led to …"."""

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
from quizapp.derivation.findings.cue_connectives import THEREFORE
from quizapp.derivation.findings.cue_verbs import PHRASAL, VERBS

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token


def pairs_before(before: "Parse", sentence: "Parse") -> Iterator[Pair]:
    """Pairs whose cause is what the sentence *before* says."""
    head = before.root
    if not is_verb(head) or before.text.rstrip().endswith("?"):
        return
    cause = clause(head) or tidy(
        before.doc, Stretch(before.start, before.end - 1), head
    )
    if cause is None:
        return
    words = [token.lower_ for token in sentence][:8]
    fitting = [
        cue for cue in THEREFORE if tuple(words[: len(cue)]) == cue and cue != ("so",)
    ]
    if fitting:
        long = max(map(len, fitting))
        if len(words) > long and words[long] in {"of", "that", "far", "to"}:
            return
        yield from _opened(sentence, cause, long)
    elif (tie := _therefore(sentence.root)) is not None:
        yield from _tied(sentence, cause, tie)
    else:
        yield from _this(sentence, cause)


def _therefore(root: "Token") -> "Token | None":
    """The adverb of "The French therefore hastened the treaty"."""
    for child in root.children:
        if child.lower_ in {"therefore", "consequently"} and child.i < root.i:
            return child
    return None


def _tied(sentence: "Parse", cause: Stretch, tie: "Token") -> Iterator[Pair]:
    root = sentence.root
    effect = clause(root)
    if effect is None or not is_verb(root):
        return
    cue = THEREFORE[tie.lower_,]
    yield Pair(
        cause,
        effect,
        Stretch(tie.i, tie.i),
        root,
        cue.tier,
        cue.confidence * 0.95,
        f"“{tie.text}” points to the sentence before",
    )


def _opened(sentence: "Parse", cause: Stretch, long: int) -> Iterator[Pair]:
    cue = THEREFORE[tuple(token.lower_ for token in sentence[:long])]
    start, root = sentence.start, sentence.root
    effect = (
        clause(root, Stretch(start, start + long - 1))
        if root.i >= start + long
        else None
    )
    if effect is not None:
        said = sentence[:long].text
        yield Pair(
            cause,
            effect,
            Stretch(start, start + long - 1),
            root,
            cue.tier,
            cue.confidence * 0.95,
            f"“{said}” points to the sentence before",
        )


def _this(sentence: "Parse", cause: Stretch) -> Iterator[Pair]:
    root = sentence.root
    subject = subject_of(root)
    if (
        subject is None
        or subject.lower_ not in {"this", "that", "these"}
        or subject.i != sentence.start
    ):
        return
    for end, sure in _cues(root):
        effect = tidy(root.doc, Stretch(end.i + 1, root.right_edge.i), None)
        if effect is not None:
            yield Pair(
                cause,
                effect,
                Stretch(root.i, end.i),
                root,
                1,
                sure,
                "“This” points to the sentence before",
            )
            return


def _cues(verb: "Token") -> "Iterator[tuple[Token, float]]":
    lemma = verb.lemma_.lower()
    for child in verb.children:
        cue = PHRASAL.get((lemma, child.lower_))
        if cue is not None and not cue.backward and child.i > verb.i:
            yield child, cue.confidence
    if (
        lemma in VERBS
        and VERBS[lemma].tier == 1
        and any(one.dep_ in {"dobj", "ccomp"} for one in verb.children)
    ):
        yield verb, VERBS[lemma].confidence
