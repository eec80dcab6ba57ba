"""What a name that was said is to a name that was asked for."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.questions.names.name import Name
from quizapp.questions.names.namesakes import is_of_other_sex


class Stands(StrEnum):
    """What the said name is to the key."""

    SAME = "same"
    SPELT = "spelt"  #: the same, in another spelling or with a slip
    SURNAME = "surname"  #: the surname alone, or with fewer first names
    FIRST_UNKNOWN = "first unknown"  #: the key has no first name
    WHICH = "which"  #: right as far as it goes, and it goes for others too
    UNSURE = "unsure"  #: spelt as much like another name
    MORE = "more"  #: the key with something more
    LETTERS = "letters"  #: its words have the key's initials
    PART = "part"
    NUMBER = "number"
    GENERATION = "generation"
    FIRST_NAME = "first name"
    SEX = "sex"
    KNOWN = "known"  #: another name, and known as such
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Likeness:
    stands: Stands
    detail: str = ""  #: the other name that it is or could be


def with_number(
    said: Name, key: Name, found: Likeness, person: bool | None
) -> Likeness:
    """Names whose words agree: do number and generation?"""
    if found.stands is Stands.OTHER:
        return found
    if said.numbers != key.numbers:
        if not said.numbers:
            return Likeness(Stands.WHICH)
        if key.numbers or (said.numbers != (1,) and max(said.numbers) < 1000):
            return Likeness(Stands.NUMBER)
        if said.numbers != (1,):
            return Likeness(Stands.MORE)
    if said.generation != key.generation:
        if not said.generation:
            return found if key.generation == "jr" else Likeness(Stands.WHICH)
        if {said.generation, key.generation} == {"jr", "younger"}:
            return found
        return Likeness(Stands.GENERATION)
    if person and is_of_other_sex(said, key):
        return Likeness(Stands.FIRST_NAME)
    return found
