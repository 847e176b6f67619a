"""Holds a draft's time of day against a source's."""

from __future__ import annotations

import re

from claims.model import DateValue, Relation

__all__ = ["relate_clocks"]

_NAMED = {"midday": 720, "midnight": 0, "noon": 720}
_CLOCK = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(am|pm)?")


def relate_clocks(draft: DateValue, source: DateValue) -> tuple[Relation, str]:
    """How two times of day stand to each other, and why; nothing follows unless both are times."""
    if draft.granularity != source.granularity:
        return Relation.INCOMPARABLE, "a time of day is no date"
    if draft.start and source.start and draft.start != source.start:
        return Relation.DISJOINT, "the days differ"
    one, other = _minutes(draft.text), _minutes(source.text)
    if one is None or other is None:
        return Relation.INCOMPARABLE, "a time can't be read"
    if one == other:
        return Relation.EQUAL, "that is the same time"
    return Relation.DISJOINT, "the times differ"


def _minutes(text: str) -> int | None:
    """Minutes since midnight that a clock time names; None if it can't be read."""
    low = text.lower().replace(".", "")
    if low in _NAMED:
        return _NAMED[low]
    match = _CLOCK.fullmatch(low)
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "pm" else 0)
    return hour * 60 + minute
