"""What the browser is asked to bring: its sign-in, and the theme it draws pages in."""

from flask import request
from werkzeug.wrappers import Response as BaseResponse

from quizapp.store.people import Theme
from quizapp.web.installation import settings

THEME_KEPT_S = 365 * 24 * 3600


def cookie_name() -> str:
    """The name of the sign-in cookie.

    Browsers take a ``__Host-`` cookie only when it is Secure and from this very
    host, so no neighbour can plant one.  Plain http, on this machine alone,
    cannot have it.
    """
    return "__Host-recto" if settings().is_https else "recto"


def remember(response: BaseResponse, token: str) -> None:
    """Have the browser bring *token* with every request from now on."""
    response.set_cookie(
        cookie_name(),
        token,
        max_age=settings().session_hours * 3600,
        secure=settings().is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget(response: BaseResponse) -> None:
    """Have the browser drop its sign-in cookie."""
    response.delete_cookie(
        cookie_name(),
        secure=settings().is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def token() -> str:
    """What the browser brought as its sign-in; empty for none."""
    return request.cookies.get(cookie_name(), "")


def remember_theme(response: BaseResponse, theme: Theme) -> None:
    """Have the browser bring its theme, which then holds when signed out too."""
    response.set_cookie(
        _theme_cookie_name(),
        theme.value,
        max_age=THEME_KEPT_S,
        secure=settings().is_https,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def theme_brought() -> str:
    """``light`` or ``dark`` as the browser brought it; empty for neither."""
    chosen = request.cookies.get(_theme_cookie_name(), "")
    return chosen if chosen in {Theme.LIGHT, Theme.DARK} else ""


def _theme_cookie_name() -> str:
    return "__Host-theme" if settings().is_https else "theme"
