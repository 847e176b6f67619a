"""Whether a passage says what a claim says, denies it, or neither: a witness, never the judge.

None ships: at the size that a wheel can carry, such models are at chance on editors' slips (see
corpus/train/README.md). Whoever has a larger one can name its folder.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

__all__ = ["Entailed", "Entailment", "entailment"]


class Entailed(NamedTuple):
    """Probabilities, rounded to three places, that a passage supports a claim, refutes it, or neither."""

    supports: float
    refutes: float
    neither: float


class Entailment(Protocol):
    """A model that tells how passages stand to claims; `name` says which one, and which version."""

    name: str

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Entailed]:
        """How each passage stands to its claim; pairs are of a passage, with what it needs, and a claim."""
        ...


@cache
def entailment(folder: Path) -> Entailment:
    """The model in a folder, loaded once.

    Raises `claims.errors.ConfigError` when the folder holds no model that can be run.
    """
    from claims.language.cross_encoder import FolderEntailment

    return FolderEntailment(folder)
