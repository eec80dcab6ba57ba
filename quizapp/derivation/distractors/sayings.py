"""What a text says that may be a wrong option: keys, acts, causes, positions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.gates.asked import content
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.wrong_wh import wrong_wh
from quizapp.derivation.span import Span
from quizapp.questions.question import PhraseQuestion
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


@dataclass(frozen=True, slots=True)
class Said:
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
        self._by_group: dict[str, list[Said]] = {}
        for said in (
            *_keys(drafts, facts),
            *_acts(facts),
            *_causes(facts),
            *_roles(facts),
        ):
            self._by_group.setdefault(said.group, []).append(said)

    def of_group(self, group: str) -> list[Said]:
        return self._by_group.get(group, [])


def group_of(draft: Draft) -> str:
    """Which phrases may stand beside the key: causes, acts, people, things, roles."""
    group = _GROUPS.get(draft.rule, draft.rule)
    if group == _THINGS:
        is_who = draft.question.prompt.startswith(("Who", "Whom"))
        return f"{group} {'who' if is_who else 'what'}"
    return group


def _keys(drafts: Sequence[Draft], facts: Facts) -> Iterator[Said]:
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
        yield Said(
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


def _acts(facts: Facts) -> Iterator[Said]:
    """What anybody did, as "What did … do?" is answered."""
    for clause in facts.material.clauses:
        text = _act(clause, facts)
        if text and _stands_alone(text):
            yield Said(
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


def _causes(facts: Facts) -> Iterator[Said]:
    """Causes and effects of other things, in the text's own words."""
    for one in facts.material.findings.causes:
        for span, other, why in (
            (one.cause, one.effect, "the text gives this as a cause of “{}”"),
            (one.effect, one.cause, "the text gives this as an effect of “{}”"),
        ):
            text = _in_mid_sentence(span, facts)
            beside = " ".join(other.of(facts.text).split())
            if _stands_alone(text):
                yield Said(text, "cause", span.start, why.format(beside), "", span)


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


def _roles(facts: Facts) -> Iterator[Said]:
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
            yield Said(role.title, "role", role.span.start, why, "", role.span)


def _stands_alone(text: str) -> bool:
    words = text.lower().replace(",", " ").split()
    return (
        0 < len(words) <= _LONGEST
        and not _POINTING & set(words)
        and bool(content(text))
        and text.count("“") == text.count("”")
        and text.count("(") == text.count(")")
    )
