"""Signed-in browsers."""

from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from quizapp.services import sign_ins
from quizapp.store.people import Person, SignIn
from tests.app_fixtures import NOW, new_learner

IDLE = timedelta(days=14)
LASTS = timedelta(days=60)


def start(session: Session, person: Person, now: datetime = NOW) -> str:
    return sign_ins.start(
        session, person_id=person.id, browser="Firefox", lasts=LASTS, now=now
    )


def is_signed_in(session: Session, token: str, now: datetime = NOW) -> bool:
    return sign_ins.find(session, token=token, now=now, idle=IDLE) is not None


def test_a_token_finds_its_person(session: Session, learner: Person) -> None:
    token = start(session, learner)

    found = sign_ins.find(session, token=token, now=NOW, idle=IDLE)

    assert found is not None
    assert sign_ins.person_of(session, found) is learner
    assert len(token) >= 43  # 32 bytes
    assert token not in found.token_hash


def test_a_person_found_by_a_token_can_be_changed(
    engine: Engine, session: Session, learner: Person
) -> None:
    token = start(session, learner)
    session.commit()

    with Session(engine) as own:
        found = sign_ins.find(own, token=token, now=NOW, idle=IDLE)
        sign_ins.person_of(own, found).name = "Noor R."
        own.commit()

    session.refresh(learner)
    assert (learner.name, learner.time_zone) == ("Noor R.", "UTC")


def test_no_other_token_finds_anybody(session: Session, learner: Person) -> None:
    token = start(session, learner)

    for wrong in ("", token[:-1], token.swapcase(), sign_ins.hashed(token)):
        assert not is_signed_in(session, wrong)


def test_every_sign_in_has_a_token_of_its_own(
    session: Session, learner: Person
) -> None:
    assert len({start(session, learner) for _ in range(20)}) == 20


def test_a_form_that_comes_again_leads_to_the_token_that_it_led_to(
    session: Session, learner: Person
) -> None:
    token = sign_ins.token_of_form("a secret", "account", "an id", "a password")
    others = {
        sign_ins.token_of_form("another", "account", "an id", "a password"),
        sign_ins.token_of_form("a secret", "account", "an id", "b password"),
        sign_ins.token_of_form("a secret", "account", "an ida", " password"),
    }

    given = sign_ins.start(
        session, person_id=learner.id, browser="", lasts=LASTS, now=NOW, token=token
    )

    assert given == sign_ins.token_of_form("a secret", "account", "an id", "a password")
    assert token not in others
    assert len(others) == 3
    assert is_signed_in(session, token)


def test_what_has_ended_by_itself_is_not_listed(
    session: Session, learner: Person
) -> None:
    ended, held = start(session, learner), start(session, learner, NOW + IDLE / 2)

    found = sign_ins.listed(session, person_id=learner.id, now=NOW + IDLE, idle=IDLE)
    later = sign_ins.listed(
        session, person_id=learner.id, now=NOW + LASTS + IDLE / 2, idle=2 * LASTS
    )

    assert [each.token_hash for each in found] == [sign_ins.hashed(held)]
    assert sign_ins.hashed(ended) != sign_ins.hashed(held)
    assert later == []


def test_unused_it_ends(session: Session, learner: Person) -> None:
    token = start(session, learner)

    assert is_signed_in(session, token, NOW + IDLE - timedelta(seconds=1))
    assert not is_signed_in(session, token, NOW + IDLE)


def test_used_it_ends_too_in_the_end(session: Session, learner: Person) -> None:
    token = start(session, learner)
    now = NOW
    while now < NOW + LASTS:
        found = sign_ins.find(session, token=token, now=now, idle=IDLE)
        assert found is not None
        sign_ins.note_use(session, sign_in=found, now=now, idle=IDLE)
        now += timedelta(days=10)

    assert not is_signed_in(session, token, NOW + LASTS)


def test_use_is_written_down_once_an_hour(session: Session, learner: Person) -> None:
    token = start(session, learner)
    row = session.get_one(SignIn, sign_ins.hashed(token))
    seen = []
    for minutes in (1, 59, 61, 90, 130):
        now = NOW + timedelta(minutes=minutes)
        sign_ins.note_use(session, sign_in=row, now=now, idle=IDLE)
        session.refresh(row)
        seen.append(row.seen_at - NOW)

    assert seen == [timedelta(minutes=m) for m in (0, 0, 61, 61, 130)]


def test_who_is_disabled_is_signed_in_nowhere(
    session: Session, learner: Person
) -> None:
    token = start(session, learner)
    learner.disabled_at = NOW
    session.flush()

    assert not is_signed_in(session, token)


def test_ending_one_leaves_the_others(session: Session, learner: Person) -> None:
    first, second = start(session, learner), start(session, learner)

    sign_ins.end(session, token=first)

    assert not is_signed_in(session, first)
    assert is_signed_in(session, second)


def test_all_but_one_can_be_ended(session: Session, learner: Person) -> None:
    kept, *others = (start(session, learner) for _ in range(4))
    stranger = start(session, new_learner(session, "Ada Okoro"))

    ended = sign_ins.end_all(session, person_id=learner.id, but=sign_ins.hashed(kept))

    assert ended == 3
    assert is_signed_in(session, kept)
    assert is_signed_in(session, stranger)
    assert not any(is_signed_in(session, token) for token in others)


def test_nobody_ends_the_sign_in_of_somebody_else(
    session: Session, learner: Person
) -> None:
    token = start(session, learner)
    stranger = new_learner(session, "Ada Okoro")
    handle = sign_ins.handle_of(session.get_one(SignIn, sign_ins.hashed(token)))

    assert not sign_ins.end_one(session, person_id=stranger.id, handle=handle)
    assert is_signed_in(session, token)
    assert sign_ins.end_one(session, person_id=learner.id, handle=handle)
    assert not is_signed_in(session, token)


def test_what_a_browser_calls_itself_is_cut_to_fit(
    session: Session, learner: Person
) -> None:
    token = sign_ins.start(
        session,
        person_id=learner.id,
        browser="\x1b[31mred\r\n" + "x" * 500,
        lasts=LASTS,
        now=NOW,
    )

    row = session.get_one(SignIn, sign_ins.hashed(token))
    assert len(row.browser) == 200
    assert row.browser.startswith("[31mred")
