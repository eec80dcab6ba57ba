"""True or false: a statement of the text, as it is or with one fact changed."""

from collections.abc import Iterator
from hashlib import sha256

from quizapp.derivation.clauses.clause import Slot
from quizapp.derivation.clauses.naming import preposition_of
from quizapp.derivation.draft import Draft
from quizapp.derivation.writing.events import Event, events_of
from quizapp.derivation.writing.material import Material
from quizapp.questions.dates.historical_date import HistoricalDate, overlaps
from quizapp.questions.question import Ask, TrueFalseQuestion

#: Days: whoever knows the event need not know such a difference.
_NEAR = 25
#: Words behind which a date is read as another verb's.
_LONG = 9


#: The false date is one of so many that come closest.
_NEAREST = 3


def ask_whether(material: Material) -> Iterator[Draft]:
    """Draft a statement for each dated event, every other one with another date."""
    events = [
        one
        for one in events_of(material)
        if not _is_about(one.date) and not one.finding.hedge
    ]
    for event in events:
        others = [
            other.date
            for other in events
            if other.date.precision is event.date.precision
            and _far(other.date, event.date)
        ]
        yield _statement(material, event, others)


def _is_about(date: HistoricalDate) -> bool:
    """ "in c. 1595 BC" is no English, and what is about so cannot be false."""
    return date.in_words().startswith("c.")


def _far(other: HistoricalDate, date: HistoricalDate) -> bool:
    """Whether more than memory for days tells them apart."""
    if overlaps(other, date) or _is_about(other):
        return False
    return abs(other.earliest - date.earliest) > _NEAR


def _statement(material: Material, event: Event, others: list[HistoricalDate]) -> Draft:
    seed = sha256(event.words.encode()).digest()[0]
    near = sorted(others, key=lambda one: abs(one.earliest - event.date.earliest))
    near = near[:_NEAREST]
    swapped = near[seed // 2 % len(near)] if near and seed % 2 else None
    true = _said(event, event.date)
    said = true if swapped is None else _said(event, swapped)
    question = TrueFalseQuestion(
        id="draft",
        prompt=said,
        topic="dates",
        ask=(Ask.CHOICE,),
        answer=swapped is None,
        correction="" if swapped is None else true,
        evidence=material.evidence(event.clause.sentence),
    )
    finding = event.finding
    return Draft(
        question,
        (event.clause.sentence.span,),
        finding.bare,
        "true or false",
        fact=f"{event.clause.sentence.number}:{event.clause.verb.i}:when",
        confidence=round(event.trust * 0.8, 3),
        warnings=(finding.why,) if finding.leaned else (),
    )


def _said(event: Event, date: HistoricalDate) -> str:
    """The event with a date: before it where it would hang on another verb."""
    when = f"{preposition_of(event.finding)} {date.in_words()}"
    parts = [one for one in event.clause.parts if one.slot is not Slot.SIDE_CLAUSE]
    verbs = any(token.pos_ == "VERB" for part in parts for token in part.phrase.tokens)
    if verbs or len(event.words.split()) > _LONG:
        return f"{when[:1].upper()}{when[1:]} {event.told}."
    return f"{event.words} {when}."
