"""Search: sets and cards by words, keys only of what was answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import or_
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.questions.question import Kind
from quizapp.services.cards import read_question
from quizapp.store.library_queries import SEARCHED, SETS
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion

LONGEST_QUERY = 200  #: characters
MOST_WORDS = 8
MOST_CARDS = 50

#: Kinds whose key is said in other words than it is kept in.
SAID_OTHERWISE = (Kind.DATE, Kind.ORDER, Kind.NUMBER, Kind.TRUE_FALSE)


@dataclass(frozen=True, slots=True)
class FoundSet:
    slug: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A question; ``key`` is empty until it was answered."""

    question_id: int
    prompt: str
    key: str
    set_slug: str
    set_title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What holds all the words, at most ``MOST_CARDS`` cards of it."""

    sets: Sequence[FoundSet]
    cards: Sequence[FoundCard]
    more: int  #: cards beyond those

    @property
    def is_empty(self) -> bool:
        return not (self.sets or self.cards)


NOTHING = Found((), (), 0)


def search(session: Session, *, person: Person, query: str) -> Found:
    """Sets by title and description, cards by prompt and, once answered, by key.

    Every word has to be there, in upper or lower case, whole or as a part.  A key that
    was not answered yet is not searched either: else finding would tell it.
    """
    words = query[:LONGEST_QUERY].casefold().split()[:MOST_WORDS]
    if not words:
        return NOTHING
    sets = _sets(session, person, words)
    cards = _cards(session, person, words)
    return Found(sets, cards[:MOST_CARDS], max(len(cards) - MOST_CARDS, 0))


def _sets(session: Session, person: Person, words: list[str]) -> list[FoundSet]:
    statement = SETS.where(
        *(
            or_(
                QuestionSet.title.icontains(word, autoescape=True),
                QuestionSet.description.icontains(word, autoescape=True),
            )
            for word in _for_database(words)
        )
    )
    return [
        FoundSet(row.slug, row.title, row.description)
        for row in session.execute(statement, {"person": person.id})
        if _holds(f"{row.title} {row.description}", words)
    ]


def _cards(session: Session, person: Person, words: list[str]) -> list[FoundCard]:
    statement = SEARCHED.where(
        *(
            or_(
                QuestionVersion.content.icontains(word, autoescape=True),
                Question.kind.in_(SAID_OTHERWISE),
            )
            for word in _for_database(words)
        )
    )
    found = []
    for row in session.execute(statement, {"person": person.id}):
        card = _card(row)
        if _holds(f"{card.prompt} {card.key}", words):
            found.append(card)
    return found


def _card(row: Any) -> FoundCard:
    content = read_question(row.content)
    key = ""
    if row.phase is not None:
        said = key_in_words(content)
        key = said if isinstance(said, str) else ", ".join(said)
    return FoundCard(row.id, content.prompt, key, row.slug, row.title)


def _for_database(words: list[str]) -> list[str]:
    """The words that leave something out before a row is read.

    Not those beyond ASCII, whose case SQLite does not fold, nor signs, which JSON may
    write otherwise.
    """
    return [word for word in words if word.isascii() and word.isalpha()]


def _holds(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)
