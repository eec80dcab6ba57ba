"""Rules of the house that a machine can check, beside those of ruff and import-linter."""

import ast
import hashlib
import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "quizapp"
VENDOR = ROOT / "static" / "vendor"

#: Where time and chance are handed in, never taken.
CORE = ("questions", "derivation", "scheduling", "progress", "simulation")

LOCKS = ("requirements.lock", "requirements-dev.lock")

#: In pieces, so that this file does not name them either.
REGISTRY = re.compile(
    r"(pypi|pythonhosted|npmjs|yarnpkg|unpkg|jsdelivr|debian)" + r"\.(org|com|net)"
)
MACHINE_PATH = re.compile(
    r"(?<![\w.>}])/(?:work|root|home/\w+|Users/\w+)" + r"/\w|[A-Z]:\\Users\\"
)

#: What the content security policy refuses.
INLINE = {
    "script": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "style": re.compile(r"<style\b|[\s(,]style\s*=", re.IGNORECASE),
    # A template's variables may be called one or only.
    "handler": re.compile(
        r"[\s(,\"']on(?!(?:ce|e|es|line|ly)\b)[a-z]+\s*=\s*[\"']", re.IGNORECASE
    ),
    "script address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
}


@cache
def _tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def _texts() -> Iterator[tuple[Path, str]]:
    """Every tracked text of our own; others' files say what they say."""
    for path in _tracked():
        if not path.is_relative_to(VENDOR):
            try:
                yield path, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue


def _places(path: Path, text: str, pattern: re.Pattern[str]) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, hit.start()) + 1}: {hit[0]}"
        for hit in pattern.finditer(text)
    ]


def test_no_file_names_a_package_registry() -> None:
    found = [
        place for path, text in _texts() for place in _places(path, text, REGISTRY)
    ]

    assert found == []


@pytest.mark.slow
def test_no_file_names_a_path_of_somebodys_machine() -> None:
    found = [
        place for path, text in _texts() for place in _places(path, text, MACHINE_PATH)
    ]

    assert found == []


def test_the_folder_that_only_a_wheel_has_is_not_in_the_checkout() -> None:
    assert not (PACKAGE / "_bundled").exists()


@pytest.mark.parametrize("what", INLINE)
def test_no_template_has_an_inline(what: str) -> None:
    templates = sorted((ROOT / "templates").rglob("*.html"))

    found = [
        place
        for path in templates
        for place in _places(path, path.read_text(encoding="utf-8"), INLINE[what])
    ]

    assert templates
    assert found == []


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("script", "<script>go()</script>"),
        ("script", "<SCRIPT type=module>go()</SCRIPT>"),
        ("style", "<style>p { margin: 0 }</style>"),
        ("style", '<p style="margin: 0">'),
        ("style", '{{ field(style="margin: 0") }}'),
        ("handler", '<button onclick="go()">'),
        ("handler", "{{ field(onchange='go()') }}"),
        ("script address", '<a href="javascript:go()">'),
    ],
)
def test_the_rule_on_templates_finds_it(what: str, text: str) -> None:
    assert INLINE[what].search(text)


@pytest.mark.parametrize(
    "text",
    [
        """<script type="module" src="{{ url_for('static', filename='a.js') }}"></script>""",
        '<p class="style" data-on="x">',
        '<input name="reason" value="on">',
        '{% set one = "card" %}',
    ],
)
def test_the_rule_on_templates_allows_it(text: str) -> None:
    assert not any(pattern.search(text) for pattern in INLINE.values())


def _modules(*folders: str) -> Iterator[tuple[Path, ast.Module]]:
    for folder in folders or ("",):
        for path in sorted((PACKAGE / folder).rglob("*.py")):
            yield path, ast.parse(path.read_text(encoding="utf-8"), str(path))


def _dotted(node: ast.AST) -> str:
    """``a.b`` for an attribute of a name; empty for anything else."""
    if isinstance(node, ast.Attribute) and isinstance(
        node.value, ast.Name | ast.Attribute
    ):
        inner = (
            node.value.id if isinstance(node.value, ast.Name) else _dotted(node.value)
        )
        return f"{inner}.{node.attr}"
    return ""


def _yaml_reads(tree: ast.Module) -> list[int]:
    return [
        node.lineno
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and _dotted(node) in YAML_READS)
        or (
            isinstance(node, ast.ImportFrom)
            and any(f"{node.module}.{name.name}" in YAML_READS for name in node.names)
        )
    ]


YAML_READS = {
    f"yaml.{prefix}{name}"
    for prefix in ("", "safe_", "unsafe_", "full_")
    for name in ("load", "load_all")
}


@pytest.mark.slow
def test_yaml_is_read_in_one_place_only() -> None:
    one_place = PACKAGE / "services" / "yaml_text.py"

    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path, tree in _modules()
        if path != one_place
        for line in _yaml_reads(tree)
    ]

    assert found == []


@pytest.mark.parametrize(
    "code", ["import yaml\nyaml.load(text)", "from yaml import unsafe_load"]
)
def test_the_rule_on_yaml_finds_it(code: str) -> None:
    assert _yaml_reads(ast.parse(code))


CLOCKS = re.compile(
    r"(^|\.)(datetime|date)\.(now|utcnow|today)$|^time\.(time|time_ns)$"
)


def _takes_time_or_chance(tree: ast.Module) -> list[int]:
    """Lines that read a clock or draw from shared chance.

    ``random.Random`` is a type to be handed, and with a seed it repeats itself.
    """
    lines = []
    for node in ast.walk(tree):
        match node:
            case ast.Attribute() if CLOCKS.search(_dotted(node)):
                lines.append(node.lineno)
            case ast.Attribute(value=ast.Name(id="random"), attr=name) if (
                name != "Random"
            ):
                lines.append(node.lineno)
            case ast.Call(func=func, args=[]) if _dotted(func) == "random.Random":
                lines.append(node.lineno)
            case ast.ImportFrom(module="random" | "secrets" | "time", names=names):
                if any(name.name != "Random" for name in names):
                    lines.append(node.lineno)
            case ast.Import(names=names) if any(
                name.name == "secrets" for name in names
            ):
                lines.append(node.lineno)
    return lines


@pytest.mark.slow
def test_the_core_is_handed_time_and_chance() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}"
        for path, tree in _modules(*CORE)
        for line in _takes_time_or_chance(tree)
    ]

    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "datetime.now(UTC)",
        "datetime.datetime.now(UTC)",
        "date.today()",
        "field(default_factory=datetime.utcnow)",
        "time.time()",
        "random.shuffle(cards)",
        "random.Random()",
        "from random import choice",
        "import secrets",
    ],
)
def test_the_rule_on_time_and_chance_finds_it(code: str) -> None:
    assert _takes_time_or_chance(ast.parse(code))


@pytest.mark.parametrize(
    "code", ["random.Random(seed)", "def draw(chance: random.Random): ..."]
)
def test_the_rule_on_time_and_chance_allows_it(code: str) -> None:
    assert _takes_time_or_chance(ast.parse(code)) == []


def _project() -> dict[str, Any]:
    with (ROOT / "pyproject.toml").open("rb") as file:
        project: dict[str, Any] = tomllib.load(file)["project"]
    return project


def _names(requirements: list[str]) -> set[str]:
    return {_normal(re.split(r"[^\w.-]", text, maxsplit=1)[0]) for text in requirements}


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _locked(lock: str) -> dict[str, str]:
    """Each package's version."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([\w.+!]+)", text, re.MULTILINE))


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_is_pins_and_hashes_and_nothing_else(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", "")

    # pip's options (an index, links), addresses and paths all fail to fit.
    pin = r"[\w.-]+==[\w.+!]+( ; [^@\\/]+?)?"
    digest = r"\s+--hash=sha256:[0-9a-f]{64}"
    odd = [
        line[:100]
        for line in text.splitlines()
        if not re.fullmatch(rf"{pin}({digest})+\s*", line)
    ]

    assert text
    assert odd == []


def test_the_locks_cover_what_the_project_asks_for() -> None:
    project = _project()
    extras = project["optional-dependencies"]

    run, develop = _locked(LOCKS[0]), _locked(LOCKS[1])

    assert _names(project["dependencies"] + extras["editable"]) <= run.keys()
    assert _names(extras["dev"] + extras["postgresql"]) - {"quizapp"} <= develop.keys()
    assert run.items() <= develop.items()


def test_no_lock_has_what_declares_no_licence() -> None:
    without = _names(_project()["optional-dependencies"]["optimizer"])

    assert without
    for lock in LOCKS:
        assert not without & _locked(lock).keys()


@pytest.mark.slow
def test_the_package_imports_only_what_running_it_installs() -> None:
    """Developing installs more, and would hide the lack until somebody else ran it."""
    extras = _project()["optional-dependencies"]
    allowed = _locked(LOCKS[0]).keys() | _names(
        extras["postgresql"] + extras["optimizer"]
    )
    belongs = importlib.metadata.packages_distributions()

    found = {
        f"{path.relative_to(ROOT)}: {name}"
        for path, tree in _modules()
        for name in _imported(tree) - set(sys.stdlib_module_names) - {"quizapp"}
        if not {_normal(owner) for owner in belongs.get(name, [name])} & allowed
    }

    assert found == set()


def _imported(tree: ast.Module) -> set[str]:
    """The top-level packages that a module imports, wherever in it."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_every_vendored_file_is_the_one_on_record() -> None:
    """``VENDOR.json``, files: path below it -> name, version, licence, sha256."""
    files = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(
            path.read_bytes()
        ).hexdigest()
        for path in _tracked()
        if path.is_relative_to(VENDOR) and path.name != "VENDOR.json"
    }
    record = json.loads((VENDOR / "VENDOR.json").read_text(encoding="utf-8"))["files"]

    assert {path: entry["sha256"] for path, entry in record.items()} == files
    for path, entry in record.items():
        assert entry.keys() >= {"name", "version", "licence", "sha256"}, path
        assert all(entry.values()), path
