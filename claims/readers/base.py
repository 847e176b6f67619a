"""What every reader gives, and how it puts blocks together without losing their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape

from claims.model import Block, BlockKind, Comment, Piece
from claims.readers.comments import addressed

__all__ = ["BlockList", "Content", "Words"]

# White space that is folded: that of HTML and of Markdown. No-break spaces are words' own.
_LEAD = re.compile(r"[ \t\n\r\f]*")
_FOLDED = re.compile(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_SIGNS = ("-", "−")
_WHITE = " \t\n\r\f"
_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader finds in a text: its blocks in reading order, its title, its metadata.

    `comments` are those that are addressed to this program.
    """

    blocks: tuple[Block, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()


class Words:
    """The words of one block while they are put together; each run keeps its place in `source`.

    White space is held back until words follow it, so that a block neither starts nor ends with a folded
    space, and two folded spaces never meet.
    """

    def __init__(self, source: str) -> None:
        """Start without words; `source` is the text that the places refer to."""
        self._source = source
        self._runs: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0
        self._gap: tuple[int, int] | None = None
        self._exact = False  # whether the last piece stands in the source character by character

    def put(self, words: str, start: int, end: int) -> None:
        """Append words that stand, or are stood for, at `source[start:end]`."""
        if not words:
            return
        if self._gap and self._runs:
            self._append(" ", *self._gap)
        self._gap = None
        self._append(words, start, end)

    def copy(self, start: int, end: int) -> None:
        """Append `source[start:end]` as it stands."""
        self.put(self._source[start:end], start, end)

    def space(self, start: int, end: int) -> None:
        """Append one space for `source[start:end]`, if words stand before and after it."""
        if self._gap is None:
            self._gap = (start, end)

    def fold(self, start: int, end: int) -> None:
        """Append `source[start:end]` with each run of white space folded to one space."""
        lead = _LEAD.match(self._source, start, end)
        first = lead.end() if lead else start
        last = end
        while last > first and self._source[last - 1] in _WHITE:
            last -= 1
        if start < first:
            self.space(start, first)
        for gap in _FOLDED.finditer(self._source, first, last):
            self.copy(first, gap.start())
            self.space(*gap.span())
            first = gap.end()
        self.copy(first, last)
        if last < end:
            self.space(last, end)

    def decode(self, start: int, end: int) -> None:
        """Append `source[start:end]` folded, with character references such as `&amp;` decoded."""
        for reference in _REFERENCE.finditer(self._source, start, end):
            words = unescape(reference.group())
            if words == reference.group():
                continue
            self.fold(start, reference.start())
            if words.strip(_WHITE):
                self.put(words, *reference.span())
            else:
                self.space(*reference.span())
            start = reference.end()
        self.fold(start, end)

    def power(self, start: int, end: int) -> None:
        """Append "^" for the tag at `source[start:end]` if it stands between digits: "10<sup>6</sup>"."""
        before = self.tail[-1:]
        if before.isdigit() and (
            self._source[end : end + 1].isdigit() or self._source[end : end + 1] in _SIGNS
        ):
            self.put("^", start, end)

    def _append(self, words: str, start: int, end: int) -> None:
        begin, self._length = self._length, self._length + len(words)
        exact = end - start == len(words) and self._source.startswith(words, start)
        if exact and self._exact and self._pieces[-1].source_end == start:
            last = self._pieces.pop()
            begin, start = last.start, last.source_start
        self._runs.append(words)
        self._pieces.append(Piece(begin, self._length, start, end))
        self._exact = exact

    def __bool__(self) -> bool:
        return bool(self._runs)

    @property
    def tail(self) -> str:
        """The last characters so far, without white space between them: at most 8, and none after a gap."""
        return "" if self._gap or not self._runs else self._runs[-1][-8:]

    @property
    def text(self) -> str:
        """The words so far."""
        return "".join(self._runs)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Where they stand."""
        return tuple(self._pieces)


class BlockList:
    """The blocks of a document while it is read; keeps the section headings that each stands under."""

    def __init__(self) -> None:
        """Start without blocks, outside of any section."""
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._sections: list[tuple[int, int]] = []  # level and block index of the open headings

    def add(
        self,
        kind: BlockKind,
        words: Words,
        *,
        level: int = 0,
        quoted: bool = False,
        cell_headers: tuple[int, ...] = (),
    ) -> int | None:
        """Append a block and return its index; words without a visible character give no block and None.

        `level` is that of a heading, 1 the outermost; `cell_headers` are the row's and column's headings.
        """
        text = words.text
        if not text.strip():
            return None
        opens_section = kind is BlockKind.HEADING and not quoted
        if opens_section:
            while self._sections and self._sections[-1][0] >= level:
                self._sections.pop()
        headers = (*(index for _, index in self._sections), *cell_headers)
        index = len(self._blocks)
        self._blocks.append(Block(kind=kind, text=text, pieces=words.pieces, quoted=quoted, headers=headers))
        if opens_section:
            self._sections.append((level, index))
        return index

    def comment(self, source: str, start: int, end: int) -> None:
        """Keep the comment of HTML at `source[start:end]`, if it is addressed to this program."""
        comment = addressed(source, start, end)
        if comment:
            self._comments.append(comment)

    def content(self, *, title: str | None = None, metadata: Mapping[str, str] | None = None) -> Content:
        """The finished blocks; without a title, the first heading is the title."""
        headings = (block.text for block in self._blocks if block.kind is BlockKind.HEADING)
        title = title or next(headings, None)
        return Content(tuple(self._blocks), title, metadata or {}, tuple(self._comments))
