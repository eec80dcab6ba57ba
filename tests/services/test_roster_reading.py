"""Rosters as teachers have them: lists, CSV of every habit, and what is no list."""

import pytest

from quizapp.services.roster_reading import (
    LARGEST_FILE,
    MOST_ROWS,
    RosterRefused,
    as_list,
    decoded,
    read_roster,
)

BOTH = [("Noor Rahimi", "noor@example.org"), ("Timur Bek", "")]


@pytest.mark.parametrize(
    "text",
    [
        "Noor Rahimi, noor@example.org\nTimur Bek",
        "Noor Rahimi <NOOR@example.org>\nTimur Bek\n",
        "name,email\nNoor Rahimi,noor@example.org\nTimur Bek,\n",
        "Name;E-Mail\r\nNoor Rahimi;noor@example.org\r\nTimur Bek;\r\n",
        "email\tname\nnoor@example.org\tNoor Rahimi\n\tTimur Bek\n",
        '"First name","Last name",Email\n"Noor","Rahimi",noor@example.org\nTimur,Bek,\n',
        "\n\n  Noor   Rahimi ,  noor@example.org \n\nTimur Bek\n\n",
        "\ufeffName,Email,Class\nNoor Rahimi,noor@example.org,12B\nTimur Bek,,12B\n",
        "Name\tGrade\tEmail\nNoor Rahimi\t1\tnoor@example.org\nTimur Bek\t2\t\n",
    ],
)
def test_a_list_is_read_in_whatever_habit_it_was_written(text: str) -> None:
    reading = read_roster(text)

    assert [(row.name, row.email) for row in reading.rows] == BOTH
    assert reading.refused == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Noor Rahimi", "stands on line 1 too"),
        ("NOOR  RAHIMI", "stands on line 1 too"),
        ("Ada Nowak", "is in the class already"),
        ("Boris, boris@", "Write an email such as"),
        ("Boris, boris@x y.org", "Write an email such as"),
        ("Emil, noor@example.org", "stands on line 1 too"),
        ("x" * 121, "at most 120 characters"),
        ("\u200b", "Nothing of this name can be seen"),
        (", boris@example.org", "no name on this line"),
    ],
)
def test_a_line_is_refused_with_its_reason_and_the_others_stay(
    line: str, why: str
) -> None:
    text = f"Noor Rahimi, noor@example.org\n{line}\nTimur Bek"

    reading = read_roster(text, names=["Ada Nowak"])

    assert [row.name for row in reading.rows] == ["Noor Rahimi", "Timur Bek"]
    [refused] = reading.refused
    assert refused.line == 2
    assert why in refused.why


@pytest.mark.parametrize(
    "name", ["=1+1", "+49 170", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"]
)
def test_what_looks_like_a_formula_is_kept_as_text(name: str) -> None:
    reading = read_roster(f'name\n"{name}"\n')

    assert [row.name for row in reading.rows] == [name]


def test_an_email_alone_will_do_where_letters_are_sent() -> None:
    text = "noor@example.org"

    assert read_roster(text, may_lack_name=True).rows[0].email == text
    assert read_roster(text).rows == ()


def test_rows_written_as_a_list_are_read_again_as_they_are() -> None:
    text = 'Ana "Foxy" B\n"Semi;colon, Noor"\n=1+1\nNoor, noor@example.org\n\'quoted\n'
    rows = read_roster(text).rows

    again = read_roster(as_list(rows)).rows

    assert [(one.name, one.email) for one in again] == [
        (one.name, one.email) for one in rows
    ]
    assert len(rows) == 5


@pytest.mark.parametrize(
    ("encoding", "was_guessed"),
    [("utf-8", False), ("utf-8-sig", False), ("utf-16", False), ("cp1252", True)],
)
def test_a_file_is_read_in_the_encoding_it_has(
    encoding: str, was_guessed: bool
) -> None:
    text, guessed = decoded("Zoë Müller".encode(encoding))

    assert (text, guessed) == ("Zoë Müller", was_guessed)


@pytest.mark.parametrize(
    "data",
    [
        b"Noor\0Rahimi",
        b"PK\x03\x04\0\0",
        b"\xff\xfe\x00\xd8",
        b"caf\x81\x8d",
        b"x" * (LARGEST_FILE + 1),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(data: bytes) -> None:
    with pytest.raises(RosterRefused):
        decoded(data)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n\t\n",
        ",,,\n,,\n",
        "name,email\n",
        "\n".join(f"Learner {number}" for number in range(MOST_ROWS + 1)),
        "\n".join("the same" for _ in range(10_000)),
        '"' + "x" * 200_000,
    ],
)
def test_a_list_without_end_or_beginning_is_refused(text: str) -> None:
    with pytest.raises(RosterRefused):
        read_roster(text)
