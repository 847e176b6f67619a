"""Joins points to spans: "from ... to", "between ... and", "1950–2016"."""

from __future__ import annotations

from dataclasses import replace

from claims.values.dates_intervals import (
    Day,
    Point,
    days_later,
    month_interval,
    month_length,
    part_of,
    weekday_of,
)
from claims.values.dates_rules import Line

__all__ = ["join_spans"]

_JOINS = ("and", "through", "till", "to", "until")


def join_spans(line: Line, points: list[Point]) -> list[Point]:
    """The points with every two that the words around them join made one."""
    found: list[Point] = []
    for point in points:
        span = _span(line, found[-1], point) if found else None
        if span is None:
            found.append(point)
        else:
            found[-1] = span
    return [_with_opening(line, point) for point in found]


def _with_opening(line: Line, point: Point) -> Point:
    if point.granularity != "range" or (point.relative and not point.start):
        return point
    before = point.first - 1
    if line.low(before) == "the":
        before -= 1
    return replace(point, first=before) if line.low(before) in ("between", "from") else point


def _span(line: Line, first: Point, last: Point) -> Point | None:
    between = range(first.last + 1, last.first)
    if 0 < len(between) < 3 and all(line.has(index, "DASH") for index in between):
        join = "dash"
    else:
        join = line.low(first.last + 1)
        skipped = 1 if line.low(first.last + 2) == "the" else 0
        if join not in _JOINS or first.last + 2 + skipped != last.first:
            return None
    opening = line.low(first.first - 1)
    if opening == "the":
        opening = line.low(first.first - 2)
    if join == "and" and opening != "between":
        return None
    return _joined(first, last, dash=join == "dash")


def _joined(first: Point, last: Point, *, dash: bool) -> Point | None:
    if "time" in (first.granularity, last.granularity):
        return None
    if (first.relative and not first.start) or (last.relative and not last.end):
        return None
    if "range" in (first.granularity, last.granularity) or first.fiscal != last.fiscal:
        return None
    if dash and (first.granularity != last.granularity or _is_life(first, last)):
        return None
    if last.weekday and not (last.day or last.start) and first.start and first.start == first.end:
        last = _next_weekday(first.start, last)
    first, last = _share_year(first, last)
    if first.start and last.end and first.start >= last.end:
        return None
    start, end = (first.start, last.end) if first.start and last.end else (None, None)
    return Point(
        first=first.first,
        last=last.last,
        granularity="range",
        start=start,
        end=end,
        fiscal=first.fiscal,
        relative=first.relative or last.relative,
        anchored=first.anchored or last.anchored,
        weak="years" if first.weak == last.weak == "year" else None,
    )


def _is_life(first: Point, last: Point) -> bool:
    """Whether two full dates lie so far apart that they are a birth and a death, not a stretch of days."""
    if first.day is None or first.year is None:
        return False
    return last.year is None or last.year - first.year > 1


def _next_weekday(day: Day, weekday: Point) -> Point:
    """The Friday of "from Monday, 3 June, to Friday"."""
    day = days_later(day, ((weekday.weekday or 0) - weekday_of(day) - 1) % 7 + 1)
    return replace(weekday, start=day, end=day)


def _share_year(first: Point, last: Point) -> tuple[Point, Point]:
    """A year stated once holds for both ends: "from December to March 2024" begins in 2023."""
    if first.month is None or last.month is None:
        return first, last
    turn = 1 if first.month > last.month else 0
    if first.year is None and first.start is None and last.year is not None:
        return _in_year(first, last.year - turn), last
    if first.year is not None and last.year is None and last.start is None:
        return first, _in_year(last, first.year + turn)
    return first, last


def _in_year(point: Point, year: int) -> Point:
    """A month or a day of a month in the year that the other end of its span states."""
    month = point.month or 1
    start, end = month_interval(year, month)
    if point.day is not None:
        start = end = (year, month, min(point.day, month_length(year, month)))
    elif point.modifier in ("early", "mid", "late"):
        start, end = part_of((start, end), point.modifier, "month")
    return replace(point, year=year, start=start, end=end, weak=None)
