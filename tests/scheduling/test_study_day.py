from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.scheduling.study_day import StudyClock
from tests.scheduling.cases import ALMATY, clocks, law, moments


@pytest.mark.parametrize(
    ("local", "day"),
    [
        ("2026-11-22T12:00+05:00", date(2026, 11, 22)),
        ("2026-11-22T23:59+05:00", date(2026, 11, 22)),
        ("2026-11-23T03:59:59+05:00", date(2026, 11, 22)),
        ("2026-11-23T04:00+05:00", date(2026, 11, 23)),
    ],
)
def test_the_night_belongs_to_the_evening_before(local: str, day: date) -> None:
    assert ALMATY.day_of(datetime.fromisoformat(local)) == day


def test_a_moment_counts_alike_in_whatever_zone_it_is_written() -> None:
    moment = datetime(2026, 11, 22, 22, 30, tzinfo=UTC)

    same = moment.astimezone(timezone(timedelta(hours=-8)))

    assert ALMATY.day_of(same) == ALMATY.day_of(moment) == date(2026, 11, 22)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        ALMATY.day_of(datetime(2026, 11, 22))  # noqa: DTZ001


@pytest.mark.parametrize(
    "name", ["", "Nowhere", "America", "../etc/passwd", "a b", "\0"]
)
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="unknown time zone"):
        StudyClock(name)


@pytest.mark.parametrize("minute", [-1, 1440])
def test_a_day_starts_within_the_day(minute: int) -> None:
    with pytest.raises(ValueError, match="day start"):
        StudyClock("UTC", minute)


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", date(2026, 3, 7), 23),
        ("America/New_York", date(2026, 10, 31), 25),
        ("America/New_York", date(2026, 7, 1), 24),
        ("Australia/Lord_Howe", date(2026, 4, 4), 24.5),
    ],
)
def test_a_day_of_the_clock_change_is_shorter_or_longer(
    zone: str, day: date, hours: float
) -> None:
    clock = StudyClock(zone)

    length = clock.start_of(day + timedelta(days=1)) - clock.start_of(day)

    assert length == timedelta(hours=hours)


def test_a_day_start_that_clocks_skip_is_the_moment_of_the_skip() -> None:
    clock = StudyClock("America/New_York", 150)  # 02:30; at 02:00 it becomes 03:00

    assert clock.start_of(date(2026, 3, 8)) == datetime(2026, 3, 8, 7, tzinfo=UTC)


def test_a_day_start_that_clocks_show_twice_is_the_first() -> None:
    clock = StudyClock("America/New_York", 90)  # 01:30; at 02:00 it becomes 01:00

    assert clock.start_of(date(2026, 11, 1)) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


def test_a_day_that_has_begun_stays_when_clocks_go_back_across_its_start() -> None:
    clock = StudyClock("America/New_York", 90)
    again_one_oclock = datetime(2026, 11, 1, 6, tzinfo=UTC)

    assert clock.day_of(again_one_oclock) == date(2026, 11, 1)


def test_a_day_left_out_by_its_zone_begins_when_the_next_does() -> None:
    samoa = StudyClock("Pacific/Apia", 0)

    assert samoa.start_of(date(2011, 12, 30)) == samoa.start_of(date(2011, 12, 31))


@law
@given(clocks, moments)
def test_a_moment_lies_in_its_day(clock: StudyClock, moment: datetime) -> None:
    day = clock.day_of(moment)

    assert clock.start_of(day) <= moment < clock.start_of(day + timedelta(days=1))


@law
@given(clocks, moments, st.integers(0, 3 * 24 * 60))
def test_days_never_go_back_while_time_goes_on(
    clock: StudyClock, moment: datetime, minutes: int
) -> None:
    assert clock.day_of(moment) <= clock.day_of(moment + timedelta(minutes=minutes))


@law
@given(clocks, st.dates(date(2012, 1, 1), date(2035, 1, 1)))
def test_a_day_starts_on_itself(clock: StudyClock, day: date) -> None:
    start = clock.start_of(day)

    assert start.tzinfo is UTC
    assert clock.day_of(start) == day
    assert clock.day_of(start - timedelta(microseconds=1)) == day - timedelta(days=1)
