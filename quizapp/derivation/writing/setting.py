"""Where a text plays, for a question that names nothing: "in Sri Lanka"."""

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from quizapp.derivation.clauses.asking import (
    LONGEST_STEM,
    SAYS_NO_TIME_OR_PLACE,
    Stem,
    is_anchored,
)
from quizapp.derivation.clauses.naming import with_article
from quizapp.derivation.document import Sentence
from quizapp.derivation.findings.kinds import ActorKind
from quizapp.derivation.writing.material import Material
from quizapp.questions.names.known_places import COUNTRIES
from quizapp.questions.wording import letters_of, word_set

_STATES = "Republic|Empire|Kingdom|Union|Caliphate|Sultanate|Confederation|Commonwealth"
_STATE = re.compile(rf"\b(?:[A-Z][\w-]+ )+(?:{_STATES})\b")
_NAME = re.compile(r"(?:[A-Z][\w’'-]*|of|the|and)(?: (?:[A-Z][\w’'-]*|of|the|and))*")
#: What lasts, so that other things happen during it.
_EVENTS = word_set(
    """war wars revolution rebellion revolt uprising crisis depression famine crusade crusades
    reformation renaissance restoration blockade"""
)
#: Names of nations, and words for their people that are not their country's name.
_NATION = re.compile(
    r"\b(?:United States|U\.S\.|Americans?|(?<!Latin )(?<!South )America(?!s)"
    r"|Britain|British|England|English|France|French|Spain|Spanish|Mexico|Mexicans?"
    r"|Germany|Germans?|Russia|Russians?|Japan|Japanese|China|Chinese|Soviet|Iraq|Iraqis?"
    r"|Cuba|Cubans?|Vietnam|Vietnamese|Canada|Canadians?|Europe|Europeans?|Native American)\b"
)
_CONTINENTS = word_set(
    "Europe Africa Asia Caribbean Pacific Atlantic Hawaii Alaska Texas Mexico California"
)
_AMERICAN = ("United State", "U.S.", "American", "America")
_SENTENCES_FOR_ONE = 6
_LONGEST_TITLE = 20  #: words
_SHORT = 13  #: words of a stem behind which a place still stands near its verb
_STRANDED = re.compile(
    r" (?:on|for|of|from|with|against|as|into|over|about|at|to|by|in)$"
)
_SAID_TO = re.compile(r"\b(?:that|who|which|whose|when|where|after|before) ")


def with_setting(material: Material, sentence: Sentence, stem: Stem) -> Stem:
    """The stem with the place or the event that its text is about, if it names none.

    It comes back as it is where the sentence is about another place.
    """
    words = stem.text.removesuffix("?")
    where = "" if is_anchored(stem.text) else setting_of(material)
    if not where or _is_elsewhere(material, sentence) or _STRANDED.search(words):
        return stem
    first, _, rest = words.partition(" ")
    if len(words.split()) <= _SHORT and not _SAID_TO.search(rest):
        words = f"{words} {where}?"
    else:
        words = f"{where[:1].upper()}{where[1:]}, {first.lower()} {rest}?"
    if len(words.split()) > LONGEST_STEM:
        return stem
    doubts = tuple(one for one in stem.doubts if one != SAYS_NO_TIME_OR_PLACE)
    return replace(stem, text=words, doubts=doubts)


def setting_of(material: Material) -> str:
    """ "in Sri Lanka", "in the Roman Republic", "during the Suez Crisis", or ""."""
    title = _title(material)
    event = _event_in(title)
    if event:
        return f"during the {event}"
    state = _STATE.search(title)
    if state and _is_proper(material, state[0]):
        return f"in the {state[0].removeprefix('The ')}"
    country = material.naming.country
    if country is not None:
        return f"in {with_article(country)}"
    return "in the United States" if _is_american(material) else ""


def _is_proper(material: Material, state: str) -> bool:
    """ "Roman Republic", but not "Vibrant Republic" of a title's capitals."""
    words = state.removeprefix("The ").split()[:-1]
    return all(word in material.naming.capital for word in words)


def _is_american(material: Material) -> bool:
    """Whether a text speaks of Americans far more than of any other nation."""
    document = material.document
    own, others = _nations(document.text)
    return own * _SENTENCES_FOR_ONE >= len(document.sentences) and own >= 3 * others


@lru_cache(maxsize=4)
def _nations(text: str) -> tuple[int, int]:
    """How often Americans are named, and the nation named most often beside them."""
    found = Counter(one.removesuffix("s") for one in _NATION.findall(text))
    own = sum(found.pop(one, 0) for one in _AMERICAN)
    return own, max(found.values(), default=0)


def _title(material: Material) -> str:
    """The title of a text, or its first paragraph where that is short."""
    document = material.document
    if document.title:
        return document.title
    first = document.paragraphs[0].span.of(document.text) if document.paragraphs else ""
    is_title = len(first.split()) <= _LONGEST_TITLE and not first.rstrip().endswith(".")
    return first if is_title else ""


def _event_in(title: str) -> str:
    """ "Suez Crisis" of "The Suez Crisis"; nothing of "Causes of war"."""
    for found in _NAME.finditer(title):
        words = found[0].removeprefix("The ").removeprefix("the ").split()
        last = words[-1].lower() if words else ""
        proper = len(words) > 1 and all(
            word[:1].isupper() or word == "of" for word in words
        )
        if proper and last in _EVENTS:
            return " ".join(words)
    return ""


def _is_elsewhere(material: Material, sentence: Sentence) -> bool:
    """Whether a sentence tells of another country, or of one that is not known."""
    country = material.naming.country
    actors = material.naming.actors
    told = {actors[one.actor].id for one in material.naming.mentions_in(sentence.span)}
    places = [actors[one] for one in told if actors[one].kind is ActorKind.PLACE]
    if country is not None or not _is_american(material):
        return any(one is not country for one in places)
    return any(
        letters_of(one.name) in COUNTRIES or one.name in _CONTINENTS for one in places
    )
