"""What of a sentence could be checked and stands in none of its claims: nothing is dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claims.extraction.reading import Reading
from claims.model import Uncovered, UncoveredType

__all__ = ["uncovered"]

_TYPES: dict[str, UncoveredType] = {"quantity": "quantity", "date": "date", "rank": "rank"}


def uncovered(reading: Reading, stated: Sequence[tuple[int, int]]) -> tuple[Uncovered, ...]:
    """The figures, dates, ranks, names and quotations of a sentence that no claim of it states, in order.

    `stated` are the stretches of the sentence's text that stand in its claims.
    """
    missing = [item for item in sorted(set(_items(reading))) if not _is_stated(item[0], item[1], stated)]
    return tuple(
        Uncovered(
            type=sort,
            span=reading.document.span(*reading.place(start, end)),
            text=reading.text[start:end],
        )
        for start, end, sort in missing
    )


def _items(reading: Reading) -> Iterator[tuple[int, int, UncoveredType]]:
    for found in reading.values:
        if found.value.type in _TYPES:
            yield found.start, found.end, _TYPES[found.value.type]
    for entity in reading.entities:
        yield reading.tokens[entity.start].start, reading.tokens[entity.end - 1].end, "name"
    for start, end in reading.quotes:
        if start < end:
            yield start, end, "quotation"


def _is_stated(start: int, end: int, stated: Sequence[tuple[int, int]]) -> bool:
    at = start
    for first, last in sorted(stated):
        if first <= at < last:
            at = last
    return at >= end
