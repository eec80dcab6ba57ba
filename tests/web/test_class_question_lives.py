"""A question's page once its key was corrected, and what the page says of a key that is wrong."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from quizapp.questions.answer import Answer
from quizapp.store.classes import Assignment
from quizapp.store.question_sets import Question
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, make_class
from tests.services.correcting import (
    SLUG,
    answers,
    attempted,
    corrects,
    owned_set,
    question,
    quiz_of,
)
from tests.services.quizzing import new_teacher
from tests.web.doors import browser_of

pytestmark = pytest.mark.slow

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def made(session: Session) -> MadeClass:
    """A class of twelve with a set of its teacher's."""
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    return make_class(session, teacher=teacher, learners=12, sets=[SLUG])


def page_of(app: Flask, session: Session, made: MadeClass, row: Question) -> str:
    address = f"/classes/{made.code}/report/questions/{row.id}"
    session.commit()
    page = browser_of(app, session, made.teacher).get(address)
    assert page.status_code == 200
    return page.text


def part(page: str, anchor: str) -> str:
    """The section that this heading names; empty where there is none."""
    start = page.find(f'<section class="panel sec" aria-labelledby="{anchor}"')
    return page[start : page.index("</section>", start)] if start >= 0 else ""


def test_answers_in_own_words_are_grouped_by_what_they_mean(
    app: Flask, session: Session, made: MadeClass
) -> None:
    texts = ["Erik Berg", "erik berg", "Berg, Erik", "Olof", None]
    for learner, text in zip(made.learners, texts, strict=False):
        answers(session, learner, question(session), text, NOW)

    wrong = part(page_of(app, session, made, question(session)), "typed")

    assert wrong.count("<li>") == 2
    assert "3 answers by 3 learners" in wrong
    assert "also written" in wrong
    assert "<b>Olof</b>" in wrong
    assert wrong.index("Berg") < wrong.index("Olof")


def test_an_answer_that_was_accepted_since_counts_as_right(
    app: Flask, session: Session, made: MadeClass
) -> None:
    for learner in made.learners[:3]:
        answers(session, learner, question(session), "The Governor", NOW)
    answers(session, made.learners[3], question(session), "Olof", NOW)
    before = page_of(app, session, made, question(session))

    corrects(session, made.teacher, question(session), LATER, accept=["The Governor"])
    after = page_of(app, session, made, question(session))

    assert '<dd class="num">0%<small>' in part(before, "study")
    assert '<dd class="num">75%<small>' in part(after, "study")
    assert "<b>The Governor</b>" in part(before, "typed")
    assert "The Governor" not in part(after, "typed")
    assert "The key was corrected" not in after


def test_what_was_answered_before_the_key_was_corrected_stands_apart(
    app: Flask, session: Session, made: MadeClass
) -> None:
    for learner in made.learners[:4]:
        answers(session, learner, question(session), "The Governor", NOW)
    answers(session, made.learners[4], question(session), "Erik Berg", NOW)
    corrects(session, made.teacher, question(session), LATER, answer="The Governor")
    for learner in made.learners[5:8]:
        answers(session, learner, question(session), "Anna Lind", LATER)

    page = page_of(app, session, made, question(session))

    assert "The key was corrected on 22 November." in page
    assert "3 answers by 3 learners" in part(page, "study")
    assert '<dd class="num">0%<small>' in part(page, "study")
    earlier = part(page, "study-before")
    assert "In study, before the key was corrected on 22 November" in earlier
    assert "5 answers by 5 learners" in earlier
    assert '<dd class="num">80%<small>' in earlier
    since, _, before = part(page, "typed").partition(
        "<h3>Before the key was corrected on 22 November</h3>"
    )
    assert "<b>Anna Lind</b>" in since
    assert "<b>Erik Berg</b>" in before
    assert "Anna Lind" not in before


def test_difficulty_is_told_from_what_was_asked_since(
    app: Flask, session: Session, made: MadeClass
) -> None:
    row = question(session)
    days = (0, 3, 10, 30)
    for learner in made.learners:
        for day in days:
            at = NOW - timedelta(days=40 - day)
            answers(session, learner, row, "Anna Lind", at)
    told = page_of(app, session, made, row)
    assert "predicted" in told

    corrects(session, made.teacher, row, NOW, answer="Erik Berg")

    page = page_of(app, session, made, question(session))
    assert "predicted" not in page
    assert part(page, "study") == ""
    assert f"{4 * 12} answers by 12 learners" in part(page, "study-before")


def test_a_quiz_of_before_says_so(
    app: Flask, session: Session, made: MadeClass
) -> None:
    row = question(session)
    quiz = quiz_of(session, made.teacher, [row], NOW)
    session.add(
        Assignment(class_id=made.id, quiz_id=quiz.id, given_by=None, given_at=NOW)
    )
    session.commit()
    for learner in made.learners:
        attempted(session, learner, quiz, ["The Governor"], NOW)

    corrects(session, made.teacher, row, LATER, answer="The Governor")

    page = page_of(app, session, made, question(session))
    assert "12 first attempts, before the key was corrected on 22 November" in page
    assert '<dd class="num">100%<small>' in part(page, f"quiz-{quiz.id}")


def test_a_key_that_the_class_knows_better_is_to_be_checked_until_it_is_corrected(
    app: Flask, session: Session, made: MadeClass
) -> None:
    rows = [
        question(session, slug) for slug in ("left-for", "opened-again", "governor")
    ]
    quiz = quiz_of(session, made.teacher, rows, NOW)
    session.add(
        Assignment(class_id=made.id, quiz_id=quiz.id, given_by=None, given_at=NOW)
    )
    session.commit()
    for place, learner in enumerate(made.learners):
        knows = place % 4 > 0
        given: list[Answer] = ["Uppsala" if knows else "Turku", not knows, "Anna Lind"]
        attempted(session, learner, quiz, given, NOW)
    before = page_of(app, session, made, rows[0])
    report = browser_of(app, session, made.teacher).get(
        f"/classes/{made.code}/report/quizzes/{quiz.code}"
    )

    corrects(
        session,
        made.teacher,
        rows[0],
        LATER,
        answer="Uppsala",
        distractors=["Oslo", "Turku"],
    )
    after = page_of(app, session, made, question(session, "left-for"))

    assert "Check the key" in before
    assert "“Uppsala” was chosen by 9 of 12, the key by 0." in before
    assert "Check the key" in report.text
    assert "Check the key" not in after
    assert '<dd class="num">75%<small>' in after


def test_a_key_is_to_be_checked_by_what_was_chosen_in_study_too(
    app: Flask, session: Session, made: MadeClass
) -> None:
    row = question(session, "left-for")
    for learner in made.learners:
        answers(session, learner, row, "Uppsala", NOW)

    study = part(page_of(app, session, made, row), "study")

    assert "Check the key" in study
    assert "“Uppsala” was chosen by 12 of 12, the key by 0." in study
