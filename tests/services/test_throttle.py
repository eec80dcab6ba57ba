"""Guessing is slow, across processes and restarts, and has an end for the owner."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from quizapp.errors import TooManyTries
from quizapp.services import throttle
from quizapp.services.throttle import Limit
from quizapp.store.engine import make_engine
from quizapp.store.people import Try
from tests.app_fixtures import NOW

NOOR = throttle.sign_in_limits(email="noor@example.org", address="192.0.2.1")


@contextmanager
def processes(url: str, number: int) -> Iterator[list[Engine]]:
    """Engines that share nothing, as those of several processes."""
    engines = [make_engine(url) for _ in range(number)]
    with ExitStack() as stack:
        for engine in engines:
            stack.callback(engine.dispose)
        yield engines


def guess(engine: Engine, limits: tuple[Limit, ...]) -> bool:
    """Whether one more guess is let through."""
    with Session(engine) as session:
        try:
            throttle.count(session, limits=limits, now=NOW)
        except TooManyTries:
            return False
        session.commit()
        return True


def test_of_twenty_guesses_in_two_processes_ten_are_let_through(
    database_url: str,
) -> None:
    with processes(database_url, 2) as engines:
        let_through = [guess(engines[turn % 2], NOOR) for turn in range(20)]

    assert let_through == [True] * 10 + [False] * 10


@pytest.mark.slow
def test_of_guesses_sent_at_once_no_more_are_let_through(database_url: str) -> None:
    with processes(database_url, 2) as engines, ThreadPoolExecutor(8) as pool:
        turns = [engines[turn % 2] for turn in range(32)]
        let_through = list(pool.map(lambda engine: guess(engine, NOOR), turns))

    assert sum(let_through) == 10


def test_a_restart_forgets_nothing(database_url: str) -> None:
    for _ in range(10):
        with processes(database_url, 1) as (engine,):
            assert guess(engine, NOOR)

    with processes(database_url, 1) as (engine,):
        assert not guess(engine, NOOR)


def test_an_account_is_guarded_from_fifty_addresses(session: Session) -> None:
    let_through = 0
    for number in range(50):
        limits = throttle.sign_in_limits(
            email="noor@example.org", address=f"192.0.2.{number}"
        )
        try:
            throttle.count(session, limits=limits, now=NOW)
        except TooManyTries:
            continue
        let_through += 1

    assert let_through == 10


def test_an_address_cannot_go_through_many_accounts(session: Session) -> None:
    for number in range(10):
        limits = throttle.sign_in_limits(
            email=f"{number}@example.org", address="192.0.2.1"
        )
        throttle.count(session, limits=limits, now=NOW)

    with pytest.raises(TooManyTries):
        throttle.count(session, limits=NOOR, now=NOW)


def test_it_says_when_to_come_back_and_means_it(session: Session) -> None:
    for second in range(10):
        now = NOW + timedelta(seconds=second)
        throttle.count(session, limits=NOOR, now=now)

    with pytest.raises(TooManyTries, match="wait 5 minutes") as refused:
        throttle.count(session, limits=NOOR, now=NOW + timedelta(seconds=20))

    assert refused.value.retry_after_s == 280
    back = NOW + timedelta(seconds=20 + 280)
    throttle.count(session, limits=NOOR, now=back)


def test_guesses_that_were_refused_do_not_make_the_wait_longer(
    session: Session,
) -> None:
    for _ in range(10):
        throttle.count(session, limits=NOOR, now=NOW)
    for second in range(1, 300, 10):
        with pytest.raises(TooManyTries):
            throttle.count(session, limits=NOOR, now=NOW + timedelta(seconds=second))

    throttle.count(session, limits=NOOR, now=NOW + timedelta(minutes=5))


def test_right_passwords_are_not_held_against_a_class(session: Session) -> None:
    for number in range(30):
        limits = throttle.sign_in_limits(
            email=f"{number}@example.org", address="192.0.2.1"
        )
        tries = throttle.count(session, limits=limits, now=NOW)
        throttle.give_back(session, tries=tries)

    assert session.scalar(select(func.count(Try.id))) == 0


def test_newcomers_from_one_address_are_as_many_as_one_says(session: Session) -> None:
    limits = throttle.newcomer_limits(address="192.0.2.1", an_hour=2)
    for _ in range(2):
        throttle.count(session, limits=limits, now=NOW)

    with pytest.raises(TooManyTries, match="wait 60 minutes"):
        throttle.count(session, limits=limits, now=NOW)

    throttle.count(session, limits=limits, now=NOW + timedelta(hours=1))


def test_one_full_limit_counts_nothing_against_the_others(session: Session) -> None:
    for _ in range(10):
        throttle.count(session, limits=NOOR, now=NOW)

    for _ in range(5):
        with pytest.raises(TooManyTries):
            throttle.count(session, limits=NOOR, now=NOW)

    assert session.scalar(select(func.count(Try.id))) == 30


def test_a_clock_set_back_locks_nobody_out_for_long(session: Session) -> None:
    for _ in range(10):
        throttle.count(session, limits=NOOR, now=NOW + timedelta(days=365))

    throttle.count(session, limits=NOOR, now=NOW)


def test_tries_are_swept_after_a_day(session: Session) -> None:
    throttle.count(session, limits=NOOR, now=NOW)

    throttle.count(session, limits=(), now=NOW + timedelta(days=1, seconds=1))

    assert session.scalar(select(func.count(Try.id))) == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("192.0.2.1", "::ffff:192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("", "unix:", True),
    ],
)
def test_a_household_counts_as_one(one: str, other: str, same: bool) -> None:
    counted = [
        throttle.link_limits(address=address)[0].counted for address in (one, other)
    ]

    assert (counted[0] == counted[1]) is same


def test_names_of_what_is_counted_fit_their_column() -> None:
    limits = throttle.sign_in_limits(
        email="x" * 254, address="2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff"
    )

    assert all(len(limit.counted) <= 100 for limit in limits)
