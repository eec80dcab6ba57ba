"""A database server that tests may kill."""

from collections.abc import Iterator

import pytest

from tests.provision.postgresql import Server, running_server


@pytest.fixture
def postgresql(postgresql_server: Server) -> Iterator[Server]:
    """One that syncs, for this test alone: it is killed.

    Where the run's own server cannot be had, that says so, or fails the test.
    """
    with running_server(fsync=True) as server:
        yield server
