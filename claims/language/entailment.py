"""Whether a passage says what a claim says, denies it, or neither: a witness, never the judge.

A small model ships (`claims/resources/entailment.md` tells what it is worth); whoever has a larger one can
name its folder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

__all__ = ["Doubt", "Entailed", "Entailment", "entailment", "same_length"]

_Row = TypeVar("_Row")


class Doubt(NamedTuple):
    """How likely a word of the claim, its characters `start..end`, is contradicted, or not mentioned."""

    start: int
    end: int
    contradicted: float
    unmentioned: float


class Entailed(NamedTuple):
    """Probabilities, rounded to three places, that a passage supports a claim, refutes it, or neither.

    `doubts` has one entry for each word of the claim, in order; it is empty where the model only judges the
    whole.
    """

    supports: float
    refutes: float
    neither: float
    doubts: tuple[Doubt, ...] = ()


class Entailment(Protocol):
    """A model that tells how passages stand to claims.

    `name` says which one, and which version; `sure` is the least probability of support that counts; `denies`
    whether it tells a refutation from what is only not said.
    """

    name: str
    sure: float
    denies: bool

    def load(self) -> None:
        """Get ready: a model that is not asked is not loaded either."""
        ...

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Entailed]:
        """How each passage stands to its claim; pairs are of a passage, with what it needs, and a claim."""
        ...


@cache
def entailment(folder: Path | None = None) -> Entailment:
    """The model in a folder, or else the one that ships; each is loaded once.

    Raises `claims.errors.ConfigError` when the folder holds no model that can be run, and
    `claims.errors.ResourceError` when the shipped one is damaged.
    """
    if folder is None:
        from claims.language.shipped_entailment import ShippedEntailment

        return ShippedEntailment()
    from claims.language.cross_encoder import FolderEntailment

    return FolderEntailment(folder)


def same_length(
    rows: Sequence[_Row],
    length: Callable[[_Row], int],
    most: int,
    judge: Callable[[Sequence[_Row]], list[Entailed]],
) -> list[Entailed]:
    """What `judge` says about each row, given them in batches of at most `most` that have the same length.

    So no score depends on which other pairs are asked about.
    """
    by_length: dict[int, list[int]] = {}
    for k, row in enumerate(rows):
        by_length.setdefault(length(row), []).append(k)
    found: dict[int, Entailed] = {}
    for places in by_length.values():
        for first in range(0, len(places), most):
            batch = places[first : first + most]
            found.update(zip(batch, judge([rows[k] for k in batch]), strict=True))
    return [found[k] for k in range(len(rows))]
