"""What the trained tagger says of the names that the rules found, and beyond them."""

from collections.abc import Sequence
from itertools import groupby

from quizapp.derivation.findings.names_lexicon import NUMERAL
from quizapp.derivation.findings.names_pieces import Piece, Votes
from quizapp.derivation.findings.names_runs import common_openers
from quizapp.derivation.findings.names_votes import votes_for
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.trained.names import tag

#: How much the tagger's word weighs beside the rules' and spaCy's.
_WEIGHT = 2.0
#: Rules this sure of a person's whole name keep what the tagger would cut.
_FULL = 2.2
#: Bounds of known names of several words are never the tagger's.
_KNOWN = 4.0
#: How much the rules' word weighs on bounds that are the tagger's.
_OURS = 0.5
#: Rules this sure of a name keep it where the tagger sees none.
_SURE = 0.95

Found = tuple[int, int, str]  #: first word, last word exclusive, sort


def weigh_tags(
    words: Sequence[Word], pieces: Sequence[Piece], opinions: Sequence[str]
) -> list[Piece]:
    """The pieces with the tagger's votes; its bounds win where it differs.

    Without a tagger the pieces as they are.
    """
    found = _tagged(words, opinions) if any(one.pos for one in words) else None
    if found is None:
        return list(pieces)
    merged: list[Piece] = []
    ours = list(pieces)
    common = common_openers(words)
    for first, end, sort in found:
        end = _before_small(words, first, end)
        if first in common and end - first == 1:
            continue
        if end - first > 1 and words[first].text.casefold() in _COUNTING:
            first += 1  # "Many Whigs"
        last = _before_realm(words, first, end) if sort == "person" else end
        while sort == "person" and last - 1 > first and not _may_end(words[last - 1]):
            last -= 1  # "Napoleon exaggerated"
        over = [one for one in ours if one.bare < last and first < one.last]
        if len(over) == 1 and _is_ours(over[0], first, last):
            over[0].votes[sort] += _WEIGHT if over[0].last == last else 0.0
            continue
        for one in over:
            ours.remove(one)
        title, office = "", None
        for one in over:
            if one.bare == first:
                title, office = one.title, one.office
        start = next((one.first for one in over if one.bare == first), first)
        piece = Piece(start, first, last, title, office, Votes(**{sort: _WEIGHT}))
        piece.votes.take(votes_for(words, piece), _OURS)
        merged.append(piece)
    named = {(first, last) for first, last, _ in found}
    surnames = {
        words[one.last - 1].text
        for one in (*ours, *merged)
        if one.last - one.bare > 1 and one.votes.best()[0] == "person"
    }
    kept = [
        one
        for one in ours
        if (one.bare, one.last) in named
        or one.votes.best()[1] >= _SURE
        or one.votes.best()[0] == "people"
        or (one.last - one.bare == 1 and words[one.bare].text in surnames)
    ]
    return sorted([*kept, *merged], key=lambda one: one.first)


def _may_end(word: Word) -> bool:
    return word.is_capital or not word.text.islower()


def _is_ours(piece: Piece, first: int, last: int) -> bool:
    """Whether the tagger means our piece, or a part of one that the rules are sure of."""
    if piece.last == last and first in (piece.first, piece.bare):
        return True
    inside = piece.bare <= first and last <= piece.last
    votes = piece.votes
    sure = votes["event"] >= _SURE or votes["person"] >= _FULL
    return inside and (sure or max(votes["place"], votes["body"]) >= _KNOWN)


_VERBS = frozenset({"VERB", "AUX"})
_COUNTING = frozenset({"many", "some", "most", "few", "several", "both", "all"})


def _before_small(words: Sequence[Word], first: int, end: int) -> int:
    """Where a name ends before a verb: "Campo Formio" gave, or a place."""
    is_long = any(one.text in ("for", "of", "and") for one in words[first:end])
    for place in range(first + 1, end):
        word = words[place]
        is_place = word.text == "in" and not is_long
        if is_place or (word.text.islower() and word.pos in _VERBS):
            return place
    return end


def _before_realm(words: Sequence[Word], first: int, last: int) -> int:
    """Where a ruler's name ends before the realm: "Elizabeth I" of England."""
    for place in range(first + 1, last - 1):
        if words[place].text == "of" and NUMERAL.match(words[place - 1].text):
            return place
    return last


def _tagged(words: Sequence[Word], opinions: Sequence[str]) -> list[Found] | None:
    found: list[Found] = []
    for _, group in groupby(range(len(words)), key=lambda place: words[place].sentence):
        places = list(group)
        first, last = places[0], places[-1] + 1
        tags = tag(words[first:last], opinions[first:last])
        if not tags:
            return None
        found += [
            (start + first, end + first, sort) for start, end, sort in _spans(tags)
        ]
    return found


def _spans(tags: Sequence[str]) -> list[Found]:
    found: list[Found] = []
    for place, mark in enumerate(tags):
        if mark.startswith("B-") or (
            mark != "O" and (not found or found[-1][1] != place)
        ):
            found.append((place, place + 1, mark[2:]))
        elif mark != "O":
            found[-1] = (found[-1][0], place + 1, found[-1][2])
    return found
