"""When something is, on the pages of quizzes: in the reader's own time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from quizapp.web import access
from quizapp.web.formatting import day_and_month
from quizapp.web.moment import now

#: Says a moment: ``today, 14:30``, ``22 November, 14:30``.
Saying = Callable[[datetime], str]


def own_time() -> Saying:
    """What says moments in the time zone of who asks, as seen now."""
    zone = ZoneInfo(access.me().time_zone)
    today = now().astimezone(zone).date()

    def say(moment: datetime) -> str:
        here = moment.astimezone(zone)
        day = here.date()
        if day == today:
            return f"today, {here:%H:%M}"
        if day == today + timedelta(days=1):
            return f"tomorrow, {here:%H:%M}"
        return f"{day_and_month(day, today.year)}, {here:%H:%M}"

    return say


def minutes_left(deadline: datetime) -> int:
    """Whole minutes until then, the one begun too; 0 once it is past."""
    left = (deadline - now()) / timedelta(minutes=1)
    return max(0, -int(-left // 1))
