"""Scoring against rows: claims are matched one to one with the gold wordings that they are most like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from claims.evaluation.result import Miss
from claims.evaluation.said import Quality, Said
from claims.evaluation.shares import Figures, f1, percent
from claims.evaluation.words import best_first, recalled, token_f1

__all__ = ["ALIKE", "CONTAINED", "RowScore", "matched"]

ALIKE = 0.8
"""Token F1 from which on two wordings are the same claim: one word in five may differ."""

CONTAINED = 0.8
"""Share of a gold claim's content words from which on a claim is said to hold it."""

NEAREST = 3
"""How many claims are shown beside a gold claim that none of them matches."""


def matched(golds: Sequence[str], said: Sequence[str]) -> dict[int, int]:
    """Which gold claim goes with which claim, by place: the most alike pair first, each used once.

    The greedy matching of WiRe57 (https://aclanthology.org/W19-4002/); of equal pairs, the first in order.
    """
    pairs = [
        (-token_f1(gold, claim), place, other)
        for place, gold in enumerate(golds)
        for other, claim in enumerate(said)
    ]
    found: dict[int, int] = {}
    for unlike, place, other in sorted(pairs):
        if -unlike >= ALIKE and place not in found and other not in found.values():
            found[place] = other
    return found


@dataclass
class RowScore:
    """Counts over rows."""

    rows: int = 0
    gold: int = 0
    matched: int = 0
    contained: int = 0
    predicted: int = 0
    quality: Quality = field(default_factory=Quality)
    misses: list[Miss] = field(default_factory=list)

    def add(self, where: str, sentence: str, golds: Sequence[str], claims: Sequence[Said]) -> None:
        """Count one row; `claims` are those of its sentence."""
        said = [claim.text for claim in claims]
        found = matched(golds, said)
        self.rows += 1
        self.gold += len(golds)
        self.matched += len(found)
        self.contained += sum(any(recalled(gold, text) >= CONTAINED for text in said) for gold in golds)
        self.predicted += len(said)
        for claim in claims:
            self.quality.add(claim)
        for place, gold in enumerate(golds):
            if place not in found:
                nearest = tuple(best_first(gold, said)[:NEAREST])
                self.misses.append(
                    Miss(where=where, sentence=sentence, problem="missed", gold=gold, nearest=nearest)
                )

    def measures(self) -> Figures:
        """The figures, in per cent where they are shares; `claims.evaluation.result` says what they mean."""
        coverage, precision = percent(self.matched, self.gold), percent(self.matched, self.predicted)
        return {
            "rows": self.rows,
            "gold_claims": self.gold,
            "claims": self.predicted,
            "coverage": coverage,
            "precision": precision,
            "f1": f1(precision, coverage),
            "contained": percent(self.contained, self.gold),
            **self.quality.measures(),
        }
