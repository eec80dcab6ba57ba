"""Wrong phrases: what answers other questions on the text, in the key's own form."""

import math
from collections.abc import Iterator

from quizapp.derivation.distractors.candidate import Candidate, cheapest
from quizapp.derivation.distractors.durations import wrong_durations
from quizapp.derivation.distractors.expansions import wrong_expansions
from quizapp.derivation.distractors.sayings import Phrases, group_of
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import CauseFinding
from quizapp.derivation.gates.asked import AUXILIARIES
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.two_keys import other_answers
from quizapp.derivation.gates.verb_forms import is_past, is_plural
from quizapp.derivation.span import Span
from quizapp.derivation.writing.offices import same_office
from quizapp.questions.question import Distractor, PhraseQuestion

_MOST_LONGER = 1.9
#: What is less like the key than this would be laughed at.
_MOST_UNLIKE = 1.4
_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
    "ship",
    "dom",
    "cy",
)


def wrong_phrases(
    draft: Draft, question: PhraseQuestion, phrases: Phrases
) -> tuple[Distractor, ...]:
    """Three phrases of the key's form and of nearly its length, or none."""
    facts = phrases.facts
    candidates: list[Candidate] = []
    if draft.rule == "when":
        candidates = list(wrong_durations(draft, question, facts))
    elif draft.rule == "stands for":
        candidates = list(wrong_expansions(question))
    if draft.rule not in {"when", "stands for"}:
        candidates += _of_text(draft, question, phrases)
    keys = (question.answer, *question.accept)
    return cheapest(candidates, keys, question.prompt)


def _of_text(
    draft: Draft, question: PhraseQuestion, phrases: Phrases
) -> Iterator[Candidate]:
    facts = phrases.facts
    place = draft.evidence[0].start if draft.evidence else 0
    right = _also_right(draft, facts)
    for said in phrases.of_group(group_of(draft)):
        if said.of == question.id:
            continue
        if said.span is not None and any(one.overlaps(said.span) for one in right):
            continue
        if draft.rule == "role" and same_office(question.answer, said.text):
            continue
        cost = _unlike(question.answer, said.text)
        if cost is None:
            continue
        cost += abs(said.place - place) / (len(facts.text) + 1)
        if said.span is not None and any(
            one.holds(said.span) for one in draft.evidence
        ):
            cost += 0.5
        cost += 0.0 if said.rule in {"", draft.rule} else 0.35
        cost += 0.0 if said.is_sure else 0.3
        if cost <= _MOST_UNLIKE:
            yield Candidate(said.text, said.why, cost)


def _also_right(draft: Draft, facts: Facts) -> list[Span]:
    """Spans that answer the stem too: other causes of the effect, the key's own cause."""
    found = [draft.key] if draft.key is not None else []
    clause = facts.clause_of(draft)
    if clause is not None:
        found += [span for span, _ in other_answers(clause, draft, facts)]
    cause = facts.cause_of(draft)
    if cause is not None:
        found += _of_one_chain(cause, facts)
    head = facts.key_head(draft)
    if head is not None:
        found += [Span(one.idx, one.idx + len(one.text)) for one in head.conjuncts]
    return found


def _of_one_chain(cause: CauseFinding, facts: Facts) -> list[Span]:
    found = [cause.cause, cause.effect]
    for other in facts.material.findings.causes:
        if other.effect.overlaps(cause.effect) or other.effect.overlaps(cause.cause):
            found.append(other.cause)
        if other.cause.overlaps(cause.cause):
            found.append(other.effect)
    return found


def _unlike(key: str, other: str) -> float | None:
    """How much less fit it is beside the key; ``None`` where its form tells it apart."""
    mine, theirs = _form(key), _form(other)
    if mine != theirs:
        return None
    longer = max(len(key), len(other)) / max(min(len(key), len(other)), 1)
    if longer > _MOST_LONGER and abs(len(key) - len(other)) > 8:
        return None
    cost = abs(math.log(longer))
    cost += 0.3 if _first(key) != _first(other) else 0.0
    cost += 0.25 if _is_abstract(key) != _is_abstract(other) else 0.0
    cost += 0.3 if _number(key) != _number(other) else 0.0
    return cost


def _form(text: str) -> str:
    """What sort of words it is: "by doing", "to do", "did it", a clause, a noun."""
    words = text.split()
    first = words[0].lower() if words else ""
    if first in {"by", "to", "because", "for", "with"}:
        return first
    if first.endswith("ing") and len(first) > 5:
        return "ing"
    if is_past(first) and first not in AUXILIARIES:
        return "past"
    later = [word.strip(",.") for word in words[1:]]
    if any(word.lower() in AUXILIARIES for word in later):
        return "clause"
    return "noun"


def _first(text: str) -> str:
    word = text.split(maxsplit=1)[0].lower() if text.split() else ""
    return word if word in {"the", "a", "an"} else ""


def _number(text: str) -> bool:
    """Whether the noun before the first preposition is plural."""
    head = ""
    for word in text.split():
        if word.lower() in {
            "of",
            "in",
            "on",
            "for",
            "to",
            "with",
            "by",
            "from",
            "at",
            "about",
        }:
            break
        head = word
    return is_plural(head.lower().strip(",.'’"))


def _is_abstract(text: str) -> bool:
    """Whether its first noun is an idea or an act rather than a thing."""
    return any(
        word.strip(",.").removesuffix("s").endswith(_ABSTRACT)
        for word in text.lower().split()[:4]
    )
