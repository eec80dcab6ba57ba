"""Guests who are signed in already, for those who talk to the server themselves."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from quizapp.services import accounts, sign_ins


def signed_in_guest(session: Session, now: datetime) -> tuple[int, str]:
    """A new guest; their id, and what their browser's cookie brings."""
    person = accounts.start_as_guest(session, time_zone="UTC", now=now)
    token = sign_ins.start(
        session,
        person_id=person.id,
        browser="torture",
        lasts=timedelta(days=1),
        now=now,
    )
    return person.id, token
