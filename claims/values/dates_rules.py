"""How rules of the date grammar are written and matched: patterns over the classes of tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claims.values.dates_intervals import Point
from claims.values.dates_lexicon import Token

__all__ = ["Builder", "Line", "Match", "Rule", "rule"]


@dataclass(frozen=True)
class Line:
    """The tokens of a text with their classes, side by side."""

    text: str
    tokens: Sequence[Token]
    classes: Sequence[frozenset[str]]

    def low(self, index: int) -> str:
        """The token at `index` in lower case, or "" outside the text and at the end of a paragraph."""
        return self.tokens[index].low.strip() if 0 <= index < len(self.tokens) else ""

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
    groups: Mapping[str, Token]

    def word(self, key: str) -> str:
        """The named token in lower case, "" if it was not there."""
        return self.groups[key].low if key in self.groups else ""


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
        """The match that begins at token `first`, optional elements taken where they fit."""
        groups: dict[str, Token] = {}
        end = self._match_from(line, 0, first, groups)
        return None if end is None else Match(line, first, end - 1, as_of, groups)

    def _match_from(self, line: Line, element_at: int, token_at: int, groups: dict[str, Token]) -> int | None:
        if element_at == len(self.elements):
            return token_at
        element = self.elements[element_at]
        if token_at < len(line.tokens) and _fits(element.names, line, token_at):
            end = self._match_from(line, element_at + 1, token_at + 1, groups)
            if end is not None:
                if element.key is not None:
                    groups[element.key] = line.tokens[token_at]
                return end
        return self._match_from(line, element_at + 1, token_at, groups) if element.optional else None


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
