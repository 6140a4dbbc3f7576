"""usage: brat_test.py BANGHI ARTICLES.jsonl [COUNT]

`banghi batch --format brat` over the articles (the first COUNT), also decomposed, with lost letters, with other line ends and under
ids that are no file names: every annotation is read back by brat's own rules, and the text of every span is that of the article.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

banghi, source = sys.argv[1:3]
COUNT = int(sys.argv[3]) if len(sys.argv) > 3 else 1000

TEXT_BOUND = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
RELATION = re.compile(r"(R\d+)\t([\w-]+) Arg1:(T\d+) Arg2:(T\d+)")
EVENT = re.compile(r"(E\d+)\t([\w-]+):(T\d+)((?: [A-Za-z_-]+\d*:T\d+)*)")
ATTRIBUTE = re.compile(r"(A\d+)\t([\w-]+) ([TE]\d+) (\S+)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes ([TRE]\d+)\t(.+)")
EQUIVALENT = re.compile(r"(\*)\tEquiv((?: T\d+){2,})")


def lose_letters(text):
    """Every seventh letter of several bytes becomes question marks, as in texts that went through the wrong encoding."""
    out, seen = [], 0
    for c in text:
        seen += ord(c) > 0x7FF
        out.append("??" if ord(c) > 0x7FF and seen % 7 == 0 else c)
    return "".join(out)


VARIANTS = {
    "as-it-is": lambda text: text,
    "decomposed/NFD": lambda text: unicodedata.normalize("NFD", text),
    "lost letters": lose_letters,
    "../line\tends": lambda text: text.replace("\n", "\r\n").replace(", ", ",\u2028").replace(" và ", "\rvà\t"),
    "\U0001F4F0": lambda text: "\U0001F4F0 " + text,
}


def write_articles(path):
    articles = []
    with open(source, encoding="utf-8") as lines:
        originals = [json.loads(line) for _, line in zip(range(COUNT), lines)]
    for number, original in enumerate(originals):
        for name, change in VARIANTS.items():
            original_id = original.get("id", f"a-{number}")
            articles.append({"id": f"{name}{original_id}", "text": change(original["text"])})
    articles.append(dict(articles[0]))  # a second one of the same id
    with open(path, "w", encoding="utf-8") as out:
        for article in articles:
            out.write(json.dumps(article, ensure_ascii=False) + "\n")
    return articles


def configuration(path):
    sections, section = {}, None
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("["):
                section = sections.setdefault(line[1:-1], {})
            elif line and not line.startswith("#"):
                name, _, rest = line.partition("\t")
                section[name] = rest
    return sections


class Document:
    def __init__(self, text, conf):
        self.text, self.conf, self.types, self.faults = text, conf, {}, []

    def fault(self, why, line):
        self.faults.append(f"{why}: {line!r}")

    def declared(self, section, name, line):
        if name not in self.conf[section]:
            self.fault(f"{name} is not in [{section}]", line)

    def known(self, names, line):
        for name in names:
            if name not in self.types:
                self.fault(f"{name} is not there", line)

    def text_bound(self, line, name, kind, spans, words):
        pieces = [tuple(map(int, span.split())) for span in spans.split(";")]
        if " ".join(self.text[start:end] for start, end in pieces) != words:
            self.fault("the text is another", line)
        if any(start >= end or end > len(self.text) for start, end in pieces) or pieces != sorted(pieces):
            self.fault("spans", line)
        if kind not in self.conf["entities"] and kind not in self.conf["events"]:
            self.fault("unknown type", line)

    def event(self, line, kind, trigger, arguments):
        self.declared("events", kind, line)
        if self.types.get(trigger) != kind:
            self.fault("the trigger has another type", line)
        roles = set()
        for argument in arguments.split():
            role, _, target = argument.partition(":")
            self.known([target], line)
            if role in roles:
                self.fault("a role has no number", line)
            roles.add(role)
            allowed = dict(part.split("*:" if "*:" in part else "?:") for part in self.conf["events"][kind].split(", "))
            base = role.rstrip("0123456789")
            if self.types.get(target) not in allowed.get(base, "").split("|"):
                self.fault(f"{self.types.get(target)} as {base}", line)

    def attribute(self, line, name, target, value):
        self.declared("attributes", name, line)
        self.known([target], line)
        if value not in self.conf["attributes"].get(name, "").partition("Value:")[2].split("|"):
            self.fault("unknown value", line)

    def read(self, annotations):
        for line in annotations.splitlines():  # as Python, and so brat, sees lines
            found = next((m for m in (p.fullmatch(line) for p in (TEXT_BOUND, RELATION, EVENT, ATTRIBUTE, NOTE, EQUIVALENT)) if m),
                         None)
            if found is None:
                self.fault("no annotation", line)
                continue
            name = found[1]
            if name in self.types:
                self.fault("a second one of this name", line)
            if name != "*":
                self.types[name] = found[2]
            if name[0] == "T":
                self.text_bound(line, *found.groups())
            elif name[0] == "R":
                self.declared("relations", found[2], line)
                self.known([found[3], found[4]], line)
                if self.conf["relations"].get(found[2]) != f"Arg1:{self.types[found[3]]}, Arg2:{self.types[found[4]]}":
                    self.fault("between others", line)
            elif name[0] == "E":
                self.event(line, found[2], found[3], found[4])
            elif name[0] == "A":
                self.attribute(line, found[2], found[3], found[4])
            else:
                self.known(found[2].split(), line)
        return self.faults


def read_file(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def check(articles, out, extracted):
    faults, count = [], {}
    conf = configuration(os.path.join(out, "annotation.conf"))
    with open(os.path.join(out, "articles.jsonl"), encoding="utf-8") as lines:
        listed = [json.loads(line) for line in lines]
    if [entry["id"] for entry in listed] != [article["id"] for article in articles]:
        faults.append("the list of articles is another")
    names = {entry["name"] for entry in listed}
    wanted = {name + ending for name in names for ending in (".txt", ".ann")}
    if len(names) != len(articles) or set(os.listdir(out)) != wanted | {"articles.jsonl", "annotation.conf", "visual.conf"}:
        faults.append("files are missing, or others are there")
    for article, entry, record in zip(articles, listed, extracted):
        if not re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9._~-]*", entry["name"]):
            faults.append(f"no name for a file: {entry}")
        text = read_file(os.path.join(out, entry["name"] + ".txt"))
        if text != article["text"].replace("\r\n", " \n").replace("\r", "\n"):
            faults.append(f"{entry}: the text is another")
        document = Document(text, conf)
        faults += [f"{entry}: {fault}" for fault in document.read(read_file(os.path.join(out, entry["name"] + ".ann")))]
        for name in document.types:
            count[name[0]] = count.get(name[0], 0) + 1
        spans = len(record.get("mentions", [])) + len(record.get("events", []))
        if spans != sum(1 for name in document.types if name[0] == "T"):
            faults.append(f"{entry}: mentions are missing")
    print(f"{len(articles)} articles, {count}")
    return faults


def main():
    with tempfile.TemporaryDirectory() as directory:
        path, out = os.path.join(directory, "articles.jsonl"), os.path.join(directory, "brat")
        articles = write_articles(path)
        subprocess.run([banghi, "batch", "--quiet", path, "-o", out, "--format", "brat"], check=True)
        records = subprocess.run([banghi, "extract", "--format", "jsonl", path], check=True, capture_output=True).stdout
        faults = check(articles, out, [json.loads(line) for line in records.decode().splitlines()])
    for fault in faults[:20]:
        print(fault)
    print(f"{len(faults)} faults" if faults else "passed")
    sys.exit(1 if faults else 0)


main()
