"""How rules of the date grammar are written and matched: patterns over the classes of tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.values.dates_intervals import Granularity, Interval, Point
from claims.values.dates_lexicon import COUNTS, ORDINALS, Token

__all__ = [
    "CLAUSE_ENDS",
    "Builder",
    "Line",
    "Match",
    "Rule",
    "count_of",
    "number_of",
    "point_of",
    "rule",
    "short_year",
]


@dataclass(frozen=True)
class Line:
    """The tokens of a text with their classes, side by side."""

    text: str
    tokens: Sequence[Token]
    classes: Sequence[frozenset[str]]
    lows: Sequence[str]

    def low(self, index: int) -> str:
        """The token at `index` in lower case, or "" outside the text and at the end of a paragraph."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def has(self, index: int, name: str) -> bool:
        """Whether there is a token at `index` and it is of that class."""
        return 0 <= index < len(self.tokens) and name in self.classes[index]


@dataclass(frozen=True)
class Match:
    """A rule that fits: the tokens by the names that the pattern gives them."""

    line: Line
    first: int
    last: int
    as_of: date | None
    groups: Mapping[str, int]

    def word(self, key: str) -> str:
        """The named token in lower case, "" if it was not there."""
        return self.line.lows[self.groups[key]] if key in self.groups else ""


CLAUSE_ENDS = frozenset((".", ",", ";", ":", "?", "!", ")", ""))
"""Tokens that end a clause, and "" for the end of a paragraph."""

Builder = Callable[[Match], Point | None]


@dataclass(frozen=True)
class _Element:
    names: frozenset[str]
    optional: bool
    key: str | None


@dataclass(frozen=True)
class Rule:
    """A pattern and what it makes; see `rule`."""

    elements: tuple[_Element, ...]
    build: Builder

    @property
    def first_names(self) -> frozenset[str]:
        """The classes that a match can begin with."""
        names: set[str] = set()
        for element in self.elements:
            names |= element.names
            if not element.optional:
                break
        return frozenset(names)

    def match(self, line: Line, first: int, as_of: date | None) -> Match | None:
        """The match that begins at token `first`; an optional element is taken wherever it fits."""
        at = first
        groups: dict[str, int] = {}
        for element in self.elements:
            if at < len(line.tokens) and _fits(element.names, line, at):
                if element.key is not None:
                    groups[element.key] = at
                at += 1
            elif not element.optional:
                return None
        return Match(line, first, at - 1, as_of, groups)


def _fits(names: frozenset[str], line: Line, index: int) -> bool:
    classes = line.classes[index]
    if not names.isdisjoint(classes):
        return True
    return "TIGHT" in names and "DASH" in classes and line.tokens[index].tight


def rule(pattern: str, build: Builder) -> Rule:
    """A rule from a pattern such as `day=DAY|ORD of? month=MONTH`.

    Elements stand between blanks; each is one token: classes in capitals or words in lower case, with `|`
    between alternatives, `key=` before to name the token, `?` behind if it may be missing. TIGHT is a dash
    without blanks beside it.
    """
    return Rule(tuple(_element(written) for written in pattern.split()), build)


def _element(written: str) -> _Element:
    key, _, names = written.rpartition("=")
    optional = names.endswith("?") and len(names) > 1
    return _Element(frozenset(names.removesuffix("?").split("|")), optional, key or None)


def number_of(word: str) -> int:
    """The number that a day, a year or an ordinal writes: "3", "3rd", "third"."""
    digits = re.match(r"\d+", word)
    return int(digits.group()) if digits else ORDINALS[word]


def count_of(word: str) -> int | None:
    """The count that a word or up to four digits write."""
    return COUNTS.get(word) or (int(word) if word.isdecimal() and len(word) < 5 else None)


def short_year(digits: str) -> int:
    """The year that two or four digits stand for; 70 to 99 are of the 20th century, 00 to 69 of the 21st."""
    value = int(digits)
    if len(digits) == 4:
        return value
    return value + (1900 if value >= 70 else 2000)


def point_of(
    match: Match,
    granularity: Granularity,
    interval: Interval | None,
    *,
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    first_month: int | None = None,
    fiscal: bool = False,
) -> Point:
    """The point that a match says, at the tokens of the match; without an interval it is unresolved."""
    start, end = interval if interval else (None, None)
    return Point(
        first=match.first,
        last=match.last,
        granularity=granularity,
        start=start,
        end=end,
        year=year,
        month=month,
        day=day,
        first_month=first_month,
        fiscal=fiscal,
    )
