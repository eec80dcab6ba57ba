"""Which drafts to show first: what a teacher asks first, and what this one accepts."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, ClozeQuestion, Question
from quizapp.questions.wording import plain

#: Features of a draft by name, each 0 to 1.
Features = Mapping[str, float]


class Decision(StrEnum):
    """What a teacher did with a draft."""

    ACCEPT = "accept"
    EDIT = "edit"
    REJECT = "reject"


#: How good a draft was that got the decision.
_WORTH = {Decision.ACCEPT: 1.0, Decision.EDIT: 0.6, Decision.REJECT: 0.0}

#: What teachers ask first, before anyone has clicked; kinds of which strict readers of
#: blind samples kept few stand lower.
BUILT_IN: Features = {
    "bias": -1.2,
    "confidence": 2.4,
    "sure": 1.6,
    "early": 0.5,
    "first sentence": 0.3,
    "topic actor": 0.9,
    "main place": 0.2,
    "good length": 0.4,
    "has choice": 0.3,
    "full name": 0.2,
    "leaned": -0.2,
    "rule when": 0.8,
    "rule when named": 0.5,
    "rule who did": 0.6,
    "rule by whom": 0.3,
    "rule whom": 0.2,
    "rule where": 0.1,
    "rule how many": 0.0,
    "rule why": 0.7,
    "rule what followed": 0.2,
    "rule what did": -0.3,
    "rule stands for": 0.4,
    "rule what is": 0.3,
    "rule order": 0.6,
    "rule match dates": 0.4,
    "rule match roles": 0.3,
    "rule true or false": 0.2,
    "rule role": -0.3,
    "rule who was": -0.3,
    "rule what was done": -0.7,
    "rule what did it": -0.9,
    "rule what was": -0.7,
    "rule what with": -1.1,
    "rule gap": -1.6,
}
#: How strongly the built-in weights hold: as if so many decisions had confirmed them.
_PRIOR = 6.0
_ROUNDS = 60
_GOOD_LENGTH = range(7, 19)


@dataclass(frozen=True, slots=True)
class Decided:
    """A draft's features and what a teacher did with it; a row of what is stored."""

    features: Features
    decision: Decision


@dataclass(frozen=True, slots=True)
class Ranker:
    """Logistic regression over few features; ``weights`` are plain values to keep."""

    weights: Features

    @classmethod
    def built_in(cls) -> Self:
        return cls(dict(BUILT_IN))

    def score(self, features: Features) -> float:
        """The chance that a teacher keeps a draft, 0 to 1."""
        return _chance(self.weights, sorted(features.items()))

    def learnt(self, decided: Iterable[Decided]) -> "Ranker":
        """The ranker that all decisions of a site make, starting from what is built in.

        The order of the decisions does not matter.
        """
        rows = _alike(decided)
        names = sorted(
            {name for features, _, _ in rows for name, _ in features} | set(BUILT_IN)
        )
        weights = {name: BUILT_IN.get(name, 0.0) for name in names}
        step = 1.0 / (_PRIOR + sum(count for _, _, count in rows) * 2.0)
        for _ in range(_ROUNDS):
            pull = {
                name: _PRIOR * (BUILT_IN.get(name, 0.0) - weight)
                for name, weight in weights.items()
            }
            for features, worth, count in rows:
                miss = (worth - _chance(weights, features)) * count
                for name, value in features:
                    pull[name] += miss * value
            weights = {name: weights[name] + step * pull[name] for name in names}
        return Ranker({name: round(weight, 6) for name, weight in weights.items()})

    def ranked(self, drafts: Sequence[Draft], material: Material) -> list[Draft]:
        """The drafts, best first, what is unsure last; the order given does not matter."""
        context = Context.of(material)
        scores = {
            draft.question.id: self.score(context.features(draft)) for draft in drafts
        }
        return sorted(
            drafts,
            key=lambda draft: (
                not draft.sure,
                -round(scores[draft.question.id], 9),
                draft.evidence[0].start if draft.evidence else 0,
                draft.question.id,
            ),
        )


_Row = tuple[tuple[tuple[str, float], ...], float, int]


def _alike(decided: Iterable[Decided]) -> list[_Row]:
    """Features in order, worth, and how many decisions were alike."""
    counts = Counter(
        (tuple(sorted(one.features.items())), _WORTH[one.decision]) for one in decided
    )
    return sorted(
        (features, worth, count) for (features, worth), count in counts.items()
    )


def _chance(weights: Features, features: Iterable[tuple[str, float]]) -> float:
    total = sum(weights.get(name, 0.0) * value for name, value in features)
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total))))


@dataclass(frozen=True, slots=True)
class Context:
    """What features need to know of a text: how long it is and whom it is about."""

    length: int
    starts: frozenset[int]  #: where paragraphs begin
    names: Mapping[str, float]  #: folded names of actors to how much they are about it
    country: str

    @classmethod
    def of(cls, material: Material) -> Self:
        actors = material.findings.actors
        counts = Counter(one.actor for one in material.findings.mentions)
        most = max(counts.values(), default=1)
        names: dict[str, float] = {}
        for actor in actors:
            if actor.kind is not ActorKind.PEOPLE:
                for name in (actor.name, *actor.aliases):
                    names[plain(name)] = max(
                        names.get(plain(name), 0.0), counts[actor.id] / most
                    )
        names.pop("", None)
        country = material.naming.country
        return cls(
            max(len(material.document.text), 1),
            frozenset(one.span.start for one in material.document.paragraphs),
            names,
            plain(country.name) if country is not None else "",
        )

    def features(self, draft: Draft) -> dict[str, float]:
        """What the ranker knows of a draft."""
        question = draft.question
        place = draft.evidence[0].start if draft.evidence else 0
        words = len(question.prompt.split())
        said = plain(f"{question.prompt} {getattr(question, 'answer', '')}")
        about, full = self._about(said)
        found = {
            "bias": 1.0,
            "confidence": draft.confidence,
            "sure": float(draft.sure),
            "early": 1.0 - place / self.length,
            "first sentence": float(place in self.starts),
            "topic actor": about,
            "full name": full,
            "main place": float(bool(self.country) and self.country in said),
            "good length": float(
                words in _GOOD_LENGTH or isinstance(question, ClozeQuestion)
            ),
            "has choice": float(_has_choice(question)),
            "leaned": float(bool(draft.warnings)),
        }
        found[f"rule {draft.rule}"] = 1.0
        return found

    def _about(self, said: str) -> tuple[float, float]:
        """How much the text is about whom the question names, and whether in full."""
        words = said.split()
        best, full = 0.0, 0.0
        for length in (1, 2, 3, 4):
            for start in range(len(words) - length + 1):
                share = self.names.get(" ".join(words[start : start + length]))
                if share is not None:
                    best = max(best, share)
                    full = max(full, float(length > 1))
        return best, full


def _has_choice(question: Question) -> bool:
    return Ask.CHOICE in question.ask and bool(getattr(question, "distractors", None))


def choose(drafts: Sequence[Draft], count: int) -> list[Draft]:
    """So many of ranked drafts, spread over topics and over the text.

    No two on one fact stand in a row, unless nothing else is left.
    """
    left = sorted(range(len(drafts)), key=lambda rank: (not drafts[rank].sure, rank))
    chosen: list[Draft] = []
    topics: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    sentences: Counter[int] = Counter()
    facts: Counter[str] = Counter()
    while left and len(chosen) < count:
        last = chosen[-1] if chosen else None
        window = left[: _WINDOW + count]

        def cost(rank: int, last: Draft | None = last) -> tuple[bool, float, int]:
            draft = drafts[rank]
            told = (
                rank / max(len(drafts), 1) * _BY_RANK
                + topics[draft.question.topic] / (len(chosen) + 1) * _BY_TOPIC
                + rules[draft.rule] / (len(chosen) + 1) * 0.5
                + sentences[_place(draft)] * 0.5
                + facts[_fact(draft)]
            )
            again = last is not None and _fact(last) == _fact(draft)
            return again, told + (_LAST if not draft.sure else 0.0), rank

        best = min(window, key=cost)
        left.remove(best)
        draft = drafts[best]
        chosen.append(draft)
        topics[draft.question.topic] += 1
        rules[draft.rule] += 1
        sentences[_place(draft)] += 1
        facts[_fact(draft)] += 1
    return chosen


_BY_RANK = 1.5
_BY_TOPIC = 2.0
_LAST = 100.0
#: How far down the ranking a better spread is looked for.
_WINDOW = 60


def _place(draft: Draft) -> int:
    return draft.evidence[0].start if draft.evidence else -1


def _fact(draft: Draft) -> str:
    """The clause that a draft is on, whatever it asks about it."""
    return ":".join(draft.fact.split(":")[:2])
