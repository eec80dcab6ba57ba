"""Events of a text: statements with a date, to be put in order or matched."""

from dataclasses import dataclass

from quizapp.derivation.clauses.clause import Clause, Origin, Part, Slot
from quizapp.derivation.clauses.telling import is_bare, is_cut_short, is_state
from quizapp.derivation.clauses.wording import CannotBeSaid
from quizapp.derivation.findings.kinds import DateFinding, TimeKind
from quizapp.derivation.writing.material import TRUST, Material
from quizapp.questions.dates.historical_date import HistoricalDate

#: "A second war would follow": told from before it happened, or not sure to.
_MODAL = frozenset({"would", "will", "could", "may", "might", "should", "must", "can"})
_LONGEST = 14
_SHORTEST = 3
_SAFE = frozenset({Origin.MAIN, Origin.JOINED, Origin.SUBORDINATE, Origin.RELATIVE})


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as a sentence without its date or full stop; and when."""

    words: str
    told: str  #: the same behind other words, its first letter small
    date: HistoricalDate
    clause: Clause
    finding: DateFinding
    trust: float


def events_of(material: Material) -> list[Event]:
    """Events whose date is sure and whose words stand alone, in the text's order."""
    found = []
    for clause in material.clauses:
        dates = material.dates_in(clause)
        if len(dates) == 1 and clause.origin in _SAFE:
            event = _event(material, clause, dates[0])
            if event is not None:
                found.append(event)
    return found


def _tells_what_happened(clause: Clause, part: Part) -> bool:
    """Not how long something went on, and not what a parser took for a clause."""
    if clause.subject.head.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return False
    if any(token.like_num for token in clause.subject.tokens[:1]):
        return clause.subject.head.tag_ in {"NNS", "NNPS"}
    return not any(
        one is not part and one.preposition in {"until", "till", "since"}
        for one in clause.parts
    )


def _event(material: Material, clause: Clause, date: DateFinding) -> Event | None:
    part = clause.part_at(date.span)
    if date.kind is not TimeKind.POINT or date.value is None or part is None:
        return None
    if part.slot is not Slot.ADJUNCT or part.phrase.span != date.span:
        return None
    if clause.group.is_copula and not any(
        one.slot is Slot.COMPLEMENT for one in clause.parts
    ):
        return None
    if not _tells_what_happened(clause, part) or clause.group.negated:
        return None
    if clause.group.auxiliaries and clause.group.auxiliaries[0].lower() in _MODAL:
        return None
    if is_state(clause) or is_bare(clause, date.span) or is_cut_short(clause):
        return None
    try:
        stem = material.asker.statement(clause, without=[date.span])
        told = material.asker.told(clause, without=[date.span])
    except CannotBeSaid:
        return None
    if stem.doubts or not _SHORTEST <= len(stem.text.split()) <= _LONGEST:
        return None
    return Event(stem.text, told, date.value, clause, date, TRUST[clause.origin])
