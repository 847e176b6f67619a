"""A value and where it stands in a text: what every finder of this package returns."""

from __future__ import annotations

from typing import NamedTuple

from claims.model import Value

__all__ = ["Found"]


class Found(NamedTuple):
    """A value read from `text[start:end]`; offsets are code points of the text that was given."""

    value: Value
    start: int
    end: int
