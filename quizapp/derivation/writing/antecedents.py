"""The sentences that tell whom "he" and which day "the next day" mean."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from quizapp.derivation.document import Sentence
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import DateFinding
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import SOURCE, Material
from quizapp.questions.evidence import Evidence
from quizapp.questions.question import ClozeQuestion

#: Sentences back in which what is meant may be named.
_BACK = 4
_RELATIVE = re.compile(
    r"\b(?:later|earlier|before|after|next|same|following|previous|preceding|that)\b",
    re.IGNORECASE,
)


def with_antecedents(material: Material, draft: Draft) -> Draft:
    """The draft whose evidence proves its key by itself, as far as the text does."""
    if len(draft.evidence) != 1 or isinstance(draft.question, ClozeQuestion):
        return draft
    sentence = material.document.sentence_at(draft.evidence[0].start)
    if sentence is None:
        return draft
    told = [
        *_of_actors(material, sentence, draft),
        *_of_date(material, sentence, draft),
    ]
    spans = [one for one in dict.fromkeys(told) if one != sentence.span]
    if not spans:
        return draft
    text = material.document.text
    more = [Evidence(SOURCE, one.of(text), one.start, one.end) for one in spans]
    question = replace(draft.question, evidence=(*draft.question.evidence, *more))
    return replace(draft, question=question, evidence=(*draft.evidence, *spans))


def _of_actors(material: Material, sentence: Sentence, draft: Draft) -> Iterator[Span]:
    """Where those are named whom the draft names and its sentence does not."""
    here = material.naming.mentions_in(sentence.span)
    named = {one.actor for one in here if one.form != "pronoun"}
    asked = f"{draft.question.prompt} {getattr(draft.question, 'answer', '')}"
    for actor in dict.fromkeys(one.actor for one in here if one.form == "pronoun"):
        who = material.findings.actors[actor]
        if actor in named or not any(
            name in asked for name in (who.name, *who.aliases)
        ):
            continue
        found = _named_before(material, actor, sentence)
        if found is not None:
            yield found


def _named_before(material: Material, actor: int, sentence: Sentence) -> Span | None:
    sentences = material.document.sentences
    first = max(sentence.number - _BACK, 0)
    for other in reversed(sentences[first : sentence.number]):
        if any(
            one.actor == actor and one.form != "pronoun"
            for one in material.naming.mentions_in(other.span)
        ):
            return other.span
    return None


def _of_date(material: Material, sentence: Sentence, draft: Draft) -> Iterator[Span]:
    """Where the day stands from which the draft's own is counted."""
    dates = material.findings.dates
    place = bisect_left(dates, sentence.span.start, key=lambda one: one.span.start)
    for number in range(place, len(dates)):
        date = dates[number]
        if date.span.start >= sentence.span.end:
            return
        if date.leaned and _is_counted(material, date) and _is_asked(date, draft):
            before = next(
                (one for one in reversed(dates[:number]) if one.value is not None), None
            )
            said = before and material.document.sentence_at(before.span.start)
            if said and sentence.number - said.number <= _BACK:
                yield said.span


def _is_counted(material: Material, date: DateFinding) -> bool:
    return bool(_RELATIVE.search(date.bare.of(material.document.text)))


def _is_asked(date: DateFinding, draft: Draft) -> bool:
    """Whether the draft's key or its stem says the date."""
    if draft.key is not None and date.bare.overlaps(draft.key):
        return True
    return date.value is not None and date.value.in_words() in draft.question.prompt
