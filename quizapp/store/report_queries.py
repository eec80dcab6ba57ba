"""The statements of reports, built once: what the reviews of one person add up to.

A review counts unless it was undone, and with the last grade it was given, by its
learner or by a corrected key.  Second thoughts are few, so they are read whole for a
person instead of once for each review.
"""

from sqlalchemy import and_, bindparam, case, func, select

from quizapp.progress.time_spent import THOUGHT_CAP_MS
from quizapp.questions.answer import encode
from quizapp.questions.question import Ask
from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Phase
from quizapp.store.question_sets import Question, QuestionSet, QuestionVersion
from quizapp.store.reviews import Amendment, Card, Change, Review, StudiedSet

_UNDONE = (
    select(Amendment.review_id)
    .where(
        Amendment.person_id == bindparam("person"), Amendment.change == Change.UNDONE
    )
    .scalar_subquery()
)

_REGRADED = (
    select(
        Amendment.review_id,
        Amendment.grade,
        func.row_number()
        .over(
            partition_by=Amendment.review_id,
            order_by=Amendment.number.desc(),
        )
        .label("place"),
    )
    .where(Amendment.person_id == bindparam("person"), Amendment.grade.is_not(None))
    .subquery("regraded")
)

_GRADE = func.coalesce(_REGRADED.c.grade, Review.grade)

_THEIRS = and_(
    Review.person_id == bindparam("person"),
    Review.study_day >= bindparam("first"),
    Review.id.not_in(_UNDONE),
)

_SINCE = and_(
    Review.person_id == bindparam("person"), Review.study_day >= bindparam("first")
)
_GIVEN = (
    select(Review.study_day, func.count().label("reviews"))
    .where(_SINCE)
    .group_by(Review.study_day)
    .subquery("given")
)
_TAKEN_BACK = (
    select(Review.study_day, func.count().label("reviews"))
    .where(_SINCE, Review.id.in_(_UNDONE))
    .group_by(Review.study_day)
    .subquery("taken_back")
)
_STANDING = _GIVEN.c.reviews - func.coalesce(_TAKEN_BACK.c.reviews, 0)

#: A row a study day from ``:first`` on: how many reviews of ``:person`` stand.  Those
#: given are counted in the index alone, and the few that were undone taken off.
REVIEWS_BY_DAY = (
    select(_GIVEN.c.study_day, _STANDING.label("reviews"))
    .outerjoin(_TAKEN_BACK, _TAKEN_BACK.c.study_day == _GIVEN.c.study_day)
    .where(_STANDING > 0)
    .order_by(_GIVEN.c.study_day)
)

_AS_REGRADED = and_(_REGRADED.c.review_id == Review.id, _REGRADED.c.place == 1)

_FORGOTTEN = case((_GRADE == Grade.AGAIN, 1), else_=0)

_SPENT_MS = case(
    (Review.taken_ms < THOUGHT_CAP_MS, Review.taken_ms), else_=THOUGHT_CAP_MS
)

#: A row a study day from ``:first`` on, oldest first: what the reviews of ``:person``
#: add up to.
TOTALS_BY_DAY = (
    select(
        Review.study_day,
        func.count().label("reviews"),
        func.sum(_FORGOTTEN).label("forgotten"),
        func.sum(_SPENT_MS).label("spent_ms"),
    )
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(_THEIRS)
    .group_by(Review.study_day)
    .order_by(Review.study_day)
)

# The first answer of a card on a day, and whether it was forgotten, in one number:
# the least of ``2 * number + forgotten``.  A window function takes twice as long.
_FIRST_ANSWERS = (
    select(Review.study_day, func.min(2 * Review.number + _FORGOTTEN).label("marked"))
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(_THEIRS, Review.phase_before == Phase.REVIEW)
    .group_by(Review.study_day, Review.card_id)
    .subquery("first_answers")
)

#: A row a study day from ``:first`` on with cards of ``:person`` in the review phase:
#: how many of those were answered, and how many of the first answers were passed.
JUDGED_BY_DAY = (
    select(
        _FIRST_ANSWERS.c.study_day,
        func.count().label("judged"),
        func.sum(1 - _FIRST_ANSWERS.c.marked % 2).label("held"),
    )
    .select_from(_FIRST_ANSWERS)
    .group_by(_FIRST_ANSWERS.c.study_day)
)

#: A row a question that ``:person`` forgot from day ``:first`` on: how often, and of
#: how many answers.  Answers at the first meeting do not count.
FORGETTINGS = (
    select(
        Review.question_id,
        func.count().label("answers"),
        func.sum(_FORGOTTEN).label("forgotten"),
    )
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(_THEIRS, Review.phase_before.is_not(None))
    .group_by(Review.question_id)
    .having(func.sum(_FORGOTTEN) > 0)
)

_STUDIED = and_(
    StudiedSet.set_id == Question.set_id,
    StudiedSet.person_id == bindparam("person"),
)

#: The cards that ``:person`` has met, in the sets taken up, with the chance of a lucky
#: guess at the last answer.
MET_CARDS = (
    select(
        Question.set_id,
        Question.topic,
        Card.stability,
        Card.last_review,
        func.coalesce(Review.guess_chance, 0.0).label("guess_chance"),
    )
    .select_from(Card)
    .join(Question, Question.id == Card.question_id)
    .join(StudiedSet, _STUDIED)
    .outerjoin(Review, and_(Review.card_id == Card.id, Review.number == Card.answers))
    .where(
        Card.person_id == bindparam("person"),
        Card.phase.is_not(None),
        Question.retired_at.is_(None),
    )
)

_ANSWERED_BY_SELF = and_(
    # What a quiz has found wrong is not always to be shown yet.
    Review.attempt_id.is_(None),
    Review.ask.in_([Ask.TYPED, Ask.CHOICE, Ask.TIMELINE]),
)

_NO_ANSWERS = [encode(None), encode("")]

#: What ``:person`` answered wrongly in study from day ``:first`` on, in the sets taken
#: up: a row a question and answer, how often, and the card's count after the last time.
#: To say that one does not know is no answer.
WRONG_ANSWERS = (
    select(
        Review.question_id,
        Review.answer,
        func.count().label("answers"),
        func.max(Review.number).label("last"),
    )
    .join(Card, Card.id == Review.card_id)
    .join(Question, Question.id == Review.question_id)
    .join(StudiedSet, _STUDIED)
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(
        _THEIRS,
        _ANSWERED_BY_SELF,
        Review.verdict == Verdict.WRONG,
        Review.answer.not_in(_NO_ANSWERS),
        _GRADE == Grade.AGAIN,
        Card.suspended_at.is_(None),
        Question.retired_at.is_(None),
    )
    .group_by(Review.question_id, Review.answer)
    .order_by(func.max(Review.id).desc())
)

#: The answers of ``:person`` to ``:questions`` that were passed, whenever it was: few
#: questions, so they are found by their cards.
SINCE_WRONG = (
    select(Review.question_id, Review.number)
    .select_from(Card)
    .join(Review, Review.card_id == Card.id)
    .outerjoin(_REGRADED, _AS_REGRADED)
    .where(
        Card.person_id == bindparam("person"),
        Card.question_id.in_(bindparam("questions", expanding=True)),
        Review.id.not_in(_UNDONE),
        _GRADE > Grade.AGAIN,
    )
)

_WAITS = and_(Card.phase.is_(None), Card.suspended_at.is_(None))

#: How many questions there are by set and topic, in the sets ``:person`` has taken up,
#: and how many of them were not met yet and may come.
QUESTIONS = (
    select(
        Question.set_id,
        Question.topic,
        func.count().label("questions"),
        func.sum(case((_WAITS, 1), else_=0)).label("waiting"),
    )
    .join(StudiedSet, _STUDIED)
    .outerjoin(
        Card,
        and_(Card.question_id == Question.id, Card.person_id == bindparam("person")),
    )
    .where(Question.retired_at.is_(None))
    .group_by(Question.set_id, Question.topic)
    .order_by(Question.set_id, Question.topic)
)

#: The sets that ``:person`` has taken up.
SETS = (
    select(QuestionSet.id, QuestionSet.slug, QuestionSet.title)
    .join(StudiedSet, StudiedSet.set_id == QuestionSet.id)
    .where(StudiedSet.person_id == bindparam("person"))
)

#: What the questions in ``:questions`` say now, and which sets they belong to.
CONTENTS = (
    select(
        Question.id,
        QuestionVersion.content,
        QuestionSet.slug,
        QuestionSet.title,
        Question.retired_at,
    )
    .join(
        QuestionVersion,
        and_(
            QuestionVersion.question_id == Question.id,
            QuestionVersion.version == Question.version,
        ),
    )
    .join(QuestionSet, QuestionSet.id == Question.set_id)
    .where(Question.id.in_(bindparam("questions", expanding=True)))
)
