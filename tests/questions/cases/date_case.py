"""How the tables of dates are written: an event, its key, and what people type."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: What was typed, alone or with a part of the reason that has to be given.
Typed = str | tuple[str, str]


class Case(NamedTuple):
    """One answer, the verdict it deserves, and words its reason must hold."""

    event: str
    typed: str
    key: str  #: EDTF
    verdict: str
    reason: str
    prompt: str


class Event(NamedTuple):
    """A question a teacher would ask, and answers sorted by what they deserve."""

    name: str
    key: str  #: EDTF
    right: Sequence[Typed] = ()
    close: Sequence[Typed] = ()
    wrong: Sequence[Typed] = ()
    prompt: str = "When was it?"

    def cases(self) -> Iterator[Case]:
        """Every answer as a case of its own."""
        for verdict in ("right", "close", "wrong"):
            for typed in getattr(self, verdict):
                text, reason = (typed, "") if isinstance(typed, str) else typed
                yield Case(self.name, text, self.key, verdict, reason, self.prompt)
