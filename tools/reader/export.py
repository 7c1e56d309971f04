"""A checkpoint of the reader to the model file that the program reads.

usage: export.py CHECKPOINT VOCABULARY OUT
The layout is that of docs/formats/model.md. Matrices become whole numbers with a scale a row: one byte a value for the encoder, two
(of twelve bits) for the heads, whose sums decide; vectors stay floats.
"""
import argparse
import struct

import numpy as np
import torch

import encoder as E

VERSION = 1
BYTE, WORD = 127, 2047  # the largest whole numbers of one byte and of two


def hash64(data):
    h, mask = 0xCBF29CE484222325, (1 << 64) - 1
    for b in data:
        h = (h ^ b) * 0x100000001B3 & mask
    h ^= h >> 32
    h = h * 0xD6E8FEB86659FD93 & mask
    return h ^ h >> 32


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
        m = values.detach().float().numpy()
        scales = (np.abs(m).max(1) / limit).astype("<f4")
        whole = np.rint(m / np.where(scales == 0, 1, scales)[:, None]).clip(-limit, limit)
        self.number(1 if limit == BYTE else 2, "<B")
        self.array(scales)
        self.array(whole.astype("<i1" if limit == BYTE else "<i2").ravel())

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


def export(config, state, vocabulary):
    """The bytes of reader.model. `vocabulary`: the pieces."""
    out = Writer()
    out.number(len(vocabulary))
    for piece in vocabulary:
        out.string(piece)
    write_encoder(out, state, shape_of(config))
    return out.file("reader", VERSION)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("checkpoint")
    a.add_argument("vocabulary")
    a.add_argument("out")
    o = a.parse_args()
    saved = torch.load(o.checkpoint, map_location="cpu")
    pieces = open(o.vocabulary, encoding="utf-8").read().split("\n")[:-1]
    data = export(saved["config"], saved["state"], pieces)
    open(o.out, "wb").write(data)
    print(f"{o.out}: {len(data)} bytes")


if __name__ == "__main__":
    main()
