"""The rules that read dates which hang on another day: "last week", "two years ago", "a year later".

Those that hang on the day of writing resolve against `as_of`; those that hang on another event never do.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claims.values.dates_intervals import PARTS, Point, unit_interval, unit_range
from claims.values.dates_lexicon import UNITS, WEEKDAYS
from claims.values.dates_rules import CLAUSE_ENDS, Match, Rule, count_of, number_of, rule
from claims.values.dates_steps import STEP_RULES, count_in, granularity_of, relative_point

__all__ = ["RELATIVE_RULES"]

_DAYS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1}
_BEFORE_NO_WEEKDAY = {"ash", "black", "bloody", "cyber", "each", "easter", "every", "giving", "good", "holy"}
_BEFORE_NO_WEEKDAY |= {"maundy", "palm", "shrove", "super", "whit"}
_YEARS = {"decade": 10, "century": 100}
_PAPERS = {"express", "mail", "mirror", "post", "telegraph", "times"}


def _day_word(match: Match) -> Point:
    step = _DAYS[match.word("word")]
    return relative_point(match, "day", unit_interval(match.as_of, "day", step) if match.as_of else None)


def _ago(match: Match) -> Point | None:
    """Reads "two years ago": the unit that lay so many units back, at the grain of the unit."""
    unit, count = UNITS[match.word("unit")], count_in(match)
    interval = None
    if match.as_of and count and "vague" not in match.groups:
        years = _YEARS.get(unit)  # "a decade ago" is ten years ago, not the decade before this one
        interval = unit_interval(match.as_of, "year" if years else unit, -count * (years or 1))
    return relative_point(match, granularity_of(unit), interval)


def _ago_by_two(match: Match) -> Point | None:
    """Reads "two years and three months ago" at the grain of the finer unit."""
    units = [UNITS[match.word("unit")], UNITS[match.word("finer")]]
    counts = [count_of(match.word("count")), count_of(match.word("more"))]
    if not all(counts) or units not in (["year", "month"], ["week", "day"], ["month", "day"]):
        return None
    interval = None
    if match.as_of:
        (year, month, day), _ = unit_range(match.as_of, units[0], -(counts[0] or 0))
        if year > 0:
            interval = unit_interval(date(year, month, day), units[1], -(counts[1] or 0))
    return relative_point(match, granularity_of(units[1]), interval)


def _hanging(match: Match) -> Point:
    """Reads "two years earlier", "the same day", "in recent weeks": on what day it hangs is not said here."""
    return relative_point(match, granularity_of(UNITS[match.word("unit")]), None)


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
    return relative_point(match, granularity_of(unit), interval)


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
    return replace(relative_point(match, "day", interval, weekday=weekday), day=day)


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
    rule("step=current|last|next|previous|this kind=academic|financial|fiscal|school unit=year", _hanging),
    rule("unit=day|week|month|year after|before", _neighbour),
    rule("weekday=WEEKDAY ,? the day=ORDDAY|ORDWORD", _weekday_and_day),
    rule("weekday=WEEKDAY", _weekday),
    *STEP_RULES,
)
