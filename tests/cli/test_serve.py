"""``quizapp run``, as a process of its own."""

import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from quizapp.cli.serve import is_loopback
from quizapp.store.sqlite_connection import sqlite_module
from tests.cli.command_line import CommandLine
from tests.torture.learners import Learner, make_learners
from tests.torture.server import Server

pytestmark = pytest.mark.slow


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


@pytest.fixture
def server(data_dir: Path) -> Iterator[Server]:
    with Server(data_dir, options=("--access-log",)) as made:
        yield made


@pytest.fixture
def learner(server: Server, data_dir: Path) -> Learner:
    return make_learners(f"sqlite:///{data_dir / 'recto.db'}", server.port, count=1)[0]


def test_a_first_run_makes_the_database_and_says_where_all_is(
    server: Server, data_dir: Path
) -> None:
    server.start()
    ready = server.json("/readyz")
    assert server.stop() == 0

    words = server.words()
    assert ready == {"database": "migrated", "status": "ready"}
    assert f"http://127.0.0.1:{server.port}\n" in words
    assert f"sqlite:///{data_dir / 'recto.db'}" in words
    assert f"http://127.0.0.1:{server.port}/first-administrator/" in words


def test_the_link_is_printed_while_nobody_administers_and_no_longer(
    server: Server, data_dir: Path
) -> None:
    own = CommandLine(data_dir)
    own.done("db", "upgrade")
    own.done("user", "add", "ada@school.example", "--role", "administrator")

    server.start()
    server.stop()

    assert "first-administrator" not in server.words()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_request_in_flight_is_finished_before_it_stops(
    server: Server, data_dir: Path, learner: Learner, sign: signal.Signals
) -> None:
    server.start()
    holder = sqlite_module().connect(
        str(data_dir / "recto.db"), isolation_level=None, check_same_thread=False
    )
    holder.execute("BEGIN IMMEDIATE")
    answering = threading.Thread(target=learner.study, args=(1, threading.Event()))
    answering.start()
    time.sleep(0.5)  # the answer waits for the lock by now
    threading.Timer(1.5, holder.execute, ["ROLLBACK"]).start()

    code = server.stop(sign)

    answering.join()
    holder.close()
    learner._hang_up()
    assert code == 0
    assert [sent.acknowledged for sent in learner.sent] == [True]
    assert learner.sent[0].tries == 1


def test_a_worker_stops_when_its_parent_was_killed(server: Server) -> None:
    server.start()

    server.kill_main()

    assert not server.is_ready()


def test_requests_are_logged_without_what_the_address_carries(
    server: Server,
) -> None:
    server.start()
    server.get("/healthz?token=hush")
    server.get("/reset/hush-hush?email=ada@school.example")
    server.get("/no%0d%0asuch/hush")
    server.stop()

    requests = [line for line in server.words().splitlines() if " GET /" in line]
    assert any(" GET /healthz 200 " in line for line in requests)
    assert any(
        " GET (no such page) 404 " in line for line in server.words().split("\n")
    )
    assert "hush" not in "".join(requests)
    assert "ada@" not in server.words()


def test_a_port_in_use_is_refused_in_words(own: CommandLine) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])

        said = own.refused("run", "--port", port)

    assert f"Port {port} on 127.0.0.1 is in use" in said
    assert not (own.data_dir / "recto.db").exists()


def test_plain_http_for_others_is_refused(own: CommandLine) -> None:
    assert "QUIZAPP_PUBLIC_URL=https://" in own.refused("run", "--host", "0.0.0.0")  # noqa: S104


def test_an_address_of_another_machine_is_refused(own: CommandLine) -> None:
    own.more["QUIZAPP_PUBLIC_URL"] = "https://recto.school.example"

    assert "Cannot listen on 192.0.2.1" in own.refused("run", "--host", "192.0.2.1")


@pytest.mark.parametrize(
    "arguments",
    [("--workers", "2"), ("--port", "0"), ("--port", "70000"), ("--nonsense",)],
)
def test_wrong_usage_is_told_apart(
    own: CommandLine, arguments: tuple[str, ...]
) -> None:
    assert own.run("run", *arguments).exit_code == 2


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),  # noqa: S104
        ("::", False),
        ("192.168.1.5", False),
        ("localhost.example", False),
    ],
)
def test_what_only_this_machine_reaches(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback
