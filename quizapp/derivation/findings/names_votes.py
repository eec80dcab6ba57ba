"""What speaks for each sort of name: its words, its neighbours, spaCy."""

from collections.abc import Sequence

from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_lexicon import (
    EPITHETS,
    GIVEN,
    NUMERAL,
    PEERS,
    SORTS,
    is_first_name,
)
from quizapp.derivation.findings.names_pieces import Piece, Votes
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.findings.roles_words import CALLINGS, OFFICES, RANKS
from quizapp.questions.wording import letters_of, word_set


def votes_for(words: Sequence[Word], piece: Piece) -> Votes:
    """What speaks for each sort of name, from its words and from spaCy."""
    votes = Votes()
    run = words[piece.bare : piece.last]
    text = " ".join(one.text for one in run)
    letters = letters_of(text)
    lows = [one.text.casefold() for one in run]
    for one in run:
        if one.label in SORTS:
            is_lone = len(run) == 1 and one.label == "ORG"
            votes[SORTS[one.label]] += 0.7 if is_lone else 1.0 / len(run)
    known = letters in gazetteer.BODIES or letters in gazetteer.PLACES
    if letters in gazetteer.BODIES:
        votes["body"] += 4 if len(run) > 1 else 2
    elif letters in gazetteer.PLACES:
        votes["place"] += 4 if len(run) > 1 else 2
    if letters in gazetteer.SINGLE:
        votes["person"] += 3
    if piece.title or piece.office:
        votes["person"] += 3
    if lows[0] in PEERS and "of" in lows:
        votes["person"] += 3
    elif len(lows) > 1 and not known:
        votes.take(_by_head(lows))
    elif gazetteer.is_people(text):
        votes["people"] += 3
    if is_first_name(run[0].text.split("-")[0]) and (
        len(run) > 1 or letters not in gazetteer.PLACES
    ):
        votes["person"] += 2.5 if _is_whole_name(lows) else 0.8
    if len(run) > 1 and any(
        one in gazetteer.PARTICLES - {"de", "la", "al", "y", "den"} for one in lows
    ):
        votes["person"] += 0.7
    if len(run) == 1 and text.isupper() and len(text) > 1 and not NUMERAL.match(text):
        votes["body"] += 1.2
    if (
        len(run) > 1
        and (NUMERAL.match(run[-1].text) or run[-1].text in EPITHETS)
        and "war" not in lows
    ):
        votes["person"] += 2.5
    if not known and _acts_as_a_person(words, piece, lows):
        votes["person"] += 1.0
    if _has_number_inside(run, lows):
        votes["person"] += 2.5
    if len(run) > 2 and run[1].text == "of" and is_first_name(run[0].text):
        votes["person"] += 2.5
    if len(run) == 2 and (_is_initial(run[0].text) or GIVEN.fullmatch(run[1].text)):
        votes["person"] += 2.5
    votes.take(_by_neighbours(words, piece))
    return votes


def _is_initial(word: str) -> bool:
    """ "U Thant", "V. Putin"."""
    return len(word.rstrip(".")) == 1 and word[:1].isupper()


_DEEDS = word_set(
    "overthrew died married fled ruled conquered murdered succeeded crossed crowned inherited abdicated wrote reigned"
)


def _acts_as_a_person(words: Sequence[Word], piece: Piece, lows: Sequence[str]) -> bool:
    """Two or three capitals that do what persons do: "Chandragupta Maurya overthrew"."""
    run = words[piece.bare : piece.last]
    after = words[piece.last].text if piece.last < len(words) else ""
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    heads = gazetteer.BODY_HEADS | gazetteer.EVENT_HEADS | gazetteer.PLACE_HEADS
    return (
        len(run) in (2, 3)
        and after in _DEEDS
        and before != "the"
        and all(one.text[:1].isupper() and one.text[1:].islower() for one in run)
        and not any(low in heads or gazetteer.is_demonym(low) for low in lows)
    )


def _has_number_inside(run: Sequence[Word], lows: Sequence[str]) -> bool:
    """ "Seleucus I Nicator"; not "World War II Memorial"."""
    heads = gazetteer.BODY_HEADS | gazetteer.EVENT_HEADS | gazetteer.PLACE_HEADS
    return any(NUMERAL.match(one.text) for one in run[1:-1]) and not any(
        low in heads or low == "war" for low in lows
    )


_FIGHTS = word_set(
    "battle treaty siege peace sack fall massacre congress bill act edict declaration"
)


def _by_head(lows: Sequence[str]) -> Votes:
    """What the chief word of a name says: "Treaty of", "… Party", "River …"."""
    head = lows[-1]
    for place, low in enumerate(lows):
        if low in ("of", "for", "on", "to", "against") and place:
            head = lows[place - 1]
            break
    if head in gazetteer.BODY_HEADS and head not in ("times", "post", "order", "works"):
        return Votes(body=2.5)
    if head in gazetteer.EVENT_HEADS:
        return Votes(event=4.0 if lows[0] in _FIGHTS else 3.2)
    if head in gazetteer.PLACE_HEADS or lows[0] in (
        "river",
        "lake",
        "mount",
        "cape",
        "fort",
        "port",
    ):
        return Votes(place=2.5)
    return Votes()


_SAYING = word_set(
    "said argued claimed warned wrote believed thought told refused resigned died married became asked replied"
    " ordered decided knew hoped wanted fled returned"
)
#: Stand right before the name of one: "the broadcaster JTBC".
_BODIES = word_set(
    """party newspaper magazine broadcaster broadcasting company firm bank union agency
    organisation organization alliance coalition network airline club publisher"""
)
_WHERE = word_set("in at near from to into throughout across outside around")


def _is_whole_name(lows: Sequence[str]) -> bool:
    """Two to four words behind a first name, none of which makes it a thing's name."""
    heads = (
        gazetteer.BODY_HEADS | gazetteer.EVENT_HEADS | gazetteer.PLACE_HEADS | OFFICES
    )
    rest = lows[1:]
    return 0 < len(rest) < 4 and not any(
        one in heads or gazetteer.is_demonym(one) or one.isdigit() for one in rest
    )


def _is_of_calling(words: Sequence[Word], piece: Piece) -> bool:
    """Whether an office or calling is said of a name: "X was a lawyer", "named X premier"."""
    lows = [one.text.casefold() for one in words[piece.last : piece.last + 5]]
    if not lows:
        return False
    if lows[0] in ("became", "served") or lows[:2] in (
        ["was", "born"],
        ["was", "a"],
        ["was", "an"],
    ):
        return (lows[0] != "became" and lows[1] in ("born", "as")) or any(
            map(_calls, lows[2:])
        )
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    if before in ("named", "appointed", "elected", "made", "crowned") and _calls(
        lows[0]
    ):
        return True
    return (
        lows[0] == ","
        and len(lows) > 2
        and lows[1] in ("a", "an")
        and any(map(_calls, lows[2:4]))
    )


def _is_told_a_body(words: Sequence[Word], piece: Piece) -> bool:
    """ "Nur Otan, the party founded by …", "Solidarity, an independent trade union"."""
    after = words[piece.last : piece.last + _REACH]
    if len(after) < 3 or after[0].text != "," or after[1].text not in _ARTICLES:
        return False
    nouns = [
        place for place, word in enumerate(after) if word.pos == "NOUN" and place > 1
    ]
    if not nouns:
        return False
    head = nouns[0]
    while head + 1 in nouns:
        head += 1
    return after[head].text in _BODIES


#: Words behind a name in which what it is may be told.
_REACH = 7
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their", "its"})


def _calls(low: str) -> bool:
    return low in OFFICES or low in RANKS or low in CALLINGS


def _is_located(words: Sequence[Word], piece: Piece) -> bool:
    """ "Teotihuacan was located near …", "Angkor lies north of …"."""
    after = [one.text.casefold() for one in words[piece.last : piece.last + 3]]
    return after[1:2] in (["located"], ["situated"]) or (
        after[:1] in (["lies"], ["lay"])
        and after[1:2]
        in (["in"], ["on"], ["near"], ["north"], ["south"], ["east"], ["west"])
    )


_OWNING = frozenset({"'s", "’s"})
_SAINTS = frozenset({"St.", "St", "Saint", "San", "Santa"})


def _is_of_a_place(words: Sequence[Word], piece: Piece) -> bool:
    """ "a St. Croix plantation", "in San Marcos"."""
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    after = words[piece.last].pos if piece.last < len(words) else ""
    return before in _WHERE - {"to", "from"} or after == "NOUN"


def _by_neighbours(words: Sequence[Word], piece: Piece) -> Votes:
    votes = Votes()
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    after = words[piece.last].text.casefold() if piece.last < len(words) else ""
    if _is_of_calling(words, piece):
        votes["person"] += 3
    if before in _BODIES or _is_told_a_body(words, piece):
        votes["body"] += 4
    if after in {"was", "lies", "lay", "is"} and _is_located(words, piece):
        votes["place"] += 3
        votes["person"] -= 2
    if before in _OWNING and words[piece.first - 2].label == "PERSON":
        votes["person"] -= 3  # "Henry Ford's Model T"
    if after in _SAYING:
        votes["person"] += 0.5
    if before in _WHERE and before != "to" and not piece.title:
        votes["place"] += 0.8
    if words[piece.bare].text in _SAINTS and _is_of_a_place(words, piece):
        votes["place"] += 4
    if before == "the" and piece.last - piece.bare > 1:
        votes["person"] -= 0.6
    elif before == "the":
        votes["person"] -= 1.5
        votes["place"] -= 0.1
    return votes
