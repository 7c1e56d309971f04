"""Trains the reader: tags and trees, names and claims on one pretrained encoder.

usage: train.py FOLDER --encoder encoder.pt --out FILE [--minutes M]
FOLDER holds vocab.txt, parties.tsv, treebanks (ewt-train.conllu, gum-train.conllu, and -test), names (uner-train.iob2 …), and scenes with their
references as claims/NAME.jsonl and claims/ref/NAME.jsonl.
"""
import argparse
import collections
import glob
import hashlib
import json
import os
import random
import time

import numpy as np
import torch
from torch.nn import functional as F

import heads as H
import labelled as L
import pieces as P
import scenes as S
import windows as W
from augment import Names, exchange, recased
from decode import merged, proposals
from encoder import Shape
from reading import Reader, batch_of, claim_losses, encode

RELATIONS = """root acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj
csubj:pass csubj:outer dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:poss nmod:desc nmod:unmarked nsubj
nsubj:pass nsubj:outer nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum vocative xcomp""".split()
NAME_SETS = {  # file: (word column, label column, kinds, share)
    "uner-train.iob2": (1, 2, {"per": "PER", "org": "ORG", "loc": "LOC"}, 0.5),
    "gmb.conll": (0, 2, {"per": "PER", "org": "ORG", "geo": "LOC", "gpe": "NAT"}, 0.25),
    "wikigold.conll": (0, 1, {"per": "PER", "org": "ORG", "loc": "LOC", "misc": "MISC"}, 0.1),
    "redocred.conll": (0, 1, {"per": "PER", "org": "ORG", "loc": "LOC", "misc": "MISC"}, 0.15),
}


def held_out(part, doc):
    """A third of the documents with real or reviewed references, a sixteenth of those that we wrote."""
    first = hashlib.sha256(doc.encode()).hexdigest()[0]
    return first in "01234" if part.startswith("dev") else part == "writing" and first == "0"


class Data(torch.utils.data.IterableDataset):
    """Endless batches of all tasks, made in worker processes."""

    def __init__(self, o, info):
        self.o, self.info = o, info

    def __iter__(self):
        worker = torch.utils.data.get_worker_info()
        rng = random.Random(self.o.seed * 1000 + (worker.id if worker else 0))
        i, o = self.info, self.o
        while True:
            batch = {}
            if rng.random() < o.trees_share:
                groups = L.groups_of(i["trees"], rng, 2600)
                t = L.pack([[i["trees"][k][0] for k in g] for g in groups], i["vocabulary"], rng)
                flat = [i["trees"][k] for g in groups for k in g]
                m = t["first"].shape[1]
                for name, column in (("tags", 1), ("heads", 2), ("relations", 3)):
                    t[name] = np.full((len(flat), m), -100, np.int64)
                    for k, s in enumerate(flat):
                        values = s[column] if column == 2 else [i["tag_ids" if column == 1 else "relation_ids"][v] for v in s[column]]
                        t[name][k, :len(s[0])] = np.array(values) + (1 if column == 2 else 0)
                batch["trees"] = {k: torch.from_numpy(v) for k, v in t.items()}
            if rng.random() < o.names_share:
                name = rng.choices(list(i["names"]), [NAME_SETS[k][3] for k in i["names"]])[0]
                data, ids = i["names"][name], i["label_ids"][name]
                groups = L.groups_of(data, rng, 2600)
                t = L.pack([[data[k][0] for k in g] for g in groups], i["vocabulary"], rng)
                t["labels"] = np.full(t["first"].shape, -100, np.int64)
                for k, s in enumerate([data[k] for g in groups for k in g]):
                    t["labels"][k, :len(s[0])] = [ids[v] for v in s[1]]
                batch["names"] = (name, {k: torch.from_numpy(v) for k, v in t.items()})
            long = rng.random() < o.documents_share
            windows, pieces = [], 0
            while pieces < (6000 if long else 2600) * o.size:
                x = rng.choice(i["documents"] if long else i["passages"])
                x = recased(exchange(x, i["states"], i["groups"], rng), rng)
                ws = W.windows_of(x, i["vocabulary"])
                w = rng.choice(ws)
                windows.append(w)
                pieces += len(w.ids)
            batch["claims"] = [batch_of(ws) for ws in alike(windows)]
            yield batch


def alike(windows, pieces=2000):
    """Windows in groups of about one length, of at most so many pieces with padding, so that little is computed on padding."""
    groups = []
    for w in sorted(windows, key=lambda w: len(w.ids)):
        if not groups or (len(groups[-1]) + 1) * len(w.ids) > pieces:
            groups.append([])
        groups[-1].append(w)
    return groups


def on(t, device):
    return {k: v.to(device, non_blocking=True) if torch.is_tensor(v) else v for k, v in t.items()}


def tree_loss(model, t, drop):
    words = H.Spans(model.encoder(t["ids"], t["cases"], t["ids"] > 0, drop))(t["first"], t["last"])
    words = F.dropout(words, 0.3, model.training)
    there = t["tags"] >= 0
    loss = F.cross_entropy(model.trees.tag(words)[there].float(), t["tags"][there])
    arcs, dependent, head = model.trees.scores(words, 0.3)
    mask = F.pad(there, (1, 0), value=True)[:, None].expand_as(arcs)
    loss = loss + F.cross_entropy(arcs.float().masked_fill(~mask, -1e4)[there], t["heads"][there])
    s, k = there.nonzero(as_tuple=True)
    scores = model.trees.relations(dependent[s, k], head[s, t["heads"][s, k]])
    return loss + F.cross_entropy(scores.float(), t["relations"][s, k])


def name_loss(model, name, t, drop):
    words = H.Spans(model.encoder(t["ids"], t["cases"], t["ids"] > 0, drop))(t["first"], t["last"])
    words = F.dropout(words, 0.3, model.training)
    there = t["labels"] >= 0
    return F.cross_entropy(model.names[name.split(".")[0].split("-")[0]](words)[there].float(), t["labels"][there])


@torch.no_grad()
def tree_scores(model, data, info, device):
    """UPOS and LAS with greedy heads: a little below what the best tree gives."""
    right = total = tags = 0
    back, relations = info["tag_names"], RELATIONS
    for k in range(0, len(data), 64):
        part = data[k:k + 64]
        t = on({n: torch.from_numpy(v) for n, v in L.pack([[s[0]] for s in part], info["vocabulary"]).items()}, device)
        words = H.Spans(model.encoder(t["ids"], t["cases"], t["ids"] > 0))(t["first"], t["last"])
        tag = model.trees.tag(words).argmax(-1)
        arcs, dependent, head = model.trees.scores(words)
        for j, s in enumerate(part):
            n = len(s[0])
            best = arcs[j, :n, :n + 1].argmax(-1)
            relation = model.trees.relations(dependent[j, :n], head[j, best]).argmax(-1).tolist()
            best, tag_j = best.tolist(), tag[j].tolist()
            for w in range(n):
                total += 1
                tags += back[tag_j[w]].split("|")[0] == s[1][w].split("|")[0]
                right += best[w] - 1 == s[2][w] and relations[relation[w]].split(":")[0] == s[3][w].split(":")[0]
    return tags / total, right / total


def spans_of(labels):
    out, start = [], None
    for k, l in enumerate(labels + ["O"]):
        if start is not None and (l == "O" or l[0] == "B" or l[2:] != labels[start][2:]):
            out.append((start, k, labels[start][2:]))
            start = None
        if l != "O" and start is None:
            start = k
    return set(out)


@torch.no_grad()
def name_scores(model, data, info, device, name="uner-train.iob2"):
    good = found = wanted = 0
    back = {v: k for k, v in info["label_ids"][name].items()}
    for k in range(0, len(data), 64):
        part = data[k:k + 64]
        t = on({n: torch.from_numpy(v) for n, v in L.pack([[s[0]] for s in part], info["vocabulary"]).items()}, device)
        words = H.Spans(model.encoder(t["ids"], t["cases"], t["ids"] > 0))(t["first"], t["last"])
        best = model.names["uner"](words).argmax(-1).tolist()
        for j, s in enumerate(part):
            a, b = spans_of([back[l] for l in best[j][:len(s[0])]]), spans_of(s[1])
            good, found, wanted = good + len(a & b), found + len(a), wanted + len(b)
    return 2 * good / max(1, found + wanted)


def core_score(pairs, threshold):
    """A quick F1 of stage, parties, item and polarity (score_claims.py has the true one): a list of (example, proposals)."""
    hit = found = wanted = 0
    for x, proposed in pairs:
        claims = merged(proposed, threshold)
        reference = [c for c in x.reference["claims"]]
        used = set()
        n_free = 0
        for c in claims:
            for k, r in enumerate(reference):
                same = lambda a, b: bool(S.alternatives(a) & S.alternatives(b)) or (not S.alternatives(a) and not S.alternatives(b))
                if k not in used and same(r["stage"], c["stage"]) and same(r["supplier"], c["supplier"]) and same(r["recipient"], c["recipient"]) \
                        and r.get("polarity", "affirmed") == c["polarity"] and S.same_item(c["item"]["designation"], c["item"]["category"], r["item"] or {"designation": None, "category": None}):
                    used.add(k)
                    if r.get("optional"):
                        n_free += 1
                    else:
                        hit += 1
                    break
        found += len(claims) - n_free
        wanted += sum(not r.get("optional") for r in reference)
    return 2 * hit / max(1, found + wanted), hit / max(1, found), hit / max(1, wanted)


def evaluate(model, info, device, o, show=True):
    model.eval()
    result = {}
    for part, examples in info["held"].items():
        pairs = [(x, proposals(model, x, info["vocabulary"], device)) for x in examples]
        result[part] = pairs
        best = max((core_score(pairs, th / 20) + (th / 20,) for th in range(2, 19)), key=lambda v: v[0])
        half = core_score(pairs, 0.4)
        print(f"  {part}: best F1 {best[0]:.3f} (P {best[1]:.3f} R {best[2]:.3f}) at {best[3]:.2f}; at 0.4 {half[0]:.3f}", flush=True)
    allp = [p for part in result.values() for p in part]
    best = max((core_score(allp, th / 20) + (th / 20,) for th in range(2, 19)), key=lambda v: v[0])
    print(f"  all held out: best F1 {best[0]:.3f} (P {best[1]:.3f} R {best[2]:.3f}) at {best[3]:.2f}", flush=True)
    model.train()
    return result


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder")
    a.add_argument("--encoder")
    a.add_argument("--start", help="a reader to go on from")
    a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=3)
    a.add_argument("--rate", type=float, default=4e-4)
    a.add_argument("--head-rate", type=float, default=1.5e-3)
    a.add_argument("--trees-share", type=float, default=0.5)
    a.add_argument("--names-share", type=float, default=0.3)
    a.add_argument("--documents-share", type=float, default=0.5, help="of batches: whole documents rather than passages")
    a.add_argument("--size", type=float, default=1.0, help="of the batches of claims")
    a.add_argument("--drop", type=float, default=0.1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--workers", type=int, default=4)
    a.add_argument("--repeat", type=int, default=6, help="how often reviewed documents are drawn for one of ours")
    a.add_argument("--tests", action="store_true", help="score trees and names, too")
    a.add_argument("--everything", action="store_true", help="train on the held-out documents as well")
    o = a.parse_args()
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    began = time.time()
    d = o.folder
    info = {"vocabulary": P.Vocabulary(f"{d}/vocab.txt"), "states": Names(f"{d}/parties.tsv"), "names": {}, "label_ids": {}}
    relations = set(RELATIONS)
    info["trees"] = L.treebank(f"{d}/ewt-train.conllu", relations) + L.treebank(f"{d}/gum-train.conllu", relations)
    count = collections.Counter(t for s in info["trees"] for t in s[1])
    info["tag_names"] = sorted(t for t, n in count.items() if n >= 5)
    info["tag_ids"] = {t: k for k, t in enumerate(info["tag_names"])}
    fall_back = {}
    for t in count:
        if t not in info["tag_ids"]:
            upos = t.split("|")[0]
            near = [k for k in info["tag_names"] if k.split("|")[0] == upos]
            fall_back[t] = info["tag_ids"][max(near, key=lambda k: (count[k], k))]
    info["tag_ids"] |= fall_back
    info["relation_ids"] = {r: k for k, r in enumerate(RELATIONS)}
    labels = {}
    for name, (word, label, wanted, _) in NAME_SETS.items():
        info["names"][name] = L.names(f"{d}/{name}", word, label, wanted)
        kinds = sorted(set(wanted.values()))
        info["label_ids"][name] = {l: k for k, l in enumerate(["O"] + [f"{p}-{k}" for k in kinds for p in "BI"])}
        labels[name.split(".")[0].split("-")[0]] = len(info["label_ids"][name])
    info["documents"], info["passages"], info["held"] = [], [], {}
    groups = set()
    for path in sorted(glob.glob(f"{d}/claims/*.jsonl")):
        part = os.path.basename(path)[:-6]
        references = {r["doc"]: r for r in map(json.loads, open(f"{d}/claims/ref/{part}.jsonl", encoding="utf-8"))}
        for x in S.load(path, f"{d}/claims/ref/{part}.jsonl"):
            x.reference = references[x.doc.removesuffix(".txt") if x.doc not in references else x.doc]
            if not x.sentences:
                continue
            if part == "seeds" or held_out(part, x.doc.removesuffix(".txt")):
                info["held"].setdefault(part, []).append(x)
                if not o.everything:
                    continue
            times = 1 if part in ("sentences", "writing") else o.repeat
            info["passages" if part == "sentences" else "documents"] += [x] * times
            groups |= {m[2]["party"] for m in x.parties if not m[2]["state"] and not m[2].get("weak") and len(m[2]["party"].split()) <= 3
                       and all(c.isalpha() or c in " -" for c in m[2]["party"])}
    info["groups"] = sorted(groups)
    print(f"{len(info['trees'])} trees, {sum(map(len, info['names'].values()))} sentences with names, {len(info['documents'])} documents, "
          f"{len(info['passages'])} passages, {sum(map(len, info['held'].values()))} held out, {len(info['groups'])} other parties; {time.time() - began:.0f} s", flush=True)
    state = torch.load(o.encoder or o.start, map_location="cpu")
    layers = 1 + max(int(k.split("blocks.")[1].split(".")[0]) for k in (state if o.encoder else state["state"]) if k.startswith(("blocks.", "encoder.blocks.")))
    shape = Shape(vocabulary=len(info["vocabulary"]), layers=layers)
    model = Reader(shape, len(info["tag_names"]), len(RELATIONS), labels)
    if o.encoder:
        model.encoder.load_state_dict({k: v.float() for k, v in state.items()}, strict=True)
    else:
        model.load_state_dict({k: v.float() for k, v in state["state"].items()})
    model.to(device).train()
    own = list(model.encoder.parameters())
    rest = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    adam = torch.optim.AdamW([{"params": own, "lr": o.rate}, {"params": rest, "lr": o.head_rate}], betas=(0.9, 0.98), weight_decay=0.01)
    rates = [o.rate, o.head_rate]
    loader = torch.utils.data.DataLoader(Data(o, info), batch_size=None, num_workers=o.workers, prefetch_factor=4 if o.workers else 2, pin_memory=device == "cuda")
    total, step, sums = o.minutes * 60, 0, collections.Counter()
    began = time.time()
    for batch in loader:
        if step == 5:
            began = time.time()
        gone = (time.time() - began) / total
        if gone >= 1:
            break
        scale = min(1.0, (step + 1) / 100, max(0.01, (1 - gone) / 0.7)) if o.encoder else min(1.0, (step + 1) / 30, max(0.02, 1 - gone))
        for group, rate in zip(adam.param_groups, rates):
            group["lr"] = rate * scale
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            if "trees" in batch:
                l = tree_loss(model, on(batch["trees"], device), o.drop)
                sums["trees"] += l.detach()
                sums["trees n"] += 1
                l.backward()
            if "names" in batch:
                l = name_loss(model, batch["names"][0], on(batch["names"][1], device), o.drop)
                sums["names"] += l.detach()
                sums["names n"] += 1
                (2 * l).backward()
            n = sum(len(t["rows"]) for t in batch["claims"])
            for t in batch["claims"]:
                t = on(t, device)
                presence, roles, _ = claim_losses(model, encode(model, t, o.drop), t, o.drop)
                ((presence + 0.3 * roles) / max(8, n)).backward()
                sums["presence"] += presence.detach()
                sums["roles"] += roles.detach()
        sums["claims"] += n
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
        adam.zero_grad(set_to_none=True)
        step += 1
        if step % (250 if device == "cuda" else 10) == 0:
            v = {k: float(x) for k, x in sums.items()}
            print(f"step {step} {time.time() - began:.0f} s trees {v.get('trees', 0) / max(1, v.get('trees n', 0)):.3f} names {v.get('names', 0) / max(1, v.get('names n', 0)):.3f} "
                  f"presence {v['presence'] / max(1, v['claims']):.3f} roles {v['roles'] / max(1, v['claims']):.3f}", flush=True)
            sums.clear()
    print(f"{step} steps", flush=True)
    config = dict(shape.__dict__, tags=info["tag_names"], relations=RELATIONS, labels={k.split(".")[0].split("-")[0]: list(v) for k, v in info["label_ids"].items()})
    torch.save({"config": config, "state": {k: v.half().cpu() for k, v in model.state_dict().items()}}, o.out)
    results = evaluate(model, info, device, o)
    with open(o.out + ".claims.jsonl", "w", encoding="utf-8") as f:
        for part, pairs in results.items():
            for x, proposed in pairs:
                f.write(json.dumps({"part": part, "doc": x.doc.removesuffix(".txt"), "claims": proposed}) + "\n")
    if o.tests:
        model.eval()
        for name in ("ewt-test", "gum-test"):
            upos, las = tree_scores(model, L.treebank(f"{d}/{name}.conllu", relations), info, device)
            print(f"  {name}: UPOS {100 * upos:.2f} LAS (greedy) {100 * las:.2f}", flush=True)
        print(f"  names, UNER-EWT test: F1 {100 * name_scores(model, L.names(f'{d}/uner-test.iob2', 1, 2, NAME_SETS['uner-train.iob2'][2]), info, device):.2f}", flush=True)


if __name__ == "__main__":
    main()
