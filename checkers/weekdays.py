"""Weekdays that a dated text names: "was held on Sunday" means the Sunday before the day it is dated.

Values are read without syntax and leave a bare weekday open. The verb tells whether it lies behind or ahead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from claims.language import Token
from claims.model import DateValue
from claims.values import Found

__all__ = ["placed"]

_AHEAD = frozenset({"before", "by", "next", "until"})
_HABIT = frozenset({"each", "every"})


def placed(tokens: Sequence[Token], values: Iterable[Found], as_of: date | None) -> Iterable[Found]:
    """The values, each bare weekday behind a verb in the past as the day that it was."""
    for found in values:
        value = found.value
        if as_of and isinstance(value, DateValue) and _bare(value) and _past(tokens, found):
            yield found._replace(value=_latest(value, as_of))
        else:
            yield found


def _bare(value: DateValue) -> bool:
    stated = (value.start, value.end, value.year, value.month, value.day, value.modifier)
    return value.weekday is not None and value.granularity == "day" and not any(stated) and not value.relative


def _past(tokens: Sequence[Token], found: Found) -> bool:
    """Whether the verb before the weekday, or else the one behind it, stands in the past."""
    before = [token for token in tokens if token.end <= found.start]
    after = [token for token in tokens if token.start >= found.end]
    if any(token.lemma in _HABIT | _AHEAD for token in before[-2:]):
        return False
    verb = next((token for token in (*reversed(before), *after) if token.tag[0] in "VM"), None)
    return verb is not None and (verb.tag == "VBD" or (verb.tag == "VBN" and not _ahead_of(verb, before)))


def _ahead_of(verb: Token, before: Sequence[Token]) -> bool:
    """Whether a participle hangs on what is still to come: "will be held on Monday"."""
    return any(token.tag in {"MD", "VBZ", "VBP", "TO"} for token in before if token.end <= verb.start)


def _latest(value: DateValue, as_of: date) -> DateValue:
    """The last such weekday up to the day of the text."""
    back = (as_of.isoweekday() - (value.weekday or 0)) % 7
    day = (as_of - timedelta(days=back)).isoformat()
    return value.model_copy(update={"start": day, "end": day, "relative": True, "anchor": as_of.isoformat()})
