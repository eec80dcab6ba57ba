"""What time it is, as the app's clock says."""

from datetime import datetime

from flask import current_app


def now() -> datetime:
    """The moment, aware and in UTC."""
    moment: datetime = current_app.extensions["clock"]()
    return moment
