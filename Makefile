# 三审三校编辑台: what a developer asks for. `make help` lists it.
PYTHON ?= .venv/bin/python
.DEFAULT_GOAL := help

help: ## list the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

.PHONY: help setup check format lint contracts types test snapshots docs demo shots bench

setup: ## make .venv with the project and its development tools
	python3 start.py setup

check: ## everything: format, lint, import contracts, types, docs, tests
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m ruff check .
	$(MAKE) --no-print-directory contracts types
	$(PYTHON) -m pytest -n 2

format: ## put the code in its one format
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint: ## ruff alone
	$(PYTHON) -m ruff check .

contracts: ## the layers of docs/architecture.md, by import-linter
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

types: ## mypy, strict
	$(PYTHON) -m mypy

test: ## the tests
	$(PYTHON) -m pytest -n 2

snapshots: ## accept the screens as they are now (look at the report first)
	$(PYTHON) -m pytest tests/tui --snapshot-update
