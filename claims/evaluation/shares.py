"""Shares and percentages, the stuff of all measures."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Figures", "Share", "f1", "percent"]

Figures = dict[str, float | None]
"""Measures by name, in per cent where they are shares; None where there was nothing to measure."""


def percent(part: float, whole: float) -> float | None:
    """A percentage with one decimal; None of nothing."""
    return round(100 * part / whole, 1) if whole else None


def f1(precision: float | None, recall: float | None) -> float:
    """The harmonic mean of two percentages with one decimal; 0 where one of them is nothing."""
    return round(2 * precision * recall / (precision + recall), 1) if precision and recall else 0.0


@dataclass
class Share:
    """So many of so many."""

    part: int = 0
    whole: int = 0

    def add(self, hit: bool) -> None:
        """Count one more, a hit or not."""
        self.part += hit
        self.whole += 1

    @property
    def percent(self) -> float | None:
        """The share in per cent; None of nothing."""
        return percent(self.part, self.whole)

    def __str__(self) -> str:
        return f"{self.part} of {self.whole}"
