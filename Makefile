# make demo    builds the record of the reports in examples/ and says where to look
# make test    runs every check: style, types, imports between stages, tests
# Both set up .venv first, from the pinned requirements. They need Python 3.11 or later and a package index.

PYTHON ?= $(firstword $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python; done))
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test pins

demo: $(VENV)/pinned
	$(BIN)/python scripts/demo.py

test: $(VENV)/pinned-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

pins:
	scripts/pin_requirements.sh

# the stamps tell what is installed: made again when the pins change
$(VENV)/pinned: requirements.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/pinned-dev: requirements-dev.txt $(VENV)/pinned
	$(INSTALL) --require-hashes -r requirements-dev.txt
	@touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "onrecord needs Python 3.11 or later: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv $(VENV)
