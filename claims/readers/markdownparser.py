"""marko, kept within bounds: its parser with repairs, and what it is not given to read.

The repairs are for marko 2.2.4; later versions that do the same pay nothing for them.
"""

from __future__ import annotations

import re
from collections import Counter

from marko import block
from marko.block import BlockElement, Document
from marko.ext import footnote
from marko.ext.gfm import GFM
from marko.parser import Parser
from marko.source import Source

__all__ = ["parse"]

# marko takes about 4 seconds a megabyte, and time that grows with the square of brackets and the like in one
# paragraph; within these bounds, it takes seconds at the worst.
_LONGEST = 2_000_000
_BUDGET = 50_000_000
# Containers that start at one place: "> - 1. > text". marko's time doubles with every quote mark.
_MOST_MARKS = 12
_MARK = r"(?:>|[-*+]|\d{1,9}[.)]|\[\^[^\]\n]*+\]:)"
_DEEP = re.compile(
    r"^[ \t]*+(?:(?:>[ \t]*+){7,}"
    rf"|(?:{_MARK}[ \t]++){{{_MOST_MARKS},}}[^-*+\s]"
    rf"|(?<=[ \t]{{100}}){_MARK}[ \t])",
    re.MULTILINE,
)
_STRETCH_END = re.compile(r"\n(?=[ \t>]*+(?:\n|\||(?:[-*+#]|\d{1,9}[.)])[ \t#]))")
_WIDE_GAP = re.compile(r"[^\S\n]{64,}+")
_LONG_WORD = re.compile(r"[\w.+-]{256,}+")


def parse(source: str) -> Document | None:
    """marko's reading of `source`, which has LF line ends; None if it would take too long or marko fails."""
    if len(source) > _LONGEST or _DEEP.search(source) or _cost(source) > _BUDGET:
        return None
    try:
        return _Parser().parse(source)
    except (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None  # a defect of marko: the document still has words


def _cost(source: str) -> int:
    """A bound on the steps that marko takes where its time is not linear."""
    cost = sum(len(gap.group()) ** 2 for gap in _WIDE_GAP.finditer(source))
    cost += sum(len(word.group()) * word.group().count("_") for word in _LONG_WORD.finditer(source))
    for stretch in _STRETCH_END.split(source):
        cost += len(stretch) * sum(stretch.count(mark) for mark in ("[", "]", "<!", "<?"))
        cost += len(stretch) * (stretch.count("*") + stretch.count("_")) // 8
    return cost


class _LinkRefDef(block.LinkRefDef):
    """The original looks ahead to the paragraph's end at every bracket, but only the start is used."""

    override = True
    pattern = re.compile(r" {,3}(\[)")


class _FootnoteDef(footnote.FootnoteDef):
    """The original takes tabs and line breaks into the prefix of its lines, and then never ends."""

    override = True
    pattern = re.compile(r" {,3}\[\^([^\]\t\n]+)\]: *(?=[^\n])")


class _Parser(Parser):
    """GitHub's Markdown with footnotes; an error, instead of an endless loop, where it does not get on."""

    def __init__(self) -> None:
        super().__init__()
        self._visits: Counter[int] = Counter()
        own = (footnote.Document, footnote.FootnoteRef, _FootnoteDef, _LinkRefDef)
        for element in (*GFM.elements, *own):
            self.add_element(element)

    def parse_source(self, source: Source) -> list[BlockElement]:
        self._visits[source.pos] += 1
        if self._visits[source.pos] > 4 * _MOST_MARKS:
            raise ValueError(f"no progress at {source.pos}")
        return super().parse_source(source)
