"""What the rest of the program knows about language: tokens with their places, and who reads them.

The interface is narrow on purpose: another reader (a trained encoder, another language) replaces the shipped
one without a change elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

if TYPE_CHECKING:
    from numpy import ndarray

__all__ = ["Parse", "Reader", "Token"]


class Token(NamedTuple):
    """A word or mark: `sentence[start:end] == text`; `tag` is Penn Treebank, `lemma` lower case.

    From a reader that parses also: `head`, the index of the token that it hangs on, -1 for the root;
    `relation` to it, Universal Dependencies with subtypes ("nsubj:pass"); `entity`, the sort of name that it
    is part of, with B- at a name's first token and I- inside: "B-PER", "I-ORG", "B-LOC", "B-MISC", else "".
    """

    text: str
    start: int
    end: int
    tag: str
    lemma: str
    head: int = -1
    relation: str = ""
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Parse:
    """A sentence as read: its text and its tokens in order, without overlaps.

    `worth` in [0, 1] is how likely a fact-checker would check it; `links` has a row for each token that tells
    what it may refer to (see `claims.language.links`). Both None from a reader that can't tell.
    """

    text: str
    tokens: tuple[Token, ...]
    worth: float | None = None
    links: ndarray[Any, Any] | None = field(default=None, compare=False, repr=False)


class Reader(Protocol):
    """Tags sentences. The same sentences give the same parses, alone or in a batch."""

    name: str
    """Name and version of the model, for the report's signature."""

    def read(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        ...
