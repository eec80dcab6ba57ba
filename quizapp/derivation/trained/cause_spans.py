"""Two small taggers of causes: which words are the signal, which the cause and effect.

Conditional random fields (python-crfsuite).  The first marks signal words; the second
marks one cause and one effect, seen from one signal, or from none.  The rules' opinion
is among their features.  ``cause_models.md`` says what they learned from.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.derivation.findings import cue_nouns, cue_verbs
from quizapp.derivation.findings.cause_pair import Pair
from quizapp.derivation.findings.cause_phrases import Stretch, is_verb

if TYPE_CHECKING:
    import pycrfsuite
    from spacy.tokens import Span as Parse
    from spacy.tokens import Token

SIGNALS = Path(__file__).with_name("cause_signals.crfsuite")
SIDES = Path(__file__).with_name("cause_sides.crfsuite")

#: From this probability on a word counts as a signal.
LEAST = 0.25

_log = logging.getLogger(__name__)

#: Subjects of features: what is seen of a word, one list a word.
Seen = list[list[str]]


@dataclass(frozen=True, slots=True)
class Tagged:
    """One relation as the taggers see it, in words of the whole parse."""

    cause: Stretch
    effect: Stretch
    signal: Stretch | None


@lru_cache(maxsize=2)
def tagger(path: Path) -> "pycrfsuite.Tagger | None":
    """A trained tagger, or ``None`` where it or its library is missing."""
    if find_spec("pycrfsuite") is None or not path.exists():
        _log.warning("no tagger %s: causes are found by rules alone", path.stem)
        return None
    import pycrfsuite

    found = pycrfsuite.Tagger()
    found.open(str(path))
    return found


def tag(sentence: "Parse", own: Seen) -> list[Tagged]:
    """The relations of a sentence, by its ``words``; none without the models."""
    marks, sides = tagger(SIGNALS), tagger(SIDES)
    if marks is None or sides is None:
        return []
    return tag_seen(marks, sides, sentence, own)


def tag_with(
    marks: "pycrfsuite.Tagger",
    sides: "pycrfsuite.Tagger",
    sentence: "Parse",
    rules: Sequence[Pair],
    least: float = LEAST,
) -> list[Tagged]:
    """The same with taggers that the caller holds."""
    return tag_seen(marks, sides, sentence, words(sentence, rules), least)


def tag_seen(
    marks: "pycrfsuite.Tagger",
    sides: "pycrfsuite.Tagger",
    sentence: "Parse",
    own: Seen,
    least: float = LEAST,
) -> list[Tagged]:
    """The same of a sentence whose words were looked at."""
    signals = [one for _, one in runs(_likely(marks, own, least), sentence.start)]
    found: list[Tagged] = []
    seen_from: list[Stretch | None] = [*signals] or [None]
    for signal in seen_from:
        tags = sides.tag(side_features(sentence, own, signal))
        longest: dict[str, Stretch] = {}
        for name, one in runs(tags, sentence.start):
            if name not in longest or len(one) > len(longest[name]):
                longest[name] = one
        if {"C", "E"} <= longest.keys() and not any(
            one.cause == longest["C"] and one.effect == longest["E"] for one in found
        ):
            found.append(Tagged(longest["C"], longest["E"], signal))
    return found


def _likely(marks: "pycrfsuite.Tagger", own: Seen, least: float) -> list[str]:
    """Tags of all words that are signals with a probability of *least* or more."""
    best = marks.tag(signal_features(own))
    tags: list[str] = []
    for place, one in enumerate(best):
        if 1 - marks.marginal("O", place) < least:
            tags.append("O")
        elif one != "O":
            tags.append(one)
        else:
            goes_on = tags and tags[-1] != "O" and best[place - 1] == "O"
            tags.append("I-S" if goes_on else "B-S")
    return tags


def signal_chance(own: Seen) -> float | None:
    """How likely the likeliest word is a signal; ``None`` without the model."""
    marks = tagger(SIGNALS)
    return None if marks is None else chance_with(marks, own)


def chance_with(marks: "pycrfsuite.Tagger", own: Seen) -> float:
    marks.set(signal_features(own))
    return 1 - min(float(marks.marginal("O", place)) for place in range(len(own)))


def runs(tags: Sequence[str], base: int) -> list[tuple[str, Stretch]]:
    """The stretches that tags such as "B-C", "I-C", "O" say."""
    found: list[tuple[str, Stretch]] = []
    for place, one in enumerate(tags):
        name = one[2:]
        if not name:
            continue
        goes_on = (
            one[0] == "I"
            and found
            and found[-1][0] == name
            and found[-1][1].last == base + place - 1
        )
        if goes_on:
            found[-1] = name, Stretch(found[-1][1].first, base + place)
        else:
            found.append((name, Stretch(base + place, base + place)))
    return found


def words(sentence: "Parse", rules: Sequence[Pair]) -> Seen:
    """What is seen of each word by itself."""
    starts: dict[int, set[str]] = {}
    ends: dict[int, set[str]] = {}
    for token in sentence:
        left, right = token.left_edge.i, token.right_edge.i
        if left != right:
            starts.setdefault(left, set()).add(token.dep_)
            ends.setdefault(right, set()).add(token.dep_)
    says = _says(sentence, rules)
    first, count = sentence.start, len(sentence)
    clauses: dict[int, tuple[str, str, str]] = {}
    found = []
    for token in sentence:
        over = _clause_of(token)
        if over.i not in clauses:
            clauses[over.i] = (
                f"cl={over.dep_}>{over.tag_}",
                f"cv={over.lemma_.lower()}",
                f"cc={over.dep_}>{over.head.lemma_.lower()}",
            )
        place, head = token.i, token.head
        dep, sort = token.dep_, token.ent_type_
        seen = [
            f"l={sort or token.lemma_.lower()}",
            f"t={token.tag_}",
            f"d={dep}",
            f"r={says.get(place, '')}",
            f"w={token.lower_}",
            f"h={head.lemma_.lower()}",
            f"hd={head.pos_}>{dep}",
            f"e={sort}",
            *clauses[over.i],
            f"k={_cue(token)}",
            f"at={min(5, 6 * (place - first) // count)}",
        ]
        seen += [f"s={one}" for one in starts.get(place, ())]
        seen += [f"x={one}" for one in ends.get(place, ())]
        found.append(seen)
    return found


def _says(sentence: "Parse", rules: Sequence[Pair]) -> dict[int, str]:
    """What the surest rule makes of each word."""
    says: dict[int, str] = {}
    for pair in sorted(rules, key=lambda one: one.confidence):
        for name, side in (("C", pair.cause), ("E", pair.effect), ("S", pair.cue)):
            for place in range(side.first, side.last + 1):
                says[place] = f"{'B' if place == side.first else 'I'}{name}"
    return says


def _clause_of(token: "Token") -> "Token":
    """The verb of the clause that a word stands in."""
    while token.head.i != token.i and not (
        is_verb(token) and token.dep_ not in {"aux", "auxpass"}
    ):
        token = token.head
    return token


_VERBS = frozenset(cue_verbs.VERBS) | {one for one, _ in cue_verbs.PHRASAL}
_TIMES = frozenset(["after", "before", "when", "while", "since", "as", "if", "until"])
_TIES = frozenset(["by", "for", "over", "with", "following", "amid", "against", "from"])


def _cue(token: "Token") -> str:
    low, lemma = token.lower_, token.lemma_.lower()
    if low in _TIMES:
        return "time"
    if low in _TIES:
        return "tie"
    if lemma in cue_nouns.DEMANDS:
        return "demand"
    if lemma in _VERBS:
        return "verb"
    if lemma in cue_verbs.TO_DO:
        return "do"
    if lemma in cue_nouns.PROTESTS:
        return "protest"
    if lemma in cue_nouns.PUNISHED:
        return "punished"
    return "event" if token.pos_ == "NOUN" and cue_nouns.is_event(lemma) else ""


def signal_features(own: Seen) -> Seen:
    """What the tagger of signals looks at, word by word."""
    return _around(own, (-2, -1, 1, 2, 3), far=4)


def _around(own: Seen, shifts: Sequence[int], far: int) -> Seen:
    found = []
    for place, one in enumerate(own):
        seen = ["bias", *one]
        for shift in shifts:
            if 0 <= place + shift < len(own):
                near = own[place + shift]
                if abs(shift) > 1:
                    near = near[:far]
                mark = f"{shift}:"
                seen += [mark + what for what in near]
            else:
                seen.append(f"{shift}:edge")
        found.append(seen)
    for (before, after), (left, right) in zip(
        pairwise(found), pairwise(own), strict=True
    ):
        joined = f"b={left[0]}|{right[0]}"
        before.append(f"+{joined}")
        after.append(f"-{joined}")
        before.append(f"+t{left[1]}|{right[1]}")
        after.append(f"-t{left[1]}|{right[1]}")
    return found


def side_features(sentence: "Parse", own: Seen, signal: Stretch | None) -> Seen:
    """What the tagger of causes and effects looks at, seen from one signal."""
    found = _around(own, (-2, -1, 1, 2), far=4)
    if signal is None:
        for seen in found:
            seen.append("no signal")
        return found
    doc = sentence.doc
    head = next(
        (
            one
            for one in doc[signal.first : signal.last + 1]
            if not signal.first <= one.head.i <= signal.last or one.head.i == one.i
        ),
        doc[signal.first],
    )
    name = " ".join(
        one.lemma_.lower()
        for one in doc[signal.first : min(signal.last, signal.first + 2) + 1]
    )
    sort = f"{head.dep_}>{head.tag_}"
    under = {one.i for one in head.subtree}
    above = {one.i for one in head.head.subtree} - under
    clause = _clause_of(head)
    outer = _clause_of(clause.head)
    parts = {
        one.i: f"{child.dep_}{'<' if child.i < head.i else '>'}"
        for child in head.children
        for one in child.subtree
    }
    beside = {
        one.i: f"{child.dep_}{'<' if child.i < head.i else '>'}"
        for child in head.head.children
        if child.i != head.i
        for one in child.subtree
    }
    for seen, token in zip(found, sentence, strict=True):
        place = token.i
        side = (
            "in"
            if signal.first <= place <= signal.last
            else "before"
            if place < signal.first
            else "after"
        )
        gap = max(signal.first - place, place - signal.last, 0)
        near = f"{side}{min(gap, 4) if gap < 5 else 9 if gap < 10 else 20}"
        tree = (
            f"part {parts.get(place, '')}"
            if place in under
            else f"beside {beside.get(place, '')}"
            if place in above
            else "out"
        )
        over = _clause_of(token)
        which = "own" if over == clause else "outer" if over == outer else "other"
        seen += [
            f"g={side}|{name}",
            f"g={near}",
            f"g={near}|{sort}",
            f"g={side}|{sort}",
            f"g={tree}",
            f"g={tree}|{sort}",
            f"g={tree}|{name}",
            f"g={which}|{side}",
            f"g={which}|{side}|{name}",
            f"g={tree}|{side}|{'first' if place == 0 or sentence.start == place else ''}",
        ]
        seen += [f"g={side}|{one}" for one in own[place - sentence.start][13:]]
        seen.append(f"g={side}|{own[place - sentence.start][3]}")
        seen.append(f"g={side}|{own[place - sentence.start][1]}")
    for before, after in pairwise(range(len(found))):
        now, then = found[before][-1], found[after][-1]
        found[after].append(f"was {now}")
        found[before].append(f"will {then}")
    return found
