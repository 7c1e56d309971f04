"""Treebanks and labelled names: reading, labels, batches of sentences."""
import lzma

import numpy as np

import pieces as P

# What Waybill's Morph holds; other features are not learned.
FEATURES = {"Number": {"Sing", "Plur", "Ptan"}, "Person": {"1", "2", "3"}, "Tense": {"Past", "Pres"}, "VerbForm": {"Fin", "Inf", "Part", "Ger"},
            "Mood": {"Ind", "Imp", "Sub"}, "Voice": {"Pass"}, "Degree": {"Pos", "Cmp", "Sup"}, "Poss": {"Yes"}, "Polarity": {"Neg"}}


def lines_of(path):
    return lzma.open(path, "rt", encoding="utf-8") if str(path).endswith(".xz") else open(path, encoding="utf-8")


def tag_of(upos, feats):
    kept = [f for f in feats.split("|") if "=" in f and f.split("=")[1] in FEATURES.get(f.split("=")[0], ())]
    return upos + "|" + "|".join(sorted(kept))


def treebank(path, relations):
    """Sentences (words, tags, heads with -1 for a root, relations). A subtype outside `relations` becomes its main relation."""
    out, rows = [], []
    for line in lines_of(path):
        line = line.rstrip("\n")
        if not line:
            if rows:
                out.append(([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], [r[3] for r in rows]))
            rows = []
        elif line[0] != "#":
            c = line.split("\t")
            if c[0].isdigit():
                relation = c[7] if c[7] in relations else c[7].split(":")[0]
                rows.append((c[1], tag_of(c[3], c[5]), int(c[6]) - 1, relation if relation in relations else "dep"))
    return out


def names(path, word, label, wanted):
    """Sentences (words, BIO labels) of a column file; `wanted` maps a file's kinds to ours, others become O."""
    out, ws, ls = [], [], []
    for line in lines_of(path):
        line = line.rstrip("\n")
        if not line.strip():
            if ws:
                out.append((ws, ls))
            ws, ls = [], []
        elif not line.startswith(("# ", "-DOCSTART-")):
            c = line.split("\t") if "\t" in line else line.split(" ")
            if len(c) <= max(word, label):
                continue
            kind = wanted.get(c[label][2:].lower()) if "-" in c[label] else None
            ws.append(c[word])
            ls.append("O" if kind is None else ("B-" if c[label][0] == "B" or not ls or ls[-1][2:] != kind else "I-") + kind)
    if ws:
        out.append((ws, ls))
    return out


def pack(groups, vocabulary, random=None):
    """Tensors of groups of sentences of words, a group one sequence: piece ids and cases [groups, n], and the words' pieces
    [first, last) [sentences, m], counted through the padded batch. With `random` some groups are put in capitals or small letters."""
    rows, spans = [], []
    for group in groups:
        dice = random.random() if random else 1.0
        ids, cases = [], []
        for words in group:
            words = [w.upper() for w in words] if dice < 0.07 else [w.lower() for w in words] if dice < 0.1 else words
            loud = P.shouts(words)
            first, last = [], []
            for w in words:
                got = vocabulary.word(w)
                first.append(len(ids))
                ids += got
                cases += [P.UNKNOWN_CASE if loud else P.case_of(w)] * len(got)
                last.append(len(ids))
            ids.append(P.SEP)
            cases.append(0)
            spans.append((len(rows), first, last))
        rows.append((ids, cases))
    n = (max(len(r[0]) for r in rows) + 31) // 32 * 32
    m = (max(len(s[1]) for s in spans) + 7) // 8 * 8
    t = {"ids": np.zeros((len(rows), n), np.int64), "cases": np.zeros((len(rows), n), np.int64),
         "first": np.zeros((len(spans), m), np.int64), "last": np.zeros((len(spans), m), np.int64)}
    for b, r in enumerate(rows):
        t["ids"][b, :len(r[0])], t["cases"][b, :len(r[1])] = r
    for k, (b, first, last) in enumerate(spans):
        t["first"][k, :len(first)], t["last"][k, :len(last)] = np.array(first) + b * n, np.array(last) + b * n
    return t


def groups_of(sentences, random, pieces):
    """Neighbouring sentences in groups of one to eight, of about `pieces` words in all: indices of sentences."""
    out, total = [], 0
    while total < pieces:
        at, size, group, words = random.randrange(len(sentences)), random.choice((1, 1, 2, 3, 5, 8)), [], 0
        while len(group) < size and at < len(sentences) and (not group or words + len(sentences[at][0]) < 220) and len(sentences[at][0]) < 300:
            group.append(at)
            words += len(sentences[at][0])
            at += 1
        if group:
            out.append(group)
            total += words
    return out
