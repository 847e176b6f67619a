"""How far a date reaches: where it surely holds, and a margin in which nothing follows either way."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import DateValue
from claims.values.dates_intervals import (
    MONTHS_OF,
    Interval,
    days_later,
    month_length,
    months_interval,
    parse_iso,
)

__all__ = ["contains", "named_days", "overlap", "stretch_of"]

_ALWAYS: Interval = ((-100_000, 1, 1), (100_000, 12, 31))


@dataclass(frozen=True)
class Stretch:
    """Where a date surely holds, and where it may hold."""

    core: Interval
    margin: Interval


def named_days(value: DateValue) -> Interval:
    """The days that a date names; a side that it leaves open reaches beyond all others."""
    start = parse_iso(value.start) if value.start else _ALWAYS[0]
    return start, parse_iso(value.end) if value.end else _ALWAYS[1]


def stretch_of(value: DateValue) -> Stretch:
    """The stretch of a date, wider at its margin the vaguer it is said."""
    core = named_days(value)
    if value.modifier == "about" or value.text.lower().endswith("ago"):
        return Stretch(core, _widened(core, MONTHS_OF.get(value.granularity, 0), 7))
    if value.modifier in ("early", "mid", "late"):
        if value.granularity == "month":
            return Stretch(core, _clipped(_widened(core, 0, 5), core, months=1))
        months = {"year": 2, "decade": 24, "century": 180}.get(value.granularity, 1)
        return Stretch(core, _clipped(_widened(core, months, 0), core, months=MONTHS_OF[value.granularity]))
    if value.granularity == "season":
        return Stretch(core, _widened(core, 12 if core[0][1] == 12 else 1, 0))
    if value.granularity == "century":
        return Stretch(core, _widened(core, 12, 0))
    return Stretch(core, core)


def _widened(interval: Interval, months: int, days: int) -> Interval:
    """The interval with so many months, or else days, more on both sides."""
    start, end = interval
    if months:
        first = months_interval(start[0], start[1] - months, 1)[0]
        last = months_interval(end[0], end[1] + months, 1)[1]
        return (*first[:2], min(start[2], month_length(*first[:2]))), last
    return days_later(start, -days), days_later(end, days)


def _clipped(margin: Interval, core: Interval, *, months: int) -> Interval:
    """No margin beyond the year or month whose part it is: "early 2022" is never in 2021."""
    if months > 12:
        return margin
    start, end = core
    whole = months_interval(start[0], start[1], 1) if months == 1 else ((start[0], 1, 1), (end[0], 12, 31))
    return max(margin[0], whole[0]), min(margin[1], whole[1])


def overlap(one: Interval, other: Interval) -> bool:
    """Whether they have a day in common."""
    return one[0] <= other[1] and other[0] <= one[1]


def contains(outer: Interval, inner: Interval) -> bool:
    """Whether no day of the inner lies outside the outer."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]
