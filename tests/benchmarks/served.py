"""Recto as a process of its own, its processor time, and a browser that talks to it."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode


@contextmanager
def serving(
    environment: dict[str, str],
) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = 18_000 + os.getpid() % 10_000
    command = [sys.executable, "-m", "quizapp", "run", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port, process
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.1)
    raise TimeoutError("the server did not start within a minute")


def cpu_ms(pid: int) -> float:
    """Processor time of a process and those it started, in ms."""
    ticks = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and _descends(int(folder.name), pid):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
    return ticks * 1000 / os.sysconf("SC_CLK_TCK")


def _descends(pid: int, ancestor: int) -> bool:
    while pid > 1:
        if pid == ancestor:
            return True
        try:
            stat = Path(f"/proc/{pid}/stat").read_text()
        except OSError:
            return False
        pid = int(stat.rpartition(")")[2].split()[1])
    return False


def empty_view_ms(port: int, pid: int) -> float:
    browser = Browser(port)
    before = cpu_ms(pid)
    for _ in range(500):
        browser.send("GET", "/healthz")
    return (cpu_ms(pid) - before) / 500


class Browser:
    """A learner's browser: keeps its connection and its cookie."""

    def __init__(self, port: int, token: str = "", accept: str = "text/html") -> None:
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookie, self.answers, self.requests = f"recto={token}", 0, 0
        self.posts_ms: list[float] = []
        self.accept, self.location = accept, ""

    def send(self, method: str, url: str, **fields: str) -> str:
        body = urlencode(fields) if method == "POST" else None
        if fields and method == "GET":
            url += f"?{urlencode(fields)}"
        headers = {
            "Accept": self.accept,
            "Cookie": self.cookie,
            "HX-Request": "true",
            "Sec-Fetch-Site": "same-origin",
        }
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.http.request(method, url, body, headers)
        reply = self.http.getresponse()
        text = reply.read().decode()
        self.requests += 1
        self.location = reply.getheader("Location") or ""
        if cookie := reply.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        if reply.status >= 400:
            raise RuntimeError(f"{method} {url}: {reply.status}\n{text[:2000]}")
        return text
