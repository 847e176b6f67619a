"""The entailment model that ships: a small cross-encoder, told which sub-words both texts have.

It shares the tables of sub-words and positions with the reader (`claims.language.parser`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claims.language.encoding import CLS, SEP, plain
from claims.language.entailment import Entailed, same_length
from claims.language.runtime import load_tables, load_tokenizer, open_session
from claims.resources import damaged, read_json

if TYPE_CHECKING:
    from kitoken import Kitoken
    from onnxruntime import InferenceSession

__all__ = ["ShippedEntailment"]

_FORMAT = 1
_SHARED = "network.encoder.embeddings."
_LONGEST = 128  # sub-words of a pair
_ROOM = 20  # sub-words that the passage has at least
_STEP = 8  # rows are filled up to a multiple, so that more of them share a batch
_BATCH = 16
_PLACES = 3


class _Row(NamedTuple):
    """A pair as sub-words, and the kind of each: of passage or claim, and whether the other text has it."""

    pieces: list[int]
    kinds: list[int]


class ShippedEntailment:
    """The model of `entailment.onnx` and `entailment.npz`."""

    def __init__(self) -> None:
        """Read its name. Raises `claims.errors.ResourceError` where it is damaged, as `load` does."""
        described = read_json("entailment.json")
        if not isinstance(described, dict) or described.get("format") != _FORMAT:
            raise damaged("entailment.json", "not the format of this version")
        self.name: str = described["name"]
        self.sure: float = described["sure"]

    def load(self) -> None:
        """Read the weights."""
        _ = self._tokenizer, self._session

    @cached_property
    def _tokenizer(self) -> Kitoken:
        return load_tokenizer()

    @cached_property
    def _session(self) -> InferenceSession:
        tables = load_tables("reader.npz", _SHARED) | load_tables("entailment.npz")
        return open_session("entailment.onnx", tables)

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Entailed]:
        """How each passage stands to its claim; pairs are of a passage and a claim."""
        told = [(plain(passage), plain(claim)) for passage, claim in pairs]
        texts = list(dict.fromkeys(text for pair in told for text in pair))
        pieces = dict(zip(texts, self._tokenizer.encode_all(texts), strict=True))
        rows = [_row(pieces[passage], pieces[claim]) for passage, claim in told]
        return same_length(rows, lambda row: -(-len(row.pieces) // _STEP), _BATCH, self._batch)

    def _batch(self, rows: Sequence[_Row]) -> list[Entailed]:
        from numpy import int64, zeros

        width = -(-len(rows[0].pieces) // _STEP) * _STEP
        given = {name: zeros((len(rows), width), int64) for name in ("pieces", "kinds", "mask")}
        for k, row in enumerate(rows):
            size = len(row.pieces)
            given["pieces"][k, :size] = row.pieces
            given["kinds"][k, :size] = row.kinds
            given["mask"][k, :size] = 1
        likely = self._session.run(None, given)[0]
        return [Entailed(*(round(value, _PLACES) for value in row)) for row in likely.tolist()]


def _row(passage: Sequence[int], claim: Sequence[int]) -> _Row:
    """`[CLS] passage [SEP] claim [SEP]`; a passage that is too long is cut at its end."""
    own = claim[: _LONGEST - _ROOM]
    other = passage[: _LONGEST - len(own) - 3]
    shared = set(own) & set(other)
    of_passage = [0, *(2 if piece in shared else 0 for piece in other), 0]
    of_claim = [3 if piece in shared else 1 for piece in own]
    return _Row([CLS, *other, SEP, *own, SEP], [*of_passage, *of_claim, 1])
