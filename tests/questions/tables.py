"""Tables of cases: every row is tried, and all that fail are named at once.

A test for each row would spend its time in pytest and hardly any in what it shows.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

#: Tries one row, given its name: an error within it is kept for the end.
Row = Callable[[str], AbstractContextManager[None]]

#: Characters of an error that are shown; some hold what was typed, in kilobytes.
SHOWN = 400


@contextmanager
def table(*, at_least: int) -> Iterator[Row]:
    """Try rows, then name every one that failed.

    Args:
        at_least: how many rows there are; a table that lost some is no proof.

    Raises:
        AssertionError: rows failed, or there were fewer than *at_least*.
    """
    tried = 0
    errors: dict[str, Exception] = {}

    @contextmanager
    def row(name: str) -> Iterator[None]:
        nonlocal tried
        tried += 1
        try:
            yield
        except Exception as error:
            errors[f"row {tried}, {name}"] = error

    yield row
    if errors:
        lines = [f"{name}: {_said(error)}" for name, error in errors.items()]
        message = "\n".join([f"{len(errors)} of {tried} rows failed", *lines])
        raise AssertionError(message) from next(iter(errors.values()))
    if tried < at_least:
        raise AssertionError(f"{tried} rows were tried, and there were {at_least}")


def _said(error: Exception) -> str:
    """The error in a line, without what pytest knows of the values in it."""
    kind = "" if isinstance(error, AssertionError) else f"{type(error).__name__}: "
    told = str(error).split("\n +", 1)[0]
    return kind + " ".join(told.split())[:SHOWN]
