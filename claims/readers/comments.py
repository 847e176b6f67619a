"""Comments addressed to this program: `<!-- claims: ignore wrong-number -->`, in text `# claims: ...` too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.model import Comment

__all__ = ["addressed", "in_text", "text_cuts"]

_MARKUP = re.compile(r"<!--\s*+claims:(?P<text>.*?)(?:-->|\Z)", re.DOTALL)
# In plain text, which knows no comments: on one line, and not across the start of another one.
_MARKED = r"<!--[ \t]*+claims:(?:(?!-->|<!--)[^\r\n])*+-->"
_HASHED = r"#[ \t]*+claims:[^\r\n]*+"
_LINE_START, _LINE_END = r"(?<![^\r\n])", r"[ \t]*+(?:\r\n?|\n|\Z)"
_CUT = re.compile(
    rf"{_LINE_START}[ \t>]*+(?:{_HASHED}|{_MARKED}(?:[ \t]*+{_MARKED})*+){_LINE_END}"
    rf"|{_LINE_START}{_MARKED}[ \t]*+"
    rf"|[ \t]*+{_MARKED}"
)
_IN_TEXT = re.compile(rf"{_MARKED}|{_HASHED}")


def addressed(source: str, start: int, end: int) -> Comment | None:
    """The comment of HTML at `source[start:end]`, if it is addressed to this program."""
    found = _MARKUP.match(source, start, end)
    return Comment(found["text"].strip(), start, end) if found else None


def text_cuts(source: str) -> list[tuple[int, int]]:
    """What is to be left out of a plain text so that nobody sees that comments stood in it."""
    return [cut.span() for cut in _CUT.finditer(source)]


def in_text(source: str, start: int, end: int) -> Iterator[Comment]:
    """The comments in `source[start:end]`, a stretch that `text_cuts` has found."""
    for found in _IN_TEXT.finditer(source, start, end):
        words = found.group().partition("claims:")[2].removesuffix("-->")
        yield Comment(words.strip(), *found.span())
