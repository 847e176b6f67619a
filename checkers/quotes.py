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
from checkers.reading import Mention, Reading, Word, read, same_mention
from checkers.stems import fold
from claims.language import Token
from claims.language.speech import REPORTING_VERBS
from claims.model import Claim, Stance
from claims.values.quotation import QuoteMatch, find_quotes, locate_quote
from claims.values.quotation_match import first_difference, quote_words, repeated_quote

__all__ = ["QuoteJudge"]

_LEAST_WORDS = 2  # a single quoted word is a word like others
_ALTERED_LEAST = 6  # fewer words, changed, may well be another remark
_ALTERED = 0.7  # how alike a quotation and its source must be to be the same remark
_BACK = 4  # how many sentences back the speaker of a quotation may be named
_TIMES = 3  # how often one document is searched for the same words
_SHORT = 3  # words of so few letters ("the", "US") do not make two names alike
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


class _Speakers(NamedTuple):
    """To whom a claim gives quoted words: names, and the nouns around them ("the retired teacher")."""

    names: Sequence[Mention]
    nouns: Sequence[Word]


_NOBODY = _Speakers((), ())


class QuoteJudge:
    """Finds quotations in the references of a run."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Take the passages of all references, in reading order."""
        self._all = _Shelf.of(passages)
        by_document = groupby(passages, key=lambda passage: passage.document.path)
        self._shelves = [_Shelf.of(list(group)) for _, group in by_document]

    def judge(self, claim: Claim, reading: Reading) -> list[tuple[Passage, Judgement]]:
        """What the references say about the claim's quotations; empty where it has none, or they lack it."""
        quotes = find_quotes(claim.text)
        stretches = [(found.start, found.end) for found in quotes]
        told = _says(reading, stretches) or _introduced(reading, stretches)
        speakers = (
            _Speakers(_outside(reading, stretches), _described(reading, stretches)) if told else _NOBODY
        )
        judged: list[tuple[Passage, Judgement]] = []
        for found in quotes:
            words = claim.text[found.start : found.end]
            if len(quote_words(words)) < _LEAST_WORDS:
                continue
            match = locate_quote(words, self._all.text)
            if match is not None and match.verbatim:
                judged += self._verbatim(words, speakers)
            elif match is not None:
                judged += self._nearly(words, match, speakers)
        return judged

    def _verbatim(self, words: str, speakers: _Speakers) -> list[tuple[Passage, Judgement]]:
        """Whose words they are in each reference that has them; those that settle nothing come last."""
        judged = [
            (shelf.passages[found.first], _same_words(shelf, found, speakers))
            for shelf in self._shelves
            for found in _occurrences(words, shelf)
        ]
        agreed = [pair for pair in judged if pair[1].stance is Stance.SUPPORTS]
        refuted = [pair for pair in judged if pair[1].stance is Stance.REFUTES]
        return agreed or refuted or judged[:1]

    def _nearly(self, words: str, match: QuoteMatch, speakers: _Speakers) -> list[tuple[Passage, Judgement]]:
        """Words that nearly stand there: broken off ("We won," she said, "at last"), or altered."""
        index = self._all.index_at(match.start)
        passage = self._all.passages[index]
        source, found = self._all.text, match
        pieces = [passage.block[start:end] for start, end in _stretches(passage.block)]
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
        if found.similarity < _ALTERED or few or not _is_quoted(passage, at):
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
        a < start and end < b for a, b in _stretches(passage.block)
    )


def _same_words(shelf: _Shelf, found: _Place, speakers: _Speakers) -> Judgement:
    theirs, known = _speakers(shelf, found)
    mine = [mention.text for mention in speakers.names]
    if any(same_mention(name, other) for name in mine for other in theirs):
        return supports(0.95, "the source has the same words from the same speaker")
    if not mine and _speaks_of(shelf, found, speakers.nouns):
        return supports(0.95, "the source has the same words")
    if mine and theirs and known and not any(_share_word(name, other) for name in mine for other in theirs):
        return refutes("wrong-speaker", 0.9, f"draft: {mine[0]}; source: {theirs[0]}")
    return neutral(0.6, "the source has the words, but does not show whose they are")


def _speaks_of(shelf: _Shelf, found: _Place, nouns: Sequence[Word]) -> bool:
    """Whether the sentences of a quotation, or those before it, have all of these nouns."""
    near = shelf.passages[max(0, found.first - _BACK) : found.last + 1]
    keys = frozenset().union(*(read([passage.text])[0].keys for passage in near)) if nouns else frozenset()
    return all(not noun.keys.isdisjoint(keys) for noun in nouns)


def _share_word(mine: str, theirs: str) -> bool:
    words = {word for word in fold(mine).split() if len(word) > _SHORT}
    return not words.isdisjoint(fold(theirs).split())


def _speakers(shelf: _Shelf, found: _Place) -> tuple[list[str], bool]:
    """The names that may be the speaker, and whether he is known to be one of them.

    He is named beside a verb of speech, in the sentences that frame the quotation. Where nobody is ("he
    said"), whom the nearest sentence before names may be meant, or, if there is none, who is named behind.
    """
    first, last, offset = found
    frame = shelf.passages[first : last + 1]
    for number, passage in enumerate(frame):
        names = _framing(passage, reporting=True, beside=None if number else offset)
        if names or _unnamed(passage):
            return names, True
    before = range(first - 1, max(-1, first - 1 - _BACK), -1)
    named = [names for index in before if (names := _framing(shelf.passages[index], reporting=False))]
    if named:
        return named[0], len({fold(name) for names in named for name in names}) == 1
    said = any(_says(*_outer(passage)) for passage in frame)
    if said or last + 1 == len(shelf.passages):
        return [], False
    return _framing(shelf.passages[last + 1], reporting=True), True


def _outer(passage: Passage) -> tuple[Reading, list[tuple[int, int]]]:
    """A passage as read, and which stretches of it are quoted."""
    shift = passage.offset
    stretches = [(start - shift, end - shift) for start, end in _stretches(passage.block)]
    return read([passage.text])[0], stretches


def _unnamed(passage: Passage) -> bool:
    """Whether the words are given to somebody without a name: "a spokesman said"."""
    reading, stretches = _outer(passage)
    for index, token in enumerate(reading.tokens):
        if token.lemma in REPORTING_VERBS and not _within(token, stretches):
            beside = [k for k in (index - 1, index + 1) if 0 <= k < len(reading.tokens)]
            chunks = [reading.chunk_of[k] for k in beside if not _within(reading.tokens[k], stretches)]
            if any(reading.tokens[chunk.start].lemma in {"a", "an", "one"} for chunk in chunks):
                return True
    return False


def _framing(passage: Passage, *, reporting: bool, beside: int | None = None) -> list[str]:
    """The names outside the quotations of a sentence; with `reporting`, only where something is said.

    Of a sentence whose clauses are parted by semicolons, only the clause of the quotation that is `beside`.
    """
    reading, stretches = _outer(passage)
    says = _says(reading, stretches)
    if reporting and not says:
        return []
    start, end = _clause(reading, stretches, beside)
    names = [name for name in _outside(reading, stretches) if start <= reading.tokens[name.start].start < end]
    return [mention.text for mention in names if says or _direct(reading.tokens, mention)]


def _clause(reading: Reading, stretches: Sequence[tuple[int, int]], at: int | None) -> tuple[int, int]:
    """The stretch between the semicolons around an offset; the whole sentence without one."""
    if at is None:
        return 0, len(reading.text)
    parts = [t.start for t in reading.tokens if t.text == ";" and not _within(t, stretches)]
    return (
        max((part for part in parts if part < at), default=0),
        min((part for part in parts if part > at), default=len(reading.text)),
    )


def _stretches(block: str) -> list[tuple[int, int]]:
    """What is quoted in a block; a mark that closes what an earlier block opened quotes what precedes it."""
    stretches = [(found.start, found.end) for found in find_quotes(block)]
    mark = min((at for at in (block.find(sign) for sign in '"”“') if at >= 0), default=0)
    closes = (
        mark > 0 and block[mark] != "“" and not block[mark - 1].isspace() and block[mark - 1] not in "([—–"
    )
    return [(0, mark), *stretches] if closes else stretches


def _is_quoted(passage: Passage, at: int) -> bool:
    return passage.quoted or any(start <= at < end for start, end in _stretches(passage.block))


def _outside(reading: Reading, stretches: Sequence[tuple[int, int]]) -> list[Mention]:
    """The names outside the quotations that may speak: not possessors, nor behind a preposition.

    Those to whom the words are credited ("in the words of", "according to") come before all others.
    """
    free = [mention for mention in reading.names if not _within(reading.tokens[mention.start], stretches)]
    credited = [mention for mention in free if _credited(reading.tokens, mention)]
    return credited or [mention for mention in free if _direct(reading.tokens, mention)]


def _says(reading: Reading, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb of speech, or "according to" or "in the words of", stands outside the quotations."""
    return any(
        (token.lemma in REPORTING_VERBS or token.text.lower() in {"according", "words"})
        and not _within(token, stretches)
        for token in reading.tokens
    )


def _introduced(reading: Reading, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a colon stands before a quotation."""
    return any(reading.text[:start].rstrip().endswith(":") for start, _ in stretches)


def _described(reading: Reading, stretches: Sequence[tuple[int, int]]) -> list[Word]:
    """The nouns outside the quotations."""
    return [
        word
        for word in reading.words
        if word.tag.startswith("N") and not _within(reading.tokens[word.token], stretches)
    ]


def _within(token: Token, stretches: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in stretches)


def _credited(tokens: Sequence[Token], mention: Mention) -> bool:
    """ "according to Okoro", "in the words of Okoro"."""
    before = [token.text.lower() for token in tokens[max(0, mention.start - 3) : mention.start]]
    return "according" in before or ("words" in before and "of" in before)


def _direct(tokens: Sequence[Token], mention: Mention) -> bool:
    start = mention.start
    while start and tokens[start - 1].tag in {"DT", "JJ"}:
        start -= 1
    behind = start > 0 and tokens[start - 1].tag in {"IN", "TO"} and "-" not in tokens[start - 1].text
    return not behind and not (mention.end < len(tokens) and tokens[mention.end].tag == "POS")
