"""What did somebody do: questions whose key is the rest of a clause."""

from collections.abc import Iterator

from quizapp.derivation.clauses.clause import Clause, Origin, Slot
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import ActorKind, DateFinding, TimeKind
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.questions.question import Ask, PhraseQuestion

_LONGEST_KEY = 14
_SHORTEST_KEY = 2


def ask_what(material: Material) -> Iterator[Draft]:
    """Draft "What did Tokayev do on 6 January 2022?" for clauses with a date."""
    for clause in material.clauses:
        dates = material.dates_in(clause)
        if len(dates) == 1 and _acts(material, clause):
            draft = _ask(material, clause, dates[0])
            if draft is not None:
                yield draft


def _acts(material: Material, clause: Clause) -> bool:
    actor = material.actor_at(clause.subject.span, clause.subject.head.idx)
    return (
        actor is not None
        and actor.kind is not ActorKind.PEOPLE
        and not clause.group.is_passive
        and not clause.group.is_copula
        and not clause.group.auxiliaries
        and not clause.group.negated
        and clause.origin in {Origin.MAIN, Origin.JOINED}
        and any(part.slot in {Slot.OBJECT, Slot.CLAUSE} for part in clause.parts)
    )


def _ask(material: Material, clause: Clause, date: DateFinding) -> Draft | None:
    part = clause.part_at(date.span)
    if date.kind is not TimeKind.POINT or date.value is None or part is None:
        return None
    if part.slot is not Slot.ADJUNCT or part.phrase.span != date.span:
        return None
    told = [
        one
        for one in clause.parts
        if one is not part and not one.is_fronted and one.slot is not Slot.SIDE_CLAUSE
    ]
    tokens = [clause.verb, *(token for one in told for token in one.phrase.tokens)]
    tokens += [child for child in clause.verb.children if child.dep_ == "prt"]
    try:
        owners = material.asker.owners(clause)
        key = material.asker.say(tokens, [date.span], owners=owners)
        subject = material.asker.say(clause.subject.tokens)
    except CannotBeSaid:
        return None
    if not _SHORTEST_KEY <= len(key.split()) <= _LONGEST_KEY:
        return None
    when = f"{date.preposition} {date.value.in_words()}".strip()
    stem = material.asker.stem_of(
        clause, f"What did {subject} do {when}", tokens=clause.subject.tokens
    )
    question = PhraseQuestion(
        id="draft",
        prompt=stem.text,
        topic="actors",
        ask=(Ask.CHOICE, Ask.FLASHCARD, Ask.TYPED),
        answer=key,
        evidence=material.evidence(clause.sentence),
    )
    end = max(token.idx + len(token.text) for token in tokens)
    return material.draft(
        question,
        clause=clause,
        stem=stem,
        key=Span(clause.verb.idx, end),
        rule="what did",
        confidence=0.8,
        warnings=(date.why,) if date.leaned else (),
    )
