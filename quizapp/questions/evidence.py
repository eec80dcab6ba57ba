"""The words of a source text that prove a question's key."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact quote of a source text.

    ``start`` and ``end`` count Unicode code points of the text, end exclusive;
    both are 0 until the quote has been located.
    """

    source: str  #: the source's id within its set
    quote: str
    start: int = 0
    end: int = 0
