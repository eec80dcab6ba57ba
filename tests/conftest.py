"""What every test may ask for: a database of its own, a browser, a PostgreSQL server.

A test that needs what this machine lacks is skipped, counted and named at the end of
the run; with ``--demand-all`` or ``CI=true`` it fails instead.
"""

import contextlib
import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.provision import NotToBeHad
from tests.provision.browser import Chromium, find_chromium
from tests.provision.lending import Lender
from tests.provision.postgresql import Server, attached_server, running_server

#: Makes the databases of a kind start as copies: a SQLite file, a PostgreSQL
#: database's name; None: they start empty.
Template = Callable[[str], str | None]

pytest_plugins = ["tests.app_fixtures"]

#: Laws are tested, not speed: a busy machine must not fail them.
settings.register_profile("laws", deadline=None)
settings.load_profile("laws")

#: How a skipped test's reason begins, so that the summary can count it.
LACKS = "{need}: not found, because "

NEEDS = ("Chromium", "PostgreSQL")

HERE = Path(__file__).parent

#: What a run of many workers begins with.
LONGEST = ("torture", "browser", "test_wheel.py")

#: Where Linux keeps files in memory.  A test's database is a megabyte or two.
MEMORY = "/dev/shm"  # noqa: S108  nothing there is guessed: the folders are our own

_demand_all = pytest.StashKey[bool]()
_server = pytest.StashKey[Server]()
_why_no_server = pytest.StashKey[str]()
_stack = pytest.StashKey[contextlib.ExitStack]()
_deselected = pytest.StashKey[int]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("Recto")
    group.addoption(
        "--database",
        choices=("sqlite", "postgresql", "both"),
        default="sqlite",
        help="what the tests that use a database run on (default: sqlite)",
    )
    group.addoption(
        "--demand-all",
        action="store_true",
        help="fail the tests for which this machine lacks something; also with CI=true",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Start PostgreSQL once for the run; xdist's workers are told where it is."""
    in_ci = os.environ.get("CI", "").lower() in {"true", "1"}
    config.stash[_demand_all] = config.getoption("--demand-all") or in_ci
    config.stash[_stack] = contextlib.ExitStack()
    if hasattr(config, "workerinput"):
        _attach(config, config.workerinput)
    elif config.getoption("--database") != "sqlite" and not config.option.collectonly:
        try:
            config.stash[_server] = config.stash[_stack].enter_context(running_server())
        except NotToBeHad as error:
            config.stash[_why_no_server] = str(error)


def _attach(config: pytest.Config, told: dict[str, str]) -> None:
    if told["postgresql_home"]:
        config.stash[_server] = attached_server(told["postgresql_home"])
    else:
        config.stash[_why_no_server] = told["why_no_postgresql"]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """xdist's: what a worker is told when it starts."""
    config: pytest.Config = node.config  # type: ignore[attr-defined]
    server = config.stash.get(_server, None)
    node.workerinput |= {  # type: ignore[attr-defined]
        "postgresql_home": str(server.home) if server else "",
        "why_no_postgresql": config.stash.get(_why_no_server, ""),
    }


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_stack].close()


def pytest_report_header(config: pytest.Config) -> list[str]:
    server = config.stash.get(_server, None)
    return [f"PostgreSQL: {server.version}, {server.programs}"] if server else []


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that uses ``database_url`` once for each database asked for."""
    if "database_url" in metafunc.fixturenames:
        metafunc.parametrize(
            "database_url", _databases(metafunc), indirect=True, scope="function"
        )


def _databases(metafunc: pytest.Metafunc) -> list[str]:
    if metafunc.definition.get_closest_marker("postgresql"):
        return ["postgresql"]
    chosen: str = metafunc.config.getoption("--database")
    if chosen != "both":
        return [chosen]
    if metafunc.definition.get_closest_marker("one_database"):
        return ["sqlite"]
    return ["sqlite", "postgresql"]


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what was not asked for, and count it; begin with what takes longest."""
    if hasattr(config, "workerinput"):
        items.sort(key=_place)
    config.stash[_deselected] = 0
    if config.getoption("--database") != "sqlite":
        return
    left_out = [item for item in items if item.get_closest_marker("postgresql")]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)
    config.stash[_deselected] = len(left_out)


def _place(item: pytest.Item) -> int:
    """Where a test stands in a run of many workers.

    What takes half a minute must not come last, when the others have nothing to do.
    """
    room = item.path.relative_to(HERE).parts[0]
    return LONGEST.index(room) if room in LONGEST else len(LONGEST)


def pytest_collection_finish() -> None:
    """Look no more for rubbish among thousands of tests that stay to the end."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker hands its count to the run's summary; each worker has the same one."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[_deselected]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """xdist's: a worker is done."""
    config: pytest.Config = node.config  # type: ignore[attr-defined]
    output: dict[str, int] = getattr(node, "workeroutput", {})
    config.stash[_deselected] = output.get("left_out", 0)


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Say plainly what was not run, and why."""
    config = terminalreporter.config
    reports = [
        report
        for outcome in ("skipped", "error", "failed")
        for report in terminalreporter.stats.get(outcome, [])
    ]
    texts = [str(report.longrepr) for report in reports]
    lines = [_lacking(need, texts) for need in NEEDS]
    if left_out := config.stash.get(_deselected, 0):
        lines.append(
            f"PostgreSQL: not asked for (--database=both asks); {_count(left_out)}"
        )
    for line in filter(None, lines):
        terminalreporter.write_line(line, yellow=True, bold=True)


def _lacking(need: str, texts: list[str]) -> str:
    start = LACKS.format(need=need)
    hit = [text for text in texts if start in text]
    if not hit:
        return ""
    reason = hit[0].split(start, 1)[1].splitlines()[0].rstrip("')")
    return f"{start}{reason}; {_count(len(hit))}"


def _count(tests: int) -> str:
    return f"{tests} test{'' if tests == 1 else 's'} did not run"


def _do_without(config: pytest.Config, need: str, reason: str) -> None:
    """Skip the test that asked, or fail it where everything is demanded."""
    message = LACKS.format(need=need) + reason
    if config.stash[_demand_all]:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


@pytest.fixture(scope="session")
def postgresql_server(pytestconfig: pytest.Config) -> Server:
    """The run's one server, shared by all workers."""
    if _server not in pytestconfig.stash:
        _do_without(pytestconfig, "PostgreSQL", pytestconfig.stash[_why_no_server])
    return pytestconfig.stash[_server]


@pytest.fixture(scope="session")
def postgresql_lender(postgresql_server: Server) -> Lender:
    """Databases that this worker's tests use in turn."""
    return Lender(postgresql_server)


@pytest.fixture
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, database_template: Template
) -> Iterator[str]:
    """SQLAlchemy's address of a database that is this test's alone.

    Runs the test once on each database that ``--database`` names.
    """
    kind: str = request.param
    template = database_template(kind)
    if kind == "sqlite":
        with _quick_folder() as folder:
            yield _fresh_sqlite(folder / "recto.db", template)
    elif template is not None:
        lender: Lender = request.getfixturevalue("postgresql_lender")
        with lender.lent(template) as url:
            yield url
    else:
        server: Server = request.getfixturevalue("postgresql_server")
        url = server.fresh_database()
        yield url
        server.drop_database(url)


@contextlib.contextmanager
def _quick_folder() -> Iterator[Path]:
    """A folder for a database, in memory where there is some for files.

    Each commit is synced there as anywhere, and is not waited for.
    """
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="recto-", dir=memory) as folder:
        yield Path(folder)


def _fresh_sqlite(file: Path, template: str | None) -> str:
    if template is not None:
        file.write_bytes(Path(template).read_bytes())
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def chromium(pytestconfig: pytest.Config) -> Chromium:
    """A browser to launch: ``executable`` and ``args`` are for Playwright."""
    try:
        return find_chromium()
    except NotToBeHad as error:
        _do_without(pytestconfig, "Chromium", str(error))
        raise


@pytest.fixture(scope="session")
def browser(chromium: Chromium) -> Iterator[Browser]:
    """The run's one browser, launched; Playwright allows one at a time in a thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(chromium.executable), args=list(chromium.args)
        )
        yield browser
        browser.close()
