"""Trains the taggers: ``python -m quizapp.derivation.trained.cause_spans_training``.

Reads the Causal News Corpus under ``RECTO_SAMPLES``, prints what five-fold
cross-validation gave, and writes both taggers beside this file.
"""

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from quizapp.derivation.cutting import cut
from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.findings.cause_phrases import Stretch
from quizapp.derivation.findings.causes import pairs_in
from quizapp.derivation.span import Span
from quizapp.derivation.trained import causal_news, cause_spans
from quizapp.derivation.trained.cause_spans import Seen, Tagged

if TYPE_CHECKING:
    from spacy.tokens import Span as Parse

FOLDS = 5
_SIGNALS = {"c1": 0.3, "c2": 0.1, "max_iterations": 50, "feature.minfreq": 2}
_SIDES = {"c1": 1.6, "c2": 0.1, "max_iterations": 70, "feature.minfreq": 4}

Rows = list[tuple[Seen, list[str]]]


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with the rules' pairs and the relations that were marked."""

    sentence: "Parse"
    rules: list[Pair]
    gold: list[Tagged]
    own: Seen  #: what is seen of each word, kept because every fold asks for it


def main() -> None:
    """Cross-validate, then train on all."""
    cases = read_cases()
    with tempfile.TemporaryDirectory() as folder:
        say(_cross_validated(cases, Path(folder)))
    train_signals(cases, cause_spans.SIGNALS)
    _train_sides(cases, cause_spans.SIDES)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def read_cases() -> list[Case]:
    """The training part, parsed, in a fixed order that mixes its documents."""
    cases = [_case(one) for one in causal_news.read(causal_news.folder())]
    random.Random(1).shuffle(cases)  # noqa: S311 - parts the folds; nothing to keep secret
    return cases


def _case(example: causal_news.Example) -> Case:
    parse = cut(example.text).parse
    if parse is None:
        raise RuntimeError("training needs the model of the language")

    def stretch(span: Span) -> Stretch:
        words = parse.char_span(span.start, span.end, alignment_mode="expand")
        if words is None:
            raise ValueError(f"no words at {span} of {example.text!r}")
        return Stretch(words.start, words.end - 1)

    rules = [pair for sentence in parse.sents for pair in pairs_in(sentence)]
    return Case(
        parse[:],
        rules,
        [
            Tagged(
                stretch(one.cause),
                stretch(one.effect),
                stretch(one.signals[0]) if one.signals else None,
            )
            for one in example.relations
        ],
        cause_spans.words(parse[:], rules),
    )


def train_signals(cases: Iterable[Case], path: Path) -> None:
    """Learn which words are signals, from causal sentences and others."""
    _train(
        (
            (
                cause_spans.signal_features(case.own),
                _tags(case, [("S", one.signal) for one in case.gold if one.signal]),
            )
            for case in cases
        ),
        path,
        _SIGNALS,
    )


def _train_sides(cases: Iterable[Case], path: Path) -> None:
    _train(
        (
            (
                cause_spans.side_features(case.sentence, case.own, one.signal),
                _tags(case, [("C", one.cause), ("E", one.effect)]),
            )
            for case in cases
            for one in case.gold
        ),
        path,
        _SIDES,
    )


def _tags(case: Case, marked: Sequence[tuple[str, Stretch]]) -> list[str]:
    tags = ["O"] * len(case.sentence)
    for name, one in marked:
        for place in range(one.first, one.last + 1):
            tags[place] = f"{'B' if place == one.first else 'I'}-{name}"
    return tags


def _train(
    rows: Iterable[tuple[Seen, list[str]]], path: Path, how: dict[str, float]
) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for seen, tags in rows:
        trainer.append(seen, tags)
    trainer.set_params({**how, "feature.possible_transitions": True})
    trainer.train(str(path))


def opened(path: Path) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def _cross_validated(cases: Sequence[Case], folder: Path) -> str:
    """ "Fair-like" F1 over the causal sentences: of all, causes, effects, signals."""
    counts: Counter[tuple[str, str]] = Counter()
    for fold in range(FOLDS):
        learn = [one for number, one in enumerate(cases) if number % FOLDS != fold]
        signals, sides = folder / "signals", folder / "sides"
        train_signals(learn, signals)
        _train_sides(learn, sides)
        marks, seen = opened(signals), opened(sides)
        for case in cases[fold::FOLDS]:
            if case.gold:
                found = cause_spans.tag_with(marks, seen, case.sentence, case.rules)
                counts.update(_compared(found, case.gold))
    return "; ".join(
        f"{name} {_fair(counts, sorts)}"
        for name, sorts in (
            ("all", "CES"), ("cause", "C"), ("effect", "E"), ("signal", "S"),
        )
    )  # fmt: skip


_Sides = tuple[Stretch | None, Stretch | None, Stretch | None]


def _compared(found: Sequence[Tagged], gold: Sequence[Tagged]) -> list[tuple[str, str]]:
    """What became of each span, where relations are paired off as suits best."""
    ours: list[_Sides] = [_sides(one) for one in found[:4]]
    theirs: list[_Sides] = [_sides(one) for one in gold[:5]]
    none: _Sides = (None, None, None)
    ours += [none] * (len(theirs) - len(ours))
    theirs += [none] * (len(ours) - len(theirs))
    best = max(permutations(ours), key=lambda one: _agreement(one, theirs))
    return [
        (sort, what)
        for left, right in zip(best, theirs, strict=True)
        for sort, mine, other in zip("CES", left, right, strict=True)
        for what in _outcome(mine, other)
    ]


def _sides(one: Tagged) -> _Sides:
    return one.cause, one.effect, one.signal


def _agreement(ours: Sequence[_Sides], theirs: Sequence[_Sides]) -> int:
    worth = {"right": 2, "edge": 1}
    return sum(
        worth.get(what, 0)
        for left, right in zip(ours, theirs, strict=True)
        for mine, other in zip(left, right, strict=True)
        for what in _outcome(mine, other)
    )


def _outcome(mine: Stretch | None, other: Stretch | None) -> list[str]:
    if mine is None or other is None:
        return ["extra"] * (mine is not None) + ["missed"] * (other is not None)
    if mine == other:
        return ["right"]
    return ["edge"] if mine.overlaps(other) else ["extra", "missed"]


def _fair(counts: Counter[tuple[str, str]], sorts: str) -> str:
    """A wrong edge counts half as an extra span and half as a missed one."""
    right, edge, extra, missed = (
        sum(counts[sort, what] for sort in sorts)
        for what in ("right", "edge", "extra", "missed")
    )
    precision = right / max(1, right + edge / 2 + extra)
    recall = right / max(1, right + edge / 2 + missed)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F {both:.3f}"


if __name__ == "__main__":
    main()
