"""Who chose which option: the whole class, and its lower, middle and upper third."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from quizapp.progress.interval import Interval, exact_share
from quizapp.progress.share import Share

THIRDS = 3


@dataclass(frozen=True, slots=True)
class Choice:
    """What one learner chose, at the first attempt, and how the learner did elsewhere."""

    chosen: Set[str]  #: options; empty for one left empty
    rest: float  #: points for the other questions


@dataclass(frozen=True, slots=True)
class OptionChoices:
    """How many chose an option, of those who were asked."""

    option: str
    is_key: bool
    whole: Share
    thirds: tuple[Share, Share, Share]  #: the lower one first


@dataclass(frozen=True, slots=True)
class DistractorChoices:
    """All options of a question, in the order in which they were given."""

    options: tuple[OptionChoices, ...]
    empty: Share  #: those who chose nothing

    @property
    def key(self) -> OptionChoices | None:
        """The key's; None where it has several options."""
        keys = [option for option in self.options if option.is_key]
        return keys[0] if len(keys) == 1 else None

    @property
    def beating_the_key(self) -> tuple[OptionChoices, ...]:
        """Distractors that were chosen more often than the key, the most frequent first.

        Only those of which the intervals say so: of the learners who chose one of the
        two, fewer than half would choose the key.  The more distractors could have, the
        wider is each one's interval (Bonferroni), so that one in forty at most is
        named by chance.
        """
        key = self.key
        distractors = [option for option in self.options if not option.is_key]
        if key is None or not distractors:
            return ()
        found = [
            option
            for option in distractors
            if option.whole.count > key.whole.count
            and _against(key, option, len(distractors)).is_below(0.5)
        ]
        return tuple(sorted(found, key=lambda one: -one.whole.count))


def distractor_choices(
    choices: Sequence[Choice], *, options: Sequence[str], key: Set[str]
) -> DistractorChoices:
    """Count the choices of each option.

    A learner's third goes by the points for the other questions, so that the answer has
    no say in it.  Equal learners are in the same third, by the middle of their ranks;
    where many are equal, thirds have different sizes.  What was chosen and is no longer
    among ``options`` is not counted.  Raises ValueError for a key that is no option.
    """
    if missing := sorted(key - set(options)):
        raise ValueError(f"not among the options: {', '.join(missing)}")
    thirds = thirds_of([choice.rest for choice in choices])
    sizes = Counter(thirds)
    chosen = Counter(
        (option, third)
        for choice, third in zip(choices, thirds, strict=True)
        for option in choice.chosen
    )
    return DistractorChoices(
        tuple(_option(option, option in key, chosen, sizes) for option in options),
        Share(sum(not choice.chosen for choice in choices), len(choices)),
    )


def _option(
    option: str, is_key: bool, chosen: Counter[tuple[str, int]], sizes: Counter[int]
) -> OptionChoices:
    lower, middle, upper = (
        Share(chosen[option, third], sizes[third]) for third in range(THIRDS)
    )
    return OptionChoices(option, is_key, lower + middle + upper, (lower, middle, upper))


def thirds_of(points: Sequence[float]) -> list[int]:
    """The third of each learner, 0 the lower one to 2, by the middle rank of equals."""
    # What differs by rounding alone is equal.
    rounded = [round(one, 6) for one in points]
    counts = Counter(rounded)
    first: dict[float, int] = {}
    below = 0
    for value in sorted(counts):
        first[value] = below
        below += counts[value]
    # Twice the middle rank of all, so that only whole numbers are divided.
    return [
        THIRDS * (2 * first[value] + counts[value]) // (2 * len(rounded))
        for value in rounded
    ]


def _against(key: OptionChoices, other: OptionChoices, rivals: int) -> Interval:
    """The interval of the key's share among those who chose one of the two."""
    return exact_share(
        key.whole.count,
        key.whole.count + other.whole.count,
        confidence=1 - 0.05 / rivals,
    )
