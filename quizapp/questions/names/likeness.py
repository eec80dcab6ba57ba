"""How a name that was said stands to a name that was asked for."""

from quizapp.questions.names.known_names import KNOWN_WORDS, SHOWN
from quizapp.questions.names.known_persons import ONE_NAME
from quizapp.questions.names.known_places import SPLIT
from quizapp.questions.names.name import Name
from quizapp.questions.names.namesakes import (
    given_fit,
    is_person,
    same_ruler,
)
from quizapp.questions.names.partial_names import SIDES, by_part
from quizapp.questions.names.relation import Likeness, Stands, with_number
from quizapp.questions.names.romanisation import in_wade_giles
from quizapp.questions.names.word_likeness import Alike, alike, nearer
from quizapp.questions.wording import slips

_OTHER = Likeness(Stands.OTHER)
_MATCHES = (Alike.SAME, Alike.SPELT, Alike.SLIP)


def compare_names(
    said: Name, key: Name, *, person: bool | None, asked: frozenset[str]
) -> Likeness:
    """Compare two names; *asked* are the words of the prompt.

    ``person`` is whether a person is asked for, or ``None`` if that is not known.
    """
    if said.all_letters == key.all_letters or said.things & key.things:
        return Likeness(Stands.SAME)
    if not said.words or not key.words:
        same = said.words == key.words and said.numbers == key.numbers
        return Likeness(Stands.SAME) if same else _OTHER
    if _stands_for(said, key):
        return Likeness(Stands.SAME)
    if said.letters != key.letters and is_person(said) and is_person(key):
        known = _known(said)
        return Likeness(
            Stands.FIRST_NAME if said.words[-1] == key.words[-1] else Stands.KNOWN,
            known,
        )
    if key.is_lettered:
        return _beside_letters(said, key)
    if sorted(said.all_words) == sorted(key.all_words) and _may_be_turned(key):
        return Likeness(Stands.SAME)
    found = _words_alike(said, key)
    if found.stands in (Stands.SAME, Stands.SPELT):
        return with_number(said, key, found, person)
    if found.stands in (Stands.SEX, Stands.UNSURE):
        return found
    if person is not False and not key.is_of_ruler:
        as_person = _as_persons(said, key, person)
        if as_person.stands is not Stands.OTHER:
            return as_person
    found = by_part(said, key, asked, person)
    if found.stands not in (Stands.SAME, Stands.WHICH) and (known := _known(said)):
        return Likeness(Stands.KNOWN, known)
    return found


def _known(said: Name) -> str:
    letters = "".join(word for word in said.all_words if word != "the")
    return SHOWN.get(letters, "") or SHOWN.get(said.letters, "")


def _stands_for(said: Name, key: Name) -> bool:
    """Letters made of the key's words: CSTO, JFK; or of its first: DR Congo, N. Korea."""
    letters = said.all_letters.removeprefix("the")
    if len(letters) >= 3 and (
        letters in key.initials or said.all_letters in key.initials
    ):
        return True
    if len(key.words) < 2 or key.words[-1] != said.words[-1]:
        return False
    last = key.words[-1]
    firsts = "".join(word[0] for word in key.words[:-1])
    is_place = len(key.words) > 2 or key.words[0] in SIDES
    return is_place and last in SPLIT and said.all_letters == firsts + last


def _beside_letters(said: Name, key: Name) -> Likeness:
    """The key is letters: they allow no slip, and not every word that begins so."""
    if said.letters == key.letters and said.numbers == key.numbers:
        return Likeness(Stands.SAME)
    if key.words[0] in said.initials and len(key.words[0]) >= 3 and len(said.words) > 1:
        return Likeness(Stands.LETTERS)
    return Likeness(Stands.KNOWN, known) if (known := _known(said)) else _OTHER


def _words_alike(said: Name, key: Name) -> Likeness:
    """All words of both, one by one, in this order or turned."""
    if said.letters == key.letters or said.letters == _wade_giles(key) or key.letters == _wade_giles(said):  # fmt: skip
        return Likeness(Stands.SAME)
    if len(said.words) != len(key.words):
        worst = (
            alike(said.letters, key.letters) if _only_spaced(said, key) else Alike.OTHER
        )
        return Likeness(Stands.SPELT) if worst in _MATCHES else _OTHER
    if sorted(said.words) == sorted(key.words) and _may_be_turned(key):
        return Likeness(Stands.SAME)
    worst = Alike.SAME
    unsure = ""
    for place, (word, right) in enumerate(zip(said.words, key.words, strict=True)):
        if (
            key.is_of_ruler
            and (said.numbers or place < len(key.words) - 1)
            and same_ruler(word, right)
        ):
            continue
        this = alike(word, right, said.accented[place], key.accented[place])
        if this is Alike.UNSURE:
            unsure = nearer(word, right)
        worst = max(worst, this)
    if worst is Alike.OTHER_SEX:
        return Likeness(Stands.SEX)
    if worst is Alike.UNSURE:
        return Likeness(Stands.UNSURE, SHOWN.get(unsure, unsure.title()))
    if worst is Alike.OTHER:
        is_slip = _has_one_slip(said, key) and not _known(said)
        return Likeness(Stands.SPELT) if is_slip else _OTHER
    if known := worst and _known(said):
        return Likeness(Stands.KNOWN, known)
    return Likeness(Stands.SAME if worst is Alike.SAME else Stands.SPELT)


def _has_one_slip(said: Name, key: Name) -> bool:
    """One letter in all of the name, and that not in an initial: Ho Chi Min."""
    if len(key.letters) < 8 or said.numbers != key.numbers:
        return False
    differing = [
        pair for pair in zip(said.words, key.words, strict=True) if pair[0] != pair[1]
    ]
    return len(differing) == 1 and all(
        min(len(word), len(right)) >= 3
        and word[0] == right[0]
        and word not in KNOWN_WORDS
        and not any(map(str.isdigit, word))
        and slips(word, right, 1) == 1
        for word, right in differing
    )


def _only_spaced(said: Name, key: Name) -> bool:
    """Whether one is written in one word: Nursultan, Nur-Sultan."""
    return (
        1 in (len(said.words), len(key.words))
        and abs(len(said.letters) - len(key.letters)) <= 1
    )


def _may_be_turned(key: Name) -> bool:
    """Whether another order of the words is the same name: Abe Shinzo.

    Frederick William is not William Frederick.
    """
    if key.numbers or not 2 <= len(key.all_words) <= 8:
        return False
    return len(key.words) != 2 or not all(word in KNOWN_WORDS for word in key.words)


def _wade_giles(name: Name) -> str:
    written = [in_wade_giles(word) for word in name.words]
    return "".join(written) if all(written) else ""


def _as_persons(said: Name, key: Name, person: bool | None) -> Likeness:
    ours, theirs = said.surname_place, key.surname_place
    if (
        len(said.words) == 1
        and said.words[0] in ONE_NAME
        and said.words[0] == key.words[0]
    ):
        return with_number(said, key, Likeness(Stands.SAME), person)
    if said.all_letters in _tails(key):
        return with_number(said, key, Likeness(Stands.SURNAME), person)
    surname = alike(
        said.words[ours], key.words[theirs], said.accented[ours], key.accented[theirs]
    )
    if surname is Alike.OTHER_SEX:
        return Likeness(Stands.SEX)
    if surname not in _MATCHES:
        return _OTHER
    if said.given and key.given:
        if not given_fit(said.given, key.given):
            # Beside a name of one word anything may stand: that is no first name.
            return (
                Likeness(Stands.FIRST_NAME)
                if person or len(said.given) == 1
                else _OTHER
            )
    elif said.given:
        if person is None or len(said.given) > 3:
            return _OTHER
        return with_number(said, key, Likeness(Stands.FIRST_UNKNOWN), person)
    elif not person:
        return Likeness(Stands.PART) if key.given else _OTHER
    fits = Likeness(Stands.SURNAME if surname is Alike.SAME else Stands.SPELT)
    if surname is not Alike.SAME and not said.given:
        fits = Likeness(Stands.SURNAME, "spelt")
    if said.given:
        fits = Likeness(
            Stands.SURNAME,
            "" if surname is Alike.SAME and _same_firsts(said, key) else "spelt",
        )
    return with_number(said, key, fits, person)


def _tails(key: Name) -> set[str]:
    """The surname with its particles, written in one: degaulle."""
    particles = key.all_words[1:] if len(key.all_words) > len(key.words) > 1 else ()
    return {"".join(particles[place:]) for place in range(len(particles) - 1)}


def _same_firsts(said: Name, key: Name) -> bool:
    return all(len(word) == 1 or word in key.given or len(word) == len(key.given) for word in said.given) or said.given[0] == key.given[0]  # fmt: skip
