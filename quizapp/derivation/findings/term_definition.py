"""A term with its meaning, before it is a finding."""

from typing import NamedTuple

from quizapp.derivation.span import Span


class Definition(NamedTuple):
    """The places of a term and of its meaning, and how the text joins them."""

    term: Span
    meaning: Span
    why: str
    is_surely_term: bool = True  #: whatever a reader of names takes it for
    is_expansion: bool = False
