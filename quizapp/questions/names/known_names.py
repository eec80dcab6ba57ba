"""Every name that a slip of the pen must not turn into another one."""

from collections import defaultdict
from functools import lru_cache

from quizapp.questions.names.known_persons import FIRST_NAMES, PERSONS, RULERS
from quizapp.questions.names.known_places import PLACES
from quizapp.questions.wording import letters_of, listed, slips, word_set, words

#: Surnames that differ by a letter.
_SURNAMES = """
Miller Muller Mueller Moller Moeller Meyer Meier Maier Mayer Schmidt Schmitt Schmid Smith Smythe Hoffmann
Hofmann Fischer Fisher Bauer Brauer Weber Wagner Brown Braun Bruning Brunning Kant Kent Hesse Hess Hegel
Hagel Nagel Engel Engels Marx Marks Mann Manns Wilson Watson Watt Watts Nixon Dixon Carter Cartier Truman
Freeman Hoover Heuss Heath Attlee Eden Adenauer Erhard Brandt Brand Kohl Kohler Scholz Schulz Schultz
Steinmeier Thatcher Blair Bligh Wallace Wallis Lenin Lennon Stalin Trotsky
"""

#: Names of one thing, letters and words.
_SAME = """
United Nations, UN, UNO, United Nations Organization | European Union, EU |
United States, US, USA, United States of America | United Kingdom, UK |
Soviet Union, USSR, Union of Soviet Socialist Republics |
East Germany, GDR, DDR, German Democratic Republic | West Germany, FRG, BRD |
Federal Republic of Germany, FRG, BRD | People's Republic of China, PRC |
Democratic Republic of the Congo, DRC | Republic of the Congo, Congo-Brazzaville |
NATO, North Atlantic Treaty Organization | CSTO, Collective Security Treaty Organization |
OSCE, Organization for Security and Cooperation in Europe | CIS, Commonwealth of Independent States |
SCO, Shanghai Cooperation Organization | OPEC, Organization of the Petroleum Exporting Countries |
OECD, Organization for Economic Cooperation and Development | WHO, World Health Organization |
WTO, World Trade Organization | IMF, International Monetary Fund |
UNESCO, United Nations Educational Scientific and Cultural Organization |
UNICEF, United Nations Children's Fund | UNHCR | ICC, International Criminal Court |
ICJ, International Court of Justice | EEC, European Economic Community |
ECSC, European Coal and Steel Community | ECB, European Central Bank | AU, African Union |
OAU, Organization of African Unity | ASEAN, Association of Southeast Asian Nations |
SEATO, Southeast Asia Treaty Organization | NAFTA, North American Free Trade Agreement | APEC |
EPRS, European Parliamentary Research Service | ANC, African National Congress |
PLO, Palestine Liberation Organization | IRA, Irish Republican Army | NASA | CIA | KGB | FBI | ILO,
International Labour Organization | COMECON | European Community | Eurasian Union | League of Nations |
Warsaw Pact | Baghdad Pact | Indian National Congress
"""

#: Names of one thing, thing by thing.
SAME = tuple(tuple(listed(group, ",")) for group in listed(_SAME, "|"))
#: What the names are called, by their letters.
SHOWN = {
    letters_of(text): text
    for text in (
        *PERSONS,
        *reversed(PLACES),
        *(text for group in SAME for text in group),
    )
}

#: Single words that are names of their own.
KNOWN_WORDS = frozenset(
    word_set(_SURNAMES.casefold())
    | {letters for letters, text in SHOWN.items() if " " not in text}
    | FIRST_NAMES
    | set(RULERS)
    | {words(text)[-1] for text in PERSONS}
)


def _letter_set(word: str) -> int:
    """The letters of a word, a bit for each."""
    bits = 0
    for char in word:
        bits |= 1 << (ord(char) & 31)
    return bits


_by_start: dict[str, list[tuple[str, int]]] = defaultdict(list)
for _word in sorted(KNOWN_WORDS):
    _by_start[_word[0]].append((_word, _letter_set(_word)))

_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=4096)
def near(word: str, *, most: int) -> tuple[str, ...]:
    """Known words at most *most* slips away from *word*, itself left out."""
    bits, length = _letter_set(word), len(word)
    return tuple(
        other
        for other, others in _by_start.get(word[:1], ())
        # A slip changes at most two of the letters that a word has.
        if (bits ^ others).bit_count() <= 2 * most
        and -most <= len(other) - length <= most
        and other != word
        and slips(word, other, most) <= most
    )


def unlikeness(first: str, second: str) -> float:
    """How far two spellings are apart: a vowel counts half, but not at the end.

    Vowels are what is mostly misspelt; the last letter makes Niger of Nigeria.
    """
    start = 0
    while start < min(len(first), len(second)) - 1 and first[start] == second[start]:
        start += 1
    first, second = first[start:], second[start:]
    weights = [0.5 if char in _VOWELS else 1.0 for char in second[:-1]] + [1.0]
    before = [0.0]
    for weight in weights:
        before.append(before[-1] + weight)
    for place, char in enumerate(first, start=1):
        own = 0.5 if char in _VOWELS and place < len(first) else 1.0
        row = [before[0] + own]
        for column, (other, weight) in enumerate(zip(second, weights, strict=False)):
            change = 0.0 if char == other else max(own, weight)
            row.append(
                min(before[column + 1] + own, row[-1] + weight, before[column] + change)
            )
        before = row
    return before[-1]
