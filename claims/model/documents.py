"""Documents: a text, its blocks, and the spans into it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from pydantic import Field, model_validator

from claims.model.base import Model
from claims.model.sources import Source

__all__ = [
    "Block",
    "BlockKind",
    "Comment",
    "Document",
    "Piece",
    "Span",
    "is_address",
]


class Span(Model):
    """A half-open stretch of a document with its place: lines and columns count from 1, in code points."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    line: int = Field(ge=1)
    column: int = Field(ge=1)
    end_line: int = Field(ge=1)
    end_column: int = Field(ge=1)

    @model_validator(mode="after")
    def _ordered(self) -> Span:
        if self.end < self.start:
            raise ValueError(f"span ends at {self.end}, before its start {self.start}")
        return self


class BlockKind(StrEnum):
    """What a block of text is in the layout of its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_CELL = "table-cell"
    CAPTION = "caption"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a block's text and where it stands in the document.

    Where both lengths are equal, the run stands there character by character; otherwise (an entity such as
    `&amp;`, a folded line break) the run as a whole stands for `source_start..source_end`.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list item or table cell: its words without markup, and where each stands.

    `text` is what a reader sees (no emphasis marks, entities decoded, link texts without addresses); `pieces`
    map it back, in order and without gaps in `text`. `headers` are the indices of the blocks that head this
    one: the section headings, outermost first, or for a table cell those and then its row and column heading.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    quoted: bool = False  # inside a block quotation
    headers: tuple[int, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document in which `text[start:end]` stands; `0 <= start < end <= len(text)`."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no stretch {start}..{end} in a block of {len(self.text)} characters")
        first = self.pieces[bisect_right(self._starts, start) - 1]
        last = self.pieces[bisect_right(self._starts, end - 1) - 1]
        begin = first.source_start
        if first.end - first.start == first.source_end - first.source_start:
            begin += start - first.start
        stop = last.source_end
        if last.end - last.start == last.source_end - last.source_start:
            stop = last.source_start + end - last.start
        return begin, stop


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment that is addressed to this program: `text` is what follows `claims:` in it.

    It stands at `start..end`; `front` tells that this is in the front matter, about the whole document.
    """

    text: str
    start: int
    end: int
    front: bool = False


@dataclass(frozen=True)
class Document:
    """A draft or a reference: it owns its text; everything else is a span into it.

    `path` is what the user named (a relative path with forward slashes, an address, or the name given
    for standard input); `sha256` is of the bytes on disk; `metadata` is the front matter or `<meta>`
    elements, keys in lower case; `title` is the front matter's title, `<title>` or the first heading;
    `comments` are those addressed to this program, in order; `source` is what the configuration says of a
    reference, if it names it.
    """

    path: str
    text: str
    sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    metadata: Mapping[str, str] = field(default_factory=dict)
    comments: tuple[Comment, ...] = ()
    source: Source | None = None

    @property
    def digest(self) -> str:
        """All that verdicts drawn from it depend on: its bytes, and what the configuration says of it."""
        said = self.source.model_dump_json(exclude={"path", "glob"}) if self.source else ""
        return self.sha256 + said

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        position = 0
        for line in self.text.splitlines(keepends=True):
            position += len(line)
            if line.endswith(("\n", "\r")):
                starts.append(position)
        return starts

    def span(self, start: int, end: int) -> Span:
        """The span `start..end` with its lines and columns; raises `ValueError` outside the text."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"no stretch {start}..{end} in {self.path} ({len(self.text)} characters)")
        line, end_line = (bisect_right(self._line_starts, at) for at in (start, end))
        return Span(
            start=start,
            end=end,
            line=line,
            column=start - self._line_starts[line - 1] + 1,
            end_line=end_line,
            end_column=end - self._line_starts[end_line - 1] + 1,
        )


def is_address(path: str) -> bool:
    """Whether the path of a document is an http(s) address."""
    return path.lower().startswith(("http://", "https://"))
