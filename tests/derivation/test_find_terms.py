"""Terms are found in running text with what they stand for or mean."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.derivation.cutting import cut
from quizapp.derivation.document import Document, Paragraph, Part
from quizapp.derivation.findings.terms import find_terms
from quizapp.derivation.span import Span
from tests.derivation.cases import terms_found
from tests.derivation.finding_tables import rows
from tests.questions.tables import table


@pytest.mark.slow
def test_terms_of_running_text() -> None:
    with table(at_least=64) as row:
        for _, text, wanted in rows(terms_found.ALL):
            with row(text):
                document = cut(text)

                found = [
                    f"{one.term} {'=' if one.is_expansion else '~'} {one.meaning.of(text)}"
                    for one in find_terms(document)
                ]

                assert found == wanted, f"{found} is not {wanted}"


_WORDS = "The|Duma|(CSTO)|Treaty Organisation|,|.|or|known as|a tax|is|–|(|)|meaning|of|NATO|\n|é"
_PIECES = st.sampled_from(_WORDS.split("|"))


@pytest.mark.slow
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_text_gives_terms_in_order_that_do_not_overlap(text: str) -> None:
    document = Document(text, (Paragraph(Span(0, len(text)), Part.BODY, 1),), ())

    found = find_terms(document)

    assert all(one.span.holds(one.meaning) for one in found)
    assert all(first.span.end <= later.span.start for first, later in pairwise(found))
