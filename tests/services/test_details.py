"""Names, emails and time zones: what is taken, and in which spelling."""

import pytest

from quizapp.services import details
from quizapp.services.details import BadDetail


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Noor Rahimi", "Noor Rahimi"),
        ("  Noor \t\n Rahimi ", "Noor Rahimi"),
        ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
        ("{0.__class__}", "{0.__class__}"),
        ("Noor\r\nBcc: all@example.org", "Noor Bcc: all@example.org"),
        ("Noor\x1b[31m", "Noor[31m"),
        ("<b>'\"&", "<b>'\"&"),
        ("7", "7"),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(typed: str, name: str) -> None:
    assert details.plain_name(typed) == name


@pytest.mark.parametrize(
    "name",
    [
        "علی\u200cرضا",
        "ශ්\u200dරී",
        "ᠬᠠᠷ\u180eᠠ",
        "👩🏽\u200d🏫 Ms Adeyemi",
        "Noor ❤\ufe0f",
    ],
)
def test_a_joiner_that_joins_stays(name: str) -> None:
    assert details.plain_name(name) == name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("\u202egro.elpmaxe", "gro.elpmaxe"),
        ("Noor \u2066Rahimi\u2069", "Noor Rahimi"),
        ("Noor\u200b Rahi\u2060mi\ufeff", "Noor Rahimi"),
        ("Noor\u3164\u200e", "Noor"),
        ("\u200dNoor\u200c \u200d Rahimi\u200d", "Noor Rahimi"),
        ("Noor\u200d\u200dRahimi", "Noor\u200dRahimi"),
    ],
)
def test_what_cannot_be_seen_is_left_out_of_a_name(typed: str, name: str) -> None:
    assert details.plain_name(typed) == name


@pytest.mark.parametrize("typed", ["", "   ", "\t\u00a0"])
def test_a_name_is_needed(typed: str) -> None:
    with pytest.raises(BadDetail, match="Write the name you go by"):
        details.plain_name(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "\u200b",  # zero-width space
        "\u200c\u200d",  # joiners with nothing to join
        "\u202e",
        "\u00ad \ufeff",
        "\u0301\u0308",  # marks with no letter to stand on
        "\ufe0f",
        "\u3164",  # Unicode calls it a letter
        "\u2800",
        "\x00\x1b",
    ],
)
def test_a_name_of_nothing_that_can_be_seen_is_refused(typed: str) -> None:
    with pytest.raises(BadDetail, match="Nothing of this name can be seen"):
        details.plain_name(typed)


def test_a_name_has_an_end() -> None:
    assert details.plain_name("x" * 120)
    with pytest.raises(BadDetail, match="at most 120"):
        details.plain_name("x" * 121)


@pytest.mark.parametrize(
    "typed", ["noor@example.org", " Noor@Example.ORG ", "NOOR@example.org\n"]
)
def test_an_email_has_one_spelling(typed: str) -> None:
    assert details.plain_email(typed) == "noor@example.org"


def test_an_accent_is_the_same_from_every_keyboard() -> None:
    one, two = "jos\u00e9@example.org", "jose\u0301@example.org"

    assert details.plain_email(two) == details.one_spelling(two) == one


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "noor",
        "@example.org",
        "noor@",
        "noor@example.org@example.org",
        "noor@.org",
        "noor rahimi@example.org",
        "noor@example.org\r\nBcc: all@example.org",
        "noor@example.org, all@example.org",
        "Noor <noor@example.org>",
        "noor\0@example.org",
        "x" * 250 + "@example.org",
    ],
)
def test_not_everything_is_an_email(typed: str) -> None:
    with pytest.raises(BadDetail, match=r"name@example\.org"):
        details.plain_email(typed)


@pytest.mark.parametrize("hidden", ["\u200b", "\u202e", "\u200d", "\u00ad", "\u3164"])
def test_an_email_that_only_looks_like_anothers_is_refused(hidden: str) -> None:
    with pytest.raises(BadDetail, match="cannot be seen"):
        details.plain_email(f"no{hidden}or@example.org")


@pytest.mark.parametrize(
    ("wanted", "zone"),
    [
        ("Asia/Almaty", "Asia/Almaty"),
        ("", "Europe/Paris"),
        ("Mars/Olympus", "Europe/Paris"),
        ("../../etc/passwd", "Europe/Paris"),
    ],
)
def test_a_time_zone_is_one_there_is(wanted: str, zone: str) -> None:
    assert details.plain_time_zone(wanted, default="Europe/Paris") == zone
