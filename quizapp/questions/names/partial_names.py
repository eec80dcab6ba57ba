"""Names of which something is missing, or beside which something stands."""

from quizapp.questions.names.known_names import KNOWN_WORDS
from quizapp.questions.names.known_places import COUNTRIES, DEMONYMS, SPLIT
from quizapp.questions.names.name import Name
from quizapp.questions.names.relation import Likeness, Stands, with_number
from quizapp.questions.names.word_likeness import Alike, alike
from quizapp.questions.wording import word_set

#: Words of a state's full name that are left out in speech.
_FORM = word_set(
    "republic kingdom federal federation federative islamic democratic peoples socialist commonwealth state principality"
)
#: Words that make another thing of a name.
SIDES = word_set(
    "north south east west northern southern eastern western central upper lower new old inner outer"
    " greater lesser little great equatorial northeast northwest southeast southwest"
)
_LANDMARKS = word_set(
    "lake mount river sea gulf cape isle island islands bay fort port street university station ghetto canal strait valley"
)
_PLAIN_NOUNS = word_set("city town country organization treaty")

_OTHER = Likeness(Stands.OTHER)
_MATCHES = (Alike.SAME, Alike.SPELT, Alike.SLIP)


def by_part(
    said: Name, key: Name, asked: frozenset[str], person: bool | None
) -> Likeness:
    """Something is missing, or something stands beside it."""
    if _comes_in(key.words, said.words):
        extra = [word for word in said.words if word not in key.words]
        return (
            with_number(said, key, _with_more(said, key, extra, asked), person)
            if extra
            else _OTHER
        )
    if _comes_in(said.words, key.words):
        missing = [word for word in key.words if word not in said.words]
        return _with_less(said, key, missing, asked)
    for place, word in enumerate(said.words):
        rest = said.words[:place] + said.words[place + 1 :]
        if (
            rest
            and DEMONYMS.get(word) == key.letters
            and all(part in _FORM for part in rest)
        ):
            return Likeness(Stands.WHICH if key.letters in SPLIT else Stands.SAME)
    return _OTHER


def _with_more(
    said: Name, key: Name, extra: list[str], asked: frozenset[str]
) -> Likeness:
    is_split = key.words[-1] in SPLIT
    if all(word in _FORM | _PLAIN_NOUNS | asked for word in extra):
        has_form = any(word in _FORM for word in extra)
        return _OTHER if is_split and has_form else Likeness(Stands.SAME)
    if (
        key.is_of_ruler
        and not key.had_country
        and all(word in COUNTRIES for word in extra)
    ):
        return Likeness(Stands.SAME)
    is_other = any(word in SIDES | _LANDMARKS | KNOWN_WORDS or any(map(str.isdigit, word)) for word in extra)  # fmt: skip
    if (
        is_other
        or len(extra) > 2
        or (is_split and any(word in _FORM for word in extra))
    ):
        return _OTHER
    return Likeness(Stands.MORE)


def _with_less(
    said: Name, key: Name, missing: list[str], asked: frozenset[str]
) -> Likeness:
    if said.numbers and said.numbers != key.numbers:
        return _OTHER
    core = said.words[-1]
    if (
        core == key.words[-1]
        and core in SPLIT
        and all(word in _FORM | SIDES for word in missing)
    ):
        has_form = any(word in _FORM for word in said.words)
        return _OTHER if has_form else Likeness(Stands.WHICH)
    if said.letters in COUNTRIES and all(word in _FORM for word in missing):
        return Likeness(Stands.SAME)
    if missing == [key.words[0]] and missing[0] in asked and "of" in key.all_words:
        return with_number(said, key, Likeness(Stands.SAME), None)
    return Likeness(Stands.PART)


def _comes_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    rest = iter(whole)
    return len(part) < len(whole) and all(
        any(alike(word, other) in _MATCHES for other in rest) for word in part
    )
