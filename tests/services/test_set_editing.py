"""A set is made and changed; what is in order is published, the rest waits."""

import json
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.errors import NotAllowed, NotFound, Refused
from quizapp.services import (
    edited_questions,
    edited_texts,
    set_editing,
    set_publishing,
)
from quizapp.services.question_versions import content_of, spans_of
from quizapp.services.set_editing import EditedMeanwhile, Head
from quizapp.services.set_workbench import Standing, Workbench
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import EvidenceSpan, Question, QuestionSet
from quizapp.store.set_edits import EditedQuestion, EditedText
from quizapp.store.source_texts import SourceText
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    SLUG,
    TEXT,
    answers,
    corrects,
    owned_set,
    question,
    set_learner,
)
from tests.services.quizzing import new_teacher


@pytest.fixture
def teacher(session: Session) -> Person:
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    session.commit()
    return teacher


def bench(session: Session) -> Workbench:
    session.expire_all()
    row = session.scalars(select(QuestionSet).where(QuestionSet.slug == SLUG)).one()
    return Workbench(session, row)


def save(session: Session, person: Person, slug: str, **changes: Any) -> None:
    """Change keys of a question as on a page drawn just now."""
    found = bench(session)
    entry = edited_questions.find_entry(found, slug)
    edited_questions.save_question(
        session,
        found,
        person=person,
        slug=slug,
        seen=entry.seen,
        plain=dict(entry.plain) | changes,
        now=NOW,
    )


def edit_text(session: Session, person: Person, body: str) -> None:
    found = bench(session)
    text = edited_texts.find_text(found, "note")
    edited_texts.save_text(
        session,
        found,
        person=person,
        key="note",
        seen=text.version,
        plain=dict(text.plain) | {"text": body},
        now=NOW,
    )


def published(session: Session) -> set_publishing.Published:
    return set_publishing.publish(session, bench(session), now=NOW)


def test_a_change_waits_until_it_is_published(
    session: Session, teacher: Person
) -> None:
    save(session, teacher, "governor", prompt="Who shut the press?")

    waiting = content_of(session, question(session)).prompt
    report = published(session).report

    assert waiting == "Who closed the press?"
    assert content_of(session, question(session)).prompt == "Who shut the press?"
    assert report.changed == ("governor",)
    assert not bench(session).has_changes


def test_a_change_that_is_taken_back_is_none(session: Session, teacher: Person) -> None:
    save(session, teacher, "governor", prompt="Who shut the press?")
    save(session, teacher, "governor", prompt="Who closed the press?")

    assert session.scalars(select(EditedQuestion)).all() == []


def test_what_another_window_changed_is_not_written_over(
    session: Session, teacher: Person
) -> None:
    found = bench(session)
    seen = edited_questions.find_entry(found, "governor").seen
    save(session, teacher, "governor", prompt="Who shut the press?")

    with pytest.raises(EditedMeanwhile):
        edited_questions.save_question(
            session,
            bench(session),
            person=teacher,
            slug="governor",
            seen=seen,
            plain={"kind": "name", "prompt": "Who was it?", "answer": "Anna Lind"},
            now=NOW,
        )

    assert bench(session).entry("governor").prompt == "Who shut the press?"  # type: ignore[union-attr]


def test_a_key_put_right_meanwhile_is_not_undone_by_an_older_change(
    session: Session, teacher: Person
) -> None:
    save(session, teacher, "governor", prompt="Who shut the press?")
    corrects(session, teacher, question(session), NOW, accept=["Lady Lind"])

    held = published(session).held

    assert [one.slug for one in held] == ["governor"]
    assert "meanwhile" in held[0].why
    assert content_of(session, question(session)).accept == ("Lady Lind",)  # type: ignore[union-attr]


def test_an_earlier_version_is_put_back_even_over_a_correction(
    session: Session, teacher: Person
) -> None:
    corrects(session, teacher, question(session), NOW, accept=["Lady Lind"])
    edited_questions.put_back_version(
        session, bench(session), person=teacher, slug="governor", version=1, now=NOW
    )

    report = published(session).report

    assert report.changed == ("governor",)
    assert content_of(session, question(session)).accept == ()  # type: ignore[union-attr]


def test_what_is_not_in_order_waits_and_the_rest_is_published(
    session: Session, teacher: Person
) -> None:
    save(session, teacher, "closed", answer="some day")
    save(session, teacher, "governor", prompt="Who shut the press?")

    done = published(session)

    assert done.report.changed == ("governor",)
    assert [one.slug for one in done.held] == ["closed"]
    assert question(session, "closed").version == 1
    assert bench(session).entry("closed").plain["answer"] == "some day"  # type: ignore[union-attr]


def test_a_new_question_is_asked_once_it_is_published(
    session: Session, teacher: Person
) -> None:
    slug = edited_questions.add_question(
        session,
        bench(session),
        person=teacher,
        plain=edited_questions.empty_question("name"),
        now=NOW,
    )
    save(session, teacher, slug, prompt="Who printed?", answer="Erik Berg")

    report = published(session).report

    assert report.added == (slug,)
    assert content_of(session, question(session, slug)).prompt == "Who printed?"


def test_a_removed_question_is_retired_and_its_memory_kept(
    session: Session, teacher: Person
) -> None:
    noor = set_learner(session)
    answers(session, noor, question(session), "Anna Lind", NOW)
    edited_questions.remove_question(
        session, bench(session), person=teacher, slug="governor", now=NOW
    )

    report = published(session).report

    assert report.retired == ("governor",)
    assert question(session).retired_at == NOW


def test_a_removed_question_can_be_brought_back_before_that(
    session: Session, teacher: Person
) -> None:
    edited_questions.remove_question(
        session, bench(session), person=teacher, slug="governor", now=NOW
    )
    edited_questions.bring_back(
        session, bench(session), person=teacher, slug="governor", now=NOW
    )

    assert bench(session).entry("governor").standing is Standing.PUBLISHED  # type: ignore[union-attr]


def test_a_copy_stands_behind_its_question_under_its_own_name(
    session: Session, teacher: Person
) -> None:
    slug = edited_questions.duplicate(
        session, bench(session), person=teacher, slug="governor", now=NOW
    )

    order = [one.slug for one in bench(session).entries]

    assert order[:2] == ["governor", slug]
    published(session)
    assert content_of(session, question(session, slug)).prompt == (
        content_of(session, question(session)).prompt
    )


def test_questions_are_put_in_order(session: Session, teacher: Person) -> None:
    edited_questions.move(session, bench(session), slug="closed", by=-1, now=NOW)
    published(session)

    rows = session.scalars(select(Question.slug).order_by(Question.position))

    assert list(rows.all())[:2] != ["governor", "closed"]
    assert [one.slug for one in bench(session).entries][:2] == ["closed", "governor"]


def test_evidence_that_an_edited_text_still_holds_is_published_with_it(
    session: Session, teacher: Person
) -> None:
    edit_text(session, teacher, f"Of old. {TEXT}")

    assert published(session).held == ()
    row = question(session)
    text_id, start, end = spans_of(session, row.id, row.version)[0]
    body = session.get_one(SourceText, text_id).body
    assert body.startswith("Of old.")
    assert body[start:end] == "the governor, Anna Lind"


def test_a_question_whose_evidence_is_gone_stays_what_it_was(
    session: Session, teacher: Person
) -> None:
    edit_text(session, teacher, TEXT.replace("governor, Anna", "ruler, Anna"))

    stale = bench(session).entry("governor")
    done = published(session)

    assert stale is not None
    assert stale.is_stale
    assert "ruler, Anna" in stale.missing[0].nearest or stale.missing[0].nearest == ""
    assert [one.slug for one in done.held] == ["governor"]
    row = question(session)
    assert row.version == 1
    assert row.retired_at is None
    span = session.get_one(EvidenceSpan, (row.id, 1, 0))
    assert "governor, Anna" in session.get_one(SourceText, span.source_text_id).body
    assert bench(session).entry("governor").is_stale  # type: ignore[union-attr]


def test_a_stale_question_is_published_once_its_evidence_is_settled(
    session: Session, teacher: Person
) -> None:
    edit_text(session, teacher, TEXT.replace("governor, Anna", "ruler, Anna"))
    published(session)
    quotes = [{"source": "note", "quote": "the ruler, Anna Lind"}]
    save(session, teacher, "governor", evidence=quotes)

    done = published(session)

    assert done.report.changed == ("governor",)
    assert done.held == ()


def test_a_text_that_questions_rest_on_is_not_removed(
    session: Session, teacher: Person
) -> None:
    with pytest.raises(Refused, match="rest on this text"):
        edited_texts.remove_text(
            session, bench(session), person=teacher, key="note", now=NOW
        )


def test_two_edits_of_a_text_do_not_write_over_each_other(
    session: Session, teacher: Person
) -> None:
    edit_text(session, teacher, f"{TEXT} And so on.")

    with pytest.raises(EditedMeanwhile):
        edited_texts.save_text(
            session,
            bench(session),
            person=teacher,
            key="note",
            seen=0,
            plain={"title": "A note", "text": f"{TEXT} Or not."},
            now=NOW,
        )

    kept = session.scalars(select(EditedText)).one()
    assert json.loads(kept.content)["text"].endswith("And so on.")


@pytest.mark.parametrize("before", [0, 1], ids=["the first change", "a later one"])
def test_of_two_windows_that_read_before_either_wrote_one_is_told(
    session: Session, teacher: Person, before: int
) -> None:
    for _ in range(before):
        save(session, teacher, "governor", prompt="Who was it?")
        edit_text(session, teacher, f"{TEXT} At first.")
    other = bench(session)
    entry = edited_questions.find_entry(other, "governor")
    text = edited_texts.find_text(other, "note")
    save(session, teacher, "governor", prompt="Who shut the press?")
    edit_text(session, teacher, f"{TEXT} And so on.")

    with pytest.raises(EditedMeanwhile):
        edited_questions.save_question(
            session,
            other,
            person=teacher,
            slug="governor",
            seen=entry.seen,
            plain=dict(entry.plain) | {"prompt": "Who?"},
            now=NOW,
        )
    with pytest.raises(EditedMeanwhile):
        edited_texts.save_text(
            session,
            other,
            person=teacher,
            key="note",
            seen=text.version,
            plain=dict(text.plain) | {"text": f"{TEXT} Or not."},
            now=NOW,
        )

    kept = session.scalars(select(EditedText.content)).one()
    assert bench(session).entry("governor").prompt == "Who shut the press?"  # type: ignore[union-attr]
    assert json.loads(kept)["text"].endswith("And so on.")


def test_a_remark_stands_beside_a_question_and_stops_nothing(
    session: Session, teacher: Person
) -> None:
    save(session, teacher, "governor", prompt="Which Anna Lind closed the press?")

    said = bench(session).remarks_by_slug()["governor"]

    assert any("holds the key" in one for one in said)
    assert published(session).held == ()


def test_flaws_of_item_writing_are_remarks_in_an_english_set(
    session: Session, teacher: Person
) -> None:
    doubled = "Who closed the the press?"
    save(session, teacher, "governor", prompt=doubled)
    english = bench(session).remarks_by_slug()["governor"]

    found = bench(session)
    head = set_editing.Head(title="Presslagar", language="sv")
    set_editing.save_head(session, row=found.row, head=head, seen=0, now=NOW)
    swedish = bench(session).remarks_by_slug().get("governor", [])

    assert len(english) == len(swedish) + 1


def test_only_its_owner_and_administrators_change_a_set(
    session: Session, teacher: Person
) -> None:
    other = new_teacher(session, NOW, name="Ada Berg")
    head = new_learner(session, "Max Ode")
    head.role = Role.ADMINISTRATOR
    learner = set_learner(session)

    for person in (teacher, head):
        assert set_editing.find_editable(session, person=person, slug=SLUG)
    for person in (other, learner):
        with pytest.raises(NotFound):
            set_editing.find_editable(session, person=person, slug=SLUG)


def test_a_set_that_ships_is_not_changed_here(
    session: Session, learner: Person
) -> None:
    learner.role = Role.ADMINISTRATOR
    shipped = session.scalars(
        select(QuestionSet.slug).where(QuestionSet.is_shipped)
    ).first()

    with pytest.raises(NotAllowed, match="Download it"):
        set_editing.find_editable(session, person=learner, slug=shipped or "")


def test_a_guest_makes_no_set_and_a_learner_does(
    session: Session, learner: Person
) -> None:
    made = set_editing.make_set(
        session, person=learner, head=Head(title="Über die Presse"), now=NOW
    )
    learner.is_guest = True

    assert made.slug == "uber-die-presse"
    with pytest.raises(NotAllowed):
        set_editing.make_set(session, person=learner, head=Head(title="X"), now=NOW)


def test_sets_of_one_title_have_names_of_their_own(
    session: Session, learner: Person
) -> None:
    made = [
        set_editing.make_set(
            session, person=learner, head=Head(title="Пресса"), now=NOW
        )
        for _ in range(2)
    ]

    assert [one.slug for one in made] == ["set", "set-2"]
