"""Passages: the sentences of the references with their places, and what has to be known to read them.

A passage is one sentence. Around it stand the sentences before it in the same section, its headings and the
title of its document: the places where a reader finds out whom "he" or "the company" means.
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
    for block in document.blocks:
        if block.headers != section:
            before, section = [], block.headers
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


def _headings(blocks: Sequence[Block], block: Block) -> tuple[str, ...]:
    return tuple(blocks[index].text for index in block.headers)
