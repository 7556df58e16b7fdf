#!/usr/bin/env python3
"""marsad recode and marsad code --diff from outside: recode.py MARSAD. Verbs that no frame has get frames of their own, which are then edited."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program = sys.argv[1]
failures = []


def run(*arguments, stdin=b""):
    result = subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True)
    return result.returncode, result.stdout.decode(), result.stderr.decode()


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name} {str(detail)[:2000]}")


def frame(name, category, code, verb, more="", recipient="object"):
    return f"""
frame {name}
  event      {category}{more}
  cameo      {code}
  verb 1     {verb}
  actor      subject
  recipient  {recipient}
  infer      no
  example    {verb}ت فرنسا ألمانيا
    expect   FRA > DEU
  example    {verb} الطفل شجرة
    expect   none
"""


DRAW = frame("test-draw", "AID", "071", "رسم")
COOK = frame("test-cook", "SUPPORT", "051", "طبخ")
WASH = frame("test-wash", "REJECT", "120", "غسل")
BASE = DRAW + COOK + WASH
# Lines that only move; another category; another party and code; a frame that is gone, and one that is new.
MOVED = "\n# a comment\n" + BASE
EDITED = (frame("test-draw", "COOPERATE", "061", "رسم") + frame("test-cook", "SUPPORT", "054", "طبخ", recipient="after ل")
          + frame("test-drink", "COERCE", "171", "شرب", "\n  mode       seize"))
DOCUMENTS = {
    "draw": "رسمت موردور غوندور.",
    "cook": "طبخت موردور غوندور للشاير.",
    "wash": "غسلت موردور غوندور.",
    "drink": "شربت موردور غوندور.",
    "accuse": "اتهمت موردور غوندور.",
    "nothing": "طلعت الشمس.",
    # Two events, of which one changes; one told again; and one told again whose link leads to a new id, which is no change.
    "both": "اتهمت موردور غوندور ورسمت موردور غوندور.",
    "again": "اتهمت موردور غوندور. كما اتهمت موردور غوندور.",
    "twice": "طبخت موردور غوندور للشاير. كما طبخت موردور غوندور للشاير.",
}
EXPECTED = {  # (kind, category): documents
    ("lost", "AID"): ["both", "draw"],
    ("gained", "COOPERATE"): ["both", "draw"],
    ("changed", "SUPPORT"): ["cook", "twice", "twice"],
    ("lost", "REJECT"): ["wash"],
    ("gained", "COERCE"): ["drink"],
}


def lines(text):
    return [json.loads(line) for line in text.splitlines()]


def knowledge(folder, name, frames):
    copy = folder / name
    shutil.copytree("knowledge", copy, ignore=shutil.ignore_patterns("world"))
    shutil.copytree("tests/world/world", copy / "world")
    with open(copy / "ar/frames/aid.frames", "a", encoding="utf-8") as out:
        out.write(frames)
    return copy


def write(path, documents):
    path.write_text("".join(json.dumps({"id": name, "text": text, "date": "2018-06-01"}) + "\n" for name, text in documents), encoding="utf-8")
    return path


def differences(folder, old, new, articles):
    status, out, err = run("code", "--diff", old, "--knowledge", new, articles)
    found = lines(out)
    check("diff: status", status == 3, err)
    by_kind = {}
    for line in found[:-1]:
        by_kind.setdefault((line["kind"], line["event"]), []).append(line["document_id"])
    check("diff: events", {key: sorted(value) for key, value in by_kind.items()} == EXPECTED, by_kind)
    check("diff: in the order of the documents", [d for d, _ in zip(dict.fromkeys(line["document_id"] for line in found[:-1]), DOCUMENTS)] == [d for d in DOCUMENTS if d in {x for v in EXPECTED.values() for x in v}])
    changed = next(line for line in found if line["kind"] == "changed")
    check("diff: fields", set(changed["fields"]) >= {"cameo", "recipient"} and "actor" not in changed["fields"] and "knowledge" not in changed["fields"], changed["fields"])
    check("diff: both records", changed["before"]["cameo"] == "051" and changed["after"]["cameo"] == "054" and [changed[side]["recipient"][0]["code"] for side in ("before", "after")] == ["GND", "SHR"], changed)
    again = [line for line in found[:-1] if line["document_id"] == "twice"]
    check("diff: links", again[1]["before"]["link"] and again[1]["before"]["link"] != again[1]["after"]["link"] and all("link" not in line["fields"] for line in again), again)
    gained = next(line for line in found if line["kind"] == "gained" and line["event"] == "COERCE")
    check("diff: gained", gained["before"] is None and gained["after"]["event_text"] == ["شربت"] and gained["other_category"] is None and gained["frame"] == "test-drink", gained)
    number = int(gained["frame_source"].rpartition(":")[2])
    check("diff: the frame's line", (new / "ar/frames/aid.frames").read_text(encoding="utf-8").split("\n")[number - 1] == "frame test-drink", gained["frame_source"])
    lost = next(line for line in found if line["kind"] == "lost" and line["event"] == "AID")
    check("diff: lost", lost["after"] is None and lost["other_category"] == "COOPERATE", lost)
    # The three that accuse, one of them told again, stay as they are.
    check("diff: sums", found[-1] == {"kind": "total", "gained": 3, "lost": 3, "changed": 3, "unchanged": 4, "documents": 9, "documents_differing": 6}, found[-1])
    check("diff: threads", run("code", "--diff", old, "--knowledge", new, "--threads", 3, articles)[1] == out)
    table = run("code", "--diff", old, "--knowledge", new, "--format", "table", articles)[1]
    check("diff: table", "draw\n" in table and re.search(r"\n  \+ 2018-06-01  COERCE seize  MRD «موردور» → GND «غوندور»  \| شربت  \(test-drink, ar/frames/aid.frames:\d+\)\n", table)
          and re.search(r"\n  - .*AID .*  is now COOPERATE\n", table) and re.search(r"\n  ~ .*→ SHR .* cameo, recipient.*\n    was .* → GND", table)
          and table.endswith("3 events gained, 3 lost, 3 changed, 4 unchanged; 9 documents, 6 of them differ\n"), table)


def report(folder, old, new, articles):
    status, out, _ = run("recode", old, "--documents", articles, "--knowledge", new, "--format", "jsonl", "--samples", 1)
    found = lines(out)
    kinds = lambda kind: [line for line in found if line["kind"] == kind]
    check("recode: status", status == 3)
    check("recode: sums", kinds("total")[0]["gained"] == 3 and kinds("total")[0]["unchanged"] == 4, kinds("total"))
    categories = {line["event"]: (line["gained"], line["lost"], line["changed"], line["unchanged"]) for line in kinds("category")}
    check("recode: categories", categories == {"ACCUSE": (0, 0, 0, 4), "AID": (0, 2, 0, 0), "COERCE": (1, 0, 0, 0), "COOPERATE": (2, 0, 0, 0), "REJECT": (0, 1, 0, 0), "SUPPORT": (0, 0, 3, 0)}, categories)
    frames = {(line["frame"], line["event"]): line["gained"] + line["lost"] + line["changed"] for line in kinds("frame")}
    check("recode: frames", frames == {("test-draw", "AID"): 2, ("test-draw", "COOPERATE"): 2, ("test-cook", "SUPPORT"): 3, ("test-wash", "REJECT"): 1, ("test-drink", "COERCE"): 1}, frames)
    check("recode: fields", {"cameo", "recipient"} <= {line["field"] for line in kinds("field")})
    check("recode: recategorised", [(x["from"], x["to"], x["events"]) for x in kinds("recategorised")] == [("AID", "COOPERATE", 2)], kinds("recategorised"))
    check("recode: samples", len(kinds("sample")) == 5 and all(s["before"] or s["after"] for s in kinds("sample")), kinds("sample"))
    check("recode: no samples", "sample" not in run("recode", old, "--documents", articles, "--knowledge", new, "--format", "jsonl", "--samples", 0)[1])
    table = run("recode", old, "--documents", articles, "--knowledge", new)[1]
    check("recode: table", table.startswith("3 events gained, 3 lost, 3 changed, 4 unchanged; 9 documents, 6 of them differ\n\nby category\n")
          and "of those that differ (5 of 5)" in table and "      in          غسلت موردور غوندور.\n" in table, table)
    check("recode: limit", "of those that differ (1 of 5)" in run("recode", old, "--documents", articles, "--knowledge", new, "--limit", 1)[1])
    # Whatever the order of the documents.
    backwards = write(folder / "backwards.jsonl", reversed(DOCUMENTS.items()))
    check("recode: other order", lines(run("recode", old, "--documents", backwards, "--knowledge", new, "--format", "jsonl")[1])[0] == found[0])
    check("recode: from standard input", lines(run("recode", old, "--documents", "-", "--knowledge", new, "--format", "jsonl", stdin=articles.read_bytes())[1])[0] == found[0])


def keeping(folder, old, base, new, articles):
    fresh = run("code", "--knowledge", new, articles)[1]
    kept = folder / "kept.jsonl"
    status, _, err = run("recode", old, "--documents", articles, "--knowledge", new, "-o", kept)
    check("kept", status == 3 and kept.read_text(encoding="utf-8") == fresh, err)
    status, out, _ = run("recode", kept, "--documents", articles, "--knowledge", new)
    check("nothing differs any more", status == 0 and out == "0 events gained, 0 lost, 0 changed, 9 unchanged; 9 documents, 0 of them differ\n".replace("9 unchanged", f"{fresh.count(chr(10))} unchanged"), out)
    itself = folder / "itself.jsonl"
    shutil.copy(old, itself)
    run("recode", itself, "--documents", articles, "--knowledge", new, "-o", itself)
    check("kept in place", itself.read_text(encoding="utf-8") == fresh)
    # What would lose records is not kept.
    some = write(folder / "some.jsonl", list(DOCUMENTS.items())[2:])
    before = old.read_text(encoding="utf-8")
    status, out, err = run("recode", old, "--documents", some, "--knowledge", base, "-o", old)
    check("documents lacking: not kept", status == 1 and old.read_text(encoding="utf-8") == before and "not written" in err and not list(folder.glob("*.part")), err)
    status, out, err = run("recode", old, "--documents", some, "--knowledge", base)
    check("documents lacking", status == 2 and "2 of its 7 documents were not coded again (the first on line 1); their 2 records" in err and out.startswith("0 events gained, 0 lost, 0 changed"), err + out)
    check("documents lacking: diff", run("code", "--diff", old, "--knowledge", base, some)[0] == 2)


def faults(folder, old, base, articles):
    broken = folder / "broken.jsonl"
    broken.write_bytes(articles.read_bytes() + b"x\n")
    check("broken document", run("recode", old, "--documents", broken, "--knowledge", base)[0] == 2)
    status, _, err = run("recode", old, "--documents", broken, "--knowledge", base, "-o", folder / "absent.jsonl")
    check("broken document: not kept", status == 1 and not (folder / "absent.jsonl").exists(), err)
    broken.write_bytes(articles.read_bytes() * 2)
    status, out, err = run("recode", old, "--documents", broken, "--knowledge", base)
    check("a document twice", status == 2 and "broken.jsonl:10: has the id draw of an earlier document" in err and out.startswith("0 events gained, 0 lost, 0 changed"), err + out)
    records = old.read_text(encoding="utf-8").splitlines(keepends=True)
    for name, text, message in (
        ("no JSON", records[0] + "{\n" + records[1], "broken.jsonl:2: is no JSON"),
        ("no record", records[0] + '{"document_id": "a"}\n', 'broken.jsonl:2: has no "event"'),
        ("a document in two places", records[0] + records[1] + records[0], "broken.jsonl:3: is of the document of line 1"),
    ):
        broken.write_text(text, encoding="utf-8")
        for command in (("recode", broken, "--documents", articles), ("code", "--diff", broken, articles)):
            status, out, err = run(*command, "--knowledge", base)
            check(f"{name}: {command[0]}", status == 1 and not out and message in err, err)
    check("absent records", run("recode", folder / "absent.jsonl", "--documents", articles, "--knowledge", base)[0] == 1)
    pipe = subprocess.run(["bash", "-c", f"{program} recode <(cat {old}) --documents {articles} --knowledge {base}"], capture_output=True)
    check("a pipe", pipe.returncode == 1 and b"read twice" in pipe.stderr, pipe.stderr)
    check("absent documents", run("recode", old, "--documents", folder / "absent.jsonl", "--knowledge", base)[0] == 1)
    check("bad date", run("recode", old, "--documents", articles, "--knowledge", base, "--date", "2018-13-01")[0] == 1)
    empty = folder / "empty.jsonl"
    empty.write_text("\n")
    status, out, _ = run("recode", empty, "--documents", articles, "--knowledge", base)
    check("no old records: all is gained", status == 3 and out.startswith(f"{len(records)} events gained, 0 lost, 0 changed, 0 unchanged"), out)
    full = subprocess.run(["bash", "-c", f"{program} recode {empty} --documents {articles} --knowledge {base} > /dev/full"], capture_output=True)
    check("full disk", full.returncode == 1 and b"No space" in full.stderr, full)
    head = subprocess.run(["bash", "-c", f"set -o pipefail; {program} code --diff {empty} --knowledge {base} --format table {articles} | head -1"], capture_output=True)
    check("a reader that has seen enough", head.stdout.count(b"\n") == 1 and not head.stderr and head.returncode in (1, 3), head)
    once = folder / "once.jsonl"
    once.write_text(run("code", "--once", "--knowledge", base, articles)[1], encoding="utf-8")
    check("once", run("recode", once, "--documents", articles, "--knowledge", base, "--once")[0] == 0 and run("recode", once, "--documents", articles, "--knowledge", base)[0] == 3)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    base, moved, edited = (knowledge(folder, *of) for of in (("base", BASE), ("moved", MOVED), ("edited", EDITED)))
    articles = write(folder / "articles.jsonl", DOCUMENTS.items())
    old = folder / "old.jsonl"
    old.write_text(run("code", "--knowledge", base, articles)[1], encoding="utf-8")
    status, out, err = run("recode", old, "--documents", articles, "--knowledge", moved)
    check("moved lines change nothing", status == 0 and out.startswith("0 events gained, 0 lost, 0 changed, "), out + err)
    differences(folder, old, edited, articles)
    report(folder, old, edited, articles)
    keeping(folder, old, base, edited, articles)
    faults(folder, old, base, articles)
print(f"{len(failures)} failed" if failures else "all passed")
sys.exit(1 if failures else 0)
