"""The reader's encoder: a small transformer over the pieces of a passage, both ways.

Pre-norm blocks with root-mean-square norms (Zhang and Sennrich 2019), rotary positions (Su et al. 2021) and squared ReLU (So et
al. 2021); no biases, so that little but matrix products is left to compute on a CPU.
"""
import torch
from torch import nn
from torch.nn import functional as F

EPSILON = 1e-6


class Shape:
    """What decides the size of an encoder."""

    def __init__(self, vocabulary=16384, width=320, layers=8, heads=5, inner=1024, cases=5, length=512):
        self.__dict__.update(vocabulary=vocabulary, width=width, layers=layers, heads=heads, inner=inner, cases=cases, length=length)


class Norm(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))

    def forward(self, x):
        y = x.float()
        return (y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + EPSILON) * self.weight).to(x.dtype)


def rotations(length, size):
    """Cosines and sines of positions, for halves of `size` that are turned against each other."""
    rate = 1.0 / 10000 ** (torch.arange(0, size, 2).float() / size)
    angle = torch.outer(torch.arange(length).float(), rate)
    return angle.cos(), angle.sin()


def rotate(x, cos, sin):
    a, b = x.chunk(2, -1)
    return torch.cat([a * cos - b * sin, a * sin + b * cos], -1)


def attend(q, k, v, mask):
    if hasattr(F, "scaled_dot_product_attention"):
        return F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
    score = q @ k.transpose(-1, -2) / q.shape[-1] ** 0.5
    if mask is not None:
        score = score.masked_fill(~mask, -1e9)
    return score.softmax(-1) @ v


class Block(nn.Module):
    def __init__(self, shape):
        super().__init__()
        d = shape.width
        self.heads = shape.heads
        self.norm1, self.norm2 = Norm(d), Norm(d)
        self.qkv = nn.Linear(d, 3 * d, bias=False)
        self.out = nn.Linear(d, d, bias=False)
        self.up = nn.Linear(d, shape.inner, bias=False)
        self.down = nn.Linear(shape.inner, d, bias=False)

    def forward(self, x, cos, sin, mask, drop: float = 0.0):
        b, n, d = x.shape
        q, k, v = self.qkv(self.norm1(x)).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        q, k = rotate(q, cos, sin).to(v.dtype), rotate(k, cos, sin).to(v.dtype)
        y = self.out(attend(q, k, v, mask).transpose(1, 2).reshape(b, n, d))
        x = x + (F.dropout(y, drop, self.training) if drop else y)
        y = self.down(F.relu(self.up(self.norm2(x))).square())
        return x + (F.dropout(y, drop, self.training) if drop else y)


def through(blocks, x, cos, sin, mask=None, drop=0.0):
    """Vectors [batch, length, width] through blocks; `mask` [batch, length] is true where there is a piece."""
    n = x.shape[1]
    wide = None if mask is None else mask[:, None, None, :].expand(-1, 1, n, -1)
    for block in blocks:
        x = block(x, cos[:n], sin[:n], wide, drop)
    return x


class Encoder(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(shape.vocabulary, shape.width)
        self.cases = nn.Embedding(shape.cases, shape.width)
        self.norm0 = Norm(shape.width)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.width)
        cos, sin = rotations(shape.length, shape.width // shape.heads)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        for name, p in self.named_parameters():
            if p.dim() == 2:
                nn.init.normal_(p, std=0.02 if "pieces" in name else p.shape[1] ** -0.5)
            if name.endswith(("out.weight", "down.weight")):
                nn.init.zeros_(p)

    def forward(self, pieces, cases, mask=None, drop=0.0):
        """Piece ids and case classes [batch, length] to vectors; `mask` is true where there is a piece."""
        x = self.norm0(self.pieces(pieces) + self.cases(cases))
        if drop:
            x = F.dropout(x, drop, self.training)
        return self.norm(through(self.blocks, x, self.cos, self.sin, mask, drop))
