"""What people say of themselves: a name, an email, a time zone, each in one spelling."""

import re
import unicodedata
from functools import cache
from zoneinfo import available_timezones

from quizapp.errors import Refused

LONGEST_NAME = 120
LONGEST_EMAIL = 254

# What an address needs to have; whether it takes mail, only mail can tell.
EMAIL = re.compile(r"[^@\s\x00-\x1f\x7f<>,;:\"()\[\]\\]+@[^@\s.][^@\s<>,;:\"()\[\]\\]*")

#: Invisible, but they shape the letters beside them: without, names in Persian,
#: Mongolian and Indic scripts are misspelled, and emoji fall apart.
JOINERS = "\u180e\u200c\u200d"

#: Counted as letters, marks or symbols by Unicode, yet nothing is drawn for them:
#: grapheme joiner, Hangul and Khmer fillers, the empty Braille cell.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")

#: Joiners that stand at an end or beside a space join nothing.
IDLE_JOINER = re.compile(f"(?:^|(?<=[ {JOINERS}]))[{JOINERS}]+|[{JOINERS}]+(?= |$)")


class BadDetail(Refused):
    """A name or email that cannot be taken.  Says what to write instead."""


def plain_name(text: str) -> str:
    """*text* as a name: one line of what can be seen.

    What cannot be seen is left out, and with it what would turn the direction of
    the words that follow; joiners stay where they join.

    Raises:
        BadDetail: nothing to be seen is left, or it is too long.
    """
    if not text.strip():
        raise BadDetail("Write the name you go by.")
    name = _seen(unicodedata.normalize("NFC", text))
    if not any(map(_stands_alone, name)):
        raise BadDetail("Nothing of this name can be seen. Write the name you go by.")
    if len(name) > LONGEST_NAME:
        raise BadDetail(f"Use at most {LONGEST_NAME} characters.")
    return name


def _seen(text: str) -> str:
    """*text* without what is invisible, and with single spaces."""
    letters = (
        " " if letter.isspace() else letter
        for letter in text
        if letter.isspace() or letter in JOINERS or not _is_invisible(letter)
    )
    words = " ".join("".join(letters).split())
    return " ".join(IDLE_JOINER.sub("", words).split())


def _is_invisible(letter: str) -> bool:
    return letter in BLANKS or unicodedata.category(letter) in {"Cc", "Cf", "Cs"}


def _stands_alone(letter: str) -> bool:
    """Whether it can be seen without another: a letter, number, sign or symbol."""
    return unicodedata.category(letter)[0] in "LNPS"


def one_spelling(email: str) -> str:
    """*email* as accounts are found by it, whoever types it on whatever keyboard.

    It need not be an email.
    """
    # PostgreSQL cannot even be asked for a text with NUL in it.
    return unicodedata.normalize("NFC", email.replace("\0", "")).strip().lower()


def plain_email(text: str) -> str:
    """*text* as an email in its one spelling.

    Raises:
        BadDetail: it is not an email.
    """
    email = one_spelling(text)
    if "\0" in text or len(email) > LONGEST_EMAIL or not EMAIL.fullmatch(email):
        raise BadDetail("Write an email such as name@example.org.")
    if any(map(_is_invisible, email)):
        # It would pass for somebody else's.
        raise BadDetail("This email has a character that cannot be seen. Type it anew.")
    return email


@cache
def time_zones() -> tuple[str, ...]:
    """The zones to choose from: places, and UTC."""
    places = (name for name in _all_zones() if "/" in name)
    return ("UTC", *sorted(name for name in places if not name.startswith("Etc/")))


@cache
def _all_zones() -> frozenset[str]:
    """Every zone by any name.  Kept, as they are looked up on the disk."""
    return frozenset(available_timezones())


def plain_time_zone(name: str, *, default: str) -> str:
    """*name* if there is such a time zone, else *default*."""
    return name if name in _all_zones() else default
