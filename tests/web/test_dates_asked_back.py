"""A date in a quiz that can be read two ways is asked back about, by forms alone."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from quizapp.quizzes.plan import Layout, Plan
from tests.web.taking import JSON, Taker, a_quiz, begin, typed_dates

ASKED_BACK = "This can be read as two dates."
CHOICES = re.compile(r'name="(?:q\d+-)?instead" value="([^"]+)"')


def a_taker(client: FlaskClient, session: Session, **rules: object) -> Taker:
    plan = Plan(parts=typed_dates(session), **rules)  # type: ignore[arg-type]
    return begin(client, session, a_quiz(session, plan))


def test_going_on_from_an_unclear_date_asks_which_is_meant_once(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session)

    first = taker.save(1, "5/1/2022", go="next")
    page = taker.page(1)
    again = taker.save(1, "5/1/2022", seen=1, go="next")

    assert first.location.endswith("?q=1")
    assert ASKED_BACK in page
    assert CHOICES.findall(page) == ["5 January 2022", "1 May 2022"]
    assert again.location.endswith("?q=2")


def test_the_date_chosen_takes_the_place_of_the_unclear_one(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session)
    taker.save(1, "5/1/2022")

    taker.save(1, "5/1/2022", seen=1, instead="1 May 2022")

    assert taker.rows()[1].answer == '"1 May 2022"'
    assert ASKED_BACK not in taker.page(1)


def test_an_unclear_date_is_not_handed_in_before_it_was_asked_about(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session, is_one_way=True)

    taker.save(1, "5/1/2022", go="next")
    before = taker.rows()[1].settled_at
    taker.save(1, "5/1/2022", seen=1, go="next")

    assert before is None
    assert taker.rows()[1].settled_at is not None


@pytest.mark.slow
def test_a_script_is_told_both_dates_and_nothing_of_a_clear_one(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session)

    unclear = taker.save(1, "5/1/2022", headers=JSON).json
    clear = taker.save(1, "5 January 2022", seen=1, headers=JSON).json

    assert unclear
    assert unclear["either"] == ["5 January 2022", "1 May 2022"]
    assert clear
    assert "either" not in clear


def test_a_page_with_all_questions_asks_back_beside_each(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session, layout=Layout.ALL)
    sent = {"q1-answer": "1918", "q2-answer": "5/1/2022", "q1-seen": "0"}

    first = noor.post(f"{taker.url}/questions", data=sent | {"q2-seen": "0", "go": "review"})  # fmt: skip
    page = noor.get(taker.url).text
    chosen = {"q2-instead": "5 January 2022", "q1-seen": "1", "q2-seen": "1"}
    noor.post(f"{taker.url}/questions", data=sent | chosen)

    assert first.location.endswith("#q2")
    assert CHOICES.findall(page) == ["5 January 2022", "1 May 2022"]
    assert taker.rows()[2].answer == '"5 January 2022"'


def test_before_the_end_unclear_dates_are_pointed_out(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session)
    taker.save(2, "5/1/2022")

    page = noor.get(f"{taker.url}/review").text

    assert page.count("5 January 2022 or 1 May 2022?") == 1


def test_an_unclear_date_submitted_so_counts_in_part_if_one_reading_is_right(
    noor: FlaskClient, session: Session
) -> None:
    taker = a_taker(noor, session)
    taker.save(1, "5/1/2022")
    taker.save(2, "11/12/1918")
    taker.submit()

    unclear, year = taker.rows().values()
    assert (unclear.verdict, unclear.fraction) == ("close", 0.5)
    assert unclear.reason.startswith("It can be read as 5 January 2022 or 1 May 2022.")
    assert year.verdict == "right"
