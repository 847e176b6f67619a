"""Who says quoted words: in a claim, and around the place where a source has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from checkers.names_apart import is_garbled
from checkers.passages import Passage
from checkers.reading import Reading, Word, read, same_mention
from checkers.stems import fold
from claims.language import Token
from claims.language.speech import REPORTING_VERBS
from claims.values.quotation import find_quotes

__all__ = ["Heard", "Speakers", "heard", "is_quoted", "same_speaker", "speakers_of", "stretches"]

_BACK = 4  # how many sentences back the speaker of a quotation may be named
_BESIDE = 2  # how many sentences back "she said" surely means who acts there
_SHORT = 3  # words of so few letters ("the", "US") do not make two names alike
_SAYING = REPORTING_VERBS | frozenset(
    """boast chuckle cry exclaim grumble joke lament murmur mutter put quip scoff shout sigh snap
    whisper""".split()
)
"""Verbs that give a quotation to somebody."""
_MARKS = " \"'“‘„«»”’"


class Speakers(NamedTuple):
    """To whom a claim gives quoted words: names, and the nouns around them ("the retired teacher").

    `beside` are the names around words that are given to nobody.
    """

    names: Sequence[str] = ()
    nouns: Sequence[Word] = ()
    beside: Sequence[str] = ()


class Heard(NamedTuple):
    """Who may have said words in a source; `known` says that it is one of `names`, or else of `near`."""

    names: Sequence[str] = ()
    known: bool = False
    near: Sequence[str] = ()


def speakers_of(reading: Reading) -> Speakers:
    """To whom a claim gives the words that it quotes."""
    quoted = [(found.start, found.end) for found in find_quotes(reading.text)]
    outside = _outside(reading, quoted)
    introduced = any(reading.text[:start].rstrip(_MARKS).endswith(":") for start, _ in quoted)
    if not introduced and not _says(reading, quoted):
        return Speakers(beside=outside)
    nouns = [word for word in reading.words if word.tag.startswith("N")]
    return Speakers(outside, [word for word in nouns if not _within(reading.tokens[word.token], quoted)])


def same_speaker(mine: str, theirs: str) -> bool | None:
    """Whether two names are of one speaker; None where they are neither clearly one nor clearly two."""
    if same_mention(mine, theirs):
        return True
    words = {word for word in fold(mine).split() if len(word) > _SHORT}
    return False if is_garbled(mine, theirs) or words.isdisjoint(fold(theirs).split()) else None


def heard(passages: Sequence[Passage], first: int, last: int, offset: int) -> Heard:
    """Who may have said the words that begin at `offset` of passage `first` of a document and end in `last`.

    He is named beside a verb of speech, in the sentences that frame the quotation. Where nobody is ("he
    said"), whom the nearest sentence before names is meant, or, if there is none, who is named behind.
    """
    frame = passages[first : last + 1]
    for number, passage in enumerate(frame):
        names = _framing(passage, beside=None if number else offset)
        if names or _unnamed(passage):
            return Heard(names, known=True)
    loose = [name for passage in frame for name in _outside(*_outer(passage))]
    if loose:  # by a verb that need not be one of speech: "laughed Deirdre Quill"
        return Heard(loose)
    before = list(reversed(passages[max(0, first - _BACK) : first]))
    pronoun = any(map(_pronoun_says, frame))
    if pronoun:
        for back, passage in enumerate(before[:_BESIDE]):
            names = _named(passage, passages, acting=True)
            if names:
                near = [name.text for other in before[: back + 1] for name in _outer(other)[0].names]
                return Heard(names, known=True, near=near)
    named = [names for passage in before if (names := _named(passage, passages))]
    if named and not is_quoted(passages[first], passages[first].offset + offset):
        return Heard(named[0])  # the words of whoever wrote the text
    if named:
        said = any(_says(*_outer(passage)) for passage in frame)
        alone = said and not pronoun and len({fold(name) for names in named for name in names}) == 1
        return Heard(named[0], alone, [name.text for other in before for name in _outer(other)[0].names])
    if any(_says(*_outer(passage)) for passage in frame) or last + 1 == len(passages):
        return Heard()
    return Heard(_framing(passages[last + 1]), known=True)


def is_quoted(passage: Passage, at: int) -> bool:
    """Whether an offset of a passage's block is in a quotation."""
    return passage.quoted or any(start <= at < end for start, end in stretches(passage.block))


def stretches(block: str) -> list[tuple[int, int]]:
    """What is quoted in a block; a mark that closes what an earlier block opened quotes what precedes it."""
    found = [(quote.start, quote.end) for quote in find_quotes(block)]
    mark = min((at for at in (block.find(sign) for sign in '"”“') if at >= 0), default=0)
    closes = (
        mark > 0 and block[mark] != "“" and not block[mark - 1].isspace() and block[mark - 1] not in "([—–"
    )
    return [(0, mark), *found] if closes else found


def _outer(passage: Passage) -> tuple[Reading, list[tuple[int, int]]]:
    """A passage as read, and which stretches of it are quoted."""
    return _read(passage.text, passage.block, passage.offset)


@lru_cache(
    maxsize=1 << 10
)  # a sentence is asked about several times for one quotation, and for the next ones
def _read(text: str, block: str, shift: int) -> tuple[Reading, list[tuple[int, int]]]:
    return read([text])[0], [(start - shift, end - shift) for start, end in stretches(block)]


def _saying(reading: Reading, quoted: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The verbs outside the quotations that give words to somebody, as tokens."""
    for index, token in enumerate(reading.tokens):
        if token.lemma in _SAYING and not _within(token, quoted):
            yield index


def _says(reading: Reading, quoted: Sequence[tuple[int, int]]) -> bool:
    """Whether a verb of speech, or "according to" or "in the words of", stands outside the quotations."""
    credits = {token.text.lower() for token in reading.tokens if not _within(token, quoted)}
    return any(_saying(reading, quoted)) or not credits.isdisjoint({"according", "words"})


def _unnamed(passage: Passage) -> bool:
    """Whether the words are given to somebody without a name: "a spokesman said"."""
    reading, quoted = _outer(passage)
    for index in _saying(reading, quoted):
        beside = [k for k in (index - 1, index + 1) if 0 <= k < len(reading.tokens)]
        chunks = [reading.chunk_of[k] for k in beside if not _within(reading.tokens[k], quoted)]
        if any(reading.tokens[chunk.start].lemma in {"a", "an", "one"} for chunk in chunks):
            return True
    return False


def _pronoun_says(passage: Passage) -> bool:
    """Whether the words are given to "he" or "she"."""
    reading, quoted = _outer(passage)
    return any(
        token.text.lower() in {"he", "she"} and not _within(token, quoted)
        for index in _saying(reading, quoted)
        for token in reading.tokens[max(0, index - 2) : index + 2]
    )


def _framing(passage: Passage, *, beside: int | None = None) -> list[str]:
    """The names outside the quotations of a sentence in which something is said.

    Of a sentence whose clauses are parted by semicolons, only the clause of the quotation that is `beside`.
    """
    reading, quoted = _outer(passage)
    if not _says(reading, quoted):
        return []
    return _outside(reading, quoted, *_clause(reading, quoted, beside))


def _named(passage: Passage, passages: Sequence[Passage], *, acting: bool = False) -> list[str]:
    """The names outside the quotations of a sentence; "Crane" at its head, too, if a longer name has it.

    With `acting`, only those before its first verb: "Kenji Abe, who runs the stand, spoke of tariffs".
    """
    reading, quoted = _outer(passage)
    verbs = [t.start for t in reading.tokens if t.tag[0] in "VM" and not _within(t, quoted)]
    names = _outside(reading, quoted, 0, min(verbs, default=None) if acting else None)
    first = reading.tokens[0]
    surname = re.compile(rf"[^\W\d_]\w* {re.escape(first.text)}\b")
    if (
        first.text[:1].isupper()
        and first.tag.startswith("N")
        and not any(name.start == 0 for name in reading.names)
        and not _within(first, quoted)
        and any(found.group()[0].isupper() for other in passages for found in surname.finditer(other.text))
    ):
        return [first.text, *names]
    return names


def _clause(reading: Reading, quoted: Sequence[tuple[int, int]], at: int | None) -> tuple[int, int]:
    """The stretch between the semicolons around an offset; the whole sentence without one."""
    if at is None:
        return 0, len(reading.text)
    parts = [t.start for t in reading.tokens if t.text == ";" and not _within(t, quoted)]
    return (
        max((part for part in parts if part < at), default=0),
        min((part for part in parts if part > at), default=len(reading.text)),
    )


def _outside(
    reading: Reading, quoted: Sequence[tuple[int, int]], start: int = 0, end: int | None = None
) -> list[str]:
    """The names outside the quotations that may speak: not possessors, nor behind a preposition.

    Those to whom the words are credited ("in the words of", "according to") come before all others. With
    `start` and `end`, only those between these offsets.
    """
    tokens = reading.tokens
    last = len(reading.text) if end is None else end
    free = [name for name in reading.names if not _within(tokens[name.start], quoted)]
    credited = [name for name in free if _credited(tokens, name.start)]
    speaking = credited or [name for name in free if _direct(tokens, name.start, name.end)]
    return [name.text for name in speaking if start <= tokens[name.start].start < last]


def _within(token: Token, quoted: Sequence[tuple[int, int]]) -> bool:
    return any(start <= token.start < end for start, end in quoted)


def _credited(tokens: Sequence[Token], start: int) -> bool:
    """ "according to Okoro", "in the words of Okoro"."""
    before = [token.text.lower() for token in tokens[max(0, start - 3) : start]]
    return "according" in before or ("words" in before and "of" in before)


def _direct(tokens: Sequence[Token], start: int, end: int) -> bool:
    while start and tokens[start - 1].tag in {"DT", "JJ"}:
        start -= 1
    behind = start > 0 and tokens[start - 1].tag in {"IN", "TO"} and "-" not in tokens[start - 1].text
    return not behind and not (end < len(tokens) and tokens[end].tag == "POS")
