# Each target installs what it needs (scripts/setup), builds, and ends by itself.
.PHONY: run test bench format build clean

PRESET ?= release

build: | build-dir
	@scripts/setup run
	@cmake --preset $(PRESET) > build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
	@cmake --build --preset $(PRESET)

# Codes the bundled articles and shows who did what to whom.
run:
	@$(MAKE) --no-print-directory build
	@scripts/run-examples

test: | build-dir
	@scripts/setup test
	@scripts/check-layers src
	@scripts/check-docs
	@scripts/format --check
	@cmake --preset dev > build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
	@cmake --build --preset dev
	@ctest --preset dev

bench:
	@scripts/setup test
	@$(MAKE) --no-print-directory build
	@scripts/bench

format:
	@scripts/setup test
	@scripts/format

build-dir:
	@mkdir -p build

clean:
	rm -rf build
