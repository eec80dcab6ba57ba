"""Mail that leaves by itself, so that no page waits for the mail server.

A page that sent mail while it was drawn would tell by its time whether there is
somebody to write to.
"""

import logging
import queue
import smtplib
import ssl
import threading
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

log = logging.getLogger("quizapp.mail")

TIMEOUT_S = 30
MOST_WAITING = 200


class Outbox:
    """Takes letters at once and hands them to the mail server one by one."""

    def __init__(self, mail_url: str, sender: str) -> None:
        """
        Args:
            mail_url: ``smtp://user:password@host:587`` or ``smtps://…``.
            sender: the address in From.
        """
        self._server = urlsplit(mail_url)
        self._sender = sender
        self._letters: queue.Queue[EmailMessage] = queue.Queue(MOST_WAITING)
        self._starting = threading.Lock()
        self._carrier: threading.Thread | None = None

    def post(self, *, to: str, subject: str, text: str) -> None:
        """Put a letter into the outbox.  It is lost if the app stops before it left.

        Raises:
            ValueError: the address or subject holds a line break.
        """
        letter = EmailMessage()
        letter["From"] = self._sender
        letter["To"] = to  # the email package refuses line breaks in headers
        letter["Subject"] = subject
        letter["Date"] = formatdate()
        letter["Message-ID"] = make_msgid(domain=self._sender.rpartition("@")[2])
        letter.set_content(text)
        try:
            self._letters.put_nowait(letter)
        except queue.Full:
            log.error("the outbox is full: a letter was dropped")
        else:
            self._start()

    def wait_until_empty(self) -> None:
        """Return when everything posted so far was sent or given up."""
        self._letters.join()

    def _start(self) -> None:
        # Not at the start of the app: servers fork, and threads stay behind.
        with self._starting:
            if self._carrier is None or not self._carrier.is_alive():
                self._carrier = threading.Thread(
                    target=self._carry, name="outbox", daemon=True
                )
                self._carrier.start()

    def _carry(self) -> None:
        while True:
            letter = self._letters.get()
            try:
                self._send(letter)
            except Exception:  # whatever it is, the next letter has to go out
                log.exception("a letter was not sent")
            finally:
                self._letters.task_done()

    def _send(self, letter: EmailMessage) -> None:
        host, port = self._server.hostname or "localhost", self._server.port
        safe = ssl.create_default_context()
        server: smtplib.SMTP
        if self._server.scheme == "smtps":
            server = smtplib.SMTP_SSL(
                host, port or 465, timeout=TIMEOUT_S, context=safe
            )
        else:
            server = smtplib.SMTP(host, port or 587, timeout=TIMEOUT_S)
        with server:
            if self._server.scheme != "smtps":
                server.ehlo()
                if server.has_extn("starttls"):
                    server.starttls(context=safe)
                elif self._server.username:
                    raise ConnectionError(
                        "the mail server takes no TLS; the password was not sent"
                    )
            if self._server.username:
                server.login(
                    unquote(self._server.username), unquote(self._server.password or "")
                )
            server.send_message(letter)
