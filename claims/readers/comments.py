"""Comments addressed to this program: `<!-- claims: ignore wrong-number -->`, in text `# claims: ...` too."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.model import Comment

__all__ = ["addressed", "around", "in_text"]

_MARKUP = re.compile(r"<!--\s*+claims:(?P<text>.*?)(?:-->|\Z)", re.DOTALL)
# In plain text, which knows no comments: on one line, and not across the start of another one.
_IN_TEXT = re.compile(
    r"<!--[ \t]*+claims:(?P<marked>(?:(?!-->|<!--)[^\r\n])*+)-->"
    r"|(?<![^\r\n])[ \t>]*+(?P<hash>#[ \t]*+claims:(?P<line>[^\r\n]*+))"
)
_BLANK = re.compile(r"[ \t]*+")
_INDENT = re.compile(r"(?:\A|(?<=[\r\n]))[ \t>]{0,100}\Z")
_LINE_END = re.compile(r"\r\n?|\n|\Z")
_FAR = 200  # how far an indent is looked for


def addressed(source: str, start: int, end: int) -> Comment | None:
    """The comment of HTML at `source[start:end]`, if it is addressed to this program."""
    found = _MARKUP.match(source, start, end)
    return Comment(found["text"].strip(), start, end) if found else None


def in_text(source: str) -> list[Comment]:
    """The comments in a plain text: those of HTML on one line, and lines that begin with `# claims:`."""
    return [
        Comment((found["marked"] or found["line"] or "").strip(), *found.span("hash" if found["hash"] else 0))
        for found in _IN_TEXT.finditer(source)
    ]


def around(source: str, comments: Sequence[Comment]) -> Iterator[tuple[int, int]]:
    """What is to be left out so that comments leave no trace: their lines, or the space beside them."""
    runs: list[tuple[int, int]] = []
    for comment in comments:
        if runs and not source[runs[-1][1] : comment.start].strip(" \t"):
            runs[-1] = (runs[-1][0], comment.end)
        else:
            runs.append((comment.start, comment.end))
    for start, end in runs:
        before = source[max(0, start - _FAR) : start]
        indent = _INDENT.search(before)
        blank = _BLANK.match(source, end)
        behind = blank.end() if blank else end
        line_end = _LINE_END.match(source, behind)
        if indent and line_end:
            yield start - len(indent.group()), line_end.end()
        elif indent:
            yield start, behind
        else:
            yield start - len(before) + len(before.rstrip(" \t")), end
