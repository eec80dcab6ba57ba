"""Taking a quiz over HTTP: what is kept, refused, shown and held back."""

from flask.testing import FlaskClient
from sqlalchemy.orm import Session

from tests.app_fixtures import SetClock
from tests.web.taking import JSON, a_quiz, begin


def test_a_quiz_is_taken_from_start_to_results_by_forms_alone(
    noor: FlaskClient, session: Session
) -> None:
    taker = begin(noor, session, a_quiz(session))

    for number, key in taker.keys().items():
        reply = taker.save(number, key, go="next")
        assert reply.status_code == 303
    assert reply.location.endswith("/review")
    assert "All 5 questions are answered." in noor.get(reply.location).text
    submitted = taker.submit()

    assert submitted.location == taker.url
    results = noor.get(taker.url).text
    assert '<p class="fig">5<small> of 5</small></p>' in results
    assert taker.attempt().points == 5


def test_a_save_is_answered_in_few_bytes_with_the_time_of_day(
    noor: FlaskClient, session: Session, clock: SetClock
) -> None:
    taker = begin(noor, session, a_quiz(session, time_limit_min=20))
    clock.pass_(minutes=5)

    reply = taker.save(1, "an answer", headers=JSON)

    assert reply.json == {"saves": 1, "saved": "14:05", "left_ms": 15 * 60_000}
    assert taker.rows()[1].saves == 1
