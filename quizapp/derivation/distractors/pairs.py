"""Rights that fit no left: other dates, other roles of the text."""

from collections.abc import Iterator

from quizapp.derivation.distractors.said_by_clause import statement_at
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.gates.option_shapes import says_the_same
from quizapp.derivation.writing.asking_roles import is_kin
from quizapp.derivation.writing.offices import same_office
from quizapp.questions.dates.historical_date import overlaps
from quizapp.questions.question import Distractor, MatchQuestion

#: More would be a search, not a match.
_MOST = 2


def extra_rights(
    draft: Draft, question: MatchQuestion, facts: Facts
) -> tuple[Distractor, ...]:
    """At most two, each of the sort of the others; none where the text has no more."""
    if draft.rule not in {"match dates", "match roles"}:
        return ()
    found: list[Distractor] = []
    taken = [pair.right for pair in question.pairs]
    candidates = (
        _dates(question, facts)
        if draft.rule == "match dates"
        else _roles(question, facts)
    )
    for one in candidates:
        if not any(
            says_the_same(one.text, other) or same_office(one.text, other)
            for other in taken
        ):
            found.append(one)
            taken.append(one.text)
        if len(found) == _MOST:
            break
    return tuple(found)


def _dates(question: MatchQuestion, facts: Facts) -> Iterator[Distractor]:
    rights = {pair.right for pair in question.pairs}
    matched = [
        one.value
        for one in facts.material.findings.dates
        if one.value is not None and one.value.in_words() in rights
    ]
    grains = {one.precision for one in matched}
    if len(grains) != 1:
        return
    for one in facts.material.findings.dates:
        date = one.value
        if (
            date is None
            or one.kind is not TimeKind.POINT
            or date.precision not in grains
        ):
            continue
        if any(overlaps(date, other) for other in matched):
            continue
        said = statement_at(facts, one.span, without=True)
        yield Distractor(date.in_words(), f"then {said}" if said else "")


def _roles(question: MatchQuestion, facts: Facts) -> Iterator[Distractor]:
    people = {pair.left for pair in question.pairs}
    are_over = {
        bool(role.when)
        for actor in facts.material.findings.actors
        for role in actor.roles[:1]
        if actor.name in people
    }
    for actor in facts.material.findings.actors:
        if actor.name in people:
            continue
        for role in actor.roles[:1]:
            said = f"{role.when} {role.title}".strip()
            if " " in said and not is_kin(role) and bool(role.when) in are_over:
                yield Distractor(said, f"the position of {actor.name}")
