"""An entailment model from a folder of the user's: a cross-encoder in ONNX, as model hubs export them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ConfigError
from claims.language.entailment import Entailed, same_length
from claims.language.runtime import THREADS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

__all__ = ["FolderEntailment"]

_FILES = ("config.json", "model.onnx", "tokenizer.json")
_LONGEST = 512  # sub-words of a pair
_BATCH = 8
_PLACES = 3
_LABELS = {"entail": 0, "support": 0, "contradict": 1, "refute": 1}
"""How the names of labels begin; every other label counts as neither."""


class FolderEntailment:
    """The model in a folder with `model.onnx`, `tokenizer.json`, and `config.json` with its `id2label`.

    `name` is the folder's name with the beginning of the model's checksum, for certificates.
    """

    sure = 0.8

    def __init__(self, folder: Path) -> None:
        """Load it. Raises `ConfigError` naming what is missing or can't be used."""
        for name in _FILES:
            if not (folder / name).is_file():
                raise ConfigError(
                    f"{folder} has no {name}: entailment-model needs a folder with {', '.join(_FILES)}"
                )
        content = (folder / "model.onnx").read_bytes()
        self.name = f"{folder.name}@{hashlib.sha256(content).hexdigest()[:12]}"
        self._places = _places(folder / "config.json")
        self.denies = 1 in self._places
        self._tokenizer = _tokenizer(folder / "tokenizer.json")
        self._session = _session(folder / "model.onnx", content)
        self._inputs = {given.name for given in self._session.get_inputs()}

    def load(self) -> None:
        """It is loaded when it is made, so that a folder that can't be used is told at once."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Entailed]:
        """How each passage stands to its claim; pairs are of a passage and a claim."""
        plain = [tuple(text.encode("utf-8", "replace").decode() for text in pair) for pair in pairs]
        rows = self._tokenizer.encode_batch(plain)
        return same_length(rows, lambda row: len(row.ids), _BATCH, self._batch)

    def _batch(self, rows: Sequence[Encoding]) -> list[Entailed]:
        from numpy import array, exp, int64

        given = {
            "input_ids": array([row.ids for row in rows], int64),
            "attention_mask": array([row.attention_mask for row in rows], int64),
            "token_type_ids": array([row.type_ids for row in rows], int64),
        }
        used = {name: value for name, value in given.items() if name in self._inputs}
        scores = self._session.run(None, used)[0]
        likely = exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        return [_entailed(row, self._places) for row in likely.tolist()]


def _entailed(row: Sequence[float], places: Sequence[int]) -> Entailed:
    sums = [0.0, 0.0, 0.0]
    for place, value in zip(places, row, strict=True):
        sums[place] += value
    supports, refutes, neither = (round(value, _PLACES) for value in sums)
    return Entailed(supports, refutes, neither)


def _places(file: Path) -> list[int]:
    """For each label of the model, in its order: 0 supports, 1 refutes, 2 neither."""
    try:
        labels: dict[str, Any] = json.loads(file.read_text("utf-8"))["id2label"]
        names = [str(labels[str(k)]).lower() for k in range(len(labels))]
    except (ValueError, KeyError, TypeError) as error:
        raise ConfigError(f'{file} has no "id2label" that names the labels of the model') from error
    places = [next((k for begin, k in _LABELS.items() if name.startswith(begin)), 2) for name in names]
    if 0 not in places:
        raise ConfigError(f"{file} names no label for entailment: {', '.join(names)}")
    return places


def _tokenizer(file: Path) -> Tokenizer:
    try:
        from tokenizers import Tokenizer
    except ImportError as error:
        raise ConfigError(
            "entailment-model needs the package tokenizers: pip install 'claims[entailment]'"
        ) from error
    try:
        found = Tokenizer.from_file(str(file))
    except Exception as error:  # it raises nothing narrower
        raise ConfigError(f"{file} is no tokenizer: {error}") from error
    found.enable_truncation(_LONGEST, strategy="only_first")
    found.no_padding()
    return found


def _session(file: Path, content: bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.use_deterministic_compute = True
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its errors share no narrower base
        raise ConfigError(f"{file} can't be run: {error}") from error
