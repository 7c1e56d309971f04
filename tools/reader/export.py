"""A checkpoint of the reader to the model files that the program reads: reader.model and, for its claim head, claims.model.

usage: export.py CHECKPOINT VOCABULARY FOLDER [--claims-only]
The layout is that of docs/formats/model.md. Matrices become whole numbers with a scale a row: one byte a value for the encoder, two
(of twelve bits) for the heads, whose sums decide; vectors stay floats.
"""
import argparse
import hashlib
import json
import struct

import numpy as np
import torch

import encoder as E
import scenes as S

VERSION, CLAIMS_VERSION = 1, 1
FINGERPRINT = 8 + 4 + len("reader") + 4 + 8  # where the hash of the payload stands in reader.model
BYTE, WORD = 127, 2047  # the largest whole numbers of one byte and of two
LANE = 16               # nn_lane of src/language/nn_kernels.h
NAME_SETS = ["uner", "gmb", "wikigold", "redocred"]


def hash64(data):
    h, mask = 0xCBF29CE484222325, (1 << 64) - 1
    for b in data:
        h = (h ^ b) * 0x100000001B3 & mask
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & mask
    return h ^ h >> 32


def whole(values, limit):
    """Rows as whole numbers up to `limit`, and their scales."""
    m = values.detach().float().numpy()
    scales = (np.abs(m).max(1) / limit).astype("<f4")
    return np.rint(m / np.where(scales == 0, 1, scales)[:, None]).clip(-limit, limit), scales


class Writer:
    def __init__(self):
        self.parts = []

    def number(self, value, form="<I"):
        self.parts.append(struct.pack(form, value))

    def string(self, text):
        data = text.encode("utf-8")
        self.number(len(data))
        self.parts.append(data)

    def array(self, values):
        self.number(values.size, "<Q")
        self.parts.append(np.ascontiguousarray(values).tobytes())

    def vector(self, values):
        self.array(values.detach().float().numpy().astype("<f4").ravel())

    def rows(self, values, limit=BYTE):
        """Rounds each row to whole numbers up to `limit`."""
        numbers, scales = whole(values, limit)
        self.number(1 if limit == BYTE else 2, "<B")
        self.array(scales)
        self.array(numbers.astype("<i1" if limit == BYTE else "<i2").ravel())

    def file(self, kind, version):
        payload = b"".join(self.parts)
        head = Writer()
        head.parts.append(b"WAYBILL\n")
        head.string(kind)
        head.number(version)
        head.number(len(payload), "<Q")
        head.number(hash64(payload), "<Q")
        return b"".join(head.parts) + payload


def write_blocks(out, state, prefix, count):
    for i in range(count):
        get = lambda name: state[f"{prefix}blocks.{i}.{name}.weight"]
        out.vector(get("norm1"))
        out.vector(get("norm2"))
        for matrix in ("qkv", "out", "up", "down"):
            out.rows(get(matrix))


def write_encoder(out, state, shape):
    for field in ("width", "heads", "inner", "length", "layers"):
        out.number(getattr(shape, field))
    # Cosines and sines stand in the file, since no two C libraries agree on their last bits.
    for angles in E.rotations(shape.length, shape.width // shape.heads):
        out.vector(angles)
    out.rows(state["encoder.pieces.weight"])
    out.rows(state["encoder.cases.weight"])
    out.vector(state["encoder.norm0.weight"])
    write_blocks(out, state, "encoder.", shape.layers)
    out.vector(state["encoder.norm.weight"])


def shape_of(config):
    return E.Shape(**{k: config[k] for k in ("vocabulary", "width", "layers", "heads", "inner", "cases", "length")})


def write_layer(out, state, name, limit=WORD):
    out.rows(state[name + ".weight"], limit)
    out.vector(state.get(name + ".bias", torch.zeros(len(state[name + ".weight"]))))


def padded(values, *sizes):
    """Filled up with zeros to `sizes`."""
    for axis, size in enumerate(sizes):
        if size > values.shape[axis]:
            shape = list(values.shape)
            shape[axis] = size - values.shape[axis]
            values = torch.cat([values, values.new_zeros(shape)], axis)
    return values


def write_trees(out, config, state):
    out.number(len(config["tags"]))
    for tag in config["tags"]:
        upos, feats = tag.split("|", 1)
        out.string(upos)
        out.string(feats)
    out.number(len(config["relations"]))
    for relation in config["relations"]:
        out.string(relation)
    get = lambda name: state["trees." + name].float()
    arc, relation = get("arc"), get("relation")
    side = relation.shape[1] - 1
    out.number(arc.shape[1])
    out.number(side)
    for layer in ("tag", "arc_head", "arc_dependent", "relation_head", "relation_dependent"):
        write_layer(out, state, "trees." + layer)
    out.rows(arc[:-1].t(), WORD)  # the last row meets the constant 1
    out.vector(arc[-1])
    wide = side + LANE  # a side, the constant 1, zeros
    out.rows(padded(relation, 0, wide, wide).reshape(-1, wide), WORD)
    out.vector(get("root"))


def write_names(out, config, state):
    """The sets of NAME_SETS that there are, the first deciding before the second."""
    sets = [s for s in NAME_SETS if s in config["labels"]]
    out.number(len(sets))
    for name in sets:
        labels = config["labels"][name]
        out.number(len(labels))
        for label in labels:
            out.string(label)
        write_layer(out, state, "names." + name)


def export(config, state, vocabulary, annotates=True):
    """The bytes of reader.model. `vocabulary`: the pieces; `annotates`: with tags, trees and names."""
    out = Writer()
    out.number(len(vocabulary))
    for piece in vocabulary:
        out.string(piece)
    write_encoder(out, state, shape_of(config))
    out.number(annotates, "<B")
    if annotates:
        write_trees(out, config, state)
        write_names(out, config, state)
    return out.file("reader", VERSION)


def write_claims(out, config, state, reader):
    """`reader`: the bytes of the reader.model that goes with it."""
    shape = shape_of(config)
    get = lambda name: state["claims." + name].float()
    out.parts.append(reader[FINGERPRINT:FINGERPRINT + 8])
    for name in S.STAGES + S.CERTAINTIES + S.CATEGORIES:
        out.string(name)
    depth = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("claims.blocks."))
    stage, polarity = get("stage"), get("polarity")
    for number in (depth, stage.shape[1], len(get("look_query.weight")), len(get("mention.supplier.weight"))):
        out.number(number)
    out.rows(get("marks.weight"))
    write_blocks(out, state, "claims.", depth)
    out.vector(get("norm.weight"))
    for layer in ("anchor", "sentence"):
        write_layer(out, state, "claims." + layer)
    out.vector((stage[:, None] + polarity[None]).flatten())
    for layer in ("look_query", "look_key", "look_value", "mix"):
        write_layer(out, state, "claims." + layer)
    out.vector(get("present"))
    out.vector(get("present_bias"))
    write_layer(out, state, "claims.certainty")
    write_layer(out, state, "claims.category")
    for r, role in enumerate(S.ROLES):
        for layer in ("mention", "asks", "none"):
            write_layer(out, state, f"claims.{layer}.{role}")
        out.vector(get("place")[r])
        out.vector(get("kind")[r])


def export_claims(config, state, reader):
    """The bytes of claims.model."""
    out = Writer()
    write_claims(out, config, state, reader)
    return out.file("claims", CLAIMS_VERSION)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("vocabulary")
    a.add_argument("out", help="the folder for reader.model and claims.model")
    a.add_argument("--claims-only", action="store_true", help="leave tags, trees and names to the network")
    o = a.parse_args()
    saved = torch.load(o.checkpoint, map_location="cpu")
    pieces = open(o.vocabulary, encoding="utf-8").read().split("\n")[:-1]
    reader = export(saved["config"], saved["state"], pieces, not o.claims_only)
    for name, data in (("reader.model", reader), ("claims.model", export_claims(saved["config"], saved["state"], reader))):
        with open(f"{o.out}/{name}", "wb") as f:
            f.write(data)
        entry = {"kind": name.split(".")[0], "file": name, "version": "1", "format": VERSION if name == "reader.model" else CLAIMS_VERSION,
                 "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        print(json.dumps(entry))  # as manifest.json wants it


if __name__ == "__main__":
    main()
