"""What joins, narrows and bounds the points that the grammar reads.

The steps, in order: a weekday before its day, "week of", early and late, "of last year", spans, "two days
after", bounds ("since", "before", "by") and hedges ("about"). Each takes the points of a text in
order and gives them back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from claims.values.dates_counts import with_offset, with_place, with_week
from claims.values.dates_intervals import (
    PARTS,
    Modifier,
    Point,
    day_after,
    day_before,
    months_interval,
    part_of,
)
from claims.values.dates_lexicon import WEEKDAYS
from claims.values.dates_rules import CLAUSE_ENDS, Line
from claims.values.dates_spans import join_spans

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
_LONG_BOUNDS: tuple[tuple[tuple[str, ...], Modifier], ...] = (
    (("no", "earlier", "than"), "since"),
    (("no", "later", "than"), "by"),
    (("as", "early", "as"), "since"),
    (("as", "late", "as"), "until"),
    (("earlier", "than"), "before"),
    (("later", "than"), "after"),
    (("prior", "to"), "before"),
    (("beginning",), "since"),
    (("beginning", "in"), "since"),
    (("beginning", "on"), "since"),
    (("starting",), "since"),
    (("starting", "in"), "since"),
    (("starting", "on"), "since"),
)
_LONG_BOUND_ENDS = frozenset(phrase[-1] for phrase, _ in _LONG_BOUNDS)
_ONWARDS = (("and", "onwards"), ("and", "beyond"), ("or", "later"), ("onward",), ("onwards",))
_ONWARDS_AT_END = tuple((join, word) for join in ("and", "or") for word in ("after", "greater", "later"))
_HEDGES = {"about", "around", "approximately", "c.", "ca", "ca.", "circa", "roughly"}


def apply_phrases(line: Line, points: Iterable[Point]) -> list[Point]:
    """The points with all that stands around them taken into account."""
    found = list(points)
    steps: tuple[Callable[[Line, Point], Point], ...] = (_with_weekday, with_week, _with_part)
    for step in steps:
        found = _uncovered(step(line, point) for point in found)
    found = _uncovered(with_place(line, point) for point in _with_relative_year(line, found))
    found = join_spans(line, found)
    return _uncovered(_with_hedge(line, _with_bound(line, with_offset(line, point))) for point in found)


def _uncovered(points: Iterable[Point]) -> list[Point]:
    """The points without those that a later one has taken in."""
    found: list[Point] = []
    for point in points:
        while found and found[-1].last >= point.first:
            found.pop()
        found.append(point)
    return found


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


def _with_relative_year(line: Line, points: list[Point]) -> list[Point]:
    """Gives "June last year" and "the third quarter of this year" their year, if that is known."""
    found: list[Point] = []
    for point in points:
        partial = found[-1] if found else None
        if partial is not None and _possesses(line, partial, point):
            owned = replace(point, first=partial.first, relative=True, weak=None)
            found[-1] = _placed(owned, partial.start[0]) if partial.start else owned
            continue
        if partial is None or not _takes_year(line, partial, point):
            found.append(point)
            continue
        merged = replace(partial, last=point.last, relative=True, weak=None)
        found[-1] = _placed(merged, point.start[0]) if point.start else merged
    return found


def _possesses(line: Line, year: Point, partial: Point) -> bool:
    """Whether it is "last year's third quarter"."""
    if not (year.relative and year.granularity == "year" and partial.first_month and partial.year is None):
        return False
    return partial.first == year.last + 3 and line.low(year.last + 2) == "s"


def _takes_year(line: Line, partial: Point, year: Point) -> bool:
    gap = year.first - partial.last - 1
    if not (year.relative and year.granularity == "year" and year.first + 1 == year.last):
        return False
    stated = partial.month is not None or partial.first_month is not None
    between = gap == 0 or (gap == 1 and line.low(partial.last + 1) in ("of", ","))
    return between and stated and partial.year is None and not partial.relative


def _placed(point: Point, year: int) -> Point:
    """A part of a year in its year."""
    count = {"season": 3, "quarter": 3, "half": 6}.get(point.granularity, 1)
    start, end = months_interval(year, point.first_month or point.month or 1, count)
    if point.day is not None:
        start = end = (*start[:2], min(point.day, end[2]))
    elif point.modifier in ("early", "mid", "late"):
        start, end = part_of((start, end), point.modifier, point.granularity)
    return replace(point, start=start, end=end, anchored=True)


def _with_part(line: Line, point: Point) -> Point:
    """Reads "late 2022", "mid-1980s", "towards the end of July"."""
    if point.granularity not in _DIVISIBLE or point.fiscal or point.modifier is not None:
        return point
    first = _part_begins(line, point.first - 1)
    if first is None:
        return point
    part: Modifier | None = PARTS[line.low(first)]
    if line.low(first) == "end" and {"before", "by"} & {line.low(first - 1), line.low(first - 2)}:
        part = None  # "by the end of 2022" and "before the end of 2022" mean the whole of it
    narrowed = replace(point, first=first, modifier=part, weak=None)
    if part and point.start and point.end:
        start, end = part_of((point.start, point.end), part, point.granularity)
        narrowed = replace(narrowed, start=start, end=end)
    return narrowed


def _part_begins(line: Line, before: int) -> int | None:
    """The token that names a part of what stands behind `before`: "early", "end" of "the end of"."""
    if line.low(before) == "the":
        before -= 1
    if line.low(before) == "of" and line.low(before - 1) in ("beginning", "end", "middle", "start"):
        return before - 1
    if line.has(before, "DASH"):
        before -= 1
    return before if line.low(before) in ("early", "late", "mid") else None


def _with_bound(line: Line, point: Point) -> Point:
    """Reads "since 2015", "before 1900", "by the end of 2030": one side is open."""
    before = point.first - 1
    if line.low(before) == "the":
        before -= 1
    bound = _BOUNDS.get(line.low(before))
    if bound == "before" and line.low(point.first) == "end":
        bound = "by"
    for words, meaning in _LONG_BOUNDS if line.low(before) in _LONG_BOUND_ENDS else ():
        if all(line.low(before - back) == word for back, word in enumerate(reversed(words))):
            before, bound = before - len(words) + 1, meaning
            break
    if point.modifier is None and (last := _onwards(line, point.last)) is not None:
        first = before if line.low(before) == "from" else point.first
        return replace(point, first=first, last=last, end=None, modifier="since", weak=None)
    if bound is None or point.granularity == "time":
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


def _onwards(line: Line, last: int) -> int | None:
    """The last token of "onwards" or "or later" behind a point."""
    for words in (*_ONWARDS, *_ONWARDS_AT_END):
        end = last + len(words)
        if not all(line.low(last + ahead) == word for ahead, word in enumerate(words, 1)):
            continue
        if line.low(end + 1) in CLAUSE_ENDS or (words in _ONWARDS and line.low(end + 1) != "than"):
            return end
    return None


def _with_hedge(line: Line, point: Point) -> Point:
    before, hedge = point.first - 1, line.low(point.first - 1)
    if hedge == ".":
        before, hedge = before - 1, f"{line.low(before - 1)}."
    if point.modifier is None and hedge in _HEDGES and point.granularity != "time":
        return replace(point, first=before, modifier="about")
    return point
