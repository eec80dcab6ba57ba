"""Search: sets, questions and places in texts by words, keys only of what was answered."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import ceil
from typing import Any

from sqlalchemy.orm import Session

from quizapp.questions.passage import paragraphs
from quizapp.questions.presentation import key_in_words
from quizapp.questions.search_words import (
    Segment,
    begins_words,
    cut,
    excerpt,
    fold,
    holds,
    sought,
)
from quizapp.services.cards import read_question
from quizapp.store.library_queries import SEARCHED, SETS, TEXTS
from quizapp.store.people import Person

HITS_A_PAGE = 20
EXCERPT_LENGTH = 260  #: characters


class Part(StrEnum):
    """What may be searched alone."""

    ALL = "all"
    SETS = "sets"
    QUESTIONS = "questions"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class FoundSet:
    slug: str
    title: Sequence[Segment]
    description: Sequence[Segment]


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """A question; ``key`` is empty until it was answered."""

    question_id: int
    prompt: Sequence[Segment]
    key: Sequence[Segment]
    set_slug: str
    set_title: str


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A paragraph of a text; its title, if ``paragraph`` is 0."""

    text_id: int
    title: Sequence[Segment]
    paragraph: int
    words: Sequence[Segment]  #: those around the first hit


Hit = FoundSet | FoundQuestion | FoundPlace


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what holds all the words: sets first, then questions, then places."""

    counts: dict[Part, int]  #: hits on all pages, whatever part is shown
    part: Part
    page: int  #: from 1
    hits: Sequence[Hit]

    @property
    def total(self) -> int:
        """Hits on all pages of the part that is shown."""
        return self.counts[self.part]

    @property
    def pages(self) -> int:
        return max(ceil(self.total / HITS_A_PAGE), 1)

    @property
    def first(self) -> int:
        """The number of the page's first hit, from 1."""
        return (self.page - 1) * HITS_A_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1

    @property
    def sets(self) -> list[FoundSet]:
        return [hit for hit in self.hits if isinstance(hit, FoundSet)]

    @property
    def questions(self) -> list[FoundQuestion]:
        return [hit for hit in self.hits if isinstance(hit, FoundQuestion)]

    @property
    def places(self) -> list[FoundPlace]:
        return [hit for hit in self.hits if isinstance(hit, FoundPlace)]


#: A hit whose page is not known yet: makes what the page shows.
_Later = Callable[[], Hit]


def search(
    session: Session,
    *,
    person: Person,
    query: str,
    part: Part = Part.ALL,
    page: int = 1,
) -> Found:
    """Sets by title and description, questions by prompt and key, texts by paragraph.

    Every word has to be there, whole or as a part.  A key that was not answered yet is
    not searched: else finding would tell it.  A page beyond the last is the last.
    """
    words = sought(query)
    found = dict[Part, list[_Later]]()
    if words:
        found[Part.SETS] = _sets(session, person, words)
        found[Part.QUESTIONS] = _questions(session, person, words)
        found[Part.TEXTS] = _places(session, person, words)
    found[Part.ALL] = [hit for hits in found.values() for hit in hits]
    counts = {one: len(found.get(one, ())) for one in Part}
    last = max(ceil(counts[part] / HITS_A_PAGE), 1)
    page = min(max(page, 1), last)
    shown = found.get(part, [])[(page - 1) * HITS_A_PAGE : page * HITS_A_PAGE]
    return Found(counts, part, page, [show() for show in shown])


def _sets(session: Session, person: Person, words: Sequence[str]) -> list[_Later]:
    rows = session.execute(SETS, {"person": person.id})
    return _best_first(
        ((fold(f"{row.title} {row.description}"), _set(row, words)) for row in rows),
        words,
    )


def _set(row: Any, words: Sequence[str]) -> _Later:
    return lambda: FoundSet(
        row.slug, cut(row.title, words), cut(row.description, words)
    )


def _questions(session: Session, person: Person, words: Sequence[str]) -> list[_Later]:
    rows = session.execute(SEARCHED, {"person": person.id})
    return _best_first(
        (
            (
                _folded_question(row.content, with_key=row.phase is not None),
                _question(row, words),
            )
            for row in rows
        ),
        words,
    )


def _question(row: Any, words: Sequence[str]) -> _Later:
    def show() -> FoundQuestion:
        key = _key(row.content) if row.phase is not None else ""
        prompt = read_question(row.content).prompt
        return FoundQuestion(
            row.id, cut(prompt, words), cut(key, words), row.slug, row.title
        )

    return show


def _places(session: Session, person: Person, words: Sequence[str]) -> list[_Later]:
    found = list[tuple[str, _Later]]()
    for row in session.execute(TEXTS, {"person": person.id}):
        found.append((fold(row.title), _place(row, 0, words)))
        found += [
            (folded, _place(row, number, words))
            for number, folded in _folded_paragraphs(row.body)
        ]
    return _best_first(found, words)


def _place(row: Any, number: int, words: Sequence[str]) -> _Later:
    def show() -> FoundPlace:
        body = next(
            (one.text for one in paragraphs(row.body) if one.number == number), ""
        )
        around = excerpt(" ".join(body.split()), words, EXCERPT_LENGTH)
        return FoundPlace(
            row.id,
            cut(row.title, words),
            number,
            cut(around, words) if number else (),
        )

    return show


def _best_first(
    candidates: Iterable[tuple[str, _Later]], words: Sequence[str]
) -> list[_Later]:
    """Those that hold the words; first those in which they begin words."""
    found = [(folded, hit) for folded, hit in candidates if holds(folded, words)]
    found.sort(key=lambda one: not begins_words(one[0], words))
    return [hit for _, hit in found]


def _key(content: str) -> str:
    said = key_in_words(read_question(content))
    return said if isinstance(said, str) else ", ".join(said)


@lru_cache(maxsize=32_768)
def _folded_question(content: str, *, with_key: bool) -> str:
    """The words by which a question is found; versions never change, so it is kept.

    To read a question whole takes fifteen times as long as its prompt.
    """
    prompt = str(json.loads(content)["prompt"])
    return fold(f"{prompt} {_key(content)}" if with_key else prompt)


@lru_cache(maxsize=256)
def _folded_paragraphs(body: str) -> tuple[tuple[int, str], ...]:
    return tuple(
        (one.number, fold(one.text)) for one in paragraphs(body) if not one.is_heading
    )
