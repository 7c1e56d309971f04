"""Muon for the matrices (Jordan et al. 2024), Adam for the rest."""
import torch


@torch.no_grad()
def orthogonal(g, steps=5):
    """Newton-Schulz iteration of a stack of matrices towards the nearest orthogonal ones."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = g.bfloat16() if g.is_cuda else g.float()
    turned = x.shape[-2] > x.shape[-1]
    if turned:
        x = x.transpose(-1, -2)
    x = x / (x.flatten(-2).norm(dim=-1)[..., None, None] + 1e-7)
    for _ in range(steps):
        p = x @ x.transpose(-1, -2)
        x = a * x + (b * p + c * p @ p) @ x
    return (x.transpose(-1, -2) if turned else x).to(g.dtype)


class Muon:
    """Matrices of one shape are stepped together."""

    def __init__(self, parameters, rate, momentum=0.95, decay=0.01):
        self.rate, self.momentum, self.decay = rate, momentum, decay
        by_shape = {}
        for p in parameters:
            by_shape.setdefault(tuple(p.shape), []).append(p)
        self.groups = [(ps, torch.zeros(len(ps), *shape, device=ps[0].device)) for shape, ps in by_shape.items()]

    @torch.no_grad()
    def step(self, scale):
        for ps, buffer in self.groups:
            g = torch.stack([p.grad if p.grad is not None else torch.zeros_like(p) for p in ps]).float()
            buffer.lerp_(g, 1 - self.momentum)
            update = orthogonal(g.lerp(buffer, self.momentum))
            rate = self.rate * scale * max(1.0, g.shape[-2] / g.shape[-1]) ** 0.5
            for p, u in zip(ps, update):
                p.mul_(1 - self.rate * scale * self.decay).add_(u, alpha=-rate)


class Optimiser:
    """Over a model with `.encoder`: its blocks' matrices by Muon, all else by Adam."""

    def __init__(self, model, matrices, muon_rate, adam_rate, decay=0.01, betas=(0.9, 0.98)):
        chosen = {id(p) for p in matrices}
        self.muon = Muon(matrices, muon_rate, decay=decay) if matrices else None
        rest = [p for p in model.parameters() if id(p) not in chosen]
        self.adam = torch.optim.AdamW(rest, lr=adam_rate, betas=betas, weight_decay=0.0)
        self.adam_rate, self.model = adam_rate, model

    def step(self, scale):
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        if self.muon:
            self.muon.step(scale)
        for group in self.adam.param_groups:
            group["lr"] = self.adam_rate * scale
        self.adam.step()
        for p in self.model.parameters():
            p.grad = None
