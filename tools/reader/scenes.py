"""Scenes to examples: what the claim head reads, and what it should say.

A scene is a line of `waybill explain --format jsonl`: a document's sentences, tokens and mentions. With a reference (claims/STANDARD.md's
file format) an example also holds the answers. Every mention is a range of words; words are split into pieces only when a batch is made,
so that names can be exchanged before (augment.py).
"""
import json
import re

STAGES = "request offer examine negotiate approve agree produce deliver train use display intercept halt".split()
POLARITIES = ["affirmed", "denied"]
CERTAINTIES = "certain probable possible planned".split()
QUERIES = len(STAGES) * 2  # a stage, affirmed or denied
CATEGORIES = ("aircraft helicopter uav loitering-munition ballistic-missile cruise-missile missile air-defence artillery armoured-vehicle vehicle ship "
              "submarine sensor engine satellite small-arms ammunition component support weapons other").split()
ROLES = ["supplier", "recipient", "item", "date", "quantity", "source"]
DRONES = {"uav", "loiteringmunition"}

# Marks of words, by the mention that covers them.
(NO_MARK, STATE, DEMONYM, CAPITAL, PERSON, BODY, COMPANY, GROUP, WEAK_PARTY, SYSTEM, KIND, WEAK_ITEM, TIME, NUMBER, MONEY, PRONOUN) = range(16)


def key(text):
    return re.sub(r"[^a-z0-9]", "", str(text or "").lower())


def alternatives(text):
    return {key(a) for a in str(text or "").split("|")} - {""}


def same_item(designation, category, item):
    """The scorer's rule for a reference's item and a mention."""
    a, b = alternatives(designation), alternatives(item["designation"])
    if a and b:
        return bool(a & b)
    a, b = alternatives(category), alternatives(item["category"])
    return bool(a & b) or (bool(a & DRONES) and bool(b & DRONES))


def party_mark(p):
    if p.get("weak"):
        return WEAK_PARTY
    if p["cue"] in ("pronoun", "speaker"):
        return PRONOUN
    if p["company"]:
        return COMPANY
    if not p["state"]:
        return GROUP
    return {"name": STATE, "demonym": DEMONYM, "capital": CAPITAL, "person": PERSON, "body": BODY}.get(p["cue"], STATE)


def item_mark(i):
    return WEAK_ITEM if i.get("weak") or i.get("candidate") else SYSTEM if i["system"] else KIND


class Example:
    """words, sentences [first, last), mentions by kind as (first, last, object); `cells` as answers."""


def words_in(tokens, b, e, hint=0):
    """The words [first, last) that overlap bytes [b, e)."""
    first = None
    last = None
    for i in range(hint, len(tokens)):
        if tokens[i][1] <= b:
            continue
        if tokens[i][0] >= e:
            break
        if first is None:
            first = i
        last = i + 1
    return (first, last) if first is not None else None


def distinct(mentions):
    """One mention a place: of those that overlap, the sure before the weak, then the longer, then the first."""
    weak = lambda m: bool(m[2].get("weak") or m[2].get("candidate"))
    taken, out = set(), []
    for k, m in sorted(enumerate(mentions), key=lambda km: (weak(km[1]), km[1][0] - km[1][1] if weak(km[1]) else 0, km[0])):
        if not any(w in taken for w in range(m[0], m[1])):
            taken.update(range(m[0], m[1]))
            out.append((k, m))
    return [m for _, m in sorted(out)]


def readings(mentions):
    """Mentions of one place as one: (first, last, [what it may mean, the likeliest first])."""
    out = {}
    for a, b, m in mentions:
        out.setdefault((a, b), []).append(m)
    return [(a, b, sorted(ms, key=lambda m: bool(m.get("candidate") or m.get("weak")))) for (a, b), ms in sorted(out.items())]


def example_of(scene, reference=None):
    x = Example()
    raw = scene["text"].encode()
    x.doc, x.scene = scene["doc"], scene
    x.tokens = scene["tokens"]
    x.words = [raw[b:e].decode("utf-8", "replace").replace("\n", " ") for b, e in x.tokens]
    x.sentences = []
    at = 0
    for s in scene["sentences"]:
        first = at
        while at < len(x.tokens) and x.tokens[at][0] < s["e"]:
            at += 1
        x.sentences.append((first, at))
    x.sentence_of = [k for k, (a, b) in enumerate(x.sentences) for _ in range(b - a)]
    # tokens are in text order, so a binary search would do; documents are short
    import bisect
    starts = [t[0] for t in x.tokens]

    def span(m):
        got = words_in(x.tokens, m["b"], m["e"], max(0, bisect.bisect_right(starts, m["b"]) - 2))
        return got

    def mentions(name):
        return [(s[0], s[1], m) for m in scene[name] if (s := span(m)) and s[1] <= len(x.sentence_of)]

    x.parties = distinct([m for m in mentions("parties") if not m[2]["aside"] or m[2].get("weak")])
    x.times = readings(mentions("times"))
    x.numbers = readings(mentions("numbers"))
    in_time = lambda m: any(a <= m[0] and m[1] <= b for a, b, _ in x.times)
    x.items = distinct([m for m in mentions("items") if not (m[2].get("candidate") and in_time(m))])
    x.money = mentions("money")
    x.sources = []
    for a in scene["attributions"]:
        if a["source"][1] > a["source"][0] and a["chain"]:
            s = span({"b": a["source"][0], "e": a["source"][1]})
            if s and s[1] <= len(x.sentence_of):
                x.sources.append((s[0], s[1], a))
    x.entities = sorted({m[2]["party"] for m in x.parties})
    x.marks = [NO_MARK] * len(x.words)
    for kind, mark in ((x.money, MONEY), (x.numbers, NUMBER), (x.times, TIME)):
        for a, b, _ in kind:
            x.marks[a:b] = [mark] * (b - a)
    for a, b, p in x.parties:
        x.marks[a:b] = [party_mark(p)] * (b - a)
    for a, b, i in x.items:
        for w in range(a, b):
            if x.marks[w] in (NO_MARK, NUMBER, TIME, MONEY) or i["system"]:
                x.marks[w] = item_mark(i)
    x.cells = answers(x, reference) if reference is not None else None
    return x


def evidence_sentences(x, claim):
    """Indices of the sentences that each piece of evidence covers, in the claim's order."""
    text = x.scene["text"]
    found = []
    for e in claim.get("evidence") or []:
        m = re.search(r"\s+".join(map(re.escape, e.split())), text) if e.strip() else None
        if not m:
            found.append([])
            continue
        b, end = len(text[:m.start()].encode()), len(text[:m.end()].encode())
        found.append([k for k, s in enumerate(x.scene["sentences"]) if s["b"] < end and s["e"] > b])
    return found


def answers(x, reference):
    """Cells {(anchor, query): None to leave out, or the gold roles}. An anchor is an item's index, or -1 - sentence."""
    cells = {}
    items_in = {}
    for k, (a, b, i) in enumerate(x.items):
        items_in.setdefault(x.sentence_of[a], []).append(k)
    for claim in reference["claims"]:
        item = claim.get("item") or {}
        evidence = evidence_sentences(x, claim)
        polarity = 1 if claim.get("polarity") == "denied" else 0
        queries = [STAGES.index(s) * 2 + polarity for s in claim["stage"].split("|") if s in STAGES]
        if not queries:
            continue
        fits = {k for k, (_, _, i) in enumerate(x.items) if same_item(item.get("designation"), item.get("category"), i)}
        text = item.get("text") or ""
        anchor = None
        flat = [s for e in evidence for s in e]
        for s in (evidence[0] if evidence else []):
            here = items_in.get(s, [])
            a, b = x.sentences[s]
            best, score = None, 0
            wanted = [key(w) for w in text.split()]
            for k in here:
                words = [key(w) for w in x.words[x.items[k][0]:x.items[k][1]]]
                shared = sum(w in wanted for w in words if w)
                value = (3 if shared else 0) + shared + (2 if k in fits else 0)
                if value > score and (shared or k in fits):
                    best, score = k, value
            if best is not None:
                anchor = best
                break
        if anchor is None and evidence and evidence[0]:
            anchor = -1 - evidence[0][0]
        # Other mentions of the same thing may be read as the claim as well: neither right nor wrong.
        for s in set(flat):
            for k in items_in.get(s, []):
                if k in fits or k == anchor:
                    for q in queries:
                        cells.setdefault((k, q), None)
            for q in queries:
                cells.setdefault((-1 - s, q), None)
        if anchor is None or claim.get("optional") or len(queries) > 1 and False:
            continue
        here = x.sentence_of[x.items[anchor][0]] if anchor >= 0 else -1 - anchor
        gold = {"certainty": [CERTAINTIES.index(c) for c in (claim.get("certainty") or "certain").split("|") if c in CERTAINTIES]}
        gold["category"] = [CATEGORIES.index(c) for c in (item.get("category") or "").split("|") if c in CATEGORIES] or "missing"
        for role in ("supplier", "recipient"):
            wanted = claim.get(role)
            if not wanted:
                gold[role] = [None]
            else:
                alts = alternatives(wanted)
                gold[role] = [e for e in x.entities if key(e) in alts] or "missing"
        if anchor in fits:
            gold["item"] = [anchor]
        else:
            gold["item"] = sorted(fits) or ([None] if "weapons" in (item.get("category") or "").split("|") else "missing")
        for role, field, kind, low, high in (("date", "date", x.times, "from", "to"), ("quantity", "quantity", x.numbers, "min", "max")):
            value = claim.get(field)
            if not value:
                gold[role] = [None]
            else:
                fit = [j for j, (a, b, m) in enumerate(kind) if any(r[low] == value.get(low) and r[high] == value.get(high) for r in m)]
                near = [j for j in fit if x.sentence_of[kind[j][0]] in flat]
                gold[role] = near or fit or "missing"
        sources = claim.get("sources") or []
        if not sources:
            gold["source"] = [None]
        else:
            alts = alternatives(sources[-1])
            fit = [j for j, (a, b, m) in enumerate(x.sources)
                   if any((k := key(m["chain"][-1])) and (k in alt or alt in k) for alt in alts)]
            near = [j for j in fit if abs(x.sentence_of[x.sources[j][0]] - here) <= 2]
            gold["source"] = near or fit or "missing"
        q = queries[0]
        if cells.get((anchor, q)):
            old = cells[anchor, q]
            for role in ("supplier", "recipient"):
                if gold[role] != "missing" and old[role] != "missing" and None not in gold[role] and None not in old[role]:
                    old[role] = sorted(set(old[role]) | set(gold[role]))
        else:
            cells[anchor, q] = gold
        for other in queries[1:]:
            cells.setdefault((anchor, other), None)
    return cells


def load(scenes, references=None):
    wanted = None
    if references:
        wanted = {}
        for line in open(references, encoding="utf-8"):
            r = json.loads(line)
            wanted[re.sub(r"\.txt$", "", r["doc"])] = r
    out = []
    for line in open(scenes, encoding="utf-8"):
        scene = json.loads(line)
        name = re.sub(r"\.txt$", "", scene["doc"])
        if wanted is not None and name not in wanted:
            continue
        out.append(example_of(scene, wanted[name] if wanted else None))
    return out
