"""From evidence to a verdict.

Sources are heard one by one, then together:

1. Within a source the strongest evidence speaks. A refutation needs a clear lead (`LEAD`) over what supports
   the claim in the same source: a text that gives two figures gives one for something else.
2. Sources that support and sources that refute make the verdict conflicting; both are shown. Which is right
   is for the writer to know; where both are dated, the later one is named, and where one side has a source of
   higher authority than all of the other, that one.
3. Neutral evidence decides nothing; the best of it is shown with not-enough-evidence.

The confidence of a verdict is the score of the evidence that decided, for conflicting sources the weaker of
the two sides; without decisive evidence it is how far the best passage fell short of deciding.
"""

from __future__ import annotations

from collections.abc import Sequence

from claims.model import Evidence, Label, Stance, Verdict

__all__ = ["LEAD", "resolve"]

LEAD = 0.1
"""How much stronger a refutation has to be than a support from the same source."""

SHOWN_NEUTRAL = 1
"""How many passages that decide nothing are shown with a claim."""


def resolve(evidence: Sequence[Evidence]) -> tuple[Verdict, tuple[Evidence, ...]]:
    """The verdict on one claim, and its evidence as it is to be shown: what decided first."""
    ranked = sorted(evidence, key=lambda item: -item.score)
    supports: list[Evidence] = []
    refutes: list[Evidence] = []
    for source in dict.fromkeys(item.source for item in ranked):
        spoken = _spoken([item for item in ranked if item.source == source])
        if spoken is not None:
            (supports if spoken.stance is Stance.SUPPORTS else refutes).append(spoken)
    neutral = [item for item in ranked if item.stance is Stance.NEUTRAL]
    if supports and refutes:
        return _conflicting(supports, refutes), (*refutes, *supports)
    if refutes:
        return _decided(Label.REFUTED, refutes[0], refutes[0].code or "contradicted"), tuple(refutes)
    if supports:
        return _decided(Label.SUPPORTED, supports[0], None), tuple(supports)
    return _undecided(neutral), tuple(neutral[:SHOWN_NEUTRAL])


def _spoken(ranked: Sequence[Evidence]) -> Evidence | None:
    """What one source says, given its evidence with the highest score first."""
    support = next((item for item in ranked if item.stance is Stance.SUPPORTS), None)
    refutation = next((item for item in ranked if item.stance is Stance.REFUTES), None)
    if support and refutation:
        return refutation if refutation.score > support.score + LEAD else support
    return support or refutation


def _decided(label: Label, deciding: Evidence, code: str | None) -> Verdict:
    reason = deciding.reason or f"{deciding.source} {'supports' if code is None else 'contradicts'} it"
    return Verdict(label=label, confidence=deciding.score, code=code, reason=reason)


def _conflicting(supports: Sequence[Evidence], refutes: Sequence[Evidence]) -> Verdict:
    support, refutation = supports[0], refutes[0]
    said = refutation.reason or "contradicts it"
    reason = f"{support.source} supports it; {refutation.source}: {said}"
    days = (support.source_date, refutation.source_date)
    if days[0] and days[1] and days[0] != days[1]:
        later = max(support, refutation, key=lambda item: item.source_date or "")
        reason += f"; {later.source}, of {later.source_date}, is the later one"
    lower, higher = sorted((max(side, key=_authority) for side in (supports, refutes)), key=_authority)
    if _authority(lower) < _authority(higher):
        levels = f"{_authority(higher):g} against {_authority(lower):g}"
        reason += f"; {higher.source} has the higher authority, {levels}"
    return Verdict(
        label=Label.CONFLICTING,
        confidence=min(support.score, refutation.score),
        code="conflicting-sources",
        reason=reason,
    )


def _authority(item: Evidence) -> float:
    """How much the word of a source counts: 0 where nobody says."""
    return item.source_authority or 0.0


def _undecided(neutral: Sequence[Evidence]) -> Verdict:
    if not neutral:
        reason, shortfall = "no passage of the references speaks of it", 1.0
    else:
        reason = neutral[0].reason or "the nearest passage neither states nor contradicts it"
        shortfall = round(1 - neutral[0].score, 4)
    return Verdict(label=Label.NOT_ENOUGH_EVIDENCE, confidence=shortfall, code="no-evidence", reason=reason)
