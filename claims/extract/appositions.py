"""Insertions that state something without a finite verb of their own.

Appositions ("Liu Qingfeng, chairman of Iflytek, ..."), years of life in brackets, and absolute phrases
(", with OpenAI releasing ChatGPT in late 2022"). Each gives a proposition and is cut out of its clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extract.entities import PERSON_NOUNS
from claims.extract.reading import Reading
from claims.language.base import Token
from claims.language.chunks import Chunk, ChunkKind
from claims.model import Kind

__all__ = ["Insertion", "find_insertions"]


@dataclass(frozen=True, slots=True)
class Insertion:
    """`pieces` word the proposition, `own` are the tokens that state it, `cut` those that leave the clause."""

    pieces: tuple[tuple[int, int] | str, ...]
    own: tuple[int, int]
    cut: tuple[int, int]
    kind: Kind | None = None
    verb: int | None = None


def find_insertions(reading: Reading) -> list[Insertion]:
    """All insertions of a sentence, in order, without overlaps."""
    found = [*_life_dates(reading), *_appositions(reading), *_absolutes(reading)]
    kept: list[Insertion] = []
    for insertion in sorted(found, key=lambda i: (i.cut[0], -i.cut[1])):
        free = all(insertion.cut[0] >= k.cut[1] or insertion.cut == k.cut for k in kept)
        if free and not _in_quotes(reading, insertion.own):
            kept.append(insertion)
    return kept


def _in_quotes(reading: Reading, own: tuple[int, int]) -> bool:
    start, end = reading.tokens[own[0]].start, reading.tokens[own[1] - 1].end
    return any(a < end and start < b for a, b in reading.quotes)


# --------------------------------------------------------------------------- appositions


def _appositions(reading: Reading) -> Iterator[Insertion]:
    chunks = reading.chunks
    for index in range(1, len(chunks) - 1):
        if _text(reading, chunks[index]) != ",":
            continue
        before, after = chunks[index - 1], chunks[index + 1]
        if before.kind is not ChunkKind.NOUN or after.kind is not ChunkKind.NOUN:
            continue
        end = _insertion_end(reading, index + 1)
        if end is None:
            continue
        made = _apposition(reading, index, end)
        if made:
            yield made


def _apposition(reading: Reading, comma: int, end: int) -> Insertion | None:
    """The apposition between chunk `comma` and chunk `end` (a comma or the end of the clause), if it is one."""
    chunks, tokens = reading.chunks, reading.tokens
    name, noun = chunks[comma - 1], chunks[comma + 1]
    closed = end < len(chunks) and _text(reading, chunks[end]) == ","
    stop = chunks[end].start if end < len(chunks) else _last_word(tokens)
    cut = (chunks[comma].start, chunks[end].end if closed else stop)
    if _is_proper(reading, name) and _describes(reading, noun):
        pieces = (
            (name.start, name.end),
            "are" if tokens[name.head].tag == "NNPS" else "is",
            (noun.start, stop),
        )
        return Insertion(pieces, (name.start, stop), cut, Kind.IDENTITY)
    if closed and _names_a_role(reading, name) and _is_proper(reading, noun) and end == comma + 2:
        start = _role_start(reading, comma - 1)
        pieces = ((noun.start, noun.end), "is", (start, name.end))
        return Insertion(pieces, (start, noun.end), (start, noun.start), Kind.IDENTITY)
    return None


def _insertion_end(reading: Reading, first: int) -> int | None:
    """The chunk at which an apposition beginning at chunk `first` ends; None when it is part of a list.

    It ends at a comma, or with the clause; no finite verb may stand in it before that.
    """
    chunks = reading.chunks
    starts = {clause.start for clause in reading.clauses}
    for index in range(first, len(chunks)):
        text = _text(reading, chunks[index])
        kind = chunks[index].kind
        if index > first and (
            text in {",", ";", ".", ":", "–", "—", ")", "!", "?"} or chunks[index].start in starts
        ):
            return index if not _list_goes_on(reading, index) else None
        if kind is ChunkKind.RELATIVE or kind is ChunkKind.VERB:
            return None if kind is ChunkKind.VERB else index
        if kind is ChunkKind.CONJUNCTION and index == first + 1:
            return None  # "A, B and C"
    return len(chunks)


def _list_goes_on(reading: Reading, comma: int) -> bool:
    following = reading.chunks[comma + 1] if comma + 1 < len(reading.chunks) else None
    return (
        following is not None
        and following.kind is ChunkKind.CONJUNCTION
        and _text(reading, following).lower() in {"and", "or"}
        and comma + 2 < len(reading.chunks)
        and reading.chunks[comma + 2].kind is ChunkKind.NOUN
        and not any(
            c.start <= following.start <= c.verb.start
            for c in reading.clauses
            if c.start >= following.start - 1
        )
    )


def _is_proper(reading: Reading, chunk: Chunk) -> bool:
    return reading.tokens[chunk.head].tag in {"NNP", "NNPS"}


def _describes(reading: Reading, noun: Chunk) -> bool:
    """ "the 15th largest area", "a research group", "CEO (of Baidu)", "its main rival", "one of the ..."."""
    first, head = reading.tokens[noun.start], reading.tokens[noun.head]
    if head.tag in {"NNP", "NNPS"}:
        return head.lemma in PERSON_NOUNS or first.lemma in {"a", "an"}
    if head.tag == "CD":
        return (
            first.lemma == "one" and noun.end < len(reading.tokens) and reading.tokens[noun.end].lemma == "of"
        )
    if head.tag not in {"NN", "NNS"} or any(
        v.value.type == "date" and v.start <= head.start < v.end for v in reading.values
    ):
        return False
    determined = first.lemma in {"a", "an", "the", "its", "his", "her", "their"} or any(
        token.tag == "POS" for token in reading.tokens[noun.start : noun.end]
    )
    return determined or (head.tag == "NN" and head.lemma in PERSON_NOUNS)


def _names_a_role(reading: Reading, noun: Chunk) -> bool:
    head = reading.tokens[noun.head]
    return head.lemma in PERSON_NOUNS and head.tag in {"NN", "NNP"}


def _role_start(reading: Reading, chunk: int) -> int:
    """A role starts at its own phrase: "the chairman of the board, X" at "the chairman"."""
    return reading.chunks[chunk].start


# --------------------------------------------------------------------------- life dates


def _life_dates(reading: Reading) -> Iterator[Insertion]:
    """ "(31 October 1950 – 31 March 2016)" behind the name that opens the sentence."""
    tokens = reading.tokens
    opening = next((k for k, t in enumerate(tokens) if t.text == "("), None)
    closing = next(
        (k for k, t in enumerate(tokens) if t.text == ")" and opening is not None and k > opening), None
    )
    if opening is None or closing is None or opening == 0:
        return
    first = reading.chunks[0]
    if first.kind is not ChunkKind.NOUN or not _is_proper(reading, first) or first.end > opening:
        return
    name = (first.start, first.end)
    dates = [
        found
        for found in reading.values
        if found.value.type == "date" and tokens[opening].start < found.start < tokens[closing].start
    ]
    cut = (opening, closing + 1)
    for found, verb in zip(dates, _life_verbs(reading, dates, opening, closing), strict=False):
        start, end = _token_range(tokens, found.start, found.end)
        yield Insertion(
            (name, "was", "born", "on", (start, end))
            if verb == "born"
            else (name, "died", "on", (start, end)),
            (start, end),
            cut,
            Kind.DATE,
        )


def _life_verbs(reading: Reading, dates: Sequence[object], opening: int, closing: int) -> tuple[str, ...]:
    words = {token.lemma for token in reading.tokens[opening:closing]}
    if len(dates) == 2 and words & {"–", "-", "—"}:
        return ("born", "died")
    if len(dates) == 1 and "born" in words:
        return ("born",)
    return ()


def _token_range(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    inside = [k for k, token in enumerate(tokens) if start <= token.start < end]
    return inside[0], inside[-1] + 1


# --------------------------------------------------------------------------- absolute phrases


def _absolutes(reading: Reading) -> Iterator[Insertion]:
    """ ", with the first meeting set to take place in May": noun and participle behind "with"."""
    chunks, tokens = reading.chunks, reading.tokens
    for index in range(1, len(chunks) - 2):
        if _text(reading, chunks[index]).lower() != "with" or _text(reading, chunks[index - 1]) != ",":
            continue
        verb = index + 2
        while verb < len(chunks) and chunks[verb].kind is ChunkKind.PREPOSITION and verb + 1 < len(chunks):
            verb += 2
        if verb >= len(chunks) or chunks[verb].kind not in {ChunkKind.GERUND, ChunkKind.PARTICIPLE}:
            continue
        starts = [c.start for c in reading.clauses if c.start > chunks[verb].start]
        stop = min([*starts, _last_word(tokens)])
        subject = (chunks[index + 1].start, chunks[verb].start)
        plural = tokens[chunks[index + 1].head].tag in {"NNS", "NNPS"}
        be = "were" if plural else "was"
        being = tokens[chunks[verb].head].lemma == "be"
        rest = (chunks[verb].end if being else chunks[verb].start, stop)
        if rest[0] < rest[1]:
            yield Insertion(
                (subject, be, rest),
                (subject[0], stop),
                (chunks[index - 1].start, stop),
                verb=chunks[verb].head,
            )


def _last_word(tokens: Sequence[Token]) -> int:
    end = len(tokens)
    while end and tokens[end - 1].text in {".", "!", "?", ";", ":", "…"}:
        end -= 1
    return end


def _text(reading: Reading, chunk: Chunk) -> str:
    return reading.tokens[chunk.start].text
