"""What a sentence says beside its predicates, and what its makers share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.drafts import Piece
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = ["Aside", "is_value", "is_year", "measured", "past_of", "phrase", "with_commas"]

# Verbs between what is measured and its amount (written for this project).
_MEASURING = frozenset(
    """amount average be climb come cost decline drop fall grow hit increase jump retail rise reach sell
    shrink slip stand total""".split()
)
_BESIDE = frozenset({",", "–", "—", "-", "--"})


@dataclass(frozen=True, slots=True)
class Aside:
    """`pieces` word the proposition, `own` are its tokens, `cut` those that leave the clause around it.

    Without pieces it says nothing that its clause does not say.
    """

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


def is_year(word: str) -> bool:
    """Whether a word is four digits."""
    return len(word) == 4 and word.isdigit()


def past_of(tree: Tree) -> bool:
    """Whether the main clause is in the past."""
    root = tree.root or 0
    return any(tree.tokens[k].tag == "VBD" for k in (root, *tree.auxiliaries(root)))


def measured(tree: Tree, amount: int) -> tuple[int, ...]:
    """What an amount is of: "sales" in "sales of 2 billion" and "sales reached 2 billion"; else nothing."""
    above = tree.tokens[amount].head
    if above >= 0 and tree.marker(amount) == "of" and tree.tokens[above].tag == "NN":
        if tree.tokens[above].lemma in {"number", "total"}:
            return ()  # "a total of 612 companies"
        return tuple(k for k in phrase(tree, above) if k < tree.subtree(amount)[0])
    copula = tree.kid(amount, "cop") is not None
    verb = amount if copula else above
    direct = tree.relation(amount) == "obj" or tree.marker(amount) in {"to", "at", "for"}
    subject = tree.subject(verb) if verb >= 0 else None
    if subject is None or not (copula or (direct and tree.tokens[verb].lemma in _MEASURING)):
        return ()
    return phrase(tree, subject)
