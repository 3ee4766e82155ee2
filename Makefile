# 三审三校编辑台: what a developer asks for. `make help` lists it.
PYTHON ?= .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup check format lint contracts types test snapshots reference samples demo bench

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /	/' | sort

setup: ## make .venv with the project and its development tools
	python3 start.py setup

check: ## everything: format, lint, import contracts, types, tests (docs are checked by tests)
	python3 start.py test

format: ## put the code in its one format
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

lint: ## ruff alone
	$(PYTHON) -m ruff check .

contracts: ## the layers of docs/architecture.md, by import-linter
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as lint; lint()"

types: ## mypy, strict
	$(PYTHON) -m mypy

test: ## the tests alone
	$(PYTHON) -m pytest -n 2

snapshots: ## accept the screens as they are now (look at the report first)
	$(PYTHON) -m pytest tests/tui --snapshot-update

reference: ## write docs/reference anew from the program's tables
	$(PYTHON) docs/generate_reference.py

samples: ## build the binary files of the sample issue anew
	$(PYTHON) manuscripts/build_samples.py

demo: ## run the sample issue
	python3 start.py demo

bench: ## measure beside other engines (half an hour; docs/performance.md); BENCH="--only start-up" for a part
	$(PYTHON) benchmarks/run.py $(BENCH)
