"""A roster as teachers have it: a pasted list or a CSV file of names and emails."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quizapp.errors import Refused
from quizapp.services.details import BadDetail, plain_email, plain_name

LARGEST_FILE = 300_000  #: bytes
MOST_ROWS = 200  #: learners at once
MOST_REFUSED = 50  #: rows whose refusal is shown one by one

#: What separates the cells: the one that the first lines have most of.
DELIMITERS = (",", ";", "\t")
_FIRST_LINES = 20

#: What columns are called, in small letters.
HEADS = {
    "name": "name full+name names student student+name pupil learner display+name",
    "first": "first+name firstname given+name forename vorname prénom nombre",
    "last": "last+name lastname surname family+name nachname nom apellido apellidos",
    "email": "email e-mail mail email+address e-mail+address",
}
COLUMNS = {
    head.replace("+", " "): column
    for column, heads in HEADS.items()
    for head in heads.split()
}

#: ``Noor Rahimi <noor@example.org>``
_AS_IN_LETTERS = re.compile(r"(.*?)\s*<([^<>]*@[^<>]*)>\s*")

_EXCERPT = 60  #: characters of a refused row that are shown


class RosterRefused(Refused):
    """Nothing of the list can be read.  Says what to do."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody to add."""

    line: int  #: of the list, from 1
    name: str  #: empty where an email stands alone
    email: str  #: empty for none


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that is left out, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a list holds."""

    rows: tuple[RosterRow, ...]
    refused: tuple[RefusedRow, ...]
    blank: int = 0  #: lines with nothing on them


def decoded(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether its encoding had to be guessed.

    Raises:
        RosterRefused: it is too large, or no text.
    """
    if len(data) > LARGEST_FILE:
        raise RosterRefused(
            f"The file is larger than {LARGEST_FILE // 1000} kB. A list of "
            f"{MOST_ROWS} learners takes about 15 kB."
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _or_refused(data, "utf-16"), False
    if b"\0" in data:
        raise RosterRefused(
            "This is no text file. Save the list as CSV and choose that file."
        )
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return _or_refused(data, "cp1252"), True


def _or_refused(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise RosterRefused(
            "The letters of this file cannot be read. Save it as CSV in UTF-8."
        ) from error


def read_roster(
    text: str, *, names: Iterable[str] = (), may_lack_name: bool = False
) -> Reading:
    """What stands in a list: one learner a line, a name and perhaps an email.

    Cells are text whatever they begin with; nothing is computed.

    Args:
        names: of who is in the class already.
        may_lack_name: whether an email alone will do.

    Raises:
        RosterRefused: the list is empty or too long.
    """
    taken = {name.casefold(): "is in the class already" for name in names}
    rows: list[RosterRow] = []
    refused: list[RefusedRow] = []
    blank = 0
    for line, cells in _named(_cells(text)):
        whole = " ".join(cell for cell in cells.values() if cell)
        if not whole:
            blank += 1
            continue
        try:
            row = _row(line, cells, may_lack_name=may_lack_name)
            _refuse_twice(row, taken)
        except BadDetail as error:
            refused.append(RefusedRow(line, _excerpt(whole), str(error)))
        else:
            rows.append(row)
        if len(rows) + len(refused) > MOST_ROWS:
            raise RosterRefused(
                f"The list is longer than {MOST_ROWS} learners. Add them in parts."
            )
    if not rows and not refused:
        raise RosterRefused("The list is empty. Write one learner on each line.")
    return Reading(tuple(rows), tuple(refused), blank)


def as_list(rows: Iterable[RosterRow]) -> str:
    """Rows as a list that ``read_roster`` reads again as they are."""
    text = io.StringIO()
    out = csv.writer(text, delimiter="\t", lineterminator="\n")
    out.writerow(("name", "email"))
    out.writerows((row.name, row.email) for row in rows)
    return text.getvalue()


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with the line's number."""
    text = text.replace("\0", "").removeprefix("\ufeff")
    first = "\n".join(text.splitlines()[:_FIRST_LINES])
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, [" ".join(cell.split()) for cell in cells]
    except csv.Error as error:
        raise RosterRefused(
            f"Line {reader.line_num} cannot be read. Look for a quotation mark "
            "that is not closed."
        ) from error


def _named(
    lines: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[int, dict[str, str]]]:
    """The cells of each line by what they are; a line of heads says what they are."""
    heads: list[str] | None = None
    is_first = True
    for line, cells in lines:
        if is_first and any(cells):
            is_first = False
            heads = _heads(cells)
            if heads is not None:
                continue
        yield line, _by_head(cells, heads) if heads else _by_look(cells)


def _heads(cells: list[str]) -> list[str] | None:
    heads = [COLUMNS.get(cell.casefold().strip("\"'* :"), "") for cell in cells]
    is_heads = any(heads) and not any("@" in cell for cell in cells)
    return heads if is_heads else None


def _by_head(cells: list[str], heads: list[str]) -> dict[str, str]:
    found = dict.fromkeys(("name", "first", "last", "email"), "")
    for head, cell in zip(heads, cells, strict=False):
        if head and not found[head]:
            found[head] = cell
    name = found["name"] or f"{found['first']} {found['last']}".strip()
    return {"name": name, "email": found["email"]}


def _by_look(cells: list[str]) -> dict[str, str]:
    """What has an @ is the email, the rest the name."""
    if len(cells) == 1 and (letters := _AS_IN_LETTERS.fullmatch(cells[0])):
        return {"name": letters[1].strip("\"' "), "email": letters[2].strip()}
    emails = [cell for cell in cells if "@" in cell]
    others = [cell for cell in cells if cell and "@" not in cell]
    return {"name": " ".join(others), "email": " ".join(emails)}


def _row(line: int, cells: dict[str, str], *, may_lack_name: bool) -> RosterRow:
    """Raises ``BadDetail``."""
    email = plain_email(cells["email"]) if cells["email"] else ""
    if not cells["name"] and email and may_lack_name:
        return RosterRow(line, "", email)
    if not cells["name"]:
        raise BadDetail("There is no name on this line.")
    return RosterRow(line, plain_name(cells["name"]), email)


def _refuse_twice(row: RosterRow, taken: dict[str, str]) -> None:
    """Raises ``BadDetail`` for who was there before; remembers who is there now."""
    keys = [("This name", row.name.casefold()), ("This email", row.email)]
    for what, key in keys:
        if key and key in taken:
            raise BadDetail(
                f"{what} {taken[key]}. If it is somebody else, tell them apart."
            )
    for _, key in keys:
        if key:
            taken[key] = f"stands on line {row.line} too"


def _excerpt(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…"
