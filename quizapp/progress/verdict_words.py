"""What a question's statistics say in words, only where the intervals support them."""

from dataclasses import dataclass
from enum import StrEnum

from quizapp.progress.distractor_choices import DistractorChoices
from quizapp.progress.findings import plural
from quizapp.progress.item_analysis import ItemStatistics, ScoreStatistics

#: Nothing is said of questions with fewer attempts.
FEWEST_ATTEMPTS = 10

#: With fewer attempts every figure is to be read with caution.
CAUTION_UNDER = 50

#: A question that sets learners apart less than this tells little of them.
WEAK_UNDER = 0.20


class ItemVerdict(StrEnum):
    """What to do about a question, as far as the intervals tell."""

    TOO_FEW = "too few"  #: attempts to say anything
    CHECK_KEY = "check key"
    WEAK_SIGNAL = "weak signal"
    NOTHING = "nothing"  #: that the intervals support; not that all is well

    @property
    def words(self) -> str:
        """The label of the verdict; empty where nothing is said."""
        return _WORDS.get(self, "")


_WORDS = {
    ItemVerdict.CHECK_KEY: "Check the key",
    ItemVerdict.WEAK_SIGNAL: "Weak signal",
}


@dataclass(frozen=True, slots=True)
class ItemFinding:
    """A verdict and why."""

    verdict: ItemVerdict
    because: str = ""  #: a sentence, or nothing


def item_finding(
    item: ItemStatistics, choices: DistractorChoices | None = None
) -> ItemFinding:
    """The verdict on one question: the most serious one that its intervals support.

    "Check the key": a distractor was chosen more often than the key, or who did well
    elsewhere did worse here.  "Weak signal": the question hardly sets learners apart.
    """
    if item.attempts < FEWEST_ATTEMPTS:
        return ItemFinding(ItemVerdict.TOO_FEW, _too_few(item.attempts))
    if beaten := _of_beaten_key(choices):
        return ItemFinding(ItemVerdict.CHECK_KEY, beaten)
    sure = item.discrimination_interval
    if sure is not None and sure.is_below(0):
        return ItemFinding(
            ItemVerdict.CHECK_KEY,
            f"Who did well elsewhere did worse here: discrimination {of_number(item)}.",
        )
    if sure is not None and sure.is_below(WEAK_UNDER):
        return ItemFinding(
            ItemVerdict.WEAK_SIGNAL,
            f"It hardly tells who knows more: discrimination {of_number(item)}.",
        )
    return ItemFinding(ItemVerdict.NOTHING)


def of_number(item: ItemStatistics) -> str:
    """Discrimination with its interval: "−0.08 (−0.61 to 0.49)"; empty if unknown."""
    if item.discrimination is None:
        return ""
    value = _signed(item.discrimination)
    sure = item.discrimination_interval
    return f"{value} ({_signed(sure.low)} to {_signed(sure.high)})" if sure else value


def of_alpha(scores: ScoreStatistics) -> str:
    """How far scores would come out alike on such questions, in a sentence."""
    if scores.alpha is None:
        return ""
    counted = f"Alpha is {_signed(scores.alpha)}"
    if sure := scores.alpha_interval:
        counted += f" ({_signed(sure.low)} to {_signed(sure.high)})"
    if scores.standard_error is None:
        return f"{counted}."
    return (
        f"{counted}: chance moves a score by about {scores.standard_error:.1f} of "
        f"{scores.out_of:g} points."
    )


def of_caution(attempts: int) -> str:
    """How far to trust statistics of so many attempts; empty where they are many."""
    if attempts < FEWEST_ATTEMPTS:
        return _too_few(attempts)
    if attempts < CAUTION_UNDER:
        return f"With {plural(attempts, 'attempt')}, treat it as a hint."
    return ""


def _of_beaten_key(choices: DistractorChoices | None) -> str:
    """That a distractor was chosen more often than the key; empty if none surely was."""
    if choices is None or choices.key is None:
        return ""
    for rival in choices.beating_the_key:
        if rival.whole.n >= FEWEST_ATTEMPTS:
            return (
                f"“{rival.option}” was chosen by {rival.whole.count} of "
                f"{rival.whole.n}, the key by {choices.key.whole.count}."
            )
    return ""


def _too_few(attempts: int) -> str:
    return (
        f"{plural(attempts, 'attempt')}: too few to say more. "
        f"{FEWEST_ATTEMPTS} are needed."
    )


def _signed(value: float) -> str:
    """Two decimals with a real minus, and none before nothing."""
    shown = f"{value:.2f}"
    return "0.00" if shown == "-0.00" else shown.replace("-", "−")
