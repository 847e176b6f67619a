"""How two values of one type differ: whether that may contradict, under which code, and in which words."""

from __future__ import annotations

import math

from claims.model import Comparison, DateValue, Quantity, Rank, Relation, Value
from claims.values.units import is_currency

__all__ = ["CODES", "code_of", "differs", "opposed", "reason", "same_figure"]

CODES: dict[type, str] = {Quantity: "wrong-number", DateValue: "wrong-date", Rank: "wrong-rank"}
"""The codes of values that differ, by type."""
_FAR = 1.3
"""How many powers of ten apart two figures are hardly of one thing."""
_DIGITS = 0.01
"""How far from a whole power of ten two figures of the same digits are at most."""


def differs(comparison: Comparison) -> bool:
    """Whether one value speaks against the other, if both are of the same fact."""
    disjoint = comparison.relation is Relation.DISJOINT and not _far_apart(comparison)
    return disjoint or _overclaims(comparison) or _other_unit(comparison)


def _far_apart(comparison: Comparison) -> bool:
    """Whether two amounts are so far apart, and of other digits, that one is no slip for the other.

    "A set costs 60,000" and "it will cost her members 90 million"; but "1.2 billion" for "1.2 million".
    """
    draft, source = comparison.draft, comparison.source
    if not isinstance(draft, Quantity) or not isinstance(source, Quantity) or draft.sense != "amount":
        return False
    mine, theirs = draft.low or draft.high, source.low or source.high
    if not mine or not theirs or mine * theirs < 0 or draft.unit == "percent":
        return False
    shift = abs(math.log10(abs(mine) / abs(theirs)))
    return shift > _FAR and abs(shift - round(shift)) > _DIGITS


def _overclaims(comparison: Comparison) -> bool:
    """ "the largest" in the draft, "one of the largest" in the source."""
    draft, source = comparison.draft, comparison.source
    if not isinstance(draft, Rank) or not isinstance(source, Rank):
        return False
    same = (draft.position, draft.by) == (source.position, source.by)
    return same and source.hedge is not None and draft.hedge is None


def _other_unit(comparison: Comparison) -> bool:
    """The same number in another currency, or for another stretch of time: "40 a week", "40 a month".

    So are percent and percentage points.
    """
    draft, source = comparison.draft, comparison.source
    if not isinstance(draft, Quantity) or not isinstance(source, Quantity):
        return False
    currencies = draft.unit != source.unit and is_currency(draft.unit) and is_currency(source.unit)
    rates = draft.unit == source.unit and draft.per and source.per and draft.per != source.per
    points = {draft.unit, source.unit} == {"percent", "percentage-point"}
    return (draft.low, draft.high) == (source.low, source.high) and bool(currencies or rates or points)


def same_figure(comparison: Comparison) -> bool:
    """The same number of two digits or more in another unit: it hardly stands there by chance."""
    draft, source = comparison.draft, comparison.source
    if not isinstance(draft, Quantity) or not isinstance(source, Quantity) or draft.low is None:
        return False
    return (
        draft.low == source.low and (draft.unit, draft.per) != (source.unit, source.per) and draft.low >= 10
    )


def code_of(value: Value, comparison: Comparison) -> str:
    """The code under which a differing value goes."""
    source = comparison.source
    if isinstance(value, Quantity) and isinstance(source, Quantity):
        same_unit = (value.unit, value.per) == (source.unit, source.per)
        if same_unit and opposed(comparison):
            return "wrong-direction"
        return "wrong-number" if same_unit or value.low != source.low else "wrong-unit"
    if _overclaims(comparison):
        return "overclaim"
    return CODES[type(value)]


def opposed(comparison: Comparison) -> bool:
    """Whether the same number goes up on one side and down on the other."""
    draft, source = comparison.draft, comparison.source
    if not isinstance(draft, Quantity) or not isinstance(source, Quantity):
        return False
    return (draft.low, draft.high) == (source.low, source.high) and draft.direction != source.direction


def reason(comparison: Comparison) -> str:
    """One sentence that sets the two values side by side, or says how they differ where their words don't."""
    if opposed(comparison):
        return comparison.explanation.rstrip(".")
    return f"draft: {comparison.draft.text}; source: {comparison.source.text}"
