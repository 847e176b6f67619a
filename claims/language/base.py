"""What the rest of the program knows about language: tokens with their places, and who reads them.

The interface is narrow on purpose: another reader (a trained encoder, another language) replaces the shipped
one without a change elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

__all__ = ["Parse", "Reader", "Token"]


class Token(NamedTuple):
    """A word or mark: `sentence[start:end] == text`; `tag` is Penn Treebank, `lemma` lower case."""

    text: str
    start: int
    end: int
    tag: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence as read: its text and its tokens in order, without overlaps."""

    text: str
    tokens: tuple[Token, ...]


class Reader(Protocol):
    """Tags sentences. The same sentences give the same parses, alone or in a batch."""

    name: str
    """Name and version of the model, for the report's signature."""

    def read(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        ...
