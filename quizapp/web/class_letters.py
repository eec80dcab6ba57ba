"""Letters to the learners of a class, where the installation sends mail."""

from collections.abc import Sequence

from flask import current_app

from quizapp.services.class_notices import Letter
from quizapp.services.mail import Outbox
from quizapp.web.installation import settings


def post_letters(letters: Sequence[Letter]) -> None:
    """Put letters into the outbox; after the commit, so that what they say is true."""
    outbox: Outbox | None = current_app.extensions["outbox"]
    if outbox is None:
        return
    root = settings().public_url.rstrip("/")
    for letter in letters:
        text = f"{letter.text}\n\n{root}{letter.path}\n"
        outbox.post(to=letter.to, subject=letter.subject, text=text)
