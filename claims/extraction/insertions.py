"""What a sentence states without a finite verb of its own, and what is cut out of its clauses for it.

Appositions (see `appositions`), years of life in brackets, participles set off by commas ("SenseTime, known
for ..., shifted") or fronted ("Despite being ..., "), trailing ", killing 107 people", and absolute
phrases (", with OpenAI releasing ChatGPT in late 2022"). Each gives a proposition.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.extraction.reading import Reading
from claims.language.base import Token
from claims.language.chunks import Chunk, ChunkKind
from claims.language.clauses import REPORTING_VERBS, ClauseKind
from claims.model import Kind

__all__ = [
    "Insertion",
    "cut_off",
    "life_dates",
    "participles",
    "phrase_end",
    "places",
    "populations",
    "trailing",
    "with_phrases",
]


@dataclass(frozen=True, slots=True)
class Insertion:
    """`pieces` word the proposition, `own` are the tokens that state it, `cuts` what leaves its clause."""

    pieces: tuple[tuple[int, int] | str, ...]
    own: tuple[int, int]
    cuts: tuple[tuple[int, int], ...]
    kind: Kind | None = None
    verb: int | None = None


def life_dates(reading: Reading) -> Iterator[Insertion]:
    """ "(31 October 1950 – 31 March 2016)" behind the name that opens the sentence."""
    tokens = reading.tokens
    opening = next((k for k, t in enumerate(tokens) if t.text == "("), None)
    if not opening:
        return
    closing = next((k for k in range(opening, len(tokens)) if tokens[k].text == ")"), None)
    first = reading.chunks[0]
    if closing is None or first.kind is not ChunkKind.NOUN or tokens[first.head].tag not in {"NNP", "NNPS"}:
        return
    inside = range(tokens[opening].start, tokens[closing].start)
    dates = [found for found in reading.values if found.value.type == "date" and found.start in inside]
    words = {token.lemma for token in tokens[opening:closing]}
    verbs: tuple[str, ...] = ()
    if len(dates) == 2 and words & {"–", "-", "—"}:
        verbs = ("born", "died")
    elif len(dates) == 1 and "born" in words:
        verbs = ("born",)
    for found, verb in zip(dates, verbs, strict=False):
        name, when = (first.start, first.end), _token_range(tokens, found.start, found.end)
        pieces = (name, "was", "born", "on", when) if verb == "born" else (name, "died", "on", when)
        yield Insertion(pieces, when, ((opening, closing + 1),), Kind.DATE)


def participles(reading: Reading) -> Iterator[Insertion]:
    """ "X, known for its museum, ..." and "Despite being on the list, X ..."."""
    chunks = reading.chunks
    for index in range(2, len(chunks) - 1):
        comma = (
            index - 2 if chunks[index - 1].kind is ChunkKind.ADVERB else index - 1
        )  # ", first held in 2016,"
        behind_comma = _text(reading, chunks[comma]) == "," and chunks[index].kind is ChunkKind.PARTICIPLE
        if not behind_comma or chunks[comma - 1].kind is not ChunkKind.NOUN:
            continue
        stop = phrase_end(reading, index)
        if stop is None or stop >= len(chunks) or _text(reading, chunks[stop]) != ",":
            continue
        name = chunks[comma - 1]
        if _is_value(reading, name):
            continue
        be = _be(reading, name)
        rest = (chunks[comma].end, chunks[stop].start)
        cut = (chunks[comma].start, chunks[stop].end)
        yield Insertion(
            ((name.start, name.end), be, rest), (name.start, rest[1]), (cut,), verb=chunks[index].head
        )
    yield from _fronted(reading)


def places(reading: Reading) -> Iterator[Insertion]:
    """ "the city of Livorno, in Tuscany, ...": where a named thing lies."""
    chunks, tokens = reading.chunks, reading.tokens
    for index in range(1, len(chunks) - 2):
        name, place = chunks[index - 1], chunks[index + 2]
        if _text(reading, chunks[index]) != "," or tokens[chunks[index + 1].start].text != "in":
            continue
        if not (_is_place_name(reading, name) and _is_place_name(reading, place)):
            continue
        stop = index + 3
        closed = stop < len(chunks) and _text(reading, chunks[stop]) == ","
        if closed or place.end >= cut_off(tokens):
            cut = (chunks[index].start, chunks[stop].end if closed else place.end)
            pieces = ((name.start, name.end), "is", (chunks[index + 1].start, place.end))
            yield Insertion(pieces, (name.start, place.end), (cut,), Kind.LOCATION)


def populations(reading: Reading) -> Iterator[Insertion]:
    """ "Porto, population 230,000, lies on ...": a figure under its noun, between commas."""
    chunks, tokens = reading.chunks, reading.tokens
    for index in range(1, len(chunks) - 2):
        name, noun, close = chunks[index - 1], chunks[index + 1], chunks[index + 2]
        between = _text(reading, chunks[index]) == _text(reading, close) == ","
        if not between or not _is_place_name(reading, name) or noun.kind is not ChunkKind.NOUN:
            continue
        figure = tokens[noun.end - 1].tag == "CD" and noun.end - noun.start == 2
        if figure and tokens[noun.start].tag == "NN":
            pieces = ((name.start, name.end), "has", (noun.start, noun.end))
            own, cut = (name.start, noun.end), (chunks[index].start, close.end)
            yield Insertion(pieces, own, (cut,), Kind.QUANTITY)


def _is_value(reading: Reading, chunk: Chunk) -> bool:
    """Whether a noun chunk is a date or an amount: nothing is told of it."""
    start, end = reading.tokens[chunk.start].start, reading.tokens[chunk.end - 1].end
    return any(found.start <= start and end <= found.end for found in reading.values)


def _is_place_name(reading: Reading, chunk: Chunk) -> bool:
    head = reading.tokens[chunk.head]
    dated = any(v.value.type == "date" and v.start <= head.start < v.end for v in reading.values)
    return chunk.kind is ChunkKind.NOUN and head.tag in {"NNP", "NNPS"} and not dated


_PREPOSITIONAL = frozenset("accord begin concern depend exclude follow include involve regard start".split())


def trailing(reading: Reading) -> Iterator[Insertion]:
    """ "A crane fell on the mosque, killing 107 people": what the subject did besides."""
    chunks, tokens = reading.chunks, reading.tokens
    for index in range(2, len(chunks) - 1):
        gerund = chunks[index]
        if gerund.kind is not ChunkKind.GERUND or _text(reading, chunks[index - 1]) != ",":
            continue
        stop = phrase_end(reading, index)
        behind = stop is not None and (stop >= len(chunks) or chunks[stop].start >= cut_off(tokens))
        clause = next((c for c in reversed(reading.clauses) if c.verb.end <= gerund.start), None)
        if not behind or clause is None or clause.subject is None or clause.kind is ClauseKind.SUBORDINATE:
            continue
        open_verb = tokens[clause.verb.start].tag == "MD" or tokens[
            clause.verb.head
        ].lemma in REPORTING_VERBS | {"be"}
        if open_verb or tokens[gerund.head].lemma in _PREPOSITIONAL:
            continue
        rest = (gerund.start, cut_off(tokens))
        head = next(c for c in chunks if c.start <= clause.subject[0] < c.end)
        pieces = (clause.subject, _be(reading, head), rest)
        yield Insertion(pieces, rest, ((chunks[index - 1].start, rest[1]),), verb=gerund.head)


def _fronted(reading: Reading) -> Iterator[Insertion]:
    chunks, tokens = reading.chunks, reading.tokens
    main = next((c for c in reading.clauses if c.kind is ClauseKind.MAIN and c.subject), None)
    if main is None or main.subject is None or len(chunks) < 4:
        return
    comma = next((c for c in chunks if tokens[c.start].text == "," and c.start < main.subject[0]), None)
    if comma is None:
        return
    head = next(c for c in chunks if c.start <= main.subject[0] < c.end)
    being = chunks[1].kind is ChunkKind.GERUND and tokens[chunks[1].head].lemma == "be"
    if tokens[0].lemma == "despite" and being:
        start = chunks[1].end
    elif chunks[0].kind is ChunkKind.PARTICIPLE:
        start = 0
    else:
        return
    if start < comma.start and not any(c.verb.start < comma.start for c in reading.clauses):
        rest = (start, comma.start)
        yield Insertion((main.subject, _be(reading, head, present=True), rest), rest, ((0, comma.end),))


def with_phrases(reading: Reading) -> Iterator[Insertion]:
    """ ", with the first meeting set to take place in May": a noun and a participle behind "with"."""
    chunks, tokens = reading.chunks, reading.tokens
    for index in range(1, len(chunks) - 2):
        if _text(reading, chunks[index]).lower() != "with" or _text(reading, chunks[index - 1]) != ",":
            continue
        verb = index + 2
        while verb + 1 < len(chunks) and chunks[verb].kind is ChunkKind.PREPOSITION:
            verb += 2
        if verb >= len(chunks) or chunks[verb].kind not in {ChunkKind.GERUND, ChunkKind.PARTICIPLE}:
            continue
        starts = [c.start for c in reading.clauses if c.start > chunks[verb].start]
        stop = min([*starts, cut_off(tokens)])
        subject = (chunks[index + 1].start, chunks[verb].start)
        being = tokens[chunks[verb].head].lemma == "be"
        rest = (chunks[verb].end if being else chunks[verb].start, stop)
        if rest[0] < rest[1]:
            be = _be(reading, chunks[index + 1], dated=_holds_date(reading, rest))
            pieces = (subject, be, rest)
            cut = (chunks[index - 1].start, stop)
            yield Insertion(pieces, (subject[0], stop), (cut,), verb=chunks[verb].head)


def phrase_end(reading: Reading, first: int) -> int | None:
    """The chunk at which an insertion beginning at chunk `first` ends; None when it is part of a list.

    It ends at a comma, a relative word, or with the clause; no finite verb may stand in it before that.
    Brackets inside it are passed over.
    """
    chunks = reading.chunks
    starts = {clause.start for clause in reading.clauses}
    depth = 0
    for index in range(first, len(chunks)):
        text, kind = _text(reading, chunks[index]), chunks[index].kind
        depth += (text == "(") - (text == ")")
        if depth > 0 or (text == ")" and depth == 0):
            continue
        if index > first and (text in _ENDS or chunks[index].start in starts):
            return None if _list_goes_on(reading, index) else index
        if kind is ChunkKind.VERB or (kind is ChunkKind.CONJUNCTION and index == first + 1):
            return None
        if kind is ChunkKind.RELATIVE:
            return index
    return len(chunks)


_ENDS = frozenset({",", ";", ".", ":", "–", "—", ")", "!", "?", "“", '"', "”", "-"})


def _list_goes_on(reading: Reading, comma: int) -> bool:
    """ "A, B, and C" rather than "A, the chairman of B, and C left"."""
    chunks = reading.chunks
    if comma + 2 >= len(chunks) or _text(reading, chunks[comma + 1]).lower() not in {"and", "or"}:
        return False
    opens_clause = any(c.start in {chunks[comma].start, chunks[comma + 1].start} for c in reading.clauses)
    return chunks[comma + 2].kind is ChunkKind.NOUN and not opens_clause


def cut_off(tokens: Sequence[Token]) -> int:
    """The number of tokens before the marks that end a sentence."""
    end = len(tokens)
    while end and tokens[end - 1].text in {".", "!", "?", ";", ":", "…"}:
        end -= 1
    return end


def _holds_date(reading: Reading, rest: tuple[int, int]) -> bool:
    start, end = reading.tokens[rest[0]].start, reading.tokens[rest[1] - 1].end
    return any(v.value.type == "date" and start <= v.start and v.end <= end for v in reading.values)


def _be(reading: Reading, noun: Chunk, *, present: bool = False, dated: bool = False) -> str:
    plural = reading.tokens[noun.head].tag in {"NNS", "NNPS"}
    main = next((c for c in reading.clauses if c.kind is ClauseKind.MAIN), None)
    past = dated or (not present and main is not None and reading.tokens[main.verb.start].tag == "VBD")
    return ("were" if plural else "was") if past else ("are" if plural else "is")


def _token_range(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    inside = [k for k, token in enumerate(tokens) if start <= token.start < end]
    return inside[0], inside[-1] + 1


def _text(reading: Reading, chunk: Chunk) -> str:
    return reading.tokens[chunk.start].text
