"""``quizapp report``: what reports show, at the command line."""

import click
from sqlalchemy import select

from quizapp.cli import work
from quizapp.errors import NotFound
from quizapp.progress.calibration import of_calibration
from quizapp.services import accounts, calibration
from quizapp.services.calibration import Found
from quizapp.store.classes import SchoolClass
from quizapp.store.engine import reading_only


@click.group()
def group() -> None:
    """Reports on what was learned.

    \b
    Example:
      quizapp report calibration --class demo-4711
    """


@group.command("calibration")
@click.option(
    "--class", "code", metavar="CODE", help="Only this class, by its address."
)
@click.option("--learner", metavar="EMAIL", help="Only this learner.")
@click.option(
    "--latest",
    type=click.IntRange(min=1),
    default=1_000_000,
    show_default=True,
    help="Of the whole site: so many of the latest reviews.",
)
@work.form_option
def calibration_(code: str | None, learner: str | None, latest: int, form: str) -> None:
    """Print how well predicted recall matched what happened.

    Log loss (0 is perfect, 0.693 a coin), calibration error, and a line for each step
    of predicted recall: how many reviews, what was predicted, what was recalled, and
    its 95% interval. Of a class, what its learners reviewed in its sets.

    \b
    Example:
      quizapp report calibration --learner noor@school.example --format json
    """
    if code is not None and learner is not None:
        raise click.UsageError("Name a class or a learner, not both.")
    with reading_only(), work.session() as session:
        if learner is not None:
            person = accounts.named(session, email=learner)
            found = calibration.of_person(session, person_id=person.id)
        elif code is not None:
            wanted = select(SchoolClass.id).where(SchoolClass.code == code)
            class_id = session.scalars(wanted).one_or_none()
            if class_id is None:
                raise NotFound(f"There is no class {code}. Its address ends with it.")
            found = calibration.of_class(session, class_id=class_id)
        else:
            found = calibration.of_site(session, latest=latest)
    work.say(of_calibration(found.whole))
    if form == "json":
        work.print_pairs(_as_json(found), form)
    else:
        _print(found)


def _as_json(found: Found) -> dict[str, object]:
    whole = found.whole
    if whole is None:
        return {"reviews": 0, "curve": []}
    return {
        "reviews": whole.reviews,
        "predicted": round(whole.predicted, 4),
        "observed": round(whole.observed.value, 4),
        "log_loss": round(whole.log_loss, 4),
        "log_loss_of_mean": round(whole.log_loss_of_mean, 4),
        "calibration_error": round(whole.error, 4),
        "calibration_error_by_chance": round(whole.error_by_chance, 4),
        "known_predicted": round(found.known_predicted, 4),
        "known_observed": round(found.known_observed, 4),
        "curve": [
            {
                "from": point.low,
                "to": point.high,
                "reviews": point.observed.n,
                "predicted": round(point.predicted, 4),
                "observed": round(point.observed.value, 4),
                "low": round(point.observed.low, 4),
                "high": round(point.observed.high, 4),
            }
            for point in whole.curve
        ],
    }


def _print(found: Found) -> None:
    values = _as_json(found)
    values.pop("curve")
    work.print_pairs({name.replace("_", " "): one for name, one in values.items()}, "")
    for point in found.whole.curve if found.whole else ():
        click.echo(
            f"{point.low:4.0%} to {point.high:4.0%}  {point.observed.n:8,} reviews  "
            f"predicted {point.predicted:6.1%}  recalled {point.observed.value:6.1%}  "
            f"({point.observed.low:.1%} to {point.observed.high:.1%})"
        )
