"""Static files carry a hash of their content, and are kept for a year."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request

YEAR_S = 365 * 24 * 3600


def init_app(app: Flask) -> None:
    app.url_defaults(_add_version)
    app.after_request(_keep_versioned)
    app.jinja_env.globals["url_for"] = _remembering_static(app)


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
