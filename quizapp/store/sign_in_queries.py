"""Who is asking: the statements of every request, built once, giving plain rows."""

from typing import Any

from sqlalchemy import bindparam, exists, select, update
from sqlalchemy.orm import Session, make_transient_to_detached
from sqlalchemy.orm.util import identity_key

from quizapp.store.base import table_of
from quizapp.store.classes import ClassMember
from quizapp.store.people import Person, SignIn

_sign_in = table_of(SignIn)
_person = table_of(Person)
_member = table_of(ClassMember)

#: Whether the person learns in a class now.
_in_class = (
    exists()
    .where(_member.c.person_id == _person.c.id, _member.c.left_at.is_(None))
    .label("is_in_class")
)

#: What hardly a page asks of a person.
_SELDOM_ASKED = {"password_hash", "guest_of", "created_at", "disabled_at"}

#: The sign-in of ``:token_hash`` and its person, if both hold at ``:now``; one not used
#: after ``:idle_since`` does not.
SIGNED_IN = (
    select(
        _sign_in.c.token_hash,
        _sign_in.c.seen_at,
        *(column for column in _person.c if column.key not in _SELDOM_ASKED),
        _in_class,
    )
    .join(_person, _person.c.id == _sign_in.c.person_id)
    .where(
        _sign_in.c.token_hash == bindparam("token_hash"),
        _sign_in.c.expires_at > bindparam("now"),
        _sign_in.c.seen_at > bindparam("idle_since"),
        _person.c.disabled_at.is_(None),
    )
)

#: Not through the mapped row: another request may be ending this sign-in just now.
NOTE_USE = (
    update(_sign_in)
    .where(_sign_in.c.token_hash == bindparam("used"))
    .values(seen_at=bindparam("now"))
)


def as_person(session: Session, row: Any) -> Person:
    """The mapped person of a row of ``SIGNED_IN`` read in this transaction.

    Few requests change the person, and these are not to ask the database twice; what
    the row lacks is read when it is asked for.
    """
    known = session.identity_map.get(identity_key(Person, row.id))
    if isinstance(known, Person):
        return known
    person = Person.__mapper__.class_manager.new_instance()
    read = {key: value for key, value in row._mapping.items() if key in _person.c}
    person.__dict__.update(read)
    make_transient_to_detached(person)
    session.add(person)
    found: Person = person
    return found
