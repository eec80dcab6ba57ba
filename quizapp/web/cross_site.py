"""Refuses what another site makes a browser send here.

By header and without tokens, as browsers since 2023 allow: the whole app is
covered, and no form can forget it.  Cookies are SameSite=Lax besides.
"""

from urllib.parse import urlsplit

from flask import Flask, abort, request

from quizapp.database import READING


def init_app(app: Flask) -> None:
    app.before_request(_refuse_other_sites)


def _refuse_other_sites() -> None:
    if request.method in READING:
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None:
        if site not in {"same-origin", "none"}:
            abort(403, "This form was sent from another site.")
    elif origin is not None and host_of(origin) != request.host:
        abort(403, "This form was sent from another site.")


def host_of(address: str) -> str:
    """The host that an address names, with its port; empty for what is no address."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
