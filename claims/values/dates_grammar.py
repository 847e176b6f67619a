"""The rules that read one point in time: a day, a month, a year, a clock; `dates_periods` has longer periods.

What joins or bounds points ("from ... to", "since", "late") is in `dates_spans` and `dates_phrases`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from claims.values.dates_holidays import HOLIDAY_RULES
from claims.values.dates_intervals import Point, month_interval, month_length, years_interval
from claims.values.dates_lexicon import MONTHS
from claims.values.dates_periods import PERIOD_RULES
from claims.values.dates_rules import CLAUSE_ENDS, Match, Rule, number_of, point_of, rule, short_year

__all__ = ["POINT_RULES"]

_NAMES_OF_PEOPLE = frozenset(("apr", "april", "aug", "august", "jan", "june", "mar", "march", "may"))
"""Months that are also first names or verbs, and so need company to be read as dates."""


def _day(match: Match) -> Point | None:
    """A day of a month, with its year if that is stated."""
    if match.line.low(match.first - 1) in ("$", "€", "£", "¥"):
        return None
    month, day = MONTHS[match.word("month")], number_of(match.word("day"))
    year = short_year(match.word("year")) if "year" in match.groups else None
    return _day_point(match, year, month, day)


def _day_point(match: Match, year: int | None, month: int, day: int) -> Point | None:
    if day > month_length(2000 if year is None else year, month):
        return None
    interval = None if year is None else ((year, month, day), (year, month, day))
    return point_of(match, "day", interval, year=year, month=month, day=day)


def _days_between(match: Match) -> Point | None:
    """Two days that "between" joins to a span; without it "3 and 5 July" are two dates."""
    before = match.line.low(match.first - 1)
    if before == "the":
        before = match.line.low(match.first - 2)
    return _days(match) if before == "between" else None


def _day_of_unknown_month(match: Match) -> Point | None:
    """Only "on the 18th" at the end of a clause: else it counts something."""
    line = match.line
    before = [line.low(match.first - 2), line.low(match.first - 1)]
    if before != ["on", "the"] or line.low(match.last + 1) not in CLAUSE_ENDS:
        return None
    return point_of(match, "day", None, day=number_of(match.word("day")))


def _day_without_year(match: Match) -> Point | None:
    """A day of a month; "May 12 %" is none."""
    if match.line.low(match.last + 1) in ("%", "percent", "/", "°"):
        return None
    return _day(match)


def _iso_day(match: Match) -> Point | None:
    return _day_point(match, int(match.word("year")), int(match.word("month")), int(match.word("day")))


def _is_glued(match: Match) -> bool:
    """Whether a number is part of a longer one, as in "555-2015-86"."""
    return any(
        match.line.has(index, "DASH")
        and match.line.tokens[index].tight
        and match.line.has(index + side, "NUM")
        for index, side in ((match.first - 1, -1), (match.last + 1, 1))
    )


def _numeric_day(match: Match) -> Point | None:
    """Reads "25/12/2023" either way round; "3/7/2024" is 3 July to some and March 7 to others: unresolved."""
    words = re.split(r"\D", match.word("dotted")) if "dotted" in match.groups else None
    first, second, year_word = words or [match.word(key) for key in ("a", "b", "year")]
    one, two, year = int(first), int(second), short_year(year_word)
    if _is_glued(match) or min(one, two) > 12 or max(one, two) > 31 or 0 in (one, two):
        return None
    if max(one, two) <= 12 and one != two:
        return point_of(match, "day", None, year=year)
    return _day_point(match, year, min(one, two), max(one, two))


def _days(match: Match) -> Point | None:
    """Two days of one month, as in "3-5 July 2024"."""
    month, first, last = (
        MONTHS[match.word("month")],
        number_of(match.word("day")),
        number_of(match.word("to")),
    )
    year = short_year(match.word("year")) if "year" in match.groups else None
    if not first < last <= month_length(2000 if year is None else year, month):
        return None
    interval = None if year is None else ((year, month, first), (year, month, last))
    return point_of(match, "range", interval, year=year, month=month)


def _month_of_year(match: Match) -> Point:
    month, year = MONTHS[match.word("month")], short_year(match.word("year"))
    return point_of(match, "month", month_interval(year, month), year=year, month=month)


def _year_and_month(match: Match) -> Point | None:
    """Reads "2017 April"; a month that is also a name or a verb has to end the clause."""
    weak = match.word("month") in _NAMES_OF_PEOPLE and match.line.low(match.last + 1) not in CLAUSE_ENDS
    return None if weak else _month_of_year(match)


def _iso_month(match: Match) -> Point | None:
    """Tells a month ("2015-03") from a span of years ("2018-20", "2005-06")."""
    year, other = int(match.word("year")), int(match.word("other"))
    if _is_glued(match):
        return None
    if year % 100 + 1 == other or other > max(12, year % 100):
        return point_of(match, "range", years_interval(year, year - year % 100 + other))
    if year % 100 < other:
        return point_of(match, "range", None, year=year)  # "2005-09" may be either
    if 1 <= other <= 12 and match.line.tokens[match.first + 1].text != "/":
        return point_of(match, "month", month_interval(year, other), year=year, month=other)
    return None


def _years(match: Match) -> Point | None:
    """Reads "2005/2006", a season or a fiscal year over two calendar years."""
    first, last = int(match.word("year")), int(match.word("other"))
    return point_of(match, "range", years_interval(first, last)) if last == first + 1 else None


def _month(match: Match) -> Point | None:
    """A bare month, weak where the word may be a name."""
    word = match.word("month")
    weak: Literal["month"] | None = "month" if word in _NAMES_OF_PEOPLE or len(word) < 5 else None
    month = MONTHS[word]
    return Point(first=match.first, last=match.last, granularity="month", month=month, weak=weak)


def _era_year(match: Match) -> Point | None:
    """A year with its era; 44 BC is the astronomical year -43."""
    number = int(match.word("number"))
    if not 0 < number <= 9999:
        return None
    year = 1 - number if "bc" in match.groups else number
    return point_of(match, "year", years_interval(year), year=year)


def _year(match: Match) -> Point:
    """A bare year, weak until its company is known."""
    year = short_year(match.word("year").lstrip("cy'’"))
    start, end = years_interval(year)
    return Point(
        first=match.first, last=match.last, granularity="year", start=start, end=end, year=year, weak="year"
    )


def _named_year(match: Match) -> Point:
    return replace(_year(match), weak=None)


def _clock(match: Match) -> Point | None:
    """A time of day; "10:30" alone only where "at" or its like announces it."""
    cues = ("about", "around", "at", "before", "by", "from", "shortly after", "to", "until")
    if "bare" in match.groups and match.line.low(match.first - 1) not in cues:
        return None
    return point_of(match, "time", None)


_DAY = "DAY|ORDDAY|ORDWORD"
_TO = "DASH|to|through|until|till"
POINT_RULES: tuple[Rule, ...] = (
    rule("year=YEAR TIGHT month=MM TIGHT day=DAY", _iso_day),
    rule("year=YEAR / month=MM / day=DAY", _iso_day),
    rule("a=DAY|MM / b=DAY|MM / year=YEAR|YY", _numeric_day),
    rule("a=DAY|MM TIGHT b=DAY|MM TIGHT year=YEAR", _numeric_day),
    rule("dotted=DOTTED", _numeric_day),
    rule(f"day={_DAY} {_TO} the? to={_DAY} of? month=MONTH .? ,? of|in? year=YEAR", _days),
    rule(f"day={_DAY} {_TO} the? to={_DAY} of? month=MONTH", _days),
    rule(f"day={_DAY} and the? to={_DAY} of? month=MONTH .? ,? of|in? year=YEAR", _days_between),
    rule(f"day={_DAY} and the? to={_DAY} of? month=MONTH", _days_between),
    rule(f"month=MONTH .? the? day={_DAY} {_TO} the? to={_DAY} ,? year=YEAR", _days),
    rule(f"month=MONTH .? the? day={_DAY} {_TO} the? to={_DAY}", _days),
    rule(f"month=MONTH .? the? day={_DAY} and the? to={_DAY} ,? year=YEAR", _days_between),
    rule(f"month=MONTH .? the? day={_DAY} and the? to={_DAY}", _days_between),
    rule("day=DAY TIGHT month=MONTH TIGHT year=YEAR", _day),
    rule("month=MONTH TIGHT day=DAY TIGHT year=YEAR", _day),
    rule(f"day={_DAY} day of month=MONTH ,? of|in? year=YEAR", _day),
    rule(f"day={_DAY} day of month=MONTH", _day_without_year),
    rule(f"day={_DAY} of? month=MONTH .? ,? of|in? year=YEAR", _day),
    rule(f"month=MONTH .? the? day={_DAY} ,? of|in? year=YEAR", _day),
    rule(f"day={_DAY} of? month=MONTH", _day_without_year),
    rule("month=MONTH .? ,? of|in? year=YEAR", _month_of_year),
    rule("month=MONTH TIGHT year=YEAR", _month_of_year),
    rule("month=MONTH ' year=YY", _month_of_year),
    rule(f"month=MONTH .? the? day={_DAY}", _day_without_year),
    rule("month=MONTH , the? day=ORDDAY", _day_without_year),
    rule("month=MONTH", _month),
    rule("day=ORDDAY", _day_of_unknown_month),
    *PERIOD_RULES,
    *HOLIDAY_RULES,
    rule("number=NUM bc=BC", _era_year),
    rule("number=NUM AD", _era_year),
    rule("AD number=NUM", _era_year),
    rule("year=YEAR month=MONTH", _year_and_month),
    rule("year=YEAR / other=YEAR", _years),
    rule("year=YEAR TIGHT|/ other=YY|MM", _iso_month),
    rule("calendar? year year=YEAR", _named_year),
    rule("cy year=YEAR|YY", _named_year),
    rule("year=CYEAR", _named_year),
    rule("year=YEAR", _year),
    rule("CLOCK|NUM AMPM", _clock),
    rule("CLOCKM", _clock),
    rule("bare=CLOCK", _clock),
    rule("noon|midnight|midday", _clock),
)
