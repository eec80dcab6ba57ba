"""Saying dates in English, German, French and Russian; reading them is elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from quizapp.questions.dates.calendar_point import Precision


@dataclass(frozen=True, slots=True)
class PointForms:
    """Templates for a date in one grammatical case; ``{year}`` has its era with it."""

    day: str
    month: str
    season: str
    winter: str  #: with the year it ends in
    decade: str
    span: str  #: a decade that would be mistaken for a century, or has no name
    century: str
    year: str
    before_christ: str
    anno_domini: str


@dataclass(frozen=True, slots=True)
class DateWords:
    """One language's words.

    Templates are ``str.format`` texts.  In those of bounds ``{date}`` is the date as it
    stands alone and ``{oblique}`` as it stands after a preposition.  They are kept by
    precision; the one under ``""`` serves the rest, and dates with "about".
    """

    months: tuple[str, ...]
    months_in_date: tuple[str, ...]  #: as they stand after a day's number
    seasons: tuple[str, ...]  #: spring, summer, autumn, winter
    seasons_oblique: tuple[str, ...]
    plain: PointForms
    oblique: PointForms
    in_date: PointForms  #: whose years stand inside a longer date
    about: Mapping[str, str]
    about_inside: str  #: "about" inside a period
    perhaps: str
    period: str
    years: str  #: a period of two years
    years_before_christ: str
    days: str  #: a period inside a month; its start is the day alone
    since: Mapping[str, str]
    until: Mapping[str, str]
    unknown_end: str
    unknown_start: str
    count_century: Callable[[int], str]
    count_day: Callable[[int], str] = str
    months_oblique: tuple[str, ...] = ()  #: where they differ
    seasons_until: tuple[str, ...] = ()  #: where "until" melts into the article

    def year(self, year: int, forms: PointForms) -> str:
        """Say an astronomical year; there is no year 0 in words."""
        if year < 1:
            return forms.before_christ.format(year=1 - year)
        # "AD 79" tells a reader that 79 is a year; from 100 on no one doubts it.
        template = forms.anno_domini if year < 100 else forms.year
        return template.format(year=year)

    def bound(self, templates: Mapping[str, str], precision: Precision | str) -> str:
        """The template for a date of that precision."""
        return templates.get(str(precision), templates[""])


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _english_ordinal(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _roman(number: int) -> str:
    figures = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))  # fmt: skip
    text = ""
    for value, figure in figures:
        text += figure * (number // value)
        number %= value
    return text


def _french_century(number: int) -> str:
    return f"{_roman(number)}{'er' if number == 1 else 'e'}"


def _french_day(number: int) -> str:
    return "1er" if number == 1 else str(number)


_ENGLISH_FORMS = PointForms(
    day="{day} {month} {year}",
    month="{month} {year}",
    season="{season} {year}",
    winter="{season} {year}–{following}",
    decade="the {decade}s",
    span="the decade from {first}",
    century="the {century} century",
    year="{year}",
    before_christ="{year} BC",
    anno_domini="AD {year}",
)
_ENGLISH_MONTHS = _listed(
    "January February March April May June July August September October November December"
)
ENGLISH = DateWords(
    months=_ENGLISH_MONTHS,
    months_in_date=_ENGLISH_MONTHS,
    seasons=("spring", "summer", "autumn", "winter"),
    seasons_oblique=("spring", "summer", "autumn", "winter"),
    plain=_ENGLISH_FORMS,
    oblique=_ENGLISH_FORMS,
    in_date=_ENGLISH_FORMS,
    about={"": "c. {date}"},
    about_inside="c. {date}",
    perhaps="perhaps {date}",
    period="{start} to {end}",
    years="{start} to {end}",
    years_before_christ="{start} to {end} BC",
    days="{start} to {end}",
    since={"": "{date} onwards"},
    until={"": "until {date}"},
    unknown_end="{start} to an unknown date",
    unknown_start="an unknown date to {end}",
    count_century=_english_ordinal,
)

_GERMAN_FORMS = PointForms(
    day="{day} {month} {year}",
    month="{month} {year}",
    season="{season} {year}",
    winter="{season} {year}/{following}",
    decade="{decade}er Jahre",
    span="Jahrzehnt ab {first}",
    century="{century} Jahrhundert",
    year="{year}",
    before_christ="{year} v. Chr.",
    anno_domini="{year} n. Chr.",
)
_GERMAN_MONTHS = _listed(
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
)
_GERMAN_SEASONS = ("Frühjahr", "Sommer", "Herbst", "Winter")
GERMAN = DateWords(
    months=_GERMAN_MONTHS,
    months_in_date=_GERMAN_MONTHS,
    seasons=_GERMAN_SEASONS,
    seasons_oblique=_GERMAN_SEASONS,
    plain=_GERMAN_FORMS,
    oblique=PointForms(
        day=_GERMAN_FORMS.day,
        month=_GERMAN_FORMS.month,
        season=_GERMAN_FORMS.season,
        winter=_GERMAN_FORMS.winter,
        decade="{decade}er Jahren",
        span=_GERMAN_FORMS.span,
        century=_GERMAN_FORMS.century,
        year=_GERMAN_FORMS.year,
        before_christ=_GERMAN_FORMS.before_christ,
        anno_domini=_GERMAN_FORMS.anno_domini,
    ),
    in_date=_GERMAN_FORMS,
    about={"": "ca. {date}", "year": "um {date}", "day": "um den {date}"},
    about_inside="ca. {date}",
    perhaps="vielleicht {date}",
    period="{start} bis {end}",
    years="{start} bis {end}",
    years_before_christ="{start} bis {end} v. Chr.",
    days="{start} bis {end}",
    since={
        "": "ab {date}",
        "day": "ab dem {date}",
        "decade": "ab den {oblique}",
        "century": "ab dem {date}",
    },
    until={
        "": "bis {date}",
        "day": "bis zum {date}",
        "decade": "bis in die {date}",
        "century": "bis in das {date}",
    },
    unknown_end="{start} bis unbekannt",
    unknown_start="unbekannt bis {end}",
    count_century="{}.".format,
    count_day="{}.".format,
)

_FRENCH_FORMS = PointForms(
    day="{day} {month} {year}",
    month="{month} {year}",
    season="{season} {year}",
    winter="{season} {year}-{following}",
    decade="années {decade}",
    span="décennie de {first}",
    century="{century} siècle",
    year="{year}",
    before_christ="{year} av. J.-C.",
    anno_domini="{year} apr. J.-C.",
)
_FRENCH_MONTHS = _listed(
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"
)
FRENCH = DateWords(
    months=_FRENCH_MONTHS,
    months_in_date=_FRENCH_MONTHS,
    seasons=("printemps", "été", "automne", "hiver"),
    seasons_oblique=("le printemps", "l’été", "l’automne", "l’hiver"),
    seasons_until=("au printemps", "à l’été", "à l’automne", "à l’hiver"),
    plain=_FRENCH_FORMS,
    oblique=_FRENCH_FORMS,
    in_date=_FRENCH_FORMS,
    about={
        "": "vers {date}",
        "day": "vers le {date}",
        "season": "vers {oblique}",
        "decade": "vers les {date}",
        "century": "vers le {date}",
    },
    about_inside="env. {date}",
    perhaps="peut-être {date}",
    period="{start} – {end}",
    years="de {start} à {end}",
    years_before_christ="{start} – {end} av. J.-C.",
    days="{start}–{end}",
    since={
        "": "depuis {date}",
        "day": "depuis le {date}",
        "season": "depuis {oblique}",
        "decade": "depuis les {date}",
        "century": "depuis le {date}",
    },
    until={
        "": "jusqu’à {date}",
        "day": "jusqu’au {date}",
        "month": "jusqu’en {date}",
        "season": "jusqu’{date}",
        "year": "jusqu’en {date}",
        "decade": "jusqu’aux {date}",
        "century": "jusqu’au {date}",
    },
    unknown_end="{start} – date inconnue",
    unknown_start="date inconnue – {end}",
    count_century=_french_century,
    count_day=_french_day,
)

_RUSSIAN_GENITIVE = _listed(
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
)
RUSSIAN = DateWords(
    months=_listed(
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь"
    ),
    months_in_date=_RUSSIAN_GENITIVE,
    months_oblique=_RUSSIAN_GENITIVE,
    seasons=("весна", "лето", "осень", "зима"),
    seasons_oblique=("весны", "лета", "осени", "зимы"),
    plain=PointForms(
        day="{day} {month} {year}",
        month="{month} {year}",
        season="{season} {year}",
        winter="{season} {year}–{following} годов",
        decade="{decade}-е годы",
        span="десятилетие с {first}",
        century="{century} век",
        year="{year} год",
        before_christ="{year} год до н. э.",
        anno_domini="{year} год н. э.",
    ),
    oblique=PointForms(
        day="{day} {month} {year}",
        month="{month} {year}",
        season="{season} {year}",
        winter="{season} {year}–{following} годов",
        decade="{decade}-х годов",
        span="десятилетия с {first}",
        century="{century} века",
        year="{year} года",
        before_christ="{year} года до н. э.",
        anno_domini="{year} года н. э.",
    ),
    in_date=PointForms(
        day="",
        month="",
        season="",
        winter="",
        decade="",
        span="",
        century="",
        year="{year} года",
        before_christ="{year} года до н. э.",
        anno_domini="{year} года н. э.",
    ),
    about={"": "около {oblique}"},
    about_inside="ок. {oblique}",
    perhaps="возможно, {date}",
    period="{start} – {end}",
    years="{start}–{end} годы",
    years_before_christ="{start}–{end} годы до н. э.",
    days="{start}–{end}",
    since={"": "с {oblique}"},
    until={"": "до {oblique}"},
    unknown_end="{start} – неизвестная дата",
    unknown_start="неизвестная дата – {end}",
    count_century=_roman,
)

#: By the first part of the BCP 47 tag.
LANGUAGES: dict[str, DateWords] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "ru": RUSSIAN,
}


def words_of(language: str) -> DateWords:
    """Return the words of *language* (BCP 47), or English where it has none here."""
    return LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
