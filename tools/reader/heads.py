"""What is read off the encoder: tags, trees, names, and claims."""
import torch
from torch import nn
from torch.nn import functional as F

import scenes as S
from encoder import Block, Norm, rotations, through

ARC, RELATION, READING = 192, 96, 256
BUCKETS = 17  # of distance, see bucket()
REACH = 1     # sentences on either side in which a claim's word of action is looked for


class Spans:
    """Vectors of pieces, and the means of ranges of them."""

    def __init__(self, h):
        """h [b, n, d]; ranges count pieces through the batch and never leave a sequence."""
        self.n = h.shape[1]
        self.flat = h.flatten(0, 1)
        self.sums = F.pad(h.float().cumsum(1), (0, 0, 1, 0)).flatten(0, 1)

    def __call__(self, first, last):
        """Means over [first, last), for index tensors of one shape; rubbish for an empty range."""
        last = last.clamp(min=1)
        total = self.sums[last + (last - 1) // self.n] - self.sums[first + first // self.n]
        return (total / (last - first).clamp(min=1)[..., None].float()).to(self.flat.dtype)


class Trees(nn.Module):
    """Tags (part of speech with features) of words, scores of heads and of relations (Dozat and Manning 2017)."""

    def __init__(self, width, tags, relations):
        super().__init__()
        self.tag = nn.Linear(width, tags)
        self.arc_head, self.arc_dependent = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.relation_head, self.relation_dependent = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.relation = nn.Parameter(torch.zeros(relations, RELATION + 1, RELATION + 1))
        self.root = nn.Parameter(torch.zeros(width))

    def scores(self, h, drop=0.0):
        """h [b, n, d] of words: arcs [b, dependent, head] where head 0 is the root and head i + 1 word i, and the relation's two sides."""
        heads = torch.cat([self.root.to(h.dtype).expand(h.shape[0], 1, -1), h], 1)
        act = lambda x: F.dropout(F.leaky_relu(x, 0.1), drop, self.training)
        a, b = act(self.arc_dependent(h)), act(self.arc_head(heads))
        arcs = F.pad(a, (0, 1), value=1.0) @ self.arc.to(h.dtype) @ b.transpose(1, 2)
        return arcs, F.pad(act(self.relation_dependent(h)), (0, 1), value=1.0), F.pad(act(self.relation_head(heads)), (0, 1), value=1.0)

    def relations(self, dependent, head):
        """Vectors [k, RELATION + 1] of pairs: scores of relations [k, relations]."""
        return torch.einsum("kd,rde,ke->kr", dependent, self.relation.to(dependent.dtype), head)


def bucket(anchor_sentence, anchor_first, anchor_last, sentence, first, last):
    """Where a mention stands as seen from the anchor, 0 to 16. All arguments are tensors or integers; positions in words."""
    apart = (sentence - anchor_sentence).clamp(-4, 4)
    after = (first - anchor_last + 1).clamp(min=0)   # words from the anchor's end on
    before = (anchor_first - last + 1).clamp(min=0)
    step = lambda d: 1 + (d > 2).long() + (d > 5).long() + (d > 10).long()
    near = torch.where(after > 0, 12 + step(after), torch.where(before > 0, 8 + step(before), torch.full_like(after, 8)))
    far = torch.where(apart < 0, apart + 4, apart + 3)  # 0..3 earlier, 4..7 later
    return torch.where(apart == 0, near, far)


class Claims(nn.Module):
    """For an item (or a sentence) and each stage, affirmed or denied: is it claimed, who, when, how many, by whom.

    The encoder's vectors, to which what stands where is added as marks (scenes.py), go through blocks of the head's own first: so one
    pass of the encoder serves the tags and trees that mentions are found with, and the claims that are read from the mentions.
    """

    def __init__(self, shape, depth=2, marks=16):
        super().__init__()
        width = shape.width
        self.marks = nn.Embedding(marks, width)
        nn.init.normal_(self.marks.weight, std=0.3)
        self.blocks = nn.ModuleList(Block(shape) for _ in range(depth))
        for block in self.blocks:
            nn.init.normal_(block.out.weight, std=0.3 * width ** -0.5)
            nn.init.normal_(block.down.weight, std=0.3 * shape.inner ** -0.5)
        self.norm = Norm(width)
        cos, sin = rotations(shape.length, width // shape.heads)
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.anchor = nn.Linear(width, READING)
        self.sentence = nn.Linear(width, READING, bias=False)
        self.stage = nn.Parameter(torch.randn(len(S.STAGES), READING) * 0.5)
        self.polarity = nn.Parameter(torch.randn(2, READING) * 0.3)
        self.look_query = nn.Linear(READING, 64, bias=False)
        self.look_key = nn.Linear(width, 64, bias=False)
        self.look_value = nn.Linear(width, READING, bias=False)
        self.mix = nn.Linear(READING, READING)
        self.present = nn.Parameter(torch.randn(S.QUERIES, READING) * 0.02)
        self.present_bias = nn.Parameter(torch.full((S.QUERIES,), -4.0))
        self.certainty = nn.Linear(READING, len(S.CERTAINTIES))
        self.category = nn.Linear(READING, len(S.CATEGORIES))
        self.mention = nn.ModuleDict({r: nn.Linear(width, 128) for r in S.ROLES})
        self.asks = nn.ModuleDict({r: nn.Linear(READING, 128) for r in S.ROLES})
        self.none = nn.ModuleDict({r: nn.Linear(READING, 1) for r in S.ROLES})
        self.place = nn.Parameter(torch.zeros(len(S.ROLES), BUCKETS))
        self.kind = nn.Parameter(torch.zeros(len(S.ROLES), 16))

    def enter(self, h, marks, mask, drop=0.0):
        """The encoder's vectors [b, n, d] with marks [b, n] to the head's own [b, n, d]."""
        return self.norm(through(self.blocks, h + self.marks(marks).to(h.dtype), self.cos, self.sin, mask, drop))

    def read(self, h, anchor, sentence, look, lengths, counts, drop=0.0):
        """h [n, d] pieces; anchor, sentence [a, d], the anchors of one sentence side by side; look: the pieces at which the anchors of each
        sentence may look, `lengths` of them a sentence, which has `counts` anchors. Returns u [a, QUERIES, READING] and where each
        query looks: a list over sentences of [anchors, QUERIES, pieces]."""
        base = self.anchor(anchor) + self.sentence(sentence)
        query = (self.stage[:, None] + self.polarity[None]).flatten(0, 1).to(h.dtype)
        q = F.relu(base[:, None] + query[None])
        seen = h[look]
        keys, values = self.look_key(seen).split(lengths), self.look_value(seen).split(lengths)
        found, where = [], []
        for ask, key, value in zip(self.look_query(q).split(counts), keys, values):
            weight = (ask @ key.t() / 8.0).float().softmax(-1)
            where.append(weight)
            found.append(weight.to(value.dtype) @ value)
        u = F.relu(q + torch.cat(found))
        u = F.relu(self.mix(F.dropout(u, drop, self.training))) + u
        return u, where

    def presence(self, u):
        """Log-odds [a, QUERIES]."""
        return torch.einsum("aqd,qd->aq", u, self.present.to(u.dtype)).float() + self.present_bias

    def point(self, role, u, mentions, mask, places, kinds):
        """u [k, READING], mentions [k, m, d] with their mask, places [k, m] buckets, kinds [k, m] marks: log-probabilities
        [k, m + 1], the last for none."""
        r = S.ROLES.index(role)
        score = torch.einsum("ke,kme->km", F.relu(self.asks[role](u)), F.relu(self.mention[role](mentions))).float() / 8.0
        score = score + self.place[r][places] + self.kind[r][kinds]
        score = score.masked_fill(~mask, -1e4)
        return torch.cat([score, self.none[role](u).float()], 1).log_softmax(-1)
