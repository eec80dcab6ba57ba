"""The report of a class: who sees it, what it says, its files."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from quizapp.database import db
from quizapp.services import class_access
from quizapp.store.people import Person, Role
from tests.app_fixtures import NOW
from tests.class_fixtures import MadeClass, add_learner, make_class, make_teacher
from tests.progress import simulated
from tests.web.doors import browser_of

SET = "kazakhstan-2022-who-is-who"


def studied_class(session: Session, *, learners: int = 3, **more: Any) -> MadeClass:
    """A class of which everybody but the last learner studied."""
    made = make_class(session, learners=learners, sets=[SET], **more)
    for seed, learner in enumerate(made.learners[:-1]):
        simulated.study(
            session, learner, until=NOW, days=20, new_per_day=8, seed=seed, rests=0
        )
    session.commit()
    return made


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    """What the database is asked meanwhile."""
    said: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield said
    event.remove(engine, "before_cursor_execute", note)


@pytest.mark.slow
def test_a_teacher_reads_who_knows_what(app: Flask, session: Session) -> None:
    made = studied_class(session, exam_on=NOW.date() + timedelta(days=12))

    page = browser_of(app, session, made.teacher).get(f"/classes/{made.code}/report")

    assert page.status_code == 200
    assert all(learner.name in page.text for learner in made.learners)
    assert "2 of 3<small>Chinara Abdi has not</small>" in page.text
    assert "Ready for 4 December" in page.text
    assert "not started" in page.text
    assert "is the weakest topic" in page.text
    assert page.text.count("<summary>Show numbers</summary>") >= 2


@pytest.mark.slow
def test_those_who_know_least_come_first_when_asked(
    app: Flask, session: Session
) -> None:
    made = studied_class(session)
    lena = browser_of(app, session, made.teacher)

    page = lena.get(f"/classes/{made.code}/report?sort=recall").text

    body = page[page.index("<tbody>") :]
    assert body.index("Chinara Abdi") > body.index("Ada Nowak")
    assert body.index("Chinara Abdi") > body.index("Boris Lem")


@pytest.mark.slow
def test_recall_today_stands_beside_that_of_the_first_day(
    app: Flask, session: Session
) -> None:
    made = studied_class(session)
    lena = browser_of(app, session, made.teacher)

    page = lena.get(f"/classes/{made.code}/report?first=2026-11-07").text
    before = lena.get(f"/classes/{made.code}/report?first=2026-10-01").text

    said = r"goal 90%, was \d\d% on 7 November; (\d+) of \d+ cards met, (\d+) then"
    found = re.search(said, page)
    assert found
    assert 0 < int(found[2]) < int(found[1])
    assert "goal 90%; 96 of " in before


@pytest.mark.slow
def test_a_topic_and_days_are_chosen_by_the_address(
    app: Flask, session: Session
) -> None:
    made = studied_class(session)
    lena = browser_of(app, session, made.teacher)
    address = f"/classes/{made.code}/report"

    before = lena.get(f"{address}?first=2020-01-01&last=2020-02-01")
    odd = lena.get(f"{address}?first=x&last=9999-99-99&set=-1&topic=%00none")

    assert "No answers in these days." in before.text
    assert odd.status_code == 200


@pytest.mark.slow
def test_a_learner_has_a_page_as_long_as_the_class_keeps_who_left(
    app: Flask, session: Session
) -> None:
    made = studied_class(session, keeps_days=30)
    kept = add_learner(session, made, "Kept", left_at=NOW - timedelta(days=29))
    over = add_learner(session, made, "Over", left_at=NOW - timedelta(days=30))
    other = make_class(session, code="another-class", join_code="AAAAAAAA")
    lena = browser_of(app, session, made.teacher)
    learners = f"/classes/{made.code}/report/learners"

    page = lena.get(f"{learners}/{made.learners[0].id}")

    assert page.status_code == 200
    assert "<h1>Ada Nowak</h1>" in page.text
    assert lena.get(f"{learners}/{kept.id}").status_code == 200
    assert lena.get(f"{learners}/{over.id}").status_code == 404
    assert lena.get(f"{learners}/{other.learners[0].id}").status_code == 404
    assert "Kept" not in lena.get(f"/classes/{made.code}/report").text


@pytest.mark.slow
def test_a_learners_page_counts_no_heads(app: Flask, session: Session) -> None:
    made = studied_class(session, exam_on=NOW.date() + timedelta(days=12))
    left = add_learner(session, made, "Left", left_at=NOW - timedelta(days=1))
    lena = browser_of(app, session, made.teacher)
    learners = f"/classes/{made.code}/report/learners"

    page = lena.get(f"{learners}/{made.learners[0].id}").text
    of_who_left = lena.get(f"{learners}/{left.id}")

    assert "<dt>Days studied</dt>" in page
    assert re.search(
        r"<dt>On 4 December</dt><dd [^>]+>\d+ of 48<small>cards known", page
    )
    assert "everybody did" not in page
    assert "Reviews per learner" not in page
    assert of_who_left.status_code == 200
    assert "On 4 December" not in of_who_left.text


@pytest.mark.parametrize("part", ["", ".csv", ".xlsx", "/learners/{learner}"])
def test_a_report_is_for_the_classs_teachers_and_an_administrator_who_looks(
    app: Flask, session: Session, part: str
) -> None:
    made = make_class(session)
    other = make_class(session, code="another-class", join_code="AAAAAAAA")
    guest = Person(name="Guest", is_guest=True, created_at=NOW)
    ada = Person(name="Ada", role=Role.ADMINISTRATOR, created_at=NOW)
    session.add_all([guest, ada])
    session.commit()
    path = f"/classes/{made.code}/report" + part.format(learner=made.learners[0].id)

    def status(person: Person) -> int:
        return browser_of(app, session, person).get(path).status_code

    assert app.test_client().get(path).status_code == 303
    assert status(guest) == 404
    assert status(made.learners[0]) == 404
    assert status(other.learners[0]) == 404
    assert status(make_teacher(session, "Omar Said")) == 404
    assert status(other.teacher) == 404
    assert status(made.teacher) == 200
    assert status(ada) == 403
    class_access.begin_look(session, person=ada, code=made.code, now=NOW)
    session.commit()
    assert status(ada) == 200


def test_a_name_is_no_formula_in_a_file(app: Flask, session: Session) -> None:
    made = make_class(session, learners=["=1+1"], sets=[SET])
    lena = browser_of(app, session, made.teacher)

    csv = lena.get(f"/classes/{made.code}/report.csv").text
    xlsx = lena.get(f"/classes/{made.code}/report.xlsx").data

    sheet = openpyxl.load_workbook(io.BytesIO(xlsx))["Learners"]
    assert "\r\n'=1+1," in csv
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")


@pytest.mark.slow
def test_a_larger_class_costs_no_more_statements(app: Flask, session: Session) -> None:
    with app.app_context():
        engine = db.engine
    small = studied_class(session, learners=2)
    large = studied_class(session, learners=5, code="large", join_code="AAAAAAAA")
    asked = []
    for made in (small, large):
        lena = browser_of(app, session, made.teacher)
        session.rollback()
        with statements(engine) as said:
            assert lena.get(f"/classes/{made.code}/report").status_code == 200
        asked.append(len(said))

    assert asked[0] == asked[1] > 8
