"""Recto, but answers are acknowledged before they are saved: the control.

``python -m tests.torture.careless_server run …``
"""

import queue
import threading
from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from quizapp.cli import root, serve

Wsgi = Callable[[dict[str, Any], Any], Iterable[bytes]]

careful_load_app = serve.load_app


class Hasty:
    """Says yes to every answer at once and hands it to the app a little later."""

    def __init__(self, app: Wsgi) -> None:
        self.app = app
        self.waiting: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._save, daemon=True).start()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return self.app(environ, start_response)
        body = environ["wsgi.input"].read()
        self.waiting.put(environ | {"wsgi.input": BytesIO(body)})
        start_response("303 See Other", [("Location", "/study")])
        return [b""]

    def _save(self) -> None:
        while True:
            list(self.app(self.waiting.get(), lambda *_: None))


def hasty_load_app(*arguments: Any, **named: Any) -> Any:
    app = careful_load_app(*arguments, **named)
    app.wsgi_app = Hasty(app.wsgi_app)  # type: ignore[method-assign]
    return app


if __name__ == "__main__":
    serve.load_app = hasty_load_app
    root(prog_name="quizapp")
