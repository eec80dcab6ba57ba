"""Days and times as forms have them: without a zone, in the reader's own."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2000, 2999

#: As browsers write them, the first as pages do; some browsers add seconds.
FORMATS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]


def in_utc(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """What a form has, as a moment."""
    return moment.replace(tzinfo=zone).astimezone(UTC) if moment else None


def in_zone(moment: datetime | None, zone: ZoneInfo) -> datetime | None:
    """A moment as a form has it."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment else None


def is_within_reach(moment: datetime | None) -> bool:
    """Whether it is a moment that somebody can mean; others no calendar may hold."""
    return moment is None or FIRST_YEAR <= moment.year <= LAST_YEAR
