"""One spelling for what is typed: one kind of figure, dash and letter."""

import unicodedata

_LONGEST = 120  #: no date is longer; the cap bounds the work

_MARKS: dict[int, str] = (
    dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－⁃⸺⸻"), "-")
    | dict.fromkeys(map(ord, "’‘ʼ`´′"), "'")
    | dict.fromkeys(map(ord, "·•_"), ".")
    | dict.fromkeys(map(ord, "[{"), "(")
    | dict.fromkeys(map(ord, "]}"), ")")
)


def folded(text: str) -> str:
    """Fold case, accents, dashes, apostrophes and every script's decimal figures."""
    if text.isascii():
        return text.lower().translate(_MARKS)
    # Dashes first: what stands for a minus must not become something else.
    wide = unicodedata.normalize("NFKD", text.translate(_MARKS).casefold())
    return "".join(
        _figure(char) for char in wide if unicodedata.category(char) not in _DROPPED
    ).translate(_MARKS)


#: Accents, and characters without a body (joiners, marks of direction).
_DROPPED = frozenset({"Mn", "Me", "Cf"})


def _figure(char: str) -> str:
    return char if char.isascii() else str(unicodedata.decimal(char, char))


def tidied(text: str) -> str:
    """Fold *text*; empty where it is too long to be a date."""
    bare = text.strip()
    return folded(bare) if len(bare) <= _LONGEST else ""
