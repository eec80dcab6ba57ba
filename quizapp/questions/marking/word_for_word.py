"""What needs no judgement: an answer that the set's author wrote down, right or wrong."""

from collections.abc import Sequence

from quizapp.questions.question import Distractor
from quizapp.questions.verdict import RIGHT, WRONG, Marking, Verdict
from quizapp.questions.wording import plain


def mark_word_for_word(
    given: str, accepted: Sequence[str], wrong: Sequence[Distractor]
) -> Marking | None:
    """Right for an accepted text, wrong for a wrong one or for nothing; else None."""
    folded = plain(given)
    if any(folded == plain(text) if folded else given == text for text in accepted):
        return RIGHT
    if not folded:
        return WRONG
    for entry in wrong:
        if folded == plain(entry.text):
            return Marking(Verdict.WRONG, 0.0, entry.why)
    return None
