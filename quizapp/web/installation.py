"""How this installation runs, as its settings say."""

from flask import current_app

from quizapp.config import Settings


def settings() -> Settings:
    """The settings with which the app was made."""
    settings: Settings = current_app.extensions["settings"]
    return settings
