"""Teaches the encoder words in context: masked words of plain text (Devlin et al. 2019), three in ten.

usage: pretrain.py VOCABULARY TEXT... --out FILE [--minutes M]
TEXT holds one tokenised sentence a line, an empty line between documents.
"""
import argparse
import math
import multiprocessing
import time

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

import pieces as P
from encoder import Encoder, Shape
from optimiser import Optimiser


def read(job):
    """One file to piece ids and cases; SEP after each sentence, NEW after a document."""
    path, vocabulary = job
    vocabulary = P.Vocabulary(vocabulary)
    ids, cases, known = [], [], {}
    for line in open(path, encoding="utf-8"):
        words = line.split()
        if not words:
            ids.append(P.NEW)
            cases.append(0)
            continue
        loud = P.shouts(words)
        for w in words:
            if w not in known:
                known[w] = (vocabulary.word(w), P.case_of(w))
            got, case = known[w]
            ids += got
            cases += [P.UNKNOWN_CASE if loud else case] * len(got)
        ids.append(P.SEP)
        cases.append(0)
    return np.array(ids, np.uint16), np.array(cases, np.uint8)


class Masked(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.encoder = Encoder(shape)
        self.dense = nn.Linear(shape.width, shape.width)
        self.norm = nn.LayerNorm(shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.vocabulary))

    def forward(self, ids, cases, at):
        h = self.encoder(ids, cases)
        h = torch.gather(h, 1, at[..., None].expand(-1, -1, h.shape[-1])).flatten(0, 1)
        h = self.norm(F.relu(self.dense(h)))
        return F.linear(h, self.encoder.pieces.weight.to(h.dtype), self.bias.to(h.dtype))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("vocabulary")
    a.add_argument("text", nargs="+")
    a.add_argument("--out", required=True)
    a.add_argument("--minutes", type=float, default=4.5)
    a.add_argument("--batch", type=int, default=160)
    a.add_argument("--length", type=int, default=384)
    a.add_argument("--muon", type=float, default=0.02)
    a.add_argument("--adam", type=float, default=0.002)
    a.add_argument("--compile", action="store_true")
    a.add_argument("--layers", type=int, default=8)
    a.add_argument("--workers", type=int, default=16)
    o = a.parse_args()
    torch.manual_seed(1)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    began = time.time()
    with multiprocessing.Pool(o.workers) as pool:
        parts = pool.map(read, [(t, o.vocabulary) for t in o.text], chunksize=1)
    ids = torch.from_numpy(np.concatenate([p[0] for p in parts]).astype(np.int32)).to(device)
    cases = torch.from_numpy(np.concatenate([p[1] for p in parts])).to(device)
    print(f"{len(ids)} pieces, unknown {(ids == P.UNK).float().mean().item():.4f}, read in {time.time() - began:.1f} s", flush=True)
    shape = Shape(vocabulary=len(P.Vocabulary(o.vocabulary)), layers=o.layers)
    model = Masked(shape).to(device)
    matrices = [p for p in model.encoder.blocks.parameters() if p.dim() == 2]
    print(f"{sum(p.numel() for p in model.parameters()) / 1e6:.2f} M parameters", flush=True)
    optimiser = Optimiser(model, matrices, o.muon, o.adam)
    if o.compile:
        for block in model.encoder.blocks:
            block.compile()
    n, width = o.length, math.ceil(o.length * 0.3)
    held = torch.arange(0, 64, device=device) * n  # the first sequences are never trained on

    def batch(starts, generator=None):
        at = starts[:, None] + torch.arange(n, device=device)
        x, c = ids[at].long(), cases[at].long()
        loud = torch.rand(len(x), 1, device=device, generator=generator) < 0.08
        c = torch.where(loud & (c > 0), torch.full_like(c, P.UNKNOWN_CASE), c)
        order = torch.rand(x.shape, device=device, generator=generator).masked_fill(x < P.CLS, 2.0)
        chosen = order.topk(width, dim=1, largest=False).indices
        y = torch.gather(x, 1, chosen)
        dice = torch.rand(y.shape, device=device, generator=generator)
        other = torch.randint(6, shape.vocabulary, y.shape, device=device, generator=generator)
        seen = torch.where(dice < 0.8, torch.full_like(y, P.MASK), torch.where(dice < 0.9, other, y))
        return x.scatter(1, chosen, seen), c, chosen, y

    def loss_of(b):
        x, c, chosen, y = b
        with torch.autocast(device, dtype=torch.bfloat16, enabled=device == "cuda"):
            logits = model(x, c, chosen)
        return F.cross_entropy(logits.float(), y.flatten())

    epoch, order, at = 0, None, 0
    total = o.minutes * 60
    losses, step, began = [], 0, time.time()
    last = began
    while True:
        if order is None or at + o.batch > len(order):
            shift = int(torch.randint(0, n, (1,)))
            order = torch.randperm((len(ids) - 65 * n - shift) // n, device=device) * n + 65 * n + shift - n
            at, epoch = 0, epoch + 1
        gone = (time.time() - began) / total
        if gone >= 1:
            break
        scale = min(1.0, (step + 1) / 200, max(0.02, (1 - gone) / 0.6))
        loss = loss_of(batch(order[at:at + o.batch]))
        loss.backward()
        optimiser.step(scale)
        at += o.batch
        step += 1
        if step == 20 and device == "cuda":
            torch.cuda.synchronize()
            print(f"20 steps after {time.time() - began:.1f} s", flush=True)
            began = last = time.time()  # without the compiler's time
        losses.append(loss.detach())
        if step % 400 == 0 or device == "cpu" and step % 20 == 0:
            mean = torch.stack(losses).mean().item()
            losses = []
            print(f"step {step} epoch {epoch} {time.time() - began:.0f} s loss {mean:.3f}", flush=True)
    model.eval()
    with torch.no_grad():
        g = torch.Generator(device).manual_seed(7)
        held_loss = sum(loss_of(batch(h, g)).item() for h in held.chunk(4)) / 4
    print(f"{step} steps, {epoch} epochs, {step * o.batch * n / (time.time() - began) / 1e6:.2f} M pieces a second, held-out loss {held_loss:.3f}", flush=True)
    torch.save({k: v.half().cpu() for k, v in model.encoder.state_dict().items()}, o.out)


if __name__ == "__main__":
    main()
