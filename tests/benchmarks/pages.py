"""What a study page weighs: compressed JavaScript, style and fonts."""

import gzip
import re
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from quizapp import create_app, paths
from quizapp.config import Settings
from tests.app_fixtures import furnish

BUDGET_BYTES = 60_000

#: What one module loads besides: ``import … from "./other.js"``.
_IMPORT = re.compile(r"""(?:from|import)\s*["'](\./[^"']+\.js)["']""")


def main() -> None:
    """Print what the browser has to fetch for a study page, by gzip -9."""
    with tempfile.TemporaryDirectory() as folder:
        html = _study_page(Path(folder))
    parts = _with_imports(set(re.findall(r'(?:src|href)="(/static/[^"]+)"', html)))
    sizes = {
        part: _packed(paths.STATIC / part.removeprefix("/static/")) for part in parts
    }
    code = {
        part: size for part, size in sizes.items() if part.endswith((".js", ".css"))
    }
    for part, size in sorted(code.items(), key=lambda pair: -pair[1]):
        print(f"{size:8,} B  {part}")
    total = sum(code.values())
    print(
        f"{total:8,} B  JavaScript and CSS of a study page (budget {BUDGET_BYTES:,} B)"
    )
    fonts = sum(size for part, size in sizes.items() if part.endswith(".woff2"))
    print(f"{fonts:8,} B  fonts, kept by the browser for a year")
    print(f"{len(gzip.compress(html.encode(), 9)):8,} B  the page itself")


def _study_page(folder: Path) -> str:
    url = f"sqlite:///{folder / 'recto.db'}"
    furnish(url)
    settings = Settings(data_dir=folder, database_url=url, secret_key="x" * 40)
    client = create_app(settings).test_client()
    client.post("/guest")
    return client.get("/study").text


def _with_imports(parts: set[str]) -> set[str]:
    found = {urlsplit(part).path for part in parts}
    waiting = [part for part in found if part.endswith(".js")]
    while waiting:
        part = waiting.pop()
        text = (paths.STATIC / part.removeprefix("/static/")).read_text()
        for name in _IMPORT.findall(text):
            other = f"{part.rpartition('/')[0]}/{name.removeprefix('./')}"
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found


def _packed(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix == ".woff2" else len(gzip.compress(data, 9))


if __name__ == "__main__":
    main()
