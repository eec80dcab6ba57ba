"""The names of a text: where they stand, and what sort of thing each names."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.derivation.document import Document
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_pieces import Piece, Votes, pieces_of
from quizapp.derivation.findings.names_runs import runs_of
from quizapp.derivation.findings.names_tags import weigh_tags
from quizapp.derivation.findings.names_votes import votes_for
from quizapp.derivation.findings.names_words import Word, words_of
from quizapp.derivation.span import Span
from quizapp.questions.wording import letters_of


@dataclass(frozen=True, slots=True)
class Name:
    """A name in its place; ``sort`` is "person", "body", "place", "people", "event".

    ``span`` holds the title by which somebody is named ("King Louis XVI"), ``bare``
    does not.  ``office`` is the span of an office before the name.
    """

    span: Span
    bare: Span
    text: str  #: the bare name
    sort: str
    title: str  #: lower case: "king", "mrs", or ""
    article: str  #: "the" where the text has it right before
    office: Span | None
    sentence: int
    votes: float  #: how clearly it is of its sort


def find_names(document: Document, words: Sequence[Word] = ()) -> list[Name]:
    """Every name of the body, in order; an event's is among them, a date's is not.

    *words* are the document's, when they are known already.
    """
    words = words or words_of(document)
    pieces = weigh_tags(words, _pieces(words), opinions(words))
    _agree(words, pieces)
    return [
        name for piece in pieces if (name := _named(document, words, piece)) is not None
    ]


def opinions(words: Sequence[Word]) -> list[str]:
    """What the rules alone make of each word: "B-person", "I-person" or "O"."""
    said = ["O"] * len(words)
    for piece in _pieces(words):
        sort, weight = piece.votes.best()
        if weight > 0:
            for place in range(piece.bare, piece.last):
                said[place] = f"{'B' if place == piece.bare else 'I'}-{sort}"
    return said


def _pieces(words: Sequence[Word]) -> list[Piece]:
    pieces = [
        piece
        for first, last in runs_of(words)
        for piece in pieces_of(words, first, last)
    ]
    for piece in pieces:
        piece.votes.take(votes_for(words, piece))
    return pieces


def _agree(words: Sequence[Word], pieces: Sequence[Piece]) -> None:
    """The same words name the same sort everywhere; a surname follows its full name."""
    together: dict[str, Votes] = defaultdict(Votes)
    count = Counter(_key(words, piece) for piece in pieces)
    for piece in pieces:
        key = _key(words, piece)
        together[key].take(piece.votes, 1 / count[key])
    parts = Counter(
        part
        for key, votes in together.items()
        if " " in key and votes.best()[0] == "person"
        for part in _surnames(key)
    )
    scenes = {
        found[1]
        for key, votes in together.items()
        if votes.best()[0] == "event" and (found := _SCENE.search(key))
    }
    acting = _acting(words, pieces)
    for piece in pieces:
        key = _key(words, piece)
        piece.votes = Votes(**together[key])
        if key in scenes:
            piece.votes["place"] += 3.0
        if parts[key]:
            known = letters_of(key) in gazetteer.PLACES and key not in acting
            piece.votes["person"] += 1.5 if known else 3.5
            piece.votes["body"] = 0.0
            if key in acting:
                piece.votes["place"] *= _SELDOM_MEANT
    for row in _lists(words, pieces):
        shared = Votes()
        for piece in row:
            shared.take(piece.votes, 1 / len(row))
        for piece in row:
            piece.votes.take(shared)


def _acting(words: Sequence[Word], pieces: Sequence[Piece]) -> frozenset[str]:
    """Names that do something more often than something is in them: "Washington"."""
    acts: Counter[str] = Counter()
    for piece in pieces:
        before = words[piece.first - 1].text.casefold() if piece.first else ""
        after = words[piece.last] if piece.last < len(words) else None
        key = _key(words, piece)
        if before in _WITHIN:
            acts[key] -= 1
        elif after is not None and (after.tag in _DONE or after.text in _OWNING):
            acts[key] += 1
    return frozenset(key for key, count in acts.items() if count > 0)


#: How much of the votes for the place stays where a person of that name acts.
_SELDOM_MEANT = 0.25
_WITHIN = frozenset({"in", "at", "near", "from", "to", "into", "outside"})
_DONE = frozenset({"VBD", "VBZ", "MD"})
_OWNING = frozenset({"'s", "’s"})

#: "Salamis" is where the battle of it was.
_SCENE = re.compile(
    r"(?i:battle|treaty|siege|peace|sack|fall|massacre) (?:of|at) (\w+(?: \w+)?)$"
)


def _surnames(key: str) -> set[str]:
    parts = key.split()
    saint = len(parts) > 2 and parts[-2] in ("San", "Santa", "Saint")
    return {parts[0], parts[-1], *([" ".join(parts[-2:])] if saint else [])}


def _lists(words: Sequence[Word], pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Names in a row with nothing but commas and "and" between, three or more."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        last = rows[-1][-1] if rows else None
        between = words[last.last : piece.first] if last is not None else []
        if between and all(one.text in _ROW for one in between):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [row for row in rows if len(row) > 2]


_ROW = frozenset({",", "and", "or", "the", "&", ";"})


def _key(words: Sequence[Word], piece: Piece) -> str:
    return " ".join(one.text for one in words[piece.bare : piece.last])


#: Capitals that name no actor.
_NO_NAMES = frozenset(
    [
        "New Year",
        "New Year's Eve",
        "Middle Ages",
        "Bronze Age",
        "Iron Age",
        "Stone Age",
        "Nobel Prize",
        "GDP",
        "GNP",
        "AIDS",
        "HIV",
        "DNA",
        "TV",
        "PM",
        "MP",
        "MPs",
        "CEO",
        "COVID",
        "Covid",
        "COVID-19",
        "Covid-19",
        "Covid",
        "God",
        "Bible",
        "Internet",
        "Gospel",
        "Quran",
        "Koran",
        "CE",
        "BCE",
        "VAT",
        "DC",
        "D.C.",
        "Jr.",
        "Sr.",
        "Latin",
    ]
)

#: Under this a run of capitals is not taken for a name.
_ENOUGH = 0.4


def _named(document: Document, words: Sequence[Word], piece: Piece) -> Name | None:
    if not piece.votes:
        return None
    sort, votes = piece.votes.best()
    text = _key(words, piece)
    if text in _NO_NAMES:
        return None
    if votes < _ENOUGH or (len(text) < 2):
        return None
    if piece.last - piece.bare == 1 and _is_only_adjective(words, piece, sort):
        return None
    if sort == "people" and not _is_peoples_name(words, piece):
        return None
    if sort == "person" and _is_in_a_title(words, piece):
        return None
    start, bare = words[piece.first].start, words[piece.bare].start
    end = words[piece.last - 1].end
    if sort != "person":
        start = bare
    before = words[piece.first - 1] if piece.first else None
    article = "the" if before is not None and before.text.casefold() == "the" else ""
    office = (
        Span(words[piece.office[0]].start, words[piece.office[1] - 1].end)
        if piece.office is not None
        else None
    )
    return Name(
        Span(start, end), Span(bare, end), document.text[bare:end], sort,
        piece.title if sort == "person" else "", article, office, words[piece.bare].sentence, votes,
    )  # fmt: skip


def _is_in_a_title(words: Sequence[Word], piece: Piece) -> bool:
    """ "The Adventures of Huckleberry Finn" within a sentence names a work."""
    if piece.first < _BEFORE_OF or words[piece.first - 1].text != "of":
        return False
    article, head = words[piece.first - 3], words[piece.first - 2]
    return article.text in {"The", "A"} and not article.opens and head.is_capital


#: Words of "The Adventures of".
_BEFORE_OF = 3


def _is_only_adjective(words: Sequence[Word], piece: Piece, sort: str) -> bool:
    """ "Kazakh" in "the Kazakh government"; not "the British" nor "Kazakhs"."""
    word = words[piece.bare]
    if (
        gazetteer.is_people(word.text)
        and letters_of(word.text) not in gazetteer.COLLECTIVES
    ):
        return False
    if sort == "person" and word.label == "PERSON":
        following = words[piece.last].pos if piece.last < len(words) else ""
        return gazetteer.is_demonym(word.text) and following in ("NOUN", "ADJ")
    if not gazetteer.is_demonym(word.text):
        return sort == "people" and word.tag == "JJ"
    return not _is_collective(words, piece)


def _is_collective(words: Sequence[Word], piece: Piece) -> bool:
    """Whether "the British", "the French" stand for the people."""
    word = words[piece.bare]
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    if letters_of(word.text) not in gazetteer.COLLECTIVES or before != "the":
        return False
    following = words[piece.last] if piece.last < len(words) else None
    if following is None or not following.is_word:
        return True
    return following.pos not in ("", "NOUN", "PROPN", "ADJ", "NUM")


def _is_peoples_name(words: Sequence[Word], piece: Piece) -> bool:
    word = words[piece.last - 1]
    if word.opens and not gazetteer.is_people(word.text):
        return False
    return (
        gazetteer.is_people(word.text)
        or word.tag in ("NNPS", "NNS")
        or (word.text.endswith("s") and word.pos == "PROPN")
    )
