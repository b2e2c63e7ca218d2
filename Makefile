# Two commands from a fresh clone: `make demo` shows what it does, `make test` proves it.
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
PYTHON := $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
DEMO := var/demo
RUN := var/eval/$(shell date -u +%Y-%m-%d-%H%M%S)

.DEFAULT_GOAL := help
.PHONY: help install demo test check format serve bench eval eval-quick

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

install: $(VENV)/installed ## Make .venv and install the program into it

demo: install ## Ingest the sample corpus and ask for Plan 02's deadlines in three languages
	@$(BIN)/assistant ingest corpus/samples/documents --store $(DEMO)
	@for question in "What are Plan 02's deadlines?" "Kế hoạch số 02 có những thời hạn nào?" \
		"পরিকল্পনা নং ০২-এর সময়সীমাগুলি কী কী?"; do \
		printf '\n== %s\n\n' "$$question"; $(BIN)/assistant ask "$$question" --store $(DEMO) || exit; done

test: $(VENV)/tested ## Run every test (as root, first install the system packages they need)
	@./scripts/system-packages
	@$(BIN)/pytest

check: $(VENV)/tested ## Format, lint, types and import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(VENV)/tested ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

serve: install ## Serve the store var/store at http://127.0.0.1:8000
	@$(BIN)/assistant serve

bench: install ## Measure speed, memory and disk beside what people would use instead
	@$(PIP) install --quiet --constraint constraints.txt --editable ".[bench]"
	@$(BIN)/assistant-eval bench ingest
	@$(BIN)/assistant-eval bench search --questions eval/cases --rivals

eval: install ## Score the answers on the shipped cases and hold them against the baseline
	@$(BIN)/assistant ingest corpus/samples/documents --store var/samples
	@$(BIN)/assistant-eval run --cases eval/cases --store var/samples --out $(RUN)
	@$(BIN)/assistant-eval report var/eval
	@$(BIN)/assistant-eval check $(RUN)

eval-quick: install ## The same with one case in four: two minutes at most
	@$(BIN)/assistant ingest corpus/samples/documents --store var/samples
	@$(BIN)/assistant-eval run --cases eval/cases --part 4 --store var/samples --out var/eval-quick
	@$(BIN)/assistant-eval check --part var/eval-quick

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed and was not found; install python3 and python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/tested: pyproject.toml constraints.txt | $(VENV)/bin/python
	@$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/installed
