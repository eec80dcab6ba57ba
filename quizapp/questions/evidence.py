"""The words of a source text that prove a question's key."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Evidence:
    """An exact quote of a source text.

    ``start`` and ``end`` count Unicode code points of the text, end exclusive;
    both are 0 until the quote has been located.  ``occurrence`` says which place is
    meant when the quote stands at several, from 1.
    """

    source: str  #: the source's id within its set
    quote: str
    start: int = 0
    end: int = 0
    occurrence: int = 1


class QuoteNotFound(ValueError):
    """The quote is not in the text; ``nearest`` is the place most like it, or empty."""

    def __init__(self, message: str, *, nearest: str = "") -> None:
        super().__init__(message)
        self.nearest = nearest


class FoldedText:
    """A text with its runs of white space folded to one space, and the way back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded, self._folded_at, self._text_at = _fold(text)

    def locate(self, quote: str, occurrence: int = 1) -> tuple[int, int]:
        """Return start and end of the quote in the text, its first place or another.

        Raises ``QuoteNotFound`` with the nearest place.
        """
        sought = " ".join(quote.split())
        place = self._nth(sought, occurrence) if sought else -1
        if place < 0:
            raise QuoteNotFound(
                "the source text does not hold this quote",
                nearest=self._nearest(sought),
            )
        return self._back(place), self._back(place + len(sought) - 1) + 1

    def _nth(self, sought: str, occurrence: int) -> int:
        place = -1
        for _ in range(occurrence):
            place = self.folded.find(sought, place + 1)
            if place < 0:
                break
        return place

    def _back(self, place: int) -> int:
        run = bisect_right(self._folded_at, place) - 1
        return self._text_at[run] + place - self._folded_at[run]

    def _nearest(self, sought: str) -> str:
        """The text's words where the longest beginning or end of the quote stands."""
        for other in (sought, _typewritten(sought)):
            place = _typewritten(self.folded).casefold().find(other.casefold())
            if place >= 0 and len(self.folded.casefold()) == len(self.folded):
                return self.folded[place : place + len(sought)]
        words = sought.split(" ")
        head = _longest(
            len(words), lambda count: " ".join(words[:count]) in self.folded
        )
        tail = _longest(
            len(words), lambda count: " ".join(words[-count:]) in self.folded
        )
        if max(head, tail) < 2:
            return ""
        if head >= tail:
            place = self.folded.find(" ".join(words[:head]))
            return self.folded[place : place + len(sought) + 10]
        end = self.folded.find(" ".join(words[-tail:])) + len(" ".join(words[-tail:]))
        return self.folded[max(0, end - len(sought) - 10) : end]


def locate(quote: str, text: str, occurrence: int = 1) -> tuple[int, int]:
    """Return where *quote* stands in *text*, white space folded, as code points.

    ``text[start:end]`` is the quote as the text has it.  Raises ``QuoteNotFound``.
    """
    return FoldedText(text).locate(quote, occurrence)


def _fold(text: str) -> tuple[str, list[int], list[int]]:
    """Fold white space; for each word, its place in the folded text and in the text."""
    folded_at, text_at, words = [], [], []
    place = length = 0
    for word in text.split():
        place = text.index(word, place)
        folded_at.append(length)
        text_at.append(place)
        words.append(word)
        place += len(word)
        length += len(word) + 1
    return " ".join(words), folded_at, text_at


def _typewritten(text: str) -> str:
    """The same length, with plain quotes and dashes: what authors type instead."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    dict.fromkeys("‘’‚", "'") | dict.fromkeys("“”„«»", '"') | dict.fromkeys("–—−‑", "-")
)


def _longest(most: int, fits: Callable[[int], bool]) -> int:
    """The largest count that fits; what fits longer fits shorter too."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if fits(middle):
            low = middle
        else:
            high = middle - 1
    return low
