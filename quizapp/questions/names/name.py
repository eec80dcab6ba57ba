"""A name as marking compares it: its words, its number, and what stands around them."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from quizapp.questions.names.known_names import SAME
from quizapp.questions.names.known_persons import BYNAMES, FAMILY_FIRST, RULERS
from quizapp.questions.names.known_places import CAPITALS, COUNTRIES
from quizapp.questions.wording import LONGEST_ANSWER, word_set, words

_WORD = re.compile(r"([^\W_]+)(\.?)")
_APOSTROPHES = re.compile(r"['’‘ʼʹʻ`´\"“”„«»]")
_ROMAN = re.compile(r"(?=[ivx])(x{0,3})(ix|iv|v?i{0,3})", re.ASCII)
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th|er|e)?", re.ASCII)
_LETTERED = re.compile(r"ww([123i]{1,3})", re.ASCII)

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
_CARDINALS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"
NUMBER_WORDS = {
    word: number
    for group in (_ORDINALS, _CARDINALS)
    for number, word in enumerate(group.split(), start=1)
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80, "hundred": 100}

_WOMEN = word_set(
    "mrs ms miss lady dame queen empress duchess princess madame mme frau tsarina kanzlerin bundeskanzlerin konigin kaiserin czarina countess baroness sister mother"
)
_MEN = word_set(
    "mr sir lord king emperor kaiser tsar czar sultan shah duke prince count baron herr monsieur pope brother father"
)
#: What may stand before a name, which is the same name without it.
TITLES = (
    _WOMEN
    | _MEN
    | word_set(
        "dr prof professor saint st sankt president chancellor premier minister prime secretary general"
        " marshal admiral colonel captain major lieutenant former ex chief senator chairman comrade governor"
        " bishop archbishop cardinal ayatollah imam caliph pharaoh archduke reichskanzler bundeskanzler"
        " bundeskanzlerin kanzler kanzlerin konig konigin zar kaiserin prasident il duce fuhrer caudillo"
        " judge justice ambassador mayor vice deputy acting"
    )
)
_RULING = word_set(
    "king queen emperor empress kaiser tsar tsarina czar sultan pope shah prince"
)
#: Words that do not tell names apart: articles, particles of nobility, small words.
SMALL = word_set(
    "the a an of and for in on at to by from der die das den dem des du de da di del della dos la le les l al el ul ibn bin bint"
    " von van zu zum zur af av ter und y"
)
_YOUNGER = word_set("jr junior younger fils")
_ELDER = word_set("sr senior elder pere")
_OTHER_SPELLINGS = {
    "labour": "labor", "defence": "defense", "centre": "center", "harbour": "harbor", "programme": "program",
    "theatre": "theater", "organisation": "organization",
}  # fmt: skip


@dataclass(frozen=True)
class Name:
    """What is left of a name's text, and what was taken out of it."""

    text: str
    words: tuple[str, ...]  #: folded, without titles, small words, numbers
    accented: tuple[str, ...]  #: the same words with their accents
    numbers: tuple[int, ...]  #: Henry VIII has 8, the Treaty of Paris of 1815 has 1815
    generation: str  #: "elder", "younger", "jr" or nothing
    titles: tuple[str, ...]
    initials: frozenset[
        str
    ]  #: the first letters of all words, with small ones or without
    all_words: tuple[str, ...]  #: folded, nothing taken out
    had_country: bool = (
        False  #: a country was left out: another must not stand in for it
    )

    @cached_property
    def letters(self) -> str:
        return "".join(self.words)

    @cached_property
    def all_letters(self) -> str:
        return "".join(self.all_words)

    @cached_property
    def things(self) -> frozenset[int]:
        """The numbers of the things that this is a known name of."""
        return _things().get(self.letters, frozenset())

    @cached_property
    def surname_place(self) -> int:
        """Where among the words the surname stands."""
        first = len(self.words) > 1 and self.words[0] in FAMILY_FIRST
        return 0 if first else len(self.words) - 1

    @cached_property
    def given(self) -> tuple[str, ...]:
        place = self.surname_place
        return self.words[:place] + self.words[place + 1 :]

    @cached_property
    def is_of_woman(self) -> bool:
        return any(title in _WOMEN for title in self.titles)

    @cached_property
    def is_of_man(self) -> bool:
        return any(title in _MEN for title in self.titles)

    @cached_property
    def is_of_ruler(self) -> bool:
        return bool(
            self.words
            and self.words[0] in RULERS
            and (any(0 < number < 40 for number in self.numbers) or any(title in _RULING for title in self.titles))
        ) or self.words in BYNAMES  # fmt: skip

    @cached_property
    def is_lettered(self) -> bool:
        """Whether it is written as letters that stand for words: NATO, C.S.T.O."""
        bare = (
            self.text.replace(".", "")
            .replace(" ", "")
            .removeprefix("the")
            .removeprefix("The")
        )
        return 2 <= len(bare) <= 8 and bare.isalpha() and bare.isupper()

    @cached_property
    def by_number(self) -> "Name | None":
        """A ruler with a byname as the one with a number: Catherine II."""
        number = BYNAMES.get(self.words)
        if number is None:
            return None
        return Name(self.text, self.words[:1], self.accented[:1], (number,), "", self.titles, frozenset(), self.all_words)  # fmt: skip

    @cached_property
    def without_country(self) -> "Name | None":
        """A ruler without what was ruled: Philip II, for Philip II of Spain."""
        place = next(
            (n for n, word in enumerate(self.words) if n and word in COUNTRIES), 0
        )
        if not place or not self.is_of_ruler:
            return None
        return Name(self.text, self.words[:place], self.accented[:place], self.numbers, self.generation, self.titles, frozenset(), self.all_words[:-1], True)  # fmt: skip


@cache
def _things() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, group in enumerate(SAME):
        for text in group:
            letters = read_name(text).letters
            found[letters] = found.get(letters, frozenset()) | {number}
    return found


@lru_cache(maxsize=8192)
def read_name(text: str) -> Name:
    """Read any text as a name; "Tokayev, Kassym" is turned round."""
    cut = unicodedata.normalize("NFKC", text[:LONGEST_ANSWER])[:LONGEST_ANSWER]
    tokens = _tokens(_turned(cut))
    return _sorted_out(text, tokens)


def _tokens(text: str) -> list[tuple[str, str, bool]]:
    """Each word folded, with its accents, and whether a full stop follows."""
    lowered = _APOSTROPHES.sub("", text.casefold())
    found = []
    for word, stop in _WORD.findall(lowered):
        folded = word if word.isascii() else "".join(words(word))
        if not folded:
            continue
        if lettered := _LETTERED.fullmatch(folded):
            number = (
                lettered[1].replace("iii", "3").replace("ii", "2").replace("i", "1")
            )
            found += [
                ("world", "world", False),
                ("war", "war", False),
                (number, number, False),
            ]
        else:
            found.append((folded, word, bool(stop)))
    return found


def _turned(text: str) -> str:
    last, comma, first = text.partition(",")
    if not comma or "," in first:
        return text
    after = words(first)
    if not after or after[0] in _YOUNGER | _ELDER | {"the"} or after[0].isdigit():
        return text
    letters = "".join(after)
    if letters in COUNTRIES:
        # "Vienna, Austria" is Vienna, if it is the one in Austria.
        fits = CAPITALS.get("".join(words(last))) == letters
        return last if fits else text
    return f"{first} {last}"


def _sorted_out(text: str, tokens: list[tuple[str, str, bool]]) -> Name:
    all_words = tuple(folded for folded, _, _ in tokens)
    titles: list[str] = []
    start = 0
    while start < len(tokens) - 1 and (all_words[start] in TITLES or (all_words[start] in SMALL and not tokens[start][2])):  # fmt: skip
        if all_words[start + 1] == "of" and start + 2 < len(tokens):
            break
        titles.append(all_words[start])
        start += 1
    kept: list[tuple[str, str]] = []
    numbers: list[int] = []
    generation = ""
    for place in range(start, len(tokens)):
        folded, accented, stop = tokens[place]
        number = _number(all_words, place, start, stop)
        if number is not None:
            numbers.append(number)
        elif (
            (place > start or folded in ("elder", "younger"))
            and folded in _YOUNGER | _ELDER
            and len(tokens) > 1
        ):
            generation = (
                "jr"
                if folded in ("jr", "junior")
                else "younger"
                if folded in _YOUNGER
                else "elder"
            )
        elif folded not in SMALL or stop:
            kept.append((_one_spelling(folded), accented))
    if not kept and not numbers:
        kept = [(folded, accented) for folded, accented, _ in tokens]
    return Name(
        text,
        tuple(folded for folded, _ in kept),
        tuple(accented for _, accented in kept),
        tuple(sorted(numbers)),
        generation,
        tuple(title for title in titles if title in TITLES),
        _initials(kept, all_words),
        all_words,
    )


def _number(
    all_words: tuple[str, ...], place: int, start: int, stop: bool
) -> int | None:
    word = all_words[place]
    if found := _ORDINAL.fullmatch(word):
        return int(found[1])
    if word in NUMBER_WORDS and len(all_words) > 1:
        return NUMBER_WORDS[word]
    if (place == start and "ii" not in word) or not (found := _ROMAN.fullmatch(word)):
        return None
    last = place == len(all_words) - 1
    if len(word) == 1 and not last and (stop or all_words[place + 1] not in SMALL):
        return None  # an initial, as in Dwight I. Eisenhower
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix").index(found[2])
    return 10 * len(found[1]) + ones


def _one_spelling(word: str) -> str:
    if len(word) > 5:
        word = _OTHER_SPELLINGS.get(word, word).replace("isation", "ization")
    return word


def _initials(
    kept: list[tuple[str, str]], all_words: tuple[str, ...]
) -> frozenset[str]:
    if len(all_words) < 2:
        return frozenset()
    with_small = "".join(word[0] for word in all_words)
    without = "".join(folded[0] for folded, _ in kept)
    return frozenset({with_small, without, with_small.removeprefix("t")})
