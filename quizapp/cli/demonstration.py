"""``quizapp demo``: a class of simulated learners, made or taken away."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from quizapp.cli import work
from quizapp.errors import Refused
from quizapp.services import accounts
from quizapp.services.demonstration import (
    DAYS,
    FEWEST_DAYS,
    LEARNERS,
    Demonstration,
    begin_demonstration,
    demonstration_class,
    live,
)
from quizapp.services.demonstration_removal import give_to, remove_demonstration
from quizapp.services.demonstration_set import BROKEN, MISCONCEPTIONS
from quizapp.simulation.habits import Habit
from quizapp.store.classes import SchoolClass
from quizapp.store.people import Person, Role
from quizapp.store.sqlite_connection import empty_log


@click.command()
@click.option(
    "--teacher", metavar="EMAIL", help="Whose class it is; else an administrator's."
)
@click.option(
    "--learners",
    type=click.IntRange(4, 200),
    default=LEARNERS,
    show_default=True,
    help="How many simulated learners.",
)
@click.option(
    "--days",
    type=click.IntRange(FEWEST_DAYS, 365),
    default=DAYS,
    show_default=True,
    help="How many days of history, up to today.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Of all chance.")
@click.option("--remove", is_flag=True, help="Take the demonstration away again.")
@work.form_option
def demo(
    teacher: str | None, learners: int, days: int, seed: int, remove: bool, form: str
) -> None:
    """Make a demonstration: a class of simulated learners with weeks of history.

    They answer by the same code as real learners, and cannot sign in. Planted for the
    report to find: what some of them mix up, one question whose key is wrong, and
    one learner who has stopped. All of it is marked as a demonstration, and --remove
    takes away all of it and nothing else.

    \b
    Example:
      quizapp demo --teacher ada@school.example
    """
    if remove:
        _remove(form)
        return
    now = datetime.now(UTC)
    settings = work.settings()
    with work.session() as session:
        whose = _teacher(session, teacher)
        class_ = demonstration_class(session)
        if class_ is not None:
            _say_it_is_there(session, class_, whose, form)
            return
        made = begin_demonstration(
            session,
            teacher=whose,
            time_zone=settings.time_zone,
            now=now,
            seed=seed,
            learners=learners,
            days=days,
        )
        # Together with the first day: stopped before that, nothing is there.
        answers = 0
        with _bar(days) as advance:
            for given in live(session, made, secret=settings.secret_key, now=now):
                session.commit()
                answers += given
                advance()
    planted = _planted(made) if form == "json" else _planted_in_words(made)
    counts = {"learners": learners, "days": days, "answers": answers}
    work.print_pairs(_pairs(made.class_, whose, form) | counts | planted, form)
    _say_how_to_see_it(whose)


def _teacher(session: Session, email: str | None) -> Person | None:
    """Who is to have the class: the one named, else the first administrator."""
    if email is not None:
        found = accounts.named(session, email=email)
        if found.role is Role.LEARNER:
            raise Refused(
                f"{email} is a learner. `quizapp user role {email} teacher` lets "
                "them have a class."
            )
        return found
    return session.scalars(
        select(Person)
        .where(Person.role == Role.ADMINISTRATOR, Person.disabled_at.is_(None))
        .order_by(Person.id)
        .limit(1)
    ).one_or_none()


def _say_it_is_there(
    session: Session, class_: SchoolClass, whose: Person | None, form: str
) -> None:
    given = whose is not None and give_to(session, class_=class_, teacher=whose)
    work.say("The demonstration is there already. Nothing was added to it.")
    if given:
        work.say("Nobody had it; now it is given to its teacher.")
    work.print_pairs(_pairs(class_, whose if given else None, form), form)
    if given:
        _say_how_to_see_it(whose)


def _say_how_to_see_it(whose: Person | None) -> None:
    if whose is not None:
        work.say(f"To see it, sign in as {whose.email} and open Classes.")
        return
    work.say(
        "Nobody administers this installation yet. `quizapp run` prints a link that "
        "makes the first administrator; then `quizapp demo` again gives them the class."
    )


def _pairs(class_: SchoolClass, whose: Person | None, form: str) -> dict[str, object]:
    pairs: dict[str, object] = {
        "class": class_.title,
        "address": f"/classes/{class_.code}",
    }
    if whose is not None or form == "json":
        pairs["teacher"] = None if whose is None else whose.email
    return pairs


def _planted(made: Demonstration) -> dict[str, object]:
    """What a report has to find again."""
    return {
        "wrong_key": BROKEN,
        "mixed_up": [
            {
                "question": belief.question,
                "answer": belief.answer,
                "learners": belief.holders(len(made.sitters)),
            }
            for belief in MISCONCEPTIONS
        ],
        "stopped": [
            sitter.learner.name
            for sitter in made.sitters
            if sitter.learner.habit is Habit.STOPPED
        ],
    }


def _planted_in_words(made: Demonstration) -> dict[str, object]:
    planted = _planted(made)
    mixed_up = (
        f"{belief.holders(len(made.sitters))} at {belief.question}"
        for belief in MISCONCEPTIONS
    )
    return {
        "wrong key": planted["wrong_key"],
        "mixed up": ", ".join(mixed_up),
        "stopped": ", ".join(
            sitter.learner.name
            for sitter in made.sitters
            if sitter.learner.habit is Habit.STOPPED
        ),
    }


def _remove(form: str) -> None:
    with work.session() as session:
        class_ = demonstration_class(session)
        if class_ is None:
            work.say("There is no demonstration.")
            work.print_pairs({"people": 0, "reviews": 0}, form)
            return
        removed = remove_demonstration(session, class_=class_)
        session.commit()
        empty_log(session.get_bind().engine)
    work.print_pairs({"people": removed.people, "reviews": removed.reviews}, form)
    for title in removed.stays:
        work.say(f"Somebody real uses “{title}”, so it stays.")


@contextmanager
def _bar(days: int) -> Iterator[Callable[[], None]]:
    """A progress bar on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    with click.progressbar(length=days, label="Studying", file=sys.stderr) as bar:
        yield lambda: bar.update(1)
