"""Run all benchmarks, or those named: ``python -m tests.benchmarks answers``."""

import argparse

from tests.benchmarks import (
    answers,
    deriving,
    large_reports,
    pages,
    quizzes,
    reports,
    scheduling,
)

BENCHMARKS = {
    "scheduling": scheduling.main,
    "pages": pages.main,
    "answers": answers.main,
    "quizzes": quizzes.main,
    "reports": reports.main,
    "deriving": deriving.main,
    "large-reports": large_reports.main,
}

#: Only where they are named.
LONG = ("large-reports",)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("which", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    chosen = parser.parse_args().which or [
        name for name in BENCHMARKS if name not in LONG
    ]
    for name in chosen:
        if name not in BENCHMARKS:
            parser.error(f"no benchmark {name!r}; there are {', '.join(BENCHMARKS)}")
    for name in chosen:
        print(f"== {name} ==", flush=True)
        BENCHMARKS[name]()
        print(flush=True)


if __name__ == "__main__":
    main()
