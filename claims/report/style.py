"""Terminal colours, by what the words mean; a terminal that wants none gets the words alone."""

from __future__ import annotations

from claims.model import Label, Severity

__all__ = ["Style"]

_CODES = {
    Severity.ERROR: "31;1",
    Severity.WARNING: "33;1",
    Severity.NOTE: "34;1",
    Label.SUPPORTED: "32",
    Label.REFUTED: "31;1",
    Label.CONFLICTING: "33;1",
    Label.NOT_ENOUGH_EVIDENCE: "34",
    "place": "1",
    "quiet": "2",
}


class Style:
    """Wraps words in SGR escape sequences, or leaves them as they are."""

    def __init__(self, color: bool) -> None:
        self._color = color

    def __call__(self, text: str, meaning: str) -> str:
        """`text` in the colour of a severity, a label, a "place", or "quiet" for what matters less."""
        code = _CODES.get(meaning)
        return f"\x1b[{code}m{text}\x1b[0m" if self._color and code else text
