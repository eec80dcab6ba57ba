"""Mail that leaves by itself."""

import socketserver
import threading
from collections.abc import Iterator
from email import message_from_bytes

import pytest

from quizapp.services.mail import Outbox


class _Postman(socketserver.StreamRequestHandler):
    """Speaks as much SMTP as is needed to be handed a letter."""

    server: "MailServer"

    def handle(self) -> None:
        self.say("220 ready")
        while line := self.rfile.readline():
            word = line[:4].upper()
            if word == b"DATA":
                self.say("354 go on")
                lines = iter(self.rfile.readline, b".\r\n")
                self.server.letters.append(b"".join(lines))
            elif word == b"QUIT":
                self.say("221 bye")
                return
            elif word == b"RCPT":
                self.server.receivers.append(line.decode().strip())
            self.say("250 fine")

    def say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


class MailServer(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Postman)
        self.letters: list[bytes] = []
        self.receivers: list[str] = []

    @property
    def url(self) -> str:
        return f"smtp://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def mail_server() -> Iterator[MailServer]:
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,)).start()
        yield server
        server.shutdown()


def test_a_letter_arrives(mail_server: MailServer) -> None:
    outbox = Outbox(mail_server.url, "recto@school.example")

    outbox.post(to="noor@example.org", subject="Grüße", text="Here: /reset/x\n")
    outbox.wait_until_empty()

    (letter,) = map(message_from_bytes, mail_server.letters)
    assert letter["To"] == "noor@example.org"
    assert letter["From"] == "recto@school.example"
    assert "/reset/x" in str(letter.get_payload())


@pytest.mark.parametrize("field", ["to", "subject"])
@pytest.mark.parametrize("line_break", ["\r\n", "\n", "\r"])
def test_no_line_break_gets_into_a_header(
    mail_server: MailServer, field: str, line_break: str
) -> None:
    outbox = Outbox(mail_server.url, "recto@school.example")
    letter = {"to": "noor@example.org", "subject": "Hello"}
    letter[field] += f"{line_break}Bcc: all@example.org"

    with pytest.raises(ValueError, match=r"(?i)header|linefeed"):
        outbox.post(text="", **letter)

    outbox.wait_until_empty()
    assert mail_server.receivers == []


def test_a_letter_that_cannot_leave_does_not_hold_up_the_next(
    mail_server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    outbox = Outbox("smtp://127.0.0.1:1", "recto@school.example")

    outbox.post(to="noor@example.org", subject="One", text="")
    outbox.post(to="noor@example.org", subject="Two", text="")
    outbox.wait_until_empty()

    assert [record.message for record in caplog.records] == [
        "a letter was not sent"
    ] * 2


def test_a_password_is_not_sent_without_tls(
    mail_server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    url = mail_server.url.replace("smtp://", "smtp://user:secret@")
    outbox = Outbox(url, "recto@school.example")

    outbox.post(to="noor@example.org", subject="One", text="")
    outbox.wait_until_empty()

    assert mail_server.letters == []
    assert "no TLS" in caplog.text
