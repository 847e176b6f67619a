"""The entailment model that ships: a small cross-encoder, told which sub-words both texts have.

It shares the tables of sub-words and positions with the reader (`claims.language.parser`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from claims.language.encoding import CLS, SEP, plain
from claims.language.entailment import Doubt, Entailed, same_length
from claims.language.runtime import load_tables, load_tokenizer, open_session
from claims.resources import damaged, read_json

if TYPE_CHECKING:
    from kitoken import Kitoken
    from onnxruntime import InferenceSession

__all__ = ["ShippedEntailment"]

_FORMAT = 2
_SHARED = "network.encoder.embeddings."
_LONGEST = 128  # sub-words of a pair
_ROOM = 20  # sub-words that the passage has at least
_STEP = 8  # rows are filled up to a multiple, so that more of them share a batch
_BATCH = 16
_PLACES = 3
_WORD = re.compile(r"\w+|[^\w\s]")

_Word = tuple[int, int, Sequence[int]]
"""Where a word stands, and its sub-words."""


class _Row(NamedTuple):
    """A pair as sub-words, and the kind of each: of passage or claim, and whether the other text has it.

    `words` are those of the claim, the first of whose sub-words has the place `claim`.
    """

    pieces: list[int]
    kinds: list[int]
    claim: int
    words: Sequence[_Word]


class ShippedEntailment:
    """The model of `entailment.onnx` and `entailment.npz`."""

    denies = True

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
        texts = {passage for passage, _ in told} | {
            word for _, claim in told for word in _WORD.findall(claim)
        }
        ordered = sorted(texts)
        pieces = dict(zip(ordered, self._tokenizer.encode_all(ordered), strict=True))
        rows = [_row(pieces[passage], _words(claim, pieces)) for passage, claim in told]
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
        likely, words = self._session.run(None, given)
        return [
            _entailed(row, found, own)
            for row, found, own in zip(rows, likely.tolist(), words.tolist(), strict=True)
        ]


def _words(claim: str, pieces: Mapping[str, Sequence[int]]) -> list[_Word]:
    return [(found.start(), found.end(), pieces[found.group()]) for found in _WORD.finditer(claim)]


def _row(passage: Sequence[int], words: Sequence[_Word]) -> _Row:
    """`[CLS] passage [SEP] claim [SEP]`; a passage that is too long is cut at its end."""
    own = [piece for _, _, found in words for piece in found][: _LONGEST - _ROOM]
    other = passage[: _LONGEST - len(own) - 3]
    shared = set(own) & set(other)
    of_passage = [0, *(2 if piece in shared else 0 for piece in other), 0]
    of_claim = [3 if piece in shared else 1 for piece in own]
    return _Row([CLS, *other, SEP, *own, SEP], [*of_passage, *of_claim, 1], len(other) + 2, words)


def _entailed(row: _Row, likely: Sequence[float], words: Sequence[Sequence[float]]) -> Entailed:
    doubts = []
    at, end = row.claim, len(row.pieces) - 1
    for start, stop, pieces in row.words:
        own = words[at : min(at + len(pieces), end)]
        at += len(pieces)
        if own:  # the claim may have been cut
            doubts.append(Doubt(start, stop, *(round(max(of[k] for of in own), _PLACES) for k in (1, 2))))
    supports, refutes, neither = (round(value, _PLACES) for value in likely)
    return Entailed(supports, refutes, neither, tuple(doubts))
