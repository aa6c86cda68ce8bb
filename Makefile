# The verbs of the project; `make` alone lists them. Works with GNU make 3.81 and newer.

PYTHON ?= python3
PORT ?= 8000
# Not from the environment: some shells have a HOST of their own, and nobody is to be let in by chance.
HOST = 127.0.0.1
BIN := .venv/bin
INSTALLED := .venv/.installed
DEVELOPING := .venv/.developing
NODE := pdf/fonts/node.lock
FONTS := pdf/fonts/files/.installed
GRAPHIQL := api/graphiql/dist/.built
WEB := api/web/dist/.built
page-sources = $(shell find $(1) \( -name node_modules -o -name dist -o -name gql -o -name __pycache__ \) \
	-prune -o -type f ! -name '*.py' ! -name '*.md' -print 2>/dev/null)

.DEFAULT_GOAL := help
.PHONY: help install run test check chaos soak questions edits bench bench-attack bench-cost bench-export bench-growth bench-live bench-webhooks graphiql web lock clean

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(INSTALLED) $(FONTS) $(GRAPHIQL) $(WEB) ## Install what runs into .venv, with the typefaces, and build both pages

run: install ## Serve on 127.0.0.1:8000 (PORT=8001: there; HOST=0.0.0.0: to others, too) with demo data, kept in ./data
	@exec $(BIN)/python -m api demo --host $(HOST) --port $(PORT)

test: $(DEVELOPING) $(FONTS) $(GRAPHIQL) $(WEB) check ## Every gate and every test, with a real PostgreSQL and a real broker
	$(BIN)/pytest -n 2 --dist loadfile $(if $(CI),$(AGAIN))

# CI's machines are shared: a test that failed there is asked once more, alone. Both answers are told.
AGAIN = || { [ $$? = 1 ] && $(BIN)/pytest --last-failed --last-failed-no-failures none; }

check: $(DEVELOPING) ## The gates without the tests: format, lint, types, imports, schema, steps
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m api schema --check
	$(BIN)/python -m api migrate --check

chaos: $(DEVELOPING) ## Random clients for CHAOS_SECONDS (180) while everything crashes; prints figures
	@$(BIN)/python -m tests.chaos

soak: $(DEVELOPING) ## 1,000 subscribers for a minute while connections and servers break; prints figures
	@$(BIN)/python -m tests.live.feed.soak

questions: $(DEVELOPING) $(FONTS) ## Random documents, QUESTIONS (500) of them for each database, against graphql-core's executor
	@QUESTIONS=$${QUESTIONS:-500} QUESTIONS_SEED=$${QUESTIONS_SEED:-$$$$} \
	$(BIN)/pytest -n 2 --dist load -o faulthandler_timeout=0 tests/behaviour/drawn/test_questions.py

edits: $(DEVELOPING) $(FONTS) ## Random saves of twins, EDITS (1,000) for each database and 75 times as many planned, against their previews
	@EDITS=$${EDITS:-1000} EDITS_SEED=$${EDITS_SEED:-$$$$} $(BIN)/pytest -n 2 --dist load -o faulthandler_timeout=0 \
	tests/behaviour/twins tests/rules/editing/test_whole_saves.py

bench: $(DEVELOPING) $(FONTS) ## Pages and mutations beside a hand-written server, Mercurius, PostGraphile and plain Strawberry; documents
	@$(BIN)/python -m tests.bench

bench-attack: $(DEVELOPING) $(FONTS) ## How long others wait while one client attacks: bombs, floods, variables, counts, documents, subscriptions
	@$(BIN)/python -m tests.bench.attacking.attack

bench-cost: $(DEVELOPING) ## Search for COST_SECONDS (300) for the requests that take most of the processors for their points; prints tables
	@$(BIN)/python -m tests.bench.cost

bench-export: $(DEVELOPING) ## What an export of 1,000,000 rows (ROWS) takes, each format, from either database; fails at 150 MB of memory
	@$(BIN)/python -m tests.bench.exports

bench-growth: $(DEVELOPING) ## What lists cost with 10,000 milestones and with 1,000,000 (HIRES=50000 of 20 each); prints ratios
	@$(BIN)/python -m tests.bench.growth

bench-live: $(DEVELOPING) ## Subscriptions: plain Strawberry, Mercurius and ours with 1,000 sockets each; from commit to arrival; prints figures
	@$(BIN)/python -m tests.bench.following.live

bench-webhooks: $(DEVELOPING) ## 1,000 webhooks of 100 companies beside as many sockets: what a delivery costs, and how long it takes; prints figures
	@$(BIN)/python -m tests.bench.following.hooked

graphiql: $(GRAPHIQL) ## Build the GraphiQL page, where Node.js is there

web: $(WEB) ## Build the web application, where Node.js is there

lock: $(DEVELOPING) ## Bring the locks in line with pyproject.toml
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(COMPILE) --group node -o $(NODE)

COMPILE = $(BIN)/uv pip compile -q --universal --generate-hashes --no-annotate

clean: ## Remove what make installed and built; ./data stays
	rm -rf .venv .hypothesis .screenshots .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	rm -rf api/graphiql/dist api/graphiql/node_modules api/web/dist api/web/src/gql api/web/node_modules pdf/fonts/files

# The stamps below make a second run instant.

$(INSTALLED): requirements.lock
	@$(call into-venv,$(if $(wildcard $(DEVELOPING)),requirements-dev.lock,$<))
	@touch $@

$(DEVELOPING): requirements-dev.lock requirements.lock
	@$(call into-venv,$<)
	@touch $(INSTALLED) $@

define into-venv
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	{ echo 'Python 3.11 or newer is needed. Elsewhere than $(PYTHON)? make PYTHON=/path/to/it'; exit 1; }; \
	echo 'Python packages ($(1)) into .venv: half a minute to five minutes, with uv seconds ...'; \
	if command -v uv >/dev/null; then \
		uv venv -q --allow-existing --python $(PYTHON) .venv && \
		uv pip sync -q --python $(BIN)/python --require-hashes $(1); \
	else \
		$(PYTHON) -m venv .venv && \
		{ $(BIN)/python -m pip install --progress-bar off --require-hashes -r $(1) || echo Failed; } | $(HOW_FAR); \
	fi
endef

# pip alone is silent for minutes, or says three lines for each package.
HOW_FAR = { count=0; while read -r word rest; do case $$word in \
	Collecting) count=$$((count + 1)); [ $$((count % 20)) -ne 0 ] || echo "  $$count of them are here" ;; \
	Installing) echo '  unpacking ...' ;; \
	Failed) exit 1 ;; \
	esac; done; }

$(FONTS): $(INSTALLED) $(wildcard pdf/fonts/install.py pdf/fonts/fonts.json $(NODE))
	@if test -f pdf/fonts/install.py; then $(BIN)/python pdf/fonts/install.py; fi
	@mkdir -p $(@D) && touch $@

$(GRAPHIQL): $(call page-sources,api/graphiql)
	@$(call built-by-npm,GraphiQL page,build)

$(WEB): $(call page-sources,api/web) schema.graphql
	@$(call built-by-npm,web application,check && npm run --silent build)

# $(1) is what people call it; $(2) is what npm runs in the folder above the stamp's.
define built-by-npm
	if ! command -v npm >/dev/null; then \
		echo 'No npm here: the API works, its $(1) does not. Install Node.js 20.19 or newer for it.'; \
	elif ! node -e '$(NODE_IS_NEW)'; then \
		echo "Node.js $$(node --version) is too old for the $(1): it takes 20.19 or newer."; \
	else \
		cd $(subst /dist/.built,,$@) && \
		{ test node_modules/.package-lock.json -nt package-lock.json || { \
		echo 'Packages of the $(1): a quarter of a minute to two minutes ...'; \
		npm ci --ignore-scripts --loglevel=error --no-audit --no-fund; }; } && \
		echo 'Building the $(1): 5 to 30 seconds ...' && \
		npm run --silent $(2) && touch dist/.built; \
	fi
endef

NODE_IS_NEW := const [major, minor] = process.versions.node.split(".").map(Number); \
	process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)
