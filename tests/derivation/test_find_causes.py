"""What a text says about why things happened."""

from dataclasses import replace
from pathlib import Path

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.findings.cause_graph import cause_graph
from quizapp.derivation.findings.causes import find_causes
from quizapp.derivation.findings.kinds import CauseFinding, Certainty, Relation

_CASES = Path(__file__).parent / "cases" / "causes.txt"


def _rows() -> list[tuple[str, list[str]]]:
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    return [
        (text, [one.strip() for one in said.split("|")])
        for text, said in (
            line.split(" => ") for line in lines if line and not line.startswith("#")
        )
    ]


def _sort(finding: CauseFinding) -> str:
    if finding.certainty is not Certainty.STATED:
        return finding.certainty.value
    return finding.relation.value


@pytest.mark.slow
def test_every_sentence_gives_its_cause_with_whole_spans() -> None:
    wrong = []
    for text, said in _rows():
        found = [
            [_sort(one), one.cause.of(text), one.effect.of(text)]
            for one in find_causes(cut(text))
        ]
        if found != ([] if said == ["none"] else [said]):
            wrong.append((text, found))

    assert wrong == []


def test_a_list_of_causes_gives_one_finding_each() -> None:
    text = "The crisis stemmed from several factors, including debt, drought and war."

    found = find_causes(cut(text))

    assert [one.cause.of(text) for one in found] == ["debt", "drought", "war"]
    assert {one.effect.of(text) for one in found} == {"The crisis"}


def test_deeper_causes_that_are_pointed_to_are_told_apart() -> None:
    text = (
        "The unrest points to deeper causes of discontent, including poverty, "
        "inequality and frustration with corruption."
    )

    found = find_causes(cut(text))

    assert [one.cause.of(text) for one in found] == [
        "poverty",
        "inequality",
        "frustration with corruption",
    ]
    assert {one.effect.of(text) for one in found} == {"The unrest"}


def test_a_hedge_is_kept() -> None:
    [found] = find_causes(cut("The new law may have triggered the strike."))

    assert found.hedge == "may"


def test_who_claims_a_cause_is_named() -> None:
    [found] = find_causes(cut("Some historians argue that debt caused the war."))

    assert (found.certainty, found.by) == (Certainty.CLAIMED, "Some historians")


def test_an_effect_that_causes_something_else_makes_a_chain() -> None:
    text = "Drought led to a grain shortage. The grain shortage caused riots in the capital."
    found = find_causes(cut(text))

    [(first, second)] = cause_graph(found, text).chains()

    assert first.cause.of(text) == "Drought"
    assert second.effect.of(text) == "riots in the capital"


def test_without_a_parse_only_plain_sentences_give_a_cause() -> None:
    text = "The stamp tax led to riots in Boston. It may have caused a war."

    found = find_causes(replace(cut(text), parse=None))

    assert [(one.cause.of(text), one.relation) for one in found] == [
        ("The stamp tax", Relation.CAUSE)
    ]


def test_no_text_is_too_odd_and_no_side_holds_the_other() -> None:
    for text in (
        "",
        "\n\n",
        "((((, – because of",
        "Because because due to to",
        "This.",
    ):
        for one in find_causes(cut(text)):
            assert not one.cause.overlaps(one.effect)
