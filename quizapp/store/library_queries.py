"""The statements of Today, the library and the texts: sets with what is known of them."""

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.sql.elements import ColumnElement

from quizapp.progress.mastery import FAMILIAR_FROM, SOLID_FROM
from quizapp.progress.time_spent import THOUGHT_CAP_MS
from quizapp.store.assignment_queries import sets_of_classes
from quizapp.store.people import Person
from quizapp.store.question_sets import (
    EvidenceSpan,
    Question,
    QuestionSet,
    QuestionVersion,
    SetSource,
)
from quizapp.store.reviews import Card, Review, StudiedSet
from quizapp.store.source_texts import SourceText

_STUDIED = and_(
    StudiedSet.set_id == QuestionSet.id, StudiedSet.person_id == bindparam("person")
)

_CARD = and_(Card.question_id == Question.id, Card.person_id == bindparam("person"))

_VERSION = and_(
    QuestionVersion.question_id == Question.id,
    QuestionVersion.version == Question.version,
)

_TO_SEE = or_(
    QuestionSet.is_shipped,
    QuestionSet.owner_id == bindparam("person"),
    StudiedSet.person_id.is_not(None),
    sets_of_classes(bindparam("person")),
)


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


#: The sets that ``:person`` may see, those taken up first, in their order.
SETS = (
    select(
        QuestionSet.id,
        QuestionSet.slug,
        QuestionSet.title,
        QuestionSet.description,
        QuestionSet.language,
        QuestionSet.licence,
        QuestionSet.is_shipped,
        QuestionSet.owner_id,
        Person.name.label("owner"),
        StudiedSet.added_at,
        StudiedSet.desired_retention,
    )
    .outerjoin(StudiedSet, _STUDIED)
    .outerjoin(Person, Person.id == QuestionSet.owner_id)
    .where(_TO_SEE)
    .order_by(
        StudiedSet.position.is_(None),
        StudiedSet.position,
        QuestionSet.is_shipped.desc(),
        QuestionSet.id,
    )
)

#: The one called ``:slug``.
SET = SETS.where(QuestionSet.slug == bindparam("slug"))

_COUNTS = (
    select(
        Question.set_id,
        func.count().label("cards"),
        _how_many(Card.stability < FAMILIAR_FROM).label("learning"),
        _how_many(
            and_(Card.stability >= FAMILIAR_FROM, Card.stability < SOLID_FROM)
        ).label("familiar"),
        _how_many(Card.stability >= SOLID_FROM).label("solid"),
        _how_many(and_(Card.phase.is_(None), Card.suspended_at.is_(None))).label(
            "waiting"
        ),
        func.min(case((Card.suspended_at.is_(None), Card.due_day))).label("next_day"),
    )
    .outerjoin(Card, _CARD)
    .where(Question.retired_at.is_(None))
    .group_by(Question.set_id)
)

#: A row a set that ``:person`` studies: cards by mastery, those not met that may come,
#: and the day on which the first of the others is due.
COUNTS_STUDIED = _COUNTS.join(
    StudiedSet,
    and_(
        StudiedSet.set_id == Question.set_id,
        StudiedSet.person_id == bindparam("person"),
    ),
)

#: The same of the sets in ``:sets``.
COUNTS = _COUNTS.where(Question.set_id.in_(bindparam("sets", expanding=True)))

#: Cards a day on which they come back from ``:first`` to ``:last``.  Cards put off
#: until a day come back on that.
COMING = (
    select(
        case(
            (Card.buried_until > Card.due_day, Card.buried_until), else_=Card.due_day
        ).label("day"),
        func.count().label("cards"),
    )
    .join(Question, Question.id == Card.question_id)
    .join(
        StudiedSet,
        and_(
            StudiedSet.set_id == Question.set_id,
            StudiedSet.person_id == bindparam("person"),
        ),
    )
    .where(
        Card.person_id == bindparam("person"),
        Card.due_day <= bindparam("last"),
        or_(
            Card.due_day >= bindparam("first"), Card.buried_until >= bindparam("first")
        ),
        Card.suspended_at.is_(None),
        Question.retired_at.is_(None),
    )
    .group_by("day")
)

_LATEST = (
    select(Review.taken_ms)
    .where(
        Review.person_id == bindparam("person"), Review.study_day >= bindparam("first")
    )
    .order_by(Review.study_day.desc(), Review.id.desc())
    .limit(bindparam("most"))
    .subquery("latest")
)

#: How many answers ``:person`` gave from day ``:first`` on, the latest ``:most`` of them,
#: and how long they took.
PACE = select(
    func.count().label("answers"),
    func.sum(
        case(
            (_LATEST.c.taken_ms < THOUGHT_CAP_MS, _LATEST.c.taken_ms),
            else_=THOUGHT_CAP_MS,
        )
    ).label("spent_ms"),
).select_from(_LATEST)

#: What one question says, ``:question``.
CONTENT = (
    select(Question.topic, QuestionVersion.content)
    .join(QuestionVersion, _VERSION)
    .where(Question.id == bindparam("question"))
)

_FIRST_TEXT = (
    select(EvidenceSpan.source_text_id)
    .where(
        EvidenceSpan.question_id == Question.id,
        EvidenceSpan.version == Question.version,
        EvidenceSpan.number == 0,
    )
    .scalar_subquery()
)

#: The questions of set ``:set`` in their order, with the cards of ``:person`` and the
#: text that holds the first evidence.
QUESTIONS = (
    select(
        Question.id,
        Question.topic,
        _FIRST_TEXT.label("text_id"),
        QuestionVersion.content,
        Card.phase,
        Card.stability,
        Card.due,
        Card.due_day,
        Card.lapses,
        Card.suspended_at,
        Card.buried_until,
    )
    .join(QuestionVersion, _VERSION)
    .outerjoin(Card, _CARD)
    .where(Question.set_id == bindparam("set"), Question.retired_at.is_(None))
    .order_by(Question.position, Question.id)
)

#: The texts that set ``:set`` rests on.
TEXTS_OF_SET = (
    select(
        SourceText.id,
        SourceText.title,
        SourceText.author,
        SourceText.publisher,
        SourceText.published,
        SourceText.licence,
    )
    .join(SetSource, SetSource.source_text_id == SourceText.id)
    .where(SetSource.set_id == bindparam("set"))
    .order_by(SetSource.key)
)

#: The sets over text ``:text`` that ``:person`` may see.
SETS_OF_TEXT = (
    select(QuestionSet.slug, QuestionSet.title)
    .join(SetSource, SetSource.set_id == QuestionSet.id)
    .outerjoin(StudiedSet, _STUDIED)
    .where(SetSource.source_text_id == bindparam("text"), _TO_SEE)
    .order_by(QuestionSet.id)
)

#: Where text ``:text`` proves the key of ``:question``, if ``:person`` answered it.
#: A question that moved on to other words keeps the last ones it had in this text.
SPANS = (
    select(EvidenceSpan.start, EvidenceSpan.end)
    .join(
        Card,
        and_(
            Card.question_id == EvidenceSpan.question_id,
            Card.person_id == bindparam("person"),
            Card.phase.is_not(None),
        ),
    )
    .where(
        EvidenceSpan.question_id == bindparam("question"),
        EvidenceSpan.source_text_id == bindparam("text"),
        EvidenceSpan.version
        == select(func.max(EvidenceSpan.version))
        .where(
            EvidenceSpan.question_id == bindparam("question"),
            EvidenceSpan.source_text_id == bindparam("text"),
        )
        .scalar_subquery(),
    )
    .order_by(EvidenceSpan.start)
)

#: Where text ``:text`` proves the keys that ``:person`` has given answers to, of sets
#: that are theirs to see.
ANSWERED_SPANS = (
    select(EvidenceSpan.start, EvidenceSpan.question_id, QuestionVersion.content)
    .join(Question, Question.id == EvidenceSpan.question_id)
    .join(QuestionVersion, _VERSION)
    .join(QuestionSet, QuestionSet.id == Question.set_id)
    .join(Card, _CARD)
    .outerjoin(StudiedSet, _STUDIED)
    .where(
        EvidenceSpan.source_text_id == bindparam("text"),
        EvidenceSpan.version == Question.version,
        Card.phase.is_not(None),
        Question.retired_at.is_(None),
        _TO_SEE,
    )
    .order_by(EvidenceSpan.start, Question.id)
)

#: The questions of all sets that ``:person`` may see, with whether they were met.
SEARCHED = (
    select(
        Question.id,
        QuestionSet.slug,
        QuestionSet.title,
        QuestionVersion.content,
        Card.phase,
    )
    .join(QuestionSet, QuestionSet.id == Question.set_id)
    .join(QuestionVersion, _VERSION)
    .outerjoin(StudiedSet, _STUDIED)
    .outerjoin(Card, _CARD)
    .where(_TO_SEE, Question.retired_at.is_(None))
    .order_by(QuestionSet.id, Question.position, Question.id)
)

#: The texts under the sets that ``:person`` may see.
TEXTS = (
    select(SourceText.id, SourceText.title, SourceText.body)
    .where(
        SourceText.id.in_(
            select(SetSource.source_text_id)
            .join(QuestionSet, QuestionSet.id == SetSource.set_id)
            .outerjoin(StudiedSet, _STUDIED)
            .where(_TO_SEE)
        )
    )
    .order_by(SourceText.id)
)
