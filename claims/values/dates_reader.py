"""Reads the dates of a running text as intervals of days.

`find_dates` knows days, months, quarters, halves, seasons, years, decades, centuries, fiscal periods,
holidays, clock times and expressions that hang on another day ("last week"). What it can't place on the
calendar stays unresolved rather than guessed. Its words are English; the grammar was written for this
project.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from claims.model import DateValue
from claims.values.dates_context import is_date
from claims.values.dates_grammar import POINT_RULES
from claims.values.dates_intervals import Point, iso
from claims.values.dates_lexicon import lowered, tokens_of, word_classes
from claims.values.dates_phrases import apply_phrases
from claims.values.dates_relative import RELATIVE_RULES
from claims.values.dates_rules import Line, Rule
from claims.values.found import Found

__all__ = ["find_dates"]


_RULES = (*RELATIVE_RULES, *POINT_RULES)


@cache
def _rules_by_class() -> dict[str, tuple[int, ...]]:
    """For each class of tokens the places in `_RULES` of the rules that can begin with it."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(_RULES):
        for name in each.first_names:
            places.setdefault(name, []).append(place)
    return {name: tuple(found) for name, found in places.items()}


@lru_cache(maxsize=1 << 13)
def _rules_for(classes: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that can begin with a token of these classes, in their order."""
    by_class = _rules_by_class()
    return tuple(_RULES[place] for place in sorted({p for name in classes for p in by_class.get(name, ())}))


def find_dates(text: str, *, as_of: date | None = None) -> list[Found]:
    """The dates of `text` in order, none inside another.

    `as_of` is the day of writing: with it "last week" resolves, without it such dates have no start and end.
    "since", "before" and their like belong to the date and leave one side of it open (None). A clock time is
    of granularity "time" and has the day that stands beside it, if one does.
    """
    line = _read(text)
    points = apply_phrases(line, _points(line, as_of))
    dates: list[Found] = []
    accepted: list[Point] = []
    for point in points:
        if is_date(line, point, accepted):
            accepted.append(point)
    for point in _with_days_for_clocks(line, accepted):
        start, end = line.tokens[point.first].start, line.tokens[point.last].end
        dates.append(Found(_value(point, text[start:end], as_of), start, end))
    return dates


def _read(text: str) -> Line:
    tokens = list(tokens_of(text))
    classes = {token: word_classes(token) for token in {token.text for token in tokens}}
    lows = {token: lowered(token) for token in classes}
    return Line(
        text, tokens, [classes[token.text] for token in tokens], [lows[token.text] for token in tokens]
    )


def _points(line: Line, as_of: date | None) -> Iterator[Point]:
    candidates = {classes: _rules_for(classes) for classes in set(line.classes)}
    at = 0
    while at < len(line.tokens):
        rules = candidates[line.classes[at]]
        point = _point_at(line, at, rules, as_of) if rules else None
        if point is not None:
            yield point
            at = point.last
        at += 1


def _point_at(line: Line, at: int, rules: Sequence[Rule], as_of: date | None) -> Point | None:
    """The point that the first fitting rule reads at a token."""
    for each in rules:
        match = each.match(line, at, as_of)
        point = match and each.build(match)
        if point:
            return point
    return None


def _with_days_for_clocks(line: Line, points: Sequence[Point]) -> Iterator[Point]:
    """Clock times take the day that stands at most three tokens before or after them."""
    for index, point in enumerate(points):
        if point.granularity == "time":
            for near in (*points[index + 1 : index + 2], *points[max(index - 1, 0) : index]):
                gap = max(near.first - point.last, point.first - near.last)
                if near.granularity == "day" and gap <= 4:
                    point = replace(point, start=near.start, end=near.end, anchored=near.anchored)
                    break
        yield point


def _value(point: Point, text: str, as_of: date | None) -> DateValue:
    return DateValue(
        text=text,
        start=point.start and iso(point.start),
        end=point.end and iso(point.end),
        granularity=point.granularity,
        modifier=point.modifier,
        calendar="fiscal" if point.fiscal else "gregorian",
        year=point.year,
        month=point.month,
        day=point.day,
        weekday=point.weekday,
        relative=point.relative,
        anchor=as_of.isoformat() if as_of and point.anchored else None,
    )
