"""Changes to the source texts of a set, kept until they are published."""

import json
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from quizapp.errors import NotFound, Refused
from quizapp.questions.schema.problem import SchemaRefused
from quizapp.questions.schema.set_schema import read
from quizapp.services.set_editing import (
    EditedMeanwhile,
    free_name,
    open_edit,
    slug_of,
)
from quizapp.services.set_files import LARGEST_TEXT
from quizapp.services.set_workbench import Standing, Text, Workbench, sentence
from quizapp.store.base import table_of
from quizapp.store.people import Person
from quizapp.store.races import insert_giving_way
from quizapp.store.set_edits import EditedText

MOST_TEXTS = 50


class TextRefused(Refused):
    """A source text no set can have; ``problems`` are keys of the set file, and words."""

    def __init__(self, problems: tuple[tuple[str, str], ...]) -> None:
        super().__init__(" ".join(words for _, words in problems))
        self.problems = problems


def find_text(bench: Workbench, key: str) -> Text:
    """A source text of the set.  Raises ``NotFound``."""
    found = bench.text(key)
    if found is None:
        raise NotFound("There is no such source text in this set.")
    return found


def add_text(
    session: Session,
    bench: Workbench,
    *,
    person: Person,
    plain: Mapping[str, str],
    now: datetime,
) -> str:
    """Give a set another source text; returns what evidence calls it.

    Flushes and does not commit.  Raises ``TextRefused``.
    """
    if len(bench.texts) >= MOST_TEXTS:
        raise Refused(f"A set has room for {MOST_TEXTS} source texts.")
    taken = {one.key for one in bench.texts}
    key = free_name(slug_of(plain.get("title", "")) or "text", taken)
    content = _checked(key, plain)
    open_edit(session, set_id=bench.row.id, now=now)
    session.add(
        EditedText(
            set_id=bench.row.id,
            key=key,
            content=content,
            changed_by=person.id,
            changed_at=now,
        )
    )
    session.flush()
    return key


def save_text(
    session: Session,
    bench: Workbench,
    *,
    person: Person,
    key: str,
    seen: int,
    plain: Mapping[str, str],
    now: datetime,
) -> None:
    """Keep what a source text is to say.  Flushes and does not commit.

    Questions whose evidence it does not hold any more are told by the workbench; they
    are not published with it.

    Raises:
        TextRefused: it would be no source text.
        EditedMeanwhile: *seen* is not the change in force.
    """
    text = find_text(bench, key)
    content = _checked(key, plain)
    if _json(key, text.plain) == content:
        return
    if text.version != seen:
        raise EditedMeanwhile("This text was changed in another window meanwhile.")
    _write(session, bench, text, person, now, content=content, is_removed=False)


def remove_text(
    session: Session, bench: Workbench, *, person: Person, key: str, now: datetime
) -> None:
    """Take a source text out of the set when that is published.

    Raises:
        Refused: questions rest on it.
    """
    text = find_text(bench, key)
    if any(
        quote.get("source") == key
        for one in bench.staying
        for quote in one.plain.get("evidence", [])
        if isinstance(quote, dict)
    ):
        raise Refused("Questions rest on this text. Change their evidence first.")
    if text.standing is Standing.NEW:
        drop_change(session, bench, key=key)
        return
    content = _json(key, text.plain)
    _write(session, bench, text, person, now, content=content, is_removed=True)


def drop_change(session: Session, bench: Workbench, *, key: str) -> None:
    """Have a source text say what is published.  A new one is gone then."""
    text = find_text(bench, key)
    session.execute(
        delete(EditedText).where(
            EditedText.set_id == bench.row.id,
            EditedText.key == key,
            EditedText.version == text.version,
        )
    )
    session.expire_all()


def _write(
    session: Session,
    bench: Workbench,
    text: Text,
    person: Person,
    now: datetime,
    *,
    content: str,
    is_removed: bool,
) -> None:
    open_edit(session, set_id=bench.row.id, now=now)
    values = {
        "content": content,
        "is_removed": is_removed,
        "changed_by": person.id,
        "changed_at": now,
    }
    if text.version:
        written = session.execute(
            update(EditedText)
            .where(
                EditedText.set_id == bench.row.id,
                EditedText.key == text.key,
                EditedText.version == text.version,
            )
            .values(version=text.version + 1, **values)
            .returning(EditedText.version)
            .execution_options(synchronize_session=False)
        ).one_or_none()
    else:
        written = session.execute(
            insert_giving_way(session, EditedText)
            .values(set_id=bench.row.id, key=text.key, version=1, **values)
            .returning(table_of(EditedText).c.version)
        ).one_or_none()
    session.expire_all()
    if written is None:
        raise EditedMeanwhile("This text was changed in another window meanwhile.")


def _checked(key: str, plain: Mapping[str, str]) -> str:
    """The text as it is kept, read as a set file's.  Raises ``TextRefused``."""
    said = {name: value for name, value in plain.items() if value.strip()}
    if len(said.get("text", "").encode()) > LARGEST_TEXT:
        words = f"A source text has room for {LARGEST_TEXT // 1000:,} kB."
        raise TextRefused((("text", words),))
    try:
        read(
            {
                "format": "recto/1",
                "id": "set",
                "title": "Set",
                # A text that looks like a file's name is a text here all the same.
                "sources": [said | {"id": key, "text": f"{said.get('text', '')}\n"}]
                if said.get("text")
                else [said | {"id": key}],
                "questions": [],
            }
        )
    except SchemaRefused as error:
        raise TextRefused(
            tuple(
                (str(one.path[-1]) if len(one.path) > 2 else "text", sentence(one))
                for one in error.problems
            )
        ) from error
    return _json(key, said)


def _json(key: str, plain: Mapping[str, str]) -> str:
    said = {name: value for name, value in plain.items() if value}
    return json.dumps(said | {"id": key}, ensure_ascii=False, sort_keys=True)
