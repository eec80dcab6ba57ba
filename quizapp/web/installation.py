"""How this installation runs, as its settings say."""

from flask import current_app
from flask.sansio.app import App

from quizapp.config import Settings


def settings() -> Settings:
    """The settings with which the app was made."""
    return settings_of(current_app)


def settings_of(app: App) -> Settings:
    """The same where no request is being answered yet."""
    settings: Settings = app.extensions["settings"]
    return settings
