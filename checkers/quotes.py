"""Quotations of a claim against those of the references: the same words, from the same speaker?

Words between quotation marks have to stand in a reference as they are; typography may differ, and words may
be left out where the draft says so. The speaker is looked for beside the quotation: in the sentences that
frame it, or where those only say "he", in the sentences before.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from checkers.judgement import Judgement, neutral, refutes, supports
from checkers.passages import Passage
from checkers.reading import Reading, read, same_mention
from checkers.speakers import Speakers, heard, is_quoted, same_speaker, speakers_of, stretches
from claims.model import Claim, Stance
from claims.values.quotation import QuoteMatch, find_quotes, locate_quote
from claims.values.quotation_match import first_difference, quote_words, repeated_quote

__all__ = ["QuoteJudge"]

_LEAST_WORDS = 2  # a single quoted word is a word like others
_ALTERED_LEAST = 6  # fewer words, changed, may well be another remark
_ALTERED = 0.7  # how alike a quotation and its source must be to be the same remark
_BACK = 4  # how many sentences before a quotation tell who speaks
_TIMES = 3  # how often one document is searched for the same words
_BETWEEN = "\n"


@dataclass(frozen=True)
class _Shelf:
    """Passages in reading order, and their texts as one: `starts` tells where each begins in it."""

    passages: tuple[Passage, ...]
    text: str
    starts: tuple[int, ...]

    @cached_property
    def folded(self) -> str:
        """The text without regard to case."""
        return self.text.casefold()

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> _Shelf:
        starts, at = [], 0
        for passage in passages:
            starts.append(at)
            at += len(passage.text) + len(_BETWEEN)
        return cls(tuple(passages), _BETWEEN.join(passage.text for passage in passages), tuple(starts))

    def index_at(self, position: int) -> int:
        """Which passage holds a position of the text."""
        return bisect_right(self.starts, position) - 1


class _Place(NamedTuple):
    """Where quoted words stand: the first and last passage, and the offset in the text of the first."""

    first: int
    last: int
    offset: int


class QuoteJudge:
    """Finds quotations in the references of a run."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the passages of all references, in reading order."""
        self._all = _Shelf.of(passages)
        by_document = groupby(passages, key=lambda passage: passage.document.path)
        self._shelves = [_Shelf.of(list(group)) for _, group in by_document]

    def judge(self, claim: Claim, reading: Reading) -> list[tuple[Passage, Judgement]]:
        """What the references say about the claim's quotations; empty where it has none, or they lack it."""
        speakers = speakers_of(reading)
        judged: list[tuple[Passage, Judgement]] = []
        for found in find_quotes(claim.text):
            words = claim.text[found.start : found.end]
            if len(quote_words(words)) < _LEAST_WORDS:
                continue
            match = locate_quote(words, self._all.text)
            if match is not None and match.verbatim:
                judged += self._verbatim(words, speakers)
            elif match is not None:
                judged += self._nearly(words, match, speakers)
        return judged

    def _verbatim(self, words: str, speakers: Speakers) -> list[tuple[Passage, Judgement]]:
        """Whose words they are in each reference that has them; those that settle nothing come last."""
        judged = [
            (shelf.passages[found.first], _same_words(shelf, found, speakers))
            for shelf in self._shelves
            for found in _occurrences(words, shelf)
        ]
        agreed = [pair for pair in judged if pair[1].stance is Stance.SUPPORTS]
        refuted = [pair for pair in judged if pair[1].stance is Stance.REFUTES]
        return agreed or refuted or judged[:1]

    def _nearly(self, words: str, match: QuoteMatch, speakers: Speakers) -> list[tuple[Passage, Judgement]]:
        """Words that nearly stand there: broken off ("We won," she said, "at last"), or altered."""
        index = self._all.index_at(match.start)
        passage = self._all.passages[index]
        source, found = self._all.text, match
        pieces = [passage.block[start:end] for start, end in stretches(passage.block)]
        joined = locate_quote(words, " ".join(pieces)) if len(pieces) > 1 else None
        if joined is not None and joined.similarity > match.similarity:
            source, found = " ".join(pieces), joined
        if found.verbatim:
            path = passage.document.path
            shelf = next(s for s in self._shelves if s.passages[0].document.path == path)
            first = shelf.passages.index(passage)
            last = first + self._all.index_at(match.end - 1) - index
            offset = match.start - self._all.starts[index]
            place = _Place(first, min(last, len(shelf.passages) - 1), offset)
            return [(passage, _same_words(shelf, place, speakers))]
        at = passage.offset + match.start - self._all.starts[index]
        few = len(quote_words(words)) < _ALTERED_LEAST
        if found.similarity < _ALTERED or few or not is_quoted(passage, at):
            return []
        mine, theirs = first_difference(words, source[found.start : found.end])
        reason = f"draft: “{mine}”; source: “{theirs}”"
        return [(passage, refutes("altered-quote", round(0.6 + 0.35 * found.similarity, 3), reason))]


def _occurrences(words: str, shelf: _Shelf) -> Iterator[_Place]:
    """Each place where the words stand, at most `_TIMES`; to the end of what the speaker says there."""
    if not all(word in shelf.folded for word in quote_words(words) if word.isalpha()):
        return  # spares the index of a text that can't have the words
    for match in repeated_quote(words, shelf.text, _TIMES):
        first, last = shelf.index_at(match.start), shelf.index_at(match.end - 1)
        while last + 1 < len(shelf.passages) and _goes_on(shelf.passages[last], shelf.passages[last + 1]):
            last += 1
        yield _Place(first, last, match.start - shelf.starts[first])


def _goes_on(passage: Passage, following: Passage) -> bool:
    """Whether a quotation that is open at the end of a passage goes on in the next."""
    start, end = passage.offset + len(passage.text), following.offset
    return passage.block == following.block and any(
        a < start and end < b for a, b in stretches(passage.block)
    )


def _same_words(shelf: _Shelf, found: _Place, speakers: Speakers) -> Judgement:
    theirs = heard(shelf.passages, *found)
    mine = speakers.names
    agree = [same_speaker(name, other) for name in mine for other in theirs.names]
    if any(agree):
        return supports(0.95, "the source has the same words from the same speaker")
    if not mine and _speaks_of(shelf, found, speakers):
        return supports(0.95, "the source has the same words")
    agree += [same_speaker(name, other) for name in mine for other in theirs.near]
    if agree and theirs.known and all(found is False for found in agree):
        return refutes("wrong-speaker", 0.9, f"draft: {mine[0]}; source: {theirs.names[0]}")
    return neutral(0.6, "the source has the words, but does not show whose they are")


def _speaks_of(shelf: _Shelf, found: _Place, speakers: Speakers) -> bool:
    """Whether the sentences of a quotation, or those before it, have what the claim has around it."""
    readings = [
        read([passage.text])[0] for passage in shelf.passages[max(0, found.first - _BACK) : found.last + 1]
    ]
    keys = frozenset().union(*(reading.keys for reading in readings))
    named = [name.text for reading in readings for name in reading.names]
    return all(not noun.keys.isdisjoint(keys) for noun in speakers.nouns) and all(
        any(same_mention(name, other) for other in named) for name in speakers.beside
    )
