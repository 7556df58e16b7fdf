#!/usr/bin/env python3
"""The program from outside: cli.py MARSAD. Bad input gives a message and loses nothing else; threads do not change the output."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

program = sys.argv[1]
failures = []


def run(*arguments, stdin=b""):
    return subprocess.run([program, *map(str, arguments)], input=stdin, capture_output=True)


def check(name, condition, detail=""):
    if not condition:
        failures.append(name)
        print(f"FAILED {name} {detail}")


SENTENCE = "استقبل الرئيس الروسي فلاديمير بوتين في موسكو نظيره الصيني شي جين بينغ."
LINE = json.dumps({"id": "a", "text": SENTENCE, "date": "2018-06-01"}).encode() + b"\n"

with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)

    result = run("--version")
    check("version", result.returncode == 0 and result.stdout.startswith(b"marsad "))
    for command in ([], ["code"], ["classify"], ["explain"], ["check"], ["analyse"], ["lexicon"], ["lexicon", "coverage"], ["world"], ["world", "check"], ["world", "show"], ["score"], ["recode"]):
        result = run(*command, "--help")
        check(f"help {command}", result.returncode == 0 and len(result.stdout) > 200)
    check("no command", run().returncode == 1)
    result = run("code", folder / "absent.jsonl")
    check("absent file", result.returncode == 1 and b"No such file" in result.stderr)
    check("bad date", run("code", "--date", "2018-13-01", "-").returncode == 1)
    check("bad format", run("code", "--format", "xml", "-").returncode == 1)

    # Words as CoNLL-U: the forms joined are the text, whatever stands between the words.
    for text in (SENTENCE, "ولأنهم سيقتلونه، للحرية ــ 11% (رويترز) جي-إن #حزب_الله.\n\nمَرْحَبًا  ﷲ", "x", "\u00a0و\tقال"):
        result = run("analyse", "-", stdin=json.dumps({"id": "a", "text": text}).encode() + b"\n")
        rows = [line.split("\t") for line in result.stdout.decode().split("\n") if line and line[0] != "#"]
        check("conllu columns", result.returncode == 0 and all(len(row) == 10 for row in rows))
        check("conllu forms", "".join(row[1] for row in rows) == "".join(text.split()), repr([row[1] for row in rows]))
    forms = [line.split("\t")[1:4:2] for line in run("analyse", "-", stdin=json.dumps({"id": "a", "text": "ولأنهم سيقتلونه للحرية"}).encode()).stdout.decode().split("\n") if "\t" in line]
    check("conllu segments", forms == [["و", "CCONJ"], ["ل", "ADP"], ["أن", "SCONJ"], ["هم", "PRON"], ["س", "PART"], ["يقتلون", "VERB"], ["ه", "PRON"], ["ل", "ADP"], ["لحرية", "NOUN"]], repr(forms))
    (folder / "words.txt").write_text("أعلن الرئيس قخصضذ الحرب على فرنسا.")
    result = run("lexicon", "coverage", folder / "words.txt")
    check("coverage", result.returncode == 0 and b"6 Arabic words" in result.stdout and "قخصضذ  | أعلن".encode() in result.stdout, result.stdout.decode())
    result = run("lexicon", "analyse", "بحث")
    check("readings", result.returncode == 0 and "verb بحث form 1".encode() in result.stdout and "noun بحث".encode() in result.stdout)
    check("no word", run("lexicon", "analyse", "two words").returncode == 1)

    # Towns and provinces of packages: a town where a place is meant, nothing where a word, a listed name or another state's is spelt so.
    beside = folder / "beside"
    beside.mkdir()
    shutil.copy(program, beside / "marsad")
    (beside / "knowledge.bin").touch()  # the tables are looked for beside it
    shutil.copytree("knowledge", beside / "knowledge", ignore=shutil.ignore_patterns("world"))
    shutil.copytree("tests/world/world", beside / "knowledge" / "world")
    cache = {**os.environ, "XDG_CACHE_HOME": str(folder)}
    (beside / "geonames.tsv").write_text("".join("\t".join(row) + "\n" for row in (
        ("قخصضبور", "GND", "1", "1.5", "2.5", "Qakhbur", "90000"), ("مكتبة", "GND", "2", "1", "2", "Library", "90000"),
        ("باكلاند", "GND", "3", "1", "2", "Buckland", "90000"), ("ضغثبور", "GND", "4", "1", "2", "A", "90000"), ("ضغثبور", "MRD", "5", "1", "2", "B", "80000"))))
    (beside / "cldr.tsv").write_text("محافظة ثغضستان\tMRD\tPE-X\nمحافظة المكتبة\tMRD\tPE-Y\n")
    text = "اجتمعوا في قخصضبور وفي مكتبة في باكلاند وفي ضغثبور. قال قخصضبور ذلك في محافظة ثغضستان قرب ثغضستان وفي محافظة المكتبة."
    result = subprocess.run([beside / "marsad", "explain", "--layer", "names", "--knowledge", beside / "knowledge", "-"], input=text.encode(), capture_output=True, env=cache)
    names = [line for line in result.stdout.decode().split("\n") if "  place " in line]
    check("imported places", names == ["قخصضبور  place قخصضبور", "باكلاند  place باكلاند", "محافظة ثغضستان  place محافظة ثغضستان", "ثغضستان  place محافظة ثغضستان"], repr(names) + result.stdout.decode() + result.stderr.decode())
    (beside / "cldr.tsv").write_text("# made\nمحافظة ثغضستان\tMRD\n")
    result = subprocess.run([beside / "marsad", "check", "--no-examples", beside / "knowledge"], capture_output=True)
    check("imported table fault", result.returncode == 1 and b"cldr.tsv:2: has 2 cells, not 3; make the file anew" in result.stdout + result.stderr, result.stderr.decode())

    # Of the knowledge compiled before, the newest few are kept.
    (folder / "marsad").mkdir(exist_ok=True)
    for k in range(9):
        (folder / "marsad" / f"knowledge-{k}.bin").touch()
        os.utime(folder / "marsad" / f"knowledge-{k}.bin", (k, k))
    (beside / "cldr.tsv").write_text("# made\n")
    subprocess.run([beside / "marsad", "explain", "--knowledge", beside / "knowledge", "-"], input=b"x", capture_output=True, env=cache)
    kept = sorted(path.name for path in (folder / "marsad").iterdir())
    check("old knowledge is removed", len(kept) == 6 and "knowledge-8.bin" in kept and "knowledge-0.bin" not in kept, kept)

    # A record to the letter.
    result = run("code", "-", stdin=LINE)
    records = [json.loads(line) for line in result.stdout.splitlines()]
    check("one event", len(records) == 1, result.stdout.decode())
    record = records[0]
    for key in ("id", "document_id", "date", "enddate", "date_resolution", "event", "link", "mode", "context", "auxiliary", "cameo", "quad_code", "event_scale", "actor",
                "recipient", "event_text", "event_span", "event_loc", "size", "attribution", "text", "text_info", "cite_info", "confidence", "explanation", "coder", "knowledge"):
        check(f"field {key}", key in record)
    check("category", record["event"] == ["CONSULT"] and record["mode"] == ["visit"], record)
    for entity in record["actor"] + record["recipient"]:
        begin, end = entity["span"]
        check("entity span", SENTENCE[begin:end] == entity["entity_text"], entity)
        check("entity fields", {"code", "entity_text", "resolved_by"} <= entity.keys())
    begin, end = record["event_span"][0]
    check("event span", SENTENCE[begin:end] == record["event_text"][0])
    begin, end = record["text_info"]["span"]
    check("sentence span", SENTENCE[begin:end] == record["text"])

    # Towns lie in their state, not in the one whose code their region has (GE: Geneva); of namesakes the id in states.tsv settles which (not Washington in
    # Utah).
    def place(town):
        text = f"استقبل الرئيس الروسي فلاديمير بوتين نظيره الصيني في {town}."
        result = run("code", "--date", "2018-06-01", "-", stdin=json.dumps({"id": "p", "text": text}).encode() + b"\n")
        return json.loads(result.stdout.splitlines()[0])["event_loc"] or {}

    check("town of a state", place("جنيف").get("geonameid") == "2660646", place("جنيف"))
    check("towns of one name", place("واشنطن").get("geonameid") == "4140963" and place("واشنطن").get("lat") == 38.8951, place("واشنطن"))

    # Offsets are code points of the text as it came: beyond the plane, marks, tatweel, bidi controls.
    odd = "😀 \u200fاستقبـــل الرئيسُ الروسيّ فلاديمير بوتين نظيره الصيني"
    result = run("code", "--date", "2018-06-01", "-", stdin=json.dumps({"id": "b", "text": odd}).encode() + b"\n")
    for line in result.stdout.splitlines():
        record = json.loads(line)
        for entity in record["actor"] + record["recipient"]:
            check("odd entity span", odd[slice(*entity["span"])] == entity["entity_text"], entity)
    check("odd text has its event", result.stdout.count(b"\n") == 1, result.stdout)

    # Titles: offsets count the title and two line breaks.
    result = run("code", "-", stdin=json.dumps({"id": "t", "title": "خبر", "text": SENTENCE, "date": "2018-06-01"}).encode() + b"\n")
    record = json.loads(result.stdout.splitlines()[0])
    check("title offset", ("خبر\n\n" + SENTENCE)[slice(*record["event_span"][0])] == record["event_text"][0])

    # Bad input.
    check("empty input", run("code", "-").returncode == 0)
    check("empty text", run("code", "-", stdin=b'{"id":"e","text":""}\n').returncode == 0)
    broken = LINE + b'{"id": "x", "text": "tru\n' + b"not json\n" + b'{"id": 7, "text": "\\u0000 \xff\xfe"}\n' + b'["list"]\n' + b'{"id": "y"}\n' + LINE
    result = run("code", "-", stdin=broken)
    check("broken lines: status", result.returncode == 2)
    check("broken lines: the rest", result.stdout.count(b"\n") == 2, result.stdout)
    check("broken lines: places", all(f"(standard input):{n}: ".encode() in result.stderr for n in (2, 3, 4, 5, 6)), result.stderr.decode())
    raw = folder / "raw.txt"
    raw.write_bytes(b"\x00\xff\xfe" + SENTENCE.encode() + b"\xd8\n\xc3\x28\x00")
    result = run("code", "--date", "2018-06-01", raw)
    check("broken UTF-8 text", result.returncode == 0 and json.loads(result.stdout.splitlines()[0])["event"] == ["CONSULT"])
    check("broken UTF-8 explained", run("explain", raw).returncode == 0)
    long = folder / "long.jsonl"
    with open(long, "wb") as out:
        out.write(b'{"id":"long","text":"' + b"a" * 100_000_000 + b'"}\n' + LINE)
    result = run("code", long)
    check("100 MB line", result.returncode == 2 and result.stdout.count(b"\n") == 1 and b"long.jsonl:1: is longer than" in result.stderr, result.stderr.decode())
    quotes = json.dumps({"id": "q", "text": "«" * 100_000 + SENTENCE + "و" * 100_000 + " وزير" * 50_000}).encode() + b"\n"
    check("a hundred thousand quotes", run("code", "-", stdin=quotes).returncode == 0)
    check("full disk", subprocess.run(f"{program} code - > /dev/full", shell=True, input=LINE, capture_output=True).returncode == 1)

    # The same bytes whatever the threads, and on every run.
    many = folder / "many.jsonl"
    with open(many, "wb") as out:
        for file in sorted(pathlib.Path("examples").glob("*.jsonl")) * 200:
            out.write(file.read_bytes())
    one = run("code", "--threads", 1, many)
    two = run("code", "--threads", 2, many)
    check("threads", one.stdout == two.stdout and one.stdout == run("code", "--threads", 1, many).stdout and len(one.stdout) > 10_000)
    once = run("code", "--once", many)
    check("once", b'"link":"' not in once.stdout and len(once.stdout) <= len(one.stdout))
    sure = run("code", "--min-confidence", "0.6", many)
    check("confidence", all(json.loads(line)["confidence"] >= 0.6 for line in sure.stdout.splitlines()))
    every = [json.loads(line) for line in run("code", "--min-confidence", "0", many).stdout.splitlines()]
    usual = [json.loads(line) for line in one.stdout.splitlines()]
    least = {row[0]: float(row[3]) for row in (line.split("\t") for line in open("knowledge/ontology/categories.tsv", encoding="utf-8")) if len(row) > 4 and row[1].isdigit()}
    sure_enough = lambda r: r["confidence"] >= least[r["event"][0]]
    check("usual confidence", usual == [r for r in every if r["id"] in {u["id"] for u in usual}] and all((r in usual) == (sure_enough(r) or bool({"negation", "hypothetical"} & set(r["auxiliary"]))) for r in every))
    check("confidence differs", len({r["confidence"] for r in every}) > 10)
    signs = [json.loads(line)["signs"] for line in run("code", "--signs", "--min-confidence", "0", "examples/treaty.jsonl").stdout.splitlines()]
    check("signs", signs and all(s["bias"] == 1 and len(s) > 5 for s in signs), signs)
    table = run("code", "--format", "table", "examples/treaty.jsonl")
    check("table", table.returncode == 0 and "→".encode() in table.stdout)

    # Classes: one line a document, probabilities, reasons that are features of the text, broken lines as elsewhere.
    texts = ("قصفت طائرات المدينة فقتلت العشرات.", "مذكرة من رئيس الجلسة", "", "x")
    lines = b"".join(json.dumps({"id": str(k), "text": text}).encode() + b"\n" for k, text in enumerate(texts))
    result = run("classify", "--explain", "-", stdin=lines)
    classes = [json.loads(line) for line in result.stdout.splitlines()]
    check("classes", result.returncode == 0 and [c["document_id"] for c in classes] == ["0", "1", "2", "3"], result.stdout.decode())
    for c in classes:
        check("probabilities", len(c["probabilities"]) == 5 and abs(sum(c["probabilities"]) - 1) < 0.01 and max(c["probabilities"]) == c["confidence"] == c["probabilities"][c["quad_code"]], c)
    check("class of an attack", classes[0]["quad_code"] == 4 and any(r["weight"] > 0 for r in classes[0]["because"]), classes[0])
    features = [json.loads(line)["features"] for line in run("classify", "--features", "-", stdin=lines).stdout.splitlines()]
    check("features", all(r["feature"] in f for c, f in zip(classes, features) for r in c["because"]) and "word طايره" in features[0] and features[2] == ["no event"], features)
    check("classes of broken lines", run("classify", "-", stdin=b"not json\n").returncode == 2)
    check("classes of no file", run("classify", folder / "absent.jsonl").returncode == 1)
    check("one class by itself", run("classify", "-", stdin=lines).stdout.splitlines()[1] == run("classify", "-", stdin=lines.splitlines()[1]).stdout.strip())

    # The invented world against documents: who is named, what contradicts the day, whom no file has.
    shutil.copytree("knowledge", folder / "knowledge", ignore=shutil.ignore_patterns("world"))
    shutil.copytree("tests/world/world", folder / "knowledge/world")
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    articles = [
        ("2016-05-01", "وصل رئيس غوندور دينيثور أمس. وعاد دينيثور مساء."),  # held
        ("2018-06-01", "خطب الرئيس دينيثور في الحشد."),  # who was president is called so ever after
        ("2018-01-02", "صرح وزير الدفاع الغوندوري أراغورن بهذا."),  # the change was yesterday
        ("2018-06-01", "صرح وزير الدفاع الغوندوري أراغورن بهذا."),
        ("2018-06-02", "صرح وزير الدفاع الغوندوري السابق أراغورن بهذا."),
        ("2018-06-03", "نفت وزيرة خارجية موردور إيوين ذلك."),
        ("2018-06-04", "نفى وزير الخارجية الغوندوري فارامير ذلك."),
        ("2005-06-05", "رحب رئيس وزراء الشاير فرودو باغنز بالضيوف."),
        ("2018-06-06", "زار مستشار الرئيس أراغورن المدينة."),  # another's title
        ("2018-06-07", "ندد وزير الداخلية الغوندوري الشيخ برغيل بن برغوند بالهجوم. ورد وزير الداخلية برغيل بن برغوند."),
    ]
    (folder / "world.jsonl").write_text("".join(json.dumps({"id": str(n), "date": day, "text": text}) + "\n" for n, (day, text) in enumerate(articles)))
    result = run("world", "check", folder / "knowledge", "--against", folder / "world.jsonl", "--format", "jsonl", "--limit", 0)
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    actors = {line["id"]: line for line in lines if line["kind"] == "actor"}
    check("against: status", result.returncode == 0, result.stderr.decode())
    check("against: named", actors["person/denethor"]["count"] == 3 and actors["person/denethor"]["titles"] == [{"title": "رئيس", "count": 2}], actors.get("person/denethor"))
    claims = sorted((line["id"], line["title"], line["code"], line["what"], line["count"], line["first"]) for line in lines if line["kind"] == "contradiction")
    check("against: contradictions", claims == [
        ("person/aragorn", "وزير الدفاع", "GND", "no longer", 1, "2018-06-01"), ("person/eowyn", "وزير الخارجية", "MRD", "other state", 1, "2018-06-03"),
        ("person/faramir", "وزير الخارجية", "GND", "never", 1, "2018-06-04"), ("person/frodo-baggins", "رئيس الوزراء", "SHR", "not yet", 1, "2005-06-05")], claims)
    unknown = [(line["name"], line["count"], [(t["title"], t["office"], t["code"]) for t in line["titles"]]) for line in lines if line["kind"] == "unknown"]
    check("against: unknown", unknown == [("برغيل بن برغوند", 3, [("وزير الداخلية", "interior-minister", ""), ("وزير الداخلية", "interior-minister", "GND"), ("شيخ", "", "")])], unknown)
    table = run("world", "check", folder / "knowledge", "--against", folder / "world.jsonl", "--limit", 1).stdout.decode()
    check("against: table", "titles that contradict" in table and len(table.splitlines()) < 20, table)
    check("against: absent file", run("world", "check", folder / "knowledge", "--against", folder / "absent.jsonl").returncode == 1)
    check("against: broken line", run("world", "check", folder / "knowledge", "--against", "-", stdin=b"x\n" + LINE).returncode == 2)
    shown = run("world", "show", "Aragorn", "دنيثور", "MRD", "--knowledge", folder / "knowledge")
    check("show", shown.returncode == 0 and b"defence-minister of GND" in shown.stdout and b"person/denethor" in shown.stdout and b"state/" not in shown.stdout, shown.stdout.decode())
    check("show nobody", run("world", "show", "قخصضذ").returncode == 1)

    # One's own knowledge.
    check("absent knowledge", run("code", "--knowledge", folder / "none", "-").returncode == 1)

print(f"{len(failures)} failed" if failures else "all passed")
sys.exit(1 if failures else 0)
