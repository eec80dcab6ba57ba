"""The names of a text: where they stand, and what sort of thing each names."""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.derivation.document import Document
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_words import Word, words_of
from quizapp.derivation.findings.roles_words import (
    OF_OFFICE,
    OFFICES,
    QUALIFIERS,
    RANKS,
)
from quizapp.derivation.span import Span
from quizapp.questions.wording import letters_of, word_set

#: spaCy's labels as we sort them; what is missing is no name.
SORTS = {
    "PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "people", "EVENT": "event", "LAW": "event", "WORK_OF_ART": "work",
    "PRODUCT": "work", "LANGUAGE": "work",
}  # fmt: skip

_PEERS = word_set(
    "duke earl count marquis marquess viscount baron lord duchess countess prince princess"
)
_CALENDAR = word_set(
    "january february march april may june july august september october november december"
    " monday tuesday wednesday thursday friday saturday sunday easter christmas ad bc bce ce"
)
#: Words that are no part of a name where a sentence begins.
_OPENERS = word_set(
    "a an the this that these those some many most few several both all each every no such other another in on at"
    " by for from to of with without within under over after before during since until through throughout between"
    " among against despite although though while when where whereas if unless because as so thus hence however"
    " moreover furthermore meanwhile nevertheless nonetheless instead indeed finally later then now soon today"
    " yet but and or nor he she it they we i you his her its their our my your one two three four five six seven"
    " eight nine ten there here what who whom whose which why how not only even just still once again also like"
    " unlike born following according faced having being had was were is are did do does early late former early"
    " mid new modern first second third last next old young on upon about above below up down off out into near"
    " afterwards eventually initially originally subsequently consequently therefore accordingly additionally"
    " similarly likewise rather perhaps possibly probably certainly clearly within across along around beside"
    " besides beyond toward towards via per amid historians critics scholars troops protesters opponents"
    " supporters workers peasants women men people nobody everyone somebody nothing everything much more less"
    " than very too inside outside ultimately critically simply suddenly shortly long prior given seeing"
)
_LINKS = {"of", "for", "and", "in", "on", "the", "&", "to", "against"}
_NUMERAL = re.compile(r"[IVXL]+$")


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


@dataclass(slots=True)
class _Piece:
    """A run of words that may be a name, as indexes into the words, end exclusive."""

    first: int
    bare: int
    last: int
    title: str
    office: tuple[int, int] | None
    votes: Counter[str]


def find_names(document: Document) -> list[Name]:
    """Every name of the body, in order; an event's is among them, a date's is not."""
    words = words_of(document)
    pieces = [
        piece for first, last in _runs(words) for piece in _cut(words, first, last)
    ]
    for piece in pieces:
        piece.votes.update(_votes(words, piece))
    _agree(words, pieces)
    return [
        name for piece in pieces if (name := _named(document, words, piece)) is not None
    ]


def _runs(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Where capitalised words follow one another, with the small words between."""
    inside = Counter(one.text for one in words if one.is_capital and not one.opens)
    found: list[tuple[int, int]] = []
    place = 0
    while place < len(words):
        if not _may_begin(words, place, inside):
            place += 1
            continue
        last = _run_end(words, place)
        found.append((place, last))
        place = last
    return found


def _may_begin(words: Sequence[Word], place: int, inside: Counter[str]) -> bool:
    word = words[place]
    if not word.is_capital or not word.is_word or word.text.casefold() in _CALENDAR:
        return False
    low = word.text.casefold()
    if word.text == "I" or (len(word.text) == 1 and not word.text.isalpha()):
        return False
    after = words[place - 1].text if place else ""
    if not (word.opens or after in "“\"‘'(:;—–"):
        return low not in _OPENERS or word.label != ""
    if low in _OPENERS:
        return False
    if (
        word.label in SORTS
        or inside[word.text]
        or word.pos == "PROPN"
        or word.pos == ""
    ):
        return True
    return _is_known(word.text) or low in OFFICES or low in RANKS or low in QUALIFIERS


def _is_known(text: str) -> bool:
    letters = letters_of(text)
    return (
        letters in gazetteer.PLACES
        or letters in gazetteer.BODIES
        or letters in gazetteer.MEN
        or letters in gazetteer.WOMEN
        or gazetteer.is_people(text)
        or gazetteer.is_demonym(text)
    )


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
    if word.text.casefold() in _CALENDAR:
        return False
    return word.is_capital and word.is_word and before.end < word.start


def _over(words: Sequence[Word], first: int, place: int) -> int:
    """Past small words inside a name to its next capital, or *place*."""
    small = []
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
    if not all(one in _LINKS for one in small):
        return place
    head = words[place - 1].text.casefold()
    start = words[first].text.casefold()
    nexts = words[reach].text
    if small == ["of"] or small == ["of", "the"]:
        return reach + 1 if _takes_of(words, first, place, nexts) else place
    if small == ["the"]:
        great = not _is_known(nexts) and nexts.casefold() not in OFFICES | RANKS
        single = place - first == 1 or _NUMERAL.match(words[place - 1].text)
        return reach + 1 if great and single and nexts in _EPITHETS else place
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
            if inside and body and not _is_known(nexts) and start != nexts.casefold()
            else place
        )
    if small in (["for"], ["in"], ["on"], ["to"], ["for", "the"], ["against"]):
        of_body = any(
            one.text.casefold() in gazetteer.BODY_HEADS for one in words[first:place]
        )
        ok = small[0] == "for" or any(one.text == "for" for one in words[first:place])
        return (
            reach + 1
            if of_body and ok and head not in _CALENDAR and not _is_person(nexts)
            else place
        )
    return place


_EPITHETS = word_set(
    "Great Terrible Bald Fat Pious Conqueror Bold Good Fair Elder Younger Wise Fearless Magnificent Impaler Lionheart"
    " Lawgiver Simple Cruel Navigator Confessor Unready Short Stout Red Bastard Apostate Arab Catholic Thunderbolt"
    " Stammerer Hammer Lame Just Warrior Philosopher Bavarian"
)


def _is_person(text: str) -> bool:
    letters = letters_of(text)
    return letters in gazetteer.MEN or letters in gazetteer.WOMEN


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
    if head in _PEERS:
        return True
    if head in RANKS or head in QUALIFIERS:
        return head == "state"
    if head in gazetteer.EVENT_HEADS or head in gazetteer.BODY_HEADS:
        return True
    if head in gazetteer.PLACE_HEADS:
        return True
    return place - first == 1 and _is_person(head) and not _is_person(following)


def _cut(words: Sequence[Word], first: int, last: int) -> list[_Piece]:
    """The names in a run: offices, nations and openers before a name are cut off."""
    lows = [one.text.casefold() for one in words[first:last]]
    if words[first].opens and lows[0] in _OPENERS and last - first > 1:
        return _cut(words, first + 1, last)
    known = _longest_known(words, first, last)
    if known is not None and not _has_head(lows):
        pieces = []
        if known[0] > first:
            pieces += _cut(words, first, known[0])
        pieces.append(
            _Piece(known[0], known[0], known[1], "", None, Counter({known[2]: 3.0}))
        )
        return pieces + (_cut(words, known[1], last) if known[1] < last else [])
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
    return [_Piece(start, bare, last, title, office, Counter())]


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
                | _PEERS
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
        and (lows[start + 1] in RANKS or _is_person(lows[start + 1]))
        and not _has_head(lows)
    ):
        start += 1
    if all(low in QUALIFIERS or low in RANKS or low in OFFICES for low in lows[start:]):
        return last, None
    return first + start, None


def _votes(words: Sequence[Word], piece: _Piece) -> Counter[str]:
    """What speaks for each sort of name, from its words and from spaCy."""
    votes: Counter[str] = Counter()
    run = words[piece.bare : piece.last]
    text = " ".join(one.text for one in run)
    letters = letters_of(text)
    lows = [one.text.casefold() for one in run]
    for one in run:
        if one.label in SORTS:
            votes[SORTS[one.label]] += 1.0 / len(run)
    if letters in gazetteer.BODIES:
        votes["body"] += 2
    elif letters in gazetteer.PLACES:
        votes["place"] += 2
    if piece.title or piece.office:
        votes["person"] += 3
    if lows[0] in _PEERS and "of" in lows:
        votes["person"] += 3
    elif len(lows) > 1:
        votes.update(_by_head(lows))
    elif gazetteer.is_people(text):
        votes["people"] += 3
    if _is_person(run[0].text) and (len(run) > 1 or letters not in gazetteer.PLACES):
        votes["person"] += 0.8
    if len(run) > 1 and any(
        one in gazetteer.PARTICLES - {"de", "la", "al", "y", "den"} for one in lows
    ):
        votes["person"] += 0.7
    if len(run) == 1 and text.isupper() and len(text) > 1 and not _NUMERAL.match(text):
        votes["body"] += 1.2
    if (
        len(run) > 1
        and (_NUMERAL.match(run[-1].text) or run[-1].text in _EPITHETS)
        and "war" not in lows
    ):
        votes["person"] += 1.5
    votes.update(_by_neighbours(words, piece))
    return votes


def _by_head(lows: Sequence[str]) -> Counter[str]:
    """What the chief word of a name says: "Treaty of", "… Party", "River …"."""
    head = lows[-1]
    for place, low in enumerate(lows):
        if low in ("of", "for", "on", "to", "against") and place:
            head = lows[place - 1]
            break
    if head in gazetteer.BODY_HEADS and head not in ("times", "post", "order", "works"):
        return Counter({"body": 2.5})
    if head in gazetteer.EVENT_HEADS:
        return Counter({"event": 2.5})
    if head in gazetteer.PLACE_HEADS or lows[0] in (
        "river",
        "lake",
        "mount",
        "cape",
        "fort",
        "port",
    ):
        return Counter({"place": 2.5})
    return Counter()


_SAYING = word_set(
    "said argued claimed warned wrote believed thought told refused resigned died married became asked replied"
    " ordered decided knew hoped wanted fled returned"
)
_WHERE = word_set("in at near from to into throughout across outside around")


def _by_neighbours(words: Sequence[Word], piece: _Piece) -> Counter[str]:
    votes: Counter[str] = Counter()
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    after = words[piece.last].text.casefold() if piece.last < len(words) else ""
    if after in _SAYING:
        votes["person"] += 0.5
    if before in _WHERE and before != "to" and not piece.title:
        votes["place"] += 0.45
    if before == "the" and piece.last - piece.bare > 1:
        votes["person"] -= 0.6
    elif before == "the":
        votes["person"] -= 0.6
        votes["place"] -= 0.1
    return votes


def _agree(words: Sequence[Word], pieces: Sequence[_Piece]) -> None:
    """The same words name the same sort everywhere; a surname follows its full name."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    count: Counter[str] = Counter()
    for piece in pieces:
        key = _key(words, piece)
        together[key].update(piece.votes)
        count[key] += 1
    surnames: Counter[str] = Counter()
    for key, votes in together.items():
        for sort in votes:
            votes[sort] /= count[key]
    for key, votes in together.items():
        parts = key.split()
        if (
            len(parts) > 1
            and votes
            and max(votes, key=lambda sort: votes[sort]) == "person"
        ):
            surnames[parts[-1]] += 1
            surnames[parts[0]] += 1
    for piece in pieces:
        key = _key(words, piece)
        piece.votes = Counter(together[key])
        if surnames[key]:
            piece.votes["person"] += 1.5


def _key(words: Sequence[Word], piece: _Piece) -> str:
    return " ".join(one.text for one in words[piece.bare : piece.last])


#: Under this a run of capitals is not taken for a name.
_ENOUGH = 0.4


def _named(document: Document, words: Sequence[Word], piece: _Piece) -> Name | None:
    if not piece.votes:
        return None
    sort, votes = max(piece.votes.items(), key=lambda pair: (pair[1], pair[0]))
    text = _key(words, piece)
    if votes < _ENOUGH or (len(text) < 2):
        return None
    if piece.last - piece.bare == 1 and _is_only_adjective(words, piece, sort):
        return None
    if sort == "people" and not _is_peoples_name(words, piece):
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


def _is_only_adjective(words: Sequence[Word], piece: _Piece, sort: str) -> bool:
    """ "Kazakh" in "the Kazakh government"; not "the British" nor "Kazakhs"."""
    word = words[piece.bare]
    if (
        gazetteer.is_people(word.text)
        and letters_of(word.text) not in gazetteer.COLLECTIVES
    ):
        return False
    if sort == "person" and word.label == "PERSON":
        return False
    if not gazetteer.is_demonym(word.text):
        return sort == "people" and word.tag == "JJ"
    return not _is_collective(words, piece)


def _is_collective(words: Sequence[Word], piece: _Piece) -> bool:
    """Whether "the British", "the French" stand for the people."""
    word = words[piece.bare]
    before = words[piece.first - 1].text.casefold() if piece.first else ""
    if letters_of(word.text) not in gazetteer.COLLECTIVES or before != "the":
        return False
    following = words[piece.last] if piece.last < len(words) else None
    if following is None or not following.is_word:
        return True
    return following.pos not in ("", "NOUN", "PROPN", "ADJ", "NUM")


def _is_peoples_name(words: Sequence[Word], piece: _Piece) -> bool:
    word = words[piece.last - 1]
    return (
        gazetteer.is_people(word.text)
        or word.tag in ("NNPS", "NNS")
        or (word.text.endswith("s") and word.pos == "PROPN")
    )
