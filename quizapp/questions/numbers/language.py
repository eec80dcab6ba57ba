"""What a language has to say to have its number words read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLanguage:
    """Tables of words: "7 seven; 40 forty fourty" gives each value and its spellings."""

    addends: str  #: small numbers and tens, and hundreds that are one word
    ordinals: str  #: whole words, or stems for ``ordinal_endings``
    ordinal_endings: str = ""
    factors: str  #: hundred, thousand, dozen: a number also by themselves
    plurals: str  #: thousands: only after a number
    parts: str  #: half, quarter: what a fraction divides by
    mores: str = ""  #: "…einhalb": a half more
    articles: str = ""
    ands: str = ""
    points: str = ""  #: "seven point five"
    glues: str = ""  #: between a fraction and what it is a fraction of
