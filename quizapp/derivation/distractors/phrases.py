"""Wrong phrases: what answers other questions on the text, in the key's own form."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.distractors.candidate import Candidate, cheapest
from quizapp.derivation.distractors.durations import wrong_durations
from quizapp.derivation.distractors.expansions import wrong_expansions
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, CauseFinding
from quizapp.derivation.gates.asked import AUXILIARIES, content
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.two_keys import other_answers
from quizapp.derivation.gates.verb_forms import is_past, is_plural
from quizapp.derivation.gates.wrong_wh import wrong_wh
from quizapp.derivation.span import Span
from quizapp.questions.question import Distractor, PhraseQuestion
from quizapp.questions.wording import word_set

_THINGS = "thing"
#: Rules whose keys may stand beside each other.
_GROUPS = {
    "why": "cause",
    "what followed": "cause",
    "what was done": _THINGS,
    "what did it": _THINGS,
    "what with": _THINGS,
    "what was": _THINGS,
}
_POINTING = word_set(
    "one such he she it they him her them his its their this that these those we our i who which"
)
#: What somebody is to another, which is no position.
_KIN = re.compile(
    r"\b(son|daughter|brother|sister|wife|husband|widow|mother|father|nephew|niece|cousin"
    r"|uncle|aunt|ally|rival|friend|successor|predecessor)\b"
)
_LONGEST = 18  #: words
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


@dataclass(frozen=True, slots=True)
class _Said:
    """A phrase of the text that could be an option."""

    text: str
    group: str
    place: int
    why: str
    of: str  #: id of the draft whose key it is, or empty
    span: Span | None = None
    rule: str = ""
    is_sure: bool = True


class Phrases:
    """All phrases of a text that may be wrong options, gathered once."""

    def __init__(self, drafts: Sequence[Draft], facts: Facts) -> None:
        self.facts = facts
        self._by_group: dict[str, list[_Said]] = {}
        for said in (
            *_keys(drafts, facts),
            *_acts(facts),
            *_causes(facts),
            *_roles(facts),
        ):
            self._by_group.setdefault(said.group, []).append(said)

    def of_group(self, group: str) -> list[_Said]:
        return self._by_group.get(group, [])


def group_of(draft: Draft) -> str:
    """Which phrases may stand beside the key: causes, acts, people, things, roles."""
    group = _GROUPS.get(draft.rule, draft.rule)
    if group == _THINGS:
        is_who = draft.question.prompt.startswith(("Who", "Whom"))
        return f"{group} {'who' if is_who else 'what'}"
    return group


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


def _keys(drafts: Sequence[Draft], facts: Facts) -> Iterator[_Said]:
    """The keys of the other questions."""
    for draft in drafts:
        question = draft.question
        if not isinstance(question, PhraseQuestion) or not _stands_alone(
            question.answer
        ):
            continue
        if wrong_wh(draft, facts) is not None or _is_person(draft, facts):
            continue
        place = draft.evidence[0].start if draft.evidence else 0
        why = f"this answers “{question.prompt}”"
        yield _Said(
            question.answer,
            group_of(draft),
            place,
            why,
            question.id,
            draft.key,
            draft.rule,
            draft.sure,
        )


def _is_person(draft: Draft, facts: Facts) -> bool:
    """Whether the key of a "what" names a person: no fit option beside things."""
    if draft.key is None or not draft.question.prompt.startswith("What"):
        return False
    actors = facts.material.findings.actors
    return draft.rule != "role" and any(
        actors[one.actor].kind is ActorKind.PERSON
        and len(one.span) * 2 > len(draft.key)
        for one in facts.mentions_in(draft.key)
    )


def _acts(facts: Facts) -> Iterator[_Said]:
    """What anybody did, as "What did … do?" is answered."""
    for clause in facts.material.clauses:
        text = _act(clause, facts)
        if text and _stands_alone(text):
            yield _Said(
                text,
                "what did",
                clause.span.start,
                _who_did(clause, facts),
                "",
                clause.span,
            )


def _act(clause: Clause, facts: Facts) -> str:
    group = clause.group
    if (
        group.auxiliaries
        or group.negated
        or group.is_copula
        or clause.speaker is not None
    ):
        return ""
    if clause.origin not in {Origin.MAIN, Origin.JOINED, Origin.RELATIVE}:
        return ""
    told = [
        one
        for one in clause.parts
        if not one.is_fronted and one.slot is not Slot.SIDE_CLAUSE
    ]
    if not any(one.slot in {Slot.OBJECT, Slot.CLAUSE} for one in told):
        return ""
    dates = [one.span for one in facts.material.dates_in(clause)]
    tokens = [clause.verb, *(token for one in told for token in one.phrase.tokens)]
    tokens += [child for child in clause.verb.children if child.dep_ == "prt"]
    try:
        return facts.material.asker.say(sorted(tokens, key=lambda one: one.i), dates)
    except CannotBeSaid:
        return ""


def _who_did(clause: Clause, facts: Facts) -> str:
    try:
        who = facts.material.asker.say(clause.subject.tokens)
    except CannotBeSaid:
        return "somebody else did that, or at another time"
    dates = facts.material.dates_in(clause)
    when = f" ({dates[0].bare.of(facts.text)})" if len(dates) == 1 else ""
    return f"{who[:1].upper()}{who[1:]} did that{when}"


def _causes(facts: Facts) -> Iterator[_Said]:
    """Causes and effects of other things, in the text's own words."""
    for one in facts.material.findings.causes:
        for span, other, why in (
            (one.cause, one.effect, "the text gives this as a cause of “{}”"),
            (one.effect, one.cause, "the text gives this as an effect of “{}”"),
        ):
            text = _in_mid_sentence(span, facts)
            beside = " ".join(other.of(facts.text).split())
            if _stands_alone(text):
                yield _Said(text, "cause", span.start, why.format(beside), "", span)


def _in_mid_sentence(span: Span, facts: Facts) -> str:
    """The words without the capital that they have only from their place."""
    text = " ".join(span.of(facts.text).split()).strip(" ,;:–—-")
    sentence = facts.sentence_at(span.start)
    if sentence is None or sentence.span.start != span.start or sentence.parse is None:
        return text
    first = sentence.parse[0]
    if (
        first.pos_ == "PROPN"
        or first.ent_type_
        or (first.text.isupper() and len(first.text) > 1)
    ):
        return text
    return text[:1].lower() + text[1:]


def _roles(facts: Facts) -> Iterator[_Said]:
    people = {
        one.name.split()[-1]
        for one in facts.material.findings.actors
        if one.kind is ActorKind.PERSON and one.name
    }
    for actor in facts.material.findings.actors:
        for role in actor.roles:
            if "'s " in role.title or "’s " in role.title or _KIN.search(role.title):
                continue
            if role.title.split()[:1] and role.title.split()[0] in people:
                continue
            why = f"the position of {actor.name}"
            yield _Said(role.title, "role", role.span.start, why, "", role.span)


def _stands_alone(text: str) -> bool:
    words = text.lower().replace(",", " ").split()
    return (
        0 < len(words) <= _LONGEST
        and not _POINTING & set(words)
        and bool(content(text))
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
    )
