"""Roles: what the text says somebody is, and since when."""

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.findings.actors import find_actors
from quizapp.questions.dates.historical_date import HistoricalDate
from tests.derivation.actor_cases import rows


def _fault(sentence: str, name: str, title: str, when: str, date: str) -> str:
    actors, _ = find_actors(cut(sentence))
    actor = next((one for one in actors if name in (one.name, *one.aliases)), None)
    if actor is None:
        return f"{sentence}  (nobody of the name)"
    value = HistoricalDate.from_edtf(date) if date else None
    for role in actor.roles:
        if (role.title, role.when, role.date) == (title, when, value):
            return ""
    return f"{sentence}  ({[(one.title, one.when, one.date and one.date.edtf()) for one in actor.roles]})"


@pytest.mark.slow
def test_every_sentence_gives_the_role_that_its_row_says() -> None:
    wrong = [fault for row in rows("roles.txt") if (fault := _fault(*row))]

    assert not wrong, "\n".join(wrong)


@pytest.mark.slow
def test_a_role_stands_where_its_words_do() -> None:
    for sentence, *_ in rows("roles.txt"):
        actors, _ = find_actors(cut(sentence))

        for actor in actors:
            for role in actor.roles:
                assert role.span.of(sentence) == role.title


def test_who_is_not_said_to_be_something_has_no_role() -> None:
    actors, _ = find_actors(
        cut("The president of Mexico met Emiliano Zapata in Cuernavaca.")
    )

    assert [one.roles for one in actors if one.name == "Emiliano Zapata"] == [()]
