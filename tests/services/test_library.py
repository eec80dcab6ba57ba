"""Who sees a set, and who studies it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.services import library, set_import, shipped_sets
from quizapp.services.set_files import load_set_file
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.reviews import StudiedSet
from tests.app_fixtures import NOW, new_learner
from tests.services.studying import again, answer, next_card

LATER = NOW + timedelta(hours=1)


def shipped() -> SetContent:
    """The first of the sets that ship."""
    return load_set_file(shipped_sets.shipped_set_files()[0])


@pytest.mark.slow
def test_a_set_is_seen_by_its_owner_alone(session: Session, learner: Person) -> None:
    other = new_learner(session, "Tomas Berg")
    own = replace(shipped(), id="my-own-set")
    set_import.import_set(session, own, owner_id=learner.id, now=LATER)

    assert library.find_set(session, person_id=learner.id, slug="my-own-set")
    with pytest.raises(NotFound):
        library.find_set(session, person_id=other.id, slug="my-own-set")


def test_taking_up_twice_is_taking_up_once(session: Session, learner: Person) -> None:
    before = session.scalar(select(func.count()).select_from(StudiedSet))

    library.take_up_shipped_sets(session, person_id=learner.id, now=LATER)

    assert session.scalar(select(func.count()).select_from(StudiedSet)) == before


def test_leaving_a_set_keeps_the_memory_of_it(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)

    library.leave(session, person_id=learner.id, set_id=card.set_id)

    queue = todays_queue(session, person=learner, now=LATER).queue
    assert card.set_id not in {found.set_id for found in queue.ordered}
    assert again(session, learner, card).memory is not None


def test_answering_a_card_of_a_set_takes_the_set_up(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    library.leave(session, person_id=learner.id, set_id=card.set_id)

    answer(session, learner, again(session, learner, card), NOW)

    assert session.get(StudiedSet, (learner.id, card.set_id)) is not None
