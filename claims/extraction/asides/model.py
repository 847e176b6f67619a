"""What a sentence says beside its predicates, and what its makers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.drafts import Piece
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = ["Aside", "is_value", "past_of", "phrase", "with_commas"]

_BESIDE = frozenset({",", "–", "—", "-", "--"})


@dataclass(frozen=True, slots=True)
class Aside:
    """`pieces` word the proposition, `own` are its tokens, `cut` those that leave the clause around it."""

    pieces: tuple[Piece, ...]
    own: tuple[int, ...]
    cut: tuple[int, ...]
    kind: Kind | None = None


def with_commas(tree: Tree, words: Sequence[int]) -> tuple[int, ...]:
    """Words with the commas or dashes beside them."""
    beside = (words[0] - 1, words[-1] + 1)
    commas = [k for k in beside if 0 <= k < len(tree.tokens) and tree.tokens[k].text in _BESIDE]
    return tuple(sorted({*words, *commas}))


def phrase(tree: Tree, head: int) -> tuple[int, ...]:
    """The tokens of a noun phrase without what is joined to it."""
    return tuple(tree.noun_phrase(head, alone=True))


def is_value(reading: Reading, index: int) -> bool:
    """Whether a token stands in a date or a quantity and heads no name."""
    token = reading.tokens[index]
    return not reading.tree.is_proper(index) and any(
        found.start <= token.start < found.end
        for found in reading.values
        if found.value.type in {"date", "quantity"}
    )


def past_of(tree: Tree) -> bool:
    """Whether the main clause is in the past."""
    root = tree.root or 0
    return any(tree.tokens[k].tag == "VBD" for k in (root, *tree.auxiliaries(root)))
