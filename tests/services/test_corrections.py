"""Correcting a key: who is marked again, what their schedules become, what is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine, event, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.verdict import Marking, Verdict
from quizapp.scheduling.grade import Grade
from quizapp.services import (
    amendments,
    attempt_marks,
    corrections,
    library,
    set_import,
    submissions,
)
from quizapp.services.cards import find_card
from quizapp.services.corrected_content import CorrectionRefused, changed_content
from quizapp.services.correction_history import history
from quizapp.services.question_versions import content_of
from quizapp.services.replay import compare
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import Attempt, AttemptQuestion, Correction, GivenMark
from quizapp.store.report_queries import TOTALS_BY_DAY
from quizapp.store.reviews import Amendment, Change, Review
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    answers,
    attempted,
    corrects,
    press_laws,
    question,
    quiz_of,
    set_learner,
    set_owner,
    takes_up,
)
from tests.services.quizzing import begun, new_teacher, save
from tests.services.studying import again

MISREAD = "The Governor"
ALIAS = ("Anna Lind", MISREAD)


@pytest.fixture
def teacher(session: Session) -> Person:
    """The owner of a set with a few wrong keys."""
    return set_owner(session, NOW)


@pytest.fixture
def noor(session: Session, teacher: Person) -> Person:
    """A learner who studies that set."""
    return set_learner(session)


@contextmanager
def counted_statements(engine: Engine) -> Iterator[list[str]]:
    said: list[str] = []

    def hear(*heard: object) -> None:
        said.append(str(heard[2]))

    event.listen(engine, "before_cursor_execute", hear)
    yield said
    event.remove(engine, "before_cursor_execute", hear)


def row_of(session: Session, attempt: Attempt, number: int = 1) -> AttemptQuestion:
    return session.get_one(AttemptQuestion, (attempt.id, number))


def accept(session: Session, teacher: Person, slug: str = "governor") -> Correction:
    """Accept what was misread as the key's alias."""
    later = NOW + timedelta(hours=1)
    return corrects(session, teacher, question(session, slug), later, accept=[MISREAD])


# What changes


def test_an_alias_makes_answers_of_attempts_right_and_adds_up_their_scores(
    session: Session, teacher: Person, noor: Person
) -> None:
    rows = [question(session), question(session, "closed")]
    quiz = quiz_of(session, teacher, rows, NOW)
    attempt = attempted(session, noor, quiz, [MISREAD, "6 May 1731"], NOW)
    assert attempt.points == 1

    correction = accept(session, teacher)

    assert (attempt.points, attempt.out_of) == (2, 2)
    assert row_of(session, attempt).verdict is Verdict.RIGHT
    mark = session.scalars(select(GivenMark).order_by(GivenMark.id.desc())).first()
    assert mark is not None
    assert (mark.correction_id, mark.marked_by) == (correction.id, None)
    assert (correction.marks_changed, correction.reviews_changed) == (1, 1)


def test_a_review_is_kept_as_it_was_and_amended(
    session: Session, teacher: Person, noor: Person
) -> None:
    review = answers(session, noor, question(session), MISREAD, NOW)

    correction = accept(session, teacher)

    session.refresh(review)
    assert (review.verdict, review.grade) == (Verdict.WRONG, Grade.AGAIN)
    amendment = session.scalars(select(Amendment)).one()
    assert amendment.change is Change.REMARKED
    assert (amendment.verdict, amendment.grade) == (Verdict.RIGHT, Grade.GOOD)
    assert amendment.correction_id == correction.id
    standing = amendments.standing(session, review=review)
    assert standing.marking == Marking(Verdict.RIGHT, 1.0)
    assert (standing.grade, standing.key_version) == (Grade.GOOD, 2)


def test_the_schedule_becomes_what_it_would_have_been(
    session: Session, teacher: Person, noor: Person
) -> None:
    other = new_learner(session, "Ada Okoro")
    takes_up(session, other)
    for moment in (NOW, NOW + timedelta(days=3), NOW + timedelta(days=9)):
        answers(session, noor, question(session), MISREAD, moment)
        answers(session, other, question(session), "Anna Lind", moment)

    later = NOW + timedelta(days=10)
    corrects(session, teacher, question(session), later, accept=[MISREAD])

    mine, theirs = (
        find_card(session, person=one, question_id=question(session).id).memory
        for one in (noor, other)
    )
    assert mine
    assert theirs
    assert mine.stability == pytest.approx(theirs.stability)
    assert (mine.phase, mine.reviews, mine.lapses) == (theirs.phase, 3, 0)


def test_a_review_in_the_middle_is_amended_though_others_followed(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session), MISREAD, NOW)
    answers(session, noor, question(session), "Anna Lind", NOW + timedelta(days=2))
    before = find_card(session, person=noor, question_id=question(session).id)

    corrects(
        session,
        teacher,
        question(session),
        NOW + timedelta(days=3),
        accept=[MISREAD],
    )

    after = again(session, noor, before)
    assert before.memory
    assert after.memory
    assert after.memory.stability > before.memory.stability
    assert after.answers == before.answers + 1
    assert list(compare(session)) == []


def test_a_grade_that_the_learner_gave_stays(
    session: Session, teacher: Person, noor: Person
) -> None:
    review = answers(session, noor, question(session), MISREAD, NOW)
    amendments.regrade(
        session, person=noor, review_id=review.id, grade=Grade.EASY, now=NOW
    )
    session.commit()
    before = find_card(session, person=noor, question_id=question(session).id)

    accept(session, teacher)

    standing = amendments.standing(session, review=review)
    assert standing.grade is Grade.EASY
    assert standing.marking
    assert standing.marking.verdict is Verdict.RIGHT
    assert again(session, noor, before).memory == before.memory


def test_a_grade_that_the_learner_gives_afterwards_wins(
    session: Session, teacher: Person, noor: Person
) -> None:
    review = answers(session, noor, question(session), MISREAD, NOW)
    accept(session, teacher)

    amendments.regrade(
        session, person=noor, review_id=review.id, grade=Grade.HARD, now=NOW
    )
    session.commit()

    assert amendments.standing(session, review=review).grade is Grade.HARD
    assert list(compare(session)) == []


def test_what_was_undone_is_left_alone(
    session: Session, teacher: Person, noor: Person
) -> None:
    review = answers(session, noor, question(session), MISREAD, NOW)
    amendments.undo(session, person=noor, review_id=review.id, now=NOW)
    session.commit()

    correction = accept(session, teacher)

    assert correction.reviews_changed == 0


def test_reports_count_the_grade_that_follows_from_the_corrected_key(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session), MISREAD, NOW)
    asked = {"person": noor.id, "first": NOW.date() - timedelta(days=2)}
    assert session.execute(TOTALS_BY_DAY, asked).one().forgotten == 1

    accept(session, teacher)

    assert session.execute(TOTALS_BY_DAY, asked).one().forgotten == 0


def test_a_corrected_date_turns_wrong_into_right_and_right_into_close(
    session: Session, teacher: Person, noor: Person
) -> None:
    other = new_learner(session, "Ada Okoro")
    takes_up(session, other)
    reviews = [
        answers(session, noor, question(session, "closed"), "5 May 1731", NOW),
        answers(session, other, question(session, "closed"), "6 May 1731", NOW),
    ]

    corrects(session, teacher, question(session, "closed"), NOW, answer="1731-05-05")

    said = [amendments.standing(session, review=one).marking for one in reviews]
    assert [one.verdict for one in said if one] == [Verdict.RIGHT, Verdict.CLOSE]


@pytest.mark.parametrize(
    ("slug", "given", "changes"),
    [
        ("left-for", "Uppsala", {"answer": "Uppsala", "distractors": ["Oslo", "Turku"]}),
        ("opened-again", True, {"answer": "true"}),
        (
            "people",
            ["Anna Lind", "Erik Berg"],
            {"answers": ["Anna Lind", "Erik Berg"], "distractors": ["Olof Dahl"]},
        ),
        ("gap", ["Lind the Stern"], {"text": "The governor was {{Anna Lind|Lind the Stern}}."}),
    ],
)  # fmt: skip
def test_keys_of_every_kind_can_be_put_right(
    session: Session,
    teacher: Person,
    noor: Person,
    slug: str,
    given: str | list[str] | bool,
    changes: dict[str, object],
) -> None:
    quiz = quiz_of(session, teacher, [question(session, slug)], NOW)
    attempt = attempted(session, noor, quiz, [given], NOW)
    assert (attempt.points or 0) < 1

    corrects(session, teacher, question(session, slug), NOW, **changes)

    assert attempt.points == 1
    assert list(compare(session)) == []


# What does not


def test_whoever_was_asked_in_other_words_is_not_marked_again(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session), MISREAD, NOW)
    row = question(session)
    content = changed_content(
        content_of(session, row),
        {"prompt": "Which person closed the press?", "accept": [MISREAD]},
    )

    found = corrections.preview(session, person=teacher, question=row, content=content)

    assert (found.reviews, found.other_words) == (0, 1)


def test_nobody_is_wrong_for_not_having_ticked_what_was_not_offered(
    session: Session, teacher: Person, noor: Person
) -> None:
    row = question(session, "left-for")
    attempt = attempted(
        session, noor, quiz_of(session, teacher, [row], NOW), ["Oslo"], NOW
    )

    correction = corrects(
        session, teacher, row, NOW, answer="Lund", distractors=["Oslo", "Turku"]
    )

    assert (attempt.points, correction.marks_changed) == (1, 0)


def test_a_mark_that_a_teacher_gave_stays(
    session: Session, teacher: Person, noor: Person
) -> None:
    quiz = quiz_of(session, teacher, [question(session)], NOW)
    attempt = attempted(session, noor, quiz, [MISREAD], NOW)
    attempt_marks.keep_mark(
        session,
        attempt_id=attempt.id,
        number=1,
        marking=Marking(Verdict.CLOSE, 0.5),
        question_version=1,
        now=NOW,
        marked_by=teacher.id,
    )
    attempt_marks.add_up(session, attempt=attempt)
    session.commit()

    accept(session, teacher)

    assert attempt.points == 0.5
    assert session.scalars(select(Amendment)).all() == []


def test_an_attempt_that_runs_is_marked_by_the_corrected_key_when_it_ends(
    session: Session, teacher: Person, noor: Person
) -> None:
    quiz = quiz_of(session, teacher, [question(session)], NOW)
    attempt = begun(session, noor, quiz, NOW)
    save(session, attempt, 1, MISREAD, NOW)

    accept(session, teacher)
    submissions.submit(session, attempt=attempt, now=NOW + timedelta(hours=2))
    session.commit()

    assert attempt.points == 1
    assert row_of(session, attempt).question_version == 1
    assert session.scalars(select(GivenMark)).one().question_version == 2
    assert session.scalars(select(Review)).one().grade == Grade.GOOD


def test_old_attempts_keep_what_was_asked(
    session: Session, teacher: Person, noor: Person
) -> None:
    quiz = quiz_of(session, teacher, [question(session)], NOW)
    attempt = attempted(session, noor, quiz, [MISREAD], NOW)

    accept(session, teacher)

    assert row_of(session, attempt).question_version == 1
    old = content_of(session, question(session), 1)
    assert getattr(old, "accept", None) == ()


# How it is done


def test_a_preview_says_who_changes_and_writes_nothing(
    session: Session, teacher: Person, noor: Person
) -> None:
    quiz = quiz_of(
        session, teacher, [question(session), question(session, "closed")], NOW
    )
    attempted(session, noor, quiz, [MISREAD, "6 May 1731"], NOW)
    row = question(session)
    content = changed_content(content_of(session, row), {"accept": [MISREAD]})

    found = corrections.preview(session, person=teacher, question=row, content=content)

    assert not session.dirty
    assert not session.new
    change = found.scores[0]
    assert (change.learner, change.quiz) == ("Noor Rahimi", "January 2022")
    assert (change.before.points, change.after.points, change.after.out_of) == (1, 2, 2)
    assert (found.marks, found.reviews, found.learners) == (1, 1, 1)
    session.commit()
    assert question(session).version == 1
    assert session.scalar(select(func.count(GivenMark.id))) == 2


def test_learners_of_another_teachers_quiz_are_not_named(
    session: Session, teacher: Person, noor: Person
) -> None:
    boss = new_teacher(session, NOW, name="Ines Costa", role=Role.ADMINISTRATOR)
    library.take_up(
        session, person_id=boss.id, set_id=question(session).set_id, now=NOW
    )
    row = question(session)
    session.get_one(QuestionSet, row.set_id).is_shipped = True
    attempted(session, noor, quiz_of(session, boss, [row], NOW), [MISREAD], NOW)
    content = changed_content(content_of(session, row), {"accept": [MISREAD]})

    named = [
        corrections.preview(session, person=one, question=row, content=content)
        .scores[0]
        .learner
        for one in (teacher, boss)
    ]

    assert named == ["A learner", "Noor Rahimi"]


def test_the_same_correction_sent_twice_is_made_once(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session), MISREAD, NOW)
    row = question(session)
    content = changed_content(content_of(session, row), {"accept": [MISREAD]})

    first, second = (
        corrections.apply(
            session,
            person=teacher,
            question=row,
            seen_version=1,
            content=content,
            now=NOW,
        )
        for _ in range(2)
    )

    assert first.id == second.id
    assert session.scalar(select(func.count(Amendment.id))) == 1


def test_a_page_that_saw_an_older_version_is_refused(
    session: Session, teacher: Person
) -> None:
    row = question(session)
    content = changed_content(content_of(session, row), {"accept": ["Lady Lind"]})
    accept(session, teacher)

    with pytest.raises(Refused, match="changed in another window"):
        corrections.apply(
            session,
            person=teacher,
            question=row,
            seen_version=1,
            content=content,
            now=NOW,
        )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answer": ""}, "Answer is missing"),
        ({"accept": ["Anna Lind"], "reject": ["Anna Lind"]}, "accepted and rejected"),
        ({"evidence": [{"source": "note", "quote": "Anna Lund"}]}, "not in the text"),
    ],
)
def test_a_key_that_no_question_can_have_is_refused_with_words(
    session: Session, teacher: Person, changes: dict[str, object], words: str
) -> None:
    row = question(session)

    def look() -> None:
        content = changed_content(content_of(session, row), changes)
        corrections.preview(session, person=teacher, question=row, content=content)

    with pytest.raises(CorrectionRefused, match=words):
        look()


def test_only_the_owner_and_administrators_may(
    session: Session, teacher: Person, noor: Person
) -> None:
    row = question(session)
    boss = new_teacher(session, NOW, role=Role.ADMINISTRATOR)
    shipped = session.scalars(select(Question).order_by(Question.id)).first()
    assert shipped

    def may(person: Person, number: int) -> bool:
        try:
            corrections.find_correctable(session, person=person, question_id=number)
        except NotFound:
            return False
        return True

    assert [may(one, row.id) for one in (teacher, boss, noor)] == [True, True, False]
    assert [may(one, shipped.id) for one in (teacher, boss)] == [False, True]


def test_the_history_says_who_and_what(
    session: Session, teacher: Person, noor: Person
) -> None:
    answers(session, noor, question(session), MISREAD, NOW)
    accept(session, teacher)

    entry = history(session, question=question(session))[0]

    assert entry.made_by == teacher.name
    assert (entry.marks_changed, entry.reviews_changed) == (0, 1)
    assert [(one.key, one.new) for one in entry.differences] == [("accept", (MISREAD,))]
    assert session.scalars(select(Correction.words)).one() == (
        "accept: “The Governor” added."
    )


@pytest.mark.slow
def test_answers_that_were_on_their_way_are_caught_up_with(
    session: Session, teacher: Person, noor: Person
) -> None:
    correction = accept(session, teacher)
    late = answers(session, noor, question(session), MISREAD, NOW)
    late.question_version, late.grade = 1, Grade.AGAIN
    late.verdict, late.fraction = Verdict.WRONG, 0.0
    session.commit()

    corrections.catch_up(session, correction=correction, now=NOW)
    found = corrections.catch_up(session, correction=correction, now=NOW)
    session.commit()

    assert session.scalars(select(Amendment)).one().review_id == late.id
    assert (found.marks, found.verdicts) == ((), ())


@pytest.mark.slow
def test_the_number_of_statements_does_not_grow_with_the_learners(
    session: Session, teacher: Person, engine: Engine
) -> None:
    quiz = quiz_of(session, teacher, [question(session)], NOW)
    counts = []
    for learners in (1, 2, 9):
        for number in range(learners):
            person = new_learner(session, f"Learner {number}")
            attempted(session, person, quiz, [MISREAD], NOW)
        with counted_statements(engine) as said:
            correction = accept(session, teacher)
        counts.append(len(said))
        assert correction.reviews_changed >= learners
        corrects(session, teacher, question(session), NOW, accept=[])

    # The first time, the session knows its rows of before.
    assert counts[1] == counts[2]


# Loading a file again


def test_loading_the_same_file_again_leaves_a_correction(
    session: Session, teacher: Person
) -> None:
    accept(session, teacher)

    report = set_import.import_set(session, press_laws(), owner_id=teacher.id, now=NOW)

    assert report.did_nothing
    assert question(session).version == 2


def test_a_file_that_changed_elsewhere_leaves_a_correction_and_says_so(
    session: Session, teacher: Person
) -> None:
    accept(session, teacher)

    report = set_import.import_set(
        session, press_laws(Press_laws="The press"), owner_id=teacher.id, now=NOW
    )

    assert report.still_corrected == ("governor",)
    assert question(session).version == 2


def test_a_file_that_changed_the_corrected_question_wins_and_says_so(
    session: Session, teacher: Person
) -> None:
    accept(session, teacher)

    report = set_import.import_set(
        session,
        press_laws(Who_closed_the="Who shut the"),
        owner_id=teacher.id,
        now=NOW,
    )

    assert (report.changed, report.overwritten) == (("governor",), ("governor",))
