"""``quizapp run``: Recto served to browsers by a production server."""

import ctypes
import errno
import gc
import ipaddress
import logging
import os
import signal
import socket
import sys
import threading
import time
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
from sqlalchemy.orm import Session

from quizapp.cli import work
from quizapp.cli.background import start_reader
from quizapp.cli.database import bring_up_to_date
from quizapp.cli.sweeper import start_sweeper
from quizapp.config import Settings
from quizapp.errors import Refused
from quizapp.services import imported_keys, links, shipped_sets
from quizapp.services.rephrasing import endpoint_of
from quizapp.store import schema_care
from quizapp.store.engine import assert_durable, make_engine

if TYPE_CHECKING:
    from flask import Flask, Response

#: Threads of each worker.  While one waits for the disk, others serve pages.
THREADS = 4

#: Seconds that requests in flight have to end once the server is told to stop.
PATIENCE_S = 30

requests_log = logging.getLogger("quizapp.requests")

LOGGING = {
    "formatters": {
        "line": {
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "stream": "ext://sys.stderr",
        }
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"alembic": {"level": "WARNING"}},
}


@click.command()
@click.option(
    "--host",
    envvar="QUIZAPP_HOST",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on.",
)
@click.option(
    "--port",
    envvar="QUIZAPP_PORT",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
)
@click.option(
    "--workers",
    envvar="QUIZAPP_WORKERS",
    type=click.IntRange(1, 256),
    help="Processes; default: one a processor core on PostgreSQL, one on SQLite.",
)
@click.option(
    "--access-log", is_flag=True, help="Write a line on stderr for each request."
)
def run(host: str, port: int, workers: int | None, access_log: bool) -> None:
    """Serve Recto to browsers until told to stop (Ctrl-C, SIGTERM).

    Makes the database or brings it up to date first, with a backup of an older
    one, and loads the question sets that ship with Recto.  While nobody
    administers, it prints a link that makes the first administrator.

    \b
    Example:
      quizapp run --host 127.0.0.1 --port 8080
    """
    settings = work.settings()
    workers = _workers(settings, workers)
    refuse_open_and_plain(settings, host)
    refuse_taken(host, port)
    bring_up_to_date(settings)
    link = prepare(settings)
    _announce(settings, settings.public_url or _address(host, port), link)
    _serve(settings, host, port, workers, access_log=access_log)


def refuse_open_and_plain(settings: Settings, host: str) -> None:
    """Refuse to carry passwords over a network in the clear.

    Raises:
        Refused: others could reach *host*, and nothing says that https is spoken.
    """
    if is_loopback(host) or settings.is_https or settings.trusted_proxies:
        return
    raise Refused(
        f"On {host} others could read passwords and cookies on the way. Put a "
        "server that speaks https in front, and say the address that people use, "
        "such as QUIZAPP_PUBLIC_URL=https://recto.school.example."
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach *host*."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def refuse_taken(host: str, port: int) -> None:
    """Refuse a port that somebody serves already, or an address not of this machine.

    The server itself would not notice: on Linux it shares ports with others.

    Raises:
        Refused: says what is wrong with it.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as tried:
            if os.name == "posix":
                # Ports that a server left a moment ago count as free.
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Refused(
                f"Port {port} on {host} is in use: by another Recto, perhaps? "
                "Stop that one, or choose another port with --port."
            ) from error
        raise Refused(f"Cannot listen on {host}:{port}: {error.strerror}.") from error


def prepare(settings: Settings) -> str | None:
    """Load the shipped sets; return the first administrator's link, if one is due.

    Raises:
        UnsafeDatabase: the database may lose what it acknowledges.
    """
    now = datetime.now(UTC)
    engine = make_engine(settings.database_url)
    try:
        with Session(engine) as session:
            assert_durable(session.connection())
            schema_care.wait_for_turn(session.connection())
            reports = shipped_sets.load_shipped_sets(session, now=now)
            link = links.first_administrator_link(session, now=now)
            session.commit()
            for report in reports:
                imported_keys.catch_up(
                    session, slug=report.slug, changed=report.changed, now=now
                )
            session.commit()
            return link
    finally:
        engine.dispose()


def load_app(settings: Settings, *, parent: int, access_log: bool) -> "Flask":
    """The app as a worker of process *parent* serves it."""
    from quizapp import create_app, utc_now

    _end_with_parent(parent)
    app = create_app(settings)
    start_sweeper(settings.database_url, utc_now, threading.Event())
    start_reader(
        settings.database_url,
        utc_now,
        threading.Event(),
        endpoint=endpoint_of(settings),
    )
    if access_log:
        log_requests(app)
    # What is there now stays for good: collecting rubbish need not look at it again,
    # which costs a long page tens of milliseconds.
    gc.collect()
    gc.freeze()
    return app


def log_requests(app: "Flask") -> None:
    """Write a line for each request of *app*: method, page, status, milliseconds.

    The page stands there as its rule (``/sets/<slug>``): an address can carry a
    link's secret, and a search what somebody typed.
    """
    from flask import request, request_finished, request_started

    def note_start(_app: "Flask", **_rest: Any) -> None:
        request.environ["quizapp.started"] = time.perf_counter()

    def write_line(_app: "Flask", response: "Response", **_rest: Any) -> None:
        started = request.environ.get("quizapp.started", time.perf_counter())
        page = request.url_rule.rule if request.url_rule else "(no such page)"
        requests_log.info(
            "%s %s %d %.1f ms",
            request.method,
            page,
            response.status_code,
            (time.perf_counter() - started) * 1000,
        )

    request_started.connect(note_start, app, weak=False)
    request_finished.connect(write_line, app, weak=False)


def _workers(settings: Settings, asked: int | None) -> int:
    if settings.is_sqlite:
        if asked not in (None, 1):
            raise click.UsageError(
                "SQLite is written by one process only; --workers is for PostgreSQL."
            )
        return 1
    return asked or os.cpu_count() or 1


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _announce(settings: Settings, address: str, link: str | None) -> None:
    address = address.rstrip("/")
    click.echo(f"Recto is at   {address}")
    click.echo(f"Its database  {work.address(settings.database_url)}")
    if link is not None:
        click.echo("Nobody administers it yet. This link makes the first, once:")
        click.echo(f"  {address}{link}")
    sys.stdout.flush()


def _serve(
    settings: Settings, host: str, port: int, workers: int, *, access_log: bool
) -> None:
    server = Granian(
        "quizapp",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=PATIENCE_S,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
    )
    server.serve(
        target_loader=partial(
            load_app, settings, parent=os.getpid(), access_log=access_log
        ),
        wrap_loader=False,
    )


def _end_with_parent(parent: int) -> None:
    """Have this worker stop when the process that started it is gone.

    Killed, that one cannot tell; its workers would keep the port and serve on.
    """
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
    elif os.name == "posix":
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)
