"""A small tagger of names: what a word's look, place and parse say of it, learned.

Conditional random fields (python-crfsuite) over features of our words; the rules'
own opinion is among them.  ``names.md`` beside the model says what it learned from.
"""

import logging
from collections.abc import Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_words import Word
from quizapp.derivation.findings.roles_words import CALLINGS, OFFICES, RANKS
from quizapp.questions.wording import letters_of

if TYPE_CHECKING:
    import pycrfsuite

MODEL = Path(__file__).with_name("names.crfsuite")
SORTS = ("person", "body", "place", "event")

_log = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def tagger() -> "pycrfsuite.Tagger | None":
    """The trained tagger, or ``None`` where it or its library is missing."""
    if find_spec("pycrfsuite") is None or not MODEL.exists():
        _log.warning("no tagger of names: names are found by rules alone")
        return None
    import pycrfsuite

    found = pycrfsuite.Tagger()
    found.open(str(MODEL))
    return found


def tag(words: Sequence[Word], rules: Sequence[str]) -> list[str]:
    """A tag for each word of one sentence: "B-person", "I-person", "O".

    *rules* says of each word what the rules make of it, in the same form.  Empty
    without a model.
    """
    model = tagger()
    if model is None or not words:
        return []
    tags: list[str] = model.tag(features(words, rules))
    return tags


def features(words: Sequence[Word], rules: Sequence[str]) -> list[list[str]]:
    """What the tagger looks at, word by word."""
    own = [_own(word, rule) for word, rule in zip(words, rules, strict=True)]
    found = []
    for place, one in enumerate(own):
        seen = ["bias", *one]
        for shift in (-2, -1, 1, 2):
            if 0 <= place + shift < len(own):
                near = own[place + shift]
                seen += [
                    f"{shift}:{what}"
                    for what in (near if abs(shift) == 1 else near[:4])
                ]
            else:
                seen.append(f"{shift}:edge")
        found.append(seen)
    return found


def _own(word: Word, rule: str) -> list[str]:
    low = word.text.casefold()
    letters = letters_of(word.text)
    seen = [
        f"rule={rule}",
        f"spacy={'B' if word.begins else 'I'}-{word.label}"
        if word.label
        else "spacy=O",
        f"shape={_shape(word.text)}",
        f"pos={word.pos}",
        f"tag={word.tag}",
        f"list={_lists(low, letters)}",
        f"opens={word.opens}",
    ]
    if not word.is_capital or low in _TELLING:
        seen.append(f"low={low}")
    else:
        seen += [f"end={low[-3:]}", f"start={low[:2]}"]
    return seen


_TELLING = (
    gazetteer.BODY_HEADS
    | gazetteer.EVENT_HEADS
    | gazetteer.PLACE_HEADS
    | OFFICES
    | RANKS
)


@lru_cache(maxsize=8192)
def _shape(text: str) -> str:
    shape = ""
    for one in text[:8]:
        mark = (
            "X"
            if one.isupper()
            else "x"
            if one.isalpha()
            else "9"
            if one.isdigit()
            else one
        )
        if not shape.endswith(mark):
            shape += mark
    return shape + ("1" if len(text) == 1 else "")


@lru_cache(maxsize=8192)
def _lists(low: str, letters: str) -> str:
    for name, words in (
        ("place", gazetteer.PLACES), ("body", gazetteer.BODIES), ("man", gazetteer.MEN),
        ("woman", gazetteer.WOMEN), ("bodyhead", gazetteer.BODY_HEADS),
        ("eventhead", gazetteer.EVENT_HEADS), ("placehead", gazetteer.PLACE_HEADS),
        ("office", OFFICES), ("rank", RANKS), ("calling", CALLINGS),
    ):  # fmt: skip
        if low in words or letters in words:
            return name
    return (
        "people"
        if gazetteer.is_people(low)
        else "demonym"
        if gazetteer.is_demonym(low)
        else ""
    )
