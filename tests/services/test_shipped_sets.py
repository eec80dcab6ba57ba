"""The sets that ship with the app, loaded when it starts."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from quizapp import paths
from quizapp.services import shipped_sets
from quizapp.services.set_files import SetFileRefused, load_set_file
from quizapp.services.set_import import ImportReport, import_set
from quizapp.store.question_sets import QuestionSet
from quizapp.store.source_texts import SourceText
from tests.app_fixtures import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shelf of shipped sets that a test may edit."""
    copy = tmp_path / "questions"
    shutil.copytree(paths.QUESTIONS, copy)
    monkeypatch.setattr(paths, "QUESTIONS", copy)
    return copy / "kazakhstan-2022"


def load(session: Session) -> dict[str, ImportReport]:
    """Start once, with a commit as a start has it; what was done, by set."""
    reports = shipped_sets.load_shipped_sets(session, now=LATER)
    session.commit()
    return {report.slug: report for report in reports}


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def row_of(session: Session, slug: str) -> QuestionSet:
    return session.scalars(select(QuestionSet).where(QuestionSet.slug == slug)).one()


def misname(session: Session) -> None:
    """Have the library call a set by a name that only reading its file would mend."""
    row = row_of(session, DAY_BY_DAY)
    row.title, row.digest = "Misnamed", ""
    session.flush()


def is_misnamed(session: Session) -> bool:
    return row_of(session, DAY_BY_DAY).title == "Misnamed"


DAY_BY_DAY = "kazakhstan-2022-day-by-day"


def test_the_shipped_sets_stand_in_the_order_of_their_shelf() -> None:
    names = [path.stem for path in shipped_sets.shipped_set_files()]

    assert names == ["day-by-day", "who-is-who", "why-it-erupted", "what-may-follow"]


def test_sets_over_one_text_share_it(session: Session) -> None:
    assert session.scalar(select(func.count()).select_from(QuestionSet)) == 4
    assert session.scalar(select(func.count()).select_from(SourceText)) == 1


def test_loading_again_changes_nothing(session: Session) -> None:
    reports = shipped_sets.load_shipped_sets(session, now=LATER)

    assert all(report.did_nothing for report in reports)


def test_what_loading_again_reports_does_not_depend_on_reading(
    session: Session, shelf: Path
) -> None:
    read = load(session)

    assert load(session) == read


def test_files_that_are_as_they_were_are_not_read_again(
    session: Session, shelf: Path
) -> None:
    load(session)
    misname(session)

    load(session)

    assert is_misnamed(session)


def test_an_edited_set_file_is_read_again(session: Session, shelf: Path) -> None:
    load(session)
    edit(shelf / "day-by-day.yaml", "prompt: ", "prompt: All in all, ")

    reports = load(session)

    assert len(reports.pop(DAY_BY_DAY).changed) == 1
    assert all(report.did_nothing for report in reports.values())
    assert load(session)[DAY_BY_DAY].did_nothing


@pytest.mark.slow
def test_an_edited_text_is_read_again(session: Session, shelf: Path) -> None:
    load(session)
    text = shelf / "texts" / "kazakhstan-2022.txt"
    text.write_text(text.read_text() + "\nA last line.\n")

    load(session)

    bodies = session.scalars(select(SourceText.body)).all()
    assert any(body.endswith("A last line.\n") for body in bodies)


@pytest.mark.slow
def test_a_text_that_is_gone_is_missed(session: Session, shelf: Path) -> None:
    load(session)
    (shelf / "texts" / "kazakhstan-2022.txt").rename(shelf / "texts" / "other.txt")

    with pytest.raises(SetFileRefused, match=r"kazakhstan-2022\.txt"):
        shipped_sets.load_shipped_sets(session, now=LATER)


@pytest.mark.slow
def test_a_reader_that_changed_reads_again(
    session: Session, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(session)
    misname(session)
    newer = shelf / "newer_reader.py"
    newer.write_text("FORMAT = 2\n")
    monkeypatch.setattr(shipped_sets, "READER", (*shipped_sets.READER, newer))

    load(session)

    assert not is_misnamed(session)


def test_an_edit_that_says_nothing_new_is_read_once(
    session: Session, shelf: Path
) -> None:
    load(session)
    file = shelf / "day-by-day.yaml"
    file.write_text(file.read_text() + "# Looked through in November.\n")

    assert load(session)[DAY_BY_DAY].did_nothing

    misname(session)
    load(session)
    assert is_misnamed(session)


@pytest.mark.slow
def test_what_somebody_imported_over_a_shipped_set_gives_way_to_its_file(
    session: Session, shelf: Path, tmp_path: Path
) -> None:
    load(session)
    shutil.copytree(shelf, tmp_path / "edited")
    edited = tmp_path / "edited" / "day-by-day.yaml"
    edit(edited, "prompt: ", "prompt: All in all, ")
    import_set(
        session, load_set_file(edited), owner_id=None, now=LATER, is_shipped=True
    )

    assert len(load(session)[DAY_BY_DAY].changed) == 1
