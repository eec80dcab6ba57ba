"""Accounts: made, found, turned from a guest's."""

import logging

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.services import accounts, links, sign_ins
from quizapp.services.accounts import BadDetail, EmailTaken
from quizapp.services.passwords import Passwords
from quizapp.store.people import Person, Role
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


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Noor Rahimi", "Noor Rahimi"),
        ("  Noor \t\n Rahimi ", "Noor Rahimi"),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("{0.__class__}", "{0.__class__}"),
        ("Noor\r\nBcc: all@example.org", "Noor Bcc: all@example.org"),
        ("Noor\x1b[31m", "Noor[31m"),
        ("\u202egro.elpmaxe", "gro.elpmaxe"),
        ("<b>'\"&", "<b>'\"&"),
        ("👩🏽\u200d🏫 Ms Adeyemi", "👩🏽\u200d🏫 Ms Adeyemi"),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(typed: str, name: str) -> None:
    assert accounts.plain_name(typed) == name


@pytest.mark.parametrize("typed", ["", "   ", "\u202e", "x" * 121])
def test_not_everything_is_a_name(typed: str) -> None:
    with pytest.raises(BadDetail):
        accounts.plain_name(typed)


@pytest.mark.parametrize(
    "typed", ["noor@example.org", " Noor@Example.ORG ", "NOOR@example.org\n"]
)
def test_an_email_has_one_spelling(typed: str) -> None:
    assert accounts.plain_email(typed) == "noor@example.org"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "noor",
        "@example.org",
        "noor@",
        "noor@example.org@example.org",
        "noor@.org",
        "noor rahimi@example.org",
        "noor@example.org\r\nBcc: all@example.org",
        "noor@example.org, all@example.org",
        "Noor <noor@example.org>",
        "x" * 250 + "@example.org",
    ],
)
def test_not_everything_is_an_email(typed: str) -> None:
    with pytest.raises(BadDetail):
        accounts.plain_email(typed)


def test_a_newcomer_has_the_shipped_sets(session: Session) -> None:
    person = sign_up(session)

    assert session.scalar(select(func.count()).where(StudiedSet.person_id == person.id))
    assert (person.role, person.time_zone) == (Role.LEARNER, "Asia/Almaty")


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

    person = accounts.sign_up(
        session,
        name="Noor",
        email="noor@example.org",
        password_hash="a hash",
        time_zone="UTC",
        now=NOW,
        guest=guest,
    )
    session.commit()

    assert (person.id, person.is_guest, person.name) == (number, False, "Noor")
    kept = select(func.count(Review.id)).where(Review.person_id == person.id)
    assert session.scalar(kept) == 3
    assert session.scalar(select(func.count(Card.id))) == cards


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
        session, person=person, password_hash="new", but=sign_ins.hashed(kept)
    )

    left = [each.token_hash for each in sign_ins.listed(session, person_id=person.id)]
    assert left == [sign_ins.hashed(kept)]
    assert sign_ins.hashed(other) not in left
    with pytest.raises(links.LinkGone):
        links.person_of_reset(session, token=link.rpartition("/")[2], now=NOW)


def test_a_guest_cannot_teach(session: Session) -> None:
    guest = accounts.start_as_guest(session, time_zone="UTC", now=NOW)

    with pytest.raises(Refused, match="account first"):
        accounts.choose_role(session, person=guest, role=Role.TEACHER)


def test_who_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        accounts.named(session, email="nobody@example.org")


@pytest.mark.parametrize(
    ("wanted", "zone"),
    [
        ("Asia/Almaty", "Asia/Almaty"),
        ("", "Europe/Paris"),
        ("Mars/Olympus", "Europe/Paris"),
        ("../../etc/passwd", "Europe/Paris"),
    ],
)
def test_a_time_zone_is_one_there_is(wanted: str, zone: str) -> None:
    assert accounts.plain_time_zone(wanted, default="Europe/Paris") == zone


def test_an_event_is_one_line_without_codes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.INFO, "quizapp.accounts"):
        accounts.note("signed in", person_id=7, address="1.2.3.4\r\nfake\x1b[31m")

    (line,) = caplog.messages
    assert line.isprintable()
    assert '"person": 7' in line
