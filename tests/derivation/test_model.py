"""Which model of the language is trusted."""

import logging
import shutil
import sys
from pathlib import Path

import pytest

from quizapp.derivation import model

NOT_INSTALLED = "no_such_model_anywhere"


def _installed() -> str:
    return next(one for one in model.PACKAGES if model.model_folder(one) is not None)


def test_the_installed_model_is_the_official_one() -> None:
    folder = model.model_folder(_installed())

    assert folder is not None
    assert model.differing(folder) == []


@pytest.mark.slow
def test_a_package_that_is_missing_is_passed_over() -> None:
    loaded = model.load_first([NOT_INSTALLED, _installed()])

    assert loaded is not None
    assert "parser" in loaded.pipe_names


def test_without_any_model_there_is_a_notice_and_no_failure(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.WARNING):
        loaded = model.load_first([NOT_INSTALLED])

    assert loaded is None
    assert model.NOTICE in caplog.text


def test_a_model_of_which_a_file_was_changed_is_not_loaded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder = model.model_folder(_installed())
    assert folder is not None
    package = tmp_path / "changed_model"
    shutil.copytree(folder, package / folder.name)
    (package / "__init__.py").write_text("raise SystemExit('loaded')\n")
    with (package / folder.name / "vocab" / "strings.json").open("a") as strings:
        strings.write(" ")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])

    with caplog.at_level(logging.WARNING):
        loaded = model.load_first(["changed_model"])

    assert loaded is None
    assert "vocab/strings.json" in caplog.text
