"""Marking a text with gaps, gap by gap."""

from collections.abc import Sequence

from quizapp.questions.answer import Answer
from quizapp.questions.names import mark_name_text
from quizapp.questions.numbers import read_numbers
from quizapp.questions.question import ClozeQuestion, Distractor, Gap
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import plain, words


def mark_gaps(question: ClozeQuestion, answer: Answer) -> Marking:
    """Mark the texts for the gaps in their order; one text alone is the first gap's."""
    given = [answer] if isinstance(answer, str) else answer
    if not isinstance(given, list):
        return WRONG
    markings = mark_each_gap(question, given)
    right = sum(marking.verdict is Verdict.RIGHT for marking in markings)
    if right == len(markings) == len(given):
        reasons = " ".join(marking.reason for marking in markings if marking.reason)
        return Marking(Verdict.RIGHT, 1.0, reasons)
    share = sum(marking.fraction for marking in markings) / len(markings)
    fraction = min(0.99, round(share, 4))
    verdict = Verdict.CLOSE if fraction >= 0.5 else Verdict.WRONG
    several = f"{right} of {len(markings)} gaps right."
    return Marking(
        verdict, fraction, several if len(markings) > 1 else markings[0].reason
    )


def mark_each_gap(question: ClozeQuestion, given: Sequence[str]) -> list[Marking]:
    """Mark gap by gap: one marking for each, a missing text being wrong."""
    texts = [*given, *[""] * len(question.gaps)]
    return [
        _mark_gap(question, gap, text)
        for gap, text in zip(question.gaps, texts, strict=False)
    ]


def _mark_gap(question: ClozeQuestion, gap: Gap, text: str) -> Marking:
    if any(
        plain(text) == plain(right) if plain(right) else text == right
        for right in gap.accepted
    ):
        return RIGHT
    if any(_has_figures(right) for right in gap.accepted):
        # Figures have no slips: 2011 for 2012 is another year.
        return RIGHT if _same_number(text, gap) else WRONG
    others = [
        Distractor(right)
        for other in question.gaps
        if other is not gap
        for right in other.accepted
    ]
    return mark_name_text(text, gap.accepted, [*question.distractors, *others])


def _has_figures(text: str) -> bool:
    return any(char.isdigit() for char in text)


def _same_number(text: str, gap: Gap) -> bool:
    """The same number in another writing, where the gap holds nothing but a number."""
    keys = {
        number
        for right in gap.accepted
        if len(words(right)) <= 2
        for number in read_numbers(right)
    }
    only_figures = all(
        not any(char.isalpha() for char in right) for right in gap.accepted[:1]
    )
    return only_figures and bool(keys & set(read_numbers(text)))
