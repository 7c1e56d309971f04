"""Makes the fixture of the reader's tests: a random reader of little extent, and what PyTorch makes of some words with it.

usage: tiny.py FOLDER
Writes FOLDER/reader.model, FOLDER/claims.model and FOLDER/expected.json.
"""
import argparse
import itertools
import json

import torch

import export as X
import heads as H
import pieces as P
import scenes as S
from encoder import Shape
from reading import Reader

H.ARC = H.RELATION = H.READING = 16  # as the encoder, so that the files stay small

TAGS = ["ADJ|Degree=Pos", "DET|", "NOUN|Number=Plur", "NOUN|Number=Sing", "PROPN|Number=Sing", "PUNCT|", "VERB|Mood=Ind|Tense=Past|VerbForm=Fin"]
RELATIONS = ["root", "det", "nsubj", "obj", "punct", "compound", "nsubj:pass"]
LABELS = {"uner": ["O", "B-LOC", "I-LOC", "B-ORG", "I-ORG"], "gmb": ["O", "B-NAT", "I-NAT"]}
SENTENCES = [["Norway", "got", "the", "M-109", "guns"], ["THE", "OLD", "ARMY’S", "café", "SHUT", "IN", "1999"], ["It", "sold", "zzz", "."]]
PIECES = ["[PAD]", "[UNK]", "[MASK]", "[SEP]", "[CLS]", "[NEW]", "-", "'", ".", "0", "the", "it", "got", "gun", "army", "nor", "in", "old", "café", "##way",
          "##s", "##'", "##-", "##0", "##00", "sol", "##d", "m", "shu", "##t"]


def vocabulary():
    v = P.Vocabulary.__new__(P.Vocabulary)
    v.pieces, v.ids, v.cache = PIECES, {p: i for i, p in enumerate(PIECES)}, {}
    return v


def random_reader():
    torch.manual_seed(11)
    shape = Shape(vocabulary=len(PIECES), width=32, layers=2, heads=2, inner=48, length=40)
    model = Reader(shape, len(TAGS), len(RELATIONS), {k: len(v) for k, v in LABELS.items()}).eval()
    for name, p in model.named_parameters():
        if p.dim() > 1:
            torch.nn.init.normal_(p, std=1.5 * p.shape[-1] ** -0.5)
            if name.startswith(("encoder.", "claims.blocks.", "claims.marks.")):  # as the files hold them
                numbers, scales = X.whole(p, X.BYTE)
                p.data = torch.from_numpy(numbers * scales[:, None])
        else:
            torch.nn.init.normal_(p, mean=1.0 if "norm" in name else 0.0, std=0.3)
    return shape, model


def best_tree(arcs):
    """Heads (0 is the root) of the best tree with one word under the root, by trying all."""
    n = len(arcs)
    best = None
    for heads in itertools.product(range(n + 1), repeat=n):
        if sum(h == 0 for h in heads) != 1:
            continue
        reach = [True] + [False] * n
        for _ in range(n):
            for d, h in enumerate(heads):
                reach[d + 1] = reach[d + 1] or reach[h]
        score = sum(float(arcs[d, h]) for d, h in enumerate(heads))
        if all(reach) and (best is None or score > best[0]):
            best = (score, list(heads))
    return best[1]


def fitting(labels, scores):
    """The best labels of which none is inside a name that did not begin, by trying all."""
    def fits(row):
        return all(l[0] != "I" or (k and row[k - 1][1:] == l[1:]) for k, l in enumerate(row))
    rows = (r for r in itertools.product(range(len(labels)), repeat=len(scores)) if fits([labels[l] for l in r]))
    best = max(rows, key=lambda r: sum(float(scores[k, l]) for k, l in enumerate(r)))
    return [labels[l] for l in best]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder")
    o = a.parse_args()
    shape, model = random_reader()
    config = dict(shape.__dict__, tags=TAGS, relations=RELATIONS, labels=LABELS)
    reader = X.export(config, model.state_dict(), PIECES)
    open(f"{o.folder}/reader.model", "wb").write(reader)
    open(f"{o.folder}/claims.model", "wb").write(X.export_claims(config, model.state_dict(), reader))

    v = vocabulary()
    ids, cases, words, ends = [], [], [], []
    for sentence in SENTENCES:
        loud = P.shouts(sentence)
        for w in sentence:
            got = v.word(w)
            words.append((len(ids), len(ids) + len(got)))
            ids += got
            cases += [P.UNKNOWN_CASE if loud else P.case_of(w)] * len(got)
        ends.append(len(ids))
        ids.append(P.SEP)
        cases.append(0)
    with torch.no_grad():
        h = model.encoder(torch.tensor([ids]), torch.tensor([cases]))
        pooled = torch.stack([h[0, a:b].mean(0) for a, b in words])
        tags, heads, relations, names = [], [], [], {k: [] for k in LABELS}
        at = 0
        for sentence in SENTENCES:
            part = pooled[at:at + len(sentence)]
            at += len(sentence)
            tags += [TAGS[k] for k in model.trees.tag(part).argmax(-1).tolist()]
            arcs, dependent, head = model.trees.scores(part[None])
            tree = best_tree(arcs[0])
            heads += tree
            scores = model.trees.relations(dependent[0], head[0, tree])
            scores[:, 0] = -1e9
            relations += ["root" if t == 0 else RELATIONS[k] for t, k in zip(tree, scores.argmax(-1).tolist())]
            for k, labels in LABELS.items():
                names[k] += fitting(labels, model.names[k](part))
        # The claim head: marks on some words, an item and a sentence as anchors, three mentions.
        marks = torch.zeros(1, len(ids), dtype=torch.long)
        for word, mark in ((0, S.STATE), (3, S.SYSTEM), (11, S.NUMBER)):
            marks[0, words[word][0]:words[word][1]] = mark
        c = model.claims.enter(h, marks, None)
        spans = H.Spans(c)
        span = lambda k: spans(torch.tensor([words[k][0]]), torch.tensor([words[k][1]]))[0]
        anchor = torch.stack([span(3), c[0, ends[1]]])
        lengths = [ends[1] + 1, len(ids)]
        look = torch.cat([torch.arange(k) for k in lengths])
        u, _ = model.claims.read(c[0], anchor, c[0, [ends[0], ends[1]]], look, lengths, [1, 1])
        presence = model.claims.presence(u).sigmoid()
        mentions = torch.stack([span(0), span(3), span(11)])[None]
        places = H.bucket(*(torch.tensor(x)[None] for x in ([0] * 3, [3] * 3, [4] * 3, [0, 0, 1], [0, 3, 11], [1, 4, 12])))
        row = u[0, 7][None]
        point = model.claims.point("supplier", row, mentions, torch.ones(1, 3, dtype=torch.bool), places, torch.tensor([[S.STATE, S.SYSTEM, S.NUMBER]])).exp()
        result = {"sentences": SENTENCES, "pieces": ids, "cases": cases, "vectors": h[0].tolist(), "tags": tags, "heads": heads, "relations": relations,
                  "names": names, "entered": c[0].tolist(), "presence": presence.tolist(), "certainty": model.claims.certainty(row).softmax(-1)[0].tolist(),
                  "category": model.claims.category(row).softmax(-1)[0].tolist(), "supplier": point[0].tolist()}
    rounded = lambda x: round(x, 5) if isinstance(x, float) else [rounded(y) for y in x] if isinstance(x, list) else x
    with open(f"{o.folder}/expected.json", "w", encoding="utf-8") as f:
        f.write("{\n" + ",\n".join(f'"{k}": {json.dumps(rounded(x), ensure_ascii=False)}' for k, x in result.items()) + "\n}\n")


if __name__ == "__main__":
    main()
