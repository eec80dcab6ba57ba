"""Questions over several facts: putting in order, matching."""

from collections.abc import Iterator, Sequence

from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor, ActorKind, Role
from quizapp.derivation.span import Span
from quizapp.derivation.writing.asking_roles import is_kin
from quizapp.derivation.writing.events import Event, events_of
from quizapp.derivation.writing.groups import groups_of
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.offices import fits_both
from quizapp.questions.dates.historical_date import overlaps
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import (
    Ask,
    Item,
    MatchQuestion,
    OrderQuestion,
    Pair,
)


def ask_together(material: Material) -> Iterator[Draft]:
    """Draft orders and matches, as many as the text has facts for."""
    events = _apart(events_of(material))
    for number, group in enumerate(groups_of(events)):
        yield _in_order(material, group, number)
        if len({event.date.edtf() for event in group}) == len(group):
            yield _with_dates(material, group, number)
    holders = _holders(material)
    for number, people in enumerate(groups_of(holders)):
        yield _with_roles(material, people, number)


def _apart(events: Sequence[Event]) -> list[Event]:
    """Events of which no two may have happened on one day, or say the same."""
    chosen: list[Event] = []
    for event in sorted(events, key=lambda one: -one.trust):
        clash = any(
            overlaps(event.date, other.date) or event.words == other.words
            for other in chosen
        )
        if not clash:
            chosen.append(event)
    return sorted(chosen, key=lambda event: event.clause.sentence.number)


def _in_order(material: Material, events: Sequence[Event], number: int) -> Draft:
    ordered = sorted(events, key=lambda event: event.date.earliest)
    question = OrderQuestion(
        id="draft",
        prompt="Put these events in order, the earliest first.",
        topic="dates",
        ask=(Ask.ORDER,),
        items=tuple(Item(event.words, event.date) for event in ordered),
        evidence=_proof(material, [event.clause.sentence.span for event in ordered]),
    )
    return _draft(
        question,
        [event.clause.sentence.span for event in ordered],
        "order",
        number,
        ordered,
    )


def _with_dates(material: Material, events: Sequence[Event], number: int) -> Draft:
    question = MatchQuestion(
        id="draft",
        prompt="Match each event with its date.",
        topic="dates",
        ask=(Ask.MATCH,),
        pairs=tuple(Pair(event.words, event.date.in_words()) for event in events),
        evidence=_proof(material, [event.clause.sentence.span for event in events]),
    )
    return _draft(
        question,
        [event.clause.sentence.span for event in events],
        "match dates",
        number,
        events,
    )


def _draft(
    question: OrderQuestion | MatchQuestion,
    spans: Sequence[Span],
    rule: str,
    number: int,
    events: Sequence[Event],
) -> Draft:
    leaned = [event.finding.why for event in events if event.finding.leaned]
    return Draft(
        question,
        tuple(sorted(set(spans))),
        None,
        rule,
        fact=f"{rule}:{number}",
        confidence=round(min(event.trust for event in events) * 0.9, 3),
        warnings=tuple(dict.fromkeys(leaned)),
    )


def _holders(material: Material) -> list[tuple[Actor, Role]]:
    """Persons with a role that nobody else of the text holds."""
    roles = [
        (actor, role)
        for actor in material.findings.actors
        if actor.kind is ActorKind.PERSON
        for role in actor.roles[:1]
    ]
    titles = [said_role(role).lower() for _, role in roles]
    return [
        one
        for one, title in zip(roles, titles, strict=True)
        if not fits_both(title, titles) and " " in title and not is_kin(one[1])
    ]


def said_role(role: Role) -> str:
    """The role with "former" where it is over."""
    return f"{role.when} {role.title}".strip()


def _with_roles(
    material: Material, people: Sequence[tuple[Actor, Role]], number: int
) -> Draft:
    spans = []
    for _, role in people:
        sentence = material.document.sentence_at(role.span.start)
        if sentence is not None:
            spans.append(sentence.span)
    question = MatchQuestion(
        id="draft",
        prompt="Match each person with their role.",
        topic="actors",
        ask=(Ask.MATCH,),
        pairs=tuple(Pair(actor.name, said_role(role)) for actor, role in people),
        evidence=_proof(material, spans),
    )
    return Draft(
        question,
        tuple(sorted(set(spans))),
        None,
        "match roles",
        fact=f"match roles:{number}",
        confidence=0.75,
    )


def _proof(material: Material, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    text = material.document.text
    return tuple(
        Evidence("text", span.of(text), span.start, span.end)
        for span in sorted(set(spans))
    )
