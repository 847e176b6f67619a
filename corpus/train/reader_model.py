"""The network of the reader: a small encoder with one head for each thing that it reads off a sentence."""

from __future__ import annotations

from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel

from claims.language.encoding import CASES

__all__ = ["ENCODER", "Network", "Output"]

ENCODER = BertConfig(
    vocab_size=30522,
    hidden_size=384,
    num_hidden_layers=6,
    num_attention_heads=12,
    intermediate_size=1536,
    max_position_embeddings=512,
)
"""MiniLM-L6-H384-uncased."""
_CASE_WIDTH = 32
_ARC_WIDTH = 256
_RELATION_WIDTH = 96


class Output(NamedTuple):
    """Scores for a batch of B sentences of at most N words; a "head" of 0 is the root.

    `tags` B x N x tags; `arcs` B x N x (N + 1), of each word for each head; `relations` B x N x (N + 1) x
    relations; `entities` B x N x tags of entities; `worth` B, a logit; `states` B x N x W, what the encoder
    makes of each word.
    """

    tags: Tensor
    arcs: Tensor
    relations: Tensor
    entities: Tensor
    worth: Tensor
    states: Tensor


class Network(nn.Module):
    """Encoder, a mix of its layers, and the heads.

    The dependency heads are those of Dozat and Manning, "Deep biaffine attention for neural dependency
    parsing" (2017), smaller.
    """

    def __init__(self, tags: int, relations: int, entities: int, dropout: float = 0.2) -> None:
        """Fresh heads on a fresh encoder, for so many classes."""
        super().__init__()
        self.encoder = BertModel(ENCODER, add_pooling_layer=False)
        width = ENCODER.hidden_size
        self.mix = nn.Parameter(torch.zeros(ENCODER.num_hidden_layers))
        self.cases = nn.Embedding(len(CASES), _CASE_WIDTH)
        self.word = nn.Sequential(nn.Linear(2 * width + _CASE_WIDTH, width), nn.GELU(), nn.Dropout(dropout))
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.tags = nn.Linear(width, tags)
        self.entities = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Linear(width, entities))
        self.arc_head, self.arc_word = (self._narrow(width, _ARC_WIDTH, dropout) for _ in range(2))
        self.arc = nn.Parameter(torch.randn(_ARC_WIDTH + 1, _ARC_WIDTH) * 0.02)
        self.relation_head, self.relation_word = (
            self._narrow(width, _RELATION_WIDTH, dropout) for _ in range(2)
        )
        self.relation = nn.Parameter(
            torch.randn(_RELATION_WIDTH + 1, relations * (_RELATION_WIDTH + 1)) * 0.02
        )
        self.worth = nn.Sequential(
            nn.Linear(width, width), nn.Tanh(), nn.Dropout(dropout), nn.Linear(width, 1)
        )
        self._relations = relations

    @staticmethod
    def _narrow(wide: int, narrow: int, dropout: float) -> nn.Module:
        return nn.Sequential(nn.Linear(wide, narrow), nn.GELU(), nn.Dropout(dropout))

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor, cases: Tensor) -> Output:
        """Read a batch.

        `pieces` B x P are sub-words with [CLS] and [SEP], `mask` is 1 where there is one; `first` and `last`
        B x N are the places of each word's first and last piece, `cases` B x N its class of spelling. Words
        that are only there to fill a row point to place 0.
        """
        layers = self.encoder(input_ids=pieces, attention_mask=mask, output_hidden_states=True).hidden_states
        weights = torch.softmax(self.mix, 0)
        mixed = sum(weight * layer for weight, layer in zip(weights, layers[1:], strict=True))
        width = mixed.shape[-1]

        def at(places: Tensor) -> Tensor:
            return mixed.gather(1, places.unsqueeze(-1).expand(-1, -1, width))

        words = self.word(torch.cat([at(first), at(last), self.cases(cases)], -1))
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        arcs = self._with_one(self.arc_word(words)) @ self.arc @ self.arc_head(rooted).transpose(1, 2)
        return Output(
            self.tags(words),
            arcs,
            self._relation_scores(words, rooted),
            self.entities(words),
            self.worth(mixed[:, 0]).squeeze(-1),
            at(first),
        )

    def _relation_scores(self, words: Tensor, rooted: Tensor) -> Tensor:
        size, count, _ = words.shape
        left = self._with_one(self.relation_word(words)) @ self.relation
        left = left.reshape(size, count * self._relations, _RELATION_WIDTH + 1)
        right = self._with_one(self.relation_head(rooted)).transpose(1, 2)
        return (left @ right).reshape(size, count, self._relations, count + 1).transpose(2, 3)

    @staticmethod
    def _with_one(vectors: Tensor) -> Tensor:
        return torch.cat([vectors, torch.ones_like(vectors[..., :1])], -1)
