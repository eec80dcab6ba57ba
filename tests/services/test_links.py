"""Links that do one thing once."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.services import links
from quizapp.services.links import LinkGone, Purpose
from quizapp.store.people import OneTimeLink, Person, Role
from tests.app_fixtures import NOW


def token_of(path: str | None) -> str:
    assert path is not None
    return path.rpartition("/")[2]


def reset_token(session: Session, person: Person) -> str:
    path = links.reset_link(
        session, person_id=person.id, lasts=links.MAILED_LASTS, now=NOW
    )
    return token_of(path)


def test_a_link_works_once(session: Session, learner: Person) -> None:
    token = reset_token(session, learner)

    links.use(session, purpose=Purpose.RESET, token=token, now=NOW)

    with pytest.raises(LinkGone):
        links.use(session, purpose=Purpose.RESET, token=token, now=NOW)
    with pytest.raises(LinkGone):
        links.person_of_reset(session, token=token, now=NOW)


def test_looking_at_a_link_does_not_use_it_up(
    session: Session, learner: Person
) -> None:
    token = reset_token(session, learner)

    found = [links.person_of_reset(session, token=token, now=NOW) for _ in range(3)]

    assert found == [learner] * 3


def test_a_link_expires(session: Session, learner: Person) -> None:
    token = reset_token(session, learner)

    with pytest.raises(LinkGone):
        links.use(
            session,
            purpose=Purpose.RESET,
            token=token,
            now=NOW + links.MAILED_LASTS,
        )


def test_a_link_serves_its_own_purpose_only(session: Session, learner: Person) -> None:
    token = reset_token(session, learner)

    with pytest.raises(LinkGone):
        links.use(session, purpose=Purpose.FIRST_ADMINISTRATOR, token=token, now=NOW)


def test_a_changed_token_opens_nothing(session: Session, learner: Person) -> None:
    token = reset_token(session, learner)
    changed = ("B" if token[0] == "A" else "A") + token[1:]

    for wrong in (changed, token[:-1], token + "A", "", token.swapcase()):
        with pytest.raises(LinkGone):
            links.person_of_reset(session, token=wrong, now=NOW)


def test_the_table_does_not_hold_the_token(session: Session, learner: Person) -> None:
    token = reset_token(session, learner)

    row = session.scalars(select(OneTimeLink)).one()

    assert len(token) >= 43  # 32 bytes
    assert token not in f"{row.token_hash} {row.purpose}"


def test_a_link_of_nobody_opens_nothing(session: Session) -> None:
    path = links.reset_link(session, person_id=None, lasts=timedelta(hours=1), now=NOW)

    with pytest.raises(LinkGone):
        links.person_of_reset(session, token=token_of(path), now=NOW)


def test_the_first_administrators_link_ends_with_the_first_administrator(
    session: Session, learner: Person
) -> None:
    assert links.first_administrator_link(session, now=NOW) is not None
    learner.role = Role.ADMINISTRATOR
    session.flush()

    assert links.first_administrator_link(session, now=NOW) is None


def test_only_the_newest_link_makes_an_administrator(session: Session) -> None:
    older = token_of(links.first_administrator_link(session, now=NOW))
    newer = token_of(links.first_administrator_link(session, now=NOW))

    purpose = Purpose.FIRST_ADMINISTRATOR
    links.check(session, purpose=purpose, token=newer, now=NOW)
    with pytest.raises(LinkGone):
        links.check(session, purpose=purpose, token=older, now=NOW)


def test_expired_links_are_swept(session: Session, learner: Person) -> None:
    reset_token(session, learner)

    links.reset_link(
        session,
        person_id=learner.id,
        lasts=links.MAILED_LASTS,
        now=NOW + timedelta(days=1),
    )

    assert len(session.scalars(select(OneTimeLink)).all()) == 1
