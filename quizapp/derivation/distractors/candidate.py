"""A wrong option that may be shown, and which three are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from quizapp.derivation.gates.asked import content
from quizapp.derivation.gates.option_shapes import says_the_same
from quizapp.questions.question import Distractor
from quizapp.questions.wording import plain

#: Wrong options of a choice.
WANTED = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that is no right answer; ``cost`` is less for what is more like the key.

    ``why`` says what it is, in words fit to show once the question is answered.
    """

    text: str
    why: str
    cost: float
    is_from_text: bool = True


def seed_of(id_: str) -> int:
    """A number that a draft's id always gives."""
    return int.from_bytes(sha256(id_.encode()).digest()[:4])


def cheapest(
    candidates: Iterable[Candidate], keys: Sequence[str], prompt: str
) -> tuple[Distractor, ...]:
    """Three that are not each other, nor the key, nor named by the stem; or none."""
    asked = f" {plain(prompt)} "
    words = content(prompt)
    chosen: list[Candidate] = []
    for one in sorted(candidates, key=lambda one: (one.cost, one.text)):
        said = plain(one.text)
        if not said or f" {said} " in asked or _mostly(one.text, words):
            continue
        if any(says_the_same(one.text, other) for other in keys):
            continue
        if any(says_the_same(one.text, other.text) for other in chosen):
            continue
        chosen.append(one)
        if len(chosen) == WANTED:
            return tuple(Distractor(one.text, one.why) for one in chosen)
    return ()


def _mostly(text: str, asked: frozenset[str]) -> bool:
    own = content(text)
    return bool(own) and len(own & asked) > len(own) / 2
