"""Sentences as the reader model takes them: sub-words, their places, and how each word is spelled.

The encoder's vocabulary knows no capitals, so a class of spelling stands beside each word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kitoken import Kitoken

__all__ = ["CASES", "CLS", "SEP", "Encoded", "case_of", "encode", "plain"]

CASES = ("lower", "title", "upper", "mixed", "letter", "digits", "number", "mark", "other")
_HALVES = {chr(half): "\ufffd" for half in range(0xD800, 0xE000)}  # of characters: kitoken refuses them
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "‑": "-", "‐": "-"} | _HALVES
)
_NUMBER = re.compile(r"[\d.,:/-]+")
CLS, SEP = 101, 102
"""The sub-words that begin a row and end a text."""
_LONGEST = 64  # characters of a word that are read


def case_of(word: str) -> int:
    """The place in `CASES` of a word's spelling."""
    if not any(char.isalpha() for char in word):
        if word.isdigit():
            return CASES.index("digits")
        if _NUMBER.fullmatch(word) and any(char.isdigit() for char in word):
            return CASES.index("number")
        return CASES.index("other" if any(char.isalnum() for char in word) else "mark")
    if word.islower():
        return CASES.index("lower")
    if word.isupper():
        return CASES.index("upper" if len(word) > 1 else "letter")
    return CASES.index("title" if word[:1].isupper() and word[1:].islower() else "mixed")


class Encoded(NamedTuple):
    """A sentence as numbers: `pieces` with [CLS] and [SEP]; for each word the places of its first and last
    piece in them, and its class of spelling."""

    pieces: list[int]
    first: list[int]
    last: list[int]
    cases: list[int]


def encode(sentences: Sequence[Sequence[str]], tokenizer: Kitoken) -> list[Encoded]:
    """Sentences, given as words, as the model reads them. A word without any piece points to [CLS]."""
    different = sorted({_plain(word) for words in sentences for word in words})
    pieces = dict(zip(different, tokenizer.encode_all(different), strict=True))
    return [_encoded(words, pieces) for words in sentences]


def _encoded(words: Sequence[str], pieces: Mapping[str, Sequence[int]]) -> Encoded:
    found, first, last = [CLS], [], []
    for word in words:
        own = pieces[_plain(word)]
        first.append(len(found) if own else 0)
        found.extend(own)
        last.append(len(found) - 1 if own else 0)
    return Encoded([*found, SEP], first, last, [case_of(word) for word in words])


def _plain(word: str) -> str:
    return plain(word[:_LONGEST])


def plain(text: str) -> str:
    """The text with the quotation marks and dashes of a typewriter, and without halves of characters."""
    return text.translate(_PLAIN)
