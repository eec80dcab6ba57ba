"""At most one sure gap a sentence, and none where a sure question asks the sentence."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from quizapp.derivation.draft import Draft
from quizapp.derivation.span import Span
from quizapp.questions.question import Ask, Question

ASKED = "another question asks this sentence"
GAPPED = "another gap stands in this sentence"
#: What is best gapped where several could be.
_TOPICS = ("actors", "places", "dates", "numbers", "terms")


def spared(gaps: Sequence[Draft], asked: Iterable[Draft]) -> list[Draft]:
    """The gaps in their order; all but the best sure one of a sentence get a doubt."""
    taken = {place for one in asked if one.sure for place in _sentences(one)}
    best: dict[Span, Draft] = {}
    for gap in sorted((one for one in gaps if one.sure), key=_rank):
        for place in _sentences(gap):
            best.setdefault(place, gap)
    found = []
    for gap in gaps:
        places = set(_sentences(gap))
        if gap.sure and places & taken:
            gap = replace(gap, doubts=(ASKED,))
        elif gap.sure and any(best[one] is not gap for one in places):
            gap = replace(gap, doubts=(GAPPED,))
        found.append(gap)
    return found


def _sentences(draft: Draft) -> list[Span]:
    """The sentence that a draft asks for: the key's, not one that explains a pronoun.

    A draft whose key is spread over many sentences asks for no single one.
    """
    key = draft.key
    if key is None:
        return list(draft.evidence) if len(draft.evidence) == 1 else []
    return [one for one in draft.evidence if one.holds(key)]


def _rank(draft: Draft) -> tuple[bool, int, int]:
    question: Question = draft.question
    topics = {topic: place for place, topic in enumerate(_TOPICS)}
    place = draft.key.start if draft.key is not None else 0
    typed_only = Ask.CHOICE not in question.ask
    return typed_only, topics.get(question.topic, len(_TOPICS)), place
