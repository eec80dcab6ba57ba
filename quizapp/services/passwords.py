"""Passwords: which ones are taken, and how they are kept."""

import gzip
import secrets
import threading
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from quizapp.errors import Refused, TooManyTries

SHORTEST = 8  #: characters
ADVISED = 15  #: characters
LONGEST = 256  #: characters; longer ones would cost us, not the guesser

#: Passwords of 8 characters or more, in lower case, the most common first.
#: Whose list it is stands in common_passwords.LICENSE beside it.
COMMON = Path(__file__).with_name("common_passwords.txt.gz")

WAIT_S = 20  #: for a turn at hashing


class BadPassword(Refused):
    """A password that is not taken.  Says why and what to do."""


def check(password: str, *, known: Iterable[str] = ()) -> None:
    """Refuse a new password that would be guessed soon.

    Any characters will do, in any mixture: rules on mixtures make passwords
    that are hard to remember and easy to guess.

    Args:
        known: what anybody knows of this person, such as the name and email.

    Raises:
        BadPassword: says what is wrong with it.
    """
    if len(password) < SHORTEST:
        raise BadPassword(f"Use at least {SHORTEST} characters. A short sentence does.")
    if len(password) > LONGEST:
        raise BadPassword(f"Use at most {LONGEST} characters.")
    folded = password.casefold()
    if folded in common_passwords():
        raise BadPassword("This password is among the first that are guessed.")
    easy = {word.casefold() for word in known}
    easy |= {word.partition("@")[0] for word in easy}
    if folded in easy:
        raise BadPassword("Your name and email are too easy to guess.")


@cache
def common_passwords() -> frozenset[str]:
    """The passwords that are guessed first."""
    with gzip.open(COMMON, "rt", encoding="utf-8") as lines:
        return frozenset(line.strip() for line in lines)


class Passwords:
    """Makes and checks password hashes (argon2id), a few at a time.

    A hash takes much memory on purpose; without a limit, a class signing in
    together would take all there is.
    """

    def __init__(
        self,
        *,
        memory_kib: int = 19_456,
        passes: int = 2,
        lanes: int = 1,
        at_once: int = 3,
    ) -> None:
        """The defaults are OWASP's: 19 MiB, two passes, one lane."""
        self._hasher = PasswordHasher(
            time_cost=passes, memory_cost=memory_kib, parallelism=lanes
        )
        self._turns = threading.BoundedSemaphore(at_once)
        #: In the form of a hash but of no password: checking takes as long.
        self.nobodys_hash = (
            f"$argon2id$v=19$m={memory_kib},t={passes},p={lanes}"
            f"${_base64(secrets.token_bytes(16))}${_base64(secrets.token_bytes(32))}"
        )

    def hashed(self, password: str) -> str:
        """What is kept of *password*.

        Raises:
            TooManyTries: too many people wait for the same.
        """
        with self._turn():
            return self._hasher.hash(_one_spelling(password))

    def fits(self, password: str, password_hash: str | None) -> bool:
        """Whether *password* is the one behind the hash.

        Takes as long when there is no hash, so that the time does not tell who
        has an account.

        Raises:
            TooManyTries: too many people wait for the same.
        """
        # What is too long was never taken, and would only cost time.
        spelled = _one_spelling(password[: LONGEST + 1])
        with self._turn():
            try:
                self._hasher.verify(password_hash or self.nobodys_hash, spelled)
            except (VerificationError, InvalidHashError):
                return False
        return password_hash is not None

    def is_outdated(self, password_hash: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(password_hash)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=WAIT_S):
            raise TooManyTries(
                "Many people are signing in just now. Wait half a minute.",
                retry_after_s=30,
            )
        try:
            yield
        finally:
            self._turns.release()


def _one_spelling(password: str) -> str:
    """The same bytes for é whether the keyboard sends one code point or two."""
    return unicodedata.normalize("NFC", password)


def _base64(value: bytes) -> str:
    return b64encode(value).decode().rstrip("=")
