"""Static files carry a hash of their content, and are kept for a year."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request
from markupsafe import Markup

YEAR_S = 365 * 24 * 3600
SPRITE = "vendor/lucide/1.62.0/sprite.svg"


def init_app(app: Flask) -> None:
    app.url_defaults(_add_version)
    app.after_request(_keep_versioned)
    url_for = _remembering_static(app)
    app.jinja_env.globals.update(url_for=url_for, lucide=_icons(url_for))


def _remembering_static(app: Flask) -> Callable[..., str]:
    """The templates' ``url_for``; a page asks for some thirty static files.

    While debugging nothing is remembered, so that an edited file is seen.
    """
    known: dict[tuple[Any, ...], str] = {}

    def url_for(endpoint: str, **values: Any) -> str:
        if endpoint != "static" or app.debug:
            return app.url_for(endpoint, **values)
        which = tuple(values.items())
        if which not in known:
            known[which] = app.url_for(endpoint, **values)
        return known[which]

    return url_for


def _icons(url_for: Callable[..., str]) -> Callable[..., Markup]:
    """The templates' ``icon``: one symbol of the sprite.

    A page shows a dozen, and a macro for each would take a tenth of its time.
    """
    known: dict[tuple[str, str, str], Markup] = {}

    def icon(name: str, kind: str = "") -> Markup:
        sprite = url_for("static", filename=SPRITE)
        which = (sprite, name, kind)
        if which not in known:
            known[which] = Markup(
                '<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>'
            ).format(f"i {kind}".strip(), sprite, name)
        return known[which]

    return icon


def _add_version(endpoint: str, values: dict[str, Any]) -> None:
    if endpoint == "static" and "v" not in values and current_app.static_folder:
        path = Path(current_app.static_folder, values["filename"])
        if path.is_file():
            values["v"] = _hash(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _hash(path: Path, _changed_ns: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def _keep_versioned(response: Response) -> Response:
    if request.endpoint == "static" and response.status_code in {200, 304}:
        kept = f"public, max-age={YEAR_S}, immutable" if "v" in request.args else None
        response.headers["Cache-Control"] = kept or "no-cache"
    return response
