"""Chains of causes over a text: the effect of one is the cause of another."""

from dataclasses import dataclass

from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation
from quizapp.derivation.span import Span

_EMPTY = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "to",
        "and",
        "or",
        "by",
        "for",
        "with",
        "from",
        "at",
        "as",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "had",
        "has",
        "have",
        "it",
        "they",
        "he",
        "she",
        "which",
        "who",
        "not",
        "into",
        "over",
        "after",
    ]
)
#: Two wordings are one event when they share this part of the shorter one's words.
_ENOUGH = 0.6


@dataclass(frozen=True, slots=True)
class CauseGraph:
    """``findings`` with the ``links`` (a, b): the effect of a is the cause of b."""

    findings: tuple[CauseFinding, ...]
    links: tuple[tuple[int, int], ...]

    def chains(self) -> tuple[tuple[CauseFinding, CauseFinding], ...]:
        """Chains of two, in the order of the text."""
        return tuple((self.findings[a], self.findings[b]) for a, b in self.links)


def cause_graph(findings: tuple[CauseFinding, ...], text: str) -> CauseGraph:
    """Join stated causes whose effect and cause overlap or share their main words."""
    causes = [_words(one.cause, text) for one in findings]
    effects = [_words(one.effect, text) for one in findings]
    by_word: dict[str, list[int]] = {}
    for number, words in enumerate(causes):
        for word in words:
            by_word.setdefault(word, []).append(number)
    links = set()
    for number, words in enumerate(effects):
        if not _counts(findings[number]):
            continue
        near = {
            one
            for word in words
            if len(by_word.get(word, ())) <= 20
            for one in by_word.get(word, ())
        }
        for other in near:
            if (
                other != number
                and _counts(findings[other])
                and _meet(findings[number], findings[other], words, causes[other])
            ):
                links.add((number, other))
    return CauseGraph(findings, tuple(sorted(links)))


def _counts(finding: CauseFinding) -> bool:
    return finding.certainty is Certainty.STATED and finding.relation is Relation.CAUSE


def _meet(
    one: CauseFinding,
    other: CauseFinding,
    effect: frozenset[str],
    cause: frozenset[str],
) -> bool:
    if one.cause == other.cause or one.effect == other.effect:
        return False
    if one.effect.overlaps(other.cause):
        return True
    return len(effect & cause) >= max(2, _ENOUGH * min(len(effect), len(cause)))


def _words(span: Span, text: str) -> frozenset[str]:
    plain = "".join(one if one.isalnum() else " " for one in span.of(text).lower())
    return frozenset(word.rstrip("s") for word in plain.split() if word not in _EMPTY)
