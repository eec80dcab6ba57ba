"""The tables of cases for actors, roles and quotations, and how a row is held to be right."""

import re
from dataclasses import dataclass
from pathlib import Path

from quizapp.derivation.cutting import cut
from quizapp.derivation.document import Document
from quizapp.derivation.findings.actors import find_actors
from quizapp.derivation.findings.kinds import Actor, Mention

_CASES = Path(__file__).with_name("cases")


@dataclass(frozen=True)
class Passage:
    """A text with the rows that say whom it names."""

    text: str
    rows: tuple[str, ...]


def passages() -> list[Passage]:
    found = []
    for block in (_CASES / "actors.txt").read_text("utf-8").split("\n\n"):
        lines = [one for one in block.splitlines() if one and not one.startswith("#")]
        if lines:
            found.append(Passage(lines[0], tuple(lines[1:])))
    return found


def rows(name: str) -> list[list[str]]:
    lines = (_CASES / name).read_text("utf-8").splitlines()
    return [
        [one.strip() for one in line.split("|")]
        for line in lines
        if line and line[0] != "#"
    ]


def failing(passage: Passage) -> list[str]:
    """The rows of a passage that do not hold, with what was found instead."""
    document = cut(passage.text)
    actors, mentions = find_actors(document)
    return [
        f"{row}  ({found})"
        for row in passage.rows
        if (found := _fault(row, document, actors, mentions))
    ]


def _fault(
    row: str,
    document: Document,
    actors: tuple[Actor, ...],
    mentions: tuple[Mention, ...],
) -> str:
    sort, _, rest = row.partition(": ")
    if sort == "actor":
        name, kind, *aliases = (one.strip() for one in rest.split("|"))
        actor = next((one for one in actors if name in (one.name, *one.aliases)), None)
        if actor is None:
            return "not found"
        missing = [one for one in aliases if one not in (actor.name, *actor.aliases)]
        return str(actor) if missing or actor.kind.value != kind else ""
    words, _, whom = rest.partition(" = ")
    words, _, number = words.partition("@")
    places = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", document.text)
    start = [one.start() for one in places][int(number or 1) - 1]
    meant = [
        actors[one.actor]
        for one in mentions
        if one.span.start < start + len(words) and start < one.span.end
    ]
    if whom == "-":
        return ", ".join(one.name for one in meant)
    return (
        ""
        if any(whom in (one.name, *one.aliases) for one in meant)
        else f"means {[one.name for one in meant]}"
    )
