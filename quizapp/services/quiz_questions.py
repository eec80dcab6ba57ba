"""The sets and questions that somebody may put into a quiz."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import Session

from quizapp.questions.presentation import key_in_words
from quizapp.quizzes.draw import fits
from quizapp.quizzes.plan import Draw, Plan
from quizapp.services.cards import read_question
from quizapp.services.library import visible_to
from quizapp.services.quiz_pool import pool_of
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion


@dataclass(frozen=True, slots=True)
class OfferedSet:
    """A set to take questions from."""

    id: int
    slug: str
    title: str
    questions: int


@dataclass(frozen=True, slots=True)
class Offer:
    """What the maker of a quiz may choose among."""

    sets: Sequence[OfferedSet]
    topics: Sequence[str]  #: by the alphabet
    kinds: Sequence[str]


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question to choose by hand; ``key`` is empty for who may not see it."""

    question_id: int
    set_title: str
    prompt: str
    topic: str
    kind: str
    key: Sequence[str]


def offer_to(session: Session, *, person_id: int) -> Offer:
    """The sets this person may use that hold questions, and what those are about."""
    rows = session.execute(
        select(
            QuestionSet.id,
            QuestionSet.slug,
            QuestionSet.title,
            Question.topic,
            Question.kind,
            func.count().label("questions"),
        )
        .join(Question, Question.set_id == QuestionSet.id)
        .where(visible_to(person_id), Question.retired_at.is_(None))
        .group_by(
            QuestionSet.id,
            QuestionSet.slug,
            QuestionSet.title,
            Question.topic,
            Question.kind,
        )
        .order_by(QuestionSet.id)
    ).all()
    counts: dict[tuple[int, str, str], int] = {}
    for row in rows:
        which = (row.id, row.slug, row.title)
        counts[which] = counts.get(which, 0) + row.questions
    return Offer(
        [OfferedSet(*which, number) for which, number in counts.items()],
        sorted({row.topic for row in rows if row.topic}),
        sorted({row.kind for row in rows}),
    )


def questions_to_choose(
    session: Session,
    *,
    person: Person,
    maker_id: int,
    set_id: int | None,
    chosen: Collection[int],
) -> list[OfferedQuestion]:
    """The questions of a set, and those *chosen* from any, that the quiz's maker may use.

    Shown to *person*: with keys, or without.
    """
    of_set = Question.set_id == set_id if set_id is not None else false()
    rows = session.execute(
        select(
            Question.id,
            Question.topic,
            Question.kind,
            QuestionSet.title,
            QuestionSet.owner_id,
            QuestionVersion.content,
        )
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .join(
            QuestionVersion,
            and_(
                QuestionVersion.question_id == Question.id,
                QuestionVersion.version == Question.version,
            ),
        )
        .where(
            visible_to(maker_id),
            Question.retired_at.is_(None),
            or_(of_set, Question.id.in_(chosen)),
        )
        .order_by(Question.set_id, Question.position, Question.id)
    )
    return [
        OfferedQuestion(
            row.id,
            row.title,
            read_question(row.content).prompt,
            row.topic,
            row.kind,
            _key(row.content) if sees_keys(person, row.owner_id) else (),
        )
        for row in rows
    ]


def sees_keys(person: Person, owner_id: int | None) -> bool:
    """Whether somebody may see the keys of a set without having answered."""
    return person.role is not Role.LEARNER or owner_id == person.id


def found_by(session: Session, draws: Sequence[Draw]) -> list[int]:
    """How many questions each draw can draw from, whatever the others take."""
    pool = pool_of(session, Plan(parts=tuple(draws)))
    return [sum(fits(one, draw) for one in pool) for draw in draws]


def _key(content: str) -> Sequence[str]:
    words = key_in_words(read_question(content))
    return [words] if isinstance(words, str) else words
