"""All that is kept about one person, handed out whole."""

import json
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, or_, select
from sqlalchemy.orm import Session

from quizapp.services import throttle
from quizapp.services.personal_data import columns_of_people
from quizapp.store.base import Base
from quizapp.store.classes import ClassMember, ClassTeacher, SchoolClass
from quizapp.store.derivations import Derivation, DerivationUpload
from quizapp.store.drafts import DraftQuestion
from quizapp.store.people import Person, Try
from quizapp.store.question_sets import (
    Question,
    QuestionSet,
    QuestionVersion,
)
from quizapp.store.quizzes import (
    Attempt,
    AttemptQuestion,
    GivenMark,
    ProblemReport,
    Quiz,
    QuizDrawSet,
    QuizPart,
    SavedAnswer,
)
from quizapp.store.reviews import Card, Review
from quizapp.store.source_texts import SourceText

FORMAT = "recto-person/1"

#: Columns that let somebody in, or would help to.
SECRET = frozenset({"password_hash", "token_hash"})

#: What stands under "account"; the rest of a person's row are settings.
ACCOUNT = frozenset({"id", "name", "email", "role", "is_guest", "created_at"})

#: How the export names what a table holds; others go by their table's name.
TITLES = {
    "studied_set": "studied_sets",
    "card": "cards",
    "review": "reviews",
    "amendment": "amendments",
    "sign_in": "sign_ins",
    "question_set": "own_sets",
    "one_time_link": "links",
    "extra_new": "extra_new_cards",
    "quiz": "own_quizzes",
    "attempt": "attempts",
    "quiz_allowance": "allowances",
    "correction": "corrections_made",
    "given_mark": "marks_given",
    "problem_report": "problem_reports",
    "edited_question": "questions_edited",
    "edited_text": "texts_edited",
    "set_upload": "set_files_sent",
    "derivation": "texts_read",
}

#: What somebody did with a row that is another's: named so, and without that other's
#: words.
ACTS = {
    ("person", "guest_of"): ("guests", ("id", "created_at", "time_zone")),
    ("draft_decision", "person_id"): (
        "draft_decisions",
        ("id", "draft_id", "number", "act", "made_at"),
    ),
    ("problem_report", "closed_by"): (
        "problem_reports_closed",
        ("id", "question_id", "closed_at", "reply"),
    ),
}

#: What hangs on a person's rows without saying whose it is: its title in the export,
#: and its table, which points at an attempt, a quiz or a derivation of theirs.
_OF_ATTEMPTS = (
    ("attempt_questions", AttemptQuestion),
    ("saved_answers", SavedAnswer),
    ("marks_received", GivenMark),
)

_OF_QUIZZES = (("own_quiz_parts", QuizPart), ("own_quiz_draw_sets", QuizDrawSet))

_OF_DERIVATIONS = (("drafts", DraftQuestion), ("files_to_read", DerivationUpload))

#: Columns of those that are not handed out: who marked an answer is another person, and
#: a file that waits to be read is bytes that JSON cannot hold, and soon gone.
_UNTOLD = frozenset({"marked_by", "data"})


def export(session: Session, *, person_id: int, now: datetime) -> dict[str, Any]:
    """Everything about a person, as plain values: see ``as_json``.

    Answers are as they were given.  Passwords and tokens are left out, hashed
    or not.
    """
    person_table = Base.metadata.tables[Person.__tablename__]
    person = _rows(session, person_table, person_table.c.id, person_id)[0]
    return {
        "format": FORMAT,
        "made_at": now,
        "account": {name: person[name] for name in person if name in ACCOUNT},
        "settings": {name: person[name] for name in person if name not in ACCOUNT},
        **{
            title_of(column): _rows(session, table, column, person_id)
            for table, column in columns_of_people()
        },
        **_hanging(session, person_id),
        "texts": _texts(session, person_id),
        "classes": _classes(session, person_id),
        "questions": _questions(session, person_id),
        "tries": _tries(session, person["email"]),
    }


def title_of(column: Column[Any]) -> str:
    """Under which name the export holds the rows that a column of people points from."""
    table = column.table.name
    if act := ACTS.get((table, column.name)):
        return act[0]
    return TITLES.get(table, table)


def as_json(exported: dict[str, Any]) -> str:
    """The export as a file's text; moments and days in ISO 8601."""
    return json.dumps(exported, ensure_ascii=False, indent=1, default=_in_iso)


def _rows(
    session: Session, table: Table, whose: Column[Any], person_id: int
) -> list[dict[str, Any]]:
    _, only = ACTS.get((table.name, whose.name), ("", None))
    told = [
        column
        for column in table.columns
        if column.name not in SECRET and (only is None or column.name in only)
    ]
    found = session.execute(
        select(*told).where(whose == person_id).order_by(*table.primary_key.columns)
    )
    return [dict(row._mapping) for row in found]


def _hanging(session: Session, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """What belongs to their attempts, their quizzes and the texts they had read."""
    attempts = select(Attempt.id).where(Attempt.person_id == person_id)
    quizzes = select(Quiz.id).where(Quiz.owner_id == person_id)
    derivations = select(Derivation.id).where(Derivation.owner_id == person_id)
    wanted = [
        *((title, mapped, "attempt_id", attempts) for title, mapped in _OF_ATTEMPTS),
        *((title, mapped, "quiz_id", quizzes) for title, mapped in _OF_QUIZZES),
        *(
            (title, mapped, "derivation_id", derivations)
            for title, mapped in _OF_DERIVATIONS
        ),
    ]
    found = {}
    for title, mapped, column, theirs in wanted:
        table = Base.metadata.tables[mapped.__tablename__]
        told = [one for one in table.columns if one.name not in _UNTOLD]
        rows = session.execute(
            select(*told)
            .where(table.c[column].in_(theirs))
            .order_by(*table.primary_key.columns)
        )
        found[title] = [dict(row._mapping) for row in rows]
    return found


def _texts(session: Session, person_id: int) -> list[dict[str, Any]]:
    """The words of the texts that they had read."""
    theirs = select(Derivation.source_text_id).where(Derivation.owner_id == person_id)
    found = session.execute(
        select(SourceText.id, SourceText.title, SourceText.body)
        .where(SourceText.id.in_(theirs))
        .order_by(SourceText.id)
    )
    return [dict(row._mapping) for row in found]


def _classes(session: Session, person_id: int) -> list[dict[str, Any]]:
    """What the class numbers of places and teachings stand for."""
    learns = select(ClassMember.class_id).where(ClassMember.person_id == person_id)
    teaches = select(ClassTeacher.class_id).where(ClassTeacher.person_id == person_id)
    found = session.execute(
        select(SchoolClass.id, SchoolClass.title, SchoolClass.keeps_days)
        .where(or_(SchoolClass.id.in_(learns), SchoolClass.id.in_(teaches)))
        .order_by(SchoolClass.id)
    )
    return [dict(row._mapping) for row in found]


def _questions(session: Session, person_id: int) -> list[dict[str, Any]]:
    """What the question numbers of cards, reviews, attempts and reports stand for."""
    met = select(Card.question_id).where(Card.person_id == person_id)
    answered = select(Review.question_id).where(Review.person_id == person_id)
    asked = (
        select(AttemptQuestion.question_id)
        .join(Attempt, Attempt.id == AttemptQuestion.attempt_id)
        .where(Attempt.person_id == person_id)
    )
    reported = select(ProblemReport.question_id).where(
        ProblemReport.person_id == person_id
    )
    found = session.execute(
        select(
            Question.id,
            QuestionSet.slug,
            QuestionSet.title,
            Question.slug,
            QuestionVersion.content,
        )
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .join(
            QuestionVersion,
            (QuestionVersion.question_id == Question.id)
            & (QuestionVersion.version == Question.version),
        )
        .where(
            or_(*(Question.id.in_(which) for which in (met, answered, asked, reported)))
        )
        .order_by(Question.id)
    )
    return [
        {
            "id": number,
            "set": set_slug,
            "set_title": title,
            "question": slug,
            "asks": _asks(content),
        }
        for number, set_slug, title, slug, content in found
    ]


def _asks(content: str) -> str:
    plain = json.loads(content)
    return str(plain.get("prompt") or plain.get("text") or "")


def _tries(session: Session, email: str | None) -> list[dict[str, Any]]:
    """When a password or a link was asked for under this email, lately."""
    if not email:
        return []
    counted = throttle.counted_for_account(email)
    found = session.execute(
        select(Try.counted, Try.at).where(Try.counted.in_(counted)).order_by(Try.id)
    )
    return [{"act": name.split()[0], "at": at} for name, at in found]


def _in_iso(value: object) -> str:
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    raise TypeError(f"no way to write {type(value).__name__} into JSON")
