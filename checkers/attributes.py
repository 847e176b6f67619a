"""What a value is a value of: the noun it counts, the measure it is given for, the verb that governs it.

This is the second key of a comparison. Two figures that share only a unit say nothing about each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checkers.align import Alignment
from checkers.lexicon import GENERIC_VERBS
from checkers.reading import Reading, Word
from claims.language.chunks import Chunk, ChunkKind
from claims.model import DateValue
from claims.values import Found

__all__ = [
    "Attribute",
    "apart",
    "attribute",
    "counts_nothing",
    "nouns_meet",
    "of_a_part",
    "same_attribute",
    "tied",
]

_VERBAL = {ChunkKind.VERB, ChunkKind.INFINITIVE, ChunkKind.GERUND, ChunkKind.PARTICIPLE}
_LINKS = frozenset("at by of to with".split())
_NEAR = 2  # words to either side of a figure that has no noun of its own
_BARE_COVERAGE = 0.85
"""The least coverage at which such a figure is compared."""
_SKIPPED = {ChunkKind.ADVERB, ChunkKind.PUNCTUATION}


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a value belongs to; numbers are tokens.

    `counted` are the words of the noun phrase that it counts or measures, the head last; `verb` is the lemma
    of the governing verb and `verb_token` its place, None where there is none; `near` are the nearest words;
    `dated` says that the value is a date, which belongs to the event of its verb and to nothing else, `inner`
    that a noun follows it in its phrase: "the 2007 champion".
    """

    counted: tuple[Word, ...]
    verb: str | None
    verb_token: int | None
    near: frozenset[int]
    dated: bool
    inner: bool


def attribute(reading: Reading, found: Found) -> Attribute:
    """The attribute of a value in its sentence."""
    start, end = reading.token_range(found.start, found.end)
    index = _chunk_index(reading.chunks, start)
    counted = () if isinstance(found.value, DateValue) else _counted(reading, start, end, index)
    inside = not isinstance(found.value, DateValue) and _inside_noun(reading, index)
    verb = None if inside else _governor(reading, index)
    lemma = None if verb is None else reading.tokens[verb].lemma
    dated = isinstance(found.value, DateValue)
    opening = start == reading.chunks[index].start and reading.tokens[start - 1].tag == "IN"
    inner = reading.chunks[index].end > end and not opening  # not "in 1835 settlers arrived"
    return Attribute(counted, lemma, verb, _near(reading, start, end), dated, inner)


def counts_nothing(reading: Reading, found: Found) -> bool:
    """ "There are now about 900,000": of what?"""
    return any(token.tag == "EX" for token in reading.tokens) and not attribute(reading, found).counted


def _near(reading: Reading, start: int, end: int) -> frozenset[int]:
    before = [word.token for word in reading.words if word.token < start]
    after = [word.token for word in reading.words if word.token >= end]
    return frozenset((*before[-_NEAR:], *after[:_NEAR]))


def _chunk_index(chunks: Sequence[Chunk], token: int) -> int:
    return next((k for k, found in enumerate(chunks) if found.start <= token < found.end), 0)


def _counted(reading: Reading, start: int, end: int, index: int) -> tuple[Word, ...]:
    chunks = reading.chunks
    last = _chunk_index(chunks, max(start, end - 1))
    inside = _words(reading, end, chunks[last].end)
    if inside:
        return inside
    of = last + 1
    if of + 1 < len(chunks) and reading.tokens[chunks[of].start].lemma == "of":
        if chunks[of + 1].kind is ChunkKind.NOUN:
            return _words(reading, chunks[of + 1].start, chunks[of + 1].end)
    elif of < len(chunks) and chunks[of].kind is ChunkKind.NOUN and end == chunks[last].end:
        following = _words(reading, chunks[of].start, chunks[of].end)
        if following:
            return following
    before = index - 1
    while before >= 0 and chunks[before].kind is ChunkKind.ADVERB:
        before -= 1
    linked = before > 0 and reading.tokens[chunks[before].start].lemma in _LINKS
    if linked and chunks[before - 1].kind is ChunkKind.NOUN:
        return _words(reading, chunks[before - 1].start, chunks[before - 1].end)
    return _row(reading, start)


def _row(reading: Reading, start: int) -> tuple[Word, ...]:
    """ "Employees, 2023: 1,964": in a row of a table the figure is of what heads it."""
    tabular = all(found.kind is not ChunkKind.VERB for found in reading.chunks)
    if not tabular or not any(token.text == ":" for token in reading.tokens[:start]):
        return ()
    first = next((found for found in reading.chunks if found.kind is ChunkKind.NOUN), None)
    return _words(reading, first.start, first.end) if first else ()


def _words(reading: Reading, start: int, end: int) -> tuple[Word, ...]:
    return tuple(word for word in reading.words if start <= word.token < end)


def _inside_noun(reading: Reading, index: int) -> bool:
    """ "a system for 3,000 people": what is said of the system is not said of the number."""
    kinds = [found.kind for found in reading.chunks[max(0, index - 2) : index]]
    return kinds == [ChunkKind.NOUN, ChunkKind.PREPOSITION]


def _governor(reading: Reading, index: int) -> int | None:
    """The verb for which the value's phrase is subject, else the nearest verb before it, else after it."""
    chunks = reading.chunks
    at = index + 1
    while at < len(chunks) and _inside_phrase(reading, at):
        at += 1
    subject_of = at < len(chunks) and chunks[at].kind is ChunkKind.VERB and not _after_verb(chunks, index)
    if subject_of:
        return chunks[at].head
    for earlier in range(index - 1, -1, -1):
        if chunks[earlier].kind in _VERBAL:
            return chunks[earlier].head
    for later in range(index + 1, len(chunks)):
        if chunks[later].kind in _VERBAL:
            return chunks[later].head
    return None


def _inside_phrase(reading: Reading, at: int) -> bool:
    """Whether a chunk after the value still belongs to its noun phrase: "of" and "in" phrases, adverbs."""
    found = reading.chunks[at]
    if found.kind in _SKIPPED:
        return reading.tokens[found.start].text not in {";", ":", ".", ","}
    return found.kind in {ChunkKind.PREPOSITION, ChunkKind.NOUN}


def _after_verb(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a verb stands right before the value's phrase, so that it is an object."""
    before = index - 1
    while before >= 0 and chunks[before].kind in {ChunkKind.ADVERB, ChunkKind.PREPOSITION}:
        before -= 1
    return before >= 0 and chunks[before].kind in _VERBAL


def same_attribute(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    """Whether a claim's value and a passage's are values of the same attribute.

    The counted nouns must meet, without a modifier on one side that the other lacks; the governing verbs must
    answer to each other, unless both only say that something is there.
    """
    if of_a_part(mine, theirs, alignment):
        return False
    return _same_verb(mine, theirs, alignment) and _same_counted(mine, theirs, alignment)


def of_a_part(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    """Whether one value tells of a part or a sort only: "20 part-time workers", "500 workers"."""
    if mine.dated:
        return theirs.inner and not mine.inner
    if not mine.counted:
        return False
    missing = any(word in alignment.missing for word in mine.counted[:-1])
    return missing or _restricted(theirs.counted, mine, alignment.matched)


def tied(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    """Whether two values are surely of one thing: dates of one verb, figures that count the same noun."""
    if mine.dated or theirs.dated:
        return _verbs_meet(mine, theirs, alignment)
    if not mine.counted and not theirs.counted:  # "238 were injured", "wounding 238"
        return _verbs_meet(mine, theirs, alignment)
    if not mine.counted or not theirs.counted:
        return False
    head, other = mine.counted[-1], theirs.counted[-1]
    return not head.keys.isdisjoint(other.keys) and not _restricted(theirs.counted, mine, alignment.matched)


def apart(mine: Attribute, theirs: Attribute) -> bool:
    """Whether two values are surely of two things, if `tied` does not say the contrary."""
    if mine.dated or theirs.dated:
        return mine.verb_token is not None and theirs.verb_token is not None
    if not mine.counted or not theirs.counted:
        return False
    return mine.counted[-1].keys.isdisjoint(theirs.counted[-1].keys)


def _same_counted(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    if not mine.counted or not theirs.counted:
        return _verbs_meet(mine, theirs, alignment) or _same_company(mine, theirs, alignment)
    head = mine.counted[-1]
    heads = [word for word in theirs.counted if word is theirs.counted[-1] or word.text[:1].isupper()]
    if all(head.keys.isdisjoint(word.keys) for word in heads):
        return False
    return not _restricted(theirs.counted, mine, alignment.matched) and all(
        alignment.found(word.token) or word.token in alignment.context for word in mine.counted
    )


def _same_company(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    """Whether a figure without a noun of its own stands among the same words: "39 percent are critical"."""
    if alignment.coverage < _BARE_COVERAGE:
        return False
    return bool(theirs.near & alignment.matched) and all(token in alignment.pairs for token in mine.near)


def _restricted(counted: Sequence[Word], mine: Attribute, matched: frozenset[int]) -> bool:
    """Whether the passage counts a part only: "20 part-time employees" against "500 employees"."""
    mine_keys = frozenset().union(*(word.keys for word in mine.counted))
    return any(word.token not in matched and word.keys.isdisjoint(mine_keys) for word in counted[:-1])


def _verbs_meet(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    """Whether the claim's verb answers to the one that governs the passage's value."""
    return mine.verb_token is not None and alignment.pairs.get(mine.verb_token, -1) == theirs.verb_token


def _same_verb(mine: Attribute, theirs: Attribute, alignment: Alignment) -> bool:
    mine_says = mine.verb is not None and mine.verb not in GENERIC_VERBS
    theirs_says = theirs.verb is not None and theirs.verb not in GENERIC_VERBS
    if mine_says and theirs_says:
        return _verbs_meet(mine, theirs, alignment)
    if (
        mine_says
    ):  # a noun of the verb's family may stand for it, but not beside a date: see `Attribute.dated`
        return not mine.dated and mine.verb_token is not None and alignment.found(mine.verb_token)
    if mine.verb is None and alignment.coverage >= _BARE_COVERAGE:
        return True  # a table cell or a fragment, all of which the passage has
    return not theirs_says or theirs.verb_token in alignment.matched


def nouns_meet(mine: Attribute, theirs: Attribute) -> bool | None:
    """Whether the nouns that both values count have a key in common; None where one counts nothing."""
    if not mine.counted or not theirs.counted:
        return None
    return any(not mine.counted[-1].keys.isdisjoint(word.keys) for word in theirs.counted)
