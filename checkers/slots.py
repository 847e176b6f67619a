"""The part that a noun phrase plays beside its neighbours: subject or object of a verb, behind a preposition.

Shallow on purpose: the part is read off the chunks next to the phrase, and None where they don't show it.
"""

from __future__ import annotations

from typing import NamedTuple

from checkers.reading import Reading
from claims.language.chunks import Chunk, ChunkKind

__all__ = ["VERBAL", "Part", "members", "part"]

VERBAL = frozenset({ChunkKind.VERB, ChunkKind.INFINITIVE, ChunkKind.GERUND, ChunkKind.PARTICIPLE})
"""Chunks of verbs."""
_SKIPPED = {ChunkKind.ADVERB}


class Part(NamedTuple):
    """How a phrase hangs in its sentence: "subject", "object", "possessor" or a preposition; of what."""

    relation: str
    anchor: int


def part(reading: Reading, start: int, end: int) -> Part | None:
    """The part of the noun phrase at tokens `start..end`."""
    index = next((k for k, found in enumerate(reading.chunks) if found.start <= start < found.end), None)
    if index is None:
        return None
    if end < len(reading.tokens) and reading.tokens[end].tag == "POS":
        return Part("possessor", reading.chunks[index].head)
    last = next(k for k, found in enumerate(reading.chunks) if found.start <= end - 1 < found.end)
    return _behind_preposition(reading, index) or _beside_verb(reading, index, last)


def _behind_preposition(reading: Reading, index: int) -> Part | None:
    before = index - 1
    if before < 1 or reading.chunks[before].kind is not ChunkKind.PREPOSITION:
        return None
    preposition = reading.tokens[reading.chunks[before].start].lemma
    governor = before - 1
    while governor >= 0 and reading.chunks[governor].kind in _SKIPPED:
        governor -= 1
    if governor < 0 or reading.chunks[governor].kind not in VERBAL | {ChunkKind.NOUN}:
        return None
    anchor = reading.chunks[governor]
    if preposition == "by" and anchor.kind in VERBAL and _passive(reading, anchor):
        return Part("subject", anchor.head)
    return Part(preposition, anchor.head)


def _beside_verb(reading: Reading, index: int, last: int) -> Part | None:
    before = index - 1
    while before >= 0 and reading.chunks[before].kind in _SKIPPED:
        before -= 1
    if before >= 0 and reading.chunks[before].kind in VERBAL:
        return Part("object", reading.chunks[before].head)
    after = last + 1
    while after < len(reading.chunks) and reading.chunks[after].kind in _SKIPPED:
        after += 1
    if after < len(reading.chunks) and reading.chunks[after].kind in VERBAL:
        verb = reading.chunks[after]
        return Part("object" if _passive(reading, verb) else "subject", verb.head)
    return None


def _passive(reading: Reading, verb: Chunk) -> bool:
    """Whether a verb group is passive: "was beaten", "has been beaten", and the bare participle "beaten"."""
    if reading.tokens[verb.head].tag not in {"VBN", "VBD"}:
        return False
    if verb.kind is ChunkKind.PARTICIPLE:
        return True
    return any(reading.tokens[k].lemma == "be" for k in range(verb.start, verb.head))


def members(reading: Reading) -> list[list[int]]:
    """The lists of names in a sentence, as indices into `reading.names`: "Ayr, Bute and Cork" has three."""
    lists: list[list[int]] = []
    for index, mention in enumerate(reading.names):
        if lists and _listed(reading, reading.names[lists[-1][-1]].end, mention.start):
            lists[-1].append(index)
        else:
            lists.append([index])
    return [found for found in lists if len(found) > 1]


def _listed(reading: Reading, end: int, start: int) -> bool:
    between = [token.text.lower() for token in reading.tokens[end:start]]
    return bool(between) and all(text in {",", "and", "or", "&"} for text in between) and len(between) < 3
