"""A list's items as text that can be read."""

import re
from collections.abc import Sequence

_SENTENCE = re.compile(r"[.!?…][’”'\")\]]*$")


def items_as_text(items: Sequence[str], *, intro: str = "") -> list[str]:
    """The paragraphs that a list makes, together with the line that leads to it.

    Items that are sentences are paragraphs of their own; others are told in one:
    "The duties were: salt; iron; wool."
    """
    if all(_SENTENCE.search(item) for item in items):
        return [*([intro] if intro else []), *items]
    told = "; ".join(filter(None, (item.rstrip(" ,;.") for item in items)))
    if not told:
        return [intro] if intro else []
    told = told if _SENTENCE.search(told) else f"{told}."
    if intro.endswith(":"):
        return [f"{intro} {told}"]
    return [*([intro] if intro else []), told]
