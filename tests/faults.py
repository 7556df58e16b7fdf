#!/usr/bin/env python3
"""Broken knowledge files and the exact message that each must give: faults.py MARSAD. Cases in tests/faults/*.test:

    === title
    append world/states.tsv        (or: replace FILE, delete FILE; several one after another)
    lines, with \\t for a tab and \\xNN for a byte
    ---
    what `marsad check --no-examples` must print on standard error; {line} is the number of the first line that the last append added, {line+1} of the next

Those of tests/faults/world.test read the invented world of tests/world and state what `marsad world check` says more than without the change, notes included.
"""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program = sys.argv[1]
CHANGE = re.compile(r"(append|replace|delete) (\S+\.(?:tsv|frames))$")


def apply(change, copy):
    """Makes the changes in the copy and gives the number of the first line that the last one added."""
    number = 1
    at = 0
    while at < len(change):
        verb, name = CHANGE.match(change[at]).groups()
        end = next((n for n in range(at + 1, len(change)) if CHANGE.match(change[n])), len(change))
        added = "\n".join(change[at + 1 : end]).encode().replace(b"\\t", b"\t")
        added = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), added)
        target = copy / name
        number = 1
        if verb == "append":
            old = target.read_bytes()
            if not old.endswith(b"\n"):
                old += b"\n"
            number = old.count(b"\n") + 1
            target.write_bytes(old + added + b"\n")
        elif verb == "replace":
            target.write_bytes(added + b"\n")
        else:
            target.unlink()
        at = end
    return number


def check(copy, world):
    """Exit status and the lines of faults; of the world also the notes."""
    command = ["world", "check"] if world else ["check", "--no-examples"]
    result = subprocess.run([program, *command, copy], capture_output=True, text=True)
    notes = [line for line in result.stdout.split("\n") if ": note: " in line] if world else []
    return result.returncode, [line for line in result.stderr.strip().split("\n") if line and not line.startswith("marsad: ")] + notes


def copy_of(folder, world):
    copy = pathlib.Path(folder) / "knowledge"
    shutil.copytree("knowledge", copy)
    if world:
        shutil.rmtree(copy / "world")
        shutil.copytree("tests/world/world", copy / "world")
    return copy


passed = failed = 0
for path in sorted(pathlib.Path("tests/faults").glob("*.test")):
    world = path.stem == "world"
    before = collections.Counter()
    if world:
        with tempfile.TemporaryDirectory() as folder:
            before = collections.Counter(check(copy_of(folder, world), world)[1])
    for case in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
        title, body = case.split("\n", 1)
        change, expected = body.split("\n---\n", 1) if "\n---\n" in body else (body.split("\n---")[0], "")
        with tempfile.TemporaryDirectory() as folder:
            copy = copy_of(folder, world)
            number = apply(change.split("\n"), copy)
            status, lines = check(copy, world)
        got = "\n".join((collections.Counter(lines) - before).elements())
        want = re.sub(r"\{line(?:\+(\d+))?\}", lambda m: str(number + int(m[1] or 0)), expected.strip())
        faults = any(line and ": note: " not in line for line in want.split("\n"))
        if got == want and (status == 1) == faults:
            passed += 1
        else:
            failed += 1
            print(f"{path}: {title}\n--- expected\n{want}\n--- got\n{got}\n")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)
