"""Typed values in text: quantities, dates, ranks, directions, names, quotations; found, and held together."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from claims.values.compare import compare
from claims.values.dates import find_dates
from claims.values.direction import find_directions
from claims.values.found import Found
from claims.values.quantity import find_quantities
from claims.values.rank import find_ranks

__all__ = [
    "Found",
    "compare",
    "find_dates",
    "find_directions",
    "find_quantities",
    "find_ranks",
    "find_values",
]


def find_values(text: str, *, as_of: date | None = None) -> list[Found]:
    """Dates, quantities and ranks of `text`, in reading order and without overlaps.

    Where two overlap, a date wins over a rank and a rank over a quantity: "2022" in "late 2022" is no number.
    `as_of` is the day that relative dates are read against. Words of movement and order are read apart, by
    `find_directions`, because they say how other values stand to each other.
    """
    found = find_dates(text, as_of=as_of)
    for more in (find_ranks(text), find_quantities(text)):
        found = _merge(found, more)
    return found


def _merge(first: list[Found], second: list[Found]) -> list[Found]:
    """Both lists in reading order, without those of `second` that overlap one of `first`."""
    ends = [old.end for old in first]
    kept = []
    for new in second:
        at = bisect_right(ends, new.start)  # the first that ends behind the start of the new one
        if at == len(first) or new.end <= first[at].start:
            kept.append(new)
    return sorted([*first, *kept], key=lambda found: found.start)
