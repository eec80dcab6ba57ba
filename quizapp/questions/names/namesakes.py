"""Persons of one surname, and whose first names fit what was said."""

from collections import defaultdict
from functools import cache

from quizapp.questions.names.known_persons import (
    FOREMOST,
    MEN,
    PERSONS,
    PRESIDENTS,
    RULERS,
    SHORT,
    WOMEN,
)
from quizapp.questions.names.name import Name, read_name
from quizapp.questions.names.word_likeness import Alike, alike
from quizapp.questions.wording import word_set

_OFFICES = word_set("president premier prime minister chancellor")

_NONE: frozenset[int] = frozenset()
#: Initials that languages write differently: W. I. Lenin.
_ONE_SOUND = str.maketrans("wc", "vk")


@cache
def _by_surname() -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for text in PERSONS:
        name = read_name(text)
        found[name.words[name.surname_place]].append(name)
    return {surname: tuple(names) for surname, names in found.items()}


@cache
def _letters() -> frozenset[str]:
    return frozenset(read_name(text).letters for text in PERSONS)


def is_person(name: Name) -> bool:
    """Whether it is the whole name of a person we know."""
    return name.letters in _letters()


def namesakes(key: Name) -> tuple[Name, ...]:
    """Known persons of the key's surname, the key's own person among them."""
    return _by_surname().get(key.words[key.surname_place], ()) if key.words else ()


def is_foremost(key: Name) -> bool:
    """Whether the surname alone means this person."""
    return any(
        name.text in FOREMOST and given_fit(name.given, key.given)
        for name in namesakes(key)
    )


def could_be_meant(said: Name, other: Name, key: Name) -> bool:
    """Whether what was said fits *other*, who has the key's surname, no less than the key."""
    if not given_fit(said.given, other.given):
        return False
    if len(other.given) < min(len(said.given), len(key.given)):
        return False
    if _OFFICES & set(said.titles):
        known = [
            name for name in namesakes(other) if given_fit(name.given, other.given)
        ]
        if known and not any(name.text in PRESIDENTS for name in known):
            return False
    return not is_of_other_sex(said, other)


def is_of_other_sex(said: Name, other: Name) -> bool:
    """Whether "Mrs" or "Sir" was said of one whose first name tells otherwise."""
    if not other.given:
        return False
    woman = other.given[0] in WOMEN
    man = not woman and other.given[0] in MEN
    return (said.is_of_woman and man) or (said.is_of_man and woman)


def is_wife_perhaps(said: Name, key: Name) -> bool:
    """Whether "Mrs" was said with the surname alone of one who may be a man."""
    return (
        said.is_of_woman
        and not said.given
        and bool(key.given)
        and key.given[0] not in WOMEN
    )


def is_another_president(said: Name, key: Name) -> bool:
    """Whether an office was said that another of that surname had, and not this one."""
    if not _OFFICES & set(said.titles):
        return False
    known = namesakes(key)
    own = [name for name in known if given_fit(name.given, key.given)]
    return (
        bool(own)
        and not any(name.text in PRESIDENTS for name in own)
        and any(
            name.text in PRESIDENTS and given_fit(said.given, name.given)
            for name in known
        )
    )


def given_fit(said: tuple[str, ...], key: tuple[str, ...]) -> bool:
    """Whether first names, whole or as initials, can be one person's.

    What is missing fits; a second name that is there must agree: George W. is not
    George H. W.
    """
    if not said or not key or said == key or "".join(said) == "".join(key):
        return True
    if len(said) == 1 and len(key) > 1 and said[0] == "".join(word[0] for word in key):
        return True
    if not _same_given(said[0], key[0]):
        whole = tuple(word for word in key if len(word) > 1)
        return all(len(word) > 1 for word in said) and _comes_in(said, whole)
    more, fewer = sorted((said[1:], key[1:]), key=len, reverse=True)
    if not fewer:
        return True
    if len(more) == len(fewer):
        return all(map(_same_given, more, fewer))
    if any(len(word) == 1 for word in more + fewer):
        return False
    return _comes_in(fewer, more)


def _same_given(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0].translate(_ONE_SOUND) == second[0].translate(_ONE_SOUND)
    if SHORT.get(first, _NONE) & SHORT.get(second, _NONE):
        return True
    return alike(first, second) in (Alike.SAME, Alike.SPELT, Alike.SLIP)


def _comes_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return all(any(_same_given(word, other) for other in rest) for word in part)


def same_ruler(first: str, second: str) -> bool:
    """Whether two first names are one ruler's in two languages: Wilhelm, William."""
    return first == second or RULERS.get(first, first) == RULERS.get(second, second)
