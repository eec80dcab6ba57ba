"""Where a request comes from: its address, tries counted against it, what is logged."""

from collections.abc import Sequence

from flask import request

from quizapp.database import db
from quizapp.services import accounts, throttle
from quizapp.web.moment import now


def address() -> str:
    """The network address, as far as the proxies in front are believed."""
    return request.remote_addr or ""


def count(*limits: throttle.Limit) -> list[int]:
    """Count a try for good, whatever becomes of the request, or refuse it.

    Returns:
        what to ``throttle.give_back`` if it was no guess, in the limits' order.

    Raises:
        TooManyTries: says when to come back.
    """
    tries = throttle.count(db.session(), limits=limits, now=now())
    db.session.commit()
    return tries


def give_back(tries: Sequence[int]) -> None:
    """Uncount tries that were no guesses.  Goes with the view's commit."""
    throttle.give_back(db.session(), tries=tries)


def note(event: str, *, person_id: int | None = None) -> None:
    """Log that this client did something with an account."""
    accounts.note(event, person_id=person_id, address=address())
