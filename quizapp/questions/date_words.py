"""The words a language has for dates, both to say them and to read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's words.

    Templates are ``str.format`` texts; what is read is lower case, without dots.
    A language is added by adding one of these to ``LANGUAGES``.
    """

    months: tuple[str, ...]
    months_in_date: tuple[str, ...]  #: as they stand after a day's number
    seasons: tuple[str, ...]  #: spring, summer, autumn, winter
    day_month_year: str
    month_year: str
    season_year: str
    day_alone: str
    decade: str
    century: str
    before_christ: str
    anno_domini: str
    about: str
    perhaps: str
    period: str
    open_end: str
    open_start: str
    unknown_end: str
    unknown_start: str
    ordinal: Callable[[int], str]
    read_months: Mapping[str, int]
    read_seasons: Mapping[str, int]
    read_days: Mapping[str, tuple[int, int]]  #: feasts with a fixed day
    read_ordinals: Mapping[str, int]
    read_about: frozenset[str]
    read_perhaps: frozenset[str]
    read_before_christ: frozenset[str]
    read_anno_domini: frozenset[str]
    read_century: frozenset[str]
    read_decade_endings: tuple[str, ...]
    read_day_endings: tuple[str, ...]
    read_between: frozenset[str]  #: words that open a period
    read_until: frozenset[str]  #: words between a period's ends
    read_fillers: frozenset[str] = field(default_factory=frozenset)

    def year(self, year: int) -> str:
        """Say an astronomical year; there is no year 0 in words."""
        if year < 1:
            return self.before_christ.format(year=1 - year)
        # "AD 79" tells a reader that 79 is a year; from 1000 on no one doubts it.
        return self.anno_domini.format(year=year) if year < 100 else str(year)


def _english_ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]


def _english_months() -> dict[str, int]:
    """Whole names and their openings of three letters or more, and "sept"."""
    names = {}
    for number, month in enumerate(_MONTHS, start=1):
        for length in range(3, len(month) + 1):
            names[month[:length].lower()] = number
    return names


ENGLISH = DateWords(
    months=_MONTHS,
    months_in_date=_MONTHS,
    seasons=("spring", "summer", "autumn", "winter"),
    day_month_year="{day} {month} {year}",
    month_year="{month} {year}",
    season_year="{season} {year}",
    day_alone="{day}",
    decade="the {decade}s",
    century="the {century} century",
    before_christ="{year} BC",
    anno_domini="AD {year}",
    about="c. {date}",
    perhaps="perhaps {date}",
    period="{start} to {end}",
    open_end="{start} onwards",
    open_start="until {end}",
    unknown_end="{start} to an unknown date",
    unknown_start="an unknown date to {end}",
    ordinal=_english_ordinal,
    read_months=_english_months(),
    read_seasons={"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    read_days={
        "new years day": (1, 1),
        "new year's day": (1, 1),
        "new years eve": (12, 31),
        "new year's eve": (12, 31),
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "bastille day": (7, 14),
    },
    read_ordinals={word: number for number, word in enumerate(_ORDINALS, start=1)}
    | {"twenty-first": 21},
    read_about=frozenset(
        {"c", "ca", "circa", "about", "around", "approximately", "approx", "roughly"}
    ),
    read_perhaps=frozenset({"perhaps", "possibly", "probably", "maybe"}),
    read_before_christ=frozenset({"bc", "bce"}),
    read_anno_domini=frozenset({"ad", "ce"}),
    read_century=frozenset({"century", "cent"}),
    read_decade_endings=("s", "'s"),
    read_day_endings=("st", "nd", "rd", "th"),
    read_between=frozenset({"between", "from"}),
    read_until=frozenset({"to", "until", "till", "and", "through"}),
    read_fillers=frozenset(
        {
            "on",
            "in",
            "the",
            "of",
            "year",
            "early",
            "mid",
            "late",
            "a",
            "it",
            "was",
            "during",
        }
    ),
)

#: By the first part of the BCP 47 tag.
LANGUAGES: dict[str, DateWords] = {"en": ENGLISH}


def words_of(language: str) -> DateWords:
    """Return the words of *language* (BCP 47), or English where it has none here."""
    return LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
