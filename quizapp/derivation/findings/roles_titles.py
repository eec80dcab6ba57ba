"""Reading the words of an office where they stand: "the first president of Russia"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.derivation.document import Document
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.findings.roles_words import (
    CALLINGS,
    OFFICES,
    QUALIFIERS,
    RANKS,
    WHEN,
)
from quizapp.derivation.span import Span
from quizapp.questions.wording import letters_of

_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "'s", "’s"})
_ORDINALS = frozenset(
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "last",
        "only",
        "sole",
        "youngest",
        "oldest",
        "new",
    ]
)
_PREFIX = re.compile(r"(?:then|ex|former)-", re.IGNORECASE)
#: With a capital at the start of a sentence, and still no part of an office.
_BEGINNINGS = frozenset(
    {"to", "in", "on", "under", "by", "with", "from", "at", "as"}
) | {
    "after",
    "before",
    "like",
    "unlike",
    "while",
    "when",
    "although",
    "though",
    "but",
    "because",
    "since",
    "if",
    "both",
}
#: What somebody is to another: "his opponent Vice President Nixon".
_TO_SOMEBODY = frozenset(
    {"opponent", "rival", "colleague", "friend", "ally", "challenger", "critic"}
) | {"mate", "adversary", "competitor", "counterpart", "companion", "fellow"}
_BARRED = frozenset({"who", "which", "that", "whose"})
#: The longest office, in words before its head and after it.
_BEFORE, _AFTER = 7, 9


@dataclass(frozen=True, slots=True)
class Title:
    """An office as the text has it, without article and time."""

    text: str
    when: str
    span: Span
    last: int  #: index of the word after it


def is_office(word: str) -> bool:
    """Whether a word is the chief word of an office or calling."""
    low = word.casefold()
    if "-" in low and letters_of(low) in gazetteer.BODIES:
        return False
    parts = low.split("-")
    return low.endswith("ician") or any(
        one in OFFICES or one in RANKS or one in CALLINGS
        for one in (low, parts[0], parts[-1])
    )


def title_at(document: Document, words: Sequence[Word], first: int) -> Title | None:
    """The office whose words begin at *first*, or ``None``."""
    place, when = first, ""
    while place < len(words) and place - first < 3:
        low = words[place].text.casefold()
        if low in WHEN and not _begins_a_name(words, place):
            when = when or WHEN[low]
        elif low not in _ARTICLES and low != "newly":
            break
        place += 1
    start = place
    prefix = _PREFIX.match(words[place].text) if place < len(words) else None
    when = "former" if prefix is not None else when
    while place < len(words) and place - start < _BEFORE and not _is_head(words, place):
        if not _may_qualify(words[place]):
            return None
        place += 1
    if (
        place >= len(words)
        or not is_office(words[place].text)
        or place - start >= _BEFORE
    ):
        return None
    last = _after_head(words, place + 1)
    skipped = prefix.end() if prefix is not None else 0
    span = Span(words[start].start + skipped, words[last - 1].end)
    return Title(span.of(document.text), when, span, last)


def _begins_a_name(words: Sequence[Word], place: int) -> bool:
    """ "New York editor" is no new editor."""
    if words[place].text != "New" or place + 1 >= len(words):
        return False
    return words[place + 1].is_capital and not is_office(words[place + 1].text)


def _is_head(words: Sequence[Word], place: int) -> bool:
    """An office that is not followed by another it qualifies: "general" of "general secretary"."""
    if not is_office(words[place].text) or words[place].pos in ("VERB", "AUX"):
        return False
    following = words[place + 1].text if place + 1 < len(words) else ""
    if is_office(following):
        return False
    if following.casefold() in QUALIFIERS and place + 2 < len(words):
        return not is_office(words[place + 2].text)
    return True


def _may_qualify(word: Word) -> bool:
    low = word.text.casefold()
    if low in _BARRED or not word.text[:1].isalnum():
        return low in ("'s", "’s", "-")
    if (
        low in QUALIFIERS
        or low in _ORDINALS
        or gazetteer.is_demonym(low)
        or is_office(low)
    ):
        return True
    return (
        word.is_capital
        or word.pos in ("ADJ", "NOUN", "PROPN")
        or (word.pos == "" and len(low) > 3)
    )


def _after_head(words: Sequence[Word], place: int) -> int:
    """Past "of the Communist Party of China", "for foreign affairs", "to the throne"."""
    last = place
    while last < len(words) and last - place < _AFTER:
        low = words[last].text.casefold()
        of_state = low == "for" and words[last - 1].text.casefold() == "state"
        if low not in ("of", "for", "to") or (
            low != "of" and last > place and not of_state
        ):
            break
        reach = last + 1
        while reach < len(words) and words[reach].text.casefold() in (
            "the",
            "a",
            "all",
            "his",
            "her",
            "its",
        ):
            reach += 1
        begin = reach
        while (
            reach < len(words) and reach - begin < 6 and _may_be_of(words, begin, reach)
        ):
            reach += 1
        if reach == begin or words[begin].text.isdigit():
            break
        last = reach
    return last


def _may_be_of(words: Sequence[Word], begin: int, place: int) -> bool:
    word = words[place]
    low = word.text.casefold()
    if low in ("and", "&"):
        inner = place > begin and place + 1 < len(words) and words[place - 1].is_capital
        return (
            inner
            and words[place + 1].is_capital
            and not gazetteer.is_demonym(words[place + 1].text)
            and (
                any(
                    one.text.casefold() in gazetteer.BODY_HEADS
                    for one in words[begin:place]
                )
            )
        )
    if low in ("'s", "’s"):
        return place > begin
    if not word.text[:1].isalnum() or word.text.isdigit() or low in _BARRED:
        return False
    return word.is_capital or word.pos in ("NOUN", "ADJ", "PROPN")


def title_before(document: Document, words: Sequence[Word], end: int) -> Title | None:
    """The office whose words end right before *end*: "former US Secretary of State"."""
    place = end - 1
    while (
        place >= 0
        and end - place <= _BEFORE + 3
        and words[place].sentence == words[end].sentence
    ):
        word = words[place]
        low = word.text.casefold()
        if (
            low in ("the", "a", "an")
            or low in _BARRED
            or not _may_stand_before(word, words, place, end)
        ):
            break
        place -= 1
    begin = place + 1
    near = words[begin:end]
    for first, word in enumerate(near):
        if word.text in ("of", "'s", "’s", "for", "and", "-"):
            continue
        found = title_at(document, near, first)
        if found is not None and found.last == len(near) and not _ends_in_office(found):
            return found
    return None


def _ends_in_office(found: Title) -> bool:
    """ "daughter of former president": the president is who is named behind it."""
    _, of, after = found.text.partition(" of ")
    return bool(of) and is_office(after.split()[-1])


def _may_stand_before(word: Word, words: Sequence[Word], place: int, end: int) -> bool:
    low = word.text.casefold()
    if low in _BEGINNINGS | _TO_SOMEBODY:
        return False
    if (
        low in WHEN
        or low in QUALIFIERS
        or low in _ORDINALS
        or low in ("of", "newly", "'s", "’s")
    ):
        return True
    if is_office(low) or gazetteer.is_demonym(low):
        return True
    if place == end - 1:
        return any(one.text == "of" for one in words[max(0, place - 2) : place])
    return word.is_capital or word.pos in ("ADJ", "NOUN")
