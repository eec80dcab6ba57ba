"""Where the files that ship beside the code are.

In a checkout they lie at the repository's top level.  In an installed wheel
hatchling has copied them to ``quizapp/_bundled`` (see ``force-include`` in
``pyproject.toml``).
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_BUNDLED = _PACKAGE / "_bundled"
_ROOT = _BUNDLED if _BUNDLED.is_dir() else _PACKAGE.parent

TEMPLATES = _ROOT / "templates"
STATIC = _ROOT / "static"
MIGRATIONS = _ROOT / "migrations"
QUESTIONS = _ROOT / "questions"
