"""What sources may settle of a claim in which one word may mean several things: "she", "the company".

The claim is judged as it stands. What is stated of somebody supports it: the draft may mean him. What is
stated otherwise refutes it only where the passage names none of those who may be meant, since of another the
claim may be true. Else it stays ambiguous; so does what points at a whole sentence ("that was in May").
"""

from __future__ import annotations

from collections.abc import Sequence

from checkers.names_apart import is_named
from claims.model import Claim, Evidence, Stance, UncheckedReason

__all__ = ["as_it_stands", "is_ambiguous", "of_nobody_else"]

_POINTING = frozenset({"that", "these", "this", "those"})


def is_ambiguous(claim: Claim) -> bool:
    """Whether extraction found a word in the claim that has no single referent."""
    return claim.unchecked is not None and claim.unchecked.reason is UncheckedReason.AMBIGUOUS


def as_it_stands(claim: Claim) -> Claim | None:
    """The claim for checkers to judge; None where it says nothing without its referent."""
    if claim.unchecked is None:
        return claim
    word = claim.unchecked.word if is_ambiguous(claim) else None
    if word is None or word.lower() in _POINTING:
        return None
    return claim.model_copy(update={"unchecked": None})


def of_nobody_else(claim: Claim, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence without refutations by what is said of one among several who may be meant."""
    candidates = claim.unchecked.candidates if claim.unchecked else ()
    last_words = [candidate.split()[-1] for candidate in candidates]
    return [
        item
        for item in evidence
        if item.stance is not Stance.REFUTES
        or not any(is_named(word, item.quote.casefold()) for word in last_words)
    ]
