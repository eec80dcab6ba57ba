"""Times of day and durations as one person reads them."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from quizapp.services.learner import Learner


def time_of_day(moment: datetime, person: Learner) -> str:
    """``10:42``, by the clock on the person's wall."""
    return f"{moment.astimezone(ZoneInfo(person.time_zone)):%H:%M}"


def duration(time: timedelta) -> str:
    """``40 s``, ``22 min 40 s``, ``1 h 5 min``, ``3 days``."""
    seconds = max(round(time.total_seconds()), 0)
    if seconds < 60:
        return f"{seconds} s"
    minutes, seconds = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {seconds} s" if seconds else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    return f"{hours // 24} days"
