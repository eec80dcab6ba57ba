"""How numbers and days are said on pages; every template knows these by name."""

from datetime import date

from flask import Flask

WORDS = (
    *("no", "one", "two", "three", "four", "five"),
    *("six", "seven", "eight", "nine", "ten"),
)

#: Languages by their primary subtag (BCP 47), as English says them.
LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "kk": "Kazakh",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}

#: A week ahead, days have names; from two months on, months are counted.
_NAMED_DAYS, _COUNTED_DAYS, _COUNTED_MONTHS = 7, 60, 730


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        counted=counted,
        day_and_month=day_and_month,
        language=language,
        percent=percent,
        short_day=short_day,
        thousands=thousands,
        whole_day=whole_day,
        worded=worded,
    )
    app.jinja_env.globals["ahead"] = ahead


def worded(number: int) -> str:
    """A number within a sentence: in words up to ten, then in figures."""
    return WORDS[number] if 0 <= number < len(WORDS) else thousands(number)


def thousands(number: int) -> str:
    """A number with its thousands apart: ``3,338``."""
    return f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """How many of something: ``1 card``, ``12 cards``."""
    return f"{thousands(number)} {one if number == 1 else many or one + 's'}"


def percent(share: float) -> str:
    """A share of 1 in whole percent; only all is 100%, and only none is 0%."""
    whole = round(share * 100)
    if 0 < share < 1:
        whole = min(max(whole, 1), 99)
    return f"{whole}%"


def whole_day(day: date, this_year: int | None = None) -> str:
    """A day in words, ``Sunday 22 November``; with its year if that is another."""
    return f"{day:%A} {day_and_month(day, this_year)}"


def day_and_month(day: date, this_year: int | None = None) -> str:
    """A day in words, ``3 December``; with its year if that is another."""
    year = "" if this_year in {None, day.year} else f" {day.year}"
    return f"{day.day} {day:%B}{year}"


def short_day(day: date) -> str:
    """A day in few letters: ``22 Nov``."""
    return f"{day.day} {day:%b}"


def ahead(day: date, today: date) -> str:
    """When a day is, seen from today: ``tomorrow``, ``on Wednesday``, ``in 11 days``."""
    days = (day - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < _NAMED_DAYS:
        return f"on {day:%A}"
    if days < _COUNTED_DAYS:
        return f"in {days} days"
    if days < _COUNTED_MONTHS:
        return f"in {round(days / 30.44)} months"
    return f"in {round(days / 365.25)} years"


def language(tag: str) -> str:
    """A language's name, or its tag where we have no name for it."""
    return LANGUAGES.get(tag.partition("-")[0].lower(), tag)
