"""What a learner gave, kept raw so that it can be marked again."""

import json
from typing import Any

#: A text, several texts in order (ticks, gaps, an order), a text for each left of a
#: match, true or false; ``None`` means "I don't know".
Answer = str | list[str] | dict[str, str] | bool | None


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
    """Bring any value into an answer's shape; an odd one becomes its text."""
    match value:
        case None | bool() | str():
            return value
        case list() | tuple():
            return [_text(item) for item in value]
        case dict():
            return {_text(key): _text(item) for key, item in value.items()}
        case _:
            return _text(value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    try:
        return "" if value is None else str(value)[:10_000]
    except Exception:
        return ""
