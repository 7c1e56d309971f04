"""The whole reader, batches of windows, and the losses of the claim head."""
import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import heads as H
import scenes as S
from encoder import Encoder
from windows import ROLE_KINDS, mention_mark

KINDS = ["parties", "items", "times", "numbers", "sources"]


class Reader(nn.Module):
    def __init__(self, shape, tags, relations, names):
        """`names`: {set of labelled names: number of labels}."""
        super().__init__()
        self.encoder = Encoder(shape)
        self.trees = H.Trees(shape.width, tags, relations)
        self.names = nn.ModuleDict({k: nn.Linear(shape.width, n) for k, n in names.items()})
        self.claims = H.Claims(shape)


def batch_of(windows, with_gold=True):
    """Tensors of several windows; pieces are counted through the padded batch."""
    n = (max(len(w.ids) for w in windows) + 31) // 32 * 32
    t = {"ids": np.zeros((len(windows), n), np.int64), "cases": np.zeros((len(windows), n), np.int64),
         "marks": np.zeros((len(windows), n), np.int64)}
    anchors, look, owner, lengths, counts = [], [], [], [], []
    for b, w in enumerate(windows):
        t["ids"][b, :len(w.ids)], t["cases"][b, :len(w.ids)], t["marks"][b, :len(w.ids)] = w.ids, w.cases, w.marks
        x, o = w.example, b * n
        last = None
        for a in w.anchors:
            if a >= 0:
                f, l, _ = x.items[a]
                s = x.sentence_of[f]
                anchors.append((w.word_first[f] + o, w.word_last[l - 1] + o, s, f, l, w.sep[s] + o))
            else:
                s = -1 - a
                anchors.append((w.sep[s] + o, w.sep[s] + 1 + o, s, x.sentences[s][1], x.sentences[s][1] + 1, w.sep[s] + o))
            owner.append(b)
            if s == last:
                counts[-1] += 1
            else:
                lo, hi = max(w.start, s - H.REACH), min(w.end - 1, s + H.REACH)
                look.append(np.arange(w.sentence_first[lo] + o, w.sep[hi] + 1 + o))
                lengths.append(len(look[-1]))
                counts.append(1)
            last = s
    t["anchors"] = np.array(anchors, np.int64).reshape(-1, 6)
    t["owner"] = np.array(owner, np.int64)
    t["look"] = np.concatenate(look) if look else np.zeros(0, np.int64)
    for kind in KINDS:
        m = max(1, max(len(w.kinds[kind]) for w in windows))
        v = np.zeros((len(windows), m, 6), np.int64)  # first and last piece, sentence, first and last word, mark
        mask = np.zeros((len(windows), m), bool)
        for b, w in enumerate(windows):
            x = w.example
            for c, j in enumerate(w.kinds[kind]):
                f, l, o = getattr(x, kind)[j]
                v[b, c] = (w.word_first[f] + b * n, w.word_last[l - 1] + b * n, x.sentence_of[f], f, l, mention_mark(kind, o))
                mask[b, c] = True
        t[kind], t[kind + "_mask"] = v, mask
    if with_gold:
        gold(windows, t)
    out = {k: torch.from_numpy(v) for k, v in t.items()}
    out["lengths"], out["counts"] = lengths, counts
    return out


def gold(windows, t):
    presence, rows, certainty, category = [], [], [], []
    groups = {r: ([], [], []) for r in S.ROLES}  # row, weight, columns
    at = 0
    for w in windows:
        x = w.example
        for a in w.anchors:
            line = np.zeros(S.QUERIES, np.float32)
            for q in range(S.QUERIES):
                if (a, q) not in x.cells:
                    continue
                g = x.cells[a, q]
                line[q] = -1 if g is None else 1
                if g is None:
                    continue
                k = len(rows)
                rows.append((at, q))
                certainty.append([c in g["certainty"] for c in range(len(S.CERTAINTIES))])
                category.append([g["category"] == "missing" or c in g["category"] for c in range(len(S.CATEGORIES))])
                for role, kind in ROLE_KINDS.items():
                    there, value = w.kinds[kind], g[role]
                    if value == "missing":
                        continue
                    if value == [None]:
                        found = [[-1]]
                    elif role in ("supplier", "recipient"):
                        found = [[c for c, j in enumerate(there) if x.parties[j][2]["party"] == e] for e in value]
                    else:
                        wanted = set(value)
                        found = [[c for c, j in enumerate(there) if j in wanted]]
                    found = [f for f in found if f]
                    for f in found:
                        groups[role][0].append(k)
                        groups[role][1].append(1.0 / len(found))
                        groups[role][2].append(f)
            presence.append(line)
            at += 1
    t["presence"] = np.array(presence, np.float32).reshape(-1, S.QUERIES)
    t["rows"] = np.array(rows, np.int64).reshape(-1, 2)
    t["certainty"] = np.array(certainty, bool).reshape(-1, len(S.CERTAINTIES))
    t["category"] = np.array(category, bool).reshape(-1, len(S.CATEGORIES))
    for role, kind in ROLE_KINDS.items():
        row, weight, columns = groups[role]
        m = t[kind].shape[1]
        mask = np.zeros((len(row), m + 1), bool)
        for k, f in enumerate(columns):
            mask[k, f] = True
        t["gold_" + role] = np.array(row, np.int64)
        t["weight_" + role] = np.array(weight, np.float32)
        t["mask_" + role] = mask


def encode(model, t, drop=0.0):
    """The claim head's vectors of a batch."""
    mask = t["ids"] > 0
    return H.Spans(model.claims.enter(model.encoder(t["ids"], t["cases"], mask, drop), t["marks"], mask, drop))


def read_anchors(model, h, t, drop=0.0):
    """u [anchors, QUERIES, READING] and the looks, from what `encode` gives."""
    a = t["anchors"]
    return model.claims.read(h.flat, h(a[:, 0], a[:, 1]), h.flat[a[:, 5]], t["look"], t["lengths"], t["counts"], drop)


def point(model, h, t, role, u, rows):
    """u [k, READING] of the anchors `rows`: log-probabilities over the role's mentions and none."""
    kind = ROLE_KINDS[role]
    v, mask = t[kind], t[kind + "_mask"]
    vectors = h(v[..., 0], v[..., 1])
    own = t["owner"][rows]
    a = t["anchors"][rows]
    v = v[own]
    wide = lambda c: a[:, c][:, None].expand(-1, v.shape[1])
    places = H.bucket(wide(2), wide(3), wide(4), v[..., 2], v[..., 3], v[..., 4])
    return model.claims.point(role, u, vectors[own], mask[own], places, v[..., 5])


def claim_losses(model, h, t, drop=0.0):
    """Sums of the losses of presence and of roles, and the number of claims."""
    u, _ = read_anchors(model, h, t, drop)
    logit = model.claims.presence(u)
    known = t["presence"] >= 0
    presence = (F.binary_cross_entropy_with_logits(logit, t["presence"].clamp(min=0), reduction="none") * known).sum()
    rows = t["rows"]
    if not len(rows):
        return presence, presence * 0, 0
    chosen = u[rows[:, 0], rows[:, 1]]
    roles = 0.0
    for name, scores in (("certainty", model.claims.certainty), ("category", model.claims.category)):
        likely = scores(chosen).float().log_softmax(-1).masked_fill(~t[name], -1e4)
        roles = roles - 0.5 * likely.logsumexp(-1).sum()
    for role in S.ROLES:
        p = point(model, h, t, role, chosen, rows[:, 0])
        row = t["gold_" + role]
        if len(row):
            roles = roles - (t["weight_" + role] * p[row].masked_fill(~t["mask_" + role], -1e4).logsumexp(-1)).sum()
    return presence, roles, len(rows)
