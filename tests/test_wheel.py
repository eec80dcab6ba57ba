"""That what is published works: the sdist, the wheel made from it, and its command.

An editable install reads the checkout and would hide a forgotten folder.
"""

import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("templates", "static", "migrations", "questions")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, with the build tools of this environment."""
    folder = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT])
    (built,) = folder.glob("quizapp-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment's programs: the wheel in it, its dependencies lent by ours."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False, symlinks=sys.platform != "win32")
    paths = sysconfig.get_paths("venv", {"base": str(home), "platbase": str(home)})
    lent = sysconfig.get_paths()
    # A .pth file inside a folder lent this way is not read: our checkout stays out.
    Path(paths["purelib"], "lent.pth").write_text(
        "".join(f"{folder}\n" for folder in {lent["purelib"], lent["platlib"]})
    )
    programs = Path(paths["scripts"])
    _run(
        [
            *(sys.executable, "-m", "pip", "--python", programs / "python"),
            *("install", "--quiet", "--no-deps", "--no-index", wheel),
        ]
    )
    return programs


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_wheel_carries_every_file_of_a_folder(wheel: Path, folder: str) -> None:
    there = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }

    carried = {
        name.removeprefix("quizapp/_bundled/")
        for name in zipfile.ZipFile(wheel).namelist()
        if name.startswith(f"quizapp/_bundled/{folder}/")
    }

    assert there, f"{folder} is empty"
    assert carried == there


def test_the_wheel_carries_the_licence_the_types_and_the_readme(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (name for name in names if name.endswith("METADATA"))
        said = message_from_bytes(archive.read(metadata))

    assert said["License-Expression"] == "MIT"
    assert "quizapp/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert bool(said.get_payload()) == (ROOT / "README.md").exists()


def test_the_installed_command_tells_its_version(
    installed: Path, tmp_path: Path
) -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        version = tomllib.load(file)["project"]["version"]

    said = _run([installed / "quizapp", "version"], cwd=tmp_path)

    assert version in said


def test_the_installed_package_finds_its_own_files(
    installed: Path, tmp_path: Path
) -> None:
    ask = (
        "from quizapp import paths as p;"
        "print(p.TEMPLATES, p.STATIC, p.MIGRATIONS, p.QUESTIONS, sep='\\n')"
    )

    said = _run([installed / "python", "-c", ask], cwd=tmp_path).splitlines()

    assert [Path(path).name for path in said] == list(FOLDERS)
    for path in map(Path, said):
        assert path.is_relative_to(installed.parent)
        assert any(path.iterdir())


def _run(command: list[str | Path], cwd: Path = ROOT) -> str:
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
