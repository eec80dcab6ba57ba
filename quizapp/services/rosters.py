"""Learners added to a class by a list: accounts with cards, or letters that invite."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from quizapp.errors import Refused
from quizapp.services import class_members, recovery_cards
from quizapp.services.roster_reading import RosterRow
from quizapp.store.classes import SchoolClass


@dataclass(frozen=True, slots=True)
class Split:
    """What becomes of the rows of a list."""

    by_card: tuple[RosterRow, ...]
    by_letter: tuple[RosterRow, ...]


def split(rows: Sequence[RosterRow], *, sends_mail: bool) -> Split:
    """Who gets an account with a card, and who a letter.

    Whoever has an email gets a letter, with or without an account: so nobody finds out
    by a roster who has one.  Where no mail is sent, everybody gets a card, and emails
    are not kept.
    """
    by_letter = tuple(row for row in rows if row.email and sends_mail)
    by_card = tuple(row for row in rows if not (row.email and sends_mail))
    return Split(by_card, by_letter)


def add_by_card(
    session: Session,
    *,
    class_: SchoolClass,
    rows: Sequence[RosterRow],
    time_zone: str,
    secret: str,
    form_id: str,
    now: datetime,
) -> int:
    """Make a learner of each row, with a name and a recovery card.

    Flushes and does not commit.

    Args:
        form_id: by which the cards can be shown afterwards; see ``recovery_cards``.

    Returns:
        how many were made.

    Raises:
        Refused: the class is put away, or does not hold so many.
    """
    refuse_if_away(class_)
    class_members.refuse_if_full(session, class_=class_, more=len(rows))
    for row in rows:
        person = recovery_cards.open_account(
            session, name=row.name, time_zone=time_zone, now=now
        )
        class_members.join(
            session, class_=class_, person=person, name=row.name, now=now
        )
        recovery_cards.give(
            session, person=person, secret=secret, form_id=form_id, now=now
        )
    return len(rows)


def refuse_if_away(class_: SchoolClass) -> None:
    """Raise ``Refused`` for a class that is put away."""
    if class_.archived_at is not None:
        raise Refused("This class is put away. Bring it back first.")
