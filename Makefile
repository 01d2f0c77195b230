# What a newcomer types. Every target makes the environment `.venv` first where it is missing or the lock has changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Test processes at a time; ALL=1 turns what this machine cannot run (a browser) into a failure.
WORKERS ?= 2
ALL ?=
PYTEST := $(BIN)/python -m pytest -n $(WORKERS) $(if $(ALL),--leave-none-out)

# Bytecode is kept, whatever the machine says: each process of a play would compile all of the program anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup run test test-slow bench lint lock clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

setup: $(READY) ## make .venv with the pinned dependencies

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY) ## try it in the browser; with FUGONG_TOKEN set: migrate and serve Telegram
	@exec $(BIN)/python -m bot run

test: $(READY) ## all tests but the slow ones
	$(PYTEST) -m "not slow"

test-slow: $(READY) ## the slow tests
	$(PYTEST) -m slow

bench: $(READY) ## measure against the goals of the design
	$(BIN)/python -m tests.bench

lint: $(READY) ## ruff, mypy and the import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

lock: $(READY) ## pin anew what pyproject.toml asks for
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pip-tools
	BIN=$(BIN) sh .ci/lock

clean: ## remove what make made; data in var/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache *.egg-info
