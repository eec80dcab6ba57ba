"""Wrong options: of the key's sort and shape, and never right."""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import combinations

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.derive import find
from quizapp.derivation.distractors.options import with_options
from quizapp.derivation.draft import Draft
from quizapp.derivation.gates.of_question import OPTIONS
from quizapp.derivation.gates.passing import passed
from quizapp.derivation.writing.material import Material
from quizapp.derivation.writing.write import write_drafts
from quizapp.questions.dates.historical_date import HistoricalDate, overlaps
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.question import (
    Ask,
    ClozeQuestion,
    DateQuestion,
    MatchQuestion,
    NameQuestion,
    NumberQuestion,
    PhraseQuestion,
)
from quizapp.questions.wording import letters_of, plain

_ITALY = """Giuseppe Garibaldi landed in Sicily on 11 May 1860. His volunteers captured Palermo on
27 May 1860. Camillo Cavour sent an army south on 11 September 1860. Garibaldi met King Victor
Emmanuel at Teano on 26 October 1860. The parliament in Turin proclaimed the kingdom on
17 March 1861.

Austria lost Lombardy in 1859. Prussia defeated Austria in 1866. France withdrew its troops from
Rome in 1870. Italy annexed Rome in 1870. Giuseppe Mazzini founded Young Italy in 1831. Mazzini
fled to London in 1837. Britain recognised the kingdom in 1861.

About 1,000 volunteers sailed from Genoa. The expedition lost 600 men at Calatafimi. The king
commanded 20,000 soldiers. Taxes rose by 12 percent in 1862. Bread prices rose by 30 percent in
1868. The revolt in the south lasted for five years."""

_ROME = """Augustus founded the Praetorian Guard in 27 BC. The Senate recognised Tiberius in AD 14.
Tiberius retired to Capri in AD 26. Sejanus commanded the guard until AD 31. Caligula succeeded
Tiberius in AD 37. Cassius Chaerea murdered Caligula in AD 41. The guard proclaimed Claudius
emperor. Claudius invaded Britain in AD 43. Agrippina poisoned Claudius in AD 54. Nero ruled the
empire for 14 years. Nero rebuilt Rome after the great fire. The fire destroyed three districts
and damaged seven districts."""

_COLD_WAR = """The North Atlantic Treaty Organization (NATO) was founded in Washington in April 1949.
The Soviet Union founded the Warsaw Pact in May 1955. Hungary left the Warsaw Pact in November
1956, and Soviet troops crushed the revolt. Nikita Khrushchev built the Berlin Wall in August 1961.
John F. Kennedy visited West Berlin in June 1963. The wall fell because the border guards received
no orders. Prices rose because the harvest had failed. Workers left the factories because wages
were cut. The strike spread because the radio reported it. The Council for Mutual Economic
Assistance (CMEA) was dissolved in June 1991."""


@lru_cache
def _asked(text: str) -> list[Draft]:
    document = cut(text)
    material = Material(document, find(document))
    return with_options(write_drafts(material), material)


def _all() -> list[Draft]:
    return [draft for text in (_ITALY, _ROME, _COLD_WAR) for draft in _asked(text)]


def _options(draft: Draft) -> list[str]:
    return [one.text for one in getattr(draft.question, "distractors", ())]


@pytest.mark.slow
def test_a_choice_has_three_wrong_options_or_is_no_choice() -> None:
    wrong = [
        draft.question.prompt
        for draft in _all()
        if Ask.CHOICE in draft.question.ask
        and draft.question.kind != "true-false"
        and len(_options(draft)) != 3
    ]

    assert wrong == []


@pytest.mark.slow
def test_enough_can_be_asked_as_a_choice() -> None:
    choices = [draft for draft in _all() if len(_options(draft)) == 3]

    assert len(choices) >= 40


def test_no_option_has_a_flaw() -> None:
    found = [
        f"{draft.question.prompt}: {flaw.words}"
        for draft in _all()
        if not isinstance(draft.question, MatchQuestion)
        for gate in OPTIONS
        if (flaw := gate(draft.question)) is not None
    ]

    assert found == []


@pytest.mark.slow
def test_wrong_dates_have_the_key_s_grain_and_no_day_in_common() -> None:
    asked = [one.question for one in _all() if isinstance(one.question, DateQuestion)]
    assert len(asked) >= 10
    for question in asked:
        dates = [HistoricalDate.from_edtf(one.text) for one in question.distractors]
        assert {one.precision for one in dates} <= {question.answer.precision}
        assert not any(
            overlaps(*two) for two in combinations([question.answer, *dates], 2)
        ), question.prompt


def test_most_wrong_dates_come_from_the_text() -> None:
    question = next(
        one.question
        for one in _asked(_ITALY)
        if one.rule == "when" and "Garibaldi meet" in one.question.prompt
    )
    assert isinstance(question, DateQuestion)

    found = {one.text for one in question.distractors}

    assert len(found & {"1860-05-11", "1860-05-27", "1860-09-11", "1861-03-17"}) == 3


def test_a_wrong_date_says_what_happened_then() -> None:
    question = next(
        one.question
        for one in _asked(_ITALY)
        if one.rule == "when" and "Garibaldi meet" in one.question.prompt
    )
    assert isinstance(question, DateQuestion)

    whys = {one.text: one.why for one in question.distractors}

    assert whys["1860-09-11"] == "the day Camillo Cavour sent an army south"


def test_a_year_in_which_the_same_happened_is_no_wrong_option() -> None:
    text = (
        "Prussia defeated Austria in 1866. Prussia defeated Austria in 1757. "
        "Prussia joined the union in 1834. Prussia left the league in 1806."
    )
    drafts = [
        one
        for one in _asked(text)
        if one.rule == "when" and "defeat" in one.question.prompt
    ]

    assert drafts
    for draft in drafts:
        assert not {"1866", "1757"} & set(_options(draft))


def test_a_country_stands_beside_countries() -> None:
    questions = [
        one.question
        for one in _all()
        if isinstance(one.question, NameQuestion)
        and one.question.prompt.startswith("Which country")
    ]
    assert any(question.distractors for question in questions)
    for question in questions:
        for one in question.distractors:
            assert letters_of(one.text) in COUNTRIES | {"sovietunion"}, one.text


def test_no_wrong_name_is_named_by_the_question() -> None:
    for draft in _all():
        if isinstance(draft.question, NameQuestion):
            asked = f" {plain(draft.question.prompt)} "
            assert not any(f" {plain(text)} " in asked for text in _options(draft))


def test_wrong_numbers_have_as_many_telling_figures() -> None:
    asked = [one.question for one in _all() if isinstance(one.question, NumberQuestion)]
    shown = [one for one in asked if one.distractors]
    assert shown
    for question in shown:
        for one in question.distractors:
            value = Decimal(one.text)
            assert value > 0
            assert len(value.normalize().as_tuple().digits) <= 1 + len(
                question.answer.normalize().as_tuple().digits
            )


def test_wrong_expansions_have_the_same_initials() -> None:
    draft = next(one for one in _asked(_COLD_WAR) if one.rule == "stands for")

    found = _options(draft)

    assert len(found) == 3
    key = draft.question.answer if isinstance(draft.question, PhraseQuestion) else ""
    initials = re.sub("[^A-Z]", "", key)
    assert {re.sub("[^A-Z]", "", text) for text in found} == {initials}


def test_gaps_are_filled_with_words_like_their_own() -> None:
    gaps = [
        one
        for one in _all()
        if isinstance(one.question, ClozeQuestion) and _options(one)
    ]
    for draft in gaps:
        assert isinstance(draft.question, ClozeQuestion)
        key = draft.question.gaps[0].accepted[0]
        for text in _options(draft):
            assert any(char.isdigit() for char in text) == any(
                char.isdigit() for char in key
            )


def test_the_same_text_gets_the_same_options() -> None:
    document = cut(_ROME)
    material = Material(document, find(document))

    again = with_options(write_drafts(material), material)

    assert again == _asked(_ROME)


def test_odd_texts_raise_nothing() -> None:
    for text in ("", "1917.", "War? In 1917, 300 men of the CSTO (a pact) left."):
        document = cut(text)
        material = Material(document, find(document))
        drafts = with_options(write_drafts(material), material)

        kept, dropped = passed(drafts, material)

        assert len(kept) + len(dropped) == len(drafts)
