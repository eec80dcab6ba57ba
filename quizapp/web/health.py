"""What a supervisor asks: does it live, and can it serve?"""

import logging

from flask import Blueprint, Response, jsonify
from sqlalchemy.exc import SQLAlchemyError

from quizapp.database import db
from quizapp.store import schema_care
from quizapp.web import access

log = logging.getLogger(__name__)

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@access.everyone
def alive() -> Response:
    """The process answers; nothing else is looked at."""
    return jsonify(status="alive")


@bp.get("/readyz")
@access.everyone
def ready() -> tuple[Response, int]:
    """The database answers and its schema is this version's; 503 until it is so."""
    try:
        migrated = schema_care.is_up_to_date(db.session.connection())
    except SQLAlchemyError as error:
        # The cause may name hosts and users: it is for the log, not for whoever asks.
        log.error("not ready: %s", error)
        db.session.rollback()
        return jsonify(status="not ready", database="unreachable"), 503
    if not migrated:
        return jsonify(status="not ready", database="not migrated"), 503
    return jsonify(status="ready", database="migrated"), 200
