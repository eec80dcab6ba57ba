"""Dates in words, in the language of the page: "c. 1450", "44 v. Chr.", "XIX век"."""

from quizapp.questions.dates.calendar_point import CalendarPoint, Precision
from quizapp.questions.dates.words import DateWords, PointForms


def say_point(point: CalendarPoint, words: DateWords) -> str:
    """Say a date that stands alone."""
    text = _bare(point, words)
    if point.approximate:
        template = words.bound(words.about, _kind(point, vague=True))
        text = template.format(date=text, oblique=_bare(point, words, oblique=True))
    return words.perhaps.format(date=text) if point.uncertain else text


def say_period(start: CalendarPoint, end: CalendarPoint, words: DateWords) -> str:
    """Say both ends; what they share is said once: "1 to 3 January 2022"."""
    plain = not (start.vague or end.vague)
    if plain and start.day and end.day:
        if (start.year, start.month) == (end.year, end.month):
            first = words.count_day(start.day)
            return words.days.format(start=first, end=_inside(end, words))
    elif plain and start.precision is end.precision is Precision.YEAR:
        if start.year >= 100:
            return words.years.format(start=start.year, end=end.year)
        if end.year < 1:
            return words.years_before_christ.format(
                start=1 - start.year, end=1 - end.year
            )
    return words.period.format(start=_inside(start, words), end=_inside(end, words))


def say_since(start: CalendarPoint, words: DateWords) -> str:
    """Say a period that goes on."""
    return _bounded(start, words, words.bound(words.since, _kind(start)))


def say_until(end: CalendarPoint, words: DateWords) -> str:
    """Say a period whose beginning does not matter."""
    if end.month > 20 and not end.vague and words.seasons_until:
        return words.until["season"].format(date=_season(end, words, until=True))
    return _bounded(end, words, words.bound(words.until, _kind(end)))


def say_without_end(start: CalendarPoint, words: DateWords) -> str:
    """Say a period that ended no one knows when."""
    return words.unknown_end.format(start=_inside(start, words))


def say_without_start(end: CalendarPoint, words: DateWords) -> str:
    """Say a period that began no one knows when."""
    return words.unknown_start.format(end=_inside(end, words))


def _kind(point: CalendarPoint, *, vague: bool = False) -> str:
    """The key of a template; dates with "about" have the plain one."""
    named = point.precision is not Precision.DECADE or _is_plain_decade(point.year)
    return point.precision if named and point.vague == vague else ""


def _bounded(point: CalendarPoint, words: DateWords, template: str) -> str:
    return template.format(
        date=_inside(point, words),
        oblique=_inside(point, words, oblique=True),
    )


def _inside(point: CalendarPoint, words: DateWords, *, oblique: bool = False) -> str:
    """Say a date as part of a longer one."""
    bare = _bare(point, words, oblique=oblique)
    if point.approximate:
        bare = words.about_inside.format(
            date=bare, oblique=_bare(point, words, oblique=True)
        )
    return words.perhaps.format(date=bare) if point.uncertain else bare


def _bare(point: CalendarPoint, words: DateWords, *, oblique: bool = False) -> str:
    forms = words.oblique if oblique else words.plain
    year = words.year(point.year, words.in_date)
    match point.precision:
        case Precision.DAY:
            month = words.months_in_date[point.month - 1]
            day = words.count_day(point.day)
            return forms.day.format(day=day, month=month, year=year)
        case Precision.MONTH:
            months = (oblique and words.months_oblique) or words.months
            return forms.month.format(month=months[point.month - 1], year=year)
        case Precision.SEASON:
            return _season(point, words, oblique=oblique)
        case Precision.DECADE:
            return _decade(point.year, words, forms)
        case Precision.CENTURY:
            count = words.count_century(point.year // 100 + 1)
            return forms.century.format(century=count)
        case Precision.YEAR:
            return words.year(point.year, forms)


def _season(
    point: CalendarPoint,
    words: DateWords,
    *,
    oblique: bool = False,
    until: bool = False,
) -> str:
    forms = words.oblique if oblique else words.plain
    names = words.seasons_oblique if oblique else words.seasons
    if until:
        names = words.seasons_until
    season = names[point.month - 21]
    if point.month == 24 and point.year >= 100:
        # A winter lies in two years; saying both leaves no doubt which one it is.
        following = point.year + 1
        short = f"{following % 100:02}" if following % 100 else str(following)
        return forms.winter.format(season=season, year=point.year, following=short)
    return forms.season.format(
        season=season, year=words.year(point.year, words.in_date)
    )


def _decade(year: int, words: DateWords, forms: PointForms) -> str:
    if not _is_plain_decade(year):
        return forms.span.format(first=words.year(max(year, 1), words.in_date))
    return forms.decade.format(decade=year)


def _is_plain_decade(year: int) -> bool:
    """Whether "the 1790s" says it; "the 1700s" may be a century, "the 30s" any."""
    return year % 100 != 0 and year > 100
