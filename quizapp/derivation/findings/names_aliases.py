"""Which names of one text name the same person, body or place."""

import re

from quizapp.derivation.findings import gazetteer
from quizapp.derivation.findings.names_lexicon import GIVEN
from quizapp.questions.wording import letters_of, plain

_NUMERAL = re.compile(r"[IVXL]+$")
_PARENTS = frozenset({"elder", "younger", "jr", "sr", "junior", "senior"})
_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "&", "to"})


def is_part(short: str, long: str) -> bool:
    """Whether a person's shorter name can be the longer one's.

    Numbers and "the Elder" must be the same where the short form has them; initials
    stand for names.  A last name, a ruler's first name and a name with its particle
    are parts; a first name alone is one only for rulers and single names.
    """
    ours, theirs = _parts(short), _parts(long)
    if not ours or len(ours) > len(theirs) or ours == theirs:
        return ours == theirs
    if any(_sets_apart(one) and one not in theirs for one in ours):
        return False
    if len(ours) > 1 and any(_sets_apart(one) for one in theirs if one not in ours):
        return False
    place = 0
    for one in ours:
        while place < len(theirs) and not _stands_for(one, theirs[place]):
            place += 1
        if place == len(theirs):
            return False
        place += 1
    if len(ours) == 1:
        return ours[0].casefold() in handles(long)
    return (
        not _is_chief(theirs)
        or _stands_for(ours[-1], theirs[-1])
        or _sets_apart(theirs[-1])
    )


def handles(name: str) -> tuple[str, ...]:
    """The single words by which a person may be called after the full name, lower case."""
    parts = _parts(name)
    core = [
        one
        for one in parts
        if one.casefold() not in gazetteer.PARTICLES and len(one) > 1
    ]
    core = [one for one in core if not _sets_apart(one)]
    if not core:
        return ()
    if "of" in parts and any(_sets_apart(one) for one in parts):
        return (core[0].casefold(),)
    if len(core) < len(parts) and any(_sets_apart(one) for one in parts):
        return (
            (core[0].casefold(),)
            if len(core) == 1
            else (core[0].casefold(), core[-1].casefold())
        )
    if "of" in parts or "the" in parts:
        return (core[0].casefold(),) if parts[0][0].isupper() else ()
    if core[0].casefold() in gazetteer.SURNAMES_FIRST or (
        len(core) == 2 and GIVEN.fullmatch(core[1])
    ):
        return (core[0].casefold(),)
    if len(core) > 2 and core[-2] in ("San", "Santa", "Saint", "St"):
        return (f"{core[-2]} {core[-1]}".casefold(), core[-1].casefold())
    tail = _with_particles(parts)
    return (tail, core[-1].casefold()) if tail else (core[-1].casefold(),)


def _with_particles(parts: list[str]) -> str:
    """ "von der Leyen", "de Gaulle": how the last name goes with its particles, or ""."""
    first = len(parts) - 1
    while first > 1 and parts[first - 1].casefold() in gazetteer.PARTICLES:
        first -= 1
    return " ".join(parts[first:]).casefold() if first < len(parts) - 1 else ""


def first_handle(name: str) -> str:
    """The first name, by which some are called: "Napoleon", "Saddam"."""
    parts = _parts(name)
    return parts[0].casefold() if len(parts) > 1 and len(parts[0]) > 2 else ""


def _parts(name: str) -> list[str]:
    return [one.strip(".,") for one in name.split()]


def _sets_apart(part: str) -> bool:
    return (bool(_NUMERAL.match(part)) and len(part) > 0) or part.casefold() in _PARENTS


def _stands_for(ours: str, theirs: str) -> bool:
    if plain(ours) == plain(theirs):
        return True
    return len(min(ours, theirs, key=len)) == 1 and ours[:1] == theirs[:1]


def _is_chief(parts: list[str]) -> bool:
    return "of" not in parts


def is_acronym(short: str, long: str) -> bool:
    """Whether capitals stand for words: "CSTO", "Collective Security Treaty Organization"."""
    letters = [one for one in short if one.isupper()]
    if len(letters) < 2 or not short.replace(".", "").replace("-", "").isalnum():
        return False
    words = [one for one in re.split(r"[\s-]+", long) if one]
    all_of = "".join(one[0] for one in words).casefold()
    chief = "".join(one[0] for one in words if one.casefold() not in _SMALL).casefold()
    key = "".join(letters).casefold()
    return len(words) > 1 and key in (all_of, chief)


def same_thing(ours: str, theirs: str) -> bool:
    """Whether two names of bodies or places are known to name the same."""
    one, other = _bare(ours), _bare(theirs)
    if one == other:
        return True
    group = gazetteer.SAME_THING.get(one)
    return group is not None and group == gazetteer.SAME_THING.get(other)


def _bare(name: str) -> str:
    letters = letters_of(name)
    return letters.removeprefix("the") if name[:4].casefold() == "the " else letters
