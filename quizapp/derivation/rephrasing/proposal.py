"""What another writer proposes for one draft."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Proposal:
    """Another wording and further wrong options; empty where none is proposed.

    The key is not among them: it stays the words of the text.
    """

    prompt: str = ""
    distractors: tuple[str, ...] = ()
