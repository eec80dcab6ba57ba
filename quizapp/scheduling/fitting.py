"""Fitting: FSRS parameters for one learner, from their own reviews.

Optional.  The work is done by the package ``fsrs-rs-python``, which is none of Recto's
dependencies (it declares no licence), so without it the defaults simply stay.  It holds
Python's lock for its whole run and checks next to nothing, so it runs in a process of its
own, ``python -m quizapp.scheduling.fitting`` (JSON in, JSON out), behind checks of ours.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import Any

from quizapp.errors import Refused
from quizapp.scheduling.evaluation import Prediction, log_loss, predictions
from quizapp.scheduling.fsrs import BOUNDS, Parameters, checked_parameters
from quizapp.scheduling.grade import Grade
from quizapp.scheduling.history import History, Split

#: Below this many reviews a personal fit predicted no better than the defaults.
REVIEWS_TO_FIT = 1_000

_PACKAGE = "fsrs_rs_python"
_UNAVAILABLE = "Personal fitting needs the optional package fsrs-rs-python: pip install 'quizapp[optimizer]'."
#: The package quietly returns the defaults for less.
_FEWEST_ITEMS = 8


class FittingFailed(Refused):
    """No parameters came of it; those in force stay."""


class FittingUnavailable(FittingFailed):
    """The optional package is not installed."""


def is_available() -> bool:
    """Whether the optional package is installed."""
    return find_spec(_PACKAGE) is not None


def fit(histories: Iterable[History], *, timeout_s: float = 300) -> Parameters:
    """The parameters that predict these reviews best, within FSRS's bounds.

    Waits for a child process (10,000 reviews take 20 ms plus its start).  Raises
    FittingUnavailable without the optional package, FittingFailed where nothing usable
    comes back.
    """
    if not is_available():
        raise FittingUnavailable(_UNAVAILABLE)
    request = json.dumps([_as_rows(history) for history in histories])
    try:
        child = subprocess.run(  # noqa: S603 - our own module, no word from outside in the command
            [sys.executable, "-m", __spec__.name],
            input=request,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise FittingFailed(
            f"Fitting took longer than {timeout_s:.0f} seconds."
        ) from error
    return _parameters_from(child.stdout)


def adopt(current: Parameters, fitted: Parameters, held_out: Split) -> bool:
    """Whether the fitted parameters should replace the current ones.

    From 1,000 reviews on, and only if they predict the held-out reviews with a lower
    log loss.  ``held_out`` is the split whose known part was fitted on.
    """
    if held_out.review_count < REVIEWS_TO_FIT:
        return False
    before = _held_out_predictions(held_out, current)
    after = _held_out_predictions(held_out, fitted)
    return bool(before) and log_loss(after) < log_loss(before)


def _held_out_predictions(split: Split, parameters: Parameters) -> list[Prediction]:
    return [
        prediction
        for history in split.histories
        for prediction in predictions(history, parameters, since=split.since)
    ]


def _as_rows(history: History) -> list[tuple[float, int, int]]:
    """Moment in seconds, grade, days since the review before."""
    return [
        (review.at.timestamp(), int(review.grade), gap)
        for review, gap in zip(history.reviews, history.gaps(), strict=True)
    ]


def _parameters_from(answer: str) -> Parameters:
    try:
        found = json.loads(answer)
        if "error" in found:
            raise FittingFailed(found["error"])
        clipped = [
            min(max(float(value), low), high)
            for value, (low, high) in zip(found["parameters"], BOUNDS, strict=True)
        ]
        return checked_parameters(clipped)
    except (ValueError, TypeError, KeyError) as error:
        raise FittingFailed("Fitting gave no usable parameters.") from error


def main() -> int:
    """The child process: rows of each card on stdin, parameters or an error on stdout."""
    try:
        answer: dict[str, object] = {
            "parameters": _fitted(_checked(json.load(sys.stdin)))
        }
    except ImportError:
        answer = {"error": _UNAVAILABLE}
    except (ValueError, TypeError) as error:
        answer = {"error": f"Fitting failed: {error}"}
    json.dump(answer, sys.stdout)
    return 1 if "error" in answer else 0


_Row = tuple[float, int, int]
_Item = tuple[float, int, list[tuple[int, int]]]


def _checked(cards: Any) -> list[list[_Row]]:
    """The rows, every grade 1–4 and every gap a whole number from 0: the package checks neither."""
    checked = [
        [(float(at), int(grade), int(gap)) for at, grade, gap in rows] for rows in cards
    ]
    for rows in checked:
        for index, (_, grade, gap) in enumerate(rows):
            if (
                not Grade.AGAIN <= grade <= Grade.EASY
                or gap < 0
                or (index == 0 and gap)
            ):
                raise ValueError(f"no such review: grade {grade}, {gap} days")
    return checked


def _items(cards: Sequence[Sequence[_Row]]) -> list[_Item]:
    """Moment, card and all reviews so far, for each review on a later day, in time order.

    The order matters: recent items weigh more.
    """
    items = [
        (rows[last][0], card, [(grade, gap) for _, grade, gap in rows[: last + 1]])
        for card, rows in enumerate(cards)
        for last in range(1, len(rows))
        if rows[last][2] > 0
    ]
    return sorted(items, key=lambda item: item[:2])


def _fitted(cards: Sequence[Sequence[_Row]]) -> list[float]:
    # Imported here, in the child, so that no web process ever loads it.
    import fsrs_rs_python as optimizer

    items = _items(cards)
    if len(items) < _FEWEST_ITEMS:
        raise ValueError(f"{len(items)} reviews on a later day are too few")
    prefixes = [
        optimizer.FSRSItem([optimizer.FSRSReview(grade, gap) for grade, gap in reviews])
        for _, _, reviews in items
    ]
    model = optimizer.FSRS(list(optimizer.DEFAULT_PARAMETERS))
    found = model.compute_parameters(prefixes, card_ids=[card for _, card, _ in items])
    return [float(value) for value in found]


if __name__ == "__main__":
    sys.exit(main())
