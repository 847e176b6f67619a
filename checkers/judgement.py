"""What a rule says about a claim and a passage."""

from __future__ import annotations

from typing import NamedTuple

from claims.model import Comparison, Stance, Witness

__all__ = ["Judgement", "neutral", "refutes", "supports"]


class Judgement(NamedTuple):
    """A rule's answer: stance, how sure it is in [0, 1], why in one sentence, the code of a refutation.

    `comparison` is of the values that decided, `witness` the model that was asked, if there were any. `ajar`
    says of a neutral answer that no name, sweeping word or denial stands against support: a model may be
    asked for that; `open` that words and values are found, too, else it has to be surer;
    `suspected` is the refutation that it may be asked to confirm: `slot` is where in the claim, in letters,
    the slot of that one stands, and `least` the probability of a refutation from which on it is confirmed;
    `deniable` the one that it may give by itself, with the code that it goes under; `corrected` is the claim
    with the passage's figure or date in the place of its own, where only that differs, and
    `counts_the_same` says that both figures are of the same noun, and `values` where in the claim, in
    letters, figures, dates and ranks stand (of a support names, too), with the code that each goes under,
    None if the passage has it, too. `doubtful` says of a refutation or a support that a model may take it
    back.
    """

    stance: Stance
    score: float
    reason: str
    code: str | None = None
    comparison: Comparison | None = None
    witness: Witness | None = None
    open: bool = False
    ajar: bool = False
    suspected: Judgement | None = None
    deniable: Judgement | None = None
    slot: tuple[int, int] = (0, 0)
    least: float = 1.0
    corrected: str | None = None
    counts_the_same: bool = False
    values: tuple[tuple[int, int, str | None], ...] = ()
    doubtful: bool = False


def refutes(code: str, score: float, reason: str, comparison: Comparison | None = None) -> Judgement:
    """A contradiction that goes under `code`."""
    return Judgement(Stance.REFUTES, score, reason, code, comparison)


def supports(score: float, reason: str, comparison: Comparison | None = None) -> Judgement:
    """The passage states the claim."""
    return Judgement(Stance.SUPPORTS, score, reason, None, comparison)


def neutral(score: float, reason: str, *, open: bool = False, ajar: bool = False) -> Judgement:
    """The passage settles nothing; `score` is how near it came."""
    return Judgement(Stance.NEUTRAL, score, reason, open=open, ajar=ajar)
