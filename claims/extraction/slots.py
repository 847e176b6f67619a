"""The typed values of a claim, each with the part it plays and its place in the draft."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.entities import Entity
from claims.extraction.reading import Reading
from claims.extraction.wording import Part
from claims.model import Kind, Name, QuotedWords, Slot, Value

__all__ = ["slots_of"]

_ROLES = {"date": "time", "quantity": "value", "rank": "value", "direction": "value"}


def slots_of(reading: Reading, parts: Sequence[Part], kind: Kind) -> tuple[Slot, ...]:
    """Names, figures, dates and quoted words of a claim in the order of its wording."""
    slots: list[Slot] = []
    names = [(e, reading.tokens[e.start].start, reading.tokens[e.end - 1].end) for e in reading.entities]
    for index, part in enumerate(parts):
        if part.borrowed:
            role = (
                ("speaker" if kind in {Kind.QUOTATION, Kind.ATTRIBUTION} else "subject")
                if index == 0
                else "object"
            )
            slots.append(_slot(role, Name(text=part.text), reading, part.borrowed))
        elif part.start is not None and part.end is not None:
            slots += _in_words(reading, part.start, part.end, names, kind, first=index == 0)
    return tuple(slots)


def _in_words(
    reading: Reading,
    start: int,
    end: int,
    names: Sequence[tuple[Entity, int, int]],
    kind: Kind,
    *,
    first: bool,
) -> list[Slot]:
    if kind is Kind.QUOTATION and not first and any(a <= start and end <= b for a, b in reading.quotes):
        place = reading.place(start, end)
        return [
            _slot(
                "words", QuotedWords(text=reading.text[start:end].strip().removesuffix(",")), reading, place
            )
        ]
    found: list[tuple[int, Slot]] = []
    lead = True
    for entity, a, b in names:
        if start <= a and b <= end:
            speaks = kind in {Kind.QUOTATION, Kind.ATTRIBUTION}
            role = ("speaker" if speaks else "subject") if first and lead else "object"
            category = None if entity.category == "other" else entity.category
            found.append(
                (
                    a,
                    _slot(
                        role, Name(text=reading.text[a:b], category=category), reading, reading.place(a, b)
                    ),
                )
            )
            lead = False
    for value in reading.values:
        if start <= value.start and value.end <= end:
            role = _ROLES.get(value.value.type, "value")
            found.append(
                (value.start, _slot(role, value.value, reading, reading.place(value.start, value.end)))
            )
    return [slot for _, slot in sorted(found, key=lambda pair: pair[0])]


def _slot(role: str, value: Value, reading: Reading, place: tuple[int, int]) -> Slot:
    return Slot.model_validate({"role": role, "span": reading.document.span(*place), "value": value})
