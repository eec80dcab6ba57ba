"""Recto: questions from a text, and the memory of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.config import Settings

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The moment, in UTC."""
    return datetime.now(UTC)


def create_app(settings: Settings, *, clock: Clock = utc_now) -> Flask:
    """Make the app.  It neither migrates nor asks nor calls the network.

    Args:
        settings: see ``quizapp.config``.
        clock: gives the moment, aware and in UTC; tests hand in their own.

    Raises:
        BadSetting: a setting would make the installation unsafe.
    """
    # Here and not above, so that whoever needs the core alone loads no web.
    from flask import Flask
    from werkzeug.middleware.proxy_fix import ProxyFix

    from quizapp import config, database, paths, web

    config.check(settings)
    app = Flask(
        __name__,
        template_folder=str(paths.TEMPLATES),
        static_folder=str(paths.STATIC),
        instance_path=str(settings.data_dir.resolve()),
    )
    # No SECRET_KEY: Flask's own sessions stay closed.  Sign-ins have a table.
    app.config.from_mapping(
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        SQLALCHEMY_ENGINE_OPTIONS=database.options(settings.database_url),
        # Bytes: the longest answer in any script.  Half a million empty fields would
        # cost seconds to read; views that take files say more.
        MAX_CONTENT_LENGTH=200_000,
        MAX_FORM_MEMORY_SIZE=200_000,
        TRUSTED_HOSTS=settings.hosts,
    )
    app.extensions["settings"] = settings
    app.extensions["clock"] = clock
    database.init_app(app)
    web.init_app(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops
        )
    return app
