"""A sentence of a document, read: its place, its tokens and chunks, its clauses, names and typed values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from claims.extraction.clauses import Clause, find_clauses
from claims.extraction.entities import Entity, find_entities
from claims.extraction.tree import Tree
from claims.language import Parse, Reader, parsing_reader, split_sentences
from claims.language.base import Token
from claims.language.chunks import Chunk, ChunkKind, chunk
from claims.model import Block, BlockKind, Document
from claims.values import Found, find_values
from claims.values.quotation import find_quotes

__all__ = ["LONGEST", "Reading", "read", "sentences_of"]

LONGEST = 4_000
"""Characters; a longer "sentence" is a list or a dump, is not read, and gives no claims."""

# "SHANGHAI, 6 July 2024 (AP) — ": place and day before the first sentence, capitals being the sign.
_DATELINE = re.compile(
    r"([^\W\d_](?:[^\W\d_]|[ .’'-]){2,30})(?:,[^.;:—–]{1,40}?)?(?:\([^\W\d_]{2,20}\) ?)?"
    r"\s?(?:—|–|--| - )\s?(?=\S)"
)


@dataclass(frozen=True)
class Reading:
    """One sentence. Offsets in `parse`, `values` and `quotes` count from the start of the sentence's text."""

    document: Document
    block: Block
    block_index: int
    start: int  # of the sentence in its block's text
    parse: Parse
    values: tuple[Found, ...]
    quotes: tuple[tuple[int, int], ...]  # words inside quotation marks, marks excluded; may reach both ends
    open_quote: bool  # the sentence begins inside a quotation

    @property
    def text(self) -> str:
        """The words of the sentence, without markup."""
        return self.parse.text

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens in order."""
        return self.parse.tokens

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Its noun phrases, verb groups and what stands between them."""
        ends = {found.end for found in self.values if found.value.type == "date"}
        breaks = [
            k
            for k, token in enumerate(self.tokens)
            if k and self.tokens[k - 1].end in ends and token.tag != "NNS"
        ]
        return chunk(self.parse, breaks)

    @cached_property
    def entities(self) -> list[Entity]:
        """Its proper names in order."""
        return find_entities(self)

    @cached_property
    def tree(self) -> Tree:
        """Its dependencies."""
        return Tree(self.tokens)

    @cached_property
    def clauses(self) -> list[Clause]:
        """Its finite clauses in order."""
        return find_clauses(self.tree)

    def words(self, first: int, end: int) -> str:
        """The text of tokens `first..end`, as it stands in the sentence."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the document in which `text[start:end]` stands."""
        return self.block.source(self.start + start, self.start + end)

    def chunk_of(self, token: int) -> Chunk:
        """The chunk that holds a token."""
        return next(c for c in self.chunks if c.start <= token < c.end)

    def is_quoted(self, token: int) -> bool:
        """Whether a token stands in quotation marks."""
        return any(start <= self.tokens[token].start < end for start, end in self.quotes)

    def is_dated(self, token: int) -> bool:
        """Whether a token stands in a date."""
        start = self.tokens[token].start
        return any(found.value.type == "date" and found.start <= start < found.end for found in self.values)

    def has_finite_verb(self) -> bool:
        """Whether anything is asserted, asked or ordered at all."""
        return any(c.kind is ChunkKind.VERB for c in self.chunks) or self.lacks_auxiliary()

    def lacks_auxiliary(self) -> bool:
        """Whether it is in the passive of headings: "Over 900 rescued off the coast"."""
        root = self.tree.root
        participle = root is not None and self.tokens[root].tag == "VBN" and not self.tree.auxiliaries(root)
        return participle and root is not None and self.tree.subject(root) is not None


def read(document: Document, reader: Reader | None, *, as_of: date | None) -> list[Reading]:
    """All sentences of a document in order, parsed in one go; without a reader by the `parsing_reader`."""
    places = _places(document)
    texts = [document.blocks[index].text[start:end] for index, start, end in places]
    reader = reader or parsing_reader()  # only now, since it may still be loading
    read_ones = iter(reader.read([text for text in texts if len(text) <= LONGEST]))
    parses = [next(read_ones) if len(text) <= LONGEST else Parse(text, ()) for text in texts]
    quotes = {index: find_quotes(block.text) for index, block in enumerate(document.blocks)}
    readings = []
    for (index, start, end), parse in zip(places, parses, strict=True):
        inside = _within(quotes[index], start, end)
        readings.append(
            Reading(
                document=document,
                block=document.blocks[index],
                block_index=index,
                start=start,
                parse=parse,
                values=tuple(find_values(parse.text, as_of=as_of) if parse.tokens else ()),
                quotes=inside,
                open_quote=any(a == 0 and _began_before(quotes[index], start) for a, _ in inside),
            )
        )
    return readings


def sentences_of(document: Document) -> list[str]:
    """The text of each sentence of a document in order, as it stands there; nothing is parsed."""
    blocks = document.blocks
    stretches = [blocks[index].source(start, end) for index, start, end in _places(document)]
    return [document.text[start:end] for start, end in stretches]


def _places(document: Document) -> list[tuple[int, int, int]]:
    """The sentences of a document: the index of the block, and where in its text each starts and ends."""
    places: list[tuple[int, int, int]] = []
    for index, block in enumerate(document.blocks):
        lead = _DATELINE.match(block.text) if block.kind is BlockKind.PARAGRAPH else None
        lead = lead if lead and lead[1].isupper() else None
        at = lead.end() if lead else 0
        places.extend((index, 0, len(lead[0].rstrip())) for _ in (lead,) if lead)
        places.extend((index, at + start, at + end) for start, end in split_sentences(block.text[at:]))
    return places


def _within(quotes: Sequence[Found], start: int, end: int) -> tuple[tuple[int, int], ...]:
    shared = ((max(q.start, start) - start, min(q.end, end) - start) for q in quotes)
    return tuple((a, b) for a, b in shared if a < b)


def _began_before(quotes: Sequence[Found], start: int) -> bool:
    return any(q.start < start < q.end for q in quotes)
