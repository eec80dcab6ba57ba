"""A served app with a clock to set, and browsers that watch what goes wrong."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from quizapp.services.passwords import Passwords
from quizapp.store.people import Person
from tests.app_fixtures import SetClock

DESKTOP = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}


#: What Chromium logs although all is well.
HARMLESS = (
    "the server responded with",  # pages that refuse an answer are wanted
    "ERR_INTERNET_DISCONNECTED",  # the connection was cut on purpose
    "Transition was",  # the cross-fade of two pages, cut short on a slow machine
)


@dataclass
class Live:
    """The app as it answers at ``url``, with its clock and its database."""

    url: str
    clock: SetClock
    engine: Engine
    app: Flask

    def person(self, session: Session) -> Person:
        """The one person there is."""
        return session.scalars(select(Person)).one()


@dataclass
class Watched:
    """What a page must not do: break the policy, complain, or call elsewhere."""

    complaints: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext, url: str) -> None:
        context.on("page", lambda page: self._watch_page(page, url))

    def _watch_page(self, page: Page, url: str) -> None:
        page.on("pageerror", lambda error: self._hear("error", str(error)))
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("request", lambda sent: self._see(sent.url, url))

    def _hear(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and not any(
            harmless in text for harmless in HARMLESS
        ):
            self.complaints.append(f"{kind}: {text}")

    def _see(self, asked: str, url: str) -> None:
        if not asked.startswith((url, "data:", "blob:")):
            self.complaints.append(f"request elsewhere: {asked}")


@pytest.fixture
def live(app: Flask, clock: SetClock, engine: Engine) -> Iterator[Live]:
    """The app served on a port of its own."""
    app.extensions["passwords"] = Passwords(memory_kib=8, passes=1)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Live(f"http://127.0.0.1:{server.server_port}", clock, engine, app)
    server.shutdown()
    thread.join()


@pytest.fixture
def open_browser(browser: Browser, live: Live) -> Iterator[Callable[..., Page]]:
    """Opens browsers that share nothing; afterwards none may have complained."""
    watched, contexts = Watched(), []

    def opened(**options: object) -> Page:
        context = browser.new_context(
            base_url=live.url,
            **({"viewport": DESKTOP} | options),  # type: ignore[arg-type]
        )
        context.set_default_timeout(15_000)
        watched.watch(context, live.url)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert watched.complaints == []


@pytest.fixture
def page(open_browser: Callable[..., Page]) -> Page:
    """A desktop browser."""
    return open_browser()


@pytest.fixture
def phone(open_browser: Callable[..., Page]) -> Page:
    """A phone: 390 pixels wide, touched and not clicked."""
    return open_browser(viewport=PHONE, has_touch=True, is_mobile=True)
