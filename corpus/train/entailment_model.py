"""The network of the entailment model: both texts in one encoder, told which sub-words both of them have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from reader_model import ENCODER
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertConfig, BertModel

__all__ = ["LABELS", "TABLES", "Network", "Row", "encode_pair", "pad", "shared_tables"]

LABELS = ("SUPPORTS", "REFUTES", "NOT ENOUGH INFO")
LONGEST = 128  # sub-words of a pair; the evidence is cut at its end
TABLES = ("embeddings.word_embeddings.weight", "embeddings.position_embeddings.weight")
"""What the model shares with the shipped reader, so that it is stored once."""
_KINDS = 4  # of sub-words: evidence or claim, and whether the other text has it
_CLS, _SEP = 101, 102


class Row(NamedTuple):
    """A pair as sub-words, the kind of each, and where those of the claim stand in it."""

    pieces: list[int]
    kinds: list[int]
    places: list[tuple[int, int] | None]


def encode_pair(tokenizer: Tokenizer, evidence: str, claim: str) -> Row:
    """`[CLS] evidence [SEP] claim [SEP]`; the claim is never cut."""
    mine = tokenizer.encode(claim, add_special_tokens=False)
    theirs = tokenizer.encode(evidence, add_special_tokens=False)
    own = mine.ids[: LONGEST - 20]
    other = theirs.ids[: LONGEST - len(own) - 3]
    shared = set(own) & set(other)
    kinds = [0, *(2 if k in shared else 0 for k in other), 0, *(3 if k in shared else 1 for k in own), 1]
    places: list[tuple[int, int] | None] = [None] * (len(other) + 2)
    places += [*mine.offsets[: len(own)], None]
    return Row([_CLS, *other, _SEP, *own, _SEP], kinds, places)


def pad(rows: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Sub-words, kinds and mask of a batch, each B x N."""
    longest = max(len(row.pieces) for row in rows)

    def padded(lists: Sequence[Sequence[int]]) -> Tensor:
        return torch.tensor([[*values, *[0] * (longest - len(values))] for values in lists])

    mask = padded([[1] * len(row.pieces) for row in rows])
    return padded([row.pieces for row in rows]), padded([row.kinds for row in rows]), mask


def shared_tables(resources: Path) -> dict[str, Tensor]:
    """The `TABLES` of the reader in the folder of shipped files, as it uses them."""
    with np.load(resources / "reader.npz") as parts:
        found = {}
        for name in TABLES:
            rows, factors = (parts[f"network.encoder.{name}.{part}"] for part in ("rows", "factors"))
            found[name] = torch.from_numpy((rows * factors).reshape(len(rows), -1))
    return found


class Network(nn.Module):
    """Encoder, a head for the pair and one for each sub-word."""

    def __init__(self, weights: dict[str, Tensor], dropout: float = 0.1) -> None:
        """Start with these weights of the encoder; its `TABLES` stay as they are."""
        super().__init__()
        config = BertConfig.from_dict({**ENCODER.to_dict(), "type_vocab_size": _KINDS})
        self.encoder = BertModel(config, add_pooling_layer=False)
        kinds = weights["embeddings.token_type_embeddings.weight"]
        loaded = {**weights, "embeddings.token_type_embeddings.weight": kinds[:2].repeat(2, 1)}
        self.encoder.load_state_dict(
            {name: loaded.get(name, own) for name, own in self.encoder.state_dict().items()}
        )
        for name, parameter in self.encoder.named_parameters():
            parameter.requires_grad_(name not in TABLES)
        width = ENCODER.hidden_size
        self.pair = nn.Sequential(
            nn.Dropout(dropout), nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(dropout)
        )
        self.label = nn.Linear(width, len(LABELS))
        self.word = nn.Linear(width, 3)

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of the labels, B x 3, and of each sub-word, B x N x 3."""
        states = self.encoder(input_ids=pieces, token_type_ids=kinds, attention_mask=mask).last_hidden_state
        every = mask.unsqueeze(-1).float()
        claim = every * (kinds % 2 == 1).unsqueeze(-1).float()
        mean = (states * every).sum(1) / every.sum(1)
        own = (states * claim).sum(1) / claim.sum(1).clamp(min=1)
        return self.label(self.pair(torch.cat([states[:, 0], mean, own], -1))), self.word(states)
