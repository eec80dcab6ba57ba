"""A class of simulated learners, who answer by the same code as real ones.

All of it can be told from what is real: the class says that it is a demonstration,
names end with a mark, and its people and its quiz were made at the very moment that the
class gives as its own; its set is named after the class.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.quizzes.plan import Audience, Chosen, Plan
from quizapp.services import assignments, class_members, classes, quizzes
from quizapp.services.assignment_terms import Terms
from quizapp.services.demonstration_set import demonstration_set
from quizapp.services.demonstration_study import Sitter, study_once, take_quiz
from quizapp.services.quizzes import Details
from quizapp.services.set_import import import_set
from quizapp.simulation.habits import studies_on
from quizapp.simulation.learners import (
    MARK,
    NEW_PER_DAY,
    Belief,
    SimulatedLearner,
    simulated_class,
)
from quizapp.store.classes import SchoolClass
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Quiz

TITLE = "Demonstration class"

LEARNERS, DAYS = 24, 60

#: The fewest days in which all that is planted has its place.
FEWEST_DAYS = 21

#: The class takes its quiz when so much of the time is over, on a school day: not all
#: has been studied then, so it tells the strong from the weak.
_QUIZ_AFTER = 0.4

#: It has its exam so many days after the last one.
_EXAM_AFTER = 12

_QUIZ_QUESTIONS = 28

#: Local hours of the quiz: the class sits down at ten.
_OPENS, _BEGINS, _CLOSES = time(8), time(10), time(18)


class AlreadyThere(Refused):
    """One demonstration is enough; ``code`` is its address."""

    def __init__(self, class_: SchoolClass) -> None:
        super().__init__(
            f"The demonstration is there already, at /classes/{class_.code}. "
            "`quizapp demo --remove` takes it away."
        )
        self.code = class_.code


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A class with its simulated learners, ready to study."""

    class_: SchoolClass
    sitters: tuple[Sitter, ...]
    quiz: Quiz
    slugs: Mapping[int, str]  #: of its set, by question
    beliefs: tuple[Belief, ...]  #: what is planted
    calendar: "Calendar"
    seed: int


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days of a demonstration, numbered from 0; ``last`` is the last of them."""

    last: date
    days: int
    time_zone: str

    def day(self, number: int) -> date:
        return self.last - timedelta(days=self.days - 1 - number)

    def moment(self, number: int, hour: time) -> datetime:
        """A local hour of a day, in UTC."""
        local = datetime.combine(self.day(number), hour, ZoneInfo(self.time_zone))
        return local.astimezone(UTC)

    @property
    def quiz_day(self) -> int:
        number = int(self.days * _QUIZ_AFTER)
        while self.day(number).weekday() >= 5:
            number -= 1
        return number

    @property
    def exam_on(self) -> date:
        return self.last + timedelta(days=_EXAM_AFTER)

    @property
    def crammed_for(self) -> frozenset[int]:
        """What crammers study for: the beginning, the quiz, and the end."""
        return frozenset({1, self.quiz_day - 1, self.days - 1})


def demonstration_class(session: Session) -> SchoolClass | None:
    """The demonstration class, if there is one."""
    return session.scalars(
        select(SchoolClass)
        .where(SchoolClass.is_demonstration)
        .order_by(SchoolClass.id)
        .limit(1)
    ).one_or_none()


def slug_of(class_: SchoolClass) -> str:
    """What the set of a demonstration class is called."""
    return f"demonstration-{class_.code}"


def begin_demonstration(
    session: Session,
    *,
    teacher: Person | None,
    time_zone: str,
    now: datetime,
    seed: int = 1,
    learners: int = LEARNERS,
    days: int = DAYS,
) -> Demonstration:
    """Make the class, its learners, its set and its quiz.  Flushes, does not commit.

    Without a *teacher* a simulated one, who cannot sign in, has the class.

    Raises:
        AlreadyThere: there is a demonstration.
        ValueError: *days* leave no room for what is planted.
    """
    if days < FEWEST_DAYS:
        raise ValueError(f"a demonstration takes {FEWEST_DAYS} days or more")
    found = demonstration_class(session)
    if found is not None:
        raise AlreadyThere(found)
    start = now - timedelta(days=days)
    calendar = Calendar(now.astimezone(ZoneInfo(time_zone)).date(), days, time_zone)
    teacher = teacher or _simulated_teacher(session, calendar, start)
    class_ = classes.make_class(session, teacher=teacher, title=TITLE, now=start)
    class_.is_demonstration = True
    content, beliefs = demonstration_set(slug_of(class_))
    import_set(session, content, owner_id=teacher.id, now=start)
    set_id, slugs = _kept_set(session, content.id)
    sitters = []
    for learner in simulated_class(learners, beliefs=beliefs, seed=seed):
        person = _enrol(session, class_, learner, calendar)
        sitters.append(Sitter.of(learner, person, seed))
    quiz = _quiz(session, teacher, slugs, beliefs, calendar, start)
    _assign(session, class_, teacher, set_id, quiz, calendar)
    return Demonstration(class_, tuple(sitters), quiz, slugs, beliefs, calendar, seed)


def live(
    session: Session, demonstration: Demonstration, *, secret: str, now: datetime
) -> Iterator[int]:
    """Let the class study and take its quiz, day by day, until *now*.

    Yields the number of answers after each day, when the caller commits: other people
    can write in between.  *secret* is the installation's, as for any quiz.
    """
    calendar = demonstration.calendar
    days_of = {
        sitter.person.id: Random(f"days:{demonstration.seed}:{sitter.learner.name}")  # noqa: S311
        for sitter in demonstration.sitters
    }
    for number in range(calendar.days):
        answers = 0
        if number == calendar.quiz_day:
            answers += _sit_the_quiz(session, demonstration, secret)
        for sitter in demonstration.sitters:
            at = calendar.moment(number, time(sitter.learner.hour))
            goes = studies_on(
                sitter.learner.habit,
                calendar.day(number),
                number=number,
                days=calendar.days,
                dates=calendar.crammed_for,
                chance=days_of[sitter.person.id],
            )
            at += timedelta(minutes=sitter.chance.randint(0, 59))
            # An hour is more than a sitting takes: nothing is answered in the future.
            if goes and at + timedelta(hours=1) <= now:
                answers += study_once(session, sitter, at=at, slugs=demonstration.slugs)
        yield answers


def _sit_the_quiz(session: Session, demonstration: Demonstration, secret: str) -> int:
    calendar = demonstration.calendar
    for sitter in demonstration.sitters:
        take_quiz(
            session,
            sitter,
            demonstration.quiz,
            at=calendar.moment(calendar.quiz_day, _BEGINS),
            secret=secret,
            slugs=demonstration.slugs,
        )
    return len(demonstration.sitters) * _QUIZ_QUESTIONS


def _simulated_teacher(session: Session, calendar: Calendar, start: datetime) -> Person:
    """Whoever has the class while nobody real does: cannot sign in."""
    teacher = Person(
        name=f"Teacher {MARK}",
        role=Role.TEACHER,
        time_zone=calendar.time_zone,
        created_at=start,
    )
    session.add(teacher)
    session.flush()
    return teacher


def _enrol(
    session: Session,
    class_: SchoolClass,
    learner: SimulatedLearner,
    calendar: Calendar,
) -> Person:
    """The learner as a person of the class, without email or password."""
    person = Person(
        name=learner.name,
        created_at=class_.created_at,
        time_zone=calendar.time_zone,
        new_per_day=NEW_PER_DAY[learner.habit],
    )
    session.add(person)
    session.flush()
    class_members.join(
        session,
        class_=class_,
        person=person,
        name=learner.name,
        now=class_.created_at,
    )
    return person


def _kept_set(session: Session, slug: str) -> tuple[int, dict[int, str]]:
    """The id of a set, and what each of its questions is called."""
    rows = session.execute(
        select(Question.set_id, Question.id, Question.slug)
        .join(QuestionSet, QuestionSet.id == Question.set_id)
        .where(QuestionSet.slug == slug)
        .order_by(Question.position)
    ).all()
    return rows[0].set_id, {row.id: row.slug for row in rows}


def _quiz(
    session: Session,
    teacher: Person,
    slugs: Mapping[int, str],
    beliefs: tuple[Belief, ...],
    calendar: Calendar,
    start: datetime,
) -> Quiz:
    """A quiz on one day, which asks all that something is planted in."""
    planted = {belief.question for belief in beliefs}
    chosen = [one for one, slug in slugs.items() if slug in planted]
    others = [one for one in slugs if one not in chosen]
    wanted = _QUIZ_QUESTIONS - len(chosen)
    chosen += [others[place * len(others) // wanted] for place in range(wanted)]
    day = calendar.quiz_day
    return quizzes.make_quiz(
        session,
        owner=teacher,
        details=Details(title="Demonstration quiz", audience=Audience.CLASS),
        plan=Plan(
            parts=tuple(Chosen(one) for one in slugs if one in chosen),
            opens_at=calendar.moment(day, _OPENS),
            closes_at=calendar.moment(day, _CLOSES),
            time_limit_min=45,
        ),
        now=start,
    )


def _assign(
    session: Session,
    class_: SchoolClass,
    teacher: Person,
    set_id: int,
    quiz: Quiz,
    calendar: Calendar,
) -> None:
    """Give the class its set, for an exam soon, and its quiz."""
    assignments.give_set(
        session,
        person=teacher,
        class_=class_,
        set_id=set_id,
        terms=Terms(exam_on=calendar.exam_on),
        now=class_.created_at,
    )
    assignments.give_quiz(
        session,
        person=teacher,
        class_=class_,
        quiz_id=quiz.id,
        terms=Terms(),
        now=calendar.moment(calendar.quiz_day - 3, _OPENS),
    )
