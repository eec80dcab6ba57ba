"""The review page: the text with numbered spans, the drafts beside it, the one at hand."""

import json
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import render_template, request

from quizapp.database import db
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.passage import paragraphs
from quizapp.questions.question import Ask, ClozeQuestion, DateQuestion, Question
from quizapp.services.draft_editing import remarks
from quizapp.services.draft_page import (
    Desk,
    Part,
    ShownDraft,
    can_undo,
)
from quizapp.store.derivations import Derivation
from quizapp.store.drafts import Standing
from quizapp.web import access
from quizapp.web.answer_beside_key import key_lines
from quizapp.web.correction_form import FormField
from quizapp.web.draft_choice import Chosen
from quizapp.web.draft_form import fields_of
from quizapp.web.draft_map import map_of
from quizapp.web.draft_text import text_of
from quizapp.web.notice import Notice
from quizapp.web.study_pages import topic_label

ASKED_AS = {
    Ask.TIMELINE: "a point on a timeline",
    Ask.TYPED: "typed",
    Ask.CHOICE: "a choice of options",
    Ask.FLASHCARD: "a flashcard",
    Ask.ORDER: "put in order",
    Ask.MATCH: "matched",
    Ask.WRITTEN: "in their own words",
}

PLURALS = {
    "dates": "Dates",
    "actors": "Actors",
    "causes": "Causes",
    "numbers": "Numbers",
    "places": "Places",
    "terms": "Terms",
    "reactions": "Reactions",
}

STANDINGS = {
    Standing.WAITING: "To check",
    Standing.ACCEPTED: "Accepted",
    Standing.REJECTED: "Rejected",
}

#: What the page says after an act.
SAID = {
    "accepted": "Accepted.",
    "rejected": "Rejected.",
    "undone": "Taken back.",
    "saved": "Saved.",
    "nothing": "There is nothing to take back.",
}


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A draft in the list, and on its own."""

    id: int
    number: int
    version: int
    prompt: str
    key: Sequence[str]
    topic: str
    topic_label: str
    standing: str
    is_open: bool
    is_published: bool
    warnings: Sequence[str]
    doubts: Sequence[str]
    url: str
    asked_as: str = ""
    others: Sequence[tuple[str, str]] = ()
    why: str = ""
    remarks: Sequence[str] = ()
    quotes: Sequence[str] = ()
    paragraph: int = 0
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """Drafts of one topic, or all; ``is_on`` for the one in force."""

    topic: str
    words: str
    count: int
    url: str
    is_on: bool


def desk_page(
    derivation: Derivation,
    choice: Chosen,
    *,
    notices: Sequence[Notice] = (),
    fields: Sequence[FormField] = (),
    problems: Sequence[str] = (),
) -> str:
    """The page; ``fields`` are those of a form that was refused."""
    desk = Desk(db.session(), derivation=derivation)
    if not _fits(desk, choice):
        choice = replace(choice, topic="")
    current = _current(desk, choice)
    part = _part(desk, choice, current)
    queue = desk.queue(choice.topic, by_text=choice.by_text)
    listed = [
        one for one in desk.of_topic(choice.topic) if part.start <= one.start < part.end
    ]
    listed.sort(key=lambda one: one.place_in_queue(by_text=choice.by_text))
    lines = [_line(one, choice) for one in listed]
    more = {one.row.id for one in listed if not one.is_first}
    first = [one for one in queue if one.is_first] or queue
    at_hand = _line(current, choice, desk) if current else None
    is_edited = choice.edit and current is not None and not current.is_published
    before, after = _around(queue, current, choice)
    person = access.me()
    return render_template(
        "texts/drafts.html",
        page="library",
        derivation=derivation,
        text=desk.text,
        choice=choice,
        current=at_hand,
        total=len(desk.drafts),
        among=desk.first if current and current.is_first else len(desk.drafts),
        before=choice.url(draft=before, part=0) if before else "",
        after=choice.url(draft=after, part=0) if after else "",
        sure=[one for one in lines if _is_first(one, more) and not one.doubts],
        less_sure=[one for one in lines if _is_first(one, more) and one.doubts],
        more=[one for one in lines if one.is_open and one.id in more],
        decided=[one for one in lines if not one.is_open],
        filters=_filters(desk, choice),
        rest=[(one.row.id, one.row.version) for one in first if not one.doubts],
        counts={
            "accepted": desk.counts[Standing.ACCEPTED],
            "rejected": desk.counts[Standing.REJECTED],
            "open": desk.counts[Standing.WAITING],
        },
        to_publish=desk.to_publish,
        paragraphs=list(text_of(desk, part, current, choice)),
        parts=desk.parts,
        part=part,
        map=map_of(desk, part),
        can_undo=can_undo(db.session(), person=person, derivation=derivation),
        is_own=person.id == derivation.owner_id,
        is_edited=is_edited,
        fields=fields or (fields_of(current.content) if is_edited and current else ()),
        problems=problems,
        notices=notices,
        told=json.loads(derivation.notices),
        said=SAID.get(request.args.get("said", ""), ""),
    )


def _is_first(line: DraftLine, more: Container[int]) -> bool:
    return line.is_open and line.id not in more


def _fits(desk: Desk, choice: Chosen) -> bool:
    """Whether the filter leaves anything, and the draft that is named among it."""
    left, named = desk.of_topic(choice.topic), desk.find(choice.draft)
    return bool(left) and (named is None or named in left)


def _current(desk: Desk, choice: Chosen) -> ShownDraft | None:
    """The draft that the address names, else the next one to check."""
    named = desk.find(choice.draft) if choice.draft else None
    if named is not None:
        return named
    queue = desk.queue(choice.topic, by_text=choice.by_text)
    if choice.part:
        part = _part(desk, choice, None)
        inside = [one for one in queue if part.start <= one.start < part.end]
        return inside[0] if inside else None
    return queue[0] if queue else None


def _part(desk: Desk, choice: Chosen, current: ShownDraft | None) -> Part:
    if current is not None:
        return desk.part_at(current.start)
    number = min(max(choice.part, 1), len(desk.parts))
    return desk.parts[number - 1]


def next_after(desk: Desk, choice: Chosen, draft_id: int) -> int:
    """Which draft comes up after one that was decided on; 0 if none is left."""
    queue = desk.queue(choice.topic, by_text=choice.by_text)
    done = desk.find(draft_id)
    if done is None or not queue:
        return queue[0].row.id if queue else 0
    order = done.place_in_queue(by_text=choice.by_text)
    behind = [
        one for one in queue if one.place_in_queue(by_text=choice.by_text) > order
    ]
    return (behind or queue)[0].row.id


def _around(
    queue: Sequence[ShownDraft], current: ShownDraft | None, choice: Chosen
) -> tuple[int, int]:
    """The drafts that K and J lead to; 0 where there is none."""
    if current is None:
        return 0, queue[0].row.id if queue else 0
    order = current.place_in_queue(by_text=choice.by_text)
    places = [(one.place_in_queue(by_text=choice.by_text), one.row.id) for one in queue]
    before = [id_ for place, id_ in places if place < order]
    after = [id_ for place, id_ in places if place > order]
    return (before[-1] if before else 0), (after[0] if after else 0)


def _filters(desk: Desk, choice: Chosen) -> list[Filter]:
    every = choice.url(topic="", draft=0, part=0)
    found = [Filter("", "All", desk.topics.total(), every, not choice.topic)]
    for topic, count in desk.topics.most_common():
        if topic:
            words = PLURALS.get(topic, topic_label(topic))
            address = choice.url(topic=topic, draft=0, part=0)
            found.append(Filter(topic, words, count, address, choice.topic == topic))
    return found


def _line(shown: ShownDraft, choice: Chosen, desk: Desk | None = None) -> DraftLine:
    content = shown.content
    more: dict[str, Any] = _at_hand(shown, content, desk) if desk else {}
    return DraftLine(
        id=shown.row.id,
        number=shown.number,
        version=shown.row.version,
        prompt=prompt_of(content),
        key=key_lines(content),
        topic=content.topic,
        topic_label=topic_label(content.topic) if content.topic else "Question",
        standing=STANDINGS[shown.row.standing],
        is_open=shown.is_open,
        is_published=shown.is_published,
        warnings=shown.warnings,
        doubts=shown.doubts,
        url=choice.url(draft=shown.row.id, part=0),
        is_edited=shown.row.content != shown.row.derived,
        **more,
    )


def _at_hand(shown: ShownDraft, content: Question, desk: Desk | None) -> dict[str, Any]:
    body = desk.text.body if desk else ""
    return {
        "asked_as": _asked_as(content),
        "others": [
            (_option(content, one.text), one.why)
            for one in getattr(content, "distractors", ())
        ],
        "why": shown.row.why,
        "remarks": remarks(content),
        "quotes": [body[start:end] for start, end in shown.spans],
        "paragraph": next(
            (one.number for one in paragraphs(body) if shown.start < one.end), 0
        ),
    }


def prompt_of(content: Question) -> str:
    """A question as it stands in a list; gaps are drawn as lines."""
    if isinstance(content, ClozeQuestion):
        return (
            f"{content.prompt} {' ____ '.join(part.strip() for part in content.parts)}"
        )
    return content.prompt


def _asked_as(content: Question) -> str:
    said = [ASKED_AS[ask] for ask in content.ask]
    words = said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"
    return words[:1].upper() + words[1:]


def _option(content: Question, text: str) -> str:
    if not isinstance(content, DateQuestion):
        return text
    try:
        return HistoricalDate.from_edtf(text).in_words()
    except ValueError:
        return text
