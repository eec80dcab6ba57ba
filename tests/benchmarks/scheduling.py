"""How well recall is predicted, on one learner's open review log.

    python -m tests.benchmarks.scheduling

Reads reviews/*.csv (card_id, review_rating, review_time, review_duration) from the
folder that RECTO_SAMPLES names, else from ../shared/samples beside the repository.
"""

import csv
import math
import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from time import process_time

from fsrs import Card, Rating, Scheduler

from quizapp.scheduling import fitting, fsrs
from quizapp.scheduling.catch_up import memory_saved
from quizapp.scheduling.evaluation import (
    CLIP,
    Prediction,
    auc,
    log_loss,
    predictions,
    rmse_bins,
)
from quizapp.scheduling.fsrs import Strength
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import History, PastReview, split_by_time
from quizapp.scheduling.memory import Memory, Phase, Policy
from quizapp.scheduling.study_day import StudyClock

#: The learner's zone, inferred from the hours of study; Etc names count westwards.
CLOCK = StudyClock("Etc/GMT+8", 240)

PROTOCOL = """\
Protocol
  Every card's reviews are replayed in the order of time.  Evaluated are the reviews on a
  later study day (04:00, UTC-8) than the same card's last review: recalled means any
  grade but Again.  Each is predicted from the reviews before it alone, by parameters
  that never saw this log; predictions are clipped to [0.0001, 0.9999].  Lower log loss
  and RMSE(bins) are better, higher AUC is better.  One learner: a check, not a ranking."""

NOTES = """\
Reading
  Earlier figures of ours for the same log are 0.4638 / 0.7284 (study days, fractional
  recall), 0.4652 / 0.7244 (study days only) and 0.8057 / 0.6149 (fsrs as shipped).
  fsrs counts spans of 24 hours: a card seen at 21:00 and again at 08:00 is to it a review
  of the same day, recalled for certain; the clipping turns each such miss into 9.2 nats.
  Half-life regression (Settles & Meeder 2016) knows counts of right and wrong only, and
  the mean so far knows no card at all."""

Predictor = Callable[[Sequence[History]], list[Prediction]]


def samples() -> Path:
    """Where the sample files lie, whether or not there are any."""
    named = os.environ.get("RECTO_SAMPLES")
    return (
        Path(named)
        if named
        else Path(__file__).resolve().parents[2].parent / "shared" / "samples"
    )


def read_histories(paths: Iterable[Path]) -> list[History]:
    """The histories of all cards, each oldest review first."""
    cards: defaultdict[tuple[str, str], list[PastReview]] = defaultdict(list)
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                at = datetime.fromisoformat(row["review_time"]).astimezone(UTC)
                review = PastReview(
                    at, CLOCK.day_of(at), Grade(int(row["review_rating"]))
                )
                cards[path.name, row["card_id"]].append(review)
    return [
        History(tuple(sorted(reviews, key=lambda review: review.at)))
        for reviews in cards.values()
    ]


def ours(histories: Sequence[History]) -> list[Prediction]:
    return [
        prediction
        for history in histories
        for prediction in predictions(history, fsrs.DEFAULT_PARAMETERS)
    ]


def ours_by_whole_days(histories: Sequence[History]) -> list[Prediction]:
    """As the state advances: recall by study days too."""
    made: list[Prediction] = []
    for history in histories:
        aligned = [
            PastReview(
                datetime.combine(review.day, time(tzinfo=UTC)), review.day, review.grade
            )
            for review in history.reviews
        ]
        made += predictions(History(tuple(aligned)), fsrs.DEFAULT_PARAMETERS)
    return made


def fsrs_as_shipped(histories: Sequence[History]) -> list[Prediction]:
    scheduler = Scheduler(enable_fuzzing=False)
    made = []
    for number, history in enumerate(histories):
        card = Card(card_id=number)
        for index, (review, gap) in enumerate(
            zip(history.reviews, history.gaps(), strict=True)
        ):
            if gap > 0:
                chance = scheduler.get_card_retrievability(card, review.at)
                made.append(
                    Prediction(
                        chance,
                        review.grade is not Grade.AGAIN,
                        gap,
                        index,
                        _lapses(history, index),
                    )
                )
            card, _ = scheduler.review_card(card, Rating(int(review.grade)), review.at)
    return made


def _lapses(history: History, before: int) -> int:
    return sum(review.grade is Grade.AGAIN for review in history.reviews[:before])


def mean_so_far(histories: Sequence[History]) -> list[Prediction]:
    """The learner's share of recalled reviews up to this one; 0.9 to begin with."""
    recalled, total = 0.9, 1.0
    made = []
    for _, prediction in _in_time_order(histories):
        made.append(replace(prediction, chance=recalled / total))
        recalled += prediction.recalled
        total += 1
    return made


def half_life_regression(histories: Sequence[History]) -> list[Prediction]:
    """Settles & Meeder 2016: 2**(-days / half-life), the half-life from counts alone.

    Learns as it goes: predicts each review, then moves its three weights by the
    gradient of the log loss (AdaGrad).
    """
    weights = [2.58, -0.87, 2.72]
    steps = [1e-8] * len(weights)
    made: list[Prediction] = []
    for _, prediction in _in_time_order(histories):
        right = prediction.reviews - prediction.lapses
        features = (math.sqrt(right), math.sqrt(prediction.lapses), 1.0)
        exponent = sum(w * x for w, x in zip(weights, features, strict=True))
        fading = (
            math.log(2) * prediction.elapsed_days / 2 ** min(max(exponent, -8.0), 16.0)
        )
        chance = min(max(math.exp(-fading), CLIP), 1 - CLIP)
        made.append(replace(prediction, chance=chance))
        odds = 1.0 if prediction.recalled else -chance / (1 - chance)
        for index, feature in enumerate(features):
            slope = odds * fading * math.log(2) * feature
            steps[index] += slope * slope
            weights[index] += 0.1 * slope / math.sqrt(steps[index])
    return made


def _in_time_order(
    histories: Sequence[History],
) -> Iterator[tuple[datetime, Prediction]]:
    """The evaluated reviews, by moment; their chance is of no meaning yet."""
    reviews = []
    for history in histories:
        evaluated = (index for index, gap in enumerate(history.gaps()) if gap > 0)
        for index, prediction in zip(
            evaluated, predictions(history, fsrs.DEFAULT_PARAMETERS), strict=True
        ):
            reviews.append((history.reviews[index].at, prediction))
    yield from sorted(reviews, key=lambda pair: pair[0])


def report(name: str, made: Sequence[Prediction]) -> None:
    print(
        f"  {name:<46}{log_loss(made):8.4f}{auc(made):8.4f}{rmse_bins(made):8.4f}{len(made):8}"
    )


PREDICTORS: dict[str, Predictor] = {
    "FSRS-6 defaults, fractional recall (ours)": ours,
    "FSRS-6 defaults, study days only (ours)": ours_by_whole_days,
    "fsrs 6.3.2 as shipped (24-hour floor)": fsrs_as_shipped,
    "half-life regression, learning as it goes": half_life_regression,
    "the learner's mean so far": mean_so_far,
}


def report_fit(histories: Sequence[History]) -> None:
    """The personal fit on the older 80 %, judged on the newest 20 %."""
    if not fitting.is_available():
        print(
            "  Personal fit: left out, the optional package fsrs-rs-python is not installed."
        )
        return
    split = split_by_time(histories)
    started = process_time()
    fitted = fitting.fit(split.known)
    taken_ms = (process_time() - started) * 1000
    print(
        f"  Personal fit on the older 80 % ({taken_ms:.0f} ms here, its process not counted):"
    )
    for name, parameters in (("defaults", fsrs.DEFAULT_PARAMETERS), ("fitted", fitted)):
        report(
            f"newest 20 %, {name}",
            [
                prediction
                for history in histories
                for prediction in predictions(history, parameters, since=split.since)
            ],
        )
    print(f"  Adopted: {fitting.adopt(fsrs.DEFAULT_PARAMETERS, fitted, split)}")


@dataclass(slots=True)
class SimulatedCard:
    strength: Strength
    elapsed: int  #: days since the last review
    overdue: int  #: days; below 0 not due yet

    def recall(self, wait: float = 0) -> float:
        return fsrs.recall(
            self.strength.stability, self.elapsed + wait, fsrs.DEFAULT_PARAMETERS
        )

    def saved(self) -> float:
        at = datetime(2026, 1, 1, tzinfo=UTC)
        last = at - timedelta(days=self.elapsed)
        memory = Memory(
            Phase.REVIEW, 0, self.strength.stability, self.strength.difficulty,
            at, at.date(), last, last.date(), 1, 0,
        )  # fmt: skip
        return memory_saved(memory, at, Policy())

    def review(self, *, recalled: bool) -> None:
        grade = Grade.GOOD if recalled else Grade.AGAIN
        days = max(self.elapsed, 1)
        self.strength = fsrs.next_strength(
            self.strength, grade, days, fsrs.DEFAULT_PARAMETERS
        )
        if not recalled:
            self.strength = fsrs.next_strength(
                self.strength, Grade.GOOD, 0, fsrs.DEFAULT_PARAMETERS
            )
        self.elapsed, self.overdue = 0, -max(round(self.strength.stability), 1)

    def next_day(self) -> None:
        self.elapsed += 1
        self.overdue += 1


ORDERS: dict[str, Callable[[SimulatedCard], float]] = {
    "most memory saved (ours)": SimulatedCard.saved,
    "lowest recall": lambda card: -card.recall(),
    "longest overdue": lambda card: card.overdue,
    "fading fastest": lambda card: card.recall() - card.recall(1),
    "least stable": lambda card: -card.strength.stability,
    "highest recall": SimulatedCard.recall,
}


def cards_known(order: Callable[[SimulatedCard], float], seed: int) -> float:
    """Mean number of 400 cards known over 60 days, 15 reviews a day, after 25 days away."""
    random = Random(seed)
    cards = []
    for _ in range(400):
        strength = Strength(10 ** random.uniform(0, 2.3), random.uniform(3, 9))
        interval = max(round(strength.stability), 1)
        elapsed = random.randint(0, interval) + 25
        cards.append(SimulatedCard(strength, elapsed, elapsed - interval))
    known = 0.0
    for _ in range(60):
        due = [card for card in cards if card.overdue >= 0]
        for card in sorted(due, key=order, reverse=True)[:15]:
            card.review(recalled=random.random() < card.recall())
        known += sum(card.recall() for card in cards)
        for card in cards:
            card.next_day()
    return known / 60


def report_catch_up() -> None:
    """Which order of a backlog keeps most cards known, if FSRS's own model is the truth."""
    print("Catch-up: of 400 cards after 25 days away, 15 reviews a day for 60 days;")
    print("mean number known over those days (mean of 8 runs), by who comes first")
    for name, order in ORDERS.items():
        known = sum(cards_known(order, seed) for seed in range(8)) / 8
        print(f"  {name:<46}{known:8.1f}")
    print()


def main() -> int:
    report_catch_up()
    paths = sorted((samples() / "reviews").glob("*.csv"))
    if not paths:
        print(f"No review log under {samples() / 'reviews'}: nothing to measure.")
        return 0
    histories = read_histories(paths)
    count = sum(len(history.reviews) for history in histories)
    print(
        f"{', '.join(path.name for path in paths)}: {count} reviews of {len(histories)} cards\n"
    )
    print(f"{PROTOCOL}\n")
    print(f"  {'':<46}{'log loss':>8}{'AUC':>8}{'RMSE':>8}{'reviews':>8}")
    for name, predictor in PREDICTORS.items():
        report(name, predictor(histories))
    print()
    report_fit(histories)
    print(f"\n{NOTES}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
