"""Which passwords are taken, and how they are kept."""

import threading
import unicodedata

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.exceptions import VerifyMismatchError

from quizapp.services import passwords
from quizapp.services.passwords import BadPassword, Passwords


@pytest.fixture
def quick() -> Passwords:
    return Passwords(memory_kib=8, passes=1)


@pytest.mark.parametrize(
    "password",
    [
        "zebra pie",
        "  spaces count  ",
        "🦓🦓🦓🦓🦓🦓🦓🦓",
        "x" * 256,
        "ПарольДляИстории",
        "no capital, no digit",
    ],
)
def test_any_characters_will_do(password: str) -> None:
    passwords.check(password)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("", "at least 8"),
        ("zebra 7", "at least 8"),
        ("x" * 257, "at most 256"),
        ("password1", "first that are guessed"),
        ("PassWord1", "first that are guessed"),
        ("noor@example.org", "too easy"),
        ("Noor Rahimi", "too easy"),
        ("noor.rahimi", "too easy"),
    ],
)
def test_what_would_be_guessed_soon_is_refused(password: str, words: str) -> None:
    known = ("Noor Rahimi", "noor@example.org", "noor.rahimi@example.org")

    with pytest.raises(BadPassword, match=words):
        passwords.check(password, known=known)


def test_three_thousand_common_passwords_are_known() -> None:
    assert len(passwords.common_passwords()) >= 3000
    assert all(len(word) >= passwords.SHORTEST for word in passwords.common_passwords())


def test_a_password_fits_its_own_hash_and_no_other(quick: Passwords) -> None:
    kept = quick.hashed("correct horse")

    assert quick.fits("correct horse", kept)
    assert not quick.fits("Correct horse", kept)
    assert not quick.fits("correct horse", quick.hashed("battery staple"))
    assert "correct" not in kept


def test_every_character_of_a_long_password_counts(quick: Passwords) -> None:
    long = "ö" * 255

    assert not quick.fits(long + "a", quick.hashed(long + "b"))


def test_an_accent_counts_the_same_however_it_was_typed(quick: Passwords) -> None:
    kept = quick.hashed(unicodedata.normalize("NFD", "crème brûlée"))

    assert quick.fits(unicodedata.normalize("NFC", "crème brûlée"), kept)


def test_nobodys_hash_fits_nothing(quick: Passwords) -> None:
    assert not quick.fits("correct horse", None)
    assert not quick.fits("", None)
    assert not quick.fits("anything", "not a hash at all")


def test_hashes_are_made_as_owasp_advises() -> None:
    kept = Passwords().hashed("correct horse")

    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_hash_of_other_days_is_outdated(quick: Passwords) -> None:
    kept = quick.hashed("correct horse")

    assert Passwords().is_outdated(kept)
    assert not quick.is_outdated(kept)


def test_many_can_wait_for_their_turn() -> None:
    one_at_a_time = Passwords(memory_kib=8, passes=1, at_once=1)
    kept = one_at_a_time.hashed("correct horse")
    fitted: list[bool] = []

    threads = [
        threading.Thread(
            target=lambda: fitted.append(one_at_a_time.fits("correct horse", kept))
        )
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert fitted == [True] * 8


def test_checking_for_nobody_costs_what_checking_for_somebody_does() -> None:
    passwords = Passwords()
    somebodys = passwords.hashed("a sentence of my own")

    assert extract_parameters(passwords.nobodys_hash) == extract_parameters(somebodys)
    # A hash of another length would be refused before anything is computed.
    assert len(passwords.nobodys_hash) == len(somebodys)
    with pytest.raises(VerifyMismatchError):
        PasswordHasher().verify(passwords.nobodys_hash, "any password at all")
