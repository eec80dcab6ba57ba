"""Of which sort a name is, finely enough that another of it is believed."""

import re
from functools import lru_cache

from quizapp.derivation.distractors.place_sorts import place_sort
from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.kinds import Actor, ActorKind
from quizapp.questions.wording import letters_of, plain, word_set

_BODY_SORTS = {
    "party": "party parties",
    "court": "court tribunal inquisition",
    "parliament": """parliament congress senate assembly duma diet bundestag reichstag knesset
    cortes majlis mazhilis sejm riksdag storting dail rada legislature soviet""",
    "army": """army navy force forces guard guards corps regiment division brigade militia legion
    battalion fleet""",
    "ministry": "ministry department secretariat treasury",
    "agency": "agency bureau office committee commission council board authority directorate",
    "firm": "company bank corporation group railway railroad works industries airlines",
    "league": """union alliance league organisation organization pact nations community
    federation confederation commonwealth entente bloc""",
    "movement": "movement front brotherhood society association club lodge",
    "church": "church order see patriarchate",
    "school": "university college school academy institute",
    "press": "times post gazette newspaper herald tribune guardian chronicle",
    "dynasty": "dynasty",
}
_OF_WORD = {word: sort for sort, words in _BODY_SORTS.items() for word in words.split()}
_KNOWN_BODIES = {
    "league": "nato un eu osce csto opec asean comecon efta eec imf wto who wef warsawpact",
    "party": "fidesz likud labour fatah anc sinnfein solidarity inkatha forzaitalia guomindang kuomintang",
    "army": "wehrmacht luftwaffe vietcong vietminh vietminh vietcong hezbollah hamas ira eta farc plo",
    "police": "gestapo ss sa stasi cheka nkvd kgb fsb cia fbi mi5 mi6 mossad ogpu gru",
    "press": "bbc reuters pravda newyorktimes guardian cnn",
    "seat": "kremlin whitehouse downingstreet pentagon bluehouse versailles",
    "firm": "krupp gazprom standardoil lehmanbrothers samsung siemens",
    "church": "holysee vatican",
}
_LETTERED = {
    name: sort for sort, names in _KNOWN_BODIES.items() for name in names.split()
}
_SMALL = gazetteer.PARTICLES | word_set(
    "of the and for to in on at a an as al bin ibn e i upon"
)
_PIECE = re.compile(r"[\s]+")
_TITLES = gazetteer.NAME_TITLES | word_set(
    "president minister chancellor general captain colonel senator justice governor"
)


def sort_of(actor: Actor) -> str:
    """ "person", "country", "city", "court" …; empty where it cannot be told."""
    return _sort(actor.kind, actor.name)


@lru_cache(maxsize=8192)
def _sort(kind: ActorKind, name: str) -> str:
    if not is_well_formed(name):
        return ""
    if kind is ActorKind.PERSON:
        return "person" if is_persons(name) else ""
    if kind is ActorKind.PLACE:
        return place_sort(name)
    if kind is ActorKind.BODY:
        return body_sort(name)
    return ""


@lru_cache(maxsize=8192)
def body_sort(name: str) -> str:
    """The sort of a body by the word that heads its name: "court", "party"."""
    letters = letters_of(name)
    if letters in _LETTERED:
        return _LETTERED[letters]
    words = plain(name.partition(" of ")[0].partition(" for ")[0]).split()
    head = words[-1] if words else ""
    if head in _OF_WORD:
        return _OF_WORD[head]
    place = place_sort(name)
    return place if place in {"country", "region"} else ""


@lru_cache(maxsize=8192)
def is_well_formed(name: str) -> bool:
    """Whether every word of a name that counts has its capital, and ends whole."""
    words = _PIECE.split(name.strip())
    if not words or not words[0][:1].isalnum() or words[-1] in _SMALL:
        return False
    return all(
        word[:1].isupper() or word[:1].isdigit() or word.lower() in _SMALL
        for word in (re.sub(r"^[^\w]+|^(?:al|el|d|l)['’-]", "", one) for one in words)
        if word
    )


@lru_cache(maxsize=8192)
def is_persons(name: str) -> bool:
    """Whether nothing in a name speaks against its being a person's."""
    letters = letters_of(name)
    words = [one for one in plain(name).split() if one not in _SMALL]
    if not words or letters in gazetteer.SINGLE:
        return bool(words)
    if letters in gazetteer.BODIES or letters.endswith("ism") or place_sort(name):
        return False
    last = words[-1]
    known = letters_of(words[0]) in gazetteer.MEN | gazetteer.WOMEN
    if len(words) == 1:
        return known or not (
            gazetteer.is_demonym(last)
            or gazetteer.is_people(last)
            or last in gazetteer.EVENT_HEADS  # "Nat Turner's Rebellion"
        )
    is_of = " of " in f" {name} "
    if gazetteer.is_demonym(words[0]) or (
        not is_of and not known and place_sort(last) in {"country", "continent"}
    ):
        return False
    return not (
        last in gazetteer.BODY_HEADS | gazetteer.EVENT_HEADS | gazetteer.PLACE_HEADS
        and not known
        and words[0] not in _TITLES
    )
