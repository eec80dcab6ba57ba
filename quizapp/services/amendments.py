"""Second thoughts: an answer is taken back, or graded otherwise, or marked again.

The log is only added to.  An amendment says what happened to a review, and the
card's memory becomes what the log then tells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, StaleAnswer
from quizapp.questions.verdict import Marking
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.memory import Memory, preview
from quizapp.scheduling.study_day import StudyClock
from quizapp.services.cards import StudyCard, seed_of
from quizapp.services.learner import Learner
from quizapp.services.policies import clock_of, policy_of, read_policy
from quizapp.services.replay import memory_before, replay_card
from quizapp.services.study import FreshReview
from quizapp.store.log_queries import LAST_OF_CARD, LAST_TODAY
from quizapp.store.quizzes import Correction
from quizapp.store.races import changed_rows
from quizapp.store.reviews import Amendment, Card, Change, Review, SchedulerPolicy

Offers = Mapping[Grade, Memory]


def regrade(
    session: Session,
    *,
    person: Learner,
    review_id: int,
    grade: Grade,
    now: datetime,
) -> Review:
    """Grade a review otherwise, as the learner says; the log keeps both.

    Doing it twice changes nothing.  Flushes and does not commit.

    Raises:
        NotFound: there is no such review of this person.
        StaleAnswer: the card was answered again since.
    """
    review = _own_to_amend(session, person, review_id)
    _refuse_unless_last(session, review)
    card = session.get_one(Card, review.card_id)
    if (standing(session, review=review).grade or review.grade) == grade:
        return review
    _amend(session, card, review, Change.GRADED, now, grade=grade)
    return review


def undo(session: Session, *, person: Learner, review_id: int, now: datetime) -> Review:
    """Take a review back as if it had not been; the log keeps that it was.

    Doing it twice changes nothing.  Flushes and does not commit.

    Raises:
        NotFound: there is no such review of this person.
        StaleAnswer: the card was answered again since; undo that first.
    """
    review = _own_to_amend(session, person, review_id)
    if standing(session, review=review).is_undone:
        return review
    _refuse_unless_last(session, review)
    card = session.get_one(Card, review.card_id)
    _amend(session, card, review, Change.UNDONE, now)
    return review


def last_review_today(
    session: Session, *, person: Learner, now: datetime
) -> int | None:
    """The review that "Undo" would take back: the last of today that stands."""
    row = session.execute(
        LAST_TODAY, {"person": person.id, "today": clock_of(person).day_of(now)}
    ).one_or_none()
    return None if row is None else row.id


def find_review(session: Session, *, person: Learner, review_id: int) -> Review:
    """One of this person's reviews.  Raises ``NotFound`` for another's."""
    review = session.get(Review, review_id)
    if review is None or review.person_id != person.id:
        raise NotFound("There is no such answer of yours.")
    return review


def listed(session: Session, review: Review) -> list[Amendment]:
    """What happened to a review later, in order."""
    return list(
        session.scalars(
            select(Amendment)
            .where(Amendment.review_id == review.id)
            .order_by(Amendment.number)
        )
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a review since it was made."""

    is_last: bool  #: whether it stands, and is the card's last that does
    is_undone: bool
    grade: Grade | None  #: given later; None for the one it began with
    marking: Marking | None = None  #: given later; None for the first one
    key_version: int | None = None  #: the question's, whose key marked it so


#: Right after the answer nothing has become of it yet.
FRESH = Standing(is_last=True, is_undone=False, grade=None)


def standing(session: Session, *, review: Review) -> Standing:
    """Whether and how a review counts."""
    later = listed(session, review)
    grades = [Grade(row.grade) for row in later if row.grade]
    found = Standing(
        is_last=session.scalar(LAST_OF_CARD, {"card": review.card_id}) == review.id,
        is_undone=any(row.change is Change.UNDONE for row in later),
        grade=grades[-1] if grades else None,
    )
    remarked = [row for row in later if row.change is Change.REMARKED]
    return _as_remarked(session, found, remarked[-1]) if remarked else found


def _as_remarked(session: Session, found: Standing, last: Amendment) -> Standing:
    if last.verdict is None or last.fraction is None:
        return found
    by = last.correction_id  #: None where a teacher thought again
    correction = session.get(Correction, by) if by else None
    return replace(
        found,
        marking=Marking(last.verdict, last.fraction, last.reason),
        key_version=correction.to_version if correction else None,
    )


def offers_after(review: FreshReview, *, person: Learner, card: StudyCard) -> Offers:
    """What each grade would bring, where ``card`` is as the answer found it."""
    return preview(
        card.memory,
        at=review.reviewed_at,
        day=review.study_day,
        clock=clock_of(person),
        policy=policy_of(person, card.desired_retention),
        seed=card.seed,
        guess_chance=review.guess_chance,
    )


def regrade_offers(session: Session, *, review: Review) -> Offers:
    """What each grade would bring, had the review been graded so.

    As a replay works it out: by the log alone, whatever else is due that day.
    """
    policy = session.get_one(SchedulerPolicy, review.policy_id)
    return preview(
        memory_before(session, review),
        at=review.reviewed_at,
        day=review.study_day,
        clock=StudyClock(review.time_zone, review.day_start_min),
        policy=read_policy(policy.content),
        seed=seed_of(review.question_id, review.number - 1),
        guess_chance=review.guess_chance,
    )


def _own_to_amend(session: Session, person: Learner, review_id: int) -> Review:
    """A review that its learner may take back or grade: one given in study."""
    review = find_review(session, person=person, review_id=review_id)
    if review.attempt_id is not None:
        raise NotFound("An answer of a quiz cannot be taken back or graded.")
    return review


def _refuse_unless_last(session: Session, review: Review) -> None:
    last = session.scalar(LAST_OF_CARD, {"card": review.card_id})
    if last != review.id:
        raise StaleAnswer(
            "You answered this card again since. Undo the later answer first.",
            review_id=last or review.id,
        )


def _amend(
    session: Session,
    card: Card,
    review: Review,
    change: Change,
    now: datetime,
    *,
    grade: Grade | None = None,
) -> None:
    """Add to the log, and make the card's memory what the log now tells."""
    claimed = session.execute(
        update(Card)
        .where(Card.id == card.id, Card.answers == card.answers)
        .values(answers=card.answers + 1)
        .execution_options(synchronize_session=False)
    )
    if not changed_rows(claimed):
        raise StaleAnswer(
            "You answered this card again in another window.", review_id=review.id
        )
    session.add(
        Amendment(
            review_id=review.id,
            person_id=review.person_id,
            change=change,
            grade=grade,
            number=card.answers + 1,
            made_at=now,
        )
    )
    session.flush()
    replay_card(session, card_id=card.id)
    session.refresh(card)
