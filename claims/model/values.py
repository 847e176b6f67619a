"""Typed values: quantities, dates, names, quoted words, ranks, directions, and what comparing two finds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from claims.model.base import Model
from claims.model.documents import Span

__all__ = [
    "Comparison",
    "DateValue",
    "Direction",
    "Name",
    "Quantity",
    "QuotedWords",
    "Rank",
    "Relation",
    "Slot",
    "Value",
]


class Quantity(Model):
    """A number as an interval: `low..high` in `unit`, closed unless marked open; `None` is unbounded.

    `unit` is an ISO 4217 code ("USD"), "percent", "percentage-point", a unit name that pint knows
    ("kilometer", "year"), "times" (doubled is 2 times), or None for a bare count. `resolution` is the size of
    the last stated digit in that unit (0.1e9 for "$1.2bn"), the grain at which the text speaks. `sense` tells
    an amount from a change ("up 12 %"), a factor ("doubled"), an age ("aged 34") and a share ("a third").
    Example: "more than 150" is low 150, high None, low_open, modifier "more-than".
    """

    type: Literal["quantity"] = "quantity"
    text: str
    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False
    modifier: Literal[
        "exact", "about", "more-than", "at-least", "less-than", "at-most", "nearly", "range", "vague"
    ] = "exact"
    unit: str | None = None
    per: str | None = None  # "month" in "$40 a month": a rate
    resolution: float = Field(default=1.0, gt=0)
    sense: Literal["amount", "share", "change", "factor", "age"] = "amount"
    direction: Literal["up", "down"] | None = None  # of a change or a factor


_Day = Annotated[str, Field(pattern=r"^-?\d{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class DateValue(Model):
    """A date as an interval of days, both inclusive, in ISO form ("2022-10-01"); None where not stated.

    A date that lacks its year ("3 July") or hangs on an unknown day ("last week") is unresolved: `start` and
    `end` are None, and `year`, `month`, `day`, `weekday` (1 is Monday) hold what is stated. `anchor` is the
    ISO date that a relative expression was resolved against.
    Example: "late 2022" is 2022-10-01..2022-12-31, granularity "year", modifier "late".
    """

    type: Literal["date"] = "date"
    text: str
    start: _Day | None
    end: _Day | None
    granularity: Literal[
        "time", "day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "range"
    ]
    modifier: Literal["early", "mid", "late", "about", "before", "after", "since", "until", "by"] | None = (
        None
    )
    calendar: Literal["gregorian", "fiscal"] = "gregorian"
    year: int | None = None
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    weekday: int | None = Field(default=None, ge=1, le=7)
    relative: bool = False
    anchor: _Day | None = None


class Name(Model):
    """A proper name; `aliases` are other forms that the text itself gives ("World AI Conference (WAIC)")."""

    type: Literal["name"] = "name"
    text: str
    category: Literal["person", "organisation", "place", "product", "event"] | None = None
    aliases: tuple[str, ...] = ()


class QuotedWords(Model):
    """The words inside quotation marks, as they stand in the text."""

    type: Literal["quoted-words"] = "quoted-words"
    text: str


class Rank(Model):
    """A place in an order: "first" is position 1, "second largest" position 2 by "largest", "last" is -1."""

    type: Literal["rank"] = "rank"
    text: str
    position: int
    by: str | None = None  # the superlative or measure, lower case: "largest"
    only: bool = False  # "the only", "first and only"
    hedge: str | None = None  # "one of the", "among the"


class Direction(Model):
    """A movement or an order: "rose", "fell", "before", "after", "ahead of", "behind"."""

    type: Literal["direction"] = "direction"
    text: str
    way: Literal["up", "down", "flat", "before", "after", "ahead", "behind", "more", "less"]


Value = Annotated[
    Quantity | DateValue | Name | QuotedWords | Rank | Direction,
    Field(discriminator="type"),
]


class Relation(StrEnum):
    """What a comparison of two values found: see `claims.values.compare`."""

    EQUAL = "equal"
    WITHIN = "within"  # the draft's value holds given the source's: rounding, bound, looser granularity
    DISJOINT = "disjoint"  # both can't be true of the same thing
    INCOMPARABLE = "incomparable"  # nothing follows: other unit, unresolved date, too vague


class Comparison(Model):
    """A draft's value held against a source's, with one plain sentence that says what was found."""

    relation: Relation
    explanation: str
    draft: Value
    source: Value


class Slot(Model):
    """A typed value in a claim: the part it plays, and where it stands in the draft (None: borrowed)."""

    role: Literal["subject", "object", "value", "time", "place", "speaker", "words", "participant"]
    span: Span | None
    value: Value
