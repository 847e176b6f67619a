"""The rules that read dates which hang on another day: "last week", "two years ago", "a year later".

Those that hang on the day of writing resolve against `as_of`; those that hang on another event never do.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from claims.values.dates_intervals import (
    PARTS,
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
from claims.values.dates_rules import CLAUSE_ENDS, Match, Rule, count_of, number_of, rule

__all__ = ["RELATIVE_RULES"]

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
_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}


def _relative(match: Match, granularity: Granularity, interval: Interval | None, **stated: int) -> Point:
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


def _granularity(unit: str) -> Granularity:
    return cast(Granularity, unit)  # the units of UNITS are all granularities


def _day_word(match: Match) -> Point:
    step = _DAYS[match.word("word")]
    return _relative(match, "day", unit_interval(match.as_of, "day", step) if match.as_of else None)


def _unit_step(match: Match) -> Point | None:
    """Reads "last week", "this year", "the next decade"; a plain "past" needs a number or "the"."""
    unit, step = UNITS[match.word("unit")], _STEPS[match.word("step")]
    if match.word("unit") == "weekend":
        return _relative(match, "range", _weekend(match.as_of, match.word("step")) if match.as_of else None)
    if match.word("unit").endswith("s"):
        return _relative(match, _granularity(unit), None)
    if match.word("unit") == "fortnight":
        return _relative(
            match, "range", unit_range(match.as_of, "week", 2 * step) if match.as_of and step else None
        )
    if match.word("step") == "past" and match.as_of:
        return _relative(match, _granularity(unit), unit_range(match.as_of, unit, -1))
    return _relative(
        match, _granularity(unit), unit_interval(match.as_of, unit, step) if match.as_of else None
    )


def _working_week(match: Match) -> Point:
    """Monday to Friday."""
    interval = None
    if match.as_of:
        monday, (year, month, day) = unit_interval(match.as_of, "week", _STEPS[match.word("step")])
        interval = monday, unit_interval(date(year, month, day), "day", -2)[0]
    return _relative(match, "range", interval)


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
    return _relative(match, "day", interval, weekday=weekday)


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
    return _relative(match, "month", interval, month=month)


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
    return replace(_relative(match, "day", interval, month=month), day=number)


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
    return _relative(match, "season", interval)


def _count(match: Match) -> int | None:
    count = count_of(match.word("count"))
    if match.word("unit").startswith("weekend"):
        return None
    return count * 2 if count and match.word("unit").startswith("fortnight") else count


def _past_units(match: Match) -> Point:
    """Reads "the past three months", "the next two years": a stretch that ends or begins today."""
    unit, count, step = UNITS[match.word("unit")], _count(match), _STEPS[match.word("step")]
    interval = None
    if match.as_of and count and step:
        interval = unit_range(match.as_of, unit, step * count)
    return _relative(match, "range", interval)


def _ago(match: Match) -> Point | None:
    """Reads "two years ago": the unit that lay so many units back, at the grain of the unit."""
    unit, count = UNITS[match.word("unit")], _count(match)
    interval = None
    if match.as_of and count and "vague" not in match.groups:
        interval = unit_interval(match.as_of, unit, -count)
    return _relative(match, _granularity(unit), interval)


def _ago_by_two(match: Match) -> Point | None:
    """Reads "two years and three months ago" at the grain of the finer unit."""
    units = [UNITS[match.word("unit")], UNITS[match.word("finer")]]
    counts = [count_of(match.word("count")), count_of(match.word("more"))]
    if not all(counts) or units not in (["year", "month"], ["week", "day"], ["month", "day"]):
        return None
    interval = None
    if match.as_of:
        (year, month, day), _ = unit_range(match.as_of, units[0], -(counts[0] or 0))
        interval = unit_interval(date(year, month, day), units[1], -(counts[1] or 0))
    return _relative(match, _granularity(units[1]), interval)


def _hanging(match: Match) -> Point:
    """Reads "two years earlier", "the same day", "in recent weeks": on what day it hangs is not said here."""
    return _relative(match, _granularity(UNITS[match.word("unit")]), None)


def _neighbour(match: Match) -> Point | None:
    """Reads "the day before", "the year after" at the end of a clause; else what follows says of what."""
    return _hanging(match) if match.line.low(match.last + 1) in CLAUSE_ENDS else None


def _part_of_unit(match: Match) -> Point:
    """Reads "the end of the year": of which year is not said."""
    part = PARTS[match.line.low(match.first)]
    return replace(_hanging(match), modifier=part)


def _part_of_this(match: Match) -> Point:
    """Reads "earlier this year": up to today; "later this year": from today on."""
    unit = UNITS[match.word("unit")]
    interval = None
    if match.as_of:
        start, end = unit_interval(match.as_of, unit, 0)
        today = (match.as_of.year, match.as_of.month, match.as_of.day)
        interval = (start, today) if match.word("part") == "earlier" else (today, end)
    return _relative(match, _granularity(unit), interval)


def _weekday(match: Match) -> Point | None:
    """A weekday alone; "every Friday" is no date, nor are "Black Friday" and the "Sunday Times"."""
    if match.line.low(match.first - 1) in _BEFORE_NO_WEEKDAY or match.line.low(match.last + 1) in _PAPERS:
        return None
    return Point(
        first=match.first, last=match.last, granularity="day", weekday=WEEKDAYS[match.word("weekday")]
    )


def _weekday_and_day(match: Match) -> Point | None:
    """Reads "Tuesday the eleventh": the one such day within a month of the day of writing."""
    if match.line.low(match.last + 1) not in CLAUSE_ENDS:
        return None
    weekday, day = WEEKDAYS[match.word("weekday")], number_of(match.word("day"))
    found: list[date] = []
    if match.as_of:
        near = (match.as_of + timedelta(days=days) for days in range(-30, 31))
        found = [each for each in near if (each.isoweekday(), each.day) == (weekday, day)]
    interval = unit_interval(found[0], "day", 0) if len(found) == 1 else None
    return replace(_relative(match, "day", interval, weekday=weekday), day=day)


def _day_of_month_step(match: Match) -> Point | None:
    """Reads "the 21st of next month"."""
    number = number_of(match.word("day"))
    interval = None
    if match.as_of:
        (year, month, _), end = unit_interval(match.as_of, "month", _STEPS[match.word("step")])
        if number > end[2]:
            return None
        interval = ((year, month, number),) * 2
    return replace(_relative(match, "day", interval), day=number)


_BEFORE_NO_WEEKDAY = {"ash", "black", "bloody", "cyber", "each", "easter", "every", "giving", "good", "holy"}
_BEFORE_NO_WEEKDAY |= {"maundy", "palm", "shrove", "super", "whit"}
_PAPERS = {"express", "mail", "mirror", "post", "telegraph", "times"}

_STEP = "coming|current|last|next|past|previous|this|upcoming"
RELATIVE_RULES: tuple[Rule, ...] = (
    rule("word=today|tonight|tomorrow|yesterday", _day_word),
    rule("part=earlier|later this unit=week|month|quarter|year|decade|century", _part_of_this),
    rule("earlier|later in|that the? unit=day|week|month|year", _hanging),
    rule("vague=a few|couple of? unit=UNIT ago", _ago),
    rule("vague=half a unit=UNIT ago", _ago),
    rule("vague=few|several|many unit=UNIT ago", _ago),
    rule("count=COUNT|NUM DASH? unit=UNIT ago", _ago),
    rule("count=COUNT|NUM unit=UNIT and more=COUNT|NUM finer=UNIT ago", _ago_by_two),
    rule("a few|couple of? unit=UNIT earlier|later", _hanging),
    rule("few|several|many unit=UNIT earlier|later", _hanging),
    rule("count=COUNT|NUM unit=UNIT earlier|later", _hanging),
    rule("end|beginning|start|middle of the? unit=week|month|quarter|year|decade|century", _part_of_unit),
    rule("following|same|preceding unit=day|week|month|quarter|year|decade|century", _hanging),
    rule("following|preceding|subsequent count=COUNT|NUM unit=UNIT", _hanging),
    rule("recent unit=days|weeks|months|years|decades|quarters", _hanging),
    rule(f"step={_STEP} vague=few|couple|several of? unit=UNIT", _past_units),
    rule(f"step={_STEP} count=COUNT|NUM unit=UNIT", _past_units),
    rule(f"count=COUNT|NUM step={_STEP} unit=days|weeks|months|quarters|years|decades", _past_units),
    rule(f"step={_STEP} kind=academic|financial|fiscal|school unit=year", _hanging),
    rule(f"step={_STEP} calendar unit=year", _unit_step),
    rule("step=last|next|this working|business unit=week", _working_week),
    rule("step=last|next|this unit=workweek", _working_week),
    rule(f"step={_STEP} unit=UNIT", _unit_step),
    rule("unit=day|week|month|year after|before", _neighbour),
    rule("this step=coming|past|upcoming weekday=WEEKDAY", _weekday_step),
    rule(f"step={_STEP} weekday=WEEKDAY", _weekday_step),
    rule("step=last|next month=MONTH day=DAY|ORDDAY", _day_step),
    rule("step=last|next day=ORDDAY of month=MONTH", _day_step),
    rule(f"step={_STEP} month=MONTH", _month_step),
    rule(f"step={_STEP} season=SEASON", _season_step),
    rule("weekday=WEEKDAY ,? the day=ORDDAY|ORDWORD", _weekday_and_day),
    rule("weekday=WEEKDAY", _weekday),
    rule("day=ORDDAY|ORDWORD of? step=last|next|this month", _day_of_month_step),
)
