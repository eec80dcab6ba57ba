"""Wrong names and years: alive, of the key's own kind and time, and explained in whole words."""

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import find
from quizapp.derivation.distractors.options import with_options
from quizapp.derivation.distractors.persons_told import (
    is_dead_by,
    is_of_the_past,
    unlike_in_office,
)
from quizapp.derivation.distractors.said_by_clause import is_whole, statement_at
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import Actor
from quizapp.derivation.gates.facts import Facts
from quizapp.derivation.span import Span
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.write import write_drafts
from quizapp.questions.dates.historical_date import HistoricalDate
from quizapp.questions.question import DateQuestion
from tests.questions.tables import table

_ROME = """In 133 BC the tribune Tiberius Gracchus was beaten to death in Rome. Gaius Gracchus
became tribune in 123 BC and was re-elected in 122 BC. In 121 BC Lucius Opimius led archers against
the Aventine Hill."""

_CANAL = """Ferdinand de Lesseps, the engineer who had built the canal, was honoured in 1956.
John Dulles, the American secretary of state, met Anthony Eden, the British prime minister.
George Humphrey, the American treasury secretary, warned Robert Menzies, the Australian prime
minister, in London in 1956."""


def _facts(text: str) -> Facts:
    document = cut(text)
    return Facts(Material(document, find(document)))


def _actor(facts: Facts, name: str) -> Actor:
    return next(one for one in facts.material.findings.actors if name in one.name)


def test_who_is_told_to_have_died_is_dead_in_later_years_only() -> None:
    facts = _facts(_ROME)

    assert is_dead_by(_actor(facts, "Tiberius"), -120, facts)
    assert not is_dead_by(_actor(facts, "Tiberius"), -132, facts)
    assert not is_dead_by(_actor(facts, "Gaius"), -120, facts)


def test_the_dead_are_no_wrong_options() -> None:
    text = """Guards murdered Peter Hale in Vienna in 1921. Anna Brandt founded the bank in 1930.
    Karl Weber closed the bank in Vienna in 1936. Otto Lang led the strike in 1934. Paul Adler
    wrote the law in 1935. Martin Huber sold the mine in 1933."""
    facts = _facts(text)
    drafts = with_options(write_drafts(facts.material), facts.material)

    asked = [one for one in drafts if "closed the bank" in one.question.prompt]

    assert any(_options(one) for one in asked if one.rule == "who did")
    assert not any("Peter Hale" in _options(one) for one in asked)


def test_who_had_done_it_before_is_of_the_past() -> None:
    facts = _facts(_CANAL)

    assert is_of_the_past(_actor(facts, "Lesseps"), facts) > 0
    assert is_of_the_past(_actor(facts, "Dulles"), facts) == 0


def test_like_offices_and_nations_stand_beside_each_other() -> None:
    facts = _facts(_CANAL)
    dulles, eden, humphrey, menzies = (
        _actor(facts, name) for name in ("Dulles", "Eden", "Humphrey", "Menzies")
    )

    assert unlike_in_office(humphrey, dulles) < unlike_in_office(menzies, dulles)
    assert unlike_in_office(menzies, eden) <= unlike_in_office(dulles, eden)


def test_a_country_that_takes_part_is_no_wrong_option() -> None:
    text = """In 1956 Egypt closed the canal to Israeli ships. France sent ships to Algeria in 1956.
    Israel bought tanks in Paris in 1955. Jordan signed a pact with Syria in 1956. Libya left."""
    facts = _facts(text)
    drafts = with_options(write_drafts(facts.material), facts.material)

    asked = [one for one in drafts if "closed the canal" in one.question.prompt]

    assert any(_options(one) for one in asked)
    assert not any("Israel" in _options(one) for one in asked if one.rule == "who did")


def test_a_town_at_home_stands_beside_towns_at_home() -> None:
    text = """Egypt is a country on the Nile. Egypt took the canal in 1956. Nasser spoke in
    Alexandria in 1956. Officers seized offices in Ismailia in 1956. Troops landed at Port Said in
    1956. Eden spoke in London in 1956. Mollet spoke in Paris in 1956. Workers built a dam at Aswan
    in 1960. Dulles spoke in Washington in 1956. Egypt left the talks. Egypt won."""
    facts = _facts(text)
    drafts = with_options(write_drafts(facts.material), facts.material)

    asked = [one for one in drafts if one.rule == "where" and _options(one)]

    told = {
        one.key.of(text): set(_options(one)) for one in asked if one.key is not None
    }
    assert told
    for key, options in told.items():
        if key in {"Alexandria", "Ismailia", "Port Said", "Aswan"}:
            assert not options & {"London", "Paris", "Washington"}, key


def test_a_year_does_not_stand_alone_in_its_decade() -> None:
    text = """Parliament passed the Terrorism Act in 1979. Voters chose Ranil in 2019. Ranil left
    Colombo in 2020. The bank lent Sri Lanka money in 2022. The court freed Ranil in 2023."""
    facts = _facts(text)
    drafts = with_options(write_drafts(facts.material), facts.material)

    questions = [
        one.question
        for one in drafts
        if isinstance(one.question, DateQuestion) and one.question.distractors
    ]

    assert any(one.answer.year == 1979 for one in questions)
    for question in questions:
        for one in question.distractors:
            wrong = HistoricalDate.from_edtf(one.text)
            assert abs(wrong.year - question.answer.year) <= 10, question.prompt


def test_what_has_been_so_since_is_not_told_of_a_year() -> None:
    text = """Russian troops have been deployed to Karabakh since November 2020. Armenia held
    elections in June 2021. Armenia lost the war in October 2020. Baku won seats in May 2021."""
    facts = _facts(text)
    drafts = with_options(write_drafts(facts.material), facts.material)

    whys = [
        one.why
        for draft in drafts
        if isinstance(draft.question, DateQuestion)
        for one in draft.question.distractors
    ]

    assert whys
    assert not any("in which" in why and "have been" in why for why in whys)


def test_a_month_is_not_the_only_one_of_its_year() -> None:
    text = """Ranil left Colombo in March 2022. The bank lent Sri Lanka money in May 2022. The
    court freed Ranil in July 2022. Voters chose Anura Dissanayake in September 2024."""
    facts = _facts(text)
    drafts = with_options(write_drafts(facts.material), facts.material)

    questions = [
        one.question
        for one in drafts
        if isinstance(one.question, DateQuestion)
        and one.question.answer.year == 2024
        and one.question.distractors
    ]

    assert questions
    for question in questions:
        years = [
            HistoricalDate.from_edtf(one.text).year for one in question.distractors
        ]
        assert len(set(years)) > 1, question.prompt


def test_a_statement_is_whole() -> None:
    rows = {
        "Syria blew up the pipeline": True,
        "Gaius was re": False,
        "Rajapaksa, then to Singapore fled to the Maldives": False,
        "1958 officers in Baghdad overthrew the monarchy in July": False,
        "Britain and France would call on to withdraw from the canal": False,
        "the court ruled that": False,
    }
    with table(at_least=6) as row:
        for words, wanted in rows.items():
            with row(words):
                assert is_whole(words) is wanted


def test_no_statement_ends_at_a_hyphen() -> None:
    text = "Gaius Gracchus became tribune in 123 BC and was re-elected."
    facts = _facts(text)

    said = statement_at(facts, Span(0, len("Gaius Gracchus")))

    assert not said.endswith(" re")


def _options(draft: Draft) -> list[str]:
    return [one.text for one in getattr(draft.question, "distractors", ())]
