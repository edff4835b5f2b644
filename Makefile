# Two commands do everything: `make run` and `make test`. `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
HOST ?= 127.0.0.1
WORKERS ?= 2
EXTENT ?= base
LOCK := uv pip compile -q --python-version 3.11 --universal --generate-hashes --no-header pyproject.toml requirements/build.in
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: mutation help packages install setup setup-dev run test quick lint bench bench-faults screens lock messages clean

help: ## Show what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

packages:
	@$(PYTHON) tools/setup.py $(EXTENT)

install: packages ## Install the locked packages (EXTENT=hosts adds those for several web hosts)
	@$(BIN)/handinhand compile_texts --verbosity 0

setup: packages ## Install, migrate, load Mecklenburg-Vorpommern, build the search index
	@$(BIN)/handinhand prepare --demo

run: setup ## Start the platform with real M-V content on SQLite (PORT=8123 chooses the port)
	@$(BIN)/handinhand serve --host $(HOST) --port $(PORT) --workers $(WORKERS)

setup-dev:
	@$(PYTHON) tools/setup.py dev
	@$(BIN)/handinhand compile_texts

test: setup-dev ## Run every check and every test, as CI does
	@$(BIN)/python tools/check.py

quick: setup-dev ## Run the fast part: no browser, no fuzzing
	@$(BIN)/python -m pytest -q -m "not browser and not fuzz"

lint: setup-dev ## Run the static checks only
	@$(BIN)/python tools/check.py --static

bench: setup-dev ## Measure speed, memory, weight and SQL queries at 3,000 and 250,000 offers
	@$(BIN)/python -m bench

mutation: setup-dev ## Break each rule of "May I work?" and see whether a test notices (half an hour; JOBS=2)
	@$(BIN)/python -m tools.mutation --jobs $(or $(JOBS),2)

bench-faults: setup-dev ## Break what may break: two hosts, kill -9, lost index and database, load
	@$(BIN)/python -m bench.faults

screens: setup-dev ## Take pictures of every page into var/screens, and those of the README
	@$(BIN)/python -m tools.screens

messages: setup-dev ## Collect the texts to translate into locale/*.po
	@$(BIN)/handinhand collect_texts

lock: ## Renew the hashed lock files (needs uv on the path)
	$(LOCK) -o requirements/base.txt
	$(LOCK) --extra hosts -o requirements/hosts.txt
	$(LOCK) --extra hosts --extra dev -o requirements/dev.txt

clean: ## Remove what can be built again, data included
	rm -rf .venv var build staticfiles .mypy_cache .ruff_cache .hypothesis
