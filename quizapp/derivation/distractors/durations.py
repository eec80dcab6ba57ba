"""Wrong durations: the text's others, then the same words with another number or unit."""

import re
from collections.abc import Iterator

from quizapp.derivation.distractors.candidate import Candidate, seed_of
from quizapp.derivation.draft import Draft
from quizapp.derivation.findings.kinds import TimeKind
from quizapp.derivation.gates.facts import Facts
from quizapp.questions.question import PhraseQuestion

_UNITS = ("minute", "hour", "day", "week", "month", "year", "decade", "century")
_WORDS = (
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_UNIT = re.compile(rf"\b({'|'.join(_UNITS)}|centurie)(s?)\b", re.IGNORECASE)
#: "A few days" may be several.
_VAGUE = re.compile(r"\b(few|several|some|many|couple|number)\b", re.IGNORECASE)
_FIGURE = re.compile(r"\b\d+\b")
_WORD = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)


def wrong_durations(
    draft: Draft, question: PhraseQuestion, facts: Facts
) -> Iterator[Candidate]:
    key = question.answer
    place = draft.evidence[0].start if draft.evidence else 0
    for one in facts.material.findings.dates:
        said = one.bare.of(facts.text)
        if one.kind is TimeKind.DURATION and _is_near(said, key):
            cost = abs(one.span.start - place) / (len(facts.text) + 1)
            yield Candidate(said, "another length of time in the text", cost)
    for number, said in enumerate(_varied(key, seed_of(question.id))):
        yield Candidate(
            said, "not what the text says", 5.0 + number, is_from_text=False
        )


def _is_near(said: str, key: str) -> bool:
    one, other = _UNIT.search(said), _UNIT.search(key)
    if one is None or other is None:
        return False
    first, second = _place(one[1]), _place(other[1])
    if first == second and _VAGUE.search(said) and _VAGUE.search(key):
        return False
    return abs(first - second) <= 1 and abs(len(said.split()) - len(key.split())) <= 1


def _place(unit: str) -> int:
    unit = (
        unit.lower().removesuffix("e") if unit.lower() == "centurie" else unit.lower()
    )
    return _UNITS.index({"centuri": "century"}.get(unit, unit))


def _varied(key: str, seed: int) -> Iterator[str]:
    if found := _FIGURE.search(key):
        number = int(found[0])
        step = (
            10
            if number % 10 == 0 and number > 10
            else 5
            if number % 5 == 0 and number > 5
            else 2
            if number > 20
            else 1
        )
        moves = [(-1, 1, 2), (1, 2, -1), (-2, -1, 1)][seed % 3]
        for move in (*moves, 3, 4):
            other = number + move * step
            if other > 1:
                yield f"{key[: found.start()]}{other}{key[found.end() :]}"
    elif found := _WORD.search(key):
        number = _WORDS.index(found[0].lower())
        moves = [(-1, 1, 2), (1, 2, -1), (2, -1, 1)][seed % 3]
        for move in (*moves, 3, 4, -2):
            if 0 <= number + move < len(_WORDS):
                yield f"{key[: found.start()]}{_WORDS[number + move]}{key[found.end() :]}"
    elif (unit := _UNIT.search(key)) and unit[2] and unit[1].lower() in _UNITS:
        here = _place(unit[1])
        for other in (here + 1, here - 1, here + 2, here - 2):
            if 0 <= other < len(_UNITS) - 1:
                yield f"{key[: unit.start()]}{_UNITS[other]}s{key[unit.end() :]}"
