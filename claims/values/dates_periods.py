"""The rules that read quarters, halves, fiscal years, seasons, decades and centuries."""

from __future__ import annotations

import re

from claims.values.dates_intervals import (
    Granularity,
    Point,
    century_interval,
    months_interval,
    season_interval,
    years_interval,
)
from claims.values.dates_lexicon import DECADES, SEASONS
from claims.values.dates_rules import Match, Rule, number_of, point_of, rule, short_year

__all__ = ["PERIOD_RULES"]

_OWNERS = ("her", "his", "my", "their", "your")
_DECADE_CUES = ("early", "late", "mid", "the", "-")
_HALVES = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2}


def _quarter(match: Match) -> Point | None:
    """A quarter, of a calendar year, a fiscal year, or of none stated."""
    written = match.word("ordinal")
    number = number_of(written) if written else int(match.word("q").strip("q"))
    return _fraction(match, "quarter", number * 3 - 2, 3) if number <= 4 else None


def _half(match: Match) -> Point | None:
    number = _HALVES.get(match.word("ordinal") or match.word("h").strip("h"))
    return _fraction(match, "half", number * 6 - 5, 6) if number else None


def _bare_half(match: Match) -> Point | None:
    """A half of "last year" or the like: else it may be one of a match or a book."""
    return _half(match) if _of_some_year(match) or match.line.low(match.first - 1) == "s" else None


def _of_some_year(match: Match) -> bool:
    """Whether "of last year", "this year" or the like stands behind."""
    after = match.last + (2 if match.line.low(match.last + 1) == "of" else 1)
    return match.line.low(after) in ("last", "next", "this") and match.line.low(after + 1) == "year"


def _fiscal_year(match: Match) -> Point:
    return _fraction(match, "year", 1, 12)


def _fraction(match: Match, granularity: Granularity, month: int, count: int) -> Point:
    """`count` months from `month`; a fiscal year is laid over the calendar year of its number."""
    year = None
    if "fy" in match.groups:
        year = short_year(re.sub(r"\D", "", match.word("fy")))
    elif "year" in match.groups:
        year = short_year(match.word("year"))
    interval = None if year is None else months_interval(year, month, count)
    fiscal = "fy" in match.groups or "fiscal" in match.groups
    return point_of(match, granularity, interval, year=year, first_month=month, fiscal=fiscal)


def _season(match: Match) -> Point:
    month = SEASONS[match.word("season")]
    year = short_year(match.word("year")) if "year" in match.groups else None
    interval = None if year is None else season_interval(year, month)
    return point_of(match, "season", interval, year=year, first_month=month)


def _bare_season(match: Match) -> Point | None:
    """A season after "in" or "during", or before "last year": "fall" and "spring" are also verbs."""
    before = match.line.low(match.first - 1)
    if before == "the":
        before = match.line.low(match.first - 2)
    return _season(match) if _of_some_year(match) or before in ("during", "in", "since", "until") else None


def _decade(match: Match) -> Point | None:
    """Reads "the 1990s", "the '90s": two digits need an apostrophe or "the", and are an age after "his"."""
    digits = match.word("decade").removesuffix("s")
    if len(digits) == 4:
        first = int(digits)
        if first % 100 == 0 and first < 2000:
            return point_of(match, "century", years_interval(first, first + 99))
        return point_of(match, "decade", years_interval(first, first + 9))
    if digits == "00" or not ("mark" in match.groups or _announced(match)):
        return None
    first = short_year(digits) if int(digits) < 20 else 1900 + int(digits)
    return point_of(match, "decade", years_interval(first, first + 9))


def _decade_of_year(match: Match) -> Point | None:
    """Reads "the 1990's", and "1990 s" as texts cut into tokens have it; "2010's winner" is one year's."""
    first = int(match.word("year"))
    apart = match.last == match.first + 1
    if first % 10 or first % 100 == 0 or not (apart or _announced(match)):
        return None
    return point_of(match, "decade", years_interval(first, first + 9))


def _announced(match: Match) -> bool:
    """Whether "the", "early" or the like stands before a decade, and no "his" before that."""
    if match.line.low(match.first - 1) not in _DECADE_CUES:
        return False
    return not any(match.line.low(match.first - back) in _OWNERS for back in (2, 3))


def _decade_word(match: Match) -> Point | None:
    """Reads "the nineties" and "the early sixties"; "in his sixties" is an age."""
    if not _announced(match):
        return None
    first = 1900 + DECADES[match.word("decade")]
    return point_of(match, "decade", years_interval(first, first + 9))


def _century(match: Match) -> Point | None:
    number = number_of(match.word("ordinal"))
    last = number_of(match.word("to")) if "to" in match.groups else number
    if match.line.low(match.first - 1) in _OWNERS or not 0 < max(number, last) <= 30:
        return None
    before_christ = "bc" in match.groups
    first_interval = century_interval(number, before_christ=before_christ)
    last_interval = century_interval(last, before_christ=before_christ)
    if last_interval < first_interval:
        return None
    granularity: Granularity = "century" if first_interval == last_interval else "range"
    return point_of(match, granularity, (first_interval[0], last_interval[1]))


_ORDINAL = "ORD|ORDWORD"
PERIOD_RULES: tuple[Rule, ...] = (
    rule("q=QUARTER of? the? fiscal=fiscal|financial|fy year? year=YEAR", _quarter),
    rule("q=QUARTER of|TIGHT? ,? year=YEAR", _quarter),
    rule("q=QUARTER of? fy=FYEAR", _quarter),
    rule("q=QUARTER of the year", _quarter),
    rule("q=QUARTER", _quarter),
    rule("fy=FYEAR q=QUARTER", _quarter),
    rule("year=YEAR DASH? q=QUARTER", _quarter),
    rule(f"fiscal=fiscal|financial ordinal={_ORDINAL} DASH? quarter of? year=YEAR", _quarter),
    rule(f"ordinal={_ORDINAL} fiscal=fiscal|financial DASH? quarter of? year=YEAR", _quarter),
    rule(f"ordinal={_ORDINAL} DASH? quarter of|in the? fiscal=fiscal|financial year? year=YEAR", _quarter),
    rule(f"ordinal={_ORDINAL} DASH? quarter of|in? fy=FYEAR", _quarter),
    rule(f"ordinal={_ORDINAL} DASH? quarter of|in? year=YEAR", _quarter),
    rule(f"ordinal={_ORDINAL} DASH? quarter of the fiscal=fiscal|financial? year", _quarter),
    rule(f"ordinal={_ORDINAL} DASH? quarter", _quarter),
    rule(f"ordinal={_ORDINAL} half of|in the? fiscal=fiscal|financial year? year=YEAR", _half),
    rule(f"ordinal={_ORDINAL} half of|in fy=FYEAR", _half),
    rule(f"ordinal={_ORDINAL} DASH? half of|in? year=YEAR", _half),
    rule(f"ordinal={_ORDINAL} half of the year", _half),
    rule(f"ordinal={_ORDINAL} half", _bare_half),
    rule("h=h1|h2 of? year=YEAR", _half),
    rule("year=YEAR DASH? h=h1|h2", _half),
    rule("h=h1|h2 of? fy=FYEAR", _half),
    rule("fiscal=fiscal|financial|fy year? year=YEAR TIGHT|/ YY", _fiscal_year),
    rule("fiscal=fiscal|financial|fy year? year=YEAR", _fiscal_year),
    rule("fy=FYEAR", _fiscal_year),
    rule("season=SEASON of? year=YEAR TIGHT|/ YY", _season),
    rule("season=SEASON of? ,? year=YEAR", _season),
    rule("season=SEASON", _bare_season),
    rule("mark=' decade=DECADE", _decade),
    rule("year=YEAR s", _decade_of_year),
    rule("year=YEAR ' s", _decade_of_year),
    rule("decade=DECADE", _decade),
    rule("decade=DECADEWORD", _decade_word),
    rule(f"ordinal={_ORDINAL} DASH? century bc=BC", _century),
    rule(f"ordinal={_ORDINAL} and|to|DASH to={_ORDINAL} centuries bc=BC?", _century),
    rule(f"ordinal={_ORDINAL} DASH? century AD?", _century),
)
