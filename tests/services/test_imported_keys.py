"""A file that comes again with another key marks again what was answered."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.questions.verdict import Verdict
from quizapp.scheduling.grade import Grade
from quizapp.services.correction_history import history
from quizapp.services.imported_keys import catch_up
from quizapp.services.replay import compare
from quizapp.services.set_import import ImportReport, MarkedAgain, import_set
from quizapp.store.people import Person
from quizapp.store.quizzes import Attempt, Correction, GivenMark
from quizapp.store.reviews import Amendment
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    answers,
    attempted,
    corrects,
    owned_set,
    press_laws,
    question,
    quiz_of,
    takes_up,
)
from tests.services.quizzing import new_teacher

#: The file says that the sixth was right, its text says the fifth.
RIGHT, WRONG = "1731-05-05", "1731-05-06"


@pytest.fixture
def teacher(session: Session) -> Person:
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    return teacher


@pytest.fixture
def noor(session: Session, teacher: Person) -> Person:
    noor = new_learner(session)
    takes_up(session, noor)
    return noor


def loaded(session: Session, teacher: Person, **changes: str) -> ImportReport:
    """The set's file loaded again, with the right date."""
    content = press_laws(**({WRONG: RIGHT} | changes))
    report = import_set(session, content, owner_id=teacher.id, now=NOW)
    session.commit()
    return report


def test_reviews_and_marks_follow_a_key_that_the_file_changed(
    session: Session, teacher: Person, noor: Person
) -> None:
    row = question(session, "closed")
    review = answers(session, noor, row, "5 May 1731", NOW)
    quiz = quiz_of(session, teacher, [row], NOW)
    attempt = attempted(session, noor, quiz, ["5 May 1731"], NOW)
    assert review.verdict == "close"

    report = loaded(session, teacher)

    assert report.marked_again == (
        MarkedAgain("closed", marks=1, reviews=2, learners=1),
    )
    found = session.get_one(Attempt, attempt.id, populate_existing=True)
    assert (found.points, found.out_of) == (1, 1)
    assert {one.verdict for one in session.scalars(select(Amendment))} == {"right"}
    marks = session.scalars(select(GivenMark).order_by(GivenMark.id)).all()
    assert [(one.verdict, one.question_version) for one in marks] == [
        ("close", 1),
        ("right", 2),
    ]
    assert list(compare(session)) == []


def test_answers_on_their_way_while_a_file_is_loaded_are_caught_up_with(
    session: Session, teacher: Person, noor: Person
) -> None:
    report = loaded(session, teacher)
    late = answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    late.question_version, late.grade = 1, Grade.HARD
    late.verdict, late.fraction = Verdict.CLOSE, 0.5
    session.commit()

    for _ in range(2):
        catch_up(session, slug=report.slug, changed=report.changed, now=NOW)
        session.commit()

    assert report.marked_again == ()
    assert session.scalars(select(Amendment)).one().review_id == late.id
    correction = session.scalars(select(Correction)).one()
    assert (correction.by_file, correction.reviews_changed) == (True, 1)


@pytest.mark.slow
def test_the_audit_line_says_that_the_file_did_it(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)

    loaded(session, teacher)

    (entry,) = history(session, question=question(session, "closed"))
    assert (entry.by_file, entry.made_by) == (True, "")
    assert (entry.from_version, entry.to_version) == (1, 2)
    assert (entry.marks_changed, entry.reviews_changed) == (0, 1)
    session.commit()


@pytest.mark.slow
def test_nothing_is_marked_again_where_no_mark_changes(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session, "closed"), "soon", NOW)

    report = loaded(session, teacher)

    assert (report.changed, report.marked_again) == (("closed",), ())
    assert session.scalars(select(Correction)).all() == []


def test_answers_to_other_words_keep_their_marks(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)

    report = loaded(session, teacher, When_was="On which day was")

    assert report.marked_again == ()


@pytest.mark.slow
def test_loading_twice_counts_nothing_twice(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    loaded(session, teacher)

    report = loaded(session, teacher)

    assert report.did_nothing
    assert len(session.scalars(select(Amendment)).all()) == 1
    session.commit()


@pytest.mark.slow
def test_a_file_that_marked_again_is_no_correction_to_keep(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    loaded(session, teacher)

    back = import_set(session, press_laws(), owner_id=teacher.id, now=NOW)
    session.commit()

    assert (back.changed, back.overwritten, back.still_corrected) == (("closed",), (), ())  # fmt: skip
    assert [one.reviews for one in back.marked_again] == [1]
    assert list(compare(session)) == []


@pytest.mark.slow
def test_a_correction_after_the_file_stays_corrected(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    loaded(session, teacher)
    corrects(session, teacher, question(session, "closed"), NOW, accept=["1731-06"])

    report = loaded(session, teacher, Oslo="Bergen")

    assert report.still_corrected == ("closed",)
