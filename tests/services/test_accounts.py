"""Accounts: made, found, turned from a guest's."""

import logging

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services import accounts, erasure, links, sign_ins
from quizapp.services.accounts import EmailTaken, NoGuest
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person, Role, SignIn
from quizapp.store.reviews import Card, Review, StudiedSet
from tests.app_fixtures import NOW
from tests.services.studying import answer, next_card


def sign_up(session: Session, email: str = "noor@example.org") -> Person:
    return accounts.sign_up(
        session,
        name="Noor Rahimi",
        email=email,
        password_hash="a hash",
        time_zone="Asia/Almaty",
        now=NOW,
    )


def make_account_of(session: Session, guest: Person, email: str) -> Person:
    return accounts.sign_up(
        session,
        name="Noor",
        email=email,
        password_hash="a hash",
        time_zone="UTC",
        now=NOW,
        guest=guest,
    )


def test_a_newcomer_has_the_shipped_sets(session: Session) -> None:
    person = sign_up(session)

    assert session.scalar(select(func.count()).where(StudiedSet.person_id == person.id))
    assert (person.role, person.time_zone) == (Role.LEARNER, "Asia/Almaty")


@pytest.mark.slow
def test_an_email_has_one_account_however_it_is_spelled(session: Session) -> None:
    sign_up(session)

    with pytest.raises(EmailTaken) as refused:
        sign_up(session, "NOOR@example.org")

    assert "noor" not in str(refused.value).lower()


def test_of_two_who_take_an_email_at_once_one_gets_it(engine: Engine) -> None:
    with Session(engine) as session:
        sign_up(session)
        # As if the other had looked before this one wrote.
        second = Person(name="Ada", email="noor@example.org", created_at=NOW)
        session.add(second)
        with pytest.raises(Exception, match=r"(?i)unique"):
            session.flush()


def test_a_guest_who_makes_an_account_keeps_every_review(session: Session) -> None:
    guest = accounts.start_as_guest(session, time_zone="UTC", now=NOW)
    session.commit()
    for _ in range(3):
        answer(session, guest, next_card(session, guest, NOW), NOW)
    number, cards = guest.id, session.scalar(select(func.count(Card.id)))

    person = make_account_of(session, guest, "noor@example.org")
    session.commit()

    assert (person.id, person.is_guest, person.name) == (number, False, "Noor")
    kept = select(func.count(Review.id)).where(Review.person_id == person.id)
    assert session.scalar(kept) == 3
    assert session.scalar(select(func.count(Card.id))) == cards


def test_of_two_accounts_made_of_one_guest_at_once_the_first_stays(
    engine: Engine, session: Session
) -> None:
    guest = accounts.start_as_guest(session, time_zone="UTC", now=NOW)
    session.commit()
    with Session(engine) as faster:
        make_account_of(faster, faster.get_one(Person, guest.id), "first@example.org")
        faster.commit()

    assert guest.is_guest  # as this session saw it
    with pytest.raises(NoGuest):
        make_account_of(session, guest, "second@example.org")

    session.rollback()
    session.refresh(guest)
    assert guest.email == "first@example.org"


def test_of_a_guest_who_was_erased_no_account_is_made(
    engine: Engine, session: Session
) -> None:
    guest = accounts.start_as_guest(session, time_zone="UTC", now=NOW)
    session.commit()
    with Session(engine) as faster:
        erasure.erase(faster, person_id=guest.id, with_sets=False)
        faster.commit()

    with pytest.raises(NoGuest):
        make_account_of(session, guest, "noor@example.org")


def test_a_password_changed_elsewhere_meanwhile_lets_nobody_in(
    session: Session,
) -> None:
    person = sign_up(session)
    person.password_hash = "another hash"
    session.flush()

    with pytest.raises(accounts.WrongPassword):
        accounts.let_in(
            session,
            person_id=person.id,
            checked_hash="a hash",
            browser="",
            lasts=links.HANDED_LASTS,
            now=NOW,
        )


def test_an_old_hash_is_renewed_when_its_password_is_known(session: Session) -> None:
    old, new = Passwords(memory_kib=8, passes=1), Passwords(memory_kib=16, passes=1)
    person = sign_up(session)
    person.password_hash = old.hashed("correct horse")
    session.flush()

    accounts.renew_hash(session, person=person, password="correct horse", passwords=new)

    assert person.password_hash is not None
    assert "m=16," in person.password_hash
    assert new.fits("correct horse", person.password_hash)


def test_another_password_ends_sign_ins_and_links(session: Session) -> None:
    person = sign_up(session)
    kept, other = (
        sign_ins.start(
            session,
            person_id=person.id,
            browser="",
            lasts=links.HANDED_LASTS,
            now=NOW,
        )
        for _ in range(2)
    )
    link = links.reset_link(
        session, person_id=person.id, lasts=links.HANDED_LASTS, now=NOW
    )

    accounts.change_password(
        session,
        person=person,
        checked_hash="a hash",
        password_hash="new",
        but=sign_ins.hashed(kept),
    )

    left = session.scalars(
        select(SignIn.token_hash).where(SignIn.person_id == person.id)
    ).all()
    assert left == [sign_ins.hashed(kept)]
    assert sign_ins.hashed(other) not in left
    with pytest.raises(links.LinkGone):
        links.person_of_reset(session, token=link.rpartition("/")[2], now=NOW)


def test_who_knows_an_old_password_only_cannot_undo_a_new_one(
    session: Session,
) -> None:
    person = sign_up(session)
    accounts.replace_password(session, person=person, password_hash="the owner's")

    with pytest.raises(accounts.WrongPassword):
        accounts.change_password(
            session, person=person, checked_hash="a hash", password_hash="a thief's"
        )

    assert person.password_hash == "the owner's"


def test_a_guest_cannot_teach(session: Session) -> None:
    guest = accounts.start_as_guest(session, time_zone="UTC", now=NOW)

    with pytest.raises(Refused, match="account first"):
        accounts.choose_role(session, person=guest, role=Role.TEACHER)


def test_who_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        accounts.named(session, email="nobody@example.org")


def test_an_event_is_one_line_without_codes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, "quizapp.accounts"):
        accounts.note("signed in", person_id=7, address="1.2.3.4\r\nfake\x1b[31m")

    (line,) = caplog.messages
    assert line.isprintable()
    assert '"person": 7' in line
