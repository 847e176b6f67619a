"""The entailment model, heard as a witness where the rules leave a claim open.

It is asked only about passages that no rule decides and in which every name, value and sweeping word of the
claim is found: those it can't compare. What it says may support a claim; it never refutes one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checkers.judgement import Judgement, supports
from checkers.passages import Passage
from claims.language import entailment
from claims.model import Claim, Stance, Witness

__all__ = ["Answer", "hear"]

Answer = tuple[Passage, Judgement]
"""A passage, and what it says about a claim."""

_ASKED = 3
"""How many passages of a claim the model reads, nearest first."""


def hear(
    claims: Sequence[Claim], judged: Sequence[Sequence[Answer]], model: Path | None
) -> list[list[Answer]]:
    """The answers to each claim, with those that the model changes from open to support.

    `model` is the folder of the user's, None for the one that ships. Where a passage of one source refutes a
    claim, only the other sources are asked: they may disagree.
    """
    asked = [(k, n) for k, answers in enumerate(judged) for n in _open(answers)]
    heard = [list(answers) for answers in judged]
    if not asked:
        return heard
    witness = entailment(model)
    pairs = [(_told(judged[k][n][0]), claims[k].text) for k, n in asked]
    for (k, n), found in zip(asked, witness.judge(pairs), strict=True):
        if found.supports >= witness.sure:
            said = Witness(model=witness.name, score=found.supports)
            reason = "the passage says the same in other words"
            heard[k][n] = (judged[k][n][0], supports(found.supports, reason, None, said))
    return heard


def _open(answers: Sequence[Answer]) -> list[int]:
    """The places of the answers that the model is asked about."""
    if any(found.stance is Stance.SUPPORTS for _, found in answers):
        return []
    against = {passage.document.path for passage, found in answers if found.stance is Stance.REFUTES}
    left = [k for k, (passage, found) in enumerate(answers) if passage.document.path not in against]
    return [k for k in left if answers[k][1].open][:_ASKED]


def _told(passage: Passage) -> str:
    """The passage behind the sentence before it, which tells who "he" is."""
    return " ".join([*passage.before[-1:], passage.text])
