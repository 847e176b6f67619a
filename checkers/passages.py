"""Passages: the sentences of the references with their places, and what has to be known to read them.

A passage is one sentence, or one row of a table. Around it stand the sentences before it in the same section,
its headings and the title of its document: the places where a reader finds out whom "he" or "the company"
means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from claims.language import split_sentences
from claims.model import Block, BlockKind, Document

__all__ = ["BEFORE", "LONGEST", "Passage", "cut"]

BEFORE = 2
"""How many sentences before a passage belong to its context."""

REPRINT_WORDS = 6
"""A sentence of at least so many words that stands elsewhere word for word is a reprint, not a witness."""


LONGEST = 4_000
"""Characters: what runs on for longer without a full stop is data, not a sentence, and no passage."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence of a reference: `document.text[start:end]` is how it stands there, `text` how it reads.

    `order` numbers the passages of a run in reading order. `text` is `block[offset:]` as far as it goes.
    `before` are the sentences before it in its section, nearest last; `headings` are its headings (and a
    table cell's row and column), outermost first.
    """

    document: Document
    order: int
    start: int
    end: int
    text: str
    block: str
    offset: int
    before: tuple[str, ...]
    after: str
    headings: tuple[str, ...]
    quoted: bool = False

    @property
    def quote(self) -> str:
        """The passage as it stands in the document, with whatever markup is inside it."""
        return self.document.text[self.start : self.end]

    @property
    def context(self) -> str:
        """Title, headings and the sentences before: where the referents of the passage are named."""
        title = (self.document.title,) if self.document.title else ()
        return "\n".join((*title, *self.headings, *self.before))


def cut(documents: Iterable[Document]) -> list[Passage]:
    """All passages of `documents` in reading order; sentences that are reprinted word for word come once."""
    passages: list[Passage] = []
    seen: set[str] = set()
    for document in documents:
        for passage in _passages(document, len(passages)):
            words = passage.text.casefold().split()
            key = " ".join(words)
            if len(words) >= REPRINT_WORDS and key in seen:
                continue
            seen.add(key)
            passages.append(passage)
    return passages


def _passages(document: Document, first: int) -> Iterator[Passage]:
    before: list[str] = []
    section: tuple[int, ...] = ()
    order = first
    for number, block in enumerate(document.blocks):
        if block.headers != section:
            before, section = [], block.headers
        cells = _row(document.blocks, number)
        if cells:
            yield _row_passage(document, order, number, cells)
            order += 1
        if cells or _in_row(document.blocks, block):
            continue
        sentences = split_sentences(block.text)
        for index, (start, end) in enumerate(sentences):
            text = block.text[start:end]
            if not text.strip() or len(text) > LONGEST:
                continue
            begin, stop = block.source(start, end)
            following = sentences[index + 1] if index + 1 < len(sentences) else (0, 0)
            yield Passage(
                document=document,
                order=order,
                start=begin,
                end=stop,
                text=text,
                block=block.text,
                offset=start,
                before=tuple(before[-BEFORE:]),
                after=block.text[following[0] : following[1]],
                headings=_headings(document.blocks, block),
                quoted=block.quoted,
            )
            order += 1
            if block.kind is not BlockKind.HEADING:
                before.append(text)


def _cell_headers(blocks: Sequence[Block], block: Block) -> tuple[int, ...]:
    """The table cells that head a cell: its row and column heading, or its column heading alone."""
    return tuple(k for k in block.headers if blocks[k].kind is BlockKind.TABLE_CELL)


def _in_row(blocks: Sequence[Block], block: Block) -> bool:
    """Whether a cell stands under a row heading, and so is told with its row."""
    return block.kind is BlockKind.TABLE_CELL and len(_cell_headers(blocks, block)) > 1


def _row(blocks: Sequence[Block], number: int) -> list[Block]:
    """The cells of the row that block `number` heads; none where it heads no row."""
    cells = []
    if blocks[number].kind is BlockKind.TABLE_CELL:
        for block in blocks[number + 1 :]:
            headers = _cell_headers(blocks, block)
            if block.kind is not BlockKind.TABLE_CELL or len(headers) < 2 or headers[-2] != number:
                break
            cells.append(block)
    return [cell for cell in cells if cell.text]


def _row_passage(document: Document, order: int, number: int, cells: Sequence[Block]) -> Passage:
    """A row of a table as one passage: "Weight: 128 kg", "Porto, Mayor: Eva Roth, Visitors: 12,000"."""
    row, blocks = document.blocks[number], document.blocks
    told = [f"{blocks[cell.headers[-1]].text}: {cell.text}" for cell in cells]
    text = f"{row.text}: {cells[0].text}." if len(cells) == 1 else f"{row.text}, {', '.join(told)}."
    return Passage(
        document=document,
        order=order,
        start=row.source(0, len(row.text))[0],
        end=max(cell.source(0, len(cell.text))[1] for cell in cells),
        text=text,
        block=text,
        offset=0,
        before=(),
        after="",
        headings=tuple(blocks[k].text for k in row.headers if blocks[k].kind is not BlockKind.TABLE_CELL),
    )


def _headings(blocks: Sequence[Block], block: Block) -> tuple[str, ...]:
    return tuple(blocks[index].text for index in block.headers)
