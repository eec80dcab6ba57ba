"""Clean text: the marks of files and pages go, every word stays."""

import unicodedata
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.derivation.reading.cleaning import clean
from quizapp.questions.passage import paragraphs

#: What comes in, and what is read.
WITHIN_A_LINE = {
    "In [1848](#) the [March Laws](https://x.example/a_(b) 'n') passed.": (
        "In 1848 the [March Laws](https://x.example/a_(b) 'n') passed."
    ),
    'The [March Laws](https://x.example/a_(b) "Laws") passed.': "The March Laws passed.",
    "The [Diet][1] met.": "The Diet met.",
    "![The Diet](diet.png) The Diet met.": "The Diet met.",
    "The **EU's** and the **United Nations**' *joint* __appeal__.": (
        "The EU's and the United Nations' joint appeal."
    ),
    "They cost US\\\\$785 million, or \\_ less.": "They cost US$785 million, or _ less.",
    "Nearly 10\u202f000 men and 2\u00a0000 horses.": "Nearly 10 000 men and 2 000 horses.",
    "The con\u00adsti\u00adtution of\u200b 1791\ufeff.": "The constitution of 1791.",
    "The of\ufb01cial \ufb02eet and the e\ufb00ect.": "The official fleet and the effect.",
    "It began in 1618.[12][3] It ended [citation needed] in 1648.[a]": (
        "It began in 1618. It ended in 1648."
    ),
    "It fell.¹² The plain has 20 km² and 10² wells.": (
        "It fell. The plain has 20 km² and 10² wells."
    ),
    "Take [a] man, [sic] and [t]he rest in [1917].": (
        "Take [a] man, [sic] and [t]he rest in [1917]."
    ),
    "“Never,” said the ‘old man’ – he was 80 – twice.": (
        "“Never,” said the ‘old man’ – he was 80 – twice."
    ),
    "2 * 3 * 4, a snake_case_name, C:\\dir and 5 < 6 > 4.": (
        "2 * 3 * 4, a snake_case_name, C:\\dir and 5 < 6 > 4."
    ),
}

BY_LINES = {
    # A paragraph that was cut in mid-sentence.
    "Unemployment hit young men,\n\namong the worst affected groups.": (
        "Unemployment hit young men, among the worst affected groups."
    ),
    "What happened?\n\nthe rest": "What happened?\n\nthe rest",
    # Lines set to a width.
    """\
    The treaty of 1648 ended the long war and gave the princes of the
    empire the right to make alliances, which weakened the emperor for
    good. Its terms were kept for a century.
    Later treaties were weaker. They named guarantors, but none of the
    guarantors ever marched.""": (
        "The treaty of 1648 ended the long war and gave the princes of the empire the "
        "right to make alliances, which weakened the emperor for good. Its terms were "
        "kept for a century.\n\nLater treaties were weaker. They named guarantors, but "
        "none of the guarantors ever marched."
    ),
    # Words split at the end of a line.
    "The consti-\ntution of a well-\nknown Anglo-\nSaxon king, 1914-\n18.": (
        "The constitution of a well-known Anglo-Saxon king, 1914-18."
    ),
    "A tax-free port.\nThe tax-\nfree port.": "A tax-free port.\n\nThe tax-free port.",
    # Headings stay lines of their own.
    "## The causes ##\nBread was dear.": "The causes\n\nBread was dear.",
    "The causes\n==========\nBread was dear.": "The causes\n\nBread was dear.",
    "The causes\nBread had been dear for many years before it broke out.": (
        "The causes\n\nBread had been dear for many years before it broke out."
    ),
    "1. The causes\n\nBread was dear.": "1. The causes\n\nBread was dear.",
    # Lists.
    "The duties were:\n- salt;\n- iron, and\n- raw wool": (
        "The duties were: salt; iron, and; raw wool."
    ),
    "Three things happened:\n\n1. The king fled.\n\n2. The guard\nmutinied.": (
        "Three things happened:\n\nThe king fled.\n\nThe guard mutinied."
    ),
    "It was the night of\n12. August.": "It was the night of 12. August.",
    # All at once, without a blank line, as pages are printed.
    """\
    The peace of 1648 had many terms, and the envoys spent four years on them:
    • The princes might make alliances with each other and with foreign powers, but
    not against the emperor.
    • Sweden took Pomerania.
    The emperor signed in October, and the armies were paid off in the years after
    1650, which cost the towns more than the war had cost them, as far as we can see.
    What came after?
    Trade was slow to return.""": (
        "The peace of 1648 had many terms, and the envoys spent four years on them:\n\n"
        "The princes might make alliances with each other and with foreign powers, but "
        "not against the emperor.\n\nSweden took Pomerania.\n\n"
        "The emperor signed in October, and the armies were paid off in the years after "
        "1650, which cost the towns more than the war had cost them, as far as we can "
        "see.\n\nWhat came after?\n\nTrade was slow to return."
    ),
    # Tables.
    """\
    | Year | Event |
    |------|:-----:|
    | 1734 | The press reopens. |
    | 1741 | |""": "Year: 1734; Event: The press reopens.\n\nYear: 1741.",
    # Quoted lines, rules, definitions.
    "> The press\n> was closed.\n\n* * *\n\n[1]: https://x.example": (
        "The press was closed."
    ),
    "One.\r\n\r\n\r\nTwo.\fThree.\x00": "One.\n\nTwo.\n\nThree.",
}

MARKS = st.text(
    alphabet="ab A.:-*_[](){}#|>`~!\\1²\n\t\u00ad\u200b\ufb01‘’–é", max_size=60
)
PIECES = st.sampled_from(
    ["- ", "1. ", "[a](b)", "**", "\n", "\n\n", "| a | b |\n", "|--|--|\n", "# ", "word ",
     "The king fled. ", "consti-\n", "[12]", "\\", "> ", "---\n", "and ", ":\n", "10\u202f000"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), MARKS, st.lists(PIECES, max_size=25).map("".join))


@pytest.mark.parametrize("cases", [WITHIN_A_LINE, BY_LINES], ids=["marks", "lines"])
def test_what_is_no_word_is_taken_out(cases: dict[str, str]) -> None:
    failing = [
        (given_text, read, wanted)
        for given_text, wanted in cases.items()
        if (read := clean(dedent(given_text))) != wanted
    ]

    assert failing == []


@pytest.mark.slow
@given(TEXTS)
@settings(deadline=None, max_examples=400)
def test_whatever_the_text_it_is_read_once_and_for_all(text: str) -> None:
    read = clean(text)

    assert clean(read) == read
    assert read == read.strip()
    assert "\n\n\n" not in read
    read.encode()


@pytest.mark.slow
@given(TEXTS)
@settings(deadline=None)
def test_letters_and_figures_come_in_their_order(text: str) -> None:
    """Nothing is made up; only tables name their columns again and again."""
    text = text.replace("|", " ")
    there = iter(_letters(text))

    assert all(letter in there for letter in _letters(clean(text)))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", text)))


def test_a_clean_text_stays_as_it_is() -> None:
    text = (
        "The press at Yeon\n\nThe press was closed in 1731. It had printed – “by "
        "mistake” – 10 000 copies.\n\nWhy was it closed?\n\nIts owner’s debts grew."
    )

    assert clean(text) == text
    assert [one.is_heading for one in paragraphs(text)] == [True, False, True, False]
