"""The entailment model, heard as a witness beside the rules.

It reads the passages that no rule decides, nearest first. It may support a claim whose names, values and
sweeping words are all found; and it may confirm that a slot which differs contradicts, if that is the slot
that it doubts most. It also reads passages that seem to refute by a figure which likely, but not surely,
belongs to the same fact: what it does not take for a refutation at all is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from checkers.judgement import Judgement, neutral, supports
from checkers.passages import Passage
from claims.language import entailment
from claims.language.entailment import Doubt, Entailed, Entailment
from claims.model import Claim, Stance, Witness

__all__ = ["Answer", "hear", "told"]

Answer = tuple[Passage, Judgement]
"""A passage, and what it says about a claim."""

_POINTING = re.compile(
    r"\b(he|her|hers|him|his|it|its|she|their|theirs|them|these|they|this|those)\b", re.IGNORECASE
)
_ASKED = 3
"""How many passages of a claim that no rule decides the model reads, nearest first."""
_NO_REFUTATION = 0.2
"""Below this probability of a refutation a doubtful one is taken back."""
_DOUBTED = 0.5
"""A claim with a word that is contradicted, or not mentioned, from this probability on is not supported."""
_CONFIRMED = 0.85  # what a confirmed refutation counts beside one by rule
_UNSURE = 0.5
_IN_OTHER_WORDS = "the passage says the same in other words"


def hear(
    claims: Sequence[Claim], judged: Sequence[Sequence[Answer]], model: Path | None
) -> list[list[Answer]]:
    """The answers to each claim as they are after the model was heard.

    `model` is the folder of the user's, None for the one that ships.
    """
    asked = [(k, n) for k, answers in enumerate(judged) for n in _asked(answers)]
    heard = [list(answers) for answers in judged]
    if not asked:
        return heard
    witness = entailment(model)
    pairs = [(told(judged[k][n][0].text, judged[k][n][0].before), claims[k].text) for k, n in asked]
    for (k, n), found in zip(asked, witness.judge(pairs), strict=True):
        passage, said = judged[k][n]
        heard[k][n] = (passage, _after(said, found, witness))
    return heard


def _asked(answers: Sequence[Answer]) -> list[int]:
    """The places of the answers that the model is asked about: where a source decides, of that only these."""
    decided = {passage.document.path for passage, said in answers if said.stance is not Stance.NEUTRAL}
    doubtful = [k for k, (_, said) in enumerate(answers) if said.doubtful]
    left = [
        k
        for k, (passage, said) in enumerate(answers)
        if passage.document.path not in decided and (said.open or said.suspected)
    ]
    return doubtful + left[:_ASKED]


def told(text: str, before: Sequence[str]) -> str:
    """A passage; where it says "he" or "this", behind the sentence before, which tells whom it means."""
    return " ".join([*before[-1:], text]) if _POINTING.search(text) else text


def _after(said: Judgement, found: Entailed, witness: Entailment) -> Judgement:
    """The answer after the model was heard."""
    if said.stance is Stance.REFUTES:
        if not witness.denies:
            return said
        if found.refutes < _NO_REFUTATION:
            return neutral(_UNSURE, f"not surely of the same thing: {said.reason}")
        return said._replace(witness=Witness(model=witness.name, score=found.refutes))
    suspected = said.suspected
    if suspected and found.refutes >= suspected.least and _points_at(suspected, found):
        heard = Witness(model=witness.name, score=found.refutes)
        return suspected._replace(score=round(_CONFIRMED * found.refutes, 3), witness=heard)
    if said.open and found.supports >= witness.sure and not any(map(_is_doubted, found.doubts)):
        heard = Witness(model=witness.name, score=found.supports)
        return supports(found.supports, _IN_OTHER_WORDS)._replace(witness=heard)
    return said


def _is_doubted(doubt: Doubt) -> bool:
    return max(doubt.contradicted, doubt.unmentioned) >= _DOUBTED


def _points_at(suspected: Judgement, found: Entailed) -> bool:
    """Whether the word that the model doubts most is in the slot; a model that only judges the whole may."""
    if not found.doubts:
        return True
    start, end = suspected.slot
    worst = max(found.doubts, key=lambda doubt: doubt.contradicted)
    return worst.start < end and start < worst.end
