"""Databases for tests of the tables' machinery."""

from collections.abc import Callable

import pytest

from tests.app_fixtures import nothing


@pytest.fixture(scope="session")
def database_template() -> Callable[[str], str | None]:
    """Here a database begins empty."""
    return nothing
