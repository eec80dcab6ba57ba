"""What a simulated learner truly remembers; no scheduler sees it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from quizapp.scheduling import fsrs
from quizapp.scheduling.fsrs import Parameters, Strength
from quizapp.scheduling.grade import Grade


@dataclass(frozen=True, slots=True)
class Trace:
    """What the last answer to one question left behind."""

    strength: Strength
    at: datetime
    day: date  #: study day


class TrueMemory:
    """One learner's true memory of every question met, under their own parameters.

    It fades and grows as FSRS says, but by whether the learner knew the answer: a
    lucky guess leaves the trace of a forgotten one.
    """

    def __init__(self, parameters: Parameters, prior: float) -> None:
        """*prior* is the chance to know a question that was never met, 0–1."""
        self._parameters, self._prior = parameters, prior
        self._traces: dict[str, Trace] = {}
        #: The true chance of knowing it at each answer, by question and moment.
        self.chances: dict[tuple[str, datetime], float] = {}

    def has_met(self, question: str) -> bool:
        return question in self._traces

    def chance(self, question: str, at: datetime) -> float:
        """The true chance that *question* is known at a moment, without guessing."""
        trace = self._traces.get(question)
        if trace is None:
            return self._prior
        elapsed = (at - trace.at) / timedelta(days=1)
        return fsrs.recall(trace.strength.stability, elapsed, self._parameters)

    def learn(self, question: str, *, knew: bool, at: datetime, day: date) -> None:
        """Take in an answer and the key shown after it; *day* is the study day."""
        self.chances[question, at] = self.chance(question, at)
        grade = Grade.GOOD if knew else Grade.AGAIN
        trace = self._traces.get(question)
        if trace is None:
            strength = fsrs.first_strength(grade, self._parameters)
        else:
            gap = (day - trace.day).days
            strength = fsrs.next_strength(trace.strength, grade, gap, self._parameters)
        self._traces[question] = Trace(strength, at, day)
