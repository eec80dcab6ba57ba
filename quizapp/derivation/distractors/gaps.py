"""Wrong words for a gap: dates, names, numbers written as the gap's own words are."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from quizapp.derivation.distractors.candidate import Candidate, cheapest
from quizapp.derivation.distractors.dates import wrong_dates
from quizapp.derivation.distractors.durations import wrong_durations
from quizapp.derivation.distractors.names import wrong_names
from quizapp.derivation.distractors.numbers import wrong_numbers
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.span import Span
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import (
    ClozeQuestion,
    DateQuestion,
    Distractor,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
)

_YEAR = re.compile(r" \d{4}$")


def wrong_gaps(
    draft: Draft, question: ClozeQuestion, facts: Facts
) -> tuple[Distractor, ...]:
    """Three for a single gap, or none."""
    key = draft.key
    if key is None or len(question.gaps) != 1:
        return ()
    if question.topic == "dates":
        return _dates(draft, question, key, facts)
    if question.topic == "numbers":
        return _numbers(draft, question, key, facts)
    return _names(draft, question, key, facts)


def _dates(
    draft: Draft, question: ClozeQuestion, key: Span, facts: Facts
) -> tuple[Distractor, ...]:
    said = question.gaps[0].accepted[0]
    sentence = draft.evidence[0]
    found = next((one for one in facts.dates_in(sentence) if one.bare == key), None)
    if found is None:
        return ()
    if found.kind is TimeKind.DURATION or found.value is None:
        as_phrase = PhraseQuestion(
            id=question.id, prompt=_around(question), ask=question.ask, answer=said
        )
        return cheapest(
            wrong_durations(draft, as_phrase, facts), (said,), as_phrase.prompt
        )
    written = found.value.in_words()
    shortened = _YEAR.sub("", written)
    if said not in {written, shortened}:
        return ()
    as_date = DateQuestion(
        id=question.id, prompt=_around(question), ask=question.ask, answer=found.value
    )
    options = [
        replace(one, text=HistoricalDate.from_edtf(one.text).in_words())
        for one in wrong_dates(draft, as_date, facts)
    ]
    if said == shortened != written:
        options = [replace(one, text=_YEAR.sub("", one.text)) for one in options]
    return _apart(options, question)


def _numbers(
    draft: Draft, question: ClozeQuestion, key: Span, facts: Facts
) -> tuple[Distractor, ...]:
    said = question.gaps[0].accepted[0]
    found = next(
        (one for one in facts.numbers_in(draft.evidence[0]) if one.figures == key), None
    )
    if found is None:
        return ()
    mark = next((one for one in (",", "\u202f", "\u00a0", " ") if one in said), "")
    if _written(found.value, mark) != said:
        return ()
    as_number = NumberQuestion(
        id=question.id,
        prompt=_around(question),
        ask=question.ask,
        answer=found.value,
        unit=found.unit,
    )
    options = [
        replace(one, text=_written(Decimal(one.text), mark))
        for one in wrong_numbers(draft, as_number, facts)
    ]
    return _apart(options, question)


def _written(number: Decimal, mark: str) -> str:
    try:
        plain = format(number, "f")
    except InvalidOperation:
        return ""
    if not mark:
        return plain
    return f"{number:,f}".replace(",", mark)


def _names(
    draft: Draft, question: ClozeQuestion, key: Span, facts: Facts
) -> tuple[Distractor, ...]:
    said = question.gaps[0].accepted[0]
    actors = facts.material.findings.actors
    actor = next((actors[one.actor] for one in facts.mentions_in(key)), None)
    if actor is None:
        return ()
    as_name = NameQuestion(
        id=question.id,
        prompt=_around(question),
        ask=question.ask,
        answer=actor.name,
        accept=actor.aliases,
    )
    options = []
    for one in wrong_names(draft, as_name, facts):
        form = _form_like(said, actor.name, one.text, facts)
        if form:
            options.append(replace(one, text=form))
    return _apart(options, question)


def _form_like(said: str, whole: str, name: str, facts: Facts) -> str:
    """A name as short as the gap's: "Nazarbayev" beside "Tokayev", both last words."""
    if said == whole and len(name.split()) > 1:
        return name if len(said.split()) > 1 else ""
    actor = next(
        (one for one in facts.material.findings.actors if one.name == name), None
    )
    forms = [name, *(actor.aliases if actor is not None else ())]
    wanted = len(said.split())
    fit = [
        one
        for one in forms
        if len(one.split()) == wanted
        and one.isupper() == said.isupper()
        and (one == name or _place_in(one, name) == _place_in(said, whole))
    ]
    if fit:
        return min(fit, key=lambda one: (one != name, one))
    return name if wanted > 1 and len(name.split()) > 1 else ""


def _place_in(form: str, name: str) -> int:
    """Which end of a name a form of it is: -1 the last words, 1 the first, 0 neither."""
    words, said = name.split(), form.split()
    if words[-len(said) :] == said:
        return -1
    return 1 if words[: len(said)] == said else 0


def _around(question: ClozeQuestion) -> str:
    return " … ".join(question.parts)


def _apart(
    options: list[Distractor], question: ClozeQuestion
) -> tuple[Distractor, ...]:
    candidates = [
        Candidate(one.text, one.why, float(place)) for place, one in enumerate(options)
    ]
    keys = question.gaps[0].accepted
    beside = _around(question)
    return cheapest(candidates, keys, beside)
