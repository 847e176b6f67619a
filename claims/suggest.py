"""What the user may have meant by a name that does not exist."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean"]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """' Did you mean "x"?' with the nearest of `known`, or an empty string when none is near."""
    near = get_close_matches(word.casefold(), sorted(known), n=1)
    return f' Did you mean "{near[0]}"?' if near else ""
