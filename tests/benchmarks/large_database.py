"""A database of a large site: classes of 30 learners who studied 200 questions each.

Rows are made by the database itself, a day at a time, so that millions take minutes and
those of one learner lie as far apart as where many study every day.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import (
    Column,
    Connection,
    Date,
    Executable,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal,
    select,
    text,
)
from sqlalchemy.orm import Session
from sqlalchemy.schema import AddConstraint, CreateIndex, DropConstraint, DropIndex

from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.memory import Phase, Policy
from quizapp.services.policies import keep_policy
from quizapp.store.base import UtcDateTime, table_of
from quizapp.store.classes import Assignment, ClassMember, ClassTeacher, SchoolClass
from quizapp.store.engine import make_engine
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.reviews import Card, Review, StudiedSet
from tests.app_fixtures import furnish

NOW = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
TOPICS = ("dates", "actors", "causes", "numbers", "places", "terms", "reactions")

SETS, QUESTIONS, CLASS_SIZE = 5, 200, 30

#: Days from a card's first review to each of its reviews, and new cards a day.
GAPS, NEW = (0, 1, 4, 12, 30), 4

_review, _card, _person = table_of(Review), table_of(Card), table_of(Person)

_slots = Table(
    "bench_slot",
    MetaData(),
    Column("day", Integer, index=True),
    Column("number", Integer),
    Column("place", Integer),
    Column("study_day", Date),
    Column("at", UtcDateTime),
    Column("due_day", Date),
    Column("due", UtcDateTime),
    prefixes=["TEMPORARY"],
)

#: Who studies what: a learner's number, and where the set's questions and their cards
#: begin.
_sitters = Table(
    "bench_sitter",
    MetaData(),
    Column("person_id", Integer, primary_key=True),
    Column("first_question", Integer),
    Column("first_card", Integer),
    prefixes=["TEMPORARY"],
)


@dataclass(frozen=True, slots=True)
class Site:
    """What a benchmark needs to know of the large database."""

    reviews: int
    class_code: str
    teacher_id: int
    learner_id: int
    studious_id: int  #: who has more reviews than anybody else
    studied: int  #: how many


def build(url: str, *, reviews: int) -> None:
    """Make the database at *url*, with about so many reviews."""
    furnish(url)
    engine = make_engine(url)
    with Session(engine, expire_on_commit=False) as session:
        learners = max(round(reviews / (QUESTIONS * len(GAPS))), CLASS_SIZE)
        first_questions = _add_sets(session)
        people = _add_people(session, learners, first_questions)
        session.commit()
        with quick_writes(session):
            _fill(session.connection(), session, people)
    engine.dispose()


def site_of(session: Session) -> Site:
    """What stands in a database that ``build`` made."""
    class_ = session.scalars(select(SchoolClass).order_by(SchoolClass.id)).first()
    assert class_ is not None
    teacher = select(ClassTeacher.person_id).where(ClassTeacher.class_id == class_.id)
    member = select(ClassMember.person_id).where(ClassMember.class_id == class_.id)
    counted = session.scalar(select(func.count()).select_from(Review)) or 0
    studied = func.count(Review.id)
    studious = session.execute(
        select(Review.person_id, studied)
        .group_by(Review.person_id)
        .order_by(studied.desc())
        .limit(1)
    ).one()
    return Site(
        counted,
        class_.code,
        session.scalars(teacher).one(),
        session.scalars(member.order_by(ClassMember.person_id).limit(1)).one(),
        studious.person_id,
        studious[1],
    )


@contextmanager
def quick_writes(session: Session) -> Iterator[None]:
    """Without indexes but those that SQLite cannot put aside, and without checks."""
    connection = session.connection()
    is_sqlite = connection.dialect.name == "sqlite"
    indexes = [index for table in (_review, _card) for index in table.indexes]
    uniques = [
        one
        for table in (_review, _card)
        for one in table.constraints
        if isinstance(one, UniqueConstraint) and not is_sqlite
    ]
    if is_sqlite:
        session.execute(text("PRAGMA cache_size=-1000000"))
    for index in indexes:
        session.execute(DropIndex(index, if_exists=True))
    for one in uniques:
        session.execute(DropConstraint(one))
    if not is_sqlite:
        session.execute(text("SET session_replication_role = replica"))
    yield
    for index in indexes:
        session.execute(CreateIndex(index))
    for one in uniques:
        session.execute(AddConstraint(one))
    if not is_sqlite:
        session.execute(text("SET session_replication_role = DEFAULT"))
    session.commit()


def _add_sets(session: Session) -> list[int]:
    """The sets; returns where the questions of each begin, whose numbers follow."""
    firsts = []
    for number in range(SETS):
        row = QuestionSet(
            slug=f"bench-{number}",
            title=f"Large set {number + 1}",
            digest="0" * 64,
            created_at=NOW,
            updated_at=NOW,
            is_shipped=True,
        )
        session.add(row)
        session.flush()
        ids = session.scalars(
            insert(Question).returning(Question.id, sort_by_parameter_order=True),
            [
                {
                    "set_id": row.id,
                    "slug": f"question-{place}",
                    "position": place,
                    "kind": "name",
                    "topic": TOPICS[place % len(TOPICS)],
                }
                for place in range(QUESTIONS)
            ],
        ).all()
        assert list(ids) == list(range(ids[0], ids[0] + QUESTIONS))
        session.execute(
            insert(QuestionVersion),
            [
                {
                    "question_id": one,
                    "version": 1,
                    "content": _content(place),
                    "created_at": NOW,
                }
                for place, one in enumerate(ids)
            ],
        )
        firsts.append(ids[0])
    return firsts


def _content(place: int) -> str:
    return json.dumps(
        {
            "id": f"question-{place}",
            "kind": "name",
            "topic": TOPICS[place % len(TOPICS)],
            "prompt": f"Who stood at place {place}, when everything else was over?",
            "answer": "Somebody",
            "distractors": [
                {"text": f"Person {number}", "why": f"Stood at place {place + number}."}
                for number in range(3)
            ],
            "ask": ["choice", "typed"],
        }
    )


def _add_people(
    session: Session, learners: int, first_questions: list[int]
) -> list[dict[str, int]]:
    """Learners in classes with a teacher each; returns what each of them studies."""
    created = NOW - timedelta(days=120)
    set_ids = session.scalars(
        select(Question.set_id).where(Question.id.in_(first_questions))
    ).all()
    first_card = 1 + (session.scalar(select(func.max(Card.id))) or 0)
    sitters: list[dict[str, int]] = []
    for number in range(-(-learners // CLASS_SIZE)):
        size = min(CLASS_SIZE, learners - number * CLASS_SIZE)
        set_id, first = set_ids[number % SETS], first_questions[number % SETS]
        class_ = SchoolClass(
            code=f"bench-{number}", title=f"Class {number}", created_at=created
        )
        teacher = Person(name=f"T {number}", role=Role.TEACHER, created_at=created)
        session.add_all([class_, teacher])
        session.flush()
        ids = session.scalars(
            insert(Person).returning(Person.id),
            [
                {"name": f"Learner {place}", "created_at": created}
                for place in range(size)
            ],
        ).all()
        session.add(
            ClassTeacher(class_id=class_.id, person_id=teacher.id, added_at=created)
        )
        session.add(
            Assignment(
                class_id=class_.id,
                set_id=set_id,
                given_by=teacher.id,
                given_at=created,
                exam_on=(NOW + timedelta(days=20)).date(),
            )
        )
        session.execute(
            insert(ClassMember),
            [
                {
                    "class_id": class_.id,
                    "person_id": one,
                    "name": f"Learner {place}",
                    "joined_at": created,
                }
                for place, one in enumerate(sorted(ids))
            ],
        )
        session.execute(
            insert(StudiedSet),
            [
                {"person_id": one, "set_id": set_id, "position": 0, "added_at": created}
                for one in ids
            ],
        )
        for one in sorted(ids):
            card = first_card + len(sitters) * QUESTIONS
            sitters.append(
                {"person_id": one, "first_question": first, "first_card": card}
            )
    return sitters


def _fill(
    connection: Connection, session: Session, sitters: list[dict[str, int]]
) -> None:
    """Every card with its reviews, a day after the other."""
    _slots.create(connection)
    _sitters.create(connection)
    connection.execute(insert(_sitters), sitters)
    days = (QUESTIONS - 1) // NEW + GAPS[-1] + 1
    slots = [
        _slot(place, number, day=place // NEW + gap, days=days)
        for place in range(QUESTIONS)
        for number, gap in enumerate(GAPS, 1)
    ]
    connection.execute(insert(_slots), slots)
    connection.execute(_add_cards())
    policy_id = keep_policy(session, Policy())
    for day in range(days):
        connection.execute(_add_reviews(policy_id), {"day": day})
    if connection.dialect.name == "postgresql":
        # Cards were numbered here; the sequence has to know.
        last = select(func.max(_card.c.id)).scalar_subquery()
        connection.execute(
            select(func.setval(func.pg_get_serial_sequence("card", "id"), last))
        )


def _slot(place: int, number: int, *, day: int, days: int) -> dict[str, object]:
    at = NOW - timedelta(days=days - 1 - day, minutes=QUESTIONS - place)
    gap = GAPS[number] - GAPS[number - 1] if number < len(GAPS) else 60
    due = at + timedelta(days=gap)
    return {
        "day": day,
        "number": number,
        "place": place,
        "study_day": at.date(),
        "at": at,
        "due_day": due.date(),
        "due": due,
    }


def _add_cards() -> Executable:
    last = _slots.c.number == len(GAPS)
    return insert(_card).from_select(
        [
            *("id", "person_id", "question_id", "answers", "phase", "step"),
            *("stability", "difficulty", "due", "due_day", "last_review", "last_day"),
            *("reviews", "lapses"),
        ],
        select(
            _sitters.c.first_card + _slots.c.place,
            _sitters.c.person_id,
            _sitters.c.first_question + _slots.c.place,
            literal(len(GAPS)),
            literal(Phase.REVIEW.value),
            literal(0),
            literal(12.0) + _slots.c.place % 40,
            literal(5.0),
            _slots.c.due,
            _slots.c.due_day,
            _slots.c.at,
            _slots.c.study_day,
            literal(len(GAPS)),
            literal(0),
        )
        .join_from(_sitters, _slots, last)
        .order_by(_sitters.c.person_id, _slots.c.place),
    )


def _add_reviews(policy_id: int) -> Executable:
    """The reviews of ``:day``; about one in seven is wrong, as chance has it."""
    luck = (
        _sitters.c.person_id * 7919 + _slots.c.place * 104729 + _slots.c.number * 12553
    ) % 1000
    right = luck < 850
    form_id = (
        cast(_sitters.c.person_id, String)
        + "-"
        + cast(_slots.c.place, String)
        + "-"
        + cast(_slots.c.number, String)
    )
    wrong = literal('"Person ') + cast(luck % 3, String) + literal('"')
    columns = {
        "person_id": _sitters.c.person_id,
        "card_id": _sitters.c.first_card + _slots.c.place,
        "question_id": _sitters.c.first_question + _slots.c.place,
        "question_version": literal(1),
        "number": _slots.c.number,
        "form_id": form_id,
        "ask": literal(Ask.CHOICE.value),
        "answer": case((right, literal('"Somebody"')), else_=wrong),
        "verdict": case(
            (right, literal(Verdict.RIGHT.value)), else_=literal(Verdict.WRONG.value)
        ),
        "fraction": case((right, literal(1.0)), else_=literal(0.0)),
        "reason": literal(""),
        "grade": case((right, literal(3)), else_=literal(1)),
        "reviewed_at": _slots.c.at,
        "study_day": _slots.c.study_day,
        "time_zone": literal("UTC"),
        "day_start_min": literal(240),
        "shown_ms": literal(4000) + luck * 5,
        "taken_ms": literal(6000) + luck * 9,
        "guess_chance": literal(0.25),
        "policy_id": literal(policy_id),
        "phase_before": case(
            (_slots.c.number > 1, literal(Phase.REVIEW.value)), else_=None
        ),
        "recall": case(
            (_slots.c.number > 1, literal(0.8) + (luck % 190) / literal(1000.0)),
            else_=None,
        ),
        "due": _slots.c.due,
        "due_day": _slots.c.due_day,
    }
    return insert(_review).from_select(
        list(columns),
        select(*columns.values())
        .join_from(_sitters, _slots, _slots.c.day == bindparam("day"))
        .order_by(_sitters.c.person_id, _slots.c.place),
    )
