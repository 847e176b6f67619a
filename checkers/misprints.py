"""Slips of the pen: a value that differs from another as one differs that was copied wrongly.

Two figures of a passage hardly ever have the same digits by chance, so such a difference tells that both
stand for the same fact even where the words around them are others.
"""

from __future__ import annotations

import math

from claims.model import DateValue, Quantity, Value

__all__ = ["is_misprint"]

_SCALES = (10.0, 1e3, 1e6)
_LONGEST_DAY = 31


def is_misprint(draft: Value, source: Value) -> bool:
    """Whether the one may be the other copied wrongly.

    "1.2 miles" for "1.2 km", "4.5 million" for "4.5 billion", "1764" for "1746", "12 October" for "21
    October"; not "30 days" for "30 hours", since one digit says too little.
    """
    if isinstance(draft, DateValue) and isinstance(source, DateValue):
        return _misprinted_date(draft, source)
    if isinstance(draft, Quantity) and isinstance(source, Quantity):
        return _misprinted_figure(draft, source)
    return False


def _misprinted_date(draft: DateValue, source: DateValue) -> bool:
    """Digits of the year or the day that have changed places, where all else that both state is the same."""
    stated = ((draft.year, source.year), (draft.month, source.month), (draft.day, source.day))
    both = [(mine, theirs) for mine, theirs in stated if mine is not None and theirs is not None]
    apart = [(mine, theirs) for mine, theirs in both if mine != theirs]
    if len(apart) != 1:
        return False
    mine, theirs = apart[0]
    return _turned(str(mine), str(theirs)) and (mine > _LONGEST_DAY or len(both) > 1)


def _misprinted_figure(draft: Quantity, source: Quantity) -> bool:
    mine, theirs = draft.low, source.low
    exact = draft.low == draft.high and source.low == source.high and draft.sense == source.sense
    if not exact or not mine or not theirs or len(_digits(mine)) < 2:
        return False
    if (draft.unit, draft.per) != (source.unit, source.per):
        return mine == theirs
    scale = max(mine, theirs) / min(mine, theirs)
    same_digits = any(math.isclose(scale, factor) for factor in _SCALES)
    return same_digits or _turned(f"{mine:.10g}", f"{theirs:.10g}")


def _digits(number: float) -> str:
    """The digits that say something: "84" of 8,400, "12" of 1.2."""
    return f"{number:.10g}".replace(".", "").strip("0")


def _turned(mine: str, theirs: str) -> bool:
    return mine != theirs and len(mine) == len(theirs) and sorted(mine) == sorted(theirs)
