"""Sets come into the library and change there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.question_set import QuestionSet as SetContent
from quizapp.services import set_import, shipped_sets
from quizapp.services.set_files import load_set_file, read_set, write_set
from quizapp.services.study_queue import todays_queue
from quizapp.store.people import Person
from quizapp.store.question_sets import Question, QuestionVersion
from quizapp.store.source_texts import SourceText
from tests.app_fixtures import NOW
from tests.services.studying import again, answer, next_card

LATER = NOW + timedelta(hours=1)


def shipped() -> SetContent:
    """The first of the sets that ship."""
    return load_set_file(shipped_sets.shipped_set_files()[0])


def bring(session: Session, content: SetContent) -> set_import.ImportReport:
    return set_import.import_set(
        session, content, owner_id=None, now=LATER, is_shipped=True
    )


def row_of(session: Session, slug: str) -> Question:
    return session.scalars(select(Question).where(Question.slug == slug)).one()


def test_an_edited_question_gets_a_version_and_keeps_the_memory_of_it(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    memory = again(session, learner, card).memory
    content = shipped()
    edited = replace(content.questions[0], prompt="Put in other words?")

    report = bring(
        session, replace(content, questions=(edited, *content.questions[1:]))
    )

    found = again(session, learner, card)
    assert report.changed == (edited.id,)
    assert (found.version, found.content.prompt) == (2, "Put in other words?")
    assert found.memory == memory
    versions = select(func.count()).where(
        QuestionVersion.question_id == card.question_id
    )
    assert session.scalar(versions) == 2


@pytest.mark.slow
def test_a_question_that_is_gone_is_retired_and_asked_no_more(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    content = shipped()

    report = bring(session, replace(content, questions=content.questions[1:]))

    assert report.retired == (content.questions[0].id,)
    queue = todays_queue(session, person=learner, now=LATER).queue
    assert card.question_id not in {found.question_id for found in queue.ordered}
    with pytest.raises(NotFound):
        again(session, learner, card)


@pytest.mark.slow
def test_a_question_that_comes_back_finds_its_memory(
    session: Session, learner: Person
) -> None:
    card = next_card(session, learner, NOW)
    answer(session, learner, card, NOW)
    memory = again(session, learner, card).memory
    content = shipped()
    bring(session, replace(content, questions=content.questions[1:]))

    report = bring(session, content)

    assert report.returned == (content.questions[0].id,)
    assert again(session, learner, card).memory == memory


def test_questions_can_change_places(session: Session) -> None:
    content = shipped()

    report = bring(
        session, replace(content, questions=tuple(reversed(content.questions)))
    )

    assert report.changed == ()
    assert row_of(session, content.questions[-1].id).position == 0


@pytest.mark.slow
def test_an_edited_text_is_another_text_and_the_old_one_stays(
    session: Session,
) -> None:
    content = shipped()
    source = content.sources[0]
    edited = replace(source, text=f"{source.text}\nA last line.\n")

    bring(session, replace(content, sources=(edited,)))

    bodies = session.scalars(select(SourceText.body)).all()
    assert sorted(bodies, key=len) == [source.text, edited.text]


def test_nobody_overwrites_the_set_of_somebody_else(
    session: Session, learner: Person
) -> None:
    with pytest.raises(Refused, match="not yours"):
        set_import.import_set(session, shipped(), owner_id=learner.id, now=LATER)


@pytest.mark.slow
def test_a_set_written_out_and_read_in_is_the_same_set() -> None:
    content = shipped()
    texts = {source.text_path: source.text for source in content.sources}

    again_read = read_set(write_set(content), name="again.yaml", read_text=texts.get)  # type: ignore[arg-type]

    assert set_import.set_digest(again_read) == set_import.set_digest(content)
