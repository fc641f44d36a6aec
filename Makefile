# Everything runs in a virtual environment inside the clone; it is made on first use and kept.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test lint types unit clean

demo: $(READY)
	@$(BIN)/presslens corpus corpora/samples --output out/demo --show

test: lint types unit

lint: $(READY)
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

unit: $(READY)
	$(BIN)/pytest

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "presslens needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
# An editable install is not compiled as a wheel is, which a first analysis would pay for.
	$(BIN)/python -m compileall -q src
	@touch $@

clean:
	rm -rf .venv out build
