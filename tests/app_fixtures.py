"""The app as tests meet it: migrated, with the shipped sets, and a clock to set."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar, cast

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import Dialect, Engine, make_url
from sqlalchemy.orm import Session
from werkzeug.routing import Rule

from quizapp import create_app
from quizapp.config import Settings
from quizapp.database import db
from quizapp.services import library, shipped_sets
from quizapp.store import schema_care
from quizapp.store.engine import make_engine
from quizapp.store.people import Person
from tests.provision.postgresql import Server

#: A Sunday morning.
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@dataclass
class SetClock:
    """A clock that stands until a test moves it."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def pass_(self, **time: float) -> datetime:
        """Let time pass, given as for ``timedelta``; returns the new moment."""
        self.now += timedelta(**time)
        return self.now


def made_once(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    fill: Callable[[str], None],
) -> Callable[[str], str]:
    """Templates of databases: *fill*, told the address, makes each when it is asked for."""
    made: dict[str, str] = {}

    def template(kind: str) -> str:
        if kind not in made:
            if kind == "sqlite":
                made[kind] = str(tmp_path_factory.mktemp("template") / "recto.db")
                fill(f"sqlite:///{made[kind]}")
            else:
                server: Server = request.getfixturevalue("postgresql_server")
                url = server.fresh_database()
                fill(url)
                made[kind] = str(make_url(url).database)
        return made[kind]

    return template


@pytest.fixture(scope="session")
def database_template(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], str | None]:
    """What every test's database is a copy of: migrated, with the shipped sets."""
    return made_once(request, tmp_path_factory, furnish)


def furnish(url: str) -> None:
    """Migrate the database at *url* and load the shipped sets into it."""
    schema_care.upgrade(url)
    engine = make_engine(url)
    with Session(engine) as session:
        shipped_sets.load_shipped_sets(session, now=NOW)
        session.commit()
    engine.dispose()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """An installation of its own, on a fresh database."""
    return Settings(
        data_dir=tmp_path / "data",
        database_url=database_url,
        secret_key="a secret that is long enough for a test",
    )


class CompiledTemplates(BytecodeCache):
    """Jinja's templates, compiled once in a run and not for each test's app."""

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key, bucket.checksum] = bucket.code


TEMPLATES = CompiledTemplates()


class CompiledRule(Rule):
    """An address that is compiled once in a run and not for each test's app."""

    _compiled: ClassVar[dict[tuple[object, ...], Callable[..., tuple[str, str]]]] = {}

    def _compile_builder(
        self, append_unknown: bool = True
    ) -> Callable[..., tuple[str, str]]:
        # All that it depends on: what it makes takes the rule itself as an argument.
        known = (self.rule, repr(self.defaults), *self._trace, append_unknown)
        if known not in self._compiled:
            self._compiled[known] = super()._compile_builder(append_unknown)
        return self._compiled[known]


@pytest.fixture(scope="session", autouse=True)
def compiled_rules() -> Iterator[None]:
    """Without it most of a page's test would be Werkzeug, compiling."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Flask, "url_rule_class", CompiledRule)
        yield


#: What SQLAlchemy has compiled, and the one dialect of each database it is for.
STATEMENTS: dict[Any, Any] = {}
DIALECTS: dict[str, Dialect] = {}


def share_statements(engine: Engine) -> None:
    """Have *engine* compile no statement that an engine before it has compiled."""
    engine.dialect = DIALECTS.setdefault(engine.name, engine.dialect)
    engine.update_execution_options(compiled_cache=STATEMENTS)


def quick_app(settings: Settings, clock: SetClock) -> Flask:
    """The app as it is made everywhere, with what was compiled for those before it."""
    app = create_app(settings, clock=clock)
    app.jinja_env.bytecode_cache = TEMPLATES
    with app.app_context():
        share_statements(db.engine)
    return app


class KeptApp:
    """One app that tests use in turn: making one takes longer than many of them.

    Its pages and templates are the same for all; settings, clock, database and
    whatever else is put into its extensions are each test's own.
    """

    def __init__(self, settings: Settings, clock: SetClock) -> None:
        self._settings = settings
        self._app = quick_app(settings, clock)
        self._extensions = dict(self._app.extensions)
        # From its first answer on, Flask refuses to add pages to an app.
        self._app.test_client().get("/healthz")
        with self._app.app_context():
            db.engine.dispose()

    @contextmanager
    def lent(self, settings: Settings, clock: SetClock) -> Iterator[Flask]:
        """The app as ``create_app`` makes it.

        The settings may differ from the first ones in data folder and database alone.
        """
        assert settings == replace(
            self._settings,
            data_dir=settings.data_dir,
            database_url=settings.database_url,
        )
        app = self._app
        app.instance_path = str(settings.data_dir.resolve())
        app.extensions.clear()
        app.extensions |= self._extensions | {"settings": settings, "clock": clock}
        engine = make_engine(settings.database_url)
        share_statements(engine)
        with app.app_context():
            cast("dict[str | None, Engine]", db.engines)[None] = engine
        yield app
        engine.dispose()


@pytest.fixture(scope="session")
def kept_app() -> Callable[[Settings, SetClock], KeptApp]:
    """This worker's one app, made when it is first asked for."""
    made: list[KeptApp] = []

    def kept(settings: Settings, clock: SetClock) -> KeptApp:
        if not made:
            made.append(KeptApp(settings, clock))
        return made[0]

    return kept


@pytest.fixture
def app(
    settings: Settings,
    clock: SetClock,
    kept_app: Callable[[Settings, SetClock], KeptApp],
) -> Iterator[Flask]:
    """The app, to which nothing can be added."""
    with kept_app(settings, clock).lent(settings, clock) as app:
        yield app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that is not signed in."""
    return app.test_client()


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """The database without the app."""
    engine = make_engine(database_url)
    share_statements(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on the test's database, apart from the app's own."""
    with Session(engine, expire_on_commit=False) as session:
        yield session


@pytest.fixture
def learner(session: Session) -> Person:
    """A learner who has taken up the shipped sets and studied nothing yet."""
    return new_learner(session)


def new_learner(session: Session, name: str = "Noor Rahimi") -> Person:
    """Another learner, kept, with the shipped sets taken up."""
    person = Person(name=name, created_at=NOW)
    session.add(person)
    session.flush()
    library.take_up_shipped_sets(session, person_id=person.id, now=NOW)
    session.commit()
    return person


def nothing(kind: str) -> None:
    """A template for databases that begin empty, without tables."""
