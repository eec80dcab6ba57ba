"""Every setting: its meaning, unit, default and name in the environment.

``QUIZAPP_<NAME>`` sets ``<NAME>``.  Nothing else is read from the environment.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from platformdirs import user_data_path
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

SHORTEST_SECRET = 32  # characters


class BadSetting(Exception):
    """A setting that cannot be used.  Says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How this installation runs."""

    #: Where the embedded database, its backups and the secret are kept.
    data_dir: Path

    #: SQLAlchemy's address of the database: ``sqlite:///…`` (default: recto.db in
    #: the data folder) or ``postgresql+psycopg://user:password@host/name``.
    database_url: str

    #: Signs what pages carry back.  Made once and kept in the data folder
    #: unless given; at least 32 characters.
    secret_key: str

    #: The address people use, such as ``https://recto.school.example``.  With
    #: https, cookies are Secure and HSTS is sent.  Without one only this machine
    #: is served.
    public_url: str = ""

    #: Proxies in front whose X-Forwarded-* headers are believed.
    trusted_proxies: int = 0

    #: Whether anybody may make an account or study as a guest.
    open_sign_up: bool = True

    #: Accounts and guests that may be made from one network address in an hour
    #: (at least 1).  A class, or a whole school, comes from one.
    newcomers_an_hour: int = 60

    #: Time zone of people whose browser does not tell (IANA name).
    time_zone: str = "UTC"

    #: A signed-in browser is signed out after this long unused, in hours.
    idle_hours: int = 24 * 14

    #: … and after this long whatever happens, in hours.
    session_hours: int = 24 * 60

    #: Mail server for reset links, ``smtp://user:password@host:587`` or
    #: ``smtps://…``; none: links come from ``quizapp user reset-link``.
    mail_url: str = ""

    #: Sender of that mail.
    mail_from: str = ""

    #: Where a language model answers in OpenAI's form, such as
    #: ``https://models.school.example/v1``; ``/chat/completions`` is added.  None:
    #: nothing that Recto derives ever leaves this machine.  With one, a teacher may
    #: let it propose other wordings and wrong options, text by text.
    rephrasing_url: str = ""

    #: The model to ask there, by the name it has there.
    rephrasing_model: str = ""

    #: Sent there as bearer token, if one is needed.
    rephrasing_key: str = ""

    @property
    def is_sqlite(self) -> bool:
        return make_url(self.database_url).get_backend_name() == "sqlite"

    @property
    def is_https(self) -> bool:
        return self.public_url.startswith("https://")

    @property
    def hosts(self) -> list[str]:
        """The names by which browsers may call this installation."""
        public = urlsplit(self.public_url).hostname
        return ["127.0.0.1", "localhost", "[::1]", *([public] if public else [])]


def default_settings(data_dir: Path) -> Settings:
    """The settings of an installation that keeps everything in *data_dir*."""
    return Settings(
        data_dir=data_dir,
        database_url=f"sqlite:///{data_dir / 'recto.db'}",
        secret_key=_kept_secret(data_dir),
    )


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """Settings from the environment, defaults for the rest.

    Makes the data folder and the secret in it if they are not there.

    Raises:
        BadSetting: a value is of the wrong form or an unknown name is given.
    """
    given = {
        name.removeprefix("QUIZAPP_").lower(): value
        for name, value in environment.items()
        if name.startswith("QUIZAPP_") and value != ""
    }
    data_dir = Path(given.pop("data_dir", "") or user_data_path("recto")).absolute()
    given.pop("host", None), given.pop("port", None), given.pop("workers", None)
    known = {field.name: field.type for field in fields(Settings)}
    for name in given:
        if name not in known:
            raise BadSetting(f"QUIZAPP_{name.upper()} is not a setting of Recto.")
    data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    settings = replace(
        default_settings(data_dir),
        **{name: _read(name, value, known[name]) for name, value in given.items()},
    )
    settings = replace(settings, database_url=_absolute(settings.database_url))
    check(settings)
    return settings


def check(settings: Settings) -> None:
    """Refuse settings that would make the installation unsafe.

    Raises:
        BadSetting: says which setting and what to do.
    """
    if len(settings.secret_key) < SHORTEST_SECRET:
        raise BadSetting(
            f"QUIZAPP_SECRET_KEY needs at least {SHORTEST_SECRET} characters. "
            "Leave it out, and Recto makes one and keeps it in its data folder."
        )
    if settings.newcomers_an_hour < 1:
        raise BadSetting(
            "QUIZAPP_NEWCOMERS_AN_HOUR has to be at least 1. To let nobody make an "
            "account, set QUIZAPP_OPEN_SIGN_UP=no."
        )
    if settings.public_url and not _is_safe(settings.public_url):
        raise BadSetting(
            "QUIZAPP_PUBLIC_URL has to start with https:// "
            "(plain http is for this machine alone: cookies could be read)."
        )
    if settings.rephrasing_url and not _is_safe(settings.rephrasing_url):
        raise BadSetting(
            "QUIZAPP_REPHRASING_URL has to start with https:// "
            "(plain http is for this machine alone: texts could be read on their way)."
        )
    if settings.rephrasing_url and not settings.rephrasing_model:
        raise BadSetting(
            "With QUIZAPP_REPHRASING_URL say which model to ask there, such as "
            "QUIZAPP_REPHRASING_MODEL=small-instruct."
        )
    sent = settings.rephrasing_url + settings.rephrasing_key
    if not (sent.isascii() and sent.isprintable()):
        raise BadSetting(
            "QUIZAPP_REPHRASING_URL and QUIZAPP_REPHRASING_KEY have to be plain "
            "letters, digits and signs on one line."
        )
    if settings.trusted_proxies and not settings.is_https:
        raise BadSetting(
            "With QUIZAPP_TRUSTED_PROXIES say the address that people use, such as "
            "QUIZAPP_PUBLIC_URL=https://recto.school.example."
        )


def _absolute(url: str) -> str:
    """The address of a database, one in a file by its whole path.

    A shorter one begins at the current folder; Flask's begins at the data folder.
    """
    try:
        parts = make_url(url)
    except ArgumentError as error:
        raise BadSetting(
            "QUIZAPP_DATABASE_URL has to look like sqlite:////srv/recto/recto.db or "
            "postgresql+psycopg://user:password@host/name."
        ) from error
    name = parts.database or ":memory:"
    if parts.get_backend_name() != "sqlite" or name.startswith((":", "file:")):
        return url
    path = str(Path(name).absolute())
    return parts.set(database=path).render_as_string(hide_password=False)


def _is_safe(url: str) -> bool:
    """Whether nobody on the way can read what goes to an address."""
    parts = urlsplit(url)
    here = {"127.0.0.1", "localhost", "::1"}
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in here)
    )


def _kept_secret(data_dir: Path) -> str:
    """The secret of this data folder, made at the first call."""
    path = data_dir / "secret"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


def _read(name: str, value: str, kind: object) -> Any:
    """Read one setting as its field's type says."""
    if kind is bool:
        if value.lower() not in {"yes", "no", "true", "false", "1", "0"}:
            raise BadSetting(f"QUIZAPP_{name.upper()} has to be yes or no.")
        return value.lower() in {"yes", "true", "1"}
    if kind is int:
        if not value.isascii() or not value.isdigit():
            raise BadSetting(f"QUIZAPP_{name.upper()} has to be a whole number.")
        return int(value)
    if kind is Path:
        return Path(value)
    return value
