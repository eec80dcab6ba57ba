"""Where units stand among the words and figures of a text: "5 m" is metres or millions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.questions.numbers.counting import UNIT, Item
from quizapp.questions.numbers.units import Unit, find_unit, units_called
from quizapp.questions.numbers.words import atoms_of

#: Words that may be a unit, a factor or a number: both readings are tried.
UNCERTAIN = frozenset(
    [
        "m",
        "t",
        "т",
        "k",
        "b",
        "mm",
        "cent",
        "cents",
        "second",
        "seconde",
        "mark",
        "pound",
        "h",
        "p",
        "c",
        "mille",
    ]
)


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A unit and the place among the items where it stands."""

    units: tuple[Unit, ...]
    unit: str


def with_units(
    variant: Sequence[Item], language: str, *, units_first: bool
) -> tuple[list[Item], dict[int, NamedUnit]]:
    """Replace each unit by one mark; number words come first unless told otherwise."""
    tokens = [item if isinstance(item, str) else "" for item in variant]
    items: list[Item] = []
    units: dict[int, NamedUnit] = {}
    place = 0
    while place < len(variant):
        count = find_unit(tokens, place) if tokens[place] else 0
        if (
            count == 1
            and atoms_of(tokens[place], language)
            and not (units_first and _may_be_unit(tokens, place, language))
        ):
            count = 0
        if count:
            named = tokens[place : place + count]
            units[len(items)] = NamedUnit(units_called(named), _written(named))
            items.append(UNIT)
            place += count
        else:
            items.append(variant[place])
            place += 1
    return items, units


def _may_be_unit(tokens: Sequence[str], place: int, language: str) -> bool:
    """Whether a number word may also be a unit here.

    "5 m" and "5 cents" may, but not "deux cents", "cent six" and "5 m dollars".
    """
    after_figures = place > 0 and tokens[place - 1] == ""
    if not after_figures and (language != "en" or place == 0):
        return False
    if place + 1 == len(tokens):
        return True
    following = tokens[place + 1]
    return following != "" and not (
        atoms_of(following, language) or find_unit(tokens, place + 1)
    )


def _written(tokens: Sequence[str]) -> str:
    words = re.sub(r" ?([^\w\s%€$]) ?", r"\1", " ".join(tokens))
    return words.replace("us $", "us$").replace("^2", "²").replace("^3", "³")
