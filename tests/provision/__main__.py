"""Gets what the tests need and says what there is: ``python -m tests.provision``."""

import argparse
import sys

from tests.provision import NotToBeHad, browser, postgresql


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.provision",
        description="Get the browser and the PostgreSQL server that the tests use.",
    )
    parser.add_argument(
        "--demand-all", action="store_true", help="exit 1 if anything is missing"
    )
    demand_all = parser.parse_args().demand_all

    missing = 0
    for name, get in (("Chromium", _chromium), ("PostgreSQL", _postgresql)):
        try:
            found = get()
        except NotToBeHad as error:
            missing += 1
            found = f"not found, because {error}"
        sys.stdout.write(f"{name}: {found}\n")
    return 1 if missing and demand_all else 0


def _chromium() -> str:
    chromium = browser.get_chromium()
    return f"{chromium.version}, {chromium.executable}"


def _postgresql() -> str:
    """Started once, so that what cannot work is known before the tests begin."""
    with postgresql.running_server() as server:
        return f"{server.version}, {server.programs}"


if __name__ == "__main__":
    sys.exit(main())
