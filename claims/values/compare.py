"""Two values of one type held against each other: the door to every comparison."""

from __future__ import annotations

from claims.model import (
    Comparison,
    DateValue,
    Direction,
    Name,
    Quantity,
    QuotedWords,
    Rank,
    Relation,
    Value,
)
from claims.values.compare_quantity import compare_quantities
from claims.values.compare_rank import compare_ranks
from claims.values.dates import compare_dates
from claims.values.direction import compare_directions
from claims.values.names import compare_names
from claims.values.quotation import compare_quoted

__all__ = ["compare"]


def compare(draft_value: Value, source_value: Value) -> Comparison:
    """How a draft's value stands to a source's of the same type; different types are incomparable.

    The two are taken to be said of the same thing: whether subject, attribute and time agree is for the
    caller to know.
    """
    match draft_value, source_value:
        case Quantity(), Quantity():
            return compare_quantities(draft_value, source_value)
        case DateValue(), DateValue():
            return compare_dates(draft_value, source_value)
        case Name(), Name():
            return compare_names(draft_value, source_value)
        case QuotedWords(), QuotedWords():
            return compare_quoted(draft_value, source_value)
        case Rank(), Rank():
            return compare_ranks(draft_value, source_value)
        case Direction(), Direction():
            return compare_directions(draft_value, source_value)
    kinds = f"{draft_value.type.replace('-', ' ')} and a {source_value.type.replace('-', ' ')}"
    return Comparison(
        relation=Relation.INCOMPARABLE,
        explanation=f"The values are a {kinds} (draft: {draft_value.text}; source: {source_value.text}).",
        draft=draft_value,
        source=source_value,
    )
