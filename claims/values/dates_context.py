"""Whether a bare number reads as a year, and a bare "May" as a month: the company decides."""

from __future__ import annotations

from collections.abc import Sequence

from claims.values.dates_intervals import Point
from claims.values.dates_lexicon import words
from claims.values.dates_rules import Line

__all__ = ["is_date"]

_CUES = frozenset(("after", "before", "during", "early", "in", "late", "since", "until"))
_CUES |= frozenset(("both", "born", "date", "dated", "mid", "since", "through", "throughout", "till", "year"))
_WEAK_CUES = frozenset(("and", "around", "about", "by", "circa", "for", "from", "of", "or", "to", "c", "ca"))
_MONTH_CUES = _CUES | frozenset(
    ("around", "between", "by", "for", "from", "last", "next", "this", "to", "until")
)
_COUNTED = frozenset(
    words(
        "children copies dollars employees euros feet inches jobs kilometers kilometres km m members "
        "men meters metres miles million patients people percent points pounds schoolchildren students "
        "tonnes tons troops units votes women words workers yards"
    )
)
"""What follows a number that counts; other plurals count only without "the" or a possessive before."""
_NUMBERED = frozenset(
    words(
        "bus channel chapter flight gate highway interstate line model no number page pages room route "
        "section suite unit version"
    )
)
_CHANGES = frozenset(
    words(
        "average capacity climbed cut dropped fell fewer grew height increased least less more number "
        "population raised reached rose sum than total"
    )
)
_VERBS = frozenset(words("began brought ended has is marked proved saw was will would"))
_ARTICLES = frozenset(("a", "an", "her", "his", "its", "our", "s", "that", "the", "their", "this"))
_SPEECH = frozenset(words("added asked called has is said says told was went will would"))
_RECENT = 1980
"""Numbers from here on read as years even after "rose from"."""
_OPENING, _CLOSING = frozenset("(["), frozenset(")]")


def is_date(line: Line, point: Point, before: Sequence[Point]) -> bool:
    """Whether a point is a date in its company; `before` are the dates accepted so far, in order."""
    if point.weak is None:
        return True
    if point.weak == "month":
        return point.modifier is not None or _is_month(line, point, before)
    if _is_numbered(line, point):
        return False
    if _is_counted(line, point) and not _follows_date(line, point, before, ("year",)):
        return False
    if point.weak == "years":
        recent = point.start is not None and point.start[0] >= _RECENT
        return recent or not _near_change(line, point)
    if point.modifier in ("early", "mid", "late", "since", "until", "before", "after"):
        return not _near_change(line, point)
    return _is_year(line, point, before)


def _is_month(line: Line, point: Point, before: Sequence[Point]) -> bool:
    if _follows_date(line, point, before, ("month",)):
        return True
    after = line.low(point.last + 1)
    if (
        after in _SPEECH
        or _is_capitalised(line, point.last + 1)
        or line.low(point.first - 1) not in _MONTH_CUES
    ):
        return False
    return line.tokens[point.last].text[0].isupper()


def _follows_date(line: Line, point: Point, before: Sequence[Point], kinds: tuple[str, ...]) -> bool:
    """Whether it continues a list: "in May and June", "2007, 2009 and 2012"."""
    if not before or before[-1].granularity not in kinds:
        return False
    gap = point.first - before[-1].last - 1
    return 1 <= gap <= 2 and all(
        line.low(index) in (",", "and", "or", "/", "to") for index in range(before[-1].last + 1, point.first)
    )


def _is_capitalised(line: Line, index: int) -> bool:
    return index < len(line.tokens) and line.tokens[index].text[0].isupper()


def _is_counted(line: Line, point: Point) -> bool:
    """Whether the number counts something: "2000 people", "in 2000 homes", "$2019", "555-2019"."""
    start, end = line.tokens[point.first].start, line.tokens[point.last].end
    if _is_glued(line.text, start, end):
        return True
    word = line.low(point.last + 1)
    if word in _COUNTED:
        return True
    counts_plural = (
        word.isalpha() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    )
    if not counts_plural or _is_capitalised(line, point.last + 1) or word in _VERBS:
        return False
    return line.low(point.first - 1) not in _ARTICLES | {"early", "late"}


def _is_glued(text: str, start: int, end: int) -> bool:
    """Whether a currency, another number or the like sticks to `text[start:end]`."""
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    if before and (before[-1] in "$€£¥#.:/@_=&?+~" or (before[-1] == "-" and before[0].isdigit())):
        return True
    return after[:1] in ("%", "°", "_") or (after[:1] in ("-", "/", "@") and after[1:].isdigit())


def _is_numbered(line: Line, point: Point) -> bool:
    """Whether it is the number of a room, a page, a flight; or follows other digits, as in a phone number."""
    before = line.low(point.first - 1)
    if before in _NUMBERED or line.has(point.first - 1, "NUM"):
        return True
    return before == "." and line.low(point.first - 2) in ("no", "nos", "p", "pp")


def _near_change(line: Line, point: Point) -> bool:
    return any(line.low(index) in _CHANGES for index in range(point.first - 4, point.first))


def _is_year(line: Line, point: Point, before: Sequence[Point]) -> bool:
    previous, after = line.low(point.first - 1), line.low(point.last + 1)
    year = point.year or 0
    if _follows_date(line, point, before, ("day", "month", "range", "season", "year")):
        return True
    if year > 2100:
        return previous in _CUES
    if previous in _CUES or line.has(point.first - 1, "MONTH"):
        return True
    if previous in _OPENING or (after in _CLOSING and year >= 1500):
        return True
    if previous in _WEAK_CUES or point.modifier is not None:
        return year >= 1700 and not _near_change(line, point)
    if not 1800 <= year <= 2100:
        return False
    if len(line.tokens) == 1:
        return True
    if after.isalpha() and (
        previous in _ARTICLES or _is_capitalised(line, point.last + 1) or after in _VERBS
    ):
        return True
    return _is_capitalised(line, point.first - 1) and year >= 1900 and point.first > 1 and previous.isalpha()
