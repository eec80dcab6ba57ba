"""A clause: who did what to whom, with every part still tied to its words."""

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from quizapp.derivation.clauses.verb_group import VerbGroup
from quizapp.derivation.document import Sentence
from quizapp.derivation.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Token


class Slot(StrEnum):
    """What a part is to its verb."""

    OBJECT = "object"
    RECIPIENT = "recipient"  #: "gave *him* the order"
    COMPLEMENT = "complement"  #: "was *peaceful*", "became *president*"
    CLAUSE = "clause"  #: "said *that …*", "wanted *to leave*"
    ADJUNCT = "adjunct"  #: "in Vienna", "by the army", "with an iron fist"
    ADVERB = "adverb"
    SIDE_CLAUSE = "side clause"  #: "causing …", "after he had …": never in a stem


@dataclass(frozen=True, eq=False)  # without slots: it remembers its span
class Phrase:
    """A run of words of one sentence, in the order of the text."""

    head: "Token" = field(repr=False)
    tokens: tuple["Token", ...] = field(repr=False)

    @cached_property
    def span(self) -> Span:
        """From its first word to its last, whatever was left out between."""
        last = self.tokens[-1]
        return Span(self.tokens[0].idx, last.idx + len(last.text))

    @property
    def is_whole(self) -> bool:
        """Whether no word is missing between its first and its last."""
        return self.tokens[-1].i - self.tokens[0].i + 1 == len(self.tokens)

    def without(self, span: Span) -> "Phrase | None":
        """The rest of it beside *span*; ``None`` where nothing is left."""
        rest = tuple(one for one in self.tokens if not span.start <= one.idx < span.end)
        return Phrase(self.head, rest) if rest and self.head in rest else None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One part of a clause and what it is to the verb."""

    slot: Slot
    phrase: Phrase
    preposition: str = ""  #: of an adjunct, lower case
    is_fronted: bool = False  #: stands before the subject


class Origin(StrEnum):
    """Where in its sentence a clause was found, the safest first."""

    MAIN = "main"
    JOINED = "joined"  #: "… and soon spread"
    SUBORDINATE = "subordinate"  #: "after the army had left"
    RELATIVE = "relative"  #: "who ruled for 30 years"
    PARTICIPLE = "participle"  #: "founded in 1992"
    REPORTED = "reported"  #: "officials say that …"


@dataclass(frozen=True, eq=False)  # without slots: it remembers its span
class Clause:
    """A finite verb with its subject and parts.

    ``speaker`` is who says so where the text does not say it itself; ``mark`` the
    word that joins a subordinate clause ("after", "because").
    """

    sentence: Sentence
    verb: "Token" = field(repr=False)
    group: VerbGroup
    subject: Phrase
    parts: tuple[Part, ...]
    origin: Origin
    speaker: Phrase | None = None
    mark: str = ""

    @cached_property
    def span(self) -> Span:
        """From its first word to its last."""
        whole = self.subject.span
        for part in self.parts:
            whole = whole.joined(part.phrase.span)
        return whole.joined(Span(self.verb.idx, self.verb.idx + len(self.verb.text)))

    @property
    def adjuncts(self) -> tuple[Part, ...]:
        """The adjuncts of the verb, then those at the end of its object.

        A parser cannot tell "signed a treaty with Japan" from "an alliance with
        Japan"; either may be asked for.
        """
        own = [part for part in self.parts if part.slot is Slot.ADJUNCT]
        inner = [
            found
            for part in self.parts
            if part.slot is Slot.OBJECT
            for found in _at_end(part.phrase)
        ]
        return (*own, *inner)

    def part_at(self, span: Span) -> Part | None:
        """The part that holds a span, or ``None``."""
        for part in self.parts:
            if part.phrase.span.holds(span) or part.phrase.span.overlaps(span):
                return part
        return None


def _at_end(phrase: Phrase) -> list[Part]:
    """The last phrase with a preposition that hangs on the head of an object."""
    kept = {token.i for token in phrase.tokens}
    for child in phrase.head.children:
        tokens = tuple(token for token in child.subtree if token.i in kept)
        ends = bool(tokens) and tokens[-1].i == phrase.tokens[-1].i
        if child.dep_ == "prep" and child.lower_ != "of" and ends:
            return [Part(Slot.ADJUNCT, Phrase(child, tokens), child.lower_)]
    return []
