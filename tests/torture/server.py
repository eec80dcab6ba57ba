"""``quizapp run`` as a process of its own, to be killed."""

import contextlib
import ctypes
import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

#: Seconds a server may take to be ready, or to stop.
PATIENCE_S = 60

HOST = "127.0.0.1"


class Server:
    """Starts, kills and stops Recto on one data folder and port.

    What it writes goes to a file: an orphan that kept a pipe open would hang
    whoever reads it.
    """

    def __init__(
        self,
        data_dir: Path,
        database_url: str = "",
        *,
        command: tuple[str, ...] = ("-m", "quizapp"),
        options: tuple[str, ...] = (),
    ) -> None:
        self.port = free_port()
        self.log = data_dir / "server.log"
        self._command = [sys.executable, *command, "run", "--port", str(self.port)]
        self._command += options
        self._environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("QUIZAPP_")
        }
        self._environment["QUIZAPP_DATA_DIR"] = str(data_dir)
        self._environment["QUIZAPP_DATABASE_URL"] = database_url
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def start(self) -> None:
        """Start it and wait until it says that it is ready."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # so that kill() reaches its workers too
                preexec_fn=_die_with_parent if sys.platform == "linux" else None,
            )
        latest = time.monotonic() + PATIENCE_S
        while not self.is_ready():
            ended = self._process.poll() is not None
            if ended or time.monotonic() > latest:
                self.kill()
                raise AssertionError(f"the server did not start:\n{self.words()}")
            time.sleep(0.02)

    def is_ready(self) -> bool:
        try:
            return self.get("/readyz")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    def get(self, path: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        with contextlib.closing(connection):
            connection.request("GET", path)
            answer = connection.getresponse()
            return answer.status, answer.read()

    def kill(self) -> None:
        """End all its processes at once, with no time for anything."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None
        self._wait_until_unheard()

    def kill_main(self) -> None:
        """End only the process that was started; its workers have to notice."""
        assert self._process is not None
        self._process.kill()
        self._process.wait()
        self._wait_until_unheard()

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop; return its exit code."""
        assert self._process is not None
        self._process.send_signal(sign)
        code = self._process.wait(PATIENCE_S)
        self._process = None
        return code

    def words(self) -> str:
        return self.log.read_text(errors="replace")

    def json(self, path: str) -> object:
        return json.loads(self.get(path)[1])

    def _wait_until_unheard(self) -> None:
        latest = time.monotonic() + PATIENCE_S
        while time.monotonic() < latest:
            with socket.socket() as tried:
                if tried.connect_ex((HOST, self.port)) != 0:
                    return
            time.sleep(0.02)
        raise AssertionError("killed, but something still listens")


def free_port() -> int:
    """A port that nobody has, below those that connections are given."""
    while True:
        port = random.randrange(15_000, 32_000)
        with socket.socket() as tried, contextlib.suppress(OSError):
            tried.bind((HOST, port))
            return port


def _die_with_parent() -> None:
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)
