"""Counts from a date or into it: "two days after 3 July", "the first week of May", "a week from Monday"."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from claims.values.dates_intervals import (
    MONTHS_OF,
    Granularity,
    Interval,
    Point,
    days_later,
    months_interval,
    weekday_of,
    weekday_of_month,
    years_interval,
)
from claims.values.dates_lexicon import UNITS, WEEKDAYS
from claims.values.dates_rules import Line, count_of, number_of

__all__ = ["with_offset", "with_place", "with_week"]

_STARTING = ("beginning", "commencing", "starting")
_STEPS = ("last", "next", "past", "previous", "this")


# --------------------------------------------------------------------------- weeks and stretches from a day


def with_week(line: Line, point: Point) -> Point:
    """Makes "the week of June 10" the seven days from it."""
    before = point.first - 1
    before -= 1 if line.low(before) in ("on", "the") else 0
    if point.granularity != "day" or point.day is None:
        return point
    if line.low(before) == "c" and line.low(before - 1) == "/" and line.low(before - 2) == "w":
        first = before - 2
    elif line.low(before) in ("of", *_STARTING) and line.low(before - 1) == "week":
        first = before - 1
    else:
        return point
    end = days_later(point.start, 6) if point.start else None
    return replace(point, first=first, granularity="week", end=end)


def _count_before(line: Line, unit: int) -> int | None:
    """The number before the unit that stands at a token, as in "two weeks"; below 1,000."""
    count = count_of(line.low(unit - 1))
    if count and count >= 1000:
        return None
    return count * 2 if count and line.low(unit).startswith("fortnight") else count


def with_offset(line: Line, point: Point) -> Point:
    """Counts "two days after 3 July 2024"; where that can't be done, the date hangs on another."""
    at = point.first - 1
    if line.low(at) in ("on", "from") and line.low(at - 1) in _STARTING:
        at -= 1
    way, unit = line.low(at), at - 1
    if way not in ("after", "before", "from", *_STARTING) or not line.has(unit, "UNIT"):
        return point
    if point.granularity == "time" or line.low(unit - 1) in _STEPS:
        return point
    count = _count_before(line, unit)
    if way in _STARTING:
        return _from_day(point, unit - 1, UNITS[line.low(unit)], count) if count else point
    moved = replace(
        point,
        first=unit - 1 if count else unit,
        weak=None,
        relative=True,
        start=None,
        end=None,
        year=None,
        month=None,
        day=None,
        weekday=None,
    )
    if not count or point.modifier:
        return moved
    return _counted_from(point, moved, UNITS[line.low(unit)], -count if way == "before" else count)


def _from_day(point: Point, first: int, unit: str, count: int) -> Point:
    """Reads "two weeks starting 20 May"."""
    if point.granularity != "day" or unit not in ("day", "week"):
        return point
    end = days_later(point.start, count * (7 if unit == "week" else 1) - 1) if point.start else None
    return replace(point, first=first, granularity="range", end=end, day=None, weekday=None)


def _counted_from(point: Point, moved: Point, unit: str, count: int) -> Point:
    """The point moved by so many units, if their lengths are exact."""
    if unit == "year" and point.granularity == "year" and point.start:
        year = point.start[0] + count
        start, end = years_interval(year)
        return replace(moved, relative=False, year=year, start=start, end=end)
    if unit not in ("day", "week") or point.granularity != "day":
        return moved
    days = count * (7 if unit == "week" else 1)
    if point.start:
        year, month, number = day = days_later(point.start, days)
        anchored = replace(moved, relative=point.relative, start=day, end=day)
        return anchored if point.relative else replace(anchored, year=year, month=month, day=number)
    if point.month and point.day:  # of no stated year, leap or not
        ends = {days_later((year, point.month, point.day), days)[1:] for year in (2023, 2024)}
        if len(ends) == 1:
            month, number = ends.pop()
            return replace(moved, relative=False, month=month, day=number)
    return moved


# --------------------------------------------------------------------------- places within a stretch


def with_place(line: Line, point: Point) -> Point:
    """Reads "the last week of July", "the first nine months of 2023", "the second Monday in May 2020"."""
    if point.granularity not in MONTHS_OF or point.modifier is not None:
        return point
    at = point.first - 1
    at -= 1 if line.low(at) == "the" else 0
    unit = at - 1
    if line.low(at) == "of" and line.low(at - 2) == "week" and line.has(at - 1, "NUM"):
        return _numbered_week(line, point, at - 1)
    if line.low(at) not in ("in", "of") or not (line.has(unit, "UNIT") or line.has(unit, "WEEKDAY")):
        return point
    counted = line.has(unit - 1, "COUNT") or line.has(unit - 1, "NUM")
    count = _count_before(line, unit) if counted else 1
    first = unit - 2 if counted else unit - 1
    number = _ordinal(line, first)
    if not number or not count or (counted and number not in (1, -1)):
        return point
    word = line.low(unit)
    place = _weekday_place(point, word, number) if word in WEEKDAYS else _place(point, word, number, count)
    return replace(place, first=first, weak=None) if place else point


def _numbered_week(line: Line, point: Point, index: int) -> Point:
    """Reads "week 27 of 2023"; a week of a season or a tour has no year behind it."""
    number = int(line.low(index)) if len(line.low(index)) < 3 else 0
    place = _place(point, "week", number, 1) if point.granularity == "year" and 0 < number <= 53 else None
    return replace(place, first=index - 1, modifier=None, weak=None) if place else point


def _ordinal(line: Line, index: int) -> int | None:
    """Which one: 1 is the first, -1 the last."""
    word = line.low(index)
    if word in ("closing", "final", "last"):
        return -1
    if word == "opening":
        return 1
    return number_of(word) if line.has(index, "ORD") or line.has(index, "ORDWORD") else None


def _weekday_place(point: Point, word: str, number: int) -> Point | None:
    if point.granularity != "month" or number > 5:
        return None
    weekday = WEEKDAYS[word]
    placed = replace(point, granularity="day", weekday=weekday, start=None, end=None)
    if point.start is None:
        return placed
    day = weekday_of_month(*point.start[:2], weekday, number)
    return replace(placed, start=day, end=day, day=day[2]) if day[:2] == point.start[:2] else None


def _place(point: Point, word: str, number: int, count: int) -> Point | None:
    """So many units from the beginning or the end of a point; weeks are vague at their edges."""
    unit = UNITS[word]
    if word.startswith("weekend") or unit == point.granularity:
        return None
    granularity: Granularity = "range" if count > 1 else cast(Granularity, unit)
    placed = replace(point, granularity=granularity, modifier="about" if unit == "week" else None)
    if point.start is None or point.end is None:
        return replace(placed, first_month=None)
    interval = _interval_of_place((point.start, point.end), unit, number, count)
    if interval is None:
        return None
    start, end = interval
    month, day = start[1] if unit in ("day", "month") else None, start[2] if unit == "day" else None
    if count > 1:
        month = day = None
    return replace(placed, start=start, end=end, month=month, day=day, first_month=None)


def _interval_of_place(whole: Interval, unit: str, number: int, count: int) -> Interval | None:
    """The n-th unit of a stretch or, of several, the first or last; None if it has not so many."""
    start, end = whole
    interval: Interval
    if unit == "week":
        interval = _weeks(whole, number, count)
        thursdays = days_later(interval[0], 3), days_later(interval[1], -3)
        return interval if start <= thursdays[0] and thursdays[1] <= end else None
    if unit == "day":
        first = days_later(start, number - 1) if number > 0 else days_later(end, 1 - count)
        interval = first, days_later(first, count - 1)
    else:
        size = MONTHS_OF[unit]
        month = start[1] + (number - 1) * size if number > 0 else end[1] + 1 - count * size
        interval = months_interval(start[0] if number > 0 else end[0], month, count * size)
    return interval if start <= interval[0] and interval[1] <= end else None


def _weeks(whole: Interval, number: int, count: int) -> Interval:
    """Weeks from Monday; as in ISO 8601 a week belongs to the month and the year of its Thursday."""
    if number > 0:
        monday = days_later(whole[0], -(weekday_of(whole[0]) - 1))
        if weekday_of(whole[0]) > 4:
            monday = days_later(monday, 7)
        monday = days_later(monday, 7 * (number - 1))
    else:
        monday = days_later(whole[1], -(weekday_of(whole[1]) - 1))
        if weekday_of(whole[1]) < 4:
            monday = days_later(monday, -7)
        monday = days_later(monday, -7 * (count - 1))
    return monday, days_later(monday, 7 * count - 1)
