# make builds the sample site, make test tests; both set up a fresh machine by themselves.

SWIFT ?= swift
FENCE = --explicit-target-dependency-import-check error
PACKAGES = libcmark-gfm-dev libcmark-gfm-extensions-dev
TOOLS = hledger nginx curl chromium chromium-driver poppler-utils python3-cryptography python3-selenium

.PHONY: site test check soak bench setup tools format clean

site: setup
	$(SWIFT) build -c release $(FENCE) --product guerdon
	.build/release/guerdon build
	.build/release/guerdon link --quiet

test: setup tools
	$(SWIFT) build --build-tests $(FENCE)
	$(SWIFT) test --skip-build --parallel --skip SoakTests

check: setup
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests
	$(MAKE) test

# What takes long: killed builds, changed bytes, many portfolios, and the sanitizers.
soak: setup tools
	$(SWIFT) build --build-tests $(FENCE)
	GUERDON_SEEDS=10000 $(SWIFT) test --skip-build --filter 'SoakTests|PropertyTests|AuditorTests'
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build/address --filter 'IncentivesTests|PagesTests|PublisherTests'
	$(SWIFT) test --sanitize=thread --scratch-path .build/thread --filter 'IncentivesTests|PagesTests|PublisherTests'

# Processor time, memory and pages a second on a million generated lines.
bench: setup
	@[ -x /usr/bin/time ] || { as=; [ "$$(id -u)" = 0 ] || as=sudo; $$as apt-get install -y -qq time; }
	$(SWIFT) build -c release $(FENCE) --product guerdon
	Tests/Bench/bench.sh

format:
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

# The one system library: cmark-gfm, from the distribution's packages.
setup:
	@if pkg-config --exists libcmark-gfm 2>/dev/null || [ -e /usr/include/cmark-gfm.h ]; then :; \
	elif command -v apt-get >/dev/null 2>&1; then \
		as=; [ "$$(id -u)" = 0 ] || as=sudo; \
		$$as apt-get update -qq && $$as apt-get install -y -qq $(PACKAGES); \
	else \
		echo "guerdon needs libcmark-gfm 0.29 with its extensions and headers;"; \
		echo "this system has no apt-get: install cmark-gfm by its own package manager."; \
		exit 1; \
	fi

# What tests hold the program against, and nothing else needs: hledger, which reads the journal,
# what opens sealed pages, a browser with what drives it and Python's cryptography, and nginx, which
# asks for logins. curl is what probe runs.
tools:
	@{ command -v hledger && command -v chromium && command -v chromedriver && \
		command -v pdftotext && command -v curl && [ -x /usr/sbin/nginx ] && \
		/usr/bin/python3 -c 'import cryptography, selenium'; } >/dev/null 2>&1 || { \
		as=; [ "$$(id -u)" = 0 ] || as=sudo; \
		$$as apt-get update -qq && $$as apt-get install -y -qq $(TOOLS); }

clean:
	rm -rf .build
