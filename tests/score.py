#!/usr/bin/env python3
"""marsad score from outside: score.py MARSAD. Invented gold with every kind of error; and, where ../shared is there, the same figures as the scorer beside the project."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

program = sys.argv[1]
failures = []


def run(*arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name} {detail}")


def side(names):
    """ "BOL GOV+PRY" as a list of parties."""
    parties = []
    for name in filter(None, names.split("+")):
        code, _, sector = name.partition(" ")
        parties.append({"code": code, "entity_text": "x"} | ({"sector": sector} if sector else {}))
    return parties


def event(kind, actor="", recipient="", text="", **more):
    return {"event": kind, "actor": side(actor), "recipient": side(recipient), "text": text} | more


def record(document, kind, actor="", recipient="", told="", text="", **more):
    return event(kind, actor, recipient, text) | {"document_id": document, "event": [kind], "link": None, "auxiliary": [], "event_text": [told] if told else []} | more


def write(path, lines):
    path.write_text("".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines), encoding="utf-8")


# A document a case: gold, records, and the kinds of its misses and extras with and without --distinct where they differ.
CASES = {
    "found": ([event("ACCUSE", "BOL GOV", "PRY")], [("ACCUSE", "BOL GOV", "PRY")], [], []),
    "one code more": ([event("ACCUSE", "BOL", "PRY")], [("ACCUSE", "BOL+URY", "PRY")], [], []),
    "two codes more": ([event("ACCUSE", "BOL", "PRY", "انتقدت بوليفيا")], [("ACCUSE", "BOL+URY+CHL", "PRY", "انتقدت")], ["actor wrong"], ["actor wrong"]),
    "reciprocal": ([event("CONSULT", "BOL+PRY", reciprocal=True)], [("CONSULT", "BOL", "PRY")], [], []),
    "reciprocal, one lacks": ([event("CONSULT", "BOL+PRY", text="التقى الوزيران", reciprocal=True)], [("CONSULT", "BOL", "", "التقى")], ["parties wrong"], ["parties wrong"]),
    "actor missing": ([event("ACCUSE", "BOL", "PRY", "اتهام باراغواي")], [("ACCUSE", "", "PRY", "اتهام")], ["actor missing"], ["actor missing"]),
    "recipient missing": ([event("ACCUSE", "BOL", "PRY", "اتهمت باراغواي")], [("ACCUSE", "BOL", "", "اتهمت")], ["recipient missing"], ["recipient missing"]),
    "recipient wrong": ([event("ACCUSE", "BOL", "PRY", "اتهمت باراغواي")], [("ACCUSE", "BOL", "URY", "اتهمت")], ["recipient wrong"], ["recipient wrong"]),
    "exchanged": ([event("ACCUSE", "BOL", "PRY", "اتهمت باراغواي")], [("ACCUSE", "PRY", "BOL", "اتهمت")], ["sides exchanged"], ["sides exchanged"]),
    "other sentence": ([event("ACCUSE", "BOL", "PRY", "اتهمت باراغواي")], [("ACCUSE", "PRY", "BOL", "ندد")], ["nothing"], ["nothing"]),
    "other category": ([event("THREATEN", "BOL", "PRY", "حذرت باراغواي")], [("ACCUSE", "BOL", "PRY", "حذرت")], ["other category"], ["other category"]),
    "other category and parties": ([event("THREATEN", "BOL", "PRY", "حذرت باراغواي")], [("ACCUSE", "URY", "CHL", "حذرت")], ["nothing"], ["nothing"]),
    "denied": ([event("ACCUSE", "BOL", "PRY")], [("ACCUSE", "BOL", "PRY", "", {"auxiliary": ["negation"]})], ["not real"], []),
    "gold denies": ([event("ACCUSE", "BOL", "PRY", auxiliary=["hypothetical"])], [("ACCUSE", "BOL", "PRY")], [], ["not real"]),
    "history is real": ([event("ACCUSE", "BOL", "PRY", auxiliary=["historical"])], [("ACCUSE", "BOL", "PRY", "", {"auxiliary": ["future"]})], [], []),
    "optional found": ([event("ACCUSE", "BOL", "PRY", optional=True)], [("ACCUSE", "BOL", "PRY")], [], []),
    "optional not found": ([event("ACCUSE", "BOL", "PRY", optional=True)], [], [], []),
    "two in gold": ([event("ACCUSE", "BOL", "PRY"), event("ACCUSE", "BOL", "PRY")], [("ACCUSE", "BOL", "PRY")], ["other number"], []),
    "twice coded": ([event("ACCUSE", "BOL", "PRY")], [("ACCUSE", "BOL", "PRY"), ("ACCUSE", "BOL", "PRY")], [], ["other number"]),
    "nobody coded": ([], [("PROTEST", "", "")], [], []),
    "nothing": ([event("AID", "BOL", "PRY")], [("PROTEST", "URY", "")], ["nothing"], ["nothing"]),
    # Which of two pairings is made matters: the first gold event fits both records, the second only one.
    "matching": ([event("AID", "BOL", ""), event("AID", "BOL+URY", "")], [("AID", "BOL+URY", ""), ("AID", "BOL", "")], [], []),
    "linked": ([event("AID", "BOL", "PRY")], [("AID", "BOL", "PRY", "", {"link": "0"})], ["retelling"], []),
}
DISTINCT = {"twice coded": ([], []), "linked": (["retelling"], [])}
PLAIN = {"linked": ([], [])}


def invented(folder):
    gold, records = [], []
    for name, (wanted, coded, _, _) in CASES.items():
        gold.append({"document_id": name, "events": wanted})
        for kind, actor, recipient, *rest in coded:
            told = rest[0] if rest else ""
            records.append(record(name, kind, actor, recipient, told, **(rest[1] if len(rest) > 1 else {})))
    write(folder / "gold.jsonl", gold)
    write(folder / "records.jsonl", records)
    for options, own in (([], PLAIN), (["--distinct"], DISTINCT)):
        lines = [json.loads(line) for line in run("score", folder / "gold.jsonl", folder / "records.jsonl", "--format", "jsonl", "--misses", 100, "--extras", 100, *options).stdout.splitlines()]
        for name, (_, _, misses, extras) in CASES.items():
            misses, extras = own.get(name, (misses, extras))
            for kind, expected in (("miss", misses), ("extra", extras)):
                found = [line["error"] for line in lines if line["kind"] == kind and line["document_id"] == name]
                check(f"{name} {options}: {kind}", found == expected, found)
        counts = {line["error"]: (line["missed"], line["extra"]) for line in lines if line["kind"] == "error"}
        check("counts are those of the samples", all(
            count == tuple(sum(line["kind"] == kind and line["error"] == error for line in lines) for kind in ("miss", "extra")) for error, count in counts.items()), counts)
    level = {line["level"]: line for line in lines if line["kind"] == "level"}
    wanted = sum(not g.get("optional") and g.get("auxiliary") != ["hypothetical"] for w, *_ in CASES.values() for g in w)
    check("wanted", level["type"]["wanted"] == wanted == level["type+exact countries"]["wanted"], level)
    missed = sum(len(DISTINCT.get(name, case[2:])[0]) for name, case in CASES.items())
    check("found", level["type+countries"]["found"] == wanted - missed, level)
    check("levels fall", level["type"]["found"] > level["type+countries"]["found"] > level["type+exact countries"]["found"], level)


def sectors(folder):
    gold = [{"document_id": "a", "events": [event("AID", "BOL GOV", "PRY")]}]
    write(folder / "gold.jsonl", gold)
    for actor, found in (("BOL GOV", 1), ("BOL", 0), ("BOL MIL", 0), ("BOL MIL+BOL GOV", 1)):
        write(folder / "records.jsonl", [record("a", "AID", actor, "PRY COP")])
        levels = [json.loads(line) for line in run("score", folder / "gold.jsonl", folder / "records.jsonl", "--format", "jsonl").stdout.splitlines()]
        check(f"sectors of {actor}", [x["found"] for x in levels if x["kind"] == "level"] == [1, 1, found, 1], levels)
    other = record("a", "AID", "BOL MIL", "PRY")
    other["actor"][0]["other_sectors"] = ["GOV"]
    write(folder / "records.jsonl", [other])
    check("other sectors", '"level":"type+countries+sectors","precision":1.0' in run("score", folder / "gold.jsonl", folder / "records.jsonl", "--format", "jsonl").stdout)


# Sentences of our own, and where what gold wants is lost on the way.
ARTICLES = [
    ("visit", "استقبل الرئيس الروسي في موسكو نظيره الصيني.", [event("CONSULT", "CHN GOV", "RUS GOV", "استقبل الرئيس الروسي")], []),
    ("no predicate", "تناول الوزير الروسي الطعام في موسكو.", [event("AID", "RUS", "CHN", "تناول الوزير الروسي الطعام")], ["no predicate"]),
    ("predicate without event", "تحدث الوزير الروسي عن الاتهام.", [event("ACCUSE", "CHN", "RUS", "عن الاتهام")], ["predicate without event"]),
    ("side", "اتهمت روسيا الصين.", [event("ACCUSE", "CHN", "RUS", "اتهمت روسيا الصين")], ["party not on its side"]),
    ("party", "اتهمت روسيا الصين.", [event("ACCUSE", "RUS", "PRY", "اتهمت روسيا الصين")], ["party not recognised"]),
    ("denied", "لم تهاجم روسيا الصين.", [event("ASSAULT", "RUS", "CHN", "تهاجم روسيا الصين")], ["not real"]),
    ("category", "اتهمت روسيا الصين.", [event("THREATEN", "RUS", "CHN", "اتهمت روسيا الصين")], ["other category"]),
]


def documents(folder):
    write(folder / "articles.jsonl", [{"id": name, "text": text, "date": "2018-06-01"} for name, text, _, _ in ARTICLES])
    write(folder / "gold.jsonl", [{"document_id": name, "events": gold} for name, _, gold, _ in ARTICLES])
    result = run("score", folder / "gold.jsonl", "--documents", folder / "articles.jsonl", "--format", "jsonl", "--misses", 100)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    check("documents: status", result.returncode == 0, result.stderr)
    for name, _, _, losses in ARTICLES:
        found = [line["loss"] for line in lines if line["kind"] == "miss" and line["document_id"] == name]
        check(f"loss: {name}", found == losses, found)
    # The same figures as of the records that `code` writes.
    (folder / "records.jsonl").write_text(run("code", folder / "articles.jsonl").stdout, encoding="utf-8")
    levels = [line for line in lines if line["kind"] == "level"]
    of_records = [json.loads(line) for line in run("score", folder / "gold.jsonl", folder / "records.jsonl", "--format", "jsonl").stdout.splitlines()]
    check("documents and their records alike", levels == [line for line in of_records if line["kind"] == "level"] and levels[1]["found"] == 1, levels)
    first = run("score", folder / "gold.jsonl", folder / "records.jsonl", "--first", 1)
    check("first", re.search(r"type\+countries +1\.000 +1\.000 +1\.000 +1 +1 +1\n", first.stdout), first.stdout)
    last = run("score", folder / "gold.jsonl", folder / "records.jsonl", "--last", 1, "--by", "category", "--misses", 1)
    check("last", "ACCUSE" in last.stdout and "CONSULT" not in last.stdout and "category: other category" in last.stdout, last.stdout)
    frames = [json.loads(line) for line in run("score", folder / "gold.jsonl", folder / "records.jsonl", "--by", "frame", "--format", "jsonl").stdout.splitlines()]
    frames = {(line["frame"], line["category"]): (line["right"], line["extra"]) for line in frames if line["kind"] == "frame"}
    check("by frame", frames[("accuse", "ACCUSE")] == (0, 3) and sum(right for right, _ in frames.values()) == 1, frames)
    markdown = run("score", folder / "gold.jsonl", folder / "records.jsonl", "--by", "category", "--format", "markdown").stdout
    check("markdown", markdown.startswith("| level | P | R | F1 | found | of | coded |\n|---|---:|") and "\n| CONSULT |" in markdown and "«" not in markdown, markdown)
    write(folder / "some.jsonl", [{"id": "visit", "text": ARTICLES[0][1]}])
    some = run("score", folder / "gold.jsonl", "--documents", folder / "some.jsonl")
    check("documents of gold that are not there", some.returncode == 2 and f"{len(ARTICLES) - 1} documents" in some.stderr, some.stderr)
    write(folder / "some.jsonl", [{"id": "visit", "text": ARTICLES[0][1]}] * 2)
    check("a document twice", "visit is there twice" in run("score", folder / "gold.jsonl", "--documents", folder / "some.jsonl").stderr)
    write(folder / "some.jsonl", [{"id": "z", "text": ARTICLES[0][1]}])
    check("no document of gold", run("score", folder / "gold.jsonl", "--documents", folder / "some.jsonl").returncode == 1)


def faults(folder):
    write(folder / "records.jsonl", [record("a", "AID", "BOL")])
    sound = {"document_id": "a", "events": []}
    for line, message in (
        ("{", ":2: is no JSON: "),
        ("[]", ":2: is no JSON object; write {"),
        ({"events": []}, ':2: has no "document_id"'),
        ({"document_id": "b"}, ':2: has no list "events"; write []'),
        ({"document_id": "b", "events": [{"actor": []}]}, ':2: event 1 has no "event"'),
        ({"document_id": "b", "events": [event("AID"), "AID"]}, ":2: event 2 is no object"),
        ({"document_id": "b", "events": [event("AID") | {"actor": "BOL"}]}, ':2: event 1 "actor" is no list of parties'),
        ({"document_id": "b", "events": [event("AID") | {"recipient": [{"code": 7}]}]}, ':2: event 1 a party of "recipient" has a field'),
        ({"document_id": "b", "events": [event("AID", auxiliary=["negative"])]}, ':2: event 1 "auxiliary" has «negative»'),
        ({"document_id": "b", "events": [event("AID", optional="yes")]}, ':2: event 1 "optional" and "reciprocal" are true or false'),
        (sound, ":2: document a stands on line 1 already"),
    ):
        write(folder / "gold.jsonl", [sound, line])
        result = run("score", folder / "gold.jsonl", folder / "records.jsonl")
        check(f"broken gold {line}", result.returncode == 1 and not result.stdout and f"gold.jsonl{message}" in result.stderr, result.stderr)
    write(folder / "gold.jsonl", [sound])
    write(folder / "records.jsonl", [record("a", "AID", "BOL"), '{"document_id": "a"}'])
    result = run("score", folder / "gold.jsonl", folder / "records.jsonl")
    check("broken record", result.returncode == 1 and 'records.jsonl:2: has no "event"' in result.stderr, result.stderr)
    check("absent gold", run("score", folder / "absent.jsonl", folder / "records.jsonl").returncode == 1)
    check("absent records", run("score", folder / "gold.jsonl", folder / "absent.jsonl").returncode == 1)
    check("nothing to score", "--documents" in run("score", folder / "gold.jsonl").stderr)
    check("first and last", run("score", folder / "gold.jsonl", folder / "records.jsonl", "--first", 1, "--last", 1).returncode == 1)


def beside(shared):
    """The same figures, to the last of the digits that the scorer beside the project prints, for all its gold of events."""
    for name, texts, gold in (("seed", "seed/article.jsonl", "seed/gold.jsonl"), *((n, f"gold/{n}/leads.jsonl", f"gold/{n}/gold.jsonl") for n in ("leads", "diplomacy", "more"))):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
            subprocess.run([program, "code", "--quiet", shared / texts], stdout=out, check=True)
            for options in ([], ["--distinct"], ["--distinct", "--first", "37"], ["--last", "23"]):
                theirs = subprocess.run([sys.executable, shared / "score/score.py", "events", shared / gold, out.name, *options], capture_output=True, text=True, check=True).stdout
                ours = [json.loads(line) for line in run("score", shared / gold, out.name, "--by", "category", "--format", "jsonl", *options).stdout.splitlines()]
                levels = "".join(f"events {x['level']:22} P {x['precision']:.3f}  R {x['recall']:.3f}  F1 {x['f1']:.3f}   ({x['found']} of {x['wanted']} found, {x['coded']} coded)\n" for x in ours if x["kind"] == "level")
                kinds = "".join("   %-10s P %.2f R %.2f F1 %.2f  gold %d\n" % (x["category"], x["precision"], x["recall"], x["f1"], x["wanted"])
                                for x in ours if x["kind"] == "category" and x["level"] == "type" and x["wanted"] + x["coded"] > 0)
                check(f"{name} {options}", "".join(re.findall(r"events .*\n", theirs)) == levels, theirs + levels)
                check(f"{name} {options} by category", "".join(re.findall(r"(?m)^   [A-Z].*\n", theirs)) == kinds, theirs + kinds)


with tempfile.TemporaryDirectory() as name:
    for part in (invented, sectors, documents, faults):
        part(pathlib.Path(name))
if pathlib.Path("../shared/score/score.py").exists():
    beside(pathlib.Path("../shared"))
    print("compared with ../shared/score/score.py")
else:
    print("SKIPPED: ../shared is not here; the figures were not compared with those of the scorer beside it")
print(f"{len(failures)} failed" if failures else "all passed")
sys.exit(1 if failures else 0)
