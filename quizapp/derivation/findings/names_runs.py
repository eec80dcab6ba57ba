"""Where capitalised words of a text may be a name, with the small words between."""

from collections import Counter
from collections.abc import Sequence

from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_lexicon import (
    CALENDAR,
    EPITHETS,
    GIVEN,
    LINKS,
    NUMERAL,
    OPENERS,
    PEERS,
    SORTS,
    is_first_name,
    is_known,
)
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.findings.roles_words import (
    OF_OFFICE,
    OFFICES,
    QUALIFIERS,
    RANKS,
)
from quizapp.derivation.lexicon import is_common_noun
from quizapp.questions.wording import letters_of


def runs_of(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where capitalised words follow one another, with the small words between."""
    inside = Counter(one.text for one in words if one.is_capital and not one.opens)
    common = common_openers(words)
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        if place in common or not _may_begin(words, place, inside):
            place += 1
            continue
        last = _run_end(words, place)
        found.append((place, last))
        place = last
    return found


def common_openers(words: Sequence[Word]) -> frozenset[int]:
    """Where a common noun opens a sentence: "Tea was dumped", "Colonists burned it"."""
    inside = {one.text for one in words if one.is_capital and not one.opens}
    small = {one.text for one in words if one.text.islower()}
    found = set()
    for place, word in enumerate(words):
        low = word.text.casefold()
        if not word.opens or word.text in inside or not _stands_alone(words, place):
            continue
        is_noun = word.label not in _TRUSTED and is_common_noun(low)
        if low in small or (is_noun and not is_known(word.text)):
            found.add(place)
    return frozenset(found)


def _may_begin(words: Sequence[Word], place: int, inside: Counter[str]) -> bool:
    word = words[place]
    if not word.is_capital or not word.is_word or word.text.casefold() in CALENDAR:
        return False
    low = word.text.casefold()
    if word.text == "I" or (len(word.text) == 1 and not word.text.isalpha()):
        return False
    after = words[place - 1].text if place else ""
    if not (word.opens or after in "“\"‘'(:;—–"):
        return low not in OPENERS or word.label != ""
    if low in OPENERS:
        return begins_name(words, place)
    if (
        word.label in SORTS
        or inside[word.text]
        or word.pos == "PROPN"
        or word.pos == ""
    ):
        return True
    return is_known(word.text) or low in OFFICES or low in RANKS or low in QUALIFIERS


#: Labels of a parser that it seldom gives to a common noun.
_TRUSTED = frozenset({"PERSON", "GPE", "LOC"})


#: Labels of a parser that it seldom gives to a common noun.
_TRUSTED = frozenset({"PERSON", "GPE", "LOC"})


def _stands_alone(words: Sequence[Word], place: int) -> bool:
    return place + 1 >= len(words) or not words[place + 1].is_capital


def begins_name(words: Sequence[Word], place: int) -> bool:
    """Whether "An" is a family's name: "An Jung-geun", "So Chae-pil"."""
    if place + 1 >= len(words):
        return False
    given = words[place + 1].text
    return bool(GIVEN.fullmatch(given))


def _run_end(words: Sequence[Word], first: int) -> int:
    """Where the run that begins at *first* ends, exclusive."""
    last = first + 1
    while last < len(words) and words[last].sentence == words[first].sentence:
        if _joins(words, first, last):
            last += 1
            continue
        reach = _over(words, first, last)
        if reach == last:
            break
        last = reach
    return last


def _joins(words: Sequence[Word], first: int, place: int) -> bool:
    word, before = words[place], words[place - 1]
    if word.text.casefold() in CALENDAR:
        return False
    return word.is_capital and word.is_word and before.end < word.start


def _over(words: Sequence[Word], first: int, place: int) -> int:
    """Past small words inside a name to its next capital, or *place*."""
    small: list[str] = []
    reach = place
    while reach < len(words) and len(small) < 3 and not words[reach].is_capital:
        small.append(words[reach].text)
        reach += 1
    if (
        not small
        or reach >= len(words)
        or words[reach].sentence != words[first].sentence
    ):
        return place
    if not _joins(words, first, reach):
        return place
    if all(one in gazetteer.PARTICLES for one in small):
        return reach + 1
    if not all(one in LINKS for one in small):
        return place
    head = words[place - 1].text.casefold()
    start = words[first].text.casefold()
    nexts = words[reach].text
    if small == ["of"] or small == ["of", "the"]:
        return reach + 1 if _takes_of(words, first, place, nexts) else place
    if small == ["the"]:
        great = not is_known(nexts) and nexts.casefold() not in OFFICES | RANKS
        single = place - first <= 3 or NUMERAL.match(words[place - 1].text)
        return reach + 1 if great and single and nexts in EPITHETS else place
    if small == ["and"] or small == ["&"]:
        inside = any(one.text in ("of", "for") for one in words[first:place])
        body = any(
            one.text.casefold() in gazetteer.BODY_HEADS for one in words[first:place]
        )
        known = letters_of(" ".join(one.text for one in words[first : reach + 1]))
        if known in gazetteer.PLACES:
            return reach + 1
        return (
            reach + 1
            if inside and body and not is_known(nexts) and start != nexts.casefold()
            else place
        )
    if small in (["for"], ["in"], ["on"], ["to"], ["for", "the"], ["against"]):
        of_body = any(
            one.text.casefold() in gazetteer.BODY_HEADS for one in words[first:place]
        )
        ok = small[0] == "for" or any(one.text == "for" for one in words[first:place])
        return (
            reach + 1
            if of_body and ok and head not in CALENDAR and not is_first_name(nexts)
            else place
        )
    return place


def _takes_of(words: Sequence[Word], first: int, place: int, following: str) -> bool:
    """Whether "of" joins what stands before it to the name after it."""
    head = words[place - 1].text.casefold()
    if head in OFFICES:
        return following.casefold() in OF_OFFICE and head in {
            "secretary",
            "chief",
            "minister",
            "chancellor",
        }
    if head in PEERS:
        return True
    if head in RANKS or head in QUALIFIERS:
        return head == "state"
    if head in gazetteer.EVENT_HEADS or head in gazetteer.BODY_HEADS:
        return True
    if head in gazetteer.PLACE_HEADS:
        return True
    return place - first == 1 and is_first_name(head) and not is_first_name(following)
