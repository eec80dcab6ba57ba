"""What a class is called and keeps, its code, its teachers, its learners' places."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services.form_ids import new_form_id
from quizapp.store.classes import (
    ClassMember,
    ClassTeacher,
    JoinCode,
    RecoveryCard,
    SchoolClass,
)
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW, SetClock
from tests.class_fixtures import MadeClass, add_learner, make_class, make_teacher
from tests.web.doors import browser_of, is_signed_in, sign_up
from tests.web.test_class_rosters import Letters
from tests.web.test_joining import CODE

LINK = re.compile(r"http://localhost(/teach/[a-z0-9-]+/[\w-]+)")


@pytest.fixture
def made(session: Session) -> MadeClass:
    return make_class(session)


@pytest.fixture
def lena(app: Flask, session: Session, made: MadeClass) -> FlaskClient:
    """The browser of the class's teacher."""
    return browser_of(app, session, made.teacher)


@pytest.fixture
def colleague(app: Flask, session: Session) -> FlaskClient:
    """The browser of another teacher."""
    return browser_of(app, session, make_teacher(session, "Omar Haddad"))


def kept(session: Session, made: MadeClass) -> SchoolClass:
    """The class as it is now."""
    found = session.get_one(SchoolClass, made.id, populate_existing=True)
    session.commit()  # lets the app write
    return found


def teachers(session: Session, made: MadeClass) -> set[str]:
    found = session.scalars(
        select(Person.name)
        .join(ClassTeacher, ClassTeacher.person_id == Person.id)
        .where(ClassTeacher.class_id == made.id)
    ).all()
    session.rollback()  # lets the app write
    return set(found)


def place(session: Session, made: MadeClass, person: Person) -> ClassMember:
    found = session.get_one(ClassMember, (made.id, person.id), populate_existing=True)
    session.commit()  # lets the app write
    return found


def test_a_class_is_renamed_and_keeps_what_left_as_long_as_chosen(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    saved = lena.post(
        f"/classes/{made.code}/settings", data={"title": "Politics 13", "keeps": "90"}
    )

    assert saved.status_code == 303
    assert (kept(session, made).title, kept(session, made).keeps_days) == (
        "Politics 13",
        90,
    )
    lena.post(
        f"/classes/{made.code}/settings", data={"title": "Politics 13", "keeps": ""}
    )
    assert kept(session, made).keeps_days is None


@pytest.mark.parametrize("sent", [{"keeps": "7"}, {"keeps": "-1"}, {"title": ""}])
def test_a_choice_that_is_not_offered_is_refused(
    lena: FlaskClient, made: MadeClass, session: Session, sent: dict[str, str]
) -> None:
    data = {"title": "Another", "keeps": ""} | sent

    refused = lena.post(f"/classes/{made.code}/settings", data=data)

    assert refused.status_code == 422
    assert kept(session, made).title == "Politics 12B"


def test_a_class_is_put_away_and_brought_back(
    lena: FlaskClient, made: MadeClass
) -> None:
    lena.post(f"/classes/{made.code}/put-away")

    assert "1 class put away" in lena.get("/classes").text
    assert lena.get("/join/KZ4M7QHX").status_code == 404

    lena.post(f"/classes/{made.code}/bring-back")

    assert "put away" not in lena.get("/classes").text


@pytest.mark.parametrize(
    ("lasts", "days"), [("1", 1), ("7", 7), ("30", 30), ("never", None)]
)
def test_a_new_code_replaces_the_old_one_and_ends_when_chosen(
    lena: FlaskClient, made: MadeClass, session: Session, lasts: str, days: int | None
) -> None:
    lena.post(f"/classes/{made.code}/code", data={"lasts": lasts})

    old, new = session.scalars(select(JoinCode).order_by(JoinCode.revoked_at)).all()
    if old.revoked_at is None:
        old, new = new, old
    assert (old.code, old.revoked_at) == ("KZ4M7QHX", NOW)
    assert new.revoked_at is None
    ends = None if new.expires_at is None else (new.expires_at - NOW).days
    assert ends == days
    session.rollback()
    assert lena.get("/join/KZ4M7QHX").status_code == 404
    assert f"/join/{new.code}" in lena.get(f"/classes/{made.code}").text


def test_a_code_of_a_day_is_gone_after_a_day(
    app: Flask, lena: FlaskClient, made: MadeClass, session: Session, clock: SetClock
) -> None:
    lena.post(f"/classes/{made.code}/code", data={"lasts": "1"})
    code = session.scalars(
        select(JoinCode.code).where(JoinCode.revoked_at.is_(None))
    ).one()
    session.rollback()
    assert app.test_client().get(f"/join/{code}").status_code == 200

    clock.pass_(days=1)

    assert app.test_client().get(f"/join/{code}").status_code == 404
    assert "No code opens this class" in lena.get(f"/classes/{made.code}").text


@pytest.mark.slow
def test_without_mail_a_colleague_comes_in_by_a_link_that_works_once(
    lena: FlaskClient,
    colleague: FlaskClient,
    app: Flask,
    made: MadeClass,
    session: Session,
) -> None:
    page = lena.post(f"/classes/{made.code}/teachers").text
    link = LINK.search(page)[1]  # type: ignore[index]

    assert made.row.title in colleague.get(link).text
    colleague.post(link)

    assert teachers(session, made) == {"Lena Brandt", "Omar Haddad"}
    third = browser_of(app, session, make_teacher(session, "Third"))
    assert third.post(link).status_code == 404
    assert third.get(link).status_code == 404


def test_a_letter_to_a_colleague_goes_alike_with_and_without_an_account(
    app: Flask, lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    app.extensions["outbox"] = letters = Letters()
    sign_up(app.test_client(), email="noor@example.org")

    pages = [
        lena.post(
            f"/classes/{made.code}/teachers",
            data={"email": email},
            follow_redirects=True,
        ).text
        for email in ("noor@example.org", "nobody@example.org")
    ]

    assert [to for to, _ in letters.posted] == [
        "noor@example.org",
        "nobody@example.org",
    ]
    assert all("A letter is on its way" in page for page in pages)
    assert teachers(session, made) == {"Lena Brandt"}


def test_a_learner_cannot_take_up_an_invitation_to_teach(
    app: Flask, lena: FlaskClient, noor: FlaskClient, made: MadeClass, session: Session
) -> None:
    page = lena.post(f"/classes/{made.code}/teachers").text
    link = LINK.search(page)[1]  # type: ignore[index]

    assert noor.post(link).status_code == 403
    assert teachers(session, made) == {"Lena Brandt"}


def test_an_invitation_that_was_taken_back_opens_nothing(
    lena: FlaskClient, colleague: FlaskClient, made: MadeClass, session: Session
) -> None:
    page = lena.post(f"/classes/{made.code}/teachers").text
    link = LINK.search(page)[1]  # type: ignore[index]

    lena.post(f"/classes/{made.code}/teachers/take-back")

    assert colleague.post(link).status_code == 404
    assert teachers(session, made) == {"Lena Brandt"}


def test_the_last_teacher_cannot_leave_and_a_colleague_can(
    lena: FlaskClient, colleague: FlaskClient, made: MadeClass, session: Session
) -> None:
    address = f"/classes/{made.code}/teachers"
    me = {"person": str(made.teacher.id)}

    refused = lena.post(f"{address}/remove", data=me)
    assert refused.status_code == 422
    assert "only teacher of this class" in refused.text

    colleague.post(LINK.search(lena.post(address).text)[1])  # type: ignore[index]
    assert lena.post(f"{address}/remove", data=me).status_code == 303

    assert teachers(session, made) == {"Omar Haddad"}
    assert lena.get(f"/classes/{made.code}").status_code == 404


@pytest.mark.slow
def test_an_administrator_takes_over_a_class_that_nobody_teaches(
    app: Flask, lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    root = Person(name="Rita Root", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add(root)
    session.commit()
    rita = browser_of(app, session, root)
    address = f"/classes/{made.code}"
    rita.post(f"{address}/look")
    assert rita.post(f"{address}/teachers/take-over").status_code == 404

    session.delete(session.get_one(ClassTeacher, (made.id, made.teacher.id)))
    session.commit()
    assert "Teach this class" in rita.get(address).text
    assert rita.post(f"{address}/teachers/take-over").status_code == 303

    assert teachers(session, made) == {"Rita Root"}


def test_the_roster_calls_a_learner_something_else_and_they_keep_their_name(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    ada = made.learners[0]

    lena.post(
        f"/classes/{made.code}/learners/{ada.id}/rename", data={"name": "Ada N., 12B"}
    )

    assert place(session, made, ada).name == "Ada N., 12B"
    assert session.get_one(Person, ada.id, populate_existing=True).name == "Ada Nowak"
    session.rollback()


def test_a_learner_is_removed_and_taken_in_again(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    ada = made.learners[0]
    address = f"/classes/{made.code}/learners/{ada.id}"

    page = lena.post(f"{address}/remove", follow_redirects=True).text

    assert place(session, made, ada).left_at == NOW
    assert f'action="{address}/come-back"' in page  # Undo
    lena.post(f"{address}/come-back")
    assert place(session, made, ada).left_at is None


def test_a_new_card_lets_the_learner_in_and_signs_out_who_had_the_old_one(
    app: Flask, lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    ada = made.learners[0]
    elsewhere = browser_of(app, session, ada)

    page = lena.post(
        f"/classes/{made.code}/learners/{ada.id}/card",
        data={"form_id": new_form_id(NOW)},
        follow_redirects=True,
    ).text

    code = CODE.search(page)[0]  # type: ignore[index]
    assert not is_signed_in(elsewhere)
    learner = app.test_client()
    learner.post("/sign-in/card", data={"code": code})
    assert is_signed_in(learner)


@pytest.mark.parametrize("who", ["email", "teacher", "left"])
def test_no_teacher_makes_a_card_for_who_signs_in_otherwise_or_left(
    lena: FlaskClient, made: MadeClass, session: Session, who: str
) -> None:
    person = add_learner(session, made, "Kim", left_at=NOW if who == "left" else None)
    if who == "email":
        person.email, person.password_hash = "kim@example.org", "a hash"
    elif who == "teacher":
        person.role = Role.TEACHER
    session.commit()

    lena.post(
        f"/classes/{made.code}/learners/{person.id}/card",
        data={"form_id": new_form_id(NOW)},
    )

    assert session.get(RecoveryCard, person.id) is None


def test_who_left_by_themselves_comes_back_by_themselves(
    app: Flask, lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    ada = made.learners[0]
    address = f"/classes/{made.code}/learners/{ada.id}"
    browser_of(app, session, ada).post(f"/classes/{made.code}/leave")
    assert place(session, made, ada).left_at == NOW

    page = lena.get(address).text
    refused = lena.post(f"{address}/come-back")

    assert "come-back" not in page
    assert refused.status_code == 422
    assert "left by themselves" in refused.text
    assert place(session, made, ada).left_at == NOW


def test_no_teacher_makes_a_card_that_opens_another_teachers_class(
    lena: FlaskClient, made: MadeClass, session: Session
) -> None:
    ada = made.learners[0]
    other = make_class(session, code="elsewhere", join_code="AAAAAAAA")
    session.add(
        ClassMember(
            class_id=other.id, person_id=ada.id, name="Ada", joined_at=NOW, left_at=None
        )
    )
    session.commit()

    refused = lena.post(
        f"/classes/{made.code}/learners/{ada.id}/card",
        data={"form_id": new_form_id(NOW)},
    )

    assert refused.status_code == 422
    assert "another teacher" in refused.text
    assert session.get(RecoveryCard, ada.id) is None
    session.rollback()
