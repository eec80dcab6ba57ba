"""A name's sort: what may stand beside it among the options."""

from pathlib import Path

from quizapp.derivation.distractors.name_sorts import sort_of
from quizapp.derivation.distractors.person_times import may_have_met
from quizapp.derivation.distractors.regions import is_of_time
from quizapp.derivation.findings.kinds import Actor, ActorKind
from tests.questions.tables import table

_CASES = Path(__file__).parent / "cases" / "name_sorts.txt"


def test_a_name_has_the_sort_that_a_reader_gives_it() -> None:
    with table(at_least=45) as row:
        for line in _CASES.read_text().splitlines():
            if line.startswith("#"):
                continue
            kind, name, wanted = (one.strip() for one in line.split("|"))
            with row(line):
                actor = Actor(0, name, ActorKind(kind))

                assert sort_of(actor) == wanted.replace("-", "")


def test_a_country_is_offered_only_for_a_year_in_which_it_was_one() -> None:
    with table(at_least=8) as row:
        for country, year, was in (
            ("Belgium", 1648, False),
            ("Belgium", 1914, True),
            ("Czechoslovakia", 1938, True),
            ("Czechoslovakia", 2014, False),
            ("Spain", 1648, True),
            ("Israel", 1920, False),
            ("Kazakhstan", None, True),
            ("Egypt", -50, True),
        ):
            with row(f"{country} {year}"):
                assert is_of_time(country, year) is was


def test_a_person_stands_beside_persons_of_the_time() -> None:
    with table(at_least=6) as row:
        for one, other, year, may in (
            ("Plutarch", "Robespierre", None, False),
            ("Danton", "Robespierre", None, True),
            ("Plutarch", "Paul Barras", 1798, False),
            ("Rousseau", "Paul Barras", 1798, True),
            ("Ned Ludd", "James Watt", 1811, True),
            ("Cicero", "Marcus Lepidus", -42, True),
        ):
            with row(f"{one} {other}"):
                assert may_have_met(one, other, year) is may
