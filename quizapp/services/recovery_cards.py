"""Recovery cards: a code on paper lets in a learner who has no email.

The table keeps the hash.  The code itself is told from the form that asked for it and
the installation's secret, so that the page that shows it once can be opened again for a
little while, and a double click makes one card.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services import accounts, sign_ins
from quizapp.services.details import one_spelling, plain_name
from quizapp.services.join_codes import LETTERS, as_typed
from quizapp.store.classes import ClassMember, RecoveryCard
from quizapp.store.people import Person, Role
from quizapp.store.races import insert_or

LENGTH = 16  #: letters; 80 bits
GROUP = 4
SHOWN = timedelta(hours=1)  #: for so long the page with a new code shows it


class OpensNobody(Refused):
    """No card has this code."""

    def __init__(self) -> None:
        super().__init__(
            "No card has this code. Look at it again, or ask your teacher for a new "
            "card."
        )


@dataclass(frozen=True, slots=True)
class ShownCard:
    """A card as it is handed out."""

    person_id: int
    name: str
    code: str  #: as people read it


def open_account(
    session: Session,
    *,
    name: str,
    time_zone: str,
    now: datetime,
    guest: Person | None = None,
) -> Person:
    """An account with a name and nothing else, or a guest who is called so from now on.

    Give it a card, or nobody can come back to it.  Flushes and does not commit.

    Raises:
        BadDetail: nobody can be called so.
        NoGuest: the guest made an account in another window, or was erased.
    """
    name = plain_name(name)
    person = guest
    if person is None:
        person = Person(name=name, created_at=now, time_zone=time_zone)
        session.add(person)
    else:
        accounts.claim_guest(session, person)
        person.name, person.is_guest, person.guest_of = name, False, None
    session.flush()
    return person


def is_for(person: Person) -> bool:
    """Whether somebody signs in by a card: nothing else would let them in."""
    return (
        person.email is None
        and person.password_hash is None
        and not person.is_guest
        and person.role is Role.LEARNER
    )


def give(
    session: Session, *, person: Person, secret: str, form_id: str, now: datetime
) -> str:
    """Give somebody a card; the one before stops working.  Flushes, does not commit.

    The same form again gives the same card.

    Args:
        secret: the installation's.
        form_id: what makes this card another than those before.

    Returns:
        the code, in its one spelling.

    Raises:
        NotFound: they sign in by email and password.
    """
    if not is_for(person):
        raise NotFound("A recovery card is for who has no email here.")
    code = _code(secret, form_id, person.id)
    new = {"token_hash": sign_ins.hashed(code), "made_at": now}
    # Two clicks may come at once; the same card stays as old as it is.
    session.execute(
        insert_or(session, RecoveryCard)
        .values(person_id=person.id, **new)
        .on_conflict_do_update(
            index_elements=["person_id"],
            set_=new,
            where=RecoveryCard.token_hash != new["token_hash"],
        )
    )
    return code


def take_back(session: Session, *, person_id: int) -> None:
    """Make somebody's card stop working.  Flushes and does not commit."""
    session.execute(delete(RecoveryCard).where(RecoveryCard.person_id == person_id))


def owner(session: Session, *, typed: str) -> Person:
    """Whom a card lets in, however its code was typed.  Raises ``OpensNobody``."""
    code = as_typed(one_spelling(typed))
    person = session.scalars(
        select(Person)
        .join(RecoveryCard, RecoveryCard.person_id == Person.id)
        .where(
            RecoveryCard.token_hash == sign_ins.hashed(code),
            Person.disabled_at.is_(None),
            Person.email.is_(None),
        )
    ).one_or_none()
    if person is None:
        raise OpensNobody
    return person


def own_shown(
    session: Session, *, person: Person, secret: str, form_id: str, now: datetime
) -> ShownCard | None:
    """The card that a form made for somebody, while it may be shown."""
    row = session.get(RecoveryCard, person.id)
    code = _code(secret, form_id, person.id)
    return (
        ShownCard(person.id, person.name, written(code))
        if (row is not None and _is_shown(row, code, now))
        else None
    )


def shown_in_class(
    session: Session, *, class_id: int, secret: str, form_id: str, now: datetime
) -> list[ShownCard]:
    """The cards that a form made for learners of a class, while they may be shown."""
    rows = session.execute(
        select(ClassMember.name, RecoveryCard)
        .join(RecoveryCard, RecoveryCard.person_id == ClassMember.person_id)
        .where(ClassMember.class_id == class_id, RecoveryCard.made_at > now - SHOWN)
        .order_by(ClassMember.person_id)
    )
    return [
        ShownCard(card.person_id, name, written(code))
        for name, card in rows
        if _is_shown(card, code := _code(secret, form_id, card.person_id), now)
    ]


def written(code: str) -> str:
    """A code as people read it: ``7K3M-Q9TX-02AB-CDEF``."""
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def _is_shown(card: RecoveryCard, code: str, now: datetime) -> bool:
    is_it = hmac.compare_digest(card.token_hash, sign_ins.hashed(code))
    return is_it and now - card.made_at < SHOWN


def _code(secret: str, form_id: str, person_id: int) -> str:
    """Nobody can tell it without the secret."""
    told = json.dumps(["recovery card", form_id, person_id]).encode()
    number = int.from_bytes(hmac.digest(secret.encode(), told, "sha256"))
    return "".join(LETTERS[number >> 5 * place & 31] for place in range(LENGTH))
