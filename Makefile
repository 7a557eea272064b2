# What a person types. The work is done in scripts/ and in the program itself.
# Everything is stamped by what it was made from: a second run installs nothing and needs no network.

PYTHON ?= python3
SERVE ?= 1
PY := .venv/bin/python
PYTEST := $(PY) -m pytest

.PHONY: help dok run test test-sqlite test-postgres test-uten-jit sveip check bench bench-forklaring lock clean miljoe utvikling

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

run: miljoe ## build, load the demo kommune, print the memo, write ut/, serve the pages (SERVE=0: no pages)
	@.venv/bin/tilgode demo
	@if [ "$(SERVE)" != "0" ]; then exec .venv/bin/tilgode server; fi

test: test-sqlite test-postgres ## every test: SQLite, PostgreSQL and browser

test-sqlite: utvikling
	@$(PY) scripts/nettleser.py
	$(PYTEST) -n 2 --dist loadscope

test-postgres: utvikling
	$(PY) -m tests.postgres $(PYTEST) -n 2 --dist loadscope -m "hovedoppgave or (database and not browser)"

test-uten-jit: utvikling ## the law once more with the compiler off
	NUMBA_DISABLE_JIT=1 $(PYTEST) -n 2 tests/rules

sveip: utvikling ## the slow sweeps over every case of the law (needs ../shared)
	$(PYTEST) -n 2 tests/sveip

check: utvikling ## lint, format, types, layers, generated pages, migrations
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	$(PY) scripts/dokumenter.py --sjekk
	$(PY) -m django makemigrations --check --dry-run --settings tilgode.config.settings

dok: utvikling ## write the generated reference pages anew
	$(PY) scripts/dokumenter.py

bench: utvikling ## benchmarks, see bench/README.md
	@for fil in bench/bench_*.py; do echo "== $$fil"; $(PY) $$fil || exit 1; done

bench-forklaring: utvikling ## planted causes against the engine, three fresh seeds
	$(PY) bench/bench_forklaring.py

lock: utvikling ## resolve the dependencies anew
	$(PY) scripts/laas.py
	$(PY) scripts/frontend.py --laas

clean: ## remove what was built and installed; the data in var/ stays
	rm -rf .venv node_modules src/tilgode/web/static/tredjepart build dist ut
	rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests scripts bench -name __pycache__ -type d -prune -exec rm -rf {} +

miljoe:
	@$(PYTHON) scripts/miljoe.py kjoering
	@$(PY) scripts/frontend.py

utvikling:
	@$(PYTHON) scripts/miljoe.py utvikling
	@$(PY) scripts/frontend.py
