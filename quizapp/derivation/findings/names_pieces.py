"""The names within a run of capitals: offices and nations before them are cut off."""

import itertools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_lexicon import (
    GIVEN,
    OPENERS,
    PEERS,
    is_first_name,
)
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.findings.roles_words import (
    OF_OFFICE,
    OFFICES,
    QUALIFIERS,
    RANKS,
)
from quizapp.questions.wording import letters_of


#: What speaks for each sort of name.
class Votes(defaultdict[str, float]):
    """The weight of what speaks for each sort of name."""

    def __init__(self, **weights: float) -> None:
        super().__init__(float, weights)

    def take(self, other: "Votes", part: float = 1.0) -> None:
        """Add what speaks elsewhere, or a part of it."""
        for sort, weight in other.items():
            self[sort] += weight * part

    def best(self) -> tuple[str, float]:
        """The sort with most weight; ("", 0) where nothing speaks."""
        return max(self.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0.0))


@dataclass(slots=True)
class Piece:
    """A run of words that may be a name, as indexes into the words, end exclusive."""

    first: int
    bare: int
    last: int
    title: str
    office: tuple[int, int] | None
    votes: Votes


def pieces_of(words: Sequence[Word], first: int, last: int) -> list[Piece]:
    """The names in a run: offices, nations and openers before a name are cut off."""
    lows = [one.text.casefold() for one in words[first:last]]
    is_opener = words[first].opens and lows[0] in OPENERS and last - first > 1
    if is_opener and not GIVEN.fullmatch(words[first + 1].text):
        return pieces_of(words, first + 1, last)
    known = _longest_known(words, first, last)
    if known is not None and not _has_head(lows):
        pieces = []
        if known[0] > first:
            pieces += pieces_of(words, first, known[0])
        pieces.append(
            Piece(known[0], known[0], known[1], "", None, Votes(**{known[2]: 3.0}))
        )
        return pieces + (pieces_of(words, known[1], last) if known[1] < last else [])
    apart = _office_inside(lows)
    if apart:
        return [
            *pieces_of(words, first, first + apart),
            *pieces_of(words, first + apart, last),
        ]
    start, office = _after_office(words, first, last)
    if start == last:
        return []
    title, bare = "", start
    while (
        bare < last - 1
        and words[bare].text.casefold().rstrip(".") in gazetteer.NAME_TITLES
    ):
        if words[bare + 1].text == "of":
            break
        title = words[bare].text.casefold().rstrip(".")
        bare += 1
    while (
        last > bare
        and not words[last - 1].is_capital
        and not words[last - 1].text.isdigit()
    ):
        last -= 1
    if last <= bare:
        return []
    return [Piece(start, bare, last, title, office, Votes())]


def _office_inside(lows: Sequence[str]) -> int:
    """Where an office begins behind the body it is of: "Brexit Party Leader …"; or 0."""
    for place in range(1, len(lows) - 1):
        if (
            lows[place] in OFFICES
            and lows[place + 1] != "of"
            and lows[place - 1] in gazetteer.BODY_HEADS
            and lows[0] not in OFFICES
        ):
            return place
    return 0


def _has_head(lows: Sequence[str]) -> bool:
    ends = {
        lows[0],
        lows[-1],
        *(one for one, after in itertools.pairwise(lows) if after in ("of", "for")),
    }
    return (
        bool(
            ends
            & (
                gazetteer.BODY_HEADS
                | gazetteer.EVENT_HEADS
                | gazetteer.PLACE_HEADS
                | PEERS
            )
        )
        and len(lows) > 1
    )


def _longest_known(
    words: Sequence[Word], first: int, last: int
) -> tuple[int, int, str] | None:
    """The longest known place or body in a run, when it is the run or stands apart in it."""
    for size in range(min(gazetteer.LONGEST, last - first), 0, -1):
        for start in range(first, last - size + 1):
            letters = letters_of(
                " ".join(one.text for one in words[start : start + size])
            )
            sort = (
                "body"
                if letters in gazetteer.BODIES
                else "place"
                if letters in gazetteer.PLACES
                else ""
            )
            if not sort:
                continue
            if size == last - first or size > 1:
                return start, start + size, sort
            before = words[start - 1].text.casefold() if start > first else ""
            after = words[start + 1].text.casefold() if start + 1 < last else ""
            if start == first and (
                after in OFFICES or after in QUALIFIERS or after in RANKS
            ):
                return start, start + size, sort
            del before
    return None


def _after_office(
    words: Sequence[Word], first: int, last: int
) -> tuple[int, tuple[int, int] | None]:
    """Where the name begins after its office and nation; the office's place."""
    lows = [one.text.casefold() for one in words[first:last]]
    end = 0
    for place, low in enumerate(lows):
        if low in OFFICES:
            end = place + 1
            if end + 1 < len(lows) and lows[end] == "of" and lows[end + 1] in OF_OFFICE:
                end += 2
            elif (
                end + 2 < len(lows)
                and lows[end : end + 2] == ["of", "the"]
                and lows[end + 2] in OF_OFFICE
            ):
                end += 3
            elif end + 1 < len(lows) and lows[end] in (
                "palatine",
                "elect",
                "designate",
            ):
                end += 1
        elif low in QUALIFIERS or gazetteer.is_demonym(low) or low in RANKS:
            continue
        elif end or low not in ("of", "the"):
            break
    if end:
        return first + end, (first, first + end)
    start = 0
    while (
        start < len(lows) - 1
        and gazetteer.is_demonym(lows[start])
        and (lows[start + 1] in RANKS or is_first_name(lows[start + 1]))
        and not _has_head(lows)
    ):
        start += 1
    if all(low in QUALIFIERS or low in RANKS or low in OFFICES for low in lows[start:]):
        return last, None
    return first + start, None
