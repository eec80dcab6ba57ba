"""What a date leans on: the year that goes without saying at a place of the text."""

from dataclasses import dataclass

from quizapp.questions.dates.calendar_point import CalendarPoint
from quizapp.questions.dates.historical_date import HistoricalDate

#: How long after a year that led back a bare day may still be of it.
_NEXT_PARAGRAPHS = 2
_HALF_A_YEAR = 183  #: days


@dataclass(frozen=True, slots=True)
class Place:
    """Where a date stands: indices of its paragraph and sentence, and how."""

    paragraph: int
    sentence: int
    number: int  #: of the paragraph, as the page shows it; 0 for a heading
    is_fronted: bool = False  #: begins its sentence
    is_led_to: bool = (
        False  #: a plain point of the past, which the story may go on from
    )
    is_background: bool = False  #: "since 1991", "the accord of 30 August 1995"
    is_aside: bool = False  #: in brackets, or before a noun: "the 1992 treaty"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date that the text gave, or took from one before it."""

    point: CalendarPoint
    place: Place
    is_year_said: bool

    @property
    def year(self) -> int:
        return self.point.year

    @property
    def origin(self) -> str:
        """Words for what took its year from here."""
        number = self.place.number
        return f"year from paragraph {number}" if number else "year from a heading"


class Anchors:
    """The dates so far, in the order of the text."""

    def __init__(self, published: HistoricalDate | None, first: Anchor | None) -> None:
        """*first* is the text's first full date, for bare days that stand before it."""
        self.published = published.points[-1] if published else None
        self.last: Anchor | None = None
        self._first = first
        self._story: Anchor | None = (
            None  #: the latest full date, or a year that leads on
        )
        self._beside: Anchor | None = None  #: a fronted year that leads back

    def note(self, value: HistoricalDate, place: Place, *, said: bool) -> None:
        """Remember a date; *said* is whether the text gave its year."""
        anchor = Anchor(value.points[-1], place, said)
        before = self._story or self.last
        is_back = before is not None and anchor.year < before.year
        if self.last is not None and (
            place.is_aside or (place.is_background and is_back)
        ):
            return
        self.last = anchor
        if not said or anchor.point.unknown_digits:
            return
        is_beside = place.is_background and self.published is not None
        is_full = value.points[0].day > 0 and not is_beside
        leads_on = self._story is None or anchor.year >= self._story.year
        if is_full or ((place.is_fronted or place.is_led_to) and leads_on):
            self._story, self._beside = anchor, None
        elif place.is_fronted:
            self._beside = anchor

    def for_day(self, month: int, day: int, place: Place) -> tuple[int, str] | None:
        """The year of "6 January" and the words for why, or ``None``."""
        if self._is_torn(place):
            return None
        anchor = self._of_story(place)
        near = self.published
        if near is not None and (anchor is None or abs(anchor.year - near.year) <= 1):
            return nearest_year(near, month, day), _origin_of(near, month, day)
        anchor = anchor or self._first or self.last
        return (anchor.year, anchor.origin) if anchor else None

    def for_month(
        self, month: int, place: Place, *, ahead: bool
    ) -> tuple[int, str] | None:
        """The year of "in March" or "that summer"; *ahead* looks into the future."""
        if self._is_torn(place):
            return None
        near = self.published
        last = self.last if self.last and self.last.is_year_said else None
        if last and last.place.paragraph != place.paragraph:
            last = self._of_story(place) or last
        anchor = last or self._of_story(place)
        if near is not None and (anchor is None or abs(anchor.year - near.year) <= 1):
            first = min(month, 12) if month < 20 else (month - 20) * 3
            behind = first > (near.month or 12)
            if ahead:
                return near.year + (
                    first < (near.month or 1)
                ), "from the date of publication"
            return near.year - behind, "from the date of publication"
        anchor = anchor or self.last or self._first
        return (anchor.year, anchor.origin) if anchor else None

    def _is_torn(self, place: Place) -> bool:
        """Whether the story has just gone back: either year may be meant."""
        beside = self._beside if self.published is None else None
        far = place.paragraph - beside.place.paragraph if beside else 0
        return 0 < far <= _NEXT_PARAGRAPHS

    def _of_story(self, place: Place) -> Anchor | None:
        beside = self._beside if self.published is None else None
        if beside and beside.place.paragraph == place.paragraph:
            return beside
        last = self.last
        same = last and last.is_year_said and last.place.sentence == place.sentence
        if last and same and self._story is None:
            return last
        if last and same and not last.point.unknown_digits and last.point.month:
            return last
        return self._story


def nearest_year(near: CalendarPoint, month: int, day: int) -> int:
    """The year that puts a day closest to *near*, its own unless half a year off."""
    if not near.month or near.month > 12:
        return near.year
    here = near.first_day()

    def far(year: int) -> int:
        return abs(CalendarPoint(year, month, min(day, 28)).first_day() - here)

    if far(near.year) <= _HALF_A_YEAR:
        return near.year
    return min((near.year - 1, near.year + 1), key=far)


def _origin_of(near: CalendarPoint, month: int, day: int) -> str:
    year = nearest_year(near, month, day)
    return "year of publication" if year == near.year else "year nearest publication"
