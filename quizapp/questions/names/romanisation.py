"""The same name in two scripts or two romanisations: Хрущёв, Khrushchev, Chruschtschow.

A romanised word is read back into Cyrillic by each scheme in use (BGN/PCGN with GOST's
digraphs, ISO 9, French, German); two words are the same name if a reading of one is a
reading of the other.  Readings drop what schemes write differently or not at all: soft
and hard signs, doubled letters, ё for е, й for и, and the Ukrainian -iv for -ov, -ev.
Chinese: pinyin is written in Wade-Giles, without its apostrophes.
"""

import re
import unicodedata
from functools import lru_cache

#: Longer words are no names that anyone romanises.
_LONGEST = 40

_PLAIN = dict(
    zip("abvgdezklmnoprstufiyqcwhxj", "абвгдезклмнопрстуфиикквгхж", strict=True)
)
_ENGLISH = {
    **_PLAIN, "shch": "щ", "sh": "ш", "ch": "ч", "zh": "ж", "kh": "х", "gh": "г", "ts": "ц", "tz": "ц",
    "yu": "ю", "ya": "я", "ye": "е", "yo": "е", "x": "кс", "ph": "ф", "ck": "к",
}  # fmt: skip
_ISO = {
    **_PLAIN, "š": "ш", "č": "ч", "ž": "ж", "ŝ": "щ", "û": "ю", "â": "я", "ê": "е", "ë": "е", "h": "х",
    "c": "ц", "j": "и", "shh": "щ", "cz": "ц", "x": "кс",
}  # fmt: skip
_FRENCH = {
    **_PLAIN, "chtch": "щ", "tch": "ч", "ch": "ш", "kh": "х", "ou": "у", "iou": "ю", "ts": "ц", "gu": "г",
    "j": "ж", "x": "кс",
}  # fmt: skip
_GERMAN = {
    **_PLAIN, "schtsch": "щ", "tsch": "ч", "sch": "ш", "sh": "ж", "ch": "х", "ja": "я", "ju": "ю", "je": "е",
    "jo": "е", "j": "и", "z": "ц", "tz": "ц", "ß": "с", "x": "кс",
}  # fmt: skip
#: Letters of other Cyrillic alphabets, and those that readings do not tell apart.
_MERGED = str.maketrans(
    {**dict(zip("ёэйыіїґқғңөұүһәюяўјљњћџђ", "ееиииигкгноуухаауу" + "илнчжд", strict=True)), **dict.fromkeys("ъьʹʺ’'", "")}
)  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")
_COARSE = str.maketrans("зж", "сш")


def _pattern(scheme: dict[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(scheme, key=len, reverse=True)))


_SCHEMES = [(scheme, _pattern(scheme)) for scheme in (_ENGLISH, _ISO, _FRENCH)]
_GERMAN_PATTERN = _pattern(_GERMAN)


def same_name(first: str, second: str) -> bool:
    """Whether two words, with their accents, are one name in two spellings.

    >>> same_name("gorbatschow", "gorbachev")
    True
    """
    if min(len(first), len(second)) < 4 or max(len(first), len(second)) > _LONGEST:
        return False
    fine, coarse = _readings(first)
    others, coarse_others = _readings(second)
    return not (fine.isdisjoint(others) and coarse.isdisjoint(coarse_others))


@lru_cache(maxsize=8192)
def _readings(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """The word in Cyrillic by the exact schemes; and by all, the German one included.

    German has one s and one sch for two letters each, so its readings are compared
    without telling these apart.
    """
    if any("а" <= char <= "ӿ" for char in word):
        fine = {_merged(word)}
        coarse = {text.translate(_COARSE) for text in fine}
        return frozenset(fine), frozenset(coarse)
    fine = {_read(word, scheme, pattern) for scheme, pattern in _SCHEMES}
    german = _read(word, _GERMAN, _GERMAN_PATTERN)
    # Of one German and one other; two German readings would make Rose of Rohse.
    coarse = {text.translate(_COARSE) for text in (*fine, german)}
    return frozenset(fine), frozenset(coarse)


def _read(word: str, scheme: dict[str, str], pattern: re.Pattern[str]) -> str:
    if scheme is not _ISO:
        word = _bare(word)
    text = pattern.sub(lambda found: scheme[found[0]], word)
    if scheme is _FRENCH and text.endswith("ине"):  # Poutine, Eltsine
        text = text[:-1]
    return _merged(_bare(text))


def _bare(word: str) -> str:
    if word.isascii():
        return word
    marked = unicodedata.normalize("NFD", word.replace("ß", "ss"))
    return unicodedata.normalize(
        "NFC",
        "".join(char for char in marked if not "\u0300" <= char <= "\u036f"),
    )


def _merged(text: str) -> str:
    """Write a reading so that what schemes do not tell apart is the same."""
    text = _DOUBLED.sub(r"\1", text.translate(_MERGED))
    for pair, one in (("ие", "е"), ("иа", "а"), ("иу", "у")):
        text = text.replace(pair, one)
    for letter in "жчшщ":
        text = text.replace(letter + "о", letter + "е")
    if text[-2:] in ("ов", "ив", "оф", "еф"):
        text = text[:-2] + "ев"
    return text


_SYLLABLE = re.compile(
    r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er|a|o|e|i|u)"
    r"(?![aeiou])"
)
_INITIALS = {
    "b": "p", "d": "t", "g": "k", "zh": "ch", "j": "ch", "q": "ch", "z": "ts", "c": "ts", "x": "hs", "r": "j",
}  # fmt: skip
_FINALS = {
    "ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "er": "erh", "iong": "iung",
}  # fmt: skip


@lru_cache(maxsize=2048)
def in_wade_giles(letters: str) -> str:
    """A pinyin word in Wade-Giles without apostrophes; empty where it is no pinyin.

    >>> in_wade_giles("zedong")
    'tsetung'
    """
    if len(letters) > _LONGEST:
        return ""
    written, place = "", 0
    while place < len(letters):
        found = _SYLLABLE.match(letters, place)
        if not found:
            return ""
        written += _syllable(found[1] or "", found[2])
        place = found.end()
    return written


def _syllable(initial: str, final: str) -> str:
    if final == "i":
        whole = {
            "zh": "chih",
            "ch": "chih",
            "sh": "shih",
            "r": "jih",
            "z": "tzu",
            "c": "tzu",
            "s": "ssu",
        }
        if initial in whole:
            return whole[initial]
    if final == "e" and initial in ("g", "k", "h"):
        return {"g": "ko", "k": "ko", "h": "ho"}[initial]
    if final == "uo" and initial not in ("g", "k", "h", "sh"):
        final = "o"
    if initial == "y" and final in ("an", "ou"):
        final = {"an": "en", "ou": "u"}[final]
    if initial == "y" and final == "i":
        return "i"
    if final == "ui" and initial in ("g", "k"):
        final = "uei"
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)
