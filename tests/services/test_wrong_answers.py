"""Wrong answers, grouped for whoever keeps the question."""

import pytest
from sqlalchemy.orm import Session

from quizapp.questions.question import ClozeQuestion
from quizapp.services.question_versions import content_of
from quizapp.services.wrong_answers import WrongAnswer, accepting, wrong_answers
from quizapp.store.people import Person
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import answers, corrects, owned_set, question, takes_up
from tests.services.quizzing import new_teacher


@pytest.fixture
def teacher(session: Session) -> Person:
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    return teacher


def given(session: Session, slug: str, *texts: object) -> tuple[WrongAnswer, ...]:
    """What stands on the page once learners gave these answers, each another one."""
    row = question(session, slug)
    for number, text in enumerate(texts):
        person = new_learner(session, f"Learner {number}")
        takes_up(session, person)
        answers(session, person, row, text, NOW)  # type: ignore[arg-type]
    return wrong_answers(
        session,
        question_id=row.id,
        content=content_of(session, question(session, slug)),
    )


def test_names_that_are_one_stand_together_with_their_learners(
    session: Session, teacher: Person
) -> None:
    found = given(
        session, "governor", "Erik Berg", "erik berg", "Berg, Erik", "Olof", "Anna Lind"
    )

    assert [(one.text, one.answers, one.learners) for one in found] == [
        (found[0].text, 3, 3),
        ("Olof", 1, 1),
    ]
    assert all(one.can_be_accepted for one in found)


def test_what_was_not_known_is_no_wrong_answer(
    session: Session, teacher: Person
) -> None:
    assert given(session, "governor", None, " ") == ()


def test_a_date_is_accepted_as_it_is_kept(session: Session, teacher: Person) -> None:
    found = given(session, "closed", "5 May 1731", "soon")
    content = content_of(session, question(session, "closed"))

    assert {one.text: one.can_be_accepted for one in found} == {
        "5 May 1731": True,
        "soon": False,
    }
    accepted = accepting(content, "5 May 1731")
    assert [date.edtf() for date in getattr(accepted, "accept", ())] == ["1731-05-05"]


def test_what_goes_into_a_gap_is_told_by_gap(session: Session, teacher: Person) -> None:
    found = given(session, "gap", ["The Governor"], ["Anna Lind"], ["a|b"])
    content = content_of(session, question(session, "gap"))

    assert {(one.text, one.gap, one.can_be_accepted) for one in found} == {
        ("The Governor", 1, True),
        ("a|b", 1, False),
    }
    accepted = accepting(content, "The Governor", 1)
    assert isinstance(accepted, ClozeQuestion)
    assert accepted.gaps[0].accepted == ("Anna Lind", "The Governor")


def test_options_are_counted_and_cannot_be_accepted(
    session: Session, teacher: Person
) -> None:
    found = given(session, "left-for", "Uppsala", "Uppsala", "Turku")

    assert [(one.text, one.answers, one.can_be_accepted) for one in found] == [
        ("Uppsala", 2, False),
        ("Turku", 1, False),
    ]


def test_what_is_right_by_now_is_left_out(session: Session, teacher: Person) -> None:
    given(session, "governor", "The Governor")

    corrects(session, teacher, question(session), NOW, accept=["The Governor"])

    assert given(session, "governor") == ()


def test_an_accepted_answer_is_rejected_no_longer(
    session: Session, teacher: Person
) -> None:
    corrects(session, teacher, question(session), NOW, reject=["The Governor"])
    content = content_of(session, question(session))

    accepted = accepting(content, "the governor")

    assert getattr(accepted, "reject", None) == ()
