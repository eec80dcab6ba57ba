"""How like two words of a name are: the same, another spelling, a slip, another name."""

from enum import IntEnum

from quizapp.questions.names.known_names import KNOWN_WORDS, near, unlikeness
from quizapp.questions.names.known_persons import FIRST_NAMES, RULERS
from quizapp.questions.names.romanisation import in_wade_giles, same_name
from quizapp.questions.wording import is_slip_of, plain, slips

_WITH_E = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"}
)


class Alike(IntEnum):
    """From the same word to another one; the less, the more alike."""

    SAME = 0
    SPELT = 1  #: another spelling of the same name
    SLIP = 2
    UNSURE = 3  #: a slip, but as much of another known name
    OTHER_SEX = 4  #: Nazarbayeva for Nazarbayev
    OTHER = 5


def alike(said: str, key: str, accented: str = "", key_accented: str = "") -> Alike:
    """Compare two folded words; with their accents, umlauts may be written out."""
    if said == key:
        return Alike.SAME
    accented, key_accented = accented or said, key_accented or key
    if not (accented.isascii() and key_accented.isascii()) and _same_written_out(
        accented, key_accented
    ):
        return Alike.SAME
    if min(len(said), len(key)) < 4 or abs(len(said) - len(key)) > 6:
        return Alike.OTHER
    if _differ_by_sex(said, key):
        return Alike.OTHER_SEX
    if said in RULERS and RULERS.get(key) == RULERS[said] and slips(said, key, 2) <= 2:
        return Alike.SPELT
    is_known = said in KNOWN_WORDS
    is_slip = not is_known and _is_slip(said, key, accented, key_accented)
    if is_slip and not nearer(said, key):
        return Alike.SLIP
    if not (is_known and key in KNOWN_WORDS) and (
        same_name(accented, key_accented) or said == in_wade_giles(key)
    ):
        return Alike.SPELT
    return Alike.UNSURE if is_slip else Alike.OTHER


def nearer(said: str, key: str) -> str:
    """Another known name that the slip is as much of, or nothing."""
    own = 1.0 if sorted(said) == sorted(key) else unlikeness(said, key)
    for other in near(said, most=min(2, int(2 * own))):
        if other == key or other in FIRST_NAMES or same_name(other, key):
            continue
        if unlikeness(said, other) <= own:
            return other
    return ""


def _is_slip(said: str, key: str, accented: str, key_accented: str) -> bool:
    if not accented.isascii() and not key_accented.isascii():
        marked = {char for char in accented if not char.isascii()}
        if marked != {char for char in key_accented if not char.isascii()}:
            return False  # Möller wrote the umlaut on purpose
    return is_slip_of(said, key) or _has_moved_letter(said, key)


def _has_moved_letter(said: str, key: str) -> bool:
    """All letters are there, one of them out of its place: Ghandi."""
    return len(key) >= 6 and said[0] == key[0] and sorted(said) == sorted(key) and slips(said, key, 2) <= 2  # fmt: skip


def _same_written_out(first: str, second: str) -> bool:
    one, other = first.translate(_WITH_E), second.translate(_WITH_E)
    return plain(one) == plain(other) or plain(first) == plain(other) or plain(one) == plain(second)  # fmt: skip


def _differ_by_sex(first: str, second: str) -> bool:
    """Whether only an ending -a tells them apart: Putin, Putina; Zelensky, Zelenska."""
    if (first[-1] == "a") == (second[-1] == "a") or min(len(first), len(second)) < 5:
        return False
    his, hers = (second, first) if first[-1] == "a" else (first, second)
    stem = hers.removesuffix("ya").removesuffix("ja") if hers.endswith(("skaya", "skaja")) else hers  # fmt: skip
    return stem.rstrip("a") == his.rstrip("yij")
