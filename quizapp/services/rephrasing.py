"""Proposals for drafts from an endpoint that an administrator has set."""

import http.client
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from quizapp.config import Settings

if TYPE_CHECKING:
    from quizapp.derivation.derive import Derivation
    from quizapp.derivation.draft import Draft

#: Seconds that the endpoint may take to say anything, and for all drafts of a text.
TIMEOUT_S = 60.0
PATIENCE_S = 300.0

#: Bytes of a reply that are read.
LARGEST_REPLY = 1_000_000

_MOST_FAILURES = 2  # in a row; then it is not asked again


class NoReply(Exception):
    """The endpoint gave nothing to go on; the message says why, fit to show."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where chat completions are answered in OpenAI's form (``POST …/chat/completions``).

    ``url`` ends before that, such as ``https://models.school.example/v1``.
    """

    url: str
    model: str
    key: str = ""

    @property
    def host(self) -> str:
        """Who gets to see what is sent, as a page names it."""
        return urlsplit(self.url).hostname or ""

    def reply(self, messages: Sequence[dict[str, str]], *, patience_s: float) -> str:
        """What the model says.

        Redirections are not followed: what is sent goes to this host and no other.

        Raises:
            NoReply: it could not be reached, refused, or answered in another form.
        """
        body = {"model": self.model, "messages": list(messages), "temperature": 0}
        try:
            status, data = self._posted(json.dumps(body).encode(), patience_s)
        except TimeoutError as error:
            raise NoReply("it took too long") from error
        except (OSError, http.client.HTTPException) as error:
            raise NoReply("it could not be reached") from error
        except ValueError:
            # It quotes the header that it refuses, and that holds the key.
            raise NoReply("its address or key cannot be sent") from None
        if status != http.client.OK:
            raise NoReply(f"it answered with status {status}")
        try:
            said = json.loads(data)["choices"][0]["message"]["content"]
        except (ValueError, LookupError, TypeError, RecursionError) as error:
            raise NoReply("it answered in a form that Recto does not know") from error
        if not isinstance(said, str):
            raise NoReply("it answered in a form that Recto does not know")
        return said

    def _posted(self, body: bytes, patience_s: float) -> tuple[int, bytes]:
        there = urlsplit(self.url)
        latest = time.monotonic() + patience_s
        wait = min(TIMEOUT_S, patience_s)
        connection: http.client.HTTPConnection
        if there.scheme == "https":
            connection = http.client.HTTPSConnection(
                there.netloc, timeout=wait, context=ssl.create_default_context()
            )
        else:
            connection = http.client.HTTPConnection(there.netloc, timeout=wait)
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        try:
            path = there.path.rstrip("/") + "/chat/completions"
            connection.connect()
            with _cut_off(connection.sock, latest):
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                return answer.status, _whole(answer)
        finally:
            connection.close()


@contextmanager
def _cut_off(sock: socket.socket, latest: float) -> Iterator[None]:
    """End what is read from *sock* at *latest*.  Raises ``TimeoutError`` then.

    A socket's own timeout begins anew with each byte, and heads are read byte by byte.
    """
    cut = threading.Timer(max(0.0, latest - time.monotonic()), _end, (sock,))
    cut.daemon = True
    cut.start()
    try:
        yield
    except (OSError, http.client.HTTPException) as error:
        if time.monotonic() < latest:
            raise
        raise TimeoutError from error
    finally:
        cut.cancel()
    if time.monotonic() >= latest:
        raise TimeoutError


def _end(sock: socket.socket) -> None:
    with suppress(OSError):  # it ended by itself
        # Not what TLS does for a shutdown, which is not for two threads at once.
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _whole(answer: http.client.HTTPResponse) -> bytes:
    data = b""
    while piece := answer.read1(65_536):
        data += piece
        if len(data) > LARGEST_REPLY:
            raise NoReply("its answer is too long")
    return data


def rephrased(
    derived: "Derivation",
    drafts: Sequence["Draft"],
    endpoint: Endpoint,
    *,
    tell: Callable[[float], None],
) -> tuple[list["Draft"], str]:
    """The drafts with what holds of the endpoint's proposals, and a notice.

    *tell* hears how far it is, 0 to 1, and may raise to stop.  Whatever the endpoint
    does, every draft comes back, in its order.
    """
    from quizapp.derivation.gates.asked import is_asked
    from quizapp.derivation.rephrasing import conversation
    from quizapp.derivation.rephrasing.keeping import kept
    from quizapp.derivation.writing.material import Material

    text = derived.document.text
    material = Material(derived.document, derived.findings)
    better = list(drafts)
    asked = [place for place, one in enumerate(better) if is_asked(one.question)]
    latest = time.monotonic() + PATIENCE_S
    failures, problem = 0, ""
    for start in range(0, len(asked), conversation.AT_ONCE):
        tell(start / len(asked))
        places = asked[start : start + conversation.AT_ONCE]
        some = [better[place] for place in places]
        left = latest - time.monotonic()
        if failures >= _MOST_FAILURES or left <= 0:
            problem = problem or "it took too long"
            break
        try:
            said = endpoint.reply(conversation.messages(some, text), patience_s=left)
            proposals = conversation.proposals(said, len(some))
        except (NoReply, ValueError) as error:
            failures += 1
            problem = str(error)
            continue
        failures = 0
        for number, proposal in proposals.items():
            better[places[number]] = kept(
                some[number],
                proposal,
                material,
                proposer=endpoint.host,
                taken={one.question.prompt for one in better},
            )
    tell(1.0)
    changed = sum(old is not new for old, new in zip(drafts, better, strict=True))
    return better, _notice(endpoint, len(asked), changed, problem)


def _notice(endpoint: Endpoint, asked: int, changed: int, problem: str) -> str:
    said = f"{endpoint.host} was asked about {asked} questions; {changed} changed."
    others = "The others" if changed else "All"
    return f"{said} {others} stand as Recto wrote them: {problem}." if problem else said


def endpoint_of(settings: Settings) -> Endpoint | None:
    """The endpoint that an administrator has set; ``None`` unless one is."""
    if not settings.rephrasing_url:
        return None
    return Endpoint(
        url=settings.rephrasing_url,
        model=settings.rephrasing_model,
        key=settings.rephrasing_key,
    )


def plain_endpoint(endpoint: Endpoint | None) -> dict[str, Any] | None:
    """The endpoint as it is handed to the process that reads a text."""
    if endpoint is None:
        return None
    return {"url": endpoint.url, "model": endpoint.model, "key": endpoint.key}
