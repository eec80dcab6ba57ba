# Everything a developer runs. `make` alone lists it.
# Needs make and Python 3.11 or newer; the rest is installed into .venv.

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
# Only `make run HOST=…` counts: some systems set HOST in the environment to the
# machine's own name, which would open Recto to the network unasked.
ifneq ($(origin HOST),command line)
HOST := 127.0.0.1
endif
# Extra arguments for pytest: make test ARGS="-k study"
ARGS ?=

PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
# The checkout itself: its build tools come from the lock, so nothing unlocked is fetched.
INSTALL_CHECKOUT := $(PIP) install --no-deps --no-build-isolation --no-index --editable .

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test check check-words check-fast-tests bench bench-derive bench-reports format lock clean

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' Makefile

run: $(VENV)/installed-run ## serve Recto on http://127.0.0.1:8000 (PORT=…, HOST=…)
	@exec $(BIN)/quizapp run --host "$(HOST)" --port "$(PORT)"

test: $(VENV)/installed-dev ## run every test, on both databases and in a real browser (ARGS=…)
	@$(BIN)/python -m tests.provision
	@$(BIN)/python -m pytest --database=both -n 3 --dist worksteal $(ARGS)

check: $(VENV)/installed-dev ## format, lint, types, imports and the fast tests: before every commit
	@$(BIN)/ruff format --check
	@$(BIN)/ruff check
	@$(MAKE) --no-print-directory --jobs=2 check-words check-fast-tests

# Beside the tests, which have a core to spare while their workers wait.
check-words:
	@$(BIN)/codespell
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy

check-fast-tests:
	@$(BIN)/python -m pytest -m "not browser and not slow" -n 2 --dist worksteal $(ARGS)

bench: $(VENV)/installed-dev ## measure how fast Recto is
	@$(BIN)/python -m tests.benchmarks $(ARGS)

bench-derive: $(VENV)/installed-dev ## measure how good and how quick deriving is
	@$(BIN)/python -m tests.benchmarks deriving

bench-reports: $(VENV)/installed-dev ## measure reports with 5 million reviews (RECTO_BENCH_REVIEWS=…, RECTO_BENCH_DATA=folder)
	@$(BIN)/python -m tests.benchmarks reports large-reports

format: $(VENV)/installed-dev ## put the code into its one format
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format

# uv lives outside .venv: it is needed here only, and no lock would list it.
LOCK_WITH := build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate --no-config --upgrade

lock: $(VENV)/installed-run ## choose the newest versions that fit, for requirements*.lock
	@test -x build/lock/bin/uv || { $(BIN)/python -m venv build/lock && \
		build/lock/bin/python -m pip --disable-pip-version-check -qq install uv; }
	$(LOCK_WITH) --extra editable --extra derivation pyproject.toml \
		--output-file requirements.lock
	$(LOCK_WITH) --extra dev --constraint requirements.lock pyproject.toml \
		--output-file requirements-dev.lock

clean: ## remove what make and the tools built (never a database)
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find quizapp tests migrations -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp for each set of packages: a second `make run` starts at once.

$(VENV)/installed-run: requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing what Recto needs into $(VENV); this happens once." >&2
	@$(PIP) install --require-hashes -r requirements.lock
	@$(INSTALL_CHECKOUT)
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock pyproject.toml | $(VENV)/pyvenv.cfg
	@echo "Installing what developing needs into $(VENV); this happens once." >&2
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(INSTALL_CHECKOUT)
	@touch $@

$(VENV)/pyvenv.cfg:
	@old=; \
	for name in python3.14 python3.13 python3.12 python3.11 python3; do \
		command -v $$name >/dev/null || continue; \
		$$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
		if $$name -c 'import ensurepip, venv' 2>/dev/null; then \
			$$name -m venv --clear $(VENV) && exit 0; \
			rm -rf $(VENV); echo "$$name could not make $(VENV)." >&2; exit 1; \
		fi; \
		old=$$name; \
	done; \
	if test -n "$$old"; then \
		echo "$$old is new enough but cannot make a virtual environment." >&2; \
		echo "On Debian and Ubuntu: apt install python3-venv. Then run make again." >&2; \
	else \
		echo "Recto needs Python 3.11 or newer, and none was found as python3.14 … python3.11 or python3." >&2; \
		echo "Install one (Debian 12 and Ubuntu 24.04: apt install python3 python3-venv) and run make again." >&2; \
	fi; \
	exit 1
