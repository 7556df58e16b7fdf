#!/usr/bin/env python3
"""Broken knowledge files and the exact message that each must give: faults.py MARSAD. Cases in tests/faults/*.test:

    === title
    append world/states.tsv        (or: replace FILE, delete FILE)
    lines, with \\t for a tab and \\xNN for a byte
    ---
    what `marsad check --no-examples` must print on standard error; {line} is the number of the first appended line, {line+1} of the next
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program = sys.argv[1]
passed = failed = 0
for path in sorted(pathlib.Path("tests/faults").glob("*.test")):
    for case in re.split(r"(?m)^=== ", path.read_text(encoding="utf-8"))[1:]:
        title, body = case.split("\n", 1)
        change, expected = body.split("\n---\n", 1)
        what, *lines = change.split("\n")
        verb, name = what.split(" ", 1)
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder) / "knowledge"
            shutil.copytree("knowledge", copy)
            target = copy / name
            added = "\n".join(lines).encode().replace(b"\\t", b"\t")
            added = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), added)
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
            result = subprocess.run([program, "check", "--no-examples", copy], capture_output=True, text=True)
        got = "\n".join(line for line in result.stderr.strip().split("\n") if not line.startswith("marsad: "))
        want = re.sub(r"\{line(?:\+(\d+))?\}", lambda m: str(number + int(m[1] or 0)), expected.strip())
        if got == want and (result.returncode == 1) == bool(want):
            passed += 1
        else:
            failed += 1
            print(f"{path}: {title}\n--- expected\n{want}\n--- got\n{got}\n")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0 or passed == 0)
