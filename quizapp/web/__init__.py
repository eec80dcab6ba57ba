"""Pages.  The only place that knows Flask, and the only one that commits."""

from flask import Flask

from quizapp.web import (
    access,
    attempts,
    corrections,
    cross_site,
    error_pages,
    first_administrator,
    formatting,
    guests,
    headers,
    health,
    landing,
    library,
    one_time_links,
    password_check,
    personal_data,
    problems,
    progress,
    promises,
    quiz_list,
    quiz_making,
    quiz_marking,
    quiz_people,
    quiz_table,
    quizzes,
    reset,
    row_ids,
    search,
    settings,
    sign_in,
    sign_up,
    static_version,
    study,
    texts,
    theme,
    today,
    worksheets,
)


def init_app(app: Flask) -> None:
    """Give *app* its guards, its pages and what every template may use."""
    for part in (
        headers,
        cross_site,
        access,
        error_pages,
        one_time_links,
        password_check,
        static_version,
        formatting,
        row_ids,
    ):
        part.init_app(app)
    for pages in (
        landing,
        sign_in,
        sign_up,
        guests,
        reset,
        first_administrator,
        theme,
        promises,
        today,
        library,
        quiz_list,
        quiz_making,
        quiz_marking,
        quiz_people,
        quiz_table,
        worksheets,
        quizzes,
        attempts,
        study,
        texts,
        search,
        progress,
        settings,
        personal_data,
        corrections,
        problems,
        health,
    ):
        app.register_blueprint(pages.bp)
    access.check_every_route_says_who(app)
