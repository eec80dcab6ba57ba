"""A set's page: its texts, its topics, and each question as one learner knows it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.progress.mastery import Mastery, mastery_of
from quizapp.questions.presentation import key_in_words
from quizapp.scheduling.memory import Phase
from quizapp.scheduling.policy import RETENTION_MAX, RETENTION_MIN
from quizapp.services.cards import read_question
from quizapp.services.policies import policy_of
from quizapp.services.reading import Origin, published_in_words
from quizapp.services.shelf import ShelvedSet, one_set
from quizapp.services.study_queue import todays_queue
from quizapp.services.today import Share, by_set
from quizapp.store.library_queries import QUESTIONS, TEXTS_OF_SET
from quizapp.store.people import Person
from quizapp.store.reviews import StudiedSet


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedQuestion:
    """A question as one learner knows it.

    Until it was answered, ``key`` is empty and ``text_id``, the text that proves it,
    None.
    """

    question_id: int
    prompt: str
    key: Sequence[str]
    text_id: int | None
    mastery: Mastery
    due_day: date | None
    later_at: datetime | None  #: if it comes back within its learning steps
    lapses: int
    is_suspended: bool
    is_buried: bool
    is_leech: bool

    @property
    def is_met(self) -> bool:
        return self.mastery is not Mastery.NEW


@dataclass(frozen=True, slots=True)
class SetPage:
    """The page's one value."""

    set: ShelvedSet
    today: date
    share: Share  #: what studying this set alone would bring today
    texts: Sequence[tuple[int, Origin]]
    topics: Mapping[str, Sequence[ListedQuestion]]  #: in the order they come up


def set_page(session: Session, *, person: Person, slug: str, now: datetime) -> SetPage:
    """Everything about a set that *person* may know.

    Raises:
        NotFound: there is none, or it is not this person's to see.
    """
    found = one_set(session, person=person, slug=slug)
    todays = todays_queue(session, person=person, now=now, set_id=found.id)
    topics = defaultdict[str, list[ListedQuestion]](list)
    for row in session.execute(QUESTIONS, {"person": person.id, "set": found.id}):
        topics[row.topic].append(_listed(row, person, todays.today))
    return SetPage(
        found,
        todays.today,
        by_set(todays.queue)[found.id],
        _texts(session, found.id),
        topics,
    )


def choose_retention(
    session: Session, *, person: Person, set_id: int, desired: float | None
) -> None:
    """How well *person* wants to know a set; None: as well as the others.

    Flushes and does not commit.

    Raises:
        Refused: that is out of range.
        NotFound: the set is not studied.
    """
    if desired is not None and not RETENTION_MIN <= desired <= RETENTION_MAX:
        raise Refused(
            f"Choose between {RETENTION_MIN:.0%} and {RETENTION_MAX:.0%} for this set."
        )
    if session.get(StudiedSet, (person.id, set_id)) is None:
        raise NotFound("You do not study this set.")
    session.execute(
        update(StudiedSet)
        .where(StudiedSet.person_id == person.id, StudiedSet.set_id == set_id)
        .values(desired_retention=desired)
    )
    session.flush()


def _texts(session: Session, set_id: int) -> list[tuple[int, Origin]]:
    return [
        (
            row.id,
            Origin(
                title=row.title,
                author=row.author,
                publisher=row.publisher,
                published=published_in_words(row.published),
                licence=row.licence,
            ),
        )
        for row in session.execute(TEXTS_OF_SET, {"set": set_id})
    ]


def _listed(row: Any, person: Person, today: date) -> ListedQuestion:
    content = read_question(row.content)
    is_met = row.phase is not None
    threshold = policy_of(person).leech_threshold
    said = key_in_words(content) if is_met else []
    in_steps = is_met and row.phase is not Phase.REVIEW
    return ListedQuestion(
        question_id=row.id,
        prompt=content.prompt,
        key=[said] if isinstance(said, str) else said,
        text_id=row.text_id if is_met else None,
        mastery=mastery_of(row.stability),
        due_day=row.due_day,
        later_at=row.due if in_steps and row.due_day == today else None,
        lapses=row.lapses or 0,
        is_suspended=row.suspended_at is not None,
        is_buried=row.buried_until is not None and row.buried_until > today,
        is_leech=bool(threshold) and (row.lapses or 0) >= threshold,
    )
