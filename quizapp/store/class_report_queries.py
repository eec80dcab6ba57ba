"""The statements of a class's report: what its learners did with the sets it was given.

What they study otherwise is none of its business.  A review counts unless it was undone,
and with the last grade it was given.  Every statement begins with the class's learners,
``:people``, so that costs grow with the class and not with the site.
"""

from sqlalchemy import BindParameter, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from quizapp.progress.time_spent import THOUGHT_CAP_MS
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.store.classes import Assignment
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.quizzes import Attempt, AttemptQuestion, Quiz
from quizapp.store.reviews import Amendment, Card, Change, Review

PEOPLE: BindParameter[list[int]] = bindparam("people", expanding=True)
_SETS: BindParameter[list[int]] = bindparam("sets", expanding=True)

#: ``:topic`` "" stands for all.
_OF_TOPIC = or_(bindparam("topic") == "", Question.topic == bindparam("topic"))

#: What ``:class`` was given and has, the first one first.
GIVEN = (
    select(
        Assignment.id,
        Assignment.set_id,
        Assignment.quiz_id,
        Assignment.exam_on,
        QuestionSet.slug,
        QuestionSet.title,
    )
    .outerjoin(QuestionSet, QuestionSet.id == Assignment.set_id)
    .where(
        Assignment.class_id == bindparam("class"), Assignment.taken_back_at.is_(None)
    )
    .order_by(Assignment.given_at, Assignment.id)
)

#: How many questions ``:sets`` ask, by topic.
TOPICS = (
    select(Question.topic, func.count().label("questions"))
    .where(Question.set_id.in_(_SETS), Question.retired_at.is_(None))
    .group_by(Question.topic)
    .order_by(Question.topic)
)

_ASKED = and_(Question.set_id.in_(_SETS), Question.retired_at.is_(None), _OF_TOPIC)

# Looked up by number and not joined, and an expression and no column: a database goes by
# people then, and not by questions, whose answers grow with the site.
OF_QUESTIONS = (Review.question_id + 0).in_(select(Question.id).where(_ASKED))

#: The cards of ``:people`` in ``:sets`` that were met: what a ``MetTopicCard`` is made of,
#: then what an ``AssignedCard`` takes besides.
MET_CARDS = (
    select(
        Card.person_id,
        Question.topic,
        Card.stability,
        Card.last_review,
        func.coalesce(Review.guess_chance, 0.0).label("guess_chance"),
        Card.difficulty,
        Card.last_day,
        Card.due_day,
        Question.set_id,
    )
    .join(Question, Question.id == Card.question_id)
    .outerjoin(Review, and_(Review.card_id == Card.id, Review.number == Card.answers))
    .where(Card.person_id.in_(PEOPLE), Card.phase.is_not(None), _ASKED)
)

#: How many cards of ``:people`` in ``:sets`` come on which day up to ``:last``.
COMING = (
    select(Card.due_day, func.count().label("cards"))
    .join(Question, Question.id == Card.question_id)
    .where(
        Card.person_id.in_(PEOPLE),
        Card.due_day <= bindparam("last"),
        Card.phase.is_not(None),
        Card.suspended_at.is_(None),
        _ASKED,
    )
    .group_by(Card.due_day)
)

UNDONE = (
    select(Amendment.review_id)
    .where(Amendment.person_id.in_(PEOPLE), Amendment.change == Change.UNDONE)
    .scalar_subquery()
)
_REGRADED = (
    select(
        Amendment.review_id,
        Amendment.grade,
        func.row_number()
        .over(partition_by=Amendment.review_id, order_by=Amendment.number.desc())
        .label("place"),
    )
    .where(Amendment.person_id.in_(PEOPLE), Amendment.grade.is_not(None))
    .subquery("regraded")
)
_AS_REGRADED = and_(_REGRADED.c.review_id == Review.id, _REGRADED.c.place == 1)
_GRADE = func.coalesce(_REGRADED.c.grade, Review.grade)
_PASSED = case((_GRADE > Grade.AGAIN, 1), else_=0)
_SPENT_MS = case(
    (Review.taken_ms < THOUGHT_CAP_MS, Review.taken_ms), else_=THOUGHT_CAP_MS
)

_THEIRS = and_(
    Review.person_id.in_(PEOPLE),
    Review.study_day >= bindparam("first"),
    Review.study_day <= bindparam("last"),
    Review.id.not_in(UNDONE),
)

#: A row a learner and study day from ``:first`` to ``:last``.
STUDIED = (
    select(
        Review.person_id,
        Review.study_day,
        func.count().label("reviews"),
        func.sum(_SPENT_MS).label("spent_ms"),
    )
    .where(_THEIRS, OF_QUESTIONS)
    .group_by(Review.person_id, Review.study_day)
)

# What was answered in a quiz counts there.
_IN_STUDY = Review.attempt_id.is_(None)

#: A row a question: how many answers in study, how many of them passed.
ANSWERED = (
    select(
        Review.question_id,
        func.count().label("answers"),
        func.sum(_PASSED).label("passed"),
    )
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(_THEIRS, OF_QUESTIONS, _IN_STUDY)
    .group_by(Review.question_id)
)

#: A row a learner and question: how many answers in study, how many of them passed.
ANSWERED_BY = (
    select(
        Review.person_id,
        Review.question_id,
        func.count().label("answers"),
        func.sum(_PASSED).label("passed"),
    )
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(_THEIRS, OF_QUESTIONS, _IN_STUDY)
    .group_by(Review.person_id, Review.question_id)
)

#: What ``:people`` answered to ``:question``, card by card: found by their cards, since
#: what everybody answered to it grows with the site.  In study too where the class has
#: not the set, and in any quiz: who asks leaves out what is not the class's.
ANSWERS = (
    select(
        Review.person_id,
        Review.question_version,
        Review.ask,
        Review.answer,
        Review.verdict,
        Review.recall,
        Review.phase_before,
        Review.guess_chance,
        Review.taken_ms,
        Review.attempt_id,
        Attempt.quiz_id,
        _PASSED.label("passed"),
    )
    .join(Card, Card.id == Review.card_id)
    .outerjoin(Attempt, Attempt.id == Review.attempt_id)
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(
        Card.person_id.in_(PEOPLE),
        Card.question_id == bindparam("question"),
        Review.study_day >= bindparam("first"),
        Review.study_day <= bindparam("last"),
        Review.id.not_in(UNDONE),
    )
    .order_by(Review.card_id, Review.number)
)

# Within the learning steps a prediction says little.
_IN_REVIEW = and_(Review.phase_before == Phase.REVIEW, Review.recall.is_not(None))

_before = aliased(Review, name="before")

#: A row a pair of study days, that of a review and that of the one before: predicted
#: and observed recall.  A review after an undone one has none before it and is left out.
REMEMBERED = (
    select(
        Review.study_day,
        _before.study_day.label("before"),
        func.count().label("reviews"),
        func.sum(_PASSED).label("recalled"),
        func.sum(Review.recall).label("predicted"),
    )
    .join(
        _before,
        and_(_before.card_id == Review.card_id, _before.number == Review.number - 1),
    )
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(_THEIRS, OF_QUESTIONS, _IN_REVIEW)
    .group_by(Review.study_day, _before.study_day)
)

#: What the questions in ``:questions`` say now.
CONTENTS = (
    select(Question.id, Question.topic, QuestionVersion.content)
    .join(
        QuestionVersion,
        and_(
            QuestionVersion.question_id == Question.id,
            QuestionVersion.version == Question.version,
        ),
    )
    .where(Question.id.in_(bindparam("questions", expanding=True)))
)

#: Those of ``:quizzes`` that somebody of ``:people`` has finished, the latest first.
FINISHED_QUIZZES = (
    select(
        Quiz.id,
        Quiz.code,
        Quiz.title,
        func.max(Attempt.ended_at).label("ended_at"),
        func.count(Attempt.person_id.distinct()).label("takers"),
    )
    .join(Attempt, Attempt.quiz_id == Quiz.id)
    .where(
        Quiz.id.in_(bindparam("quizzes", expanding=True)),
        Attempt.person_id.in_(PEOPLE),
        Attempt.ended_at.is_not(None),
        Attempt.is_practice.is_(False),
    )
    .group_by(Quiz.id, Quiz.code, Quiz.title)
    .order_by(func.max(Attempt.ended_at).desc(), Quiz.id.desc())
)

#: Those of ``:quizzes`` of which somebody of ``:people`` was asked ``:question``.
QUIZZES_ASKING = (
    select(Attempt.quiz_id)
    .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
    .where(
        Attempt.quiz_id.in_(bindparam("quizzes", expanding=True)),
        Attempt.person_id.in_(PEOPLE),
        Attempt.ended_at.is_not(None),
        AttemptQuestion.question_id == bindparam("question"),
    )
    .distinct()
)

#: What ``:people`` answered in their first attempts at ``:quiz``.
FIRST_ATTEMPTS = (
    select(
        Attempt.person_id,
        AttemptQuestion.question_id,
        AttemptQuestion.ask,
        AttemptQuestion.points,
        AttemptQuestion.answer,
        AttemptQuestion.fraction,
    )
    .join(AttemptQuestion, AttemptQuestion.attempt_id == Attempt.id)
    .where(
        Attempt.quiz_id == bindparam("quiz"),
        Attempt.person_id.in_(PEOPLE),
        Attempt.number == 1,
        Attempt.ended_at.is_not(None),
        Attempt.is_practice.is_(False),
    )
    .order_by(Attempt.person_id, AttemptQuestion.number)
)
