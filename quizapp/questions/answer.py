"""What a learner gave, kept raw so that it can be marked again."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

#: A text, several texts in order (ticks, gaps, an order), a text for each left of a
#: match, true or false; ``None`` means "I don't know".
Answer = str | list[str] | dict[str, str] | bool | None

_LONGEST_TEXT = 10_000


def encode(answer: Answer) -> str:
    """Write an answer as text for storage; any odd value is written somehow."""
    try:
        return json.dumps(tidy(answer), ensure_ascii=True, sort_keys=True)
    except (TypeError, ValueError, RecursionError):
        return json.dumps(type(answer).__name__)


def decode(text: str) -> Answer:
    """Read what ``encode`` wrote; any other text is taken as typed."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return tidy(value)


def tidy(value: object) -> Answer:
    """Bring any value into an answer's shape; an odd one becomes its text.

    A list of pairs becomes a mapping: of ``[left, right]`` or of objects with ``left``
    and ``right``.
    """
    match value:
        case None | bool() | str():
            return value
        case list() | tuple():
            pairs = _pairs(value)
            return pairs or [_text(item) for item in value]
        case dict():
            return {_text(key): _text(item) for key, item in value.items()}
        case _:
            return _text(value)


def _pairs(values: Iterable[object]) -> dict[str, str]:
    """A list of pairs as a mapping; empty for any other list."""
    pairs: dict[str, str] = {}
    for value in values:
        match value:
            case [left, right] | {"left": left, "right": right}:
                pairs[_text(left)] = _text(right)
            case _:
                return {}
    return pairs


def text_meant(given: str, texts: Iterable[str]) -> str:
    """The one of *texts* that *given* is, whatever its case and spaces.

    Gives *given* back where it is none of them or might be several.
    """
    return texts_meant([given], list(texts))[0]


def texts_meant(given: Sequence[str], texts: Sequence[str]) -> list[str]:
    """For each of the *given*, the one of *texts* that it is: see ``text_meant``."""
    if all(one in texts for one in given):
        return list(given)
    folded = [folded_text(text) for text in texts]
    return [
        texts[folded.index(said)]
        if one not in texts and folded.count(said) == 1
        else one
        for one, said in ((one, folded_text(one)) for one in given)
    ]


def folded_text(text: str) -> str:
    """A text without its case and spare spaces; every sign in it counts."""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return " ".join(normal.casefold().split())


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return "" if value is None else str(value)[:_LONGEST_TEXT]
    except (ValueError, RecursionError):
        # A number of more digits than Python writes, or lists nested without end.
        return ""
