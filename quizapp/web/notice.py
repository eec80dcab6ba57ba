"""What the shell says above a page, once: see ``notices`` in ``base.html``."""

#: Level, text, and for Undo an address and its fields.
Notice = tuple[str, str, str, dict[str, str]]


def done(text: str) -> list[Notice]:
    """That something is done, without Undo; none without a text."""
    return [("ok", text, "", {})] if text else []
