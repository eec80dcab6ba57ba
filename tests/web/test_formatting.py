"""How numbers and days are said."""

from datetime import date

import pytest

from quizapp.web import formatting

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "no"), (1, "one"), (10, "ten"), (11, "11"), (3338, "3,338")],
)
def test_numbers_up_to_ten_are_words(number: int, words: str) -> None:
    assert formatting.worded(number) == words


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 cards"), (1, "1 card"), (1200, "1,200 cards")]
)
def test_one_thing_stands_in_the_singular(number: int, said: str) -> None:
    assert formatting.counted(number, "card") == said


def test_an_odd_plural_is_handed_in() -> None:
    assert formatting.counted(2, "memory", "memories") == "2 memories"


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0%"), (0.001, "1%"), (0.925, "92%"), (0.999, "99%"), (1.0, "100%")],
)
def test_only_all_is_a_hundred_percent(share: float, said: str) -> None:
    assert formatting.percent(share) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "tomorrow"),
        (date(2026, 11, 25), "on Wednesday"),
        (date(2026, 11, 28), "on Saturday"),
        (date(2026, 11, 29), "in 7 days"),
        (date(2027, 1, 20), "in 59 days"),
        (date(2027, 1, 22), "in 2 months"),
        (date(2029, 11, 22), "in 3 years"),
    ],
)
def test_days_ahead_are_said_the_coarser_the_further(day: date, said: str) -> None:
    assert formatting.ahead(day, SUNDAY) == said


def test_a_day_has_its_year_where_it_is_another() -> None:
    assert formatting.whole_day(SUNDAY) == "Sunday 22 November"
    assert formatting.whole_day(SUNDAY, 2026) == "Sunday 22 November"
    assert formatting.whole_day(SUNDAY, 2025) == "Sunday 22 November 2026"
    assert formatting.short_day(SUNDAY) == "22 Nov"


@pytest.mark.parametrize(
    ("tag", "name"), [("en", "English"), ("de-AT", "German"), ("tlh", "tlh")]
)
def test_languages_have_names(tag: str, name: str) -> None:
    assert formatting.language(tag) == name
