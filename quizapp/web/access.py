"""Who is asking, and who may use which page.

Every view says who may use it, with one of the four words below written under
its route; the app does not start otherwise.  Nobody is looked up before a view,
a guard or a template asks for them, so a page for everyone costs no query.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any, TypeVar

from flask import Flask, Response, current_app, g, redirect, request, url_for
from sqlalchemy import Select
from sqlalchemy.exc import DBAPIError
from werkzeug.wrappers import Response as BaseResponse

from quizapp.database import READING, db
from quizapp.errors import NotFound
from quizapp.services import sign_ins
from quizapp.store.engine import commit_each_statement
from quizapp.store.people import Person, Role, Theme
from quizapp.web import moment
from quizapp.web.cookies import theme_brought, token
from quizapp.web.installation import settings
from quizapp.web.local_address import local_path, page_before
from quizapp.web.me import Me, me_of

View = TypeVar("View", bound=Callable[..., Any])


class Who(Enum):
    """Who may use a view."""

    EVERYONE = frozenset[Role]()
    SIGNED_IN = frozenset(Role)
    TEACHERS = frozenset({Role.TEACHER, Role.ADMINISTRATOR})
    ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})


#: What the words below were written over.
_who: dict[Callable[..., Any], Who] = {}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a view reads with the look at who is asking."""

    statement: Select[Any]
    stands_alone: Callable[[], bool]


_reading: dict[Callable[..., Any], _Reading] = {}


def everyone(view: View) -> View:
    """Lets in whoever asks, signed in or not."""
    _who[view] = Who.EVERYONE
    return view


def signed_in(view: View) -> View:
    """Lets in who is signed in, guests too; sends others to the landing page."""
    _who[view] = Who.SIGNED_IN
    return view


def teachers(view: View) -> View:
    """Lets in teachers and administrators; to other people there is no such page."""
    _who[view] = Who.TEACHERS
    return view


def administrators(view: View) -> View:
    """Lets in administrators; to other people there is no such page."""
    _who[view] = Who.ADMINISTRATORS
    return view


def reads(
    statement: Select[Any], *, stands_alone: Callable[[], bool]
) -> Callable[[View], View]:
    """Has what a view needs read with who is asking, on one way to the database.

    Args:
        statement: ``SIGNED_IN`` with columns more; what it binds stands in the address.
            ``row_read`` gives the row.
        stands_alone: says of a request that no two of its statements need each other.
    """

    def note(view: View) -> View:
        _reading[view] = _Reading(statement, stands_alone)
        return view

    return note


class NobodySaidWho(Exception):
    """A view does not say who may use it."""


def check_every_route_says_who(app: Flask) -> None:
    """Refuse to start with a page that forgot to say who may use it.

    Raises:
        NobodySaidWho: names the endpoints.
    """
    silent = sorted(
        endpoint
        for endpoint, view in app.view_functions.items()
        if view not in _who and endpoint != "static"
    )
    if silent:
        raise NobodySaidWho(
            f"no word of quizapp.web.access stands over: {', '.join(silent)}"
        )


def init_app(app: Flask) -> None:
    app.before_request(_guard)
    app.context_processor(_for_templates)


def _guard() -> BaseResponse | None:
    if request.endpoint is None or request.endpoint == "static":
        return None
    who = _who.get(current_app.view_functions[request.endpoint])
    if who is Who.EVERYONE:
        return None
    if who is None:
        raise NotFound("There is no such page.")
    found = _found()
    if found is None:
        return _to_sign_in()
    if found.me.role not in who.value:
        raise NotFound("There is no such page, or it is not yours to see.")
    return None


def _to_sign_in() -> BaseResponse:
    """Send a signed-out browser to the landing page, and back afterwards."""
    if request.method in READING:
        wanted = local_path(request.full_path.removesuffix("?"))
    else:
        # What was sent cannot be sent again from there; its page can be opened.
        wanted = page_before()
    address = url_for("today.index", next=wanted or None)
    if "HX-Request" in request.headers:
        # htmx would put the landing page into the middle of another.
        return Response(status=401, headers={"HX-Redirect": address})
    return redirect(address, 303)


@dataclass(frozen=True, slots=True)
class ThisSignIn:
    """The sign-in of the browser that asks."""

    token_hash: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class _Found:
    sign_in: ThisSignIn
    me: Me
    row: Any


def learner() -> Me:
    """Who is asking, as plain values: for what is done with every card.

    Raises:
        LookupError: nobody is signed in: the view lets everyone in.
    """
    return _signed_in().me


def row_read() -> Any:
    """The row of a view's own statement; see ``reads``."""
    return _signed_in().row


def me() -> Person:
    """Who is asking, to be changed too.  For views that only the signed-in reach.

    Raises:
        LookupError: nobody is signed in: the view lets everyone in and has to
            use ``me_or_none``.
    """
    return sign_ins.person_of(db.session(), _signed_in().row)


def me_or_none() -> Person | None:
    """Who is asking, or None.  Looked up once for each request, by one select."""
    found = _found()
    return sign_ins.person_of(db.session(), found.row) if found else None


def my_sign_in() -> ThisSignIn:
    """The sign-in of the browser that asks.

    Raises:
        LookupError: nobody is signed in.
    """
    return _signed_in().sign_in


def _signed_in() -> _Found:
    found = _found()
    if found is None:
        raise LookupError("nobody is signed in")
    return found


def _found() -> _Found | None:
    if "sign_in" not in g:
        brought = token()
        g.sign_in = _look_up(brought) if brought else None
        g.me = g.sign_in.me if g.sign_in else None
    found: _Found | None = g.sign_in
    return found


def _look_up(brought: str) -> _Found | None:
    now = moment.now()
    idle = timedelta(hours=settings().idle_hours)
    row = _read(token=brought, now=now, idle=idle)
    if row is None:
        return None
    if request.method not in READING:
        sign_ins.note_use(db.session(), sign_in=row, now=now, idle=idle)
    return _Found(ThisSignIn(row.token_hash, row.seen_at), me_of(row), row)


def _read(**sign_in: Any) -> Any | None:
    view = current_app.view_functions.get(request.endpoint or "")
    reading = _reading.get(view) if view else None
    if reading is None:
        return sign_ins.find(db.session(), **sign_in)
    if reading.stands_alone():
        commit_each_statement(db.session.connection())
    bound = request.view_args or {}
    return sign_ins.find(db.session(), statement=reading.statement, **sign_in, **bound)


def _for_templates() -> dict[str, Any]:
    """What every template knows: the person, the theme, and no page chosen."""
    if not isinstance(sys.exception(), DBAPIError):
        _found()
    # Else this page is about the database: do not ask it who reads the page.
    person: Me | None = g.get("me")
    return {"me": person, "theme": _theme(person), "page": ""}


def _theme(person: Me | None) -> str:
    """``light`` or ``dark``; empty to follow the system."""
    if person is not None and person.theme is not Theme.SYSTEM:
        return person.theme.value
    return theme_brought()
