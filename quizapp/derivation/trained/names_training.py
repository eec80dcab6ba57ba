"""Trains the tagger of names: ``python -m quizapp.derivation.trained.names_training``.

Reads ``crossner_politics/train.txt`` of the folder that ``RECTO_SAMPLES`` names, writes
``names.crfsuite`` beside this file, and prints what five-fold cross-validation gave.
With ``--dev`` it also measures on ``dev.txt``, which nothing is ever fitted to.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pycrfsuite

from quizapp.derivation.cutting import cut
from quizapp.derivation.document import Document
from quizapp.derivation.findings.names import find_names, opinions
from quizapp.derivation.findings.names_words import Word, words_of
from quizapp.derivation.trained import names

_COARSE = {
    "politician": "person", "person": "person", "politicalparty": "body",
    "organisation": "body", "country": "place", "location": "place",
    "election": "event", "event": "event",
}  # fmt: skip
_FOLDS = 5
_PARAMETERS = {
    "c1": 0.1,
    "c2": 0.3,
    "max_iterations": 120,
    "feature.possible_transitions": True,
}

Gold = set[tuple[int, int, str]]  #: start and end in the text, sort


def main() -> None:
    """Cross-validate, train on all, write, and measure when asked to."""
    folder = Path(os.environ["RECTO_SAMPLES"], "derivation", "crossner_politics")
    read = [_read(lines) for lines in _sentences(folder / "train.txt")]
    rows = [_row(document, gold) for document, gold in read]
    _say("cross-validation", _cross_validated(rows, read))
    _train(rows, names.MODEL)
    names.tagger.cache_clear()
    if "--dev" in sys.argv:
        unseen = map(_read, _sentences(folder / "dev.txt"))
        _say("dev", _scores([(_found(document), gold) for document, gold in unseen]))


def _say(what: str, figures: str) -> None:
    sys.stdout.write(f"{what}: {figures}\n")
    sys.stdout.flush()


def _sentences(path: Path) -> list[list[tuple[str, str]]]:
    blocks = path.read_text("utf-8").strip().split("\n\n")
    return [
        [(one.split("\t")[0], one.split("\t")[1]) for one in block.splitlines()]
        for block in blocks
    ]


def _read(lines: Sequence[tuple[str, str]]) -> tuple[Document, Gold]:
    """A sentence as a document, with where its names stand."""
    text, gold, open_ = "", set(), None
    for token, label in lines:
        if text and token not in _CLOSING and text[-1] not in "([":
            text += " "
        start, text = len(text), text + token
        if not label.startswith("I-") and open_ is not None:
            gold.add(open_)
            open_ = None
        if label.startswith("B-") and label[2:] in _COARSE:
            open_ = (start, len(text), _COARSE[label[2:]])
        elif label.startswith("I-") and open_ is not None:
            open_ = (open_[0], len(text), open_[2])
    if open_ is not None:
        gold.add(open_)
    if not text.endswith("."):
        text += "."
    return cut(text), gold


_CLOSING = {",", ".", ";", ":", ")", "]", "'s", "’s", "'", "?", "!", "%"}

Row = tuple[list[list[str]], list[str]]


def _row(document: Document, gold: Gold) -> list[Row]:
    """Features and tags of a document, sentence by sentence."""
    words = words_of(document)
    says = opinions(words)
    return [
        (names.features(run, rules), _tags(run, gold))
        for run, rules in _by_sentence(words, says)
    ]


def _by_sentence(
    words: Sequence[Word], says: Sequence[str]
) -> Iterable[tuple[list[Word], list[str]]]:
    numbers = sorted({one.sentence for one in words})
    for number in numbers:
        places = [place for place, one in enumerate(words) if one.sentence == number]
        yield [words[place] for place in places], [says[place] for place in places]


def _tags(words: Sequence[Word], gold: Gold) -> list[str]:
    tags = []
    for word in words:
        inside = [one for one in gold if one[0] <= word.start < one[1]]
        mark = "O"
        for start, _, sort in inside:
            mark = f"{'B' if word.start == start else 'I'}-{sort}"
        tags.append(mark)
    return tags


def _train(rows: Iterable[list[Row]], path: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for row in rows:
        for seen, tags in row:
            trainer.append(seen, tags)
    trainer.set_params(_PARAMETERS)
    trainer.train(str(path))


def _cross_validated(
    rows: Sequence[list[Row]], read: Sequence[tuple[Document, Gold]]
) -> str:
    found = []
    kept = names.MODEL
    try:
        for fold in range(_FOLDS):
            names.MODEL = kept.with_suffix(".fold")
            _train(
                [row for number, row in enumerate(rows) if number % _FOLDS != fold],
                names.MODEL,
            )
            names.tagger.cache_clear()
            found += [
                (_found(document), gold)
                for number, (document, gold) in enumerate(read)
                if number % _FOLDS == fold
            ]
    finally:
        names.MODEL.unlink(missing_ok=True)
        names.MODEL = kept
        names.tagger.cache_clear()
    return _scores(found)


def _found(document: Document) -> Gold:
    return {
        (one.bare.start, one.bare.end, one.sort)
        for one in find_names(document)
        if one.sort in names.SORTS
    }


def _scores(pairs: Sequence[tuple[Gold, Gold]]) -> str:
    right, said, there = Counter[str](), Counter[str](), Counter[str]()
    for found, gold in pairs:
        for sort in names.SORTS:
            ours = {one for one in found if one[2] == sort}
            theirs = {one for one in gold if one[2] == sort}
            right[sort] += len(ours & theirs)
            said[sort] += len(ours)
            there[sort] += len(theirs)
    parts = [
        f"{sort} {_f(right[sort], said[sort], there[sort])}" for sort in names.SORTS
    ]
    return "; ".join([f"all {_f(right.total(), said.total(), there.total())}", *parts])


def _f(right: int, said: int, there: int) -> str:
    precision, recall = right / max(said, 1), right / max(there, 1)
    return f"P {precision:.3f} R {recall:.3f} F {2 * right / max(said + there, 1):.3f}"


if __name__ == "__main__":
    main()
