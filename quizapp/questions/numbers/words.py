"""The words for numbers in English, German, French and Russian, up to billions.

Each word is an ``Atom``: what it does to the number being read.  The grammar that puts
atoms together is in ``counting.py``.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from quizapp.questions.numbers.figures import tidied
from quizapp.questions.numbers.language import NumberLanguage
from quizapp.questions.numbers.words_english import ENGLISH
from quizapp.questions.numbers.words_french import FRENCH
from quizapp.questions.numbers.words_german import GERMAN
from quizapp.questions.numbers.words_russian import RUSSIAN


class Role(Enum):
    """What a word does to the number being read."""

    ADDEND = auto()  #: seven, sixteen, forty, and Russian hundreds
    ARTICLE = auto()  #: a, eine, une: one, where something countable follows
    FACTOR = auto()  #: hundred, thousand, dozen
    PLURAL = auto()  #: thousands: a factor, but no number by itself
    PART = auto()  #: half, third, Viertel: divides by its value
    ORDINAL = auto()  #: third, fifth, as in "the third" and in "two thirds"
    MORE = auto()  #: "…einhalb": a half more
    AND = auto()
    POINT = auto()  #: point, Komma, virgule
    GLUE = auto()  #: of, de: between a fraction and what it is a fraction of


@dataclass(frozen=True, slots=True)
class Atom:
    role: Role
    value: Decimal = Decimal(0)


#: Abbreviations stand in all languages; the scale is the short one.
_ABBREVIATIONS = """
1000 k tsd thd тыс; 1000000 m mm mn mln mio млн; 1000000000 b bn bln mrd mia mds md млрд;
1000000000000 tn trn трлн
"""


def _listed(text: str, endings: str = "") -> dict[str, Decimal]:
    entries = [entry.split() for entry in text.split(";") if entry.strip()]
    return {
        tidied(word + ending): Decimal(value)
        for value, *words in entries
        for word in words
        for ending in endings.split() or [""]
    }


def _lexicon(language: NumberLanguage) -> dict[str, Atom]:
    """The words of a language; the first role stands where a word has two."""
    tables = (
        (Role.ADDEND, _listed(language.addends)),
        (Role.PART, _listed(language.parts)),
        (Role.FACTOR, _listed(language.factors)),
        (Role.PLURAL, _listed(language.plurals)),
        (Role.PLURAL, _listed(_ABBREVIATIONS)),
        (Role.ORDINAL, _listed(language.ordinals, language.ordinal_endings)),
        (Role.MORE, _listed(language.mores)),
        (Role.ARTICLE, _listed(f"1 {language.articles}")),
        (Role.AND, _listed(f"0 {language.ands}")),
        (Role.POINT, _listed(f"0 {language.points}")),
        (Role.GLUE, _listed(f"0 {language.glues}")),
    )
    atoms: dict[str, Atom] = {}
    for role, table in tables:
        for word, value in table.items():
            atoms.setdefault(word, Atom(role, value))
    return atoms


_LEXICONS = {
    "en": _lexicon(ENGLISH),
    "de": _lexicon(GERMAN),
    "fr": _lexicon(FRENCH),
    "ru": _lexicon(RUSSIAN),
}
LANGUAGES = tuple(_LEXICONS)

_COUNT = frozenset({Role.ADDEND, Role.FACTOR, Role.PLURAL, Role.PART, Role.ORDINAL})
#: What may be a piece of a longer word: "zwei-und-vierzig-tausend", but not "of-ten".
_PIECES = {
    language: {
        word: atom
        for word, atom in atoms.items()
        if len(word) > 2
        and (atom.role in _COUNT or (language == "de" and atom.role is not Role.GLUE))
    }
    for language, atoms in _LEXICONS.items()
}
_LONGEST_PIECE = max(len(word) for pieces in _PIECES.values() for word in pieces)
_LONGEST_COMPOUND = 90


@lru_cache(maxsize=4096)
def atoms_of(word: str, language: str) -> tuple[Atom, ...]:
    """The number words that *word* is made of; empty when it is none.

    >>> [int(atom.value) for atom in atoms_of("zweitausend", "de")]
    [2, 1000]
    """
    whole = _LEXICONS[language].get(word)
    if whole:
        return (whole,)
    if not 5 < len(word) <= _LONGEST_COMPOUND:
        return ()
    return _split(word, _PIECES[language])


def _split(word: str, pieces: dict[str, Atom]) -> tuple[Atom, ...]:
    """Cut a word into pieces, the longest first; each place is tried once."""
    dead: set[int] = set()
    cuts: list[int] = []  # where the pieces begin
    lengths: list[int] = []
    place, longest = 0, _LONGEST_PIECE
    while place < len(word):
        length = next(
            (
                size
                for size in range(min(longest, len(word) - place), 2, -1)
                if place + size not in dead and word[place : place + size] in pieces
            ),
            0,
        )
        if length:
            cuts.append(place)
            lengths.append(length)
            place, longest = place + length, _LONGEST_PIECE
        elif cuts:
            dead.add(place)
            place, longest = cuts.pop(), lengths.pop() - 1
        else:
            return ()
    return tuple(
        pieces[word[cut : cut + length]]
        for cut, length in zip(cuts, lengths, strict=True)
    )


def is_number_word(word: str, language: str) -> bool:
    """Whether a word counts something in a language."""
    return any(atom.role in _COUNT for atom in atoms_of(word, language))
