"""Derived questions as plain values: long texts in portions, ids and evidence right."""

import json

import pytest

from quizapp.services import deriving
from quizapp.services.deriving import derive_plain, portions
from quizapp.services.plain_derivation import as_set
from quizapp.services.slugs import slug_of
from tests.services.deriving import TEXT

PAIRS = ("dates", "actors")


def test_portions_hold_the_whole_text_and_end_between_paragraphs() -> None:
    text = "\n\n".join(f"Paragraph {number}. {'word ' * 40}" for number in range(2_000))

    cuts = list(portions(text))

    assert "".join(text[start:end] for start, end in cuts) == text
    assert all(end - start <= deriving.PORTION for start, end in cuts)
    assert all(text[start:].startswith("\n\nParagraph") for start, _ in cuts[1:])


def test_a_text_without_any_break_is_cut_all_the_same() -> None:
    text = "x" * (deriving.PORTION * 2 + 5)

    assert [end - start for start, end in portions(text)] == [
        deriving.PORTION,
        deriving.PORTION,
        5,
    ]


@pytest.mark.slow
def test_offsets_of_every_portion_point_into_the_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deriving, "PORTION", len(TEXT) + 10)
    text, told = "\n\n".join([TEXT] * 3), list[tuple[float, str]]()

    found = derive_plain(
        text, title="", published="", progress=lambda *one: told.append(one)
    )

    assert found["text"] == text
    places = {one["evidence"][0]["start"] // len(TEXT) for one in found["questions"]}
    assert places == {0, 1, 2}
    for question in found["questions"]:
        for quote in question["evidence"]:
            assert text[quote["start"] : quote["end"]] == quote["quote"]
    for name in PAIRS:
        for one in found["findings"][name]:
            assert text[one["start"] : one["end"]] == one["text"]
    ids = [one["id"] for one in found["questions"]]
    assert len(ids) == len(set(ids))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert "part 3 of 3" in told[-1][1]


@pytest.mark.slow
def test_a_set_quotes_each_draft_where_it_stands() -> None:
    text = f"{TEXT}\n\n{TEXT}"
    found = derive_plain(text, title="", published="")

    made = as_set(found, title="Die Presse & Ältere", published="")

    assert made.id == slug_of("Die Presse & Ältere") == "die-presse-altere"
    for question in made.questions:
        for quote in question.evidence:
            assert text[quote.start : quote.end] == quote.quote


@pytest.mark.slow
def test_what_teachers_reject_comes_later_and_each_draft_tells_its_features() -> None:
    first = derive_plain(TEXT, title="", published="", decided=())
    rule = first["questions"][0]["rule"]
    rejected = [
        (json.dumps(one["features"]), "reject" if one["rule"] == rule else "accept")
        for one in first["questions"]
    ] * 20

    then = derive_plain(TEXT, title="", published="", decided=rejected)

    assert then["questions"][0]["rule"] != rule
    assert {one["id"] for one in then["questions"]} == {
        one["id"] for one in first["questions"]
    }
    assert "features" not in derive_plain(TEXT, title="", published="")["questions"][0]


@pytest.mark.slow
def test_what_is_wanted_comes_first_spread_and_nothing_is_lost() -> None:
    every = derive_plain(TEXT, title="", published="")["questions"]

    chosen = derive_plain(TEXT, title="", published="", wanted=3)["questions"]

    assert {one["id"] for one in chosen} == {one["id"] for one in every}
    assert len(chosen) == len(every)
    facts = [one["fact"].split(":")[:2] for one in chosen[:3]]
    assert facts[0] != facts[1] != facts[2]


def test_what_every_portion_has_to_say_is_said_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(deriving, "PORTION", 400)
    german = "Der König starb im Jahre 1731, und das Volk war sehr traurig darüber. "
    text = f"{TEXT}\n\n{german * 8}\n\n{german * 8}"

    notices = derive_plain(text, title="", published="")["notices"]

    assert notices
    assert len(notices) == len(set(notices))
