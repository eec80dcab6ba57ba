"""Chromium: where it is, how to start it, and how to get it."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.provision import NotToBeHad

#: Names on PATH, in the order tried.
NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)

#: Nothing is looked up on the network, and root may start it.
LAUNCH_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

_PRINT_PATH = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


@dataclass(frozen=True, slots=True)
class Chromium:
    """A browser that answered when asked for its version."""

    executable: Path
    version: str
    args: tuple[str, ...] = LAUNCH_ARGS


def find_chromium() -> Chromium:
    """The first browser on PATH or in Playwright's folder that starts."""
    tried: list[str] = []
    for path in _candidates():
        version = _version(path)
        if version:
            return Chromium(executable=path, version=version)
        tried.append(str(path))
    if tried:
        raise NotToBeHad(f"{', '.join(tried)} did not start")
    raise NotToBeHad(
        f"none of {', '.join(NAMES)} is on PATH and Playwright has downloaded none"
    )


def get_chromium() -> Chromium:
    """As ``find_chromium``, but installs one where there is none.

    As root on Debian and its like, that is their package; elsewhere it is
    Playwright's own download, into the user's cache.
    """
    try:
        return find_chromium()
    except NotToBeHad as error:
        reasons = [str(error)]
    for install in (_install_debian_package, _download_with_playwright):
        try:
            install()
            return find_chromium()
        except NotToBeHad as error:
            reasons.append(str(error))
    raise NotToBeHad("; ".join(dict.fromkeys(reasons)))


def _candidates() -> list[Path]:
    on_path = [Path(path) for name in NAMES if (path := shutil.which(name))]
    return on_path or [path for path in [_playwright_path()] if path.exists()]


def _playwright_path() -> Path:
    """Where Playwright's download is, or would be.

    Asked in a process of its own: Playwright's loop must not run twice in one.
    """
    answer = subprocess.run(
        [sys.executable, "-c", _PRINT_PATH],
        capture_output=True,
        text=True,
        check=False,
    )
    return Path(answer.stdout.strip() or "/nonexistent")


def _version(path: Path) -> str:
    """What ``--version`` says; empty if it does not start (a stub that asks for snap)."""
    try:
        answer = subprocess.run(
            [path, "--version"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip() if answer.returncode == 0 else ""


def _install_debian_package() -> None:
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        raise NotToBeHad("Debian's package needs root and apt-get")
    # The shell is the same browser without windows, at half the time.
    _say("Installing Debian's package chromium-headless-shell.")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    package = "chromium-headless-shell"
    for command in (["update", "-q"], ["install", "-q", "-y", package]):
        done = subprocess.run(
            ["apt-get", *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        # An update that reached only some lists may still know the package.
        if done.returncode != 0 and command[0] == "install":
            raise NotToBeHad(f"apt-get install {package} failed: {_said(done.stderr)}")


def _download_with_playwright() -> None:
    _say("Downloading Chromium with Playwright.")
    done = subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise NotToBeHad(f"Playwright's download failed: {_said(done.stderr)}")


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")


def _said(output: str) -> str:
    """The line of a failed command's output that tells most: its first error."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [
        line for line in lines if re.search(r"\berror\b|^E:", line, re.IGNORECASE)
    ]
    return (errors or lines[-1:] or ["it did not say why"])[0]
