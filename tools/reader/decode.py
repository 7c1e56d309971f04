"""From the claim head's scores to claims, and those of one document merged."""
import torch

import scenes as S
import windows as W
from reading import batch_of, encode, point, read_anchors

ALSO = 0.4  # of the best party's probability: how likely another has to be to stand beside it


SURE_CATEGORY = 0.6  # the category is the head's own, rather than the word list's, from here on


def parties(p, names):
    """Parties (None for nobody) with their probabilities, from a row over mentions and none: the best one and its equals."""
    total = {None: p[-1]}
    for value, name in zip(p, names):
        total[name] = total.get(name, 0.0) + value
    best = max(total, key=lambda k: (total[k], k or ""))
    if best is None:
        return [(None, total[None])]
    return [(k, v) for k, v in sorted(total.items(), key=lambda kv: (-kv[1], kv[0] or "")) if k and v >= ALSO * total[best]]


@torch.no_grad()
def proposals(model, x, vocabulary, device="cpu", least=0.1):
    """Claims with "probability", unmerged, in text order."""
    out = []
    for w in W.windows_of(x, vocabulary):
        if not w.anchors:
            continue
        t = {k: v.to(device) if torch.is_tensor(v) else v for k, v in batch_of([w], False).items()}
        h = encode(model, t)
        u, _ = read_anchors(model, h, t)
        present = model.claims.presence(u).sigmoid()
        rows, queries = (present >= least).nonzero(as_tuple=True)
        if not len(rows):
            continue
        chosen = u[rows, queries]
        role = {r: point(model, h, t, r, chosen, rows).exp().cpu() for r in S.ROLES}
        sure = model.claims.certainty(chosen).float().softmax(-1).cpu()
        kind_of = model.claims.category(chosen).float().softmax(-1).cpu()
        for k in range(len(rows)):
            anchor, query = w.anchors[rows[k]], int(queries[k])
            sentence = int(t["anchors"][rows[k], 2])
            best = lambda r: int(role[r][k].argmax())
            item_at, there = best("item"), w.kinds["items"]
            if item_at < len(there):
                item = x.items[there[item_at]][2]
                designation, category = item["designation"], item["category"]
            else:
                designation, category = None, "weapons"
            text = None
            if anchor >= 0:
                first, last, own = x.items[anchor]
                text = x.scene["text"].encode()[x.tokens[first][0]:x.tokens[last - 1][1]].decode()
                if item_at == len(there):
                    designation, category = own["designation"], own["category"]
            likely = float(kind_of[k].max())
            if not designation and likely >= SURE_CATEGORY:
                category = S.CATEGORIES[int(kind_of[k].argmax())]
            names = [x.parties[j][2]["party"] for j in w.kinds["parties"]]
            date = quantity = None
            if best("date") < len(w.kinds["times"]):
                m = x.times[w.kinds["times"][best("date")]][2][0]
                date = {"from": m["from"] or None, "to": m["to"] or None}
            if best("quantity") < len(w.kinds["numbers"]):
                m = x.numbers[w.kinds["numbers"][best("quantity")]][2][0]
                quantity = {"min": m["min"], "max": m["max"]}
            sources = []
            if best("source") < len(w.kinds["sources"]):
                sources = x.sources[w.kinds["sources"][best("source")]][2]["chain"]
            s = x.scene["sentences"][sentence]
            evidence = x.scene["text"].encode()[s["b"]:s["e"]].decode()
            for supplier, ps in parties(role["supplier"][k].tolist(), names):
                for recipient, pr in parties(role["recipient"][k].tolist(), names):
                    if supplier == recipient:
                        continue
                    out.append({"stage": S.STAGES[query // 2], "polarity": S.POLARITIES[query % 2], "supplier": supplier, "recipient": recipient,
                                "item": {"designation": designation, "category": category, "text": text}, "quantity": quantity, "date": date,
                                "certainty": S.CERTAINTIES[int(sure[k].argmax())], "sources": sources, "evidence": [evidence],
                                "sentence": sentence, "probability": float(present[rows[k], query]), "roles": [ps, pr, float(role["item"][k].max())]})
    return out


def merged(claims, threshold):
    """Those at or above the threshold, mentions of one claim put together."""
    out = []
    for c in sorted((c for c in claims if c["probability"] >= threshold), key=lambda c: (-c["probability"], c["sentence"])):
        for o in out:
            if all(c[f] == o[f] for f in ("stage", "supplier", "recipient", "polarity")) and S.same_item(c["item"]["designation"], c["item"]["category"], o["item"]):
                a, b = (c["sources"] or [None])[-1], (o["sources"] or [None])[-1]
                if a != b and a and b:
                    continue
                if c["evidence"][0] not in o["evidence"]:
                    o["evidence"].append(c["evidence"][0])
                for f in ("quantity", "date"):
                    o[f] = o[f] or c[f]
                break
        else:
            out.append(dict(c, evidence=list(c["evidence"])))
    return sorted(out, key=lambda c: c["sentence"])
