"""Quotations: who said what, in quoted words or reported."""

import pytest

from quizapp.derivation.cutting import cut
from quizapp.derivation.findings.actors import find_actors
from quizapp.derivation.findings.kinds import QuotationFinding
from quizapp.derivation.findings.quotations import find_quotations
from tests.derivation.actor_cases import rows


def _found(text: str) -> list[tuple[str, QuotationFinding]]:
    document = cut(text)
    actors, mentions = find_actors(document)
    return [
        (actors[one.speaker].name, one)
        for one in find_quotations(document, actors, mentions)
    ]


def _fault(text: str, speaker: str, said: str, manner: str) -> str:
    first, last = (one.strip() for one in said.split("…"))
    found = _found(text)
    for name, one in found:
        words = one.said.of(text)
        is_there = words.startswith(first) and words.endswith(last)
        if name == speaker and is_there and one.is_direct == (manner == "direct"):
            return ""
    return (
        f"{text}  ({[(name, one.said.of(text), one.is_direct) for name, one in found]})"
    )


@pytest.mark.slow
def test_every_text_says_who_said_what() -> None:
    wrong = [fault for row in rows("quotations.txt") if (fault := _fault(*row))]

    assert not wrong, "\n".join(wrong)


def test_what_was_not_said_is_no_quotation() -> None:
    assert not _found("Winston Churchill did not say that the war was lost.")


def test_words_in_quotes_that_nobody_says_are_no_quotation() -> None:
    assert not _found("The “war to end all wars” ended in November 1918 near Berlin.")
