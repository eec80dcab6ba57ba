"""Settings: read from the environment, refused when they cannot be used."""

from pathlib import Path

import pytest

from quizapp.config import BadSetting, Settings, read_settings


def read(folder: Path, **given: str) -> Settings:
    environment = {f"QUIZAPP_{name}": value for name, value in given.items()}
    return read_settings({"QUIZAPP_DATA_DIR": str(folder), **environment})


def test_two_classes_may_come_in_an_hour_unless_one_says_otherwise(
    tmp_path: Path,
) -> None:
    assert read(tmp_path).newcomers_an_hour == 60
    assert read(tmp_path, NEWCOMERS_AN_HOUR="400").newcomers_an_hour == 400


@pytest.mark.parametrize("number", ["0", "-1", "many", "1.5"])
def test_a_number_of_newcomers_that_cannot_be_is_refused(
    tmp_path: Path, number: str
) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_NEWCOMERS_AN_HOUR has to be"):
        read(tmp_path, NEWCOMERS_AN_HOUR=number)


def test_with_no_newcomers_at_all_it_says_which_setting_is_meant(
    tmp_path: Path,
) -> None:
    with pytest.raises(BadSetting, match="QUIZAPP_OPEN_SIGN_UP=no"):
        read(tmp_path, NEWCOMERS_AN_HOUR="0")
