# An Sinh. `make` alone lists the targets; `make run` and `make test` are all a newcomer needs.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2
MINUTES ?= 30
KILLS ?= 200

.PHONY: help setup run test test-quick check fix bench soak demo snapshots lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(READY) ## the environment in .venv, from the hashed locks

$(READY): requirements-build.txt requirements-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: make setup PYTHON=python3.11"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements-build.txt
	$(BIN)/pip install --quiet --no-build-isolation --require-hashes -r requirements-dev.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $(READY)

run: setup ## everything from nothing: environment, database, demo district, this month, the web at 127.0.0.1:8000
	$(BIN)/ansinh demo --unless-present
	$(BIN)/ansinh serve

demo: setup ## build the demo district in ANSINH_HOME (default ./var)
	$(BIN)/ansinh demo

test: check ## check, then the whole test suite
	$(BIN)/pytest -n $(WORKERS)

test-quick: setup ## the tests that need no browser, no killed server and no long run
	$(BIN)/pytest -n $(WORKERS) -m "not browser and not slow" --ignore=tests/faults --ignore=tests/browser

check: setup ## style, types, contracts, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	find ansinh -name '*.html' -print0 | xargs -0 --no-run-if-empty $(BIN)/djhtml --check --tabwidth 2
	$(BIN)/pytest -n0 tests/architecture/test_migrations.py

fix: setup ## repair style as far as programs can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	find ansinh -name '*.html' -print0 | xargs -0 --no-run-if-empty $(BIN)/djhtml --tabwidth 2

bench: setup ## the measurements, each against its floor or peer in one run, as JSON lines
	$(BIN)/python -m benchmarks

soak: setup ## kills, clerks at once, a full disk, random histories: prints its counts (MINUTES=30 KILLS=200)
	$(BIN)/python -m tests.soak --minutes $(MINUTES) --kills $(KILLS)

snapshots: setup ## write the compiled SQL of the law anew; then review the difference
	$(BIN)/pytest -n0 tests/law --snapshots=write

lock: ## write the locks anew from requirements*.in (needs uv)
	uv pip compile --quiet --no-header --no-annotate --no-emit-index-url --generate-hashes --python-version 3.11 \
		requirements.in -o requirements.txt
	uv pip compile --quiet --no-header --no-annotate --no-emit-index-url --generate-hashes --python-version 3.11 \
		requirements-dev.in -o requirements-dev.txt

clean: ## stop the system; remove the environment and all state under ./var
	-test -x $(BIN)/ansinh && $(BIN)/ansinh stop
	rm -rf $(VENV) var
