"""Quizzes: made, changed, put away, found; and the questions they may draw."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.quizzes.draw import TooFew, draw_questions
from quizapp.quizzes.plan import (
    NO_ALLOWANCE,
    Allowance,
    Audience,
    Chosen,
    Draw,
    Part,
    Plan,
    problems_of,
)
from quizapp.services import quiz_classes
from quizapp.services.library import theirs_to_give, visible_to
from quizapp.services.quiz_looks import refuse_unwritten
from quizapp.services.quiz_pool import pool_of
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import (
    Quiz,
    QuizAllowance,
    QuizDrawSet,
    QuizEmailAllowance,
    QuizPart,
)
from quizapp.store.races import changed_rows

#: No vowels and nothing that looks like another: no words, and easy to read out.
_LETTERS = "23456789bcdfghjkmnpqrstvwxz"
_CODE_LENGTH = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What a quiz is called and whom it is for, beside its plan."""

    title: str
    instructions: str = ""
    audience: Audience = Audience.OWNER
    password_hash: str | None = None


class PlanRefused(Refused):
    """A quiz that could not be taken.  ``problems`` are (field, words)."""

    def __init__(self, problems: Sequence[tuple[str, str]]) -> None:
        super().__init__(" ".join(words for _, words in problems))
        self.problems = tuple(problems)


class EditedMeanwhile(Refused):
    """The quiz was changed in another window since its page was drawn."""


def make_quiz(
    session: Session, *, owner: Person, details: Details, plan: Plan, now: datetime
) -> Quiz:
    """Make a quiz.  Flushes and does not commit.

    Raises:
        PlanRefused: nobody could take it like that.
        NotAllowed: learners make quizzes for themselves only.
    """
    _refuse_unless_sound(session, owner, details, plan, whose_sets=owner.id)
    quiz = Quiz(
        code="".join(secrets.choice(_LETTERS) for _ in range(_CODE_LENGTH)),
        owner_id=owner.id,
        title=details.title,
        created_at=now,
        updated_at=now,
    )
    session.add(quiz)
    _set_details(quiz, details, plan)
    session.flush()
    _set_parts(session, quiz, plan.parts)
    return quiz


def change_quiz(
    session: Session,
    *,
    person: Person,
    quiz: Quiz,
    seen_version: int,
    details: Details,
    plan: Plan,
    now: datetime,
) -> None:
    """Change a quiz for attempts begun from now on.  Flushes and does not commit.

    What attempts were asked, and when their time is up, stays; what they may be shown
    of keys and verdicts follows the new plan.

    Raises:
        PlanRefused: nobody could take it like that.
        EditedMeanwhile: it was changed in another window; nothing is kept.
    """
    refuse_unless_managed(person, quiz)
    maker_id = whose_sets(person, quiz)
    _refuse_unless_sound(session, person, details, plan, whose_sets=maker_id)
    claimed = session.execute(
        update(Quiz)
        .where(Quiz.id == quiz.id, Quiz.version == seen_version)
        .values(version=seen_version + 1)
        .execution_options(synchronize_session=False)
    )
    if not changed_rows(claimed):
        raise EditedMeanwhile("This quiz was changed in another window.")
    session.refresh(quiz)
    _set_details(quiz, details, plan)
    quiz.updated_at = now
    session.execute(delete(QuizPart).where(QuizPart.quiz_id == quiz.id))
    session.flush()
    _set_parts(session, quiz, plan.parts)


def archive_quiz(
    session: Session, *, person: Person, quiz: Quiz, now: datetime | None
) -> None:
    """Close a quiz for good, or (None) take that back.  Attempts stay."""
    refuse_unless_managed(person, quiz)
    quiz.archived_at = now
    session.flush()


def find_quiz(session: Session, *, person: Person, code: str) -> Quiz:
    """The quiz at that address.  Raises ``NotFound`` for one not this person's.

    One for classes is open to the learners of those it was given to, and stays there
    to be read for who has taken it.
    """
    quiz = session.scalars(select(Quiz).where(Quiz.code == code)).one_or_none()
    if quiz is None or not (
        manages(person, quiz)
        or quiz.audience is Audience.LINK
        or (
            quiz.audience is Audience.CLASS
            and quiz_classes.concerns(session, quiz=quiz, person_id=person.id)
        )
    ):
        raise NotFound("There is no such quiz. Its teacher may have withdrawn it.")
    return quiz


def find_managed(session: Session, *, person: Person, code: str) -> Quiz:
    """The quiz at that address, to look behind.  Raises ``NotFound``."""
    quiz = find_quiz(session, person=person, code=code)
    refuse_unless_managed(person, quiz)
    return quiz


def find_watched(session: Session, *, person: Person, code: str, now: datetime) -> Quiz:
    """The quiz at that address, to see what others did in it.

    Raises:
        NotFound: there is none, or it is not this person's to manage.
        LookFirst: an administrator's look into its class is not begun.
        QuizLookFirst: nor that into a quiz which no class was given.
    """
    quiz = find_managed(session, person=person, code=code)
    refuse_unwritten(session, person=person, quiz=quiz, now=now)
    return quiz


def manages(person: Person, quiz: Quiz) -> bool:
    """Whether this person may change a quiz and, a teacher, see everybody's attempts.

    Who teaches no more keeps what is for themselves alone.
    """
    if quiz.owner_id == person.id:
        return person.role is not Role.LEARNER or quiz.audience is Audience.OWNER
    return person.role is Role.ADMINISTRATOR


def whose_sets(person: Person, quiz: Quiz | None) -> int:
    """The person whose sets a quiz may ask from: its maker, whoever changes it.

    So an administrator can put another's quiz right, and its maker still can after
    that.  Of one whose maker has left, whoever changes it.
    """
    return person.id if quiz is None else quiz.owner_id or person.id


def refuse_unless_managed(person: Person, quiz: Quiz) -> None:
    """Raise ``NotFound`` for who may not look behind a quiz."""
    if not manages(person, quiz):
        raise NotFound("There is no such page, or it is not yours to see.")


def why_not_theirs(session: Session, *, quiz: Quiz, person: Person) -> str:
    """Why this person may not begin a quiz for classes any more; empty if they may."""
    if quiz.audience is not Audience.CLASS or manages(person, quiz):
        return ""
    if quiz_classes.days_given(session, quiz=quiz, person_id=person.id):
        return ""
    return "This quiz is not assigned to a class of yours any more."


def allowance_of(session: Session, *, quiz: Quiz, person: Person) -> Allowance:
    """What this person gets beyond the plan."""
    row: QuizAllowance | QuizEmailAllowance | None
    row = session.get(QuizAllowance, (quiz.id, person.id))
    if row is None and person.email:
        row = session.get(QuizEmailAllowance, (quiz.id, person.email))
    closes_at = row.closes_at if row else None
    if closes_at is None and not manages(person, quiz):
        closes_at = quiz_classes.closing_for(session, quiz=quiz, person=person)
    if row is None:
        return replace(NO_ALLOWANCE, closes_at=closes_at)
    return Allowance(
        extra_time_pct=row.extra_time_pct,
        extra_attempts=row.extra_attempts,
        closes_at=closes_at,
    )


def set_allowance(
    session: Session, *, person: Person, quiz: Quiz, to: Person, allowance: Allowance
) -> None:
    """Give one learner more time or attempts, from their next attempt on."""
    refuse_unless_managed(person, quiz)
    session.merge(
        QuizAllowance(
            quiz_id=quiz.id,
            person_id=to.id,
            extra_time_pct=allowance.extra_time_pct,
            extra_attempts=allowance.extra_attempts,
            closes_at=allowance.closes_at,
        )
    )
    session.flush()


def _refuse_unless_sound(
    session: Session, person: Person, details: Details, plan: Plan, *, whose_sets: int
) -> None:
    if details.audience is not Audience.OWNER and person.role is Role.LEARNER:
        raise NotAllowed("Learners make quizzes for themselves. Keep this one to you.")
    problems = [(found.field, found.words) for found in problems_of(plan)]
    if not details.title.strip():
        problems.insert(0, ("title", "Give the quiz a title."))
    if not problems:
        # A set that was given to a class is its learners' to practise, not to hand on.
        is_own = details.audience is Audience.OWNER
        allowed = (visible_to if is_own else theirs_to_give)(whose_sets)
        _refuse_strange_sets(session, allowed, plan)
        try:
            draw_questions(plan, pool_of(session, plan), "a try")
        except TooFew as error:
            problems = [("parts", _too_few(error))]
    if problems:
        raise PlanRefused(problems)


def _refuse_strange_sets(
    session: Session, allowed: ColumnElement[bool], plan: Plan
) -> None:
    """Raise ``NotFound`` for questions of sets that are not among those allowed."""
    wanted = {
        set_id
        for part in plan.parts
        if isinstance(part, Draw)
        for set_id in part.set_ids
    }
    chosen = {part.question_id for part in plan.parts if isinstance(part, Chosen)}
    rows = session.execute(
        select(Question.id, Question.set_id).where(Question.id.in_(chosen))
    )
    found = {row.id: row.set_id for row in rows}
    wanted |= set(found.values())
    seen = set(
        session.scalars(
            select(QuestionSet.id).where(QuestionSet.id.in_(wanted), allowed)
        )
    )
    if seen != wanted or set(found) != chosen:
        raise NotFound("A set of this quiz is not there, or not yours to use.")


def _too_few(error: TooFew) -> str:
    part = error.part
    if isinstance(part, Chosen):
        return "A chosen question was withdrawn from its set. Take it out."
    words = " ".join(filter(None, [part.difficulty or "", part.topic, part.kind]))
    return (
        f"There are not enough questions to draw {part.count}"
        f"{' of ' + words if words else ''}: {error.found} fit. "
        "Draw fewer, or from more sets."
    )


def _set_details(quiz: Quiz, details: Details, plan: Plan) -> None:
    quiz.title = details.title.strip()
    quiz.instructions = details.instructions.strip()
    quiz.audience = details.audience
    quiz.password_hash = details.password_hash
    for name in (
        *("opens_at", "closes_at", "time_limit_min", "attempts", "counts", "pass_pct"),
        *("verdict_when", "key_when", "evidence_when", "layout", "is_one_way"),
        *("shuffles_questions", "shuffles_options", "is_practice"),
    ):
        setattr(quiz, name, getattr(plan, name))


def _set_parts(session: Session, quiz: Quiz, parts: Sequence[Part]) -> None:
    for number, part in enumerate(parts, 1):
        row = QuizPart(quiz_id=quiz.id, number=number, points=part.points)
        session.add(row)
        if isinstance(part, Chosen):
            row.question_id = part.question_id
            continue
        row.count, row.topic, row.kind = part.count, part.topic, part.kind
        row.difficulty = part.difficulty
        session.flush()
        session.add_all(
            QuizDrawSet(quiz_id=quiz.id, number=number, set_id=set_id)
            for set_id in sorted(set(part.set_ids))
        )
    session.flush()
