"""Questions chosen by hand are put in order by places and by buttons."""

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Chosen
from quizapp.store.question_sets import Question
from quizapp.web.question_order import in_new_order
from tests.app_fixtures import NOW
from tests.services.quizzing import new_teacher, set_ids
from tests.web.reader import browser_of
from tests.web.test_quiz_making import Sent, filled, kept_plan


@pytest.mark.parametrize(
    ("sent", "order"),
    [
        ({}, [7, 8, 9]),
        ({"act": "up:9"}, [7, 9, 8]),
        ({"act": "down:7"}, [8, 7, 9]),
        ({"act": "up:7"}, [7, 8, 9]),
        ({"act": "down:9"}, [7, 8, 9]),
        ({"act": "up:1"}, [7, 8, 9]),
        ({"act": "up:"}, [7, 8, 9]),
        ({"place-9": "1"}, [9, 7, 8]),
        ({"place-7": "3"}, [8, 9, 7]),
        ({"place-7": "2"}, [8, 7, 9]),
        ({"place-7": "99"}, [8, 9, 7]),
        ({"place-7": "1", "place-8": "2", "place-9": "1"}, [9, 7, 8]),
        ({"place-7": "3", "place-8": "2", "place-9": "1"}, [9, 8, 7]),
        ({"place-7": "two"}, [7, 8, 9]),
        ({"place-9": "1", "act": "down:9"}, [7, 9, 8]),
    ],
)
def test_questions_stand_where_places_and_buttons_say(
    sent: dict[str, str], order: list[int]
) -> None:
    assert in_new_order([7, 8, 9], sent) == order


def chosen_in(page: str) -> list[int]:
    """The questions chosen by hand, in the order of a page."""
    return [int(one) for one in re.findall(r'name="place-(\d+)"', page)]


@pytest.fixture
def rosa(app: Flask, session: Session) -> FlaskClient:
    return browser_of(app, session, new_teacher(session, NOW))


@pytest.fixture
def sent(session: Session) -> Sent:
    """A form with three questions chosen by hand."""
    wanted = select(Question.id).where(Question.set_id == set_ids(session)[1])
    ids = list(session.scalars(wanted.order_by(Question.position).limit(3)))
    fields = {
        name: text for name, text in filled(session).items() if "draw" not in name
    }
    session.commit()
    return fields | {"chosen": [str(one) for one in ids]}


def test_a_button_moves_a_question_and_keeps_what_was_typed(
    rosa: FlaskClient, sent: Sent
) -> None:
    first, second, third = map(int, sent["chosen"])

    page = rosa.post(
        "/quizzes/new",
        data=sent | {"act": f"up:{third}", f"points-{third}": "2.5"},
    ).text

    assert chosen_in(page) == [first, third, second]
    assert re.search(rf'name="points-{third}" value="2.5"', page)
    assert re.search(rf'value="up:{third}"[^>]* autofocus', page)


def test_a_quiz_asks_in_the_order_it_was_given(
    rosa: FlaskClient, session: Session, sent: Sent
) -> None:
    first, second, third = map(int, sent["chosen"])

    rosa.post("/quizzes/new", data=sent | {f"place-{third}": "1"})

    assert kept_plan(session).parts == (Chosen(third), Chosen(first), Chosen(second))


def test_the_form_of_a_quiz_shows_its_order(rosa: FlaskClient, sent: Sent) -> None:
    first, second, third = map(int, sent["chosen"])
    made = rosa.post("/quizzes/new", data=sent | {f"place-{third}": "1"})
    code = made.location.rpartition("#quiz-")[2]

    page = rosa.get(f"/quizzes/{code}/edit").text

    assert chosen_in(page) == [third, first, second]
