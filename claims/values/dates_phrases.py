"""What joins, narrows and bounds the points that the grammar reads.

The steps, in order: a weekday before its day, "week of", early and late, spans ("from ... to", "1950–2016"),
"two days after", bounds ("since", "before", "by") and hedges ("about"). Each takes the points of a text in
order and gives them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from claims.values.dates_intervals import (
    PARTS,
    Modifier,
    Point,
    day_after,
    day_before,
    month_interval,
    month_length,
    part_of,
    years_interval,
)
from claims.values.dates_lexicon import COUNTS, UNITS, WEEKDAYS
from claims.values.dates_rules import Line

__all__ = ["apply_phrases"]

_DIVISIBLE = ("month", "season", "quarter", "year", "decade", "century")
_BOUNDS: dict[str, Modifier] = {
    "after": "after",
    "before": "before",
    "by": "by",
    "following": "after",
    "since": "since",
    "till": "until",
    "until": "until",
}
_HEDGES = {"about", "around", "approximately", "c", "ca", "circa", "roughly"}
_JOINS = {"and", "through", "till", "to", "until"}


def apply_phrases(line: Line, points: Iterable[Point]) -> list[Point]:
    """The points with all that stands around them taken into account."""
    found = list(points)
    steps: tuple[Callable[[Line, Point], Point], ...] = (_with_weekday, _with_week, _with_part)
    for step in steps:
        found = [step(line, point) for point in found]
    found = _with_spans(line, found)
    return [_with_hedge(line, _with_bound(line, _with_offset(line, point))) for point in found]


def _with_weekday(line: Line, point: Point) -> Point:
    """Keeps the weekday of "Monday, May 18, 2015" beside the day, so that a clash of the two can be told."""
    if point.granularity != "day" or point.day is None:
        return point
    before = point.first - 1
    while line.low(before) in (",", ".", "the", "("):
        before -= 1
    if point.first - before <= 3 and (line.has(before, "WEEKDAY") or line.has(before, "WDAY")):
        return replace(point, first=before, weekday=WEEKDAYS[line.low(before)])
    return point


def _with_week(line: Line, point: Point) -> Point:
    """Makes "the week of June 10" the seven days from it."""
    before = point.first - 1
    if line.low(before) == "the":
        before -= 1
    if point.granularity != "day" or point.day is None or line.low(before - 1) != "week":
        return point
    if line.low(before) not in ("beginning", "of", "starting"):
        return point
    end = point.start
    for _ in range(6 if end else 0):
        end = day_after(end) if end else None
    return replace(point, first=before - 1, granularity="week", end=end)


def _with_part(line: Line, point: Point) -> Point:
    """Reads "late 2022", "mid-1980s", "towards the end of the year"."""
    if point.granularity not in _DIVISIBLE or point.fiscal:
        return point
    before = point.first - 1
    if line.low(before) == "the":
        before -= 1
    part = None
    if line.low(before) in ("early", "late", "mid"):
        part = PARTS[line.low(before)]
    elif line.has(before, "DASH") and line.low(before - 1) in ("early", "late", "mid"):
        before -= 1
        part = PARTS[line.low(before)]
    elif line.low(before) == "of" and line.low(before - 1) in ("beginning", "end", "middle", "start"):
        before -= 1
        part = PARTS[line.low(before)]
        if line.low(before - 1) == "the" and line.low(before - 2) in (
            "by",
            "since",
            "until",
            "before",
            "after",
        ):
            part = None if line.low(before - 2) == "by" and part == "late" else part
    else:
        return point
    narrowed = replace(point, first=before, modifier=part, weak=None)
    if part and point.start and point.end:
        start, end = part_of((point.start, point.end), part, point.granularity)
        narrowed = replace(narrowed, start=start, end=end)
    return narrowed


def _with_spans(line: Line, points: list[Point]) -> list[Point]:
    """Two points joined to one span where the words between them say so."""
    found: list[Point] = []
    for point in points:
        span = _span(line, found[-1], point) if found else None
        if span is None:
            found.append(point)
        else:
            found[-1] = span
    return [_with_from(line, point) for point in found]


def _with_from(line: Line, point: Point) -> Point:
    if (
        point.granularity == "range"
        and not point.relative
        and line.low(point.first - 1) in ("between", "from")
    ):
        return replace(point, first=point.first - 1)
    return point


def _span(line: Line, first: Point, last: Point) -> Point | None:
    if first.last + 2 == last.first and line.has(first.last + 1, "DASH"):
        join = "dash"
    else:
        join = line.low(first.last + 1)
        skipped = 1 if line.low(first.last + 2) == "the" else 0
        if join not in _JOINS or first.last + 2 + skipped != last.first:
            return None
    opening = line.low(first.first - 1)
    if opening == "the":
        opening = line.low(first.first - 2)
    if (join == "and") != (opening == "between"):
        return None
    return _joined(first, last, dash=join == "dash")


def _joined(first: Point, last: Point, *, dash: bool) -> Point | None:
    if first.relative or last.relative or "time" in (first.granularity, last.granularity):
        return None
    if "range" in (first.granularity, last.granularity) or first.fiscal != last.fiscal:
        return None
    if dash and first.day is not None and first.year is not None:
        return None  # "31 October 1950 – 31 March 2016" are the two days of a life
    first, last = _share_year(first, last)
    if first.start and last.end and first.start >= last.end:
        return None
    if dash and first.granularity != last.granularity:
        return None
    start, end = (first.start, last.end) if first.start and last.end else (None, None)
    return Point(
        first=first.first,
        last=last.last,
        granularity="range",
        start=start,
        end=end,
        fiscal=first.fiscal,
        weak="years" if first.weak == last.weak == "year" else None,
    )


def _share_year(first: Point, last: Point) -> tuple[Point, Point]:
    """A year stated once holds for both ends: "from December to March 2024" begins in 2023."""
    if first.month is None or last.month is None:
        return first, last
    turn = 1 if first.month > last.month else 0
    if first.year is None and last.year is not None:
        return _in_year(first, last.year - turn), last
    if first.year is not None and last.year is None:
        return first, _in_year(last, first.year + turn)
    return first, last


def _in_year(point: Point, year: int) -> Point:
    month = point.month or 1
    start, end = month_interval(year, month)
    if point.day is not None:
        start = end = (year, month, min(point.day, month_length(year, month)))
    elif point.modifier in ("early", "mid", "late"):
        start, end = part_of((start, end), point.modifier, "month")
    return replace(point, year=year, start=start, end=end, weak=None)


def _with_offset(line: Line, point: Point) -> Point:
    """Counts "two days after 3 July 2024"; where that can't be done, the date hangs on another."""
    way = line.low(point.first - 1)
    if way not in ("after", "before") or not line.has(point.first - 2, "UNIT"):
        return point
    unit = UNITS[line.low(point.first - 2)]
    word = line.low(point.first - 3)
    count = COUNTS.get(word) or (int(word) if word.isdecimal() and len(word) < 4 else None)
    first = point.first - 3 if count else point.first - 2
    moved = replace(point, first=first, weak=None, relative=True, start=None, end=None)
    moved = replace(moved, year=None, month=None, day=None, weekday=None)
    if not count or not point.start or point.modifier:
        return moved
    sign = 1 if way == "after" else -1
    if unit == "year" and point.granularity == "year":
        year = point.start[0] + sign * count
        start, end = years_interval(year)
        return replace(moved, relative=False, year=year, start=start, end=end)
    if unit in ("day", "week") and point.granularity == "day":
        day = point.start
        for _ in range(count * (7 if unit == "week" else 1)):
            day = day_after(day) if sign > 0 else day_before(day)
        year, month, number = day
        return replace(moved, relative=False, start=day, end=day, year=year, month=month, day=number)
    return moved


def _with_bound(line: Line, point: Point) -> Point:
    """Reads "since 2015", "before 1900", "by the end of 2030": one side is open."""
    before = point.first - 1
    if line.low(before) == "the":
        before -= 1
    if line.low(before - 1) == "prior" and line.low(before) == "to":
        before, bound = before - 1, _BOUNDS["before"]
    elif line.low(before) in _BOUNDS:
        bound = _BOUNDS[line.low(before)]
    else:
        return point
    if point.granularity == "range":
        return point
    start, end = point.start, point.end
    if bound == "since":
        end = None
    elif bound == "after":
        start, end = day_after(end) if end else None, None
    elif bound == "before":
        start, end = None, day_before(start) if start else None
    else:
        start = None
    return replace(point, first=before, start=start, end=end, modifier=bound)


def _with_hedge(line: Line, point: Point) -> Point:
    before = point.first - 1
    if line.low(before) == "." and line.low(before - 1) in ("c", "ca"):
        before -= 1
    if point.modifier is None and line.low(before) in _HEDGES and point.granularity != "time":
        return replace(point, first=before, modifier="about")
    return point
