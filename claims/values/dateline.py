"""The day a document speaks from: as configured, in its front matter, or standing alone near its top."""

from __future__ import annotations

from datetime import date

from claims.model import DateValue, Document
from claims.values.dates import find_dates

__all__ = ["date_of"]

_KEYS = ("date", "published", "article:published_time", "dc.date", "datepublished", "created", "updated")
_TOP = 4  # blocks in which a dateline may stand
_SLACK = 40  # characters beside the date: "SHANGHAI, 6 July 2024 —"


def date_of(document: Document) -> date | None:
    """The document's date, or None where neither the configuration nor it states one; never today."""
    if document.source and document.source.date:
        return document.source.date
    for key in _KEYS:
        if key in document.metadata:
            stated = _single_day(document.metadata[key])
            if stated:
                return stated
    for block in document.blocks[:_TOP]:
        head = block.text[:120].split("—")[0].split(" – ")[0]
        stated = _single_day(head) if len(head) <= 80 else None
        if stated:
            return stated
    return None


def _single_day(text: str) -> date | None:
    days = [
        found
        for found in find_dates(text)
        if isinstance(found.value, DateValue)
        and found.value.granularity in {"day", "time"}
        and found.value.start
    ]
    if len(days) != 1 or len(text) - (days[0].end - days[0].start) > _SLACK:
        return None
    value = days[0].value
    return date.fromisoformat(value.start) if isinstance(value, DateValue) and value.start else None
