"""What stands on a timeline beside the question: events the learner knows."""

from datetime import date

from sqlalchemy import and_, bindparam, or_, select
from sqlalchemy.orm import Session

from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import DateQuestion, Kind
from quizapp.questions.timeline import Axis
from quizapp.scheduling.memory import Phase
from quizapp.services.cards import StudyCard, read_question
from quizapp.services.learner import Learner
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.reviews import Card

#: More would crowd the line.
MOST_EVENTS = 3

_KNOWN = (
    select(QuestionVersion.content)
    .join(
        Question,
        and_(
            Question.id == QuestionVersion.question_id,
            Question.version == QuestionVersion.version,
        ),
    )
    .join(Card, Card.question_id == Question.id)
    .where(
        Question.set_id == bindparam("set"),
        Question.kind == Kind.DATE.value,
        Question.id != bindparam("question"),
        or_(Question.fact == "", Question.fact != bindparam("fact")),
        Card.person_id == bindparam("person"),
        Card.phase == Phase.REVIEW,
        Card.due_day > bindparam("today"),
    )
    .order_by(Card.stability.desc())
)


def known_events(
    session: Session, *, person: Learner, card: StudyCard, axis: Axis, today: date
) -> list[tuple[HistoricalDate, str]]:
    """Dated events of the same set that the learner knows and is not asked today."""
    rows = session.connection().scalars(
        _KNOWN,
        {
            "set": card.set_id,
            "question": card.question_id,
            "fact": card.fact,
            "person": person.id,
            "today": today,
        },
    )
    contents = [read_question(content) for content in rows]
    events = [
        (known.answer, known.label)
        for known in contents
        if isinstance(known, DateQuestion)
        and known.label
        and axis.start.earliest <= known.answer.earliest
        and known.answer.latest <= axis.end.latest
    ]
    return events[:MOST_EVENTS]
