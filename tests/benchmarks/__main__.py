"""Run all benchmarks, or those named: ``python -m tests.benchmarks answers``."""

import argparse

from tests.benchmarks import answers, deriving, pages, quizzes, reports, scheduling

BENCHMARKS = {
    "scheduling": scheduling.main,
    "pages": pages.main,
    "answers": answers.main,
    "quizzes": quizzes.main,
    "reports": reports.main,
    "deriving": deriving.main,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("which", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    chosen = parser.parse_args().which or list(BENCHMARKS)
    for name in chosen:
        if name not in BENCHMARKS:
            parser.error(f"no benchmark {name!r}; there are {', '.join(BENCHMARKS)}")
    for name in chosen:
        print(f"== {name} ==", flush=True)
        BENCHMARKS[name]()
        print(flush=True)


if __name__ == "__main__":
    main()
