"""Offices that could be held for one another, and the year they are asked for."""

from quizapp.derivation.derive import derive
from quizapp.derivation.writing.offices import fits_both, same_office


def test_an_office_without_its_country_fits_every_country() -> None:
    titles = ["prime minister", "Australian prime minister", "Soviet premier"]

    assert [one for one in titles if fits_both(one, titles)] == ["prime minister"]
    assert same_office("Soviet premier", "prime minister")
    assert not same_office("former president", "French president")


def test_an_office_is_asked_for_in_the_one_year_of_its_paragraph() -> None:
    text = (
        "The Australian prime minister, Robert Menzies, flew to Cairo in August 1956."
    )

    asked = {one.question.prompt for one in derive(text).drafts}

    assert "What position did Robert Menzies hold in 1956?" in asked


def test_what_stands_behind_for_example_is_not_asked_for_as_the_whole() -> None:
    text = (
        "On 11 January 2022 Tokayev called for a fairer economy in Kazakhstan, for"
        " example through new taxes on mining companies."
    )

    asked = [one.question.prompt for one in derive(text).drafts if one.rule != "gap"]

    assert asked
    assert not any("mining" in one for one in asked)
