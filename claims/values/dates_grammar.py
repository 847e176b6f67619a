"""The rules that read one point in time: a day, month, quarter, season, year, decade, century, or a clock.

What joins or bounds points ("from ... to", "since", "late") is in `dates_phrases`.
"""

from __future__ import annotations

import re
from typing import Literal

from claims.values.dates_intervals import (
    Granularity,
    Interval,
    Point,
    century_interval,
    month_interval,
    month_length,
    months_interval,
    season_interval,
    years_interval,
)
from claims.values.dates_lexicon import DECADES, HOLIDAYS, MONTHS, ORDINALS, SEASONS
from claims.values.dates_rules import Match, Rule, rule

__all__ = ["POINT_RULES", "number_of", "short_year"]

NAMES_OF_PEOPLE = frozenset(("apr", "april", "aug", "august", "jan", "june", "mar", "march", "may"))
"""Months that are also first names or verbs, and so need company to be read as dates."""


def number_of(word: str) -> int:
    """The number that a day, a year or an ordinal writes: "3", "3rd", "third"."""
    if word in ORDINALS:
        return ORDINALS[word]
    return int(re.match(r"\d+", word)[0])  # type: ignore[index]  # the grammar passes only such words


def short_year(digits: str, century: int = 20) -> int:
    """The year that two digits stand for; without a known century 70 to 99 are of the 20th."""
    value = int(digits)
    if len(digits) == 4:
        return value
    if century != 20:
        return century * 100 + value
    return value + (1900 if value >= 70 else 2000)


def _point(match: Match, granularity: Granularity, interval: Interval | None, **stated: int | None) -> Point:
    start, end = interval if interval else (None, None)
    return Point(
        first=match.first,
        last=match.last,
        granularity=granularity,
        start=start,
        end=end,
        **stated,  # type: ignore[arg-type]
    )


def _day(match: Match) -> Point | None:
    """A day of a month, with its year if that is stated."""
    month, day = MONTHS[match.word("month")], number_of(match.word("day"))
    year = short_year(match.word("year")) if "year" in match.groups else None
    return _day_point(match, year, month, day)


def _day_point(match: Match, year: int | None, month: int, day: int) -> Point | None:
    if day > month_length(2000 if year is None else year, month):
        return None
    interval = None if year is None else ((year, month, day), (year, month, day))
    return _point(match, "day", interval, year=year, month=month, day=day)


def _day_without_year(match: Match) -> Point | None:
    """A day of a month; "May 12 %" and "March 5.5" are none, nor "May 3-2"."""
    after = match.last + 1
    if match.line.low(after) in ("%", "percent", "/", "°"):
        return None
    if match.word("month") == "may" and match.line.low(match.first - 1) in ("she", "theresa"):
        return None
    return _day(match)


def _iso_day(match: Match) -> Point | None:
    return _day_point(match, int(match.word("year")), int(match.word("month")), int(match.word("day")))


def _numeric_day(match: Match) -> Point | None:
    """Reads "25/12/2023" either way round; "3/7/2024" is 3 July to some and March 7 to others: unresolved."""
    words = re.split(r"\D", match.word("dotted")) if "dotted" in match.groups else None
    first, second, year_word = words or [match.word(key) for key in ("a", "b", "year")]
    one, two, year = int(first), int(second), short_year(year_word)
    if min(one, two) > 12 or max(one, two) > 31 or 0 in (one, two):
        return None
    if max(one, two) <= 12 and one != two:
        return _point(match, "day", None, year=year)
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
    return _point(match, "range", interval, year=year, month=month)


def _month_of_year(match: Match) -> Point:
    month, year = MONTHS[match.word("month")], short_year(match.word("year"))
    return _point(match, "month", month_interval(year, month), year=year, month=month)


def _iso_month(match: Match) -> Point | None:
    """Tells a month ("2015-03") from a span of years ("2018-20", "2005-06")."""
    year, other = int(match.word("year")), int(match.word("other"))
    if year % 100 < other:
        return _point(match, "range", years_interval(year, year - year % 100 + other))
    if 1 <= other <= 12 and match.line.tokens[match.first + 1].text != "/":
        return _point(match, "month", month_interval(year, other), year=year, month=other)
    return None


def _month(match: Match) -> Point | None:
    """A bare month, weak where the word may be a name."""
    word = match.word("month")
    weak: Literal["month"] | None = "month" if word in NAMES_OF_PEOPLE or len(word) < 5 else None
    month = MONTHS[word]
    return Point(first=match.first, last=match.last, granularity="month", month=month, weak=weak)


def _fiscal_digits(match: Match) -> int:
    return short_year(re.sub(r"\D", "", match.word("fy")))


def _quarter(match: Match) -> Point | None:
    """A quarter, of a calendar year, a fiscal year, or of none stated."""
    number = (
        number_of(match.word("ordinal")) if "ordinal" in match.groups else int(match.word("q").strip("q"))
    )
    if number > 4:
        return None
    return _fraction(match, "quarter", (number - 1) * 3 + 1, 3)


def _half(match: Match) -> Point | None:
    word = match.word("ordinal") or match.word("h").strip("h")
    number = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2}.get(word)
    return None if number is None else _fraction(match, "half", number * 6 - 5, 6)


def _fraction(match: Match, granularity: Granularity, month: int, count: int) -> Point:
    fiscal = "fy" in match.groups or bool({"fiscal", "financial", "fy"} & set(match.groups))
    year = None
    if "fy" in match.groups:
        year = _fiscal_digits(match)
    elif "year" in match.groups:
        year = short_year(match.word("year"))
    start, end = (None, None) if year is None else months_interval(year, month, count)
    return Point(
        first=match.first,
        last=match.last,
        granularity=granularity,
        start=start,
        end=end,
        fiscal=fiscal,
        year=year,
    )


def _fiscal_year(match: Match) -> Point:
    return _fraction(match, "year", 1, 12)


def _season(match: Match) -> Point:
    month = SEASONS[match.word("season")]
    year = short_year(match.word("year")) if "year" in match.groups else None
    return _point(match, "season", None if year is None else season_interval(year, month), year=year)


def _bare_season(match: Match) -> Point | None:
    """A season after "in" or "during": "fall" and "spring" are also verbs."""
    before = match.line.low(match.first - 1)
    if before == "the":
        before = match.line.low(match.first - 2)
    return _season(match) if before in ("during", "in", "since", "until") else None


def _decade(match: Match) -> Point | None:
    """Reads "the 1990s", "the '90s": two digits need an apostrophe or "the", and are an age after "his"."""
    digits = match.word("decade").removesuffix("s")
    before = match.line.low(match.first - 1)
    if len(digits) == 2:
        if digits == "00" or not ("mark" in match.groups or before in ("early", "late", "mid", "the", "-")):
            return None
        if match.line.low(match.first - 2) in ("her", "his", "in", "my", "their", "your") and before != "the":
            return None
        first = short_year(digits) if int(digits) < 20 else 1900 + int(digits)
        return _point(match, "decade", years_interval(first, first + 9))
    first = int(digits)
    if first % 100 == 0 and first < 2000:
        return _point(match, "century", years_interval(first, first + 99))
    return _point(match, "decade", years_interval(first, first + 9))


def _decade_word(match: Match) -> Point | None:
    """Reads "the nineties" and "the early sixties"; "in his sixties" is an age."""
    if match.line.low(match.first - 1) not in ("early", "late", "mid", "the", "-"):
        return None
    if match.line.low(match.first - 2) in ("her", "his", "my", "their", "your"):
        return None
    first = 1900 + DECADES[match.word("decade")]
    return _point(match, "decade", years_interval(first, first + 9))


def _century(match: Match) -> Point | None:
    number = number_of(match.word("ordinal"))
    last = number_of(match.word("to")) if "to" in match.groups else number
    if match.line.low(match.first - 1) in ("her", "his", "my") or number > 30:
        return None
    before_christ = "bc" in match.groups
    first_interval = century_interval(number, before_christ=before_christ)
    last_interval = century_interval(last, before_christ=before_christ)
    if last_interval < first_interval:
        return None
    granularity: Granularity = "century" if first_interval == last_interval else "range"
    return _point(match, granularity, (first_interval[0], last_interval[1]))


def _era_year(match: Match) -> Point | None:
    """A year with its era; 44 BC is the astronomical year -43."""
    number = int(match.word("number"))
    if not 0 < number <= 9999:
        return None
    year = 1 - number if "bc" in match.groups else number
    return _point(match, "year", years_interval(year), year=year)


def _year(match: Match) -> Point:
    """A bare year, weak until its company is known."""
    year = int(match.word("year"))
    start, end = years_interval(year)
    return Point(
        first=match.first, last=match.last, granularity="year", start=start, end=end, year=year, weak="year"
    )


def _holiday(match: Match) -> Point | None:
    end = match.last if "year" not in match.groups else match.last - 1
    words = [match.line.low(index) for index in range(match.first, end + 1)]
    name = " ".join(words).replace("’", "'").replace(" ' s", "'s").rstrip(" ,").replace("st. ", "st ")
    if name not in HOLIDAYS or not match.line.tokens[match.first].text[0].isupper():
        return None
    cues = ("after", "at", "before", "by", "on", "since", "until")
    if name == "christmas" and "year" not in match.groups and match.line.low(match.first - 1) not in cues:
        return None
    month, day = HOLIDAYS[name]
    year = int(match.word("year")) if "year" in match.groups else None
    return _day_point(match, year, month, day)


def _clock(match: Match) -> Point | None:
    """A time of day; "10:30" alone only where "at" or its like announces it."""
    cues = ("about", "around", "at", "before", "by", "from", "shortly after", "to", "until")
    if "bare" in match.groups and match.line.low(match.first - 1) not in cues:
        return None
    return _point(match, "time", None)


_DAY_WORD = "DAY|ORDDAY|ORDWORD"
POINT_RULES: tuple[Rule, ...] = (
    rule("year=YEAR TIGHT month=MM TIGHT day=DAY", _iso_day),
    rule("year=YEAR / month=MM / day=DAY", _iso_day),
    rule("a=DAY|MM / b=DAY|MM / year=YEAR|YY", _numeric_day),
    rule("a=DAY|MM TIGHT b=DAY|MM TIGHT year=YEAR", _numeric_day),
    rule("dotted=DOTTED", _numeric_day),
    rule(
        f"day={_DAY_WORD} DASH|to|and|through|until|till the? to={_DAY_WORD} of? month=MONTH .? ,? year=YEAR",
        _days,
    ),
    rule(f"day={_DAY_WORD} DASH|to|through|until|till the? to={_DAY_WORD} of? month=MONTH", _days),
    rule(
        f"month=MONTH .? the? day={_DAY_WORD} DASH|to|through|until|till the? to={_DAY_WORD} ,? year=YEAR",
        _days,
    ),
    rule(f"month=MONTH .? the? day={_DAY_WORD} DASH|to|through|until|till the? to={_DAY_WORD}", _days),
    rule("day=DAY TIGHT month=MONTH TIGHT year=YEAR", _day),
    rule(f"day={_DAY_WORD} of? month=MONTH .? ,? year=YEAR", _day),
    rule(f"month=MONTH .? the? day={_DAY_WORD} ,? year=YEAR", _day),
    rule(f"day={_DAY_WORD} of? month=MONTH", _day_without_year),
    rule("month=MONTH .? ,? of? year=YEAR", _month_of_year),
    rule("month=MONTH TIGHT year=YEAR", _month_of_year),
    rule("month=MONTH ' year=YY", _month_of_year),
    rule(f"month=MONTH .? the? day={_DAY_WORD}", _day_without_year),
    rule("month=MONTH", _month),
    rule("q=QUARTER of? the? fiscal=fiscal|financial|fy year? year=YEAR", _quarter),
    rule("q=QUARTER of? year=YEAR", _quarter),
    rule("q=QUARTER of? fy=FYEAR", _quarter),
    rule("q=QUARTER", _quarter),
    rule("fy=FYEAR q=QUARTER", _quarter),
    rule("year=YEAR q=QUARTER", _quarter),
    rule("fiscal=fiscal|financial ordinal=ORD|ORDWORD quarter of? year=YEAR", _quarter),
    rule("ordinal=ORD|ORDWORD fiscal=fiscal|financial quarter of? year=YEAR", _quarter),
    rule("ordinal=ORD|ORDWORD DASH? quarter of|in the? fiscal=fiscal|financial year? year=YEAR", _quarter),
    rule("ordinal=ORD|ORDWORD DASH? quarter of|in fy=FYEAR", _quarter),
    rule("ordinal=ORD|ORDWORD DASH? quarter of|in? year=YEAR", _quarter),
    rule("ordinal=ORD|ORDWORD DASH? quarter", _quarter),
    rule("ordinal=ORD|ORDWORD half of|in the? fiscal=fiscal|financial year? year=YEAR", _half),
    rule("ordinal=ORD|ORDWORD half of|in fy=FYEAR", _half),
    rule("ordinal=ORD|ORDWORD half of|in? year=YEAR", _half),
    rule("h=h1|h2 of? year=YEAR", _half),
    rule("h=h1|h2 of? fy=FYEAR", _half),
    rule("fiscal=fiscal|financial|fy year? year=YEAR TIGHT|/ YY", _fiscal_year),
    rule("fiscal=fiscal|financial|fy year? year=YEAR", _fiscal_year),
    rule("fy=FYEAR", _fiscal_year),
    rule("season=SEASON of? year=YEAR TIGHT|/ YY", _season),
    rule("season=SEASON of? ,? year=YEAR", _season),
    rule("season=SEASON", _bare_season),
    rule("mark=' decade=DECADE", _decade),
    rule("decade=DECADE", _decade),
    rule("decade=DECADEWORD", _decade_word),
    rule("ordinal=ORD|ORDWORD DASH? century bc=BC", _century),
    rule("ordinal=ORD|ORDWORD and|to|DASH to=ORD|ORDWORD centuries bc=BC?", _century),
    rule("ordinal=ORD|ORDWORD DASH? century AD?", _century),
    rule("number=NUM bc=BC", _era_year),
    rule("number=NUM AD", _era_year),
    rule("AD number=NUM", _era_year),
    rule("christmas day|eve ,? year=YEAR", _holiday),
    rule("christmas day|eve", _holiday),
    rule("boxing day ,? year=YEAR", _holiday),
    rule("boxing day", _holiday),
    rule("new year ' s day|eve ,? year=YEAR", _holiday),
    rule("new year ' s day|eve", _holiday),
    rule("halloween|christmas year=YEAR", _holiday),
    rule("halloween|christmas", _holiday),
    rule("valentine ' s day", _holiday),
    rule("year=YEAR TIGHT|/ other=YY", _iso_month),
    rule("year=YEAR", _year),
    rule("CLOCK|NUM AMPM", _clock),
    rule("CLOCKM", _clock),
    rule("bare=CLOCK", _clock),
    rule("noon|midnight|midday", _clock),
)
