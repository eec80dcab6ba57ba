"""A match of a rule for dates, and what it says."""

import re
from dataclasses import dataclass

from quizapp.derivation.findings.date_anchors import Place
from quizapp.derivation.findings.date_surroundings import is_owned
from quizapp.derivation.findings.date_values import approximate
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.questions.dates.historical_date import HistoricalDate

AS_WRITTEN = "as written"
_LAST_ORDINAL = re.compile(r"(?i)\b(?:half|quarter|decade)\sof")
WILL = re.compile(
    r"(?i)\b(?:will|shall|takes?\seffect|comes?\sinto\sforce|plans?\sto|expected|scheduled|due|next|would|is\sto|are\sto)\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """What one expression says."""

    value: HistoricalDate | None
    kind: TimeKind | None = None  #: ``None``: as its preposition says
    why: str = AS_WRITTEN
    leaned: bool = False
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a rule in one paragraph."""

    found: re.Match[str]
    text: str  #: of the paragraph, plain
    place: Place
    sentence: str

    @property
    def words(self) -> str:
        return self.found[0]

    def group(self, name: str) -> str:
        """A named group, or ``""``."""
        groups = self.found.groupdict()
        return groups.get(name) or ""

    @property
    def quoted(self) -> str:
        """ "from 'March of the same year'"."""
        return f"from '{self.words}'"


def hedge_of(match: Match) -> str:
    words = match.group("part").lower().removeprefix("the ").strip()
    words = words.removesuffix(" the").strip(" -")
    return words or match.group("about").lower()


def is_section(match: Match) -> bool:
    """ "the first half of", which is worked into the value."""
    return bool(_LAST_ORDINAL.search(match.group("part")))


def core(match: Match) -> str:
    """The words without the part and the hedge."""
    words = match.words
    for name in ("part", "about"):
        if name == "part" and is_section(match):
            continue
        start, end = match.found.span(name) if match.group(name) else (0, 0)
        if end > start:
            offset = match.found.start()
            words = (
                words[: start - offset] + " " * (end - start) + words[end - offset :]
            )
    return words.strip(" ,")


def said_of(match: Match, value: HistoricalDate | None) -> Said | None:
    if value is None:
        return None
    if match.group("about"):
        value = approximate(value)
    return Said(value, hedge="" if is_section(match) else hedge_of(match))


def in_year(
    day: tuple[int, int], year: tuple[int, str] | None, hedge: str = ""
) -> Said:
    if year is None:
        return Said(None, why="no year in the text", hedge=hedge)
    try:
        value = HistoricalDate.of(year[0], *day)
    except ValueError:
        return Said(None, why="no such day in that year", hedge=hedge)
    return Said(value, why=year[1], leaned=True, hedge=hedge)


def says_future(sentence: str) -> bool:
    """Whether a sentence looks ahead: "elections will be held in 2024"."""
    return bool(WILL.search(sentence))


def stands_before_noun(match: Match) -> bool:
    """Whether the date stands before what it dates: "the 1948 Act"."""
    start, end = match.found.span()
    if not re.match(r"(?:-\w|\s[A-Za-z])", match.text[end : end + 2] + "x"):
        return False
    owned = is_owned(match.text, start)
    return owned and bool(re.match(r"\s\w", match.text[end : end + 2]))
