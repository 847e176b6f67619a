"""The calendar: the one thing outside of its input that a run may ask for."""

from __future__ import annotations

from datetime import date

__all__ = ["today"]


def today() -> date:
    """The day, where this machine is; asked only whether something with an end date has ended."""
    return date.today()
