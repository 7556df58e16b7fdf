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
    if name == "words":
        # The treebank's own sentences, one a line.
        sentences = re.findall(r"(?m)^# text = (.*)$", (shared / texts).read_text(encoding="utf-8"))
        with tempfile.NamedTemporaryFile(suffix=".conllu") as out:
            subprocess.run([program, "analyse", "--input", "text", "/dev/stdin"], input="\n".join(sentences).encode(), stdout=out, check=True)
            result = subprocess.run([sys.executable, score, "words", shared / gold, out.name], capture_output=True, text=True, check=True).stdout
        cut = float(re.search(r"words P .*F1 ([0-9.]+)", result)[1])
        tags = float(re.search(r"rightly cut words ([0-9.]+)", result)[1])
        print(f"words: F1 {cut:.4f}, parts of speech {tags:.4f}, floors {floor}")
        if cut < float(floor.split()[0]) or tags < float(floor.split()[1]):
            print("words: FELL below its floor")
            bad = 1
        continue
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        subprocess.run([program, "code", "--quiet", "--format", "jsonl", shared / texts], stdout=out, check=True)
        result = subprocess.run([sys.executable, score, "events", shared / gold, out.name, *options.split()], capture_output=True, text=True, check=True)
    figure = float(re.search(r"type\+countries .*F1 ([0-9.]+)", result.stdout)[1])
    print(f"{name}: F1 {figure:.3f}, floor {floor}")
    if figure < float(floor):
        print(f"{name}: FELL below its floor")
        bad = 1
sys.exit(bad)
