"""Numbers are found in running text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.derivation.cutting import cut
from quizapp.derivation.document import Document, Paragraph, Part, Sentence
from quizapp.derivation.findings.dates import find_dates
from quizapp.derivation.findings.kinds import NumberFinding
from quizapp.derivation.findings.numbers import find_numbers
from quizapp.derivation.span import Span
from tests.derivation.cases import numbers_found
from tests.derivation.finding_tables import rows
from tests.questions.tables import table


def _written(document: Document, finding: NumberFinding) -> str:
    value = f"{finding.value:.4f}".rstrip("0").rstrip(".")
    unit = f" [{finding.unit}]" if finding.unit else ""
    qualifier = f" ({finding.qualifier})" if finding.qualifier else ""
    counted = f" <{finding.counted.of(document.text)}>" if finding.counted else ""
    words = finding.span.of(document.text)
    return f"{words} = {value}{unit}{qualifier}{counted}"


def _in_language(document: Document, language: str) -> Document:
    paragraphs = (replace(one, language=language) for one in document.paragraphs)
    return replace(document, paragraphs=tuple(paragraphs), language=language)


@pytest.mark.slow
def test_numbers_of_running_text() -> None:
    with table(at_least=140) as row:
        for language, text, wanted in rows(numbers_found.ALL):
            with row(text):
                document = _in_language(cut(text), language or "en")

                numbers = find_numbers(document, find_dates(document))

                found = [_written(document, one) for one in numbers]
                assert found == wanted, f"{found} is not {wanted}"


_WORDS = """over nearly 160 10 000 1,500 2.5 million bn £ US$ % per cent two thirds of half a dozen one in five
    people soldiers , . ; - – ( ) Article 5 aged 1914 twenty-seven hundred and ½ ٣ km 12:30 third"""
_PIECES = st.sampled_from(_WORDS.split())


@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_text_gives_numbers_in_order_that_do_not_overlap(text: str) -> None:
    whole = Paragraph(Span(0, len(text)), Part.BODY, 1)
    document = Document(text, (whole,), (Sentence(whole.span, 0, 0),))

    found = find_numbers(document, find_dates(document))

    assert all(one.span.holds(one.figures) for one in found)
    assert all(
        first.figures.end <= second.figures.start for first, second in pairwise(found)
    )


def test_without_a_model_words_show_what_is_counted() -> None:
    text = "Over 2 000 young soldiers were killed, and 16 security officers fled."
    document = replace(cut(text), parse=None)

    found = find_numbers(document, ())

    assert [_written(document, one) for one in found] == [
        "Over 2 000 = 2000 (over) <young soldiers>",
        "16 = 16 <security officers>",
    ]
