"""Slows guessing down: an act is counted before it is done, and refused over a limit.

The counts stand in the database, so they hold across workers and restarts.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from quizapp.errors import TooManyTries
from quizapp.store.people import Try

KEPT = timedelta(days=1)
FIVE_MINUTES = timedelta(minutes=5)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries within so long, of what is *counted* together."""

    counted: str
    tries: int
    within: timedelta


def sign_in_limits(*, email: str, address: str) -> tuple[Limit, ...]:
    """For guesses at a password, whether at the door or inside."""
    return (
        Limit(_account("sign-in", email), 10, FIVE_MINUTES),
        Limit(_network("sign-in", address), 10, FIVE_MINUTES),
        Limit("sign-in all", 1000, FIVE_MINUTES),
    )


def quiz_password_limits(
    *, quiz_id: int, person_id: int, address: str
) -> tuple[Limit, ...]:
    """For guesses at a quiz's password.  Give back the tries that were right."""
    return (
        Limit(f"quiz {quiz_id} by {person_id}", 10, FIVE_MINUTES),
        Limit(_network(f"quiz {quiz_id}", address), 30, FIVE_MINUTES),
    )


def reset_limits(*, email: str, address: str) -> tuple[Limit, ...]:
    """For asking for a link by mail."""
    return (
        Limit(_account("reset", email), 5, DAY),
        Limit(_network("reset", address), 20, HOUR),
    )


def newcomer_limits(*, address: str, an_hour: int) -> tuple[Limit, ...]:
    """For making accounts and starting as a guest.

    Args:
        an_hour: how many come from one address; a class comes from one.
    """
    return (Limit(_network("newcomer", address), an_hour, HOUR),)


def taken_email_limits(*, address: str) -> tuple[Limit, ...]:
    """For finding out, by signing up with them, which emails have an account.

    Give back the tries with emails that had none.
    """
    return (Limit(_network("taken-email", address), 20, HOUR),)


def link_limits(*, address: str) -> tuple[Limit, ...]:
    """For opening one-time links.

    Give back the tries with links that were good.
    """
    return (Limit(_network("link", address), 20, HOUR),)


def join_code_limits(*, address: str) -> tuple[Limit, ...]:
    """For trying class codes.  Give back the tries with codes that were good."""
    return (
        Limit(_network("class-code", address), 60, FIVE_MINUTES),
        Limit("class-code all", 2000, FIVE_MINUTES),
    )


def joiner_limits(*, address: str) -> tuple[Limit, ...]:
    """For accounts that are made with a class code that is good.

    More than of other newcomers: a school comes from one address, in one lesson.
    """
    return (Limit(_network("joiner", address), 400, HOUR),)


def card_limits(*, address: str) -> tuple[Limit, ...]:
    """For signing in by recovery cards.  Give back the tries that were right."""
    return (
        Limit(_network("card", address), 20, FIVE_MINUTES),
        Limit("card all", 1000, FIVE_MINUTES),
    )


def invitation_limits(*, address: str) -> tuple[Limit, ...]:
    """For asking people into a class by mail, a roster of them at once."""
    return (Limit(_network("invitations", address), 40, DAY),)


def invited_limits(*, email: str) -> tuple[Limit, ...]:
    """For letters that ask one email into a class."""
    return (Limit(_account("invitation", email), 5, DAY),)


def count(session: Session, *, limits: Sequence[Limit], now: datetime) -> list[int]:
    """Count one try against all *limits*, or refuse it.

    A refused try is not counted, so that the wait has an end.  Flushes and does
    not commit; commit before the act, or a failure of the act takes back the
    count.

    Returns:
        the ids of what was counted, for ``give_back``.

    Raises:
        TooManyTries: says when to come back.
    """
    session.execute(delete(Try).where(Try.at < now - KEPT))
    for limit in sorted(limits, key=lambda limit: limit.counted):
        _one_at_a_time(session, limit.counted)
    wait = max((_wait(session, limit, now) for limit in limits), default=timedelta())
    if wait > timedelta():
        raise _too_many(wait)
    tries = [Try(counted=limit.counted, at=now) for limit in limits]
    session.add_all(tries)
    session.flush()
    return [each.id for each in tries]


def give_back(session: Session, *, tries: Sequence[int]) -> None:
    """Uncount tries that turned out to be no guesses.

    A class signs in from one address within a minute; only wrong passwords are
    held against it.
    """
    session.execute(delete(Try).where(Try.id.in_(tries)))


def forget_account(session: Session, *, email: str) -> None:
    """Uncount every try at this account."""
    session.execute(delete(Try).where(Try.counted.in_(counted_for_account(email))))


def counted_for_account(email: str) -> list[str]:
    """All names under which tries at one account are counted."""
    return [_account(act, email) for act in ("sign-in", "reset", "invitation")]


def counted_for_person(person_id: int) -> tuple[str, str]:
    """As ``LIKE`` has it, every name under which tries of one person are counted.

    An erased person is forgotten by them.
    """
    return f"quiz % by {person_id}", f"problem person {person_id}"


def _wait(session: Session, limit: Limit, now: datetime) -> timedelta:
    """How long until *limit* allows one more; nothing if it does now."""
    # Tries from the future are there when the clock was set back; they count
    # for as long as others.
    counted = session.scalars(
        select(Try.at)
        .where(
            Try.counted == limit.counted,
            Try.at > now - limit.within,
            Try.at <= now + limit.within,
        )
        .order_by(Try.at.desc())
        .limit(limit.tries)
    ).all()
    if len(counted) < limit.tries:
        return timedelta()
    return counted[-1] + limit.within - now


def _too_many(wait: timedelta) -> TooManyTries:
    seconds = max(1, round(wait.total_seconds()))
    minutes = -(-seconds // 60)
    if minutes > 120:
        words = f"{-(-minutes // 60)} hours"
    else:
        words = "a minute" if minutes == 1 else f"{minutes} minutes"
    return TooManyTries(f"Too many tries; wait {words}.", retry_after_s=seconds)


def _one_at_a_time(session: Session, counted: str) -> None:
    """On PostgreSQL, let one transaction count at a time; SQLite's writers do that."""
    if session.get_bind().dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(counted.encode()).digest()[:8])
        session.execute(select(func.pg_advisory_xact_lock(number - 2**63)))


def _account(act: str, email: str) -> str:
    # Hashed because an email may be longer than the column, not to hide it.
    return f"{act} account {hashlib.sha256(email.encode()).hexdigest()[:32]}"


def _network(act: str, address: str) -> str:
    """One household: an IPv4 address, or the 64 bits of IPv6 that one is given."""
    try:
        ip = ip_address(address)
    except ValueError:
        return f"{act} from elsewhere"
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return f"{act} from {ip.ipv4_mapped}"
        return f"{act} from {ip_network((ip, 64), strict=False)}"
    return f"{act} from {ip}"
