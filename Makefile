# Everything a user or a developer runs. `make run` needs Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: run install dev test check quality bench lock clean

run: install
	$(BIN)/python -m index build || [ $$? -eq 1 ]
	$(BIN)/python app.py

install: $(VENV)/.installed

# A failed installation leaves no stamp, so the next `make` goes on with it.
$(VENV)/.installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Cần Python 3.11 trở lên (đang có: $$($(PYTHON) --version 2>&1)). Cài bản mới rồi chạy: make PYTHON=python3.11 $(MAKECMDGOALS)"; exit 1; }
	[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -r requirements.lock
	@touch $@

dev: $(VENV)/.dev

$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	$(BIN)/python -m pip install --quiet -r requirements-dev.lock
	@touch $@

test: dev
	@sh tests/browser/install.sh
	$(BIN)/python -m pytest

check: dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/docs

quality: dev
	$(BIN)/python -m tests.quality

bench: dev
	$(BIN)/python -m tests.benchmarks.retrieval $(DIR)

lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet .
	build/lock/bin/python -m pip freeze --exclude dan-nguon | sed 's/+cpu$$//' > requirements.lock
	build/lock/bin/python -m pip install --quiet '.[dev]'
	build/lock/bin/python -m pip freeze --exclude dan-nguon | sed 's/+cpu$$//' > requirements-dev.lock
	rm -rf build

clean:
	rm -rf $(VENV) build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
