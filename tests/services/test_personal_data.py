"""All that is kept about one person, handed out and erased."""

import json
from typing import Any

import pytest
from sqlalchemy import String as AsText
from sqlalchemy import Table, cast, func, select
from sqlalchemy.orm import Session

from quizapp.questions.question import Ask
from quizapp.questions.schema.set_schema import QuestionSet as SetContent
from quizapp.questions.verdict import RIGHT
from quizapp.quizzes.plan import Allowance, Chosen, Plan
from quizapp.services import (
    accounts,
    amendments,
    attempt_marks,
    edited_questions,
    edited_texts,
    erasure,
    library,
    links,
    personal_export,
    problem_reports,
    quizzes,
    set_editing,
    set_import,
    set_upload,
    sign_ins,
    study_queue,
    throttle,
)
from quizapp.services.cards import find_card
from quizapp.services.quizzes import Details
from quizapp.services.set_editing import Head
from quizapp.services.set_files import read_set
from quizapp.services.set_workbench import Workbench
from quizapp.store.base import Base
from quizapp.store.classes import (
    Assignment,
    ClassLook,
    ClassMember,
    ClassNotice,
    ClassTeacher,
    RecoveryCard,
    SchoolClass,
)
from quizapp.store.derivations import Derivation, DerivationUpload
from quizapp.store.drafts import Act, DraftDecision, DraftQuestion, Standing
from quizapp.store.people import Person, Try
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.quizzes import AttemptQuestion, Quiz, QuizLook
from quizapp.store.reviews import Review
from quizapp.store.source_texts import SourceText
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import attempted, corrects
from tests.services.quizzing import begun
from tests.services.studying import answer, card_asked, next_card

EMAIL = "noor.canary@example.org"
NAME = "Noor Canary"
RAW = "an answer of Noor's own"

SET = """
format: recto/1
id: noors-own
title: Of her own
sources:
  - {id: note, title: A note, text: "The press was closed in 1731."}
questions:
  - id: closed
    kind: date
    prompt: When was the press closed?
    answer: "1731"
    evidence: [{source: note, quote: "closed in 1731"}]
"""


def own_set() -> SetContent:
    return read_set(SET, name="noors-own.yaml")


@pytest.fixture
def noor(session: Session) -> Person:
    """Somebody with at least one row in every table that knows people."""
    noor = accounts.sign_up(
        session,
        name=NAME,
        email=EMAIL,
        password_hash="the hash of a password",
        time_zone="Asia/Almaty",
        now=NOW,
    )
    session.commit()
    card = card_asked(session, noor, Ask.TYPED, NOW)
    review = answer(session, noor, card, NOW, answer=RAW)
    amendments.undo(session, person=noor, review_id=review.id, now=NOW)
    study_queue.learn_more(session, person=noor, extra=5, now=NOW)
    sign_ins.start(
        session, person_id=noor.id, browser="Firefox", lasts=links.HANDED_LASTS, now=NOW
    )
    links.reset_link(session, person_id=noor.id, lasts=links.HANDED_LASTS, now=NOW)
    limits = throttle.sign_in_limits(email=EMAIL, address="192.0.2.1")
    throttle.count(session, limits=limits, now=NOW)
    guesses = throttle.quiz_password_limits(
        quiz_id=7, person_id=noor.id, address="192.0.2.1"
    )
    throttle.count(
        session, limits=[guesses[0], problem_reports.limit_of(noor.id)], now=NOW
    )
    set_import.import_set(session, own_set(), owner_id=noor.id, now=NOW)
    session.commit()
    take_a_quiz_and_keep_a_set(session, noor)
    have_a_text_read(session, noor)
    edit_a_set(session, noor)
    be_in_a_class(session, noor)
    session.add(Person(name="Guest", is_guest=True, guest_of=noor.id, created_at=NOW))
    session.commit()
    return noor


def be_in_a_class(session: Session, noor: Person) -> None:
    """A class that Noor teaches, learns in, gave a set to and looked into."""
    taught = SchoolClass(code="a-class", title="Politics 12B", created_at=NOW)
    session.add(taught)
    session.flush()
    this, she = taught.id, noor.id
    given = session.scalars(select(QuestionSet.id)).first()
    words, path = "A set was assigned.", "/classes/a-class"
    session.add_all(
        [
            ClassTeacher(class_id=this, person_id=she, added_at=NOW),
            ClassMember(class_id=this, person_id=she, name=NAME, joined_at=NOW),
            RecoveryCard(person_id=she, token_hash="a hash", made_at=NOW),
            Assignment(class_id=this, set_id=given, given_by=she, given_at=NOW),
            ClassNotice(class_id=this, person_id=she, words=words, made_at=NOW),
            ClassLook(class_id=this, person_id=she, path=path, looked_at=NOW),
        ]
    )
    session.commit()


def take_a_quiz_and_keep_a_set(session: Session, noor: Person) -> None:
    """Rows in the tables of quizzes, corrections and reports."""
    question = session.scalars(select(Question).where(Question.slug == "closed")).one()
    quiz = make_own_quiz(session, noor, question)
    session.add(QuizLook(quiz_id=quiz.id, person_id=noor.id, looked_at=NOW))
    allowance = Allowance(extra_time_pct=25)
    quizzes.set_allowance(session, person=noor, quiz=quiz, to=noor, allowance=allowance)
    attempt = attempted(session, noor, quiz, [RAW], NOW)
    attempt_marks.keep_mark(
        session,
        attempt_id=attempt.id,
        number=1,
        marking=RIGHT,
        question_version=1,
        now=NOW,
        marked_by=noor.id,
    )
    corrects(session, noor, question, NOW, accept=["1732"])
    report = problem_reports.report_problem(
        session, person=noor, question_id=question.id, words=RAW, now=NOW
    )
    problem_reports.close(
        session, person=noor, report_id=report.id, reply="So it is.", now=NOW
    )
    session.commit()


def have_a_text_read(session: Session, noor: Person) -> None:
    """A derivation whose one draft was rejected, and one whose file waits."""
    waiting = Derivation(owner_id=noor.id, form_id="1", title="To read", created_at=NOW)
    read = Derivation(owner_id=noor.id, form_id="2", title="A note", created_at=NOW)
    session.add_all((waiting, read))
    session.flush()
    session.add(DerivationUpload(derivation_id=waiting.id, name="a.txt", data=b"\xff"))
    draft = DraftQuestion(
        derivation_id=read.id,
        position=1,
        rank=1,
        derived="{}",
        content="{}",
        spans="[]",
    )
    session.add(draft)
    session.flush()
    session.add(
        DraftDecision(
            draft_id=draft.id,
            number=2,
            person_id=noor.id,
            act=Act.REJECT,
            standing=Standing.WAITING,
            content="{}",
            spans="[]",
            new_standing=Standing.REJECTED,
            made_at=NOW,
        )
    )


def edit_a_set(session: Session, noor: Person) -> None:
    """A set of hers with a question and a text unpublished, and a file that waits."""
    made = set_editing.make_set(
        session, person=noor, head=Head(title="Her own notes"), now=NOW
    )
    bench = Workbench(session, made)
    edited_questions.add_question(
        session, bench, person=noor, plain={"kind": "date", "prompt": RAW}, now=NOW
    )
    plain = {"title": "A letter", "text": "Dear Anna."}
    edited_texts.add_text(
        session, Workbench(session, made), person=noor, plain=plain, now=NOW
    )
    content = SetContent(id="sent", title="Sent")
    set_upload.keep_upload(
        session, person=noor, content=content, name="sent.yaml", now=NOW
    )


def make_own_quiz(session: Session, owner: Person, question: Question) -> Quiz:
    """A quiz for the owner alone; commits."""
    quiz = quizzes.make_quiz(
        session,
        owner=owner,
        details=Details(title=f"A quiz by {NAME}"),
        plan=Plan(parts=(Chosen(question.id),)),
        now=NOW,
    )
    session.commit()
    return quiz


def tables_of_people() -> list[tuple[Table, Any]]:
    return [
        (table, key.parent)
        for table in Base.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "person"
    ]


def test_the_export_holds_a_row_of_every_table_that_knows_people(
    session: Session, noor: Person
) -> None:
    exported = personal_export.export(session, person_id=noor.id, now=NOW)

    for table, column in tables_of_people():
        kept = session.scalar(
            select(func.count()).select_from(table).where(column == noor.id)
        )
        name = personal_export.title_of(column)
        assert kept, f"this test gives Noor no row in {table.name}: add one"
        assert len(exported[name]) == kept


def test_the_export_is_whole_and_holds_no_secret(
    session: Session, noor: Person
) -> None:
    exported = personal_export.export(session, person_id=noor.id, now=NOW)

    text = personal_export.as_json(exported)
    read = json.loads(text)
    assert read["account"]["email"] == EMAIL
    assert read["settings"]["time_zone"] == "Asia/Almaty"
    assert RAW in read["reviews"][0]["answer"]
    assert read["amendments"][0]["change"] == "undone"
    assert read["questions"][0]["asks"]
    assert RAW in read["attempt_questions"][0]["answer"]
    assert RAW in read["saved_answers"][0]["answer"]
    assert len(read["marks_received"]) == 2
    assert read["allowances"][0]["extra_time_pct"] == 25
    assert read["own_quiz_parts"][0]["question_id"]
    assert read["problem_reports"][0]["words"] == RAW
    assert [text["title"] for text in read["texts_read"]] == ["To read", "A note"]
    assert len(read["drafts"]) == len(read["draft_decisions"]) == 1
    assert [file["name"] for file in read["files_to_read"]] == ["a.txt"]
    assert read["tries"] == [{"act": "sign-in", "at": NOW.isoformat()}]
    assert "hash" not in text


def test_the_export_is_of_one_person(session: Session, noor: Person) -> None:
    other = new_learner(session, "Ada Okoro")
    answer(session, other, next_card(session, other, NOW), NOW)

    text = personal_export.as_json(
        personal_export.export(session, person_id=noor.id, now=NOW)
    )

    assert "Ada" not in text


def test_the_export_does_not_hand_out_what_others_reported(
    session: Session, noor: Person
) -> None:
    other = new_learner(session, "Ada Okoro")
    question = session.scalars(select(Question).where(Question.slug == "closed")).one()
    library.take_up(session, person_id=other.id, set_id=question.set_id, now=NOW)
    card = find_card(session, person=other, question_id=question.id)
    answer(session, other, card, NOW)
    report = problem_reports.report_problem(
        session, person=other, question_id=question.id, words="Ada's words", now=NOW
    )
    problem_reports.close(
        session, person=noor, report_id=report.id, reply="Thank you.", now=NOW
    )
    session.commit()

    exported = personal_export.export(session, person_id=noor.id, now=NOW)

    assert "Ada's words" not in personal_export.as_json(exported)
    closed = exported["problem_reports_closed"]
    assert [one["reply"] for one in closed] == ["So it is.", "Thank you."]


def test_a_quiz_that_others_have_taken_stays_without_its_owner(
    session: Session, noor: Person
) -> None:
    other = new_learner(session, "Ada Okoro")
    question = session.scalars(select(Question).where(Question.slug == "closed")).one()
    taken, alone = (make_own_quiz(session, noor, question) for _ in range(2))
    attempt = begun(session, other, taken, NOW)

    erasure.erase(session, person_id=noor.id, with_sets=True)
    session.commit()

    assert session.get_one(Quiz, taken.id).owner_id is None
    assert session.get(Quiz, alone.id) is None
    asked = select(func.count()).where(AttemptQuestion.attempt_id == attempt.id)
    assert session.scalar(asked) == 1


@pytest.mark.slow
def test_erasing_leaves_nothing_of_a_person_in_any_table(
    session: Session, noor: Person
) -> None:
    number = noor.id

    erasure.erase(session, person_id=number, with_sets=True)
    session.commit()

    for table, column in tables_of_people():
        left = select(func.count()).select_from(table).where(column == number)
        assert session.scalar(left) == 0, table.name
    left_of_tries = select(Try.counted).where(
        Try.counted.in_(
            [f"quiz 7 by {number}", problem_reports.limit_of(number).counted]
        )
    )
    assert session.scalars(left_of_tries).all() == []
    counted = throttle.counted_for_account(EMAIL)
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            for trace in (EMAIL, NAME, RAW, "noors-own", *counted):
                found = select(func.count()).where(cast(column, AsText).contains(trace))
                assert session.scalar(found) == 0, f"{trace} in {column}"


def test_erasing_one_person_takes_nothing_from_another(
    session: Session, noor: Person
) -> None:
    other = new_learner(session, "Ada Okoro")
    answer(session, other, next_card(session, other, NOW), NOW)
    before = personal_export.export(session, person_id=other.id, now=NOW)

    erasure.erase(session, person_id=noor.id, with_sets=True)
    session.commit()

    assert personal_export.export(session, person_id=other.id, now=NOW) == before


def test_sets_can_stay_without_a_name(session: Session, noor: Person) -> None:
    erasure.erase(session, person_id=noor.id, with_sets=False)
    session.commit()

    kept = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == "noors-own")
    ).one()
    assert kept.owner_id is None


def test_a_set_that_others_study_stays_with_their_cards(
    session: Session, noor: Person
) -> None:
    other = new_learner(session, "Ada Okoro")
    owned = session.scalars(
        select(QuestionSet).where(QuestionSet.slug == "noors-own")
    ).one()
    library.take_up(session, person_id=other.id, set_id=owned.id, now=NOW)

    erasure.erase(session, person_id=noor.id, with_sets=True)
    session.commit()

    assert session.get_one(QuestionSet, owned.id).owner_id is None


def test_texts_that_others_rest_on_stay(session: Session, noor: Person) -> None:
    texts = session.scalar(select(func.count(SourceText.id)))

    erasure.erase(session, person_id=noor.id, with_sets=True)
    session.commit()

    assert session.scalar(select(func.count(SourceText.id))) == (texts or 0) - 1
    assert session.scalar(select(func.count(Review.id))) == 0
