"""What is read quickly is what is read closely, and only where nothing is remarked."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.questions.question import Kind
from quizapp.questions.schema.gapped_text import GappedText
from quizapp.questions.schema.problem import Findings
from quizapp.questions.schema.question_keys import keys_of
from quizapp.questions.schema.question_schema import read_question, read_to_mark
from quizapp.questions.schema.values import UNREAD, Value
from tests.questions.strategies import law
from tests.questions.tables import table

TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "", " ", "a", " a", "a ", "a\xa0", "a\u2028b", "a\nb", "a\tb", "a\x07b", "\ud800",
            "2022-01-01", "1914/..", "2022-13", "-0043", "17XX", "10 000", "-5", "1e5",
            "true", "True", "yes", "typed", "Typed", "choice", "an-id", "An id", "x" * 2001,
            "{{a|b}} c", "no gap", "{{}}",
        ]
    ),
)  # fmt: skip
SCALARS = TEXTS | st.none() | st.booleans() | st.integers() | st.floats()
NAMES = st.sampled_from(
    ["text", "why", "date", "left", "right", "from", "to", "source", "quote", "x"]
)
PLAIN: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3)
    ),
    max_leaves=6,
)
VALUES = st.sampled_from(
    [key.value for kind in Kind for key in keys_of(kind)] + [GappedText()]
)


@pytest.mark.slow
@settings(law, max_examples=300)
@given(VALUES, PLAIN)
def test_quickly_read_is_closely_read(value: Value, plain: Any) -> None:
    findings = Findings()

    closely = value.read(plain, (), findings)
    try:
        quickly = value.quick(plain)
    except ValueError:
        quickly = UNREAD

    remarked = findings.problems or findings.notes
    assert quickly == (UNREAD if remarked else closely)


def test_what_marking_need_not_know_may_be_anything() -> None:
    with table(at_least=6) as row:
        for name in ("topic", "fact", "explanation", "hint", "evidence", "tags"):
            with row(name):
                plain = {"kind": "choice", "answer": "a", "distractors": ["b"], name: 5}

                found = read_to_mark(plain)

                asked = {key: plain[key] for key in plain if key != name}
                assert found == read_question(
                    {"id": "question", "prompt": "?", **asked}
                )
