"""The quotes of a question, sought in the texts they are said to stand in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from quizapp.questions.evidence import Evidence, FoldedText, QuoteNotFound
from quizapp.questions.schema.values import Plain


@dataclass(frozen=True, slots=True)
class Missing:
    """A quote that its text does not hold, and the words most like it, or none."""

    number: int  #: of the quote, from 1
    source: str
    quote: str
    nearest: str = ""


def locate(
    evidence: Sequence[Evidence], texts: Mapping[str, FoldedText]
) -> tuple[tuple[Evidence, ...], tuple[Missing, ...]]:
    """Quotes in their texts' own words, and those that are not there."""
    located: list[Evidence] = []
    missing: list[Missing] = []
    for number, quote in enumerate(evidence, 1):
        text = texts.get(quote.source)
        if text is None:
            missing.append(Missing(number, quote.source, quote.quote))
            continue
        try:
            start, end = text.locate(quote.quote, quote.occurrence)
        except QuoteNotFound as error:
            missing.append(Missing(number, quote.source, quote.quote, error.nearest))
            continue
        located.append(replace(quote, quote=text.text[start:end], start=start, end=end))
    return tuple(located), tuple(missing)


def readable_quotes(plain: Mapping[str, Plain]) -> list[Evidence]:
    """The quotes of a question that does not read, as far as they do."""
    entries = plain.get("evidence")
    return [
        Evidence(str(one.get("source", "")), str(one.get("quote", "")))
        for one in (entries if isinstance(entries, list) else [])
        if isinstance(one, dict) and one.get("quote")
    ]
