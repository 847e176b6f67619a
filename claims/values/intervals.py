"""The interval that a hedge leaves open around a figure."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["HEDGE", "Bounds", "Modifier", "hedged"]

HEDGE = 0.1  # how far "about", "nearly" and "just over" reach, as a part of the number

Modifier = Literal[
    "exact", "about", "more-than", "at-least", "less-than", "at-most", "nearly", "range", "vague"
]


class Bounds(NamedTuple):
    """An interval; None is unbounded. Closed at both ends unless marked open."""

    low: float | None
    high: float | None
    modifier: Modifier = "exact"
    low_open: bool = False
    high_open: bool = False

    def times(self, factor: float) -> Bounds:
        """The same interval in a unit that is `factor` times smaller."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return self._replace(low=low, high=high)


def hedged(value: float, hedge: str = "exact") -> Bounds:
    """The interval of `value` behind a hedge, named as in `phrases`: a modifier or "just-over"."""
    reach = abs(value) * HEDGE
    match hedge:
        case "about":
            return Bounds(value - reach, value + reach, "about")
        case "nearly":
            return Bounds(value - reach, value, "nearly", high_open=True)
        case "just-over":
            return Bounds(value, value + reach, "more-than", low_open=True)
        case "more-than":
            return Bounds(value, None, "more-than", low_open=True)
        case "at-least":
            return Bounds(value, None, "at-least")
        case "less-than":
            return Bounds(None, value, "less-than", high_open=True)
        case "at-most":
            return Bounds(None, value, "at-most")
    return Bounds(value, value)
