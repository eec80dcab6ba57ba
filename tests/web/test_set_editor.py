"""The set editor's pages: making, changing, publishing and putting back."""

import io
import re
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from quizapp.questions.question import Kind
from quizapp.services.question_versions import content_of
from quizapp.store.people import Person, Role
from quizapp.store.question_sets import Question, QuestionSet
from quizapp.store.reviews import Amendment
from quizapp.store.set_edits import EditedQuestion, SetUpload
from tests.app_fixtures import NOW, new_learner
from tests.services.correcting import (
    SET,
    SLUG,
    TEXT,
    answers,
    owned_set,
    question,
    set_learner,
)
from tests.services.quizzing import new_teacher
from tests.web.reader import browser_of, words

EDIT = f"/sets/{SLUG}/edit"
GOVERNOR = f"{EDIT}/questions/governor"

#: A question of each kind as its form sends it, and what a learner is asked.
TYPED: dict[Kind, dict[str, str]] = {
    Kind.DATE: {"answer": "5 May 1731", "distractors": "6 May 1731 | a day late"},
    Kind.NAME: {"answer": "Anna Lind", "accept": "Lady Lind", "reject": "Erik Berg"},
    Kind.NUMBER: {"answer": "2", "tolerance": "0.5", "unit": "years"},
    Kind.PHRASE: {"answer": "an order of the governor", "accept": "her order"},
    Kind.CHOICE: {"answer": "Uppsala", "distractors": "Oslo\nTurku | in Finland"},
    Kind.MULTIPLE: {"answers": "Anna Lind\nErik Berg", "distractors": "Olof Dahl"},
    Kind.TRUE_FALSE: {"answer": "false", "correction": "It was closed in 1731."},
    Kind.CLOZE: {"text": "The governor was {{Anna Lind|Lind}}."},
    Kind.ORDER: {"items": "It is closed | 1731\nIt is opened | 1733"},
    Kind.MATCH: {"pairs": "Lind | governor\nBerg | printer", "distractors": "king"},
    Kind.OPEN: {"rubric": "names the order | 2\nnames the year | 1"},
}


@pytest.fixture
def teacher(session: Session) -> Person:
    teacher = new_teacher(session, NOW)
    owned_set(session, teacher, NOW)
    session.commit()
    return teacher


@pytest.fixture
def keeper(app: Flask, session: Session, teacher: Person) -> FlaskClient:
    return browser_of(app, session, teacher)


@pytest.fixture
def noor(session: Session, teacher: Person) -> Person:
    """A learner who studies the set."""
    noor = set_learner(session)
    answers(session, noor, question(session), "Anna Lind", NOW)
    session.commit()
    return noor


def seen(page: TestResponse, name: str = "seen") -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found, f"no field {name}"
    return found[1]


def save(client: FlaskClient, path: str = GOVERNOR, **fields: str) -> TestResponse:
    """Save a question's form as it was just drawn, with other fields."""
    data = {
        "seen": seen(client.get(path)),
        "prompt": "Who closed the press?",
        "answer": "Anna Lind",
        "source-1": "note",
        "quote-1": "the governor, Anna Lind",
        "ask": "typed",
    }
    return client.post(path, data=data | fields)


def publish(client: FlaskClient, **fields: str) -> TestResponse:
    return client.post(f"{EDIT}/publish", data=fields)


def prompt_of(session: Session, slug: str = "governor") -> str:
    session.expire_all()
    said = content_of(session, question(session, slug)).prompt
    session.rollback()
    return said


def test_a_set_is_made_and_opened(keeper: FlaskClient, session: Session) -> None:
    made = keeper.post("/sets/new", data={"title": "The long war", "language": "en"})

    assert made.status_code == 303
    assert made.location == "/sets/the-long-war/edit"
    page = keeper.get(made.location).text
    for name in ("Add question", "Save", "Publish"):
        assert re.search(rf"<button[^>]*>(<svg.*?</svg>)?{name}</button>", page), name
    assert "No questions yet" in words(page)


def test_a_set_without_a_title_is_refused(keeper: FlaskClient) -> None:
    refused = keeper.post("/sets/new", data={"title": " ", "language": "en"})

    assert refused.status_code == 422
    assert "Give the set a title." in words(refused.text)


@pytest.mark.slow
@pytest.mark.parametrize("kind", Kind)
def test_a_question_of_each_kind_is_written_and_published(
    kind: Kind, keeper: FlaskClient, session: Session
) -> None:
    added = keeper.post(f"{EDIT}/questions", data={"kind": kind.value})
    fields = {"prompt": "What was it?", "seen": seen(keeper.get(added.location))}
    evidence = {"source-1": "note", "quote-1": "5 May 1731"}

    saved = keeper.post(added.location, data=fields | evidence | TYPED[kind])
    page = keeper.get(added.location)
    again = keeper.post(
        added.location,
        data=fields | evidence | TYPED[kind] | {"seen": seen(page)},
    )
    done = publish(keeper)

    assert saved.status_code == 303, words(saved.text)
    assert "As learners see it" in words(page.text)
    assert again.status_code == 303
    assert done.status_code == 303
    slug = added.location.rpartition("/")[2]
    content = content_of(session, question(session, slug))
    assert content.kind is kind
    assert content.evidence[0].quote == "5 May 1731"


def test_what_is_wrong_is_said_at_its_field_and_kept(
    keeper: FlaskClient, session: Session
) -> None:
    closed = f"{EDIT}/questions/closed"

    refused = save(keeper, closed, prompt="When?", answer="someday", **{"quote-1": ""})

    assert refused.status_code == 422
    field = refused.text.partition('id="answer"')[2].partition("</div>")[0]
    assert "someday" in field
    assert 'id="answer-error"' in field
    assert "someday" in keeper.get(closed).text
    publish(keeper)
    assert prompt_of(session, "closed") == "When was the press closed?"


def test_evidence_that_is_not_there_is_told_with_the_nearest_words(
    keeper: FlaskClient,
) -> None:
    refused = save(keeper, **{"quote-1": "the governor,  anna lind"})
    page = words(refused.text)

    assert refused.status_code == 422
    assert "Not in the text, word for word" in page
    assert "The text has: the governor, Anna Lind" in page

    taken = save(keeper, **{"quote-1": "the governor, anna lind", "use": "1"})
    assert taken.status_code == 303


def test_two_windows_see_what_the_other_wrote(
    keeper: FlaskClient, session: Session
) -> None:
    old = seen(keeper.get(GOVERNOR))
    save(keeper, prompt="Who shut the press?")

    refused = save(keeper, prompt="Who closed it?", seen=old)

    assert refused.status_code == 409
    assert "Who shut the press?" in words(refused.text)
    assert "Who closed it?" in refused.text
    again = save(keeper, prompt="Who closed it?", seen=seen(refused))
    assert again.status_code == 303


@pytest.mark.slow
def test_what_is_typed_is_kept_by_itself(keeper: FlaskClient) -> None:
    page = keeper.get(GOVERNOR)
    data = {"seen": seen(page), "prompt": "Which Anna Lind was", "answer": "Anna Lind"}

    part = keeper.post(f"{GOVERNOR}/live", data=data)

    assert part.status_code == 200
    assert "<html" not in part.text
    assert "The prompt holds the key" in part.text
    assert "Which Anna Lind was" in keeper.get(GOVERNOR).text
    assert (
        keeper.post(f"{GOVERNOR}/live", data=data | {"prompt": "?"}).status_code == 409
    )


def test_publishing_says_first_what_changes_for_learners(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    save(keeper, prompt="Who shut the press?")

    shown = publish(keeper)
    before = prompt_of(session)
    done = publish(keeper, confirmed="1")

    assert shown.status_code == 200
    assert "1 other person studies this set" in words(shown.text)
    assert "1 question changed" in words(shown.text)
    assert before == "Who closed the press?"
    assert done.status_code == 303
    assert prompt_of(session) == "Who shut the press?"


def test_publishing_nothing_is_refused(keeper: FlaskClient) -> None:
    refused = publish(keeper)

    assert refused.status_code == 422
    assert "Nothing was changed" in words(refused.text)


def test_versions_show_their_differences_and_come_back(
    keeper: FlaskClient, session: Session
) -> None:
    save(keeper, prompt="Who shut the press?")
    publish(keeper)

    page = words(keeper.get(f"{GOVERNOR}/versions").text)
    restored = keeper.post(f"{GOVERNOR}/versions/1/restore")
    waiting = prompt_of(session)
    publish(keeper)

    assert "No longer: Who closed the press?" in page
    assert "New: Who shut the press?" in page
    assert restored.status_code == 303
    assert waiting == "Who shut the press?"
    assert prompt_of(session) == "Who closed the press?"
    assert "Version 3" in words(keeper.get(f"{GOVERNOR}/versions").text)


def test_every_button_of_the_list_does_what_it_says(
    keeper: FlaskClient, session: Session
) -> None:
    def act(slug: str, what: str) -> str:
        done = keeper.post(f"{EDIT}/questions/{slug}/act", data={"act": what})
        assert done.status_code == 303
        return words(keeper.get(done.location).text)

    def order(page: str) -> list[int]:
        asked = ("Who closed the press?", "When was the press closed?")
        return [page.index(one) for one in asked]

    moved = order(act("closed", "up"))
    back = order(act("closed", "down"))
    copied = act("governor", "copy")
    removed = act("closed", "remove")
    kept = act("closed", "bring-back")

    assert moved[1] < moved[0]
    assert back[0] < back[1]
    assert copied.count("Who closed the press?") > moved.count(0) + 1
    assert "Removed when you publish" in removed
    assert "Removed when you publish" not in kept


def test_the_fields_about_a_set_are_kept_by_every_button(
    keeper: FlaskClient, session: Session
) -> None:
    head = {"title": "Laws of the press", "language": "sv"}
    version = seen(keeper.get(EDIT), "seen_head")

    keeper.post(f"{EDIT}/questions", data=head | {"seen_head": version, "kind": "date"})
    page = keeper.get(EDIT)
    stale = keeper.post(EDIT, data=head | {"title": "Other", "seen_head": version})

    assert "Laws of the press" in words(page.text)
    assert stale.status_code == 409
    assert "Laws of the press" in words(stale.text)
    publish(keeper)
    row = session.scalars(select(QuestionSet).where(QuestionSet.slug == SLUG)).one()
    assert (row.title, row.language) == ("Laws of the press", "sv")


def test_an_edited_text_lists_what_it_leaves_without_proof(
    keeper: FlaskClient, session: Session
) -> None:
    page = keeper.get(f"{EDIT}/texts/note")
    body = TEXT.replace("by order of the governor, Anna Lind", "by order of Anna Lind")

    saved = keeper.post(
        f"{EDIT}/texts/note",
        data={"seen": seen(page), "title": "A note", "text": body},
    )
    shown = words(keeper.get(saved.location).text)
    edit = words(keeper.get(EDIT).text)
    publish(keeper)

    assert saved.status_code == 303
    assert "1 question without proof" in shown
    assert "It quotes: the governor, Anna Lind" in shown
    assert "Stale" in edit
    assert question(session).version == 1
    assert question(session, "closed").version == 2
    session.rollback()
    assert keeper.get(f"/sets/{SLUG}/download").status_code == 200


def test_a_text_is_pasted_in_and_taken_out(keeper: FlaskClient) -> None:
    refused = keeper.post(f"{EDIT}/texts/new", data={"title": "", "text": "Words."})
    added = keeper.post(
        f"{EDIT}/texts/new", data={"title": "A letter", "text": "Dear Anna."}
    )
    in_use = keeper.post(f"{EDIT}/texts/note/act", data={"act": "remove"})
    removed = keeper.post(f"{EDIT}/texts/a-letter/act", data={"act": "remove"})

    assert refused.status_code == 422
    assert added.status_code == 303
    assert in_use.status_code == 422
    assert "Questions rest on this text" in words(in_use.text)
    assert removed.status_code == 303
    assert "A letter" not in words(keeper.get(EDIT).text)


def send(
    client: FlaskClient, text: str, name: str = "set.yaml", **texts: str
) -> TestResponse:
    files = [(io.BytesIO(body.encode()), key) for key, body in texts.items()]
    return client.post(
        "/sets/import",
        data={"file": (io.BytesIO(text.encode()), name), "texts": files},
        content_type="multipart/form-data",
    )


def set_file(**changes: str) -> str:
    said = {"press-laws": "my-laws", "TEXT": "|\n      " + TEXT.replace("\n", " ")}
    text = SET.replace(
        "{id: note, title: A note, text: TEXT}",
        "id: note\n    title: A note\n    text: |\n      "
        + TEXT.replace("\n", "\n      "),
    )
    for old, new in ({"press-laws": said["press-laws"]} | changes).items():
        text = text.replace(old, new)
    return text


@pytest.mark.slow
def test_a_set_file_is_taken_in(keeper: FlaskClient, session: Session) -> None:
    done = send(keeper, set_file())

    assert done.status_code == 200, words(done.text)
    assert "Imported." in words(done.text)
    assert keeper.get("/sets/my-laws").status_code == 200
    again = send(keeper, set_file())
    assert "says what the set says already" in words(again.text)


@pytest.mark.slow
def test_every_error_of_a_file_is_located(keeper: FlaskClient) -> None:
    broken = set_file(**{"kind: number": "kind: numbr", "1731-05-06": "some day"})

    refused = send(keeper, broken)
    said = words(refused.text)

    assert refused.status_code == 422
    assert said.count("line ") >= 2
    assert "numbr" in said
    assert "number" in said
    assert "Nothing was imported" in said


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    ["a: &a [*a, *a]", "[" * 5_000, "format: !!python/object:os.system x", "", "\0"],
)
def test_a_hostile_file_is_refused_in_words(keeper: FlaskClient, text: str) -> None:
    refused = send(keeper, text)

    assert refused.status_code == 422
    assert "line 1, column" in words(refused.text)


@pytest.mark.slow
def test_a_file_brings_its_texts_along(keeper: FlaskClient) -> None:
    text = SET.replace("press-laws", "my-laws").replace("TEXT", "texts/note.txt")

    alone = send(keeper, text)
    together = send(keeper, text, **{"note.txt": TEXT})

    assert alone.status_code == 422
    assert "choose it beside the set file" in words(alone.text)
    assert together.status_code == 200


@pytest.mark.slow
def test_a_file_for_a_set_with_learners_changes_it_once_that_was_seen(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    text = set_file(
        **{"my-laws": SLUG, "press-laws": SLUG, "Who closed the press?": "Who was it?"}
    )

    shown = send(keeper, text)
    before = prompt_of(session)
    action = re.search(r'action="(/sets/import/\d+)"', shown.text)
    assert action, words(shown.text)
    done = keeper.post(action[1], data={"confirmed": "1"})

    assert "1 other person studies this set" in words(shown.text)
    assert before == "Who closed the press?"
    assert done.status_code == 303
    assert prompt_of(session) == "Who was it?"
    assert session.scalar(select(func.count()).select_from(SetUpload)) == 0


@pytest.mark.slow
def test_anothers_set_is_not_written_over_by_a_file(
    app: Flask, session: Session, teacher: Person
) -> None:
    other = browser_of(app, session, new_teacher(session, NOW, name="Ada Berg"))

    refused = send(other, set_file(**{"my-laws": SLUG, "press-laws": SLUG}))

    assert refused.status_code == 422
    assert "not yours" in words(refused.text)


@pytest.mark.slow
def test_a_set_is_taken_along_and_comes_back_the_same(
    keeper: FlaskClient, session: Session
) -> None:
    file = keeper.get(f"/sets/{SLUG}/download")

    again = send(keeper, file.text)

    assert file.mimetype == "application/yaml"
    assert "attachment" in file.headers["Content-Disposition"]
    assert "says what the set says already" in words(again.text)


#: Every address of the editor of one set.
ADDRESSES = [
    ("GET", EDIT),
    ("POST", EDIT),
    ("POST", f"{EDIT}/publish"),
    ("POST", f"{EDIT}/drop"),
    ("POST", f"{EDIT}/questions"),
    ("GET", GOVERNOR),
    ("POST", GOVERNOR),
    ("POST", f"{GOVERNOR}/live"),
    ("POST", f"{GOVERNOR}/act"),
    ("GET", f"{GOVERNOR}/versions"),
    ("POST", f"{GOVERNOR}/versions/1/restore"),
    ("GET", f"{EDIT}/texts/new"),
    ("POST", f"{EDIT}/texts/new"),
    ("GET", f"{EDIT}/texts/note"),
    ("POST", f"{EDIT}/texts/note"),
    ("POST", f"{EDIT}/texts/note/act"),
    ("GET", f"/sets/{SLUG}/download"),
]


def as_guest(session: Session) -> Person:
    guest = new_learner(session, "Guest")
    guest.is_guest = True
    return guest


def as_administrator(session: Session) -> Person:
    head = new_learner(session, "Max Ode")
    head.role = Role.ADMINISTRATOR
    return head


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(as_guest, id="a guest"),
        pytest.param(set_learner, id="a learner of the set"),
        pytest.param(
            lambda session: new_teacher(session, NOW, name="Ada Berg"),
            id="another teacher",
        ),
    ],
)
def test_to_others_a_sets_editor_is_not_there(
    make: Callable[[Session], Person], app: Flask, session: Session, teacher: Person
) -> None:
    client = browser_of(app, session, make(session))

    told = {
        (how, path): client.open(path, method=how).status_code
        for how, path in ADDRESSES
    }

    assert set(told.values()) == {404}, told


def test_whoever_is_signed_out_signs_in_first(app: Flask, teacher: Person) -> None:
    client = app.test_client()

    for how, path in [*ADDRESSES, ("GET", "/sets/new"), ("GET", "/sets/import")]:
        assert client.open(path, method=how).status_code == 303, path


def test_an_administrator_edits_any_set(
    app: Flask, session: Session, teacher: Person
) -> None:
    head = browser_of(app, session, as_administrator(session))

    assert save(head, prompt="Who shut the press?").status_code == 303
    assert publish(head).status_code == 303
    assert prompt_of(session) == "Who shut the press?"
    row = session.scalars(select(QuestionSet).where(QuestionSet.slug == SLUG)).one()
    assert row.owner_id == teacher.id


def test_a_learner_makes_sets_that_nobody_else_sees(
    app: Flask, session: Session, teacher: Person
) -> None:
    noor = browser_of(app, session, set_learner(session))
    other = browser_of(app, session, new_learner(session, "Max Ode"))

    made = noor.post("/sets/new", data={"title": "My notes", "language": "en"})

    assert noor.get("/sets/my-notes").status_code == 200
    assert made.status_code == 303
    assert other.get("/sets/my-notes").status_code == 404


def test_a_guest_is_told_to_make_an_account_first(app: Flask, session: Session) -> None:
    guest = browser_of(app, session, as_guest(session))

    page = guest.get("/sets/new")
    made = guest.post("/sets/new", data={"title": "Mine", "language": "en"})
    sent = send(guest, set_file())

    assert "Create an account" in words(page.text)
    assert made.status_code == 403
    assert sent.status_code == 403


@pytest.mark.slow
def test_a_set_that_ships_is_taken_along_by_teachers_only(
    app: Flask, session: Session, teacher: Person, learner: Person
) -> None:
    slug = session.scalars(
        select(QuestionSet.slug).where(QuestionSet.is_shipped)
    ).first()
    teaching = browser_of(app, session, teacher)
    learning = browser_of(app, session, learner)

    assert teaching.get(f"/sets/{slug}/download").status_code == 200
    assert learning.get(f"/sets/{slug}/download").status_code == 404


def test_no_page_of_the_editor_is_changed_by_looking(
    keeper: FlaskClient, session: Session
) -> None:
    for how, path in ADDRESSES:
        if how == "GET":
            assert keeper.get(path).status_code == 200, path

    assert session.scalars(select(EditedQuestion)).all() == []
    assert session.scalar(select(func.max(Question.version))) == 1


def test_a_published_key_marks_again_what_was_answered(
    keeper: FlaskClient, session: Session, noor: Person
) -> None:
    wrong = answers(session, noor, question(session, "closed"), "5 May 1731", NOW)
    session.commit()
    before = str(wrong.verdict)
    session.rollback()

    closed = f"{EDIT}/questions/closed"
    fields = {"prompt": "When was the press closed?", "quote-1": "5 May 1731"}
    save(keeper, closed, answer="5 May 1731", **fields)
    shown = words(publish(keeper).text)
    publish(keeper, confirmed="1")

    assert before != "right"
    assert "closed: 0 marks and 1 review are marked again" in shown
    changed = session.scalars(select(Amendment)).all()
    assert [str(one.verdict) for one in changed] == ["right"]
