"""Pages.  The only place that knows Flask, and the only one that commits."""

from flask import Flask

from quizapp.web import (
    access,
    accounts,
    cross_site,
    error_pages,
    formatting,
    headers,
    health,
    library,
    progress,
    row_ids,
    search,
    settings,
    static_version,
    study,
    texts,
    today,
)


def init_app(app: Flask) -> None:
    """Give *app* its guards, its pages and what every template may use."""
    for part in (
        headers,
        cross_site,
        access,
        error_pages,
        static_version,
        formatting,
        row_ids,
    ):
        part.init_app(app)
    for pages in (
        accounts,
        today,
        library,
        study,
        texts,
        search,
        progress,
        settings,
        health,
    ):
        app.register_blueprint(pages.bp)
    access.check_every_route_says_who(app)
