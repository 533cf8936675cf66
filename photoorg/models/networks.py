"""The networks this project trains itself: text–image adapters and a captioner.

Only definitions; packaging/train_builtin trains them, `builtin` and `captioner` run them.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

FEATURES = 1280
"""Channels of EfficientNet-Lite2's last feature map."""
SQUEEZED = 160
"""Channels of the regions kept of every photo."""


class Attention(nn.Module):
    """Multi-head attention of queries (n, q, width) to a memory (n, m, width)."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(width, width)
        self.key_value = nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)

    def remember(self, memory: Tensor) -> tuple[Tensor, Tensor]:
        """Keys and values (n, heads, m, width / heads) of a memory."""
        keys, values = self.key_value(memory).chunk(2, dim=-1)
        return self._split(keys), self._split(values)

    def forward(
        self, states: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None = None
    ) -> Tensor:
        """What the queries find; `mask` (…, q, m) is True where they may look."""
        found = F.scaled_dot_product_attention(self._split(self.query(states)), keys, values, mask)
        joined: Tensor = self.out(found.transpose(1, 2).flatten(2))
        return joined

    def _split(self, states: Tensor) -> Tensor:
        rows, length, width = states.shape
        return states.reshape(rows, length, self.heads, width // self.heads).transpose(1, 2)


class FeedForward(nn.Sequential):
    """Two linear layers with GELU between, for each position."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__(nn.Linear(width, inner), nn.GELU(), nn.Linear(inner, width))


Past = tuple[Tensor, Tensor]
"""Keys and values of the positions one self-attention layer has been through."""


class SelfLayer(nn.Module):
    """Pre-norm self-attention and a feed-forward layer."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.norm, self.attention = nn.LayerNorm(width), Attention(width, heads)
        self.norm_inner, self.inner = nn.LayerNorm(width), FeedForward(width, inner)
        self.drop = nn.Dropout(dropout)

    def forward(
        self, states: Tensor, mask: Tensor | None = None, past: Past | None = None
    ) -> tuple[Tensor, Past]:
        """States (n, t, width) after this layer, and the past of the next positions."""
        normal = self.norm(states)
        keys, values = self.attention.remember(normal)
        if past is not None:
            keys, values = torch.cat([past[0], keys], 2), torch.cat([past[1], values], 2)
        states = states + self.drop(self.attention(normal, keys, values, mask))
        return states + self.drop(self.inner(self.norm_inner(states))), (keys, values)


class PhotoLayer(nn.Module):
    """Pre-norm attention to what a photo shows and a feed-forward layer."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.norm, self.attention = nn.LayerNorm(width), Attention(width, heads)
        self.norm_inner, self.inner = nn.LayerNorm(width), FeedForward(width, inner)
        self.drop = nn.Dropout(dropout)

    def forward(self, states: Tensor, memory: Past) -> Tensor:
        """States (n, t, width) after looking at n photos."""
        states = states + self.drop(self.attention(self.norm(states), *memory))
        looked: Tensor = states + self.drop(self.inner(self.norm_inner(states)))
        return looked


class Captioner(nn.Module):
    """A conditional language model p(caption | photo), or p(caption) with the photo hidden.

    The first layer reads words only, so that many photos share it when one caption is scored
    under all of them; two layers look at the photo's regions, and self-attention between these
    sees what was looked at.
    """

    def __init__(
        self,
        vocabulary: int,
        width: int = 256,
        heads: int = 4,
        squeezed: int = SQUEEZED,
        regions: int = 81,
        longest: int = 48,
        dropout: float = 0.3,
    ) -> None:
        super().__init__()
        self.squeeze = nn.Linear(FEATURES, squeezed)
        self.expand = nn.Linear(squeezed, width)
        self.places = nn.Parameter(0.02 * torch.randn(regions, width))
        self.hidden = nn.Parameter(0.02 * torch.randn(1, 1, width))
        self.context = SelfLayer(width, heads, 2 * width, dropout)
        self.norm_context = nn.LayerNorm(width)
        self.tokens = nn.Embedding(vocabulary, width)
        self.positions = nn.Parameter(0.02 * torch.randn(longest, width))
        self.read = nn.ModuleList(
            [
                SelfLayer(width, heads, 4 * width, dropout),
                SelfLayer(width, heads, 2 * width, dropout),
            ]
        )
        self.look = nn.ModuleList([PhotoLayer(width, heads, 2 * width, dropout) for _ in self.read])
        self.norm = nn.LayerNorm(width)
        self.bias = nn.Parameter(torch.zeros(vocabulary))
        self.drop = nn.Dropout(dropout)
        nn.init.normal_(self.tokens.weight, std=width**-0.5)

    @property
    def longest(self) -> int:
        """The greatest number of tokens."""
        return self.positions.shape[0]

    def regions(self, maps: Tensor) -> Tensor:
        """Feature maps (n, regions, FEATURES) as regions (n, regions, squeezed) from -1 to 1."""
        return torch.tanh(self.squeeze(maps))

    def remember(self, regions: Tensor) -> list[Past]:
        """What the photo layers look at in n photos."""
        states, _ = self.context(self.drop(self.expand(regions) + self.places))
        return self.memories(self.norm_context(states))

    def remember_nothing(self) -> list[Past]:
        """What they look at when the photo is hidden: one photo."""
        return self.memories(self.hidden)

    def memories(self, states: Tensor) -> list[Past]:
        """The keys and values of each photo layer."""
        layers = (layer for layer in self.look if isinstance(layer, PhotoLayer))
        return [layer.attention.remember(states) for layer in layers]

    def forward(
        self, tokens: Tensor, memory: list[Past], past: list[Past] | None = None
    ) -> tuple[Tensor, list[Past]]:
        """Logits (n, c, t, vocabulary) of the tokens after each of c texts' t tokens.

        `tokens` is (n, c, t), or (1, c, t) for the same texts under all n photos. `past` is what
        the last call returned, when these tokens go on from there.
        """
        before = 0 if past is None else past[0][0].shape[2]
        _, texts, length = tokens.shape
        mask = torch.ones(length, before + length, dtype=torch.bool, device=tokens.device)
        mask = mask.tril(before)
        states = self.drop(self.tokens(tokens) + self.positions[before : before + length])
        states = states.flatten(0, 1)
        photos = memory[0][0].shape[0]
        now: list[Past] = []
        for number, (read, look) in enumerate(zip(self.read, self.look, strict=True)):
            states, kept = read(states, mask, None if past is None else past[number])
            now.append(kept)
            per_photo = states.reshape(-1, texts * length, states.shape[-1])
            seen = look(per_photo.expand(photos, -1, -1), memory[number])
            states = seen.reshape(photos * texts, length, -1)
        logits = F.linear(self.norm(states), self.tokens.weight, self.bias)
        return logits.reshape(photos, texts, length, -1), now


class AttentionPool(nn.Module):
    """Items (n, m, d), each through a small network, averaged with learned attention."""

    def __init__(
        self, items: int, width: int, queries: int, out: int, places: int, dropout: float
    ) -> None:
        super().__init__()
        self.places = nn.Parameter(torch.zeros(places, width)) if places else None
        self.first, self.second = nn.Linear(items, width), nn.Linear(width, width)
        self.norm, self.query = nn.LayerNorm(width), nn.Linear(width, queries)
        self.drop, self.out = nn.Dropout(dropout), nn.Linear(queries * width, out)

    def forward(self, items: Tensor, mask: Tensor | None = None) -> Tensor:
        """What the items amount to (n, out); `mask` (n, m) is True for those that count."""
        states = self.first(items)
        if self.places is not None:
            states = states + self.places
        states = self.norm(states + self.second(F.gelu(states)))
        attention = self.query(states)
        if mask is not None:
            attention = attention.masked_fill(~mask.unsqueeze(-1), -1e4)
        pooled = torch.einsum("nmq,nmw->nqw", attention.softmax(1), states)
        joined: Tensor = self.out(self.drop(pooled.flatten(1)))
        return joined


class Tower(nn.Module):
    """One half of a two-tower model: k pooled vectors of a photo or text, and its items.

    A linear map of the first pooled vector keeps what is known already; a small network of all of
    them and attention over the items add to it.
    """

    centre: Tensor
    scale: Tensor

    def __init__(
        self,
        pooled: int,
        kinds: int,
        items: int,
        places: int = 0,
        hidden: int = 512,
        width: int = 256,
        queries: int = 4,
        out: int = 512,
        dropout: float = 0.5,
    ) -> None:
        super().__init__()
        self.register_buffer("centre", torch.zeros(kinds, pooled))
        self.register_buffer("scale", torch.ones(kinds, 1))
        self.linear = nn.Linear(pooled, out)
        self.network = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(kinds * pooled, hidden),
            nn.GELU(),
            nn.Dropout(dropout),
            nn.Linear(hidden, out),
        )
        self.pool = AttentionPool(items, width, queries, out, places, dropout)

    def forward(self, pooled: Tensor, items: Tensor, mask: Tensor | None = None) -> Tensor:
        """Unit vectors (n, out) of n photos or texts from (n, kinds, pooled) and (n, m, items)."""
        standard = (pooled - self.centre) / self.scale
        joined = self.linear(standard[:, 0]) + self.network(standard.flatten(1))
        return F.normalize(joined + self.pool(items, mask), dim=1)


def photo_tower(dropout: float = 0.5) -> Tower:
    """Reads a photo's pooled features and its regions."""
    return Tower(FEATURES, 2, SQUEEZED, places=81, dropout=dropout)


def text_tower(dropout: float = 0.5) -> Tower:
    """Reads MiniLM's mean and greatest states, and every token's state."""
    return Tower(384, 2, 384, dropout=dropout)


def pool_photo(maps: Tensor) -> Tensor:
    """Feature maps (n, 81, FEATURES) as (n, 2, FEATURES): the unit mean, and the greatest."""
    return torch.stack([F.normalize(maps.mean(1)), maps.amax(1)], dim=1)


def pool_text(states: Tensor, mask: Tensor) -> Tensor:
    """Token states (n, t, d) as (n, 2, d): the unit mean, and the greatest of each dimension."""
    weight = mask.unsqueeze(-1).to(states.dtype)
    mean = F.normalize((states * weight).sum(1) / weight.sum(1))
    greatest = states.masked_fill(weight == 0, -torch.inf).amax(1)
    return torch.stack([mean, greatest], dim=1)
