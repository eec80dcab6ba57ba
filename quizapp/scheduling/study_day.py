"""The study day: which day a moment counts for, and when that day begins."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class StudyClock:
    """A learner's time zone and the minute at which their day turns over.

    ``time_zone`` is an IANA name, ``day_start_min`` minutes after midnight (240 =
    04:00, as in Anki).  The study day of a moment is the local date after taking the
    day start off, so studying at one in the morning still belongs to the evening.
    Raises ValueError for an unknown zone or a day start outside 0–1439.
    """

    time_zone: str
    day_start_min: int = 240
    _zone: ZoneInfo = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0 <= self.day_start_min < _MINUTES_A_DAY:
            raise ValueError(f"day start out of range: {self.day_start_min} min")
        object.__setattr__(self, "_zone", _zone_named(self.time_zone))

    def day_of(self, moment: datetime) -> date:
        """The study day that ``moment`` counts for.

        Never goes back while time goes on: where clocks are put back across the day
        start, the day that has begun stays.  Raises ValueError for a naive moment.
        """
        local = require_aware(moment).astimezone(self._zone)
        wall = local.replace(tzinfo=None) - timedelta(minutes=self.day_start_min)
        day = wall.date()
        # In the hour that is lived twice the wall clock can fall behind the day start again.
        while local.fold and moment >= self.start_of(day + timedelta(days=1)):
            day += timedelta(days=1)
        return day

    def start_of(self, day: date) -> datetime:
        """The first moment of the study day, in UTC.

        Where clocks skip the day start, that is the moment of the skip; where they
        show it twice, the first time.  A day that a zone left out altogether (Samoa,
        30 December 2011) begins when the next one does.
        """
        hours, minutes = divmod(self.day_start_min, 60)
        wall = datetime.combine(day, time(hours, minutes))
        start = wall.replace(tzinfo=self._zone).astimezone(UTC)
        if start.astimezone(self._zone).replace(tzinfo=None) == wall:
            return start
        return self._skip_before(start, wall)

    def _skip_before(self, late: datetime, wall: datetime) -> datetime:
        """The first second at which the local clock is past ``wall``, which it skips."""
        early = late - timedelta(days=2)
        seconds = int((late - early).total_seconds())
        low, high = 0, seconds
        while high - low > 1:
            middle = (low + high) // 2
            local = (early + timedelta(seconds=middle)).astimezone(self._zone)
            if local.replace(tzinfo=None) >= wall:
                high = middle
            else:
                low = middle
        return early + timedelta(seconds=high)


def require_aware(moment: datetime) -> datetime:
    """``moment`` itself; raises ValueError if it does not know its time zone."""
    if moment.utcoffset() is None:
        raise ValueError(f"a moment needs its time zone: {moment.isoformat()}")
    return moment


def _zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        # zoneinfo answers an odd name in several ways: not found, a folder, not a path.
        raise ValueError(f"unknown time zone: {name!r}") from error
