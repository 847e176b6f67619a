"""Holds a draft's date against a source's.

Dates are compared as intervals. What is vague at its edges ("late 2022", "about 1850", "the summer of 2021")
has a core, in which it surely holds, and a margin, in which nothing follows either way. Dates that lack a
part ("8 July") are compared by the parts that both state.
"""

from __future__ import annotations

import re

from claims.model import Comparison, DateValue, Relation
from claims.values.dates_clock import relate_clocks
from claims.values.dates_extent import contains, named_days, overlap, stretch_of
from claims.values.dates_intervals import (
    MONTHS_OF,
    Day,
    Interval,
    day_after,
    day_before,
    month_length,
    months_interval,
    parse_iso,
    weekday_of,
)
from claims.values.dates_reader import find_dates

__all__ = ["compare_dates"]

_LONGEST_SCAN = 366  # days looked at one by one when a date lacks its year


def compare_dates(draft: DateValue, source: DateValue) -> Comparison:
    """Whether the draft's date holds, given the source's.

    EQUAL: the same stretch of time. WITHIN: the draft is looser and contains the source ("late 2022" and
    "30 November 2022"). DISJOINT: both can't be the date of one event. INCOMPARABLE: one is unresolved, or
    fiscal where the other is not, or the source is too loose to settle the draft.
    """
    relation, why = _relate(draft, source)
    said = f"The draft says “{draft.text}”, the source says “{source.text}”: {why}."
    return Comparison(relation=relation, explanation=said, draft=draft, source=source)


def _relate(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    if draft.calendar != source.calendar:
        return Relation.INCOMPARABLE, "a fiscal period is not a stretch of the calendar"
    if source.granularity == "time" != draft.granularity and source.start:
        source = source.model_copy(update={"granularity": "day"})
    if "time" in (draft.granularity, source.granularity):
        return relate_clocks(draft, source)
    draft, source = _with_year_of(draft, source), _with_year_of(source, draft)
    if _resolved(draft) and _resolved(source):
        if _bounded(draft) or _bounded(source):
            return _relate_bounds(draft, source)
        return _relate_intervals(draft, source)
    return _relate_parts(draft, source)


def _resolved(value: DateValue) -> bool:
    return value.start is not None or value.end is not None


def _bounded(value: DateValue) -> bool:
    return value.modifier in ("before", "after", "since", "until", "by")


def _with_year_of(value: DateValue, other: DateValue) -> DateValue:
    """A span that lacks its year ("3–5 July") is read again in the year of the other date.

    So is a quarter or half beside another: beside anything else "the second quarter" may be a fiscal one.
    """
    if _resolved(value) or value.relative or not other.start:
        return value
    alike = value.granularity in ("half", "quarter") and value.granularity == other.granularity
    if value.granularity != "range" and not alike:
        return value
    read = find_dates(f"{value.text}{' of' if alike else ','} {parse_iso(other.start)[0]}")
    found = read[0].value if len(read) == 1 else value
    return found if isinstance(found, DateValue) and _resolved(found) else value


# --------------------------------------------------------------------------- intervals


def _relate_intervals(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    one, other = stretch_of(draft), stretch_of(source)
    if not overlap(one.margin, other.margin):
        return Relation.DISJOINT, "the two do not overlap"
    if one.core == other.core:
        if source.modifier == "about" and draft.modifier != "about":
            return Relation.INCOMPARABLE, "the source is only approximate"
        return Relation.EQUAL, "that is the same time"
    if draft.granularity == "range" and not draft.text.lower().startswith("between"):
        return _relate_ranges(draft, source)
    if contains(one.core, other.core):
        return Relation.WITHIN, "the source's date falls within the draft's"
    return Relation.INCOMPARABLE, "they overlap, but the source does not settle the draft's date"


_PERIODS = ("between", "closing", "final", "first", "last", "opening")
"""How a stretch begins in which something was, but that it need not have filled."""
_VAGUE = re.compile(r"(?:about|around|beginning|c\.?|ca\.?|circa|early|end|late|mid|middle|start)\b", re.I)


def _relate_ranges(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    """Exact stretches, both of days, of months or of years, contradict each other unless they are equal."""
    grains = _grain(draft), _grain(source)
    if grains[0] and grains[0] == grains[1]:
        return Relation.DISJOINT, "the two stretches begin or end differently"
    return Relation.INCOMPARABLE, "they overlap, but the source does not state the draft's beginning and end"


def _grain(value: DateValue) -> str | None:
    """In what an exact stretch is counted; None for what is no stretch, vague or hangs on another day."""
    vague = value.modifier or value.relative or any(map(_VAGUE.match, value.text.split()))
    if value.granularity != "range" or vague or value.text.lower().startswith(_PERIODS):
        return None
    if not (value.start and value.end):
        return None
    (_, month, day), (end_year, end_month, end_day) = parse_iso(value.start), parse_iso(value.end)
    if day != 1 or end_day != month_length(end_year, end_month):
        return "days"
    return "years" if (month, end_month) == (1, 12) else "months"


# --------------------------------------------------------------------------- bounds


def _base(value: DateValue) -> Interval:
    """The date that a bound names: of "since 2015" and of "before 2015" the year 2015."""
    if value.modifier not in ("before", "after", "since", "until", "by"):
        return named_days(value)
    months = MONTHS_OF.get(value.granularity, 0)
    edge: Day
    if value.modifier in ("since", "before"):
        edge = parse_iso(value.start) if value.start else day_after(parse_iso(value.end or ""))
        return (edge, edge) if not months else (edge, months_interval(edge[0], edge[1], months)[1])
    edge = parse_iso(value.end) if value.end else day_before(parse_iso(value.start or ""))
    return (edge, edge) if not months else (months_interval(edge[0], edge[1] - months + 1, months)[0], edge)


def _relate_bounds(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    one, other = named_days(draft), named_days(source)
    if draft.modifier == source.modifier:
        return _relate_like_bounds(draft, source)
    if not overlap(one, other) and not {"since", "until"} & {draft.modifier, source.modifier}:
        if overlap(_base(draft), _base(source)):
            return Relation.INCOMPARABLE, "the one begins or ends within the other"
        return Relation.DISJOINT, "the two do not overlap"
    if draft.modifier in ("since", "until"):
        if not _bounded(source) and contains(_base(draft), other):
            return Relation.WITHIN, "the source's date is the one that the draft counts from or to"
        return Relation.INCOMPARABLE, "a beginning or an end is not the date of an event"
    if _bounded(draft) and not _bounded(source) and contains(one, other):
        return Relation.WITHIN, "the source's date is on the side of it that the draft names"
    return Relation.INCOMPARABLE, "the source does not settle the draft's date"


def _relate_like_bounds(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    one, other = _base(draft), _base(source)
    if one == other:
        return Relation.EQUAL, "that is the same time"
    if draft.modifier in ("since", "until", "by"):
        if not overlap(one, other):
            return Relation.DISJOINT, "the two do not agree"
        if contains(one, other):
            return Relation.WITHIN, "the source's date falls within the draft's"
        return Relation.INCOMPARABLE, "the source does not settle the draft's date"
    if contains(named_days(draft), named_days(source)):
        return Relation.WITHIN, "what the source says is narrower"
    return Relation.INCOMPARABLE, "the source does not settle the draft's date"


# --------------------------------------------------------------------------- parts


def _parts(value: DateValue) -> dict[str, int]:
    stated = {"year": value.year, "month": value.month, "day": value.day, "weekday": value.weekday}
    return {name: number for name, number in stated.items() if number is not None}


def _has_parts(day: Day, parts: dict[str, int]) -> bool:
    of_day = {"year": day[0], "month": day[1], "day": day[2], "weekday": weekday_of(day)}
    return all(of_day[name] == number for name, number in parts.items())


def _days(interval: Interval) -> list[Day]:
    """The days of an interval, none if it is too long to look at each."""
    days = [interval[0]]
    while days[-1] < interval[1]:
        days.append(day_after(days[-1]))
        if len(days) > _LONGEST_SCAN:
            return []
    return days


def _relate_parts(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    """At least one date lacks a part: the parts that both state decide."""
    if _bounded(draft) or _bounded(source):
        one, other = _parts(draft), _parts(source)
        fixed = one and draft.modifier == source.modifier and not (draft.relative or source.relative)
        if fixed and one == other:
            return Relation.EQUAL, "that is the same date"
        if fixed and draft.modifier in ("since", "until", "by") and one.items() <= other.items():
            return Relation.WITHIN, "the source's date falls within the draft's"
        return Relation.INCOMPARABLE, "one of the two is not fixed on the calendar"
    if _resolved(draft) or _resolved(source):
        return _relate_part_to_days(draft, source)
    one, other = _parts(draft), _parts(source)
    shared = one.keys() & other.keys()
    if any(one[name] != other[name] for name in shared) and not _may_agree(draft, source, one, other):
        return Relation.DISJOINT, "what both state of the date differs"
    whole = not (draft.relative or source.relative or "range" in (draft.granularity, source.granularity))
    if whole and one and draft.modifier == source.modifier and _says_all(draft) and _says_all(source):
        if one == other:
            return Relation.EQUAL, "that is the same date"
        if one.items() <= other.items():
            return Relation.WITHIN, "the source's date falls within the draft's"
    return Relation.INCOMPARABLE, "one of the two is not fixed on the calendar"


def _may_agree(draft: DateValue, source: DateValue, one: dict[str, int], other: dict[str, int]) -> bool:
    """Weekdays alone of dates further apart, or seasons that reach over the new year."""
    return "season" in (draft.granularity, source.granularity) and abs(one["year"] - other["year"]) == 1


def _says_all(value: DateValue) -> bool:
    """Whether the stated parts are all there is: not so for "the second quarter" or "3/7/2024"."""
    return {"day": value.day or value.weekday, "month": value.month}.get(value.granularity) is not None


def _relate_part_to_days(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    partial, placed = (source, draft) if _resolved(draft) else (draft, source)
    parts = _parts(partial)
    if not parts:
        return Relation.INCOMPARABLE, "one of the two is not fixed on the calendar"
    days = _days(stretch_of(placed).margin)
    if days and not any(_has_parts(day, parts) for day in days):
        return Relation.DISJOINT, "what both state of the date differs"
    settled = partial is draft and _says_all(draft) and not draft.relative and draft.modifier is None
    if settled and days and all(_has_parts(day, parts) for day in days):
        return Relation.WITHIN, "the source's date falls within the draft's"
    return Relation.INCOMPARABLE, "one of the two is not fixed on the calendar"
