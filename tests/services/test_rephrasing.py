"""An endpoint's proposals are asked for, and whatever it does, every draft is kept."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from quizapp.services.deriving import derive_plain
from quizapp.services.deriving_process import Request, read_apart
from quizapp.services.rephrasing import LARGEST_REPLY, Endpoint, NoReply
from tests.services.deriving import TEXT

Answer = Callable[["_Model"], None]


class _Model(BaseHTTPRequestHandler):
    """Answers as its server says."""

    server: "ModelServer"

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.server.asked.append((self.path, json.loads(self.rfile.read(size))))
        self.server.keys.append(self.headers.get("Authorization", ""))
        self.server.answer(self)

    def say(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: a test's output is its own."""


class ModelServer(ThreadingHTTPServer):
    """A model of another's, in this process."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Model)
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.keys: list[str] = []
        self.answer: Answer = saying("{}")

    @property
    def endpoint(self) -> Endpoint:
        return Endpoint(f"http://127.0.0.1:{self.server_address[1]}/v1", "small", "key")


@pytest.fixture
def model_server() -> Iterator[ModelServer]:
    with ModelServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield server
        server.shutdown()


def saying(content: object) -> Answer:
    """A model that always says the same."""

    def answer(request: _Model) -> None:
        said = {"choices": [{"message": {"role": "assistant", "content": content}}]}
        request.say(200, json.dumps(said).encode())

    return answer


def moving_time_ahead(request: _Model) -> None:
    """A model that proposes to say first when it was."""
    [_, asked] = request.server.asked[-1][1]["messages"]
    better = []
    for one in json.loads(asked["content"])["questions"]:
        head, there, year = one["question"].rstrip("?").rpartition(" in 17")
        if there:
            wording = f"In 17{year}, {head[:1].lower()}{head[1:]}?"
            better.append({"number": one["number"], "question": wording})
    saying(json.dumps({"questions": better}))(request)


def derived(endpoint: Endpoint | None) -> dict[str, Any]:
    return derive_plain(
        TEXT, title="The press", published="", wanted=9, endpoint=endpoint
    )


def without_help() -> list[dict[str, Any]]:
    questions: list[dict[str, Any]] = derived(None)["questions"]
    return questions


@pytest.mark.slow
def test_a_better_wording_is_kept_with_its_key_and_its_evidence(
    model_server: ModelServer,
) -> None:
    model_server.answer = moving_time_ahead

    found = derived(model_server.endpoint)

    worded = [
        one for one in found["questions"] if "worded by 127.0.0.1" in one["warnings"]
    ]
    assert worded
    before = {one["id"]: one for one in without_help()}
    for one in worded:
        assert one["prompt"].startswith("In 17")
        assert one["answer"] == before[one["id"]]["answer"]
        assert one["evidence"] == before[one["id"]]["evidence"]
    assert found["notices"][-1].startswith("127.0.0.1 was asked about")
    path, body = model_server.asked[0]
    assert (path, body["model"]) == ("/v1/chat/completions", "small")
    assert model_server.keys[0] == "Bearer key"


def refused(request: _Model) -> None:
    request.say(500, b"broken")


def elsewhere(request: _Model) -> None:
    host = f"http://127.0.0.1:{request.server.server_address[1]}/other"
    request.say(307, b"", Location=host)


def endless(request: _Model) -> None:
    request.say(200, b" " * (LARGEST_REPLY + 100_000))


def cut_off(request: _Model) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "100")
    request.end_headers()
    request.wfile.write(b"{")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (refused, "it answered with status 500"),
        (elsewhere, "it answered with status 307"),
        (endless, "its answer is too long"),
        (cut_off, "it answered in a form that Recto does not know"),
        (saying(None), "it answered in a form that Recto does not know"),
        (saying("I would rather not."), "the reply holds no JSON"),
    ],
)
def test_whatever_the_endpoint_does_every_draft_is_there(
    model_server: ModelServer, answer: Answer, problem: str
) -> None:
    model_server.answer = answer

    found = derived(model_server.endpoint)

    assert found["questions"] == without_help()
    assert found["notices"][-1].endswith(
        f"0 changed. All stand as Recto wrote them: {problem}."
    )
    assert {path for path, _ in model_server.asked} == {"/v1/chat/completions"}


def test_nobody_there_is_told_and_not_asked_forever() -> None:
    with ModelServer() as gone:
        endpoint = gone.endpoint

    assert derived(endpoint)["questions"] == without_help()


def test_one_that_never_ends_its_answer_is_left() -> None:
    with ModelServer() as silent, pytest.raises(NoReply, match="too long"):
        silent.endpoint.reply([], patience_s=0.2)


def dripping_its_head(request: _Model) -> None:
    drip(request, b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a")


def dripping_a_chunk(request: _Model) -> None:
    drip(request, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;", b"a")


def promising_for_ever(request: _Model) -> None:
    drip(request, b"", b"HTTP/1.1 100 Continue\r\n\r\n")


def drip(request: _Model, first: bytes, rest: bytes) -> None:
    """Say a little at a time, so that no wait for more is long, until nobody listens."""
    request.wfile.write(first)
    with suppress(OSError):
        for _ in range(200):
            request.wfile.write(rest)
            time.sleep(0.02)


@pytest.mark.parametrize(
    "answer", [dripping_its_head, dripping_a_chunk, promising_for_ever]
)
def test_one_that_says_a_little_at_a_time_is_left_as_well(
    model_server: ModelServer, answer: Answer
) -> None:
    model_server.answer = answer

    with pytest.raises(NoReply, match="it took too long"):
        model_server.endpoint.reply([], patience_s=0.2)


def test_a_key_that_no_header_holds_is_not_told(model_server: ModelServer) -> None:
    endpoint = replace(model_server.endpoint, key="sk-secret\r")

    with pytest.raises(NoReply, match="cannot be sent") as refusal:
        endpoint.reply([], patience_s=5.0)

    assert "secret" not in str(refusal.value)


@pytest.mark.slow
def test_the_process_that_reads_asks_it(model_server: ModelServer) -> None:
    told: list[float] = []

    def beat(share: float, _doing: str) -> bool:
        told.append(share)
        return True

    request = Request(
        title="", published="", text=TEXT, wanted=5, endpoint=model_server.endpoint
    )
    read_apart(request, beat=beat)

    assert len(model_server.asked) == 1
    assert told == sorted(told)
