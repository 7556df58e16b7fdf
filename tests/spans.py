#!/usr/bin/env python3
"""Every span of every record is the slice of the document that its words say: spans.py MARSAD. Over the examples, and over a part of the corpus
where that is beside the project. The document's text is its title, two line breaks and its text."""
import json
import lzma
import pathlib
import subprocess
import sys

program = sys.argv[1]
corpus = pathlib.Path("../shared/corpus/ant-2018.jsonl.xz")
lines = [line for path in sorted(pathlib.Path("examples").glob("*.jsonl")) for line in path.read_text(encoding="utf-8").split("\n") if line]
if corpus.exists():
    with lzma.open(corpus, "rt", encoding="utf-8") as documents:
        lines += [line for k, line in enumerate(documents) if k % 10 == 0]
else:
    print("spans: ../shared is not here; the examples alone were checked")
texts = {}
for line in lines:
    document = json.loads(line)
    title = document.get("title") or ""
    texts[document["id"]] = (title + "\n\n" if title else "") + document["text"]
out = subprocess.run([program, "code", "--quiet", "--min-confidence", "0", "-"], input="\n".join(line.strip("\n") for line in lines).encode(), capture_output=True, check=True)
checked = wrong = 0


def same(record, span, words, what):
    global checked, wrong
    checked += 1
    found = texts[record["document_id"]][span[0]:span[1]]
    if found != words:
        wrong += 1
        if wrong < 10:
            print(f"{record['id']} {what}: span says «{found}», record «{words}»")


for line in out.stdout.decode().split("\n"):
    if not line:
        continue
    record = json.loads(line)
    for side in ("actor", "recipient"):
        for party in record[side]:
            same(record, party["span"], party["entity_text"], side)
    for span, words in zip(record["event_span"], record["event_text"]):
        same(record, span, words, "event")
    same(record, record["text_info"]["span"], record["text"], "sentence")
    if record["event_loc"]:
        same(record, record["event_loc"]["span"], record["event_loc"]["extracted_place"], "place")
    if record["attribution"] and "speaker" in record["attribution"]:
        same(record, record["attribution"]["speaker"]["span"], record["attribution"]["speaker"]["entity_text"], "speaker")
print(f"spans: {checked} checked, {wrong} wrong")
sys.exit(wrong > 0 or checked == 0)
