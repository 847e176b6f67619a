"""Stretches that are taken out of a text before it is read, and the places of what is found put back."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from claims.model import Block, Comment, Piece
from claims.readers.base import Content

__all__ = ["Cuts"]


class Cuts:
    """A text without some stretches of `source`; `spans` are these, in order and apart."""

    def __init__(self, source: str, spans: Iterable[tuple[int, int]]) -> None:
        """Take the stretches out."""
        kept: list[str] = []
        self._at: list[int] = []  # where each cut is, in the text that is left
        self._before: list[int] = [0]  # how much the cuts up to there have taken out
        end = 0
        for start, stop in spans:
            kept.append(source[end:start])
            self._at.append(start - self._before[-1])
            self._before.append(self._before[-1] + stop - start)
            end = stop
        self.text = "".join((*kept, source[end:]))

    def put_back(self, content: Content) -> Content:
        """What was found in the text that is left, with its places in the source."""
        if not self._at:
            return content
        return replace(
            content,
            blocks=tuple(self._block(block) for block in content.blocks),
            comments=tuple(self._comment(comment) for comment in content.comments),
        )

    def _start(self, at: int) -> int:
        return at + self._before[bisect_right(self._at, at)]

    def _end(self, at: int) -> int:
        return at + self._before[bisect_left(self._at, at)]

    def _comment(self, comment: Comment) -> Comment:
        return replace(comment, start=self._start(comment.start), end=self._end(comment.end))

    def _block(self, block: Block) -> Block:
        return replace(block, pieces=tuple(part for piece in block.pieces for part in self._parts(piece)))

    def _parts(self, piece: Piece) -> Iterator[Piece]:
        """The piece, in as many parts as cuts leave of it where it stands character by character."""
        start, end = piece.source_start, piece.source_end
        shift = piece.start - start
        if piece.end - end != shift:
            yield Piece(piece.start, piece.end, self._start(start), self._end(end))
            return
        inside = self._at[bisect_right(self._at, start) : bisect_left(self._at, end)]
        for first, last in pairwise(sorted({start, *inside, end})):
            yield Piece(first + shift, last + shift, self._start(first), self._end(last))
