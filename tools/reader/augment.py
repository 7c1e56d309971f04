"""Examples with other names in them, so that roles are learned and not who usually arms whom."""
import copy

import scenes as S


class Names:
    """Surfaces of states by code, from data/parties.tsv: {"name", "demonym", "demonyms", "capital"}."""

    def __init__(self, path):
        self.states, header = {}, None
        for line in open(path, encoding="utf-8"):
            if line.startswith("#") or not line.strip():
                continue
            row = line.rstrip("\n").split("\t")
            if header is None:
                header = row
                continue
            r = dict(zip(header, row))
            if r["kind"] != "state":
                continue
            plain = lambda v: [w for w in v.split("|") if w and all(c.isalpha() or c == " " for c in w)]
            demonyms = plain(r["demonyms"])
            s = {"name": plain(r["name"]), "capital": plain(r["seats"])[:1],
                 "demonym": [d for d in demonyms if not d.endswith("s") or d.endswith("ss")][:1] or demonyms[:1],
                 "demonyms": [d for d in demonyms if d.endswith("s")][:1]}
            if s["name"] and s["demonym"] and s["capital"]:
                s["demonyms"] = s["demonyms"] or s["demonym"]
                self.states[r["id"]] = s
        self.codes = sorted(self.states)


def surface(names, code, cue, words):
    """Words of a state's name of the same kind, or None when there are none."""
    s = names.states.get(code)
    if not s or cue not in ("name", "demonym", "capital"):
        return None
    kind = cue
    if cue == "demonym":
        kind = "demonyms" if words[-1].lower().endswith("s") and not words[-1].lower().endswith("ss") else "demonym"
    elif cue == "name" and len(words) == 1 and words[0].isupper() and len(words[0]) <= 4:
        return None  # an abbreviation
    found = s[kind][0].split()
    return [w.upper() for w in found] if len(words[0]) > 1 and all(w.isupper() for w in words) else found


def exchange(x, names, groups, random, share=0.7, other_share=0.5):
    """A copy of x in which parties have other names; `groups` are names of other parties to draw from."""
    by_party = {}
    for m in x.parties:
        by_party.setdefault(m[2]["party"], []).append(m)
    renamed, edits = {}, {}
    fresh = [c for c in names.codes if c not in by_party]
    random.shuffle(fresh)
    for party, ms in sorted(by_party.items()):
        if party in names.states:
            if random.random() >= share or not fresh:
                continue
            new = fresh.pop()
            change = [(f, l, surface(names, new, m["cue"], x.words[f:l])) for f, l, m in ms]
            if any(c[2] is None for c in change):
                continue
        else:
            if random.random() >= other_share or not groups:
                continue
            forms = {" ".join(x.words[f:l]) for f, l, _ in ms}
            if len(forms) != 1:
                continue
            new = random.choice(groups)
            if new in by_party or new in renamed.values():
                continue
            change = [(f, l, [w.upper() for w in new.split()] if forms.pop().isupper() and len(new) > 3 else new.split()) for f, l, _ in ms[:1]]
            change += [(f, l, change[0][2]) for f, l, _ in ms[1:]]
        if any(any(f < b and a < l for a, b, _ in edits.values()) for f, l, _ in change):
            continue
        # A mention inside another kind of mention ("Iranian drones" as one item) only changes words, which is well.
        renamed[party] = new
        for c in change:
            edits[c[0]] = c
    if not edits:
        return x
    y = S.Example()
    y.doc, y.scene, y.tokens = x.doc, x.scene, None
    y.words, place, at = [], [], 0
    while at < len(x.words):
        if at in edits:
            _, last, new = edits[at]
            place += [len(y.words) + min(k, len(new) - 1) for k in range(last - at)]
            y.words += new
            at = last
        else:
            place.append(len(y.words))
            y.words.append(x.words[at])
            at += 1
    place.append(len(y.words))
    # An end is the place after the last word; a replaced name may be shorter or longer than the old one.
    ends = [0] * (len(x.words) + 1)
    at = 0
    while at < len(x.words):
        if at in edits:
            _, last, new = edits[at]
            for k in range(at + 1, last + 1):
                ends[k] = place[at] + len(new)
            at = last
        else:
            ends[at + 1] = place[at] + 1
            at += 1
    move = lambda m: (place[m[0]], max(ends[m[1]], place[m[0]] + 1), m[2])
    y.sentences, at = [], 0
    for a, b in x.sentences:
        y.sentences.append((at, ends[b] if b > a else at))
        at = y.sentences[-1][1]
    y.sentence_of = [k for k, (a, b) in enumerate(y.sentences) for _ in range(b - a)]

    def rename(m):
        if m[2]["party"] not in renamed:
            return move(m)
        p = dict(m[2])
        p["party"] = renamed[p["party"]]
        return move((m[0], m[1], p))

    y.parties = [rename(m) for m in x.parties]
    for name in ("items", "times", "numbers", "money", "sources"):
        setattr(y, name, [move(m) for m in getattr(x, name)])
    y.marks = [S.NO_MARK] * len(y.words)
    for k, m in enumerate(x.marks):
        y.marks[min(place[k], len(y.words) - 1)] = m
    for a, (first, last, new) in edits.items():
        for k in range(place[first], place[first] + len(new)):
            y.marks[k] = x.marks[first]
    y.entities = sorted({m[2]["party"] for m in y.parties})
    y.cells = {}
    for cell, gold in x.cells.items():
        if gold is not None:
            gold = dict(gold)
            for role in ("supplier", "recipient"):
                if gold[role] != "missing":
                    gold[role] = [renamed.get(e, e) for e in gold[role]]
        y.cells[cell] = gold
    return y


def recased(x, random, upper=0.08, lower=0.03):
    """A copy in capitals or in small letters, now and then."""
    dice = random.random()
    if dice >= upper + lower:
        return x
    y = copy.copy(x)
    y.words = [w.upper() if dice < upper else w.lower() for w in x.words]
    return y
