"""The browsers in which a person is signed in, as their list shows them."""

from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from quizapp.database import db
from quizapp.services import sign_ins
from quizapp.store.people import Person
from quizapp.web import access
from quizapp.web.installation import settings
from quizapp.web.moment import now


@dataclass(frozen=True, slots=True)
class ListedSignIn:
    """A browser in the list of those signed in."""

    handle: str
    browser: str
    began: str
    is_this: bool


def listed(person: Person) -> list[ListedSignIn]:
    """The browsers signed in, this one first; moments in the person's own time."""
    zone = ZoneInfo(person.time_zone)
    idle = timedelta(hours=settings().idle_hours)
    this = access.my_sign_in().token_hash
    listed = [
        ListedSignIn(
            handle=sign_ins.handle_of(each),
            browser=browser_name(each.browser),
            began=f"{each.created_at.astimezone(zone):%d %B %Y, %H:%M}".lstrip("0"),
            is_this=each.token_hash == this,
        )
        for each in sign_ins.listed(
            db.session(), person_id=person.id, now=now(), idle=idle
        )
    ]
    return sorted(listed, key=lambda each: not each.is_this)


def browser_name(calls_itself: str) -> str:
    """A browser's own long name, cut down to what people call it."""
    # In this order: each later one's name is part of what earlier ones say.
    browsers = {
        "Edg": "Edge",
        "OPR/": "Opera",
        "SamsungBrowser": "Samsung Internet",
        "Firefox": "Firefox",
        "FxiOS": "Firefox",
        "Chrome": "Chrome",
        "CriOS": "Chrome",
        "Safari": "Safari",
    }
    systems = {
        "Android": "Android",
        "iPhone": "iPhone",
        "iPad": "iPad",
        "CrOS": "Chromebook",
        "Windows": "Windows",
        "Mac OS": "Mac",
        "Linux": "Linux",
    }
    browser = _first(browsers, calls_itself) or "A browser"
    system = _first(systems, calls_itself)
    return f"{browser} on {system}" if system else browser


def _first(names: dict[str, str], text: str) -> str:
    return next((name for sign, name in names.items() if sign in text), "")
