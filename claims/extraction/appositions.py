"""Appositions: "Liu Qingfeng, chairman of Iflytek, ..." says who Liu Qingfeng is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claims.extraction.insertions import (
    Insertion,
    cut_off,
    life_dates,
    participles,
    phrase_end,
    places,
    populations,
    trailing,
    with_phrases,
)
from claims.extraction.lexicon import (
    AWARD_WORDS,
    EVENT_WORDS,
    ORGANISATION_WORDS,
    PERSON_NOUNS,
    PLACE_WORDS,
)
from claims.extraction.reading import Reading
from claims.language.chunks import Chunk, ChunkKind
from claims.model import Kind

__all__ = ["find_insertions"]


def find_insertions(reading: Reading) -> list[Insertion]:
    """All insertions of a sentence that state something, in order, without overlaps."""
    makers = (life_dates, populations, _appositions, places, participles, trailing, with_phrases)
    found = [insertion for make in makers for insertion in make(reading)]
    kept: list[Insertion] = []
    for insertion in sorted(found, key=lambda i: (i.cuts[0][0], -i.cuts[-1][1])):
        free = all(insertion.cuts[0][0] >= k.cuts[-1][1] or insertion.cuts == k.cuts for k in kept)
        if free and not _in_quotes(reading, insertion.own):
            kept.append(insertion)
    return kept


def _in_quotes(reading: Reading, own: tuple[int, int]) -> bool:
    start, end = reading.tokens[own[0]].start, reading.tokens[own[1] - 1].end
    return any(a < end and start < b for a, b in reading.quotes)


def _appositions(reading: Reading) -> Iterator[Insertion]:
    chunks = reading.chunks
    for index in range(1, len(chunks) - 1):
        if reading.tokens[chunks[index].start].text != ",":
            continue
        before, after = chunks[index - 1], chunks[index + 1]
        if before.kind is not ChunkKind.NOUN or after.kind is not ChunkKind.NOUN:
            continue
        end = phrase_end(reading, index + 1)
        made = _apposition(reading, index, end) if end is not None else None
        if made and end is not None:
            yield from _with_relative(reading, made, end)


def _apposition(reading: Reading, comma: int, end: int) -> Insertion | None:
    """The apposition between chunk `comma` and chunk `end` (a comma or the clause's end), if it is one."""
    chunks, tokens = reading.chunks, reading.tokens
    before, after = chunks[comma - 1], chunks[comma + 1]
    closed = end < len(chunks) and tokens[chunks[end].start].text == ","
    stop = chunks[end].start if end < len(chunks) else cut_off(tokens)
    if _is_proper(reading, before) and _describes(reading, after):
        name = _whole_name(reading, comma - 1)
        if not _fits(reading, name, after) or (_closes_fronted(reading, comma) and not closed):
            return None
        be = "are" if tokens[name.head].tag == "NNPS" else "is"
        cut = (chunks[comma].start, chunks[end].end if closed else stop)
        return Insertion(
            ((name.start, name.end), be, (after.start, stop)), (name.start, stop), (cut,), Kind.IDENTITY
        )
    short = end == comma + 2 or (end == len(chunks) and comma + 2 >= end)
    if _names_a_role(reading, before) and _is_proper(reading, after) and (closed and short):
        cuts = ((before.start, after.start), (chunks[end].start, chunks[end].end))
        pieces = ((after.start, after.end), "is", (before.start, before.end))
        return Insertion(pieces, (before.start, after.end), cuts, Kind.IDENTITY)
    return None


def _closes_fronted(reading: Reading, comma: int) -> bool:
    """Whether the comma closes a phrase that opens the sentence: "After the war in Austria, they ..."."""
    before = reading.chunks[:comma]
    return before[0].kind is ChunkKind.PREPOSITION and all(c.kind is not ChunkKind.VERB for c in before)


def _fits(reading: Reading, name: Chunk, description: Chunk) -> bool:
    """A university is no woman: people's nouns describe people, and nothing describes an amount."""
    words = {token.text for token in reading.tokens[name.start : name.end]}
    impersonal = bool(words & (ORGANISATION_WORDS | PLACE_WORDS | EVENT_WORDS | AWARD_WORDS))
    person = reading.tokens[description.head].lemma in PERSON_NOUNS
    values = [(v.start, v.end) for v in reading.values if v.value.type in {"quantity", "date"}]
    amount = any(a <= reading.tokens[name.head].start < b for a, b in values)
    return not amount and not (person and impersonal)


def _with_relative(reading: Reading, made: Insertion, end: int) -> Iterator[Insertion]:
    """ "X, a model that competes with Y": what the relative clause says holds of X too."""
    chunks, tokens = reading.chunks, reading.tokens
    relative = end + 1 < len(chunks) and chunks[end].kind is ChunkKind.RELATIVE
    if not relative or chunks[end + 1].kind is not ChunkKind.VERB:
        yield made
        return
    starts = [c.start for c in reading.clauses if c.start > chunks[end].start]
    commas = [c.start for c in chunks[end + 2 :] if tokens[c.start].text in {",", ";", "–", "—"}]
    stop = min([*starts, *commas, cut_off(tokens)])
    closed = stop < len(tokens) and tokens[stop].text == ","
    cuts = ((made.cuts[0][0], stop + closed),)
    verb = chunks[end + 1]
    yield replace(made, cuts=cuts)
    yield Insertion((made.pieces[0], (verb.start, stop)), (chunks[end].start, stop), cuts, verb=verb.head)


def _whole_name(reading: Reading, chunk: int) -> Chunk:
    """ "the Al Wakrah Stadium in Qatar": an apposition behind a place belongs to what lies there."""
    chunks = reading.chunks
    name = chunks[chunk]
    linked = chunk >= 2 and reading.tokens[chunks[chunk - 1].start].lemma in {"in", "at", "near", "of"}
    if linked and _is_proper(reading, chunks[chunk - 2]):
        return Chunk(ChunkKind.NOUN, chunks[chunk - 2].start, name.end, chunks[chunk - 2].head)
    return name


def _is_proper(reading: Reading, chunk: Chunk) -> bool:
    return reading.tokens[chunk.head].tag in {"NNP", "NNPS"}


def _describes(reading: Reading, noun: Chunk) -> bool:
    """ "the 15th largest area", "a research group", "CEO (of Baidu)", "its main rival", "one of the ..."."""
    first, head = reading.tokens[noun.start], reading.tokens[noun.head]
    if head.tag in {"NNP", "NNPS"}:
        return head.lemma in PERSON_NOUNS or first.lemma in {"a", "an"}
    if head.tag == "CD":
        partitive = noun.end < len(reading.tokens) and reading.tokens[noun.end].lemma == "of"
        return first.lemma == "one" and partitive
    dated = any(v.value.type == "date" and v.start <= head.start < v.end for v in reading.values)
    if head.tag not in {"NN", "NNS"} or dated:
        return False
    owned = any(token.tag == "POS" for token in reading.tokens[noun.start : noun.end])
    determined = owned or first.lemma in {"a", "an", "the"} or first.tag == "PRP$"
    return determined or (head.tag == "NN" and head.lemma in PERSON_NOUNS)


def _names_a_role(reading: Reading, noun: Chunk) -> bool:
    head = reading.tokens[noun.head]
    return head.lemma in PERSON_NOUNS and head.tag in {"NN", "NNP"}
