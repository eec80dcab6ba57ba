"""``quizapp fit``: learners' own scheduling parameters, fitted to their reviews."""

import json

import click
from sqlalchemy import select

from quizapp.cli import work
from quizapp.services import accounts, fitting
from quizapp.services.policies import policy_of
from quizapp.store.engine import reading_only
from quizapp.store.people import Person


@click.command()
@click.argument("email", required=False)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def fit(email: str | None, form: str) -> None:
    """Fit the scheduler to learners' own reviews; to EMAIL's, or to everybody's.

    Parameters are adopted only where they predict held-out reviews better than
    those in force, from 1,000 reviews on.  Meant to run at night; it needs the
    optional package: pip install "quizapp[optimizer]".

    \b
    Example:
      quizapp fit noor@school.example --format json
    """
    for person_id in _people(email):
        found = _fit_one(person_id)
        told = {"person": person_id, "reviews": found.reviews, "outcome": found.outcome}
        click.echo(
            json.dumps(told)
            if form == "json"
            else f"#{person_id}: {found.reviews} reviews, {found.outcome}"
        )


def _people(email: str | None) -> list[int]:
    with reading_only(), work.session() as session:
        if email:
            return [accounts.named(session, email=email).id]
        return list(session.scalars(select(Person.id).order_by(Person.id)))


def _fit_one(person_id: int) -> fitting.Fit:
    """Read, fit and write, each by itself: learners go on studying meanwhile."""
    with reading_only(), work.session() as session:
        current = policy_of(session.get_one(Person, person_id)).parameters
        histories = fitting.histories_of(session, person_id=person_id)
    found = fitting.fit(histories, current=current)
    if found.parameters is not None:
        with work.session() as session:
            person = session.get_one(Person, person_id)
            fitting.adopt(session, person=person, parameters=found.parameters)
    return found
