#!/usr/bin/env python3
"""Scores the seed and the gold beside the project against tests/floors.tsv, which may only rise. Skipped, aloud, where ../shared is not there."""
import pathlib
import re
import subprocess
import sys
import tempfile

program = sys.argv[1]
shared = pathlib.Path("../shared")
score = shared / "score" / "score.py"
if not score.exists():
    print("gold: SKIPPED: ../shared is not here; the accuracy floors were not checked")
    sys.exit(77)
bad = 0
for line in pathlib.Path("tests/floors.tsv").read_text().split("\n"):
    if not line or line.startswith("#"):
        continue
    name, texts, gold, options, floor = line.split("\t")
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        subprocess.run([program, "code", "--quiet", "--format", "jsonl", shared / texts], stdout=out, check=True)
        result = subprocess.run([sys.executable, score, "events", shared / gold, out.name, *options.split()], capture_output=True, text=True, check=True)
    figure = float(re.search(r"type\+countries .*F1 ([0-9.]+)", result.stdout)[1])
    print(f"{name}: F1 {figure:.3f}, floor {floor}")
    if figure < float(floor):
        print(f"{name}: FELL below its floor")
        bad = 1
sys.exit(bad)
