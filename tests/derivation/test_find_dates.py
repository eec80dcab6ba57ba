"""Dates and durations are found in running text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.derivation.cutting import cut
from quizapp.derivation.document import Document, Paragraph, Part, Sentence
from quizapp.derivation.findings.date_patterns import RULES, plain
from quizapp.derivation.findings.dates import find_dates
from quizapp.derivation.findings.kinds import DateFinding
from quizapp.derivation.span import Span
from quizapp.questions.dates.historical_date import HistoricalDate
from tests.derivation.cases import dates
from tests.derivation.finding_tables import rows
from tests.questions.tables import table


def _written(document: Document, finding: DateFinding) -> str:
    value = finding.value.edtf() if finding.value else "-"
    usual = "period" if "/" in value else "point"
    kind = "" if finding.kind.value == usual else f" {finding.kind.value}"
    hedge = f" ~{finding.hedge}" if finding.hedge else ""
    return f"{finding.span.of(document.text)} = {value}{kind}{hedge}"


def _read(text: str, published: str = "") -> Document:
    when = HistoricalDate.from_edtf(published) if published else None
    return cut(text, published=when)


@pytest.mark.slow
def test_dates_of_running_text() -> None:
    with table(at_least=330) as row:
        for published, text, wanted in rows(dates.ALL):
            with row(text):
                document = _read(text, published)

                found = [_written(document, one) for one in find_dates(document)]

                assert found == wanted, f"{found} is not {wanted}"


_WORDS = """in on from to the of and 1914 1918 28 July May March 5th 44 BC AD century 19th 1790s early late
    spring that following year two years later ( ) - – , . ; c. about New Year's Day nearly 30 ago
    first half of 12/5/2001 2022-13-45 31 February 0 999999999 ¶ между 1917 года"""
_PIECES = st.sampled_from(_WORDS.split())


@pytest.mark.slow
@given(st.lists(_PIECES, max_size=30).map(" ".join))
def test_any_text_gives_spans_in_order_that_do_not_overlap(text: str) -> None:
    whole = Paragraph(Span(0, len(text)), Part.BODY, 1)
    document = Document(text, (whole,), (Sentence(whole.span, 0, 0),))

    found = find_dates(document)

    assert all(one.span.start < one.span.end <= len(text) for one in found)
    assert all(one.span.holds(one.bare) for one in found)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


def test_a_heading_lends_its_year_and_is_no_finding() -> None:
    text = "The crisis of 1914\n\nOn 28 June the archduke was shot in Sarajevo."

    found = find_dates(_read(text))

    assert [(one.value and one.value.edtf(), one.why) for one in found] == [
        ("1914-06-28", "year from a heading")
    ]


def test_the_reason_names_the_paragraph_that_lent_the_year() -> None:
    text = "Unrest began on 2 January 2022.\n\nTroops arrived on 6 January."

    last = find_dates(_read(text))[-1]

    assert last.why == "year from paragraph 1"
    assert last.leaned


def test_what_stands_before_a_noun_is_told_apart() -> None:
    text = "The 1948 Act was repealed in 1981."

    found = find_dates(_read(text))

    assert [one.attributive for one in found] == [True, False]


def test_the_preposition_is_apart_from_the_date() -> None:
    text = "The tax was levied until the early 1790s."

    (only,) = find_dates(_read(text))

    assert only.preposition == "until"
    assert only.bare.of(text) == "the early 1790s"


@pytest.mark.slow
def test_no_rule_is_passed_over_where_it_fits() -> None:
    tried = 0
    for _, text, _ in rows(dates.ALL):
        for rule in RULES:
            for found in rule.pattern.finditer(plain(text)):
                tried += bool(rule.needs)
                assert rule.may_fit(found[0]), f"{rule.name} at “{found[0]}”"

    assert tried > 150
