"""How well one word may stand for another: "it" for "expedition", by what the reader sees of both.

Of each word in its sentence the reader's model has a state, 384 numbers. Two tables make of it what the word
asks for where it refers to something, and what it offers where it is referred to; how these go together is
the fit. `corpus/train/links.py` learns the tables; see claims/resources/links.md.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from claims.resources import damaged, open_binary

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray[Any, Any]

__all__ = ["Links", "fit", "shipped_links"]

_PLACES = 3  # of a fit; the last bits of a sum may differ between processors


class Links:
    """Two tables of 385 rows (384 numbers of a state and a constant), W columns each, and one of 385 x 1."""

    def __init__(self, asks: Array, offers: Array, alone: Array) -> None:
        """`asks` and `offers` as above; `alone` tells how often a word is referred to, whatever asks."""
        from numpy import concatenate, float32

        self._table = concatenate([asks, offers, alone], axis=1).astype(float32)

    def of(self, states: Array) -> Array:
        """What N words ask for and offer, N x (2 W + 1), from their states, N x 384."""
        found: Array = states @ self._table[:-1] + self._table[-1]
        return found


def fit(reference: Array, candidate: Array) -> float:
    """How well a word may mean another, from their rows; mostly in [-4, 4], more is better."""
    width = len(reference) // 2
    return round(float(reference[:width] @ candidate[width:-1] + candidate[-1]), _PLACES)


@cache
def shipped_links() -> Links:
    """The tables of this package, loaded once. Raises `claims.errors.ResourceError` when they are damaged."""
    from numpy import load

    name = "links.npz"
    try:
        with open_binary(name) as file, load(file, allow_pickle=False) as parts:
            return Links(parts["asks"], parts["offers"], parts["alone"])
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise damaged(name, error) from error
