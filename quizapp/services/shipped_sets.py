"""The sets that ship with the app, brought into the library when it starts."""

import hashlib
from datetime import datetime
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp import paths, questions
from quizapp.questions.schema.set_schema import is_text_path
from quizapp.services import question_versions, set_files, set_import, yaml_text
from quizapp.services.set_import import ImportReport, import_set
from quizapp.store.question_sets import Question, QuestionSet

#: The code that decides what a set file says.
READER = (
    *(Path(folder) for folder in questions.__path__),
    *(
        Path(str(module.__file__))
        for module in (yaml_text, set_files, set_import, question_versions)
    ),
)


def load_shipped_sets(session: Session, *, now: datetime) -> list[ImportReport]:
    """Bring the library up to date with the sets that ship with the app.

    A set is read only if a file it is made of, or the code that reads it, is not as
    it was when the set was last loaded: reading takes a tenth of a second for each.

    Flushes and does not commit.  Raises ``SetFileRefused`` for a broken file.
    """
    loaded = _loaded(session)
    reader = _reader()
    reports = []
    for path in shipped_set_files():
        digest = _files_digest(path, reader)
        reports.append(
            loaded.get(digest)
            or import_set(
                session,
                set_files.load_set_file(path),
                owner_id=None,
                now=now,
                is_shipped=True,
                files_digest=digest,
            )
        )
    return reports


def shipped_set_files() -> list[Path]:
    """The set files that ship with the app, in the order of their shelves."""
    return sorted(paths.QUESTIONS.glob("*/*.yaml"), key=_shelf)


def _shelf(path: Path) -> tuple[str, int, str]:
    """Within a folder, in the order that its ``ORDER`` file gives, else by name."""
    order = path.parent / "ORDER"
    names = order.read_text().split() if order.is_file() else []
    place = names.index(path.name) if path.name in names else len(names)
    return path.parent.name, place, path.name


def _loaded(session: Session) -> dict[str, ImportReport]:
    """What loading a shipped set again does, namely nothing, by its files' digest."""
    rows = session.execute(
        select(
            QuestionSet.files_digest,
            QuestionSet.slug,
            QuestionSet.title,
            func.count(Question.id),
        )
        .outerjoin(
            Question,
            (Question.set_id == QuestionSet.id) & Question.retired_at.is_(None),
        )
        .where(QuestionSet.is_shipped, QuestionSet.files_digest != "")
        .group_by(QuestionSet.id)
    )
    return {
        digest: ImportReport(slug, title, unchanged=count)
        for digest, slug, title, count in rows
    }


def _files_digest(path: Path, reader: str) -> str:
    """SHA-256 of a set file, the texts beside it, and *reader*; "" if not readable.

    Which texts a set is about stands in the file, which is not read here: any of the
    folder counts.
    """
    folder = path.parent
    files = [path]
    files += sorted(file for file in folder.rglob("*") if is_text_path(file.name))
    try:
        said = [f"{_sha256(file)} {file.relative_to(folder)}" for file in files]
    except OSError:
        return ""  # Reading the set says what is wrong with its files.
    return hashlib.sha256("\n".join([reader, *said]).encode()).hexdigest()


def _reader() -> str:
    """What the code is that decides what a set file says; an edit makes it another."""
    files = [
        file
        for place in READER
        for file in (sorted(place.rglob("*.py")) if place.is_dir() else [place])
    ]
    return "\n".join(map(_sha256, files))


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
