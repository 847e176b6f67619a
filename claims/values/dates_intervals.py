"""Stretches of the calendar as pairs of days, and the point that the date grammar builds from them.

A day is `(year, month, day)` in the proleptic Gregorian calendar with astronomical years (44 BC is -43), so
that days compare as tuples and years outside the reach of `datetime` need no special case.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

__all__ = [
    "MONTHS_OF",
    "PARTS",
    "Day",
    "Granularity",
    "Interval",
    "Modifier",
    "Point",
    "century_interval",
    "day_after",
    "day_before",
    "days_later",
    "iso",
    "month_interval",
    "months_interval",
    "parse_iso",
    "part_of",
    "season_interval",
    "unit_interval",
    "unit_range",
    "weekday_of",
    "weekday_of_month",
    "years_interval",
]

Day = tuple[int, int, int]
Interval = tuple[Day, Day]
Granularity = Literal[
    "time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range"
]
Modifier = Literal["early", "mid", "late", "about", "before", "after", "since", "until", "by"]

_DAYS_IN_CYCLE = 146_097  # the Gregorian calendar repeats every 400 years
MONTHS_OF = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""The months of a unit."""

PARTS: dict[str, Modifier] = {
    "beginning": "early",
    "early": "early",
    "end": "late",
    "late": "late",
    "mid": "mid",
    "middle": "mid",
    "start": "early",
}
"""The words for a part of a month, a year or a longer stretch."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """A date while it is being read: the tokens `first..last` (inclusive) and what they say.

    `weak` marks what is a date only in the right company: a bare year, or a month that is also a name.
    """

    first: int
    last: int
    granularity: Granularity
    start: Day | None = None
    end: Day | None = None
    modifier: Modifier | None = None
    fiscal: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    first_month: int | None = None  # of a quarter, half or season, from which the year gives the days
    relative: bool = False
    anchored: bool = False
    weak: Literal["year", "years", "month"] | None = None


def month_length(year: int, month: int) -> int:
    """Days in a month; years before 1 follow the Gregorian rule carried backwards."""
    return monthrange(year % 400 + 400, month)[1]


def month_interval(year: int, month: int) -> Interval:
    """The days of one month."""
    return (year, month, 1), (year, month, month_length(year, month))


def months_interval(year: int, month: int, count: int) -> Interval:
    """`count` whole months from `month` of `year`; `month` may lie outside 1..12 and carries over."""
    first, last = month - 1, month + count - 2
    end = (year + last // 12, last % 12 + 1)
    return (year + first // 12, first % 12 + 1, 1), month_interval(*end)[1]


def years_interval(first: int, last: int | None = None) -> Interval:
    """Whole years, both inclusive."""
    return (first, 1, 1), (first if last is None else last, 12, 31)


def century_interval(number: int, *, before_christ: bool = False) -> Interval:
    """A century in common usage: the 19th is 1800 to 1899, the 5th BC is 500 to 401 BC."""
    if before_christ:
        return years_interval(1 - number * 100, -(number - 1) * 100)
    return years_interval((number - 1) * 100 or 1, number * 100 - 1)


def season_interval(year: int, first_month: int) -> Interval:
    """Three months from `first_month`; the winter of a year begins in that year's December."""
    return months_interval(year, first_month, 3)


def part_of(interval: Interval, part: Modifier, granularity: Granularity) -> Interval:
    """The early, mid or late part of a month, season, year, decade or century.

    Early and late are the outer ten days of a month, quarters of a year, four or three years of a decade,
    thirds of a century; mid is what a reader would call the middle.
    """
    start, end = interval
    if granularity in ("decade", "century"):
        scale = 1 if granularity == "decade" else 10
        first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}[part]
        return years_interval(start[0] + first * scale, min(start[0] + (last + 1) * scale - 1, end[0]))
    if granularity == "year":
        month, count = {"early": (1, 3), "mid": (5, 4), "late": (10, 3)}[part]
        return months_interval(start[0], start[1] - 1 + month, count)
    if granularity == "month":
        first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end[2])}[part]
        return (*start[:2], first), (*start[:2], last)
    month = {"early": 0, "mid": 1, "late": 2}[part]  # a season or a quarter: one of its three months
    return months_interval(start[0], start[1] + month, 1)


def _of_date(value: date) -> Day:
    return value.year, value.month, value.day


def days_later(day: Day, days: int) -> Day:
    """The day so many days later, or earlier if the number is negative."""
    year, month, number = day
    ordinal = date(year % 400 + 400, month, number).toordinal() + days
    cycles, rest = divmod(ordinal, _DAYS_IN_CYCLE)
    found = date.fromordinal(rest + _DAYS_IN_CYCLE)
    return found.year + (year // 400 + cycles - 2) * 400, found.month, found.day


def day_before(day: Day) -> Day:
    """The day before."""
    return days_later(day, -1)


def day_after(day: Day) -> Day:
    """The day after."""
    return days_later(day, 1)


def weekday_of(day: Day) -> int:
    """Monday is 1; the Gregorian calendar repeats every 400 years."""
    year, month, number = day
    return date(year % 400 + 400, month, number).isoweekday()


def weekday_of_month(year: int, month: int, weekday: int, number: int) -> Day:
    """The n-th such weekday of a month, or with a negative number the n-th from its end."""
    if number > 0:
        first = (weekday - weekday_of((year, month, 1))) % 7 + 1
        return year, month, first + 7 * (number - 1)
    last = month_length(year, month)
    return year, month, last - (weekday_of((year, month, last)) - weekday) % 7 + 7 * (number + 1)


def unit_interval(as_of: date, unit: str, step: int) -> Interval:
    """The calendar unit that holds `as_of`, moved by `step` units: -1 is the last one, 1 the next.

    Raises `OverflowError` or `ValueError` when that lies outside the years 1 to 9999.
    """
    if unit == "day":
        day = _of_date(as_of + timedelta(days=step))
        return day, day
    if unit == "week":
        monday = as_of - timedelta(days=as_of.weekday()) + timedelta(weeks=step)
        return _of_date(monday), _of_date(monday + timedelta(days=6))
    if unit == "month":
        return months_interval(as_of.year, as_of.month + step, 1)
    if unit == "quarter":
        return months_interval(as_of.year, (as_of.month - 1) // 3 * 3 + 1 + 3 * step, 3)
    size = {"year": 1, "decade": 10, "century": 100}[unit]
    first = (as_of.year // size + step) * size
    return years_interval(first, first + size - 1)


def unit_range(as_of: date, unit: str, count: int) -> Interval:
    """The stretch of `count` units that ends with `as_of` (negative count) or begins with it."""
    if unit == "quarter":
        return _whole_quarters(as_of, count)
    days = {"day": 1, "week": 7}.get(unit)
    if days is not None:
        other = _of_date(as_of + timedelta(days=days * count))
    else:
        months = MONTHS_OF[unit] * count
        index = as_of.year * 12 + as_of.month - 1 + months
        year, month = divmod(index, 12)
        other = (year, month + 1, min(as_of.day, month_length(year, month + 1)))
    today = _of_date(as_of)
    return (other, today) if count < 0 else (today, other)


def _whole_quarters(as_of: date, count: int) -> Interval:
    """The last or next quarters, without the current one: they are counted as they are reported."""
    month = (as_of.month - 1) // 3 * 3 + 1
    first = month + 3 * count if count < 0 else month + 3
    return months_interval(as_of.year, first, 3 * abs(count))


def iso(day: Day) -> str:
    """ISO 8601: four-digit years, with a sign before year 0."""
    year, month, number = day
    return f"{'-' if year < 0 else ''}{abs(year):04d}-{month:02d}-{number:02d}"


def parse_iso(text: str) -> Day:
    """What `iso` wrote, back as a day."""
    year, month, day = text.removeprefix("-").split("-")
    return int(year) * (-1 if text.startswith("-") else 1), int(month), int(day)
