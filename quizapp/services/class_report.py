"""What a class knows, does and gets wrong, for those who teach it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.progress.class_table import ClassTable, MetTopicCard, class_table
from quizapp.progress.memory_curve import CurvePoint, DayTally, memory_curve
from quizapp.progress.share import Share
from quizapp.services.cards import read_question
from quizapp.services.class_exam import Exam, next_exam
from quizapp.services.class_quiz_report import (
    FinishedQuiz,
    QuizReport,
    finished_quizzes,
    quiz_report,
)
from quizapp.services.class_recall import Earlier, earlier_recall
from quizapp.services.class_scope import (
    GivenSet,
    people_of,
    quizzes_given,
    sets_given,
)
from quizapp.services.policies import policy_of
from quizapp.store.class_report_queries import (
    ANSWERED,
    COMING,
    CONTENTS,
    GIVEN,
    MET_CARDS,
    REMEMBERED,
    STUDIED,
    TOPICS,
)
from quizapp.store.classes import SchoolClass
from quizapp.store.people import Person

#: Days that a report looks back, unless it is asked for others, and ahead.
BACK_DAYS, AHEAD_DAYS = 28, 14

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a report is of: a set or all (None), a topic or all (""), and which days."""

    set_id: int | None
    topic: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner as the roster calls them, and what they did in the report's days."""

    person_id: int
    name: str
    reviews: int
    spent_ms: int
    days: int  #: with at least one review
    studied_lately: bool  #: in the last seven days


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """How a question was answered in study."""

    question_id: int
    topic: str
    prompt: str
    passed: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassReport:
    """All that the page of a class's report shows."""

    wanted: Wanted
    sets: Sequence[GivenSet]
    learners: Sequence[Learner]
    topics: Sequence[str]  #: to choose from
    table: ClassTable
    earlier: Earlier | None  #: what was known on the first of the days
    target: float
    curve: Sequence[CurvePoint]
    coming: Mapping[date, int]  #: cards of the whole class; what waits is of today
    not_begun: int  #: cards of the whole class
    questions: Sequence[AnsweredQuestion]  #: the least known first
    quizzes: Sequence[FinishedQuiz]  #: the latest first
    quiz: QuizReport | None  #: of the latest
    exam: Exam | None

    @property
    def reviews(self) -> int:
        return sum(one.reviews for one in self.learners)

    @property
    def days(self) -> int:
        return (self.wanted.last - self.wanted.first).days + 1


def class_report(
    session: Session,
    *,
    class_: SchoolClass,
    wanted: Wanted,
    today: date,
    now: datetime,
    person_id: int | None = None,
) -> ClassReport:
    """The report of a class, or of one of its learners.  Only reads.

    The number of statements does not grow with the class.
    """
    people = people_of(session, class_, person_id)
    given = session.execute(GIVEN, {"class": class_.id}).all()
    sets = sets_given(given)
    asked: dict[str, Any] = {
        "people": list(people),
        "sets": [
            one.id for one in sets if wanted.set_id is None or one.id == wanted.set_id
        ],
        "topic": wanted.topic,
        "first": min(wanted.first, today - 6 * _ONE_DAY),
        "last": max(wanted.last, today),
    }
    between = asked | {"first": wanted.first, "last": wanted.last}
    policies = {key: policy_of(person) for key, (person, _) in people.items()}
    cards: Sequence[Any] = session.connection().execute(MET_CARDS, asked).all()
    topics = {row.topic: row.questions for row in session.execute(TOPICS, asked)}
    met = [MetTopicCard(*row[:5]) for row in cards]
    learners = {key: policy.parameters for key, policy in policies.items()}
    table = class_table(
        met,
        learners=learners,
        topics={
            topic: count
            for topic, count in topics.items()
            if wanted.topic in ("", topic)
        },
        now=now,
    )
    targets = [policy.desired_retention for policy in policies.values()]
    quizzes = finished_quizzes(
        session, quizzes=quizzes_given(given), people=list(people)
    )
    return ClassReport(
        wanted=wanted,
        sets=sets,
        learners=_learners(session, people, asked, wanted, today),
        topics=list(topics),
        table=table,
        earlier=earlier_recall(
            session,
            asked,
            day=wanted.first,
            today=today,
            now=now,
            met=met,
            learners=learners,
            total=table.whole.total,
        ),
        target=sum(targets) / len(targets) if targets else 0.9,
        curve=_curve(session, between),
        coming=_coming(session, asked, today),
        not_begun=table.whole.total - table.whole.met,
        questions=_questions(session, between),
        quizzes=quizzes,
        quiz=(
            quiz_report(session, quizzes[0], people=list(people)) if quizzes else None
        ),
        exam=next_exam(
            session,
            class_=class_,
            given=given,
            today=today,
            person_id=person_id,
            cards=None if wanted.topic else cards,
            of_sets=asked["sets"],
        ),
    )


def report_of_quiz(
    session: Session, *, class_: SchoolClass, quiz_code: str
) -> QuizReport:
    """The report of one of a class's quizzes.  Only reads.

    Raises:
        NotFound: the class has no such quiz, or nobody of it has finished it.
    """
    people = list(people_of(session, class_))
    given = session.execute(GIVEN, {"class": class_.id}).all()
    finished = finished_quizzes(session, quizzes=quizzes_given(given), people=people)
    quiz = next((one for one in finished if one.code == quiz_code), None)
    if quiz is None:
        raise NotFound("Nobody of this class has finished such a quiz.")
    return quiz_report(session, quiz, people=people)


def _learners(
    session: Session,
    people: Mapping[int, tuple[Person, str]],
    asked: Mapping[str, Any],
    wanted: Wanted,
    today: date,
) -> list[Learner]:
    rows: dict[int, list[Any]] = {key: [] for key in people}
    for row in session.execute(STUDIED, asked):
        rows[row.person_id].append(row)
    found = []
    for key, (_, name) in people.items():
        here = [
            row for row in rows[key] if wanted.first <= row.study_day <= wanted.last
        ]
        found.append(
            Learner(
                person_id=key,
                name=name,
                reviews=sum(row.reviews for row in here),
                spent_ms=sum(int(row.spent_ms) for row in here),
                days=len(here),
                studied_lately=any(
                    row.study_day > today - 7 * _ONE_DAY for row in rows[key]
                ),
            )
        )
    return found


def _curve(session: Session, asked: Mapping[str, Any]) -> tuple[CurvePoint, ...]:
    return memory_curve(
        DayTally(
            (row.study_day - row.before).days,
            row.reviews,
            int(row.recalled),
            float(row.predicted),
        )
        for row in session.execute(REMEMBERED, asked)
    )


def _coming(session: Session, asked: Mapping[str, Any], today: date) -> dict[date, int]:
    days = {today + number * _ONE_DAY: 0 for number in range(AHEAD_DAYS)}
    for row in session.execute(COMING, {**asked, "last": max(days)}):
        days[max(row.due_day, today)] += row.cards
    return days


def _questions(session: Session, asked: Mapping[str, Any]) -> list[AnsweredQuestion]:
    shares = {
        row.question_id: Share(int(row.passed), row.answers)
        for row in session.execute(ANSWERED, asked)
    }
    if not shares:
        return []
    rows = session.execute(CONTENTS, {"questions": list(shares)})
    found = [
        AnsweredQuestion(
            row.id, row.topic, read_question(row.content).prompt, shares[row.id]
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: (one.passed.value, -one.passed.n, one.prompt))
