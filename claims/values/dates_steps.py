"""The rules that read a step from the day of writing: "last week", "next June 3", "the past two years"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from claims.values.dates_intervals import (
    Granularity,
    Interval,
    Point,
    month_interval,
    month_length,
    season_interval,
    unit_interval,
    unit_range,
)
from claims.values.dates_lexicon import MONTHS, SEASONS, UNITS, WEEKDAYS
from claims.values.dates_rules import Match, Rule, count_of, number_of, rule

__all__ = ["STEP_RULES", "count_in", "granularity_of", "relative_point"]

_NEAREST = ("coming", "past", "previous", "upcoming")
_STEPS = {
    "coming": 1,
    "current": 0,
    "last": -1,
    "next": 1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "upcoming": 1,
}


def relative_point(match: Match, granularity: Granularity, interval: Interval | None, **stated: int) -> Point:
    """The point that a match says, hanging on the day of writing; without an interval it is unresolved."""
    start, end = interval if interval else (None, None)
    return Point(
        first=match.first,
        last=match.last,
        granularity=granularity,
        start=start,
        end=end,
        relative=True,
        anchored=interval is not None,
        month=stated.get("month"),
        weekday=stated.get("weekday"),
    )


def granularity_of(unit: str) -> Granularity:
    """The granularity of a unit of `UNITS`."""
    return cast(Granularity, unit)  # the units of UNITS are all granularities


def _unit_step(match: Match) -> Point | None:
    """Reads "last week", "this year", "the next decade"; a plain "past" needs a number or "the"."""
    word, step = match.word("unit"), _STEPS[match.word("step")]
    unit, granularity = UNITS[word], granularity_of(UNITS[word])
    if word == "weekend":
        weekend = _weekend(match.as_of, match.word("step")) if match.as_of else None
        return relative_point(match, "range", weekend)
    if word.endswith("s") or not match.as_of:
        return relative_point(match, "range" if word == "fortnight" else granularity, None)
    if word == "fortnight":
        return relative_point(match, "range", unit_range(match.as_of, "week", 2 * step) if step else None)
    if match.word("step") == "past":
        return relative_point(match, granularity, unit_range(match.as_of, unit, -1))
    return relative_point(match, granularity, unit_interval(match.as_of, unit, step))


def _working_week(match: Match) -> Point:
    """Monday to Friday."""
    interval = None
    if match.as_of:
        monday, (year, month, day) = unit_interval(match.as_of, "week", _STEPS[match.word("step")])
        interval = monday, unit_interval(date(year, month, day), "day", -2)[0]
    return relative_point(match, "range", interval)


def _weekend(as_of: date, step: str) -> Interval | None:
    """Saturday and Sunday: "last weekend" is clear from Monday to Friday, "this weekend" from Wednesday."""
    weekday = as_of.isoweekday()
    clear = {"last": weekday <= 5, "past": weekday <= 5, "this": weekday >= 3, "coming": weekday <= 5}
    if not clear.get(step):
        return None
    saturday = as_of + timedelta(days=6 - weekday - (7 if step in ("last", "past") else 0))
    return unit_interval(saturday, "day", 0)[0], unit_interval(saturday, "day", 1)[1]


def _weekday_step(match: Match) -> Point:
    """Resolves "last Friday" only where the latest Friday is also that of the last week."""
    weekday, step = WEEKDAYS[match.word("weekday")], _STEPS[match.word("step")]
    interval = None
    if match.as_of:
        monday = match.as_of - timedelta(days=match.as_of.weekday())
        day = monday + timedelta(days=weekday - 1, weeks=step)
        nearest = match.as_of + timedelta(days=step * _gap(match.as_of, weekday, step))
        if match.word("step") in _NEAREST:
            day = nearest
        if step == 0 or day == nearest:
            interval = ((day.year, day.month, day.day),) * 2
    return relative_point(match, "day", interval, weekday=weekday)


def _gap(as_of: date, weekday: int, step: int) -> int:
    """Days from `as_of` to the nearest such weekday after it (`step` 1) or before it (-1)."""
    return (step * (weekday - as_of.isoweekday()) - 1) % 7 + 1


def _month_step(match: Match) -> Point | None:
    """Reads "last June", the latest that is over, and "next June", the first to come."""
    if match.line.has(match.last + 1, "DAY") or match.line.has(match.last + 1, "ORDDAY"):
        return None
    month, step = MONTHS[match.word("month")], _STEPS[match.word("step")]
    interval = None
    if match.as_of:
        year = match.as_of.year
        if step < 0 and month >= match.as_of.month:
            year -= 1
        elif step > 0 and month <= match.as_of.month:
            year += 1
        interval = month_interval(year, month)
    return relative_point(match, "month", interval, month=month)


def _day_step(match: Match) -> Point | None:
    """Reads "last June 3", the latest that is over, and "next 3rd of June", the first to come."""
    month, number, step = (
        MONTHS[match.word("month")],
        number_of(match.word("day")),
        _STEPS[match.word("step")],
    )
    if match.line.has(match.last + 1, "YEAR") or match.line.has(match.last + 2, "YEAR"):
        return None
    interval = None
    if match.as_of:
        today = (match.as_of.month, match.as_of.day)
        over, to_come = (month, number) < today, (month, number) > today
        year = match.as_of.year + (0 if (over if step < 0 else to_come) else step)
        if number > month_length(year, month):
            return None
        interval = ((year, month, number),) * 2
    return replace(relative_point(match, "day", interval, month=month), day=number)


def _season_step(match: Match) -> Point:
    month, step = SEASONS[match.word("season")], _STEPS[match.word("step")]
    interval = None
    if match.as_of and month != 12:
        year = match.as_of.year
        if step < 0 and month + 2 >= match.as_of.month:
            year -= 1
        elif step > 0 and month <= match.as_of.month:
            year += 1
        interval = season_interval(year, month)
    return relative_point(match, "season", interval)


def count_in(match: Match) -> int | None:
    """The number of units that a match counts; None for weekends, whose days differ."""
    count = count_of(match.word("count"))
    if match.word("unit").startswith("weekend"):
        return None
    return count * 2 if count and match.word("unit").startswith("fortnight") else count


def _past_units(match: Match) -> Point:
    """Reads "the past three months", "the next two years": a stretch that ends or begins today."""
    unit, count, step = UNITS[match.word("unit")], count_in(match), _STEPS[match.word("step")]
    interval = None
    if match.as_of and count and step:
        interval = unit_range(match.as_of, unit, step * count)
    return relative_point(match, "range", interval)


def _day_of_month_step(match: Match) -> Point | None:
    """Reads "the 21st of next month"."""
    number = number_of(match.word("day"))
    interval = None
    if match.as_of:
        (year, month, _), end = unit_interval(match.as_of, "month", _STEPS[match.word("step")])
        if number > end[2]:
            return None
        interval = ((year, month, number),) * 2
    return replace(relative_point(match, "day", interval), day=number)


_STEP = "|".join(_STEPS)
STEP_RULES: tuple[Rule, ...] = (
    rule(f"step={_STEP} vague=few|couple|several of? unit=UNIT", _past_units),
    rule(f"step={_STEP} count=COUNT|NUM unit=UNIT", _past_units),
    rule(f"count=COUNT|NUM step={_STEP} unit=days|weeks|months|quarters|years|decades", _past_units),
    rule(f"step={_STEP} calendar unit=year", _unit_step),
    rule("step=last|next|this working|business unit=week", _working_week),
    rule("step=last|next|this unit=workweek", _working_week),
    rule(f"step={_STEP} unit=UNIT", _unit_step),
    rule("this step=coming|past|upcoming weekday=WEEKDAY", _weekday_step),
    rule(f"step={_STEP} weekday=WEEKDAY", _weekday_step),
    rule("step=last|next month=MONTH day=DAY|ORDDAY", _day_step),
    rule("step=last|next day=ORDDAY of month=MONTH", _day_step),
    rule(f"step={_STEP} month=MONTH", _month_step),
    rule(f"step={_STEP} season=SEASON", _season_step),
    rule("day=ORDDAY|ORDWORD of? step=last|next|this month", _day_of_month_step),
)
