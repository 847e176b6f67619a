"""Locates a quotation in a text: verbatim where it stands so, else where most of its words stand in order."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

__all__ = ["QuoteMatch", "first_difference", "locate_quote", "quote_words", "repeated_quote"]

_WORD = re.compile(r"\d+(?:[.,]\d+)*|\w+(?:['’ʼ]\w+)*|[%$€£¥°]")
_GAP = re.compile(r"\[[^\[\]]*\]|\(?(?:\.\s?){3,}\)?|…|(?P<word>\d+(?:[.,]\d+)*|\w+(?:['’ʼ]\w+)*|[%$€£¥°])")
_CHANGED_LETTER = re.compile(r"\[(\w)\](?=\w)")
_LONGEST_INSERTION = 12  # words that a bracketed insertion may stand for
_LONGEST_OMISSION = 300  # words that an ellipsis may stand for
_MOST_STARTS = 1_000  # places tried for the first part of a quotation with gaps
_MOST_WORDS = 400  # of a quotation that are aligned
_MOST_HITS = 20_000  # places of single words that are looked at
_CANDIDATES = 3  # stretches that are aligned word by word


class QuoteMatch(NamedTuple):
    """Where a quotation stands: `text[start:end]`; `similarity` in [0, 1] is the share of words in place."""

    start: int
    end: int
    verbatim: bool
    similarity: float


class _Part(NamedTuple):
    """Words that must stand together, and how many words may stand between the part before and this one."""

    words: tuple[str, ...]
    gap: int


def _fold(word: str) -> str:
    return word.casefold().replace("’", "'").replace("ʼ", "'")


def quote_words(text: str) -> tuple[str, ...]:
    """The words of a quotation, folded, without its insertions."""
    return tuple(chain.from_iterable(part.words for part in _parts(text)))


def _parts(quote: str) -> list[_Part]:
    """The runs of words between ellipses and bracketed insertions."""
    parts: list[_Part] = []
    words: list[str] = []
    gap = 0
    for match in _GAP.finditer(_CHANGED_LETTER.sub(r"\1", quote)):
        if match["word"] is not None:
            words.append(_fold(match["word"]))
            continue
        if words:
            parts.append(_Part(tuple(words), gap))
            words, gap = [], 0
        inserted = match.group().startswith("[") and _WORD.search(match.group())
        gap = max(gap, _LONGEST_INSERTION if inserted else _LONGEST_OMISSION)
    return [*parts, _Part(tuple(words), gap)] if words else parts


class _Index:
    """The words of a text, where they stand, and one string of them for quick search."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _WORD.finditer(text)]
        folded = _fold(" ".join(_WORD.findall(text)))
        self.words = folded.split()
        self.joined = f" {folded} "
        self._starts: list[int] = []
        at = 1
        for word in self.words:
            self._starts.append(at)
            at += len(word) + 1

    @cached_property
    def places(self) -> dict[str, list[int]]:
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.words):
            places[word].append(number)
        return dict(places)

    def find(self, words: tuple[str, ...], first: int, last: int | None = None) -> int | None:
        """The number of the first word from `first` to `last` at which `words` stand together."""
        if first >= len(self.words):
            return None
        stop = len(self.joined)
        if last is not None and last + len(words) < len(self.words):
            stop = self._starts[last + len(words)]
        at = self.joined.find(f" {' '.join(words)} ", self._starts[first] - 1, stop)
        return None if at < 0 else bisect_left(self._starts, at + 1)


@lru_cache(maxsize=64)  # references, gone through again for each quotation
def _index(text: str) -> _Index:
    return _Index(text)


def locate_quote(words: str, text: str) -> QuoteMatch | None:
    """The stretch of `text` that is nearest to the quotation `words`; None if they share no words in order.

    Parts that an ellipsis or a bracketed insertion separates must stand in order. Takes time in proportion to
    the text; the indexes of the last texts are kept for the next quotation.
    """
    parts = _parts(words)
    if not parts:
        return None
    index = _index(text)
    exact = _locate_parts(index, parts, 0)
    if exact is not None:
        return _verbatim(index, *exact)
    return _locate_alike(index, tuple(chain.from_iterable(part.words for part in parts))[:_MOST_WORDS])


def repeated_quote(words: str, text: str, most: int) -> Iterator[QuoteMatch]:
    """The first `most` stretches of `text` that have the quotation `words` as it is, none inside another."""
    parts = _parts(words)
    index = _index(text)
    at = 0
    for _ in range(most if parts else 0):
        exact = _locate_parts(index, parts, at)
        if exact is None:
            return
        yield _verbatim(index, *exact)
        at = exact[1]


def _verbatim(index: _Index, first: int, end: int) -> QuoteMatch:
    return QuoteMatch(index.spans[first][0], index.spans[end - 1][1], verbatim=True, similarity=1.0)


def _locate_parts(index: _Index, parts: list[_Part], first: int) -> tuple[int, int] | None:
    """The first word, and the one behind the last, of where all parts stand in order from word `first` on."""
    start = index.find(parts[0].words, first)
    for _ in range(_MOST_STARTS):
        if start is None:
            return None
        end = _end_of_parts(index, parts, start)
        if end is not None:
            return start, end
        start = index.find(parts[0].words, start + 1)
    return None


def _end_of_parts(index: _Index, parts: list[_Part], start: int) -> int | None:
    end = start + len(parts[0].words)
    for part in parts[1:]:
        at = index.find(part.words, end, end + part.gap)
        if at is None:
            return None
        end = at + len(part.words)
    return end


def _locate_alike(index: _Index, words: tuple[str, ...]) -> QuoteMatch | None:
    best: QuoteMatch | None = None
    for start in _likely_starts(index, words):
        match = _aligned(index, words, start)
        if match is not None and (best is None or match.similarity > best.similarity):
            best = match
    return best


def _likely_starts(index: _Index, words: tuple[str, ...]) -> list[int]:
    """Where the quotation could begin: where most of its rarer words have their distance from it."""
    votes: defaultdict[int, int] = defaultdict(int)
    hits = 0
    width = max(4, len(words) // 4)
    offsets = {word: offset for offset, word in reversed(list(enumerate(words)))}
    for word in sorted(offsets, key=lambda word: (len(index.places.get(word, ())), offsets[word])):
        places = index.places.get(word, [])
        hits += len(places)
        if hits > _MOST_HITS and votes:
            break
        for place in places[:_MOST_HITS]:
            bucket = (place - offsets[word]) // width
            votes[bucket] += 2
            votes[bucket + 1] += 1
            votes[bucket - 1] += 1
    ranked = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_CANDIDATES]
    return [bucket * width for bucket in ranked]


def _aligned(index: _Index, words: tuple[str, ...], start: int) -> QuoteMatch | None:
    """The quotation aligned with the words around `start`: from its first word's place to its last's."""
    slack = max(8, len(words) // 2)
    first = max(start - slack, 0)
    window = index.words[first : max(start, 0) + len(words) + 2 * slack]
    blocks = [b for b in SequenceMatcher(None, words, window, autojunk=False).get_matching_blocks() if b.size]
    if not blocks:
        return None
    begin = max(blocks[0].b - blocks[0].a, 0)
    rest = len(words) - blocks[-1].a - blocks[-1].size
    end = min(blocks[-1].b + blocks[-1].size + rest, len(window))
    similarity = sum(block.size for block in blocks) / max(len(words), end - begin)
    spans = index.spans
    return QuoteMatch(
        spans[first + begin][0], spans[first + end - 1][1], verbatim=False, similarity=similarity
    )


def first_difference(draft: str, source: str) -> tuple[str, str]:
    """The first words at which a quotation leaves its source, as both write them; "nothing" for no words."""
    parts = _parts(draft)
    mine = [word for part in parts for word in part.words]
    gaps, at = set(), 0
    for part in parts:
        gaps.add(at)
        at += len(part.words)
    written = [match.group() for match in _WORD.finditer(source)]
    theirs = [_fold(word) for word in written]
    own = {_fold(word): word for word in reversed(_WORD.findall(draft))}
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "insert" and a in gaps):
            continue
        said = " ".join(own.get(word, word) for word in mine[a:b])
        return said or "nothing", " ".join(written[c:d]) or "nothing"
    return "nothing", "nothing"
