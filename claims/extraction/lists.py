"""Lists whose members each make a claim: "Tesla and Qualcomm attended", "included A, B and C".

Only distributive predicates are split: "A and B merged" says nothing of A alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.extraction.reading import Reading
from claims.language.chunks import Chunk, ChunkKind
from claims.language.clauses import Clause

if TYPE_CHECKING:
    from claims.extraction.propositions import Proposition

__all__ = ["distribute"]

_LISTING_VERBS = frozenset("comprise feature include number".split())
# Predicates that hold of their subjects only together (written for this project).
_COLLECTIVE = frozenset(
    """agree ally among argue between clash collaborate collide combine compete cooperate disagree divide each
    exchange face fight gather jointly marry meet merge negotiate partner rival same separate share split
    together unite""".split()
)


def distribute(reading: Reading, clause: Clause, proposition: Proposition) -> list[Proposition]:
    """One proposition for each member of the list in it, or the proposition itself."""
    words = {
        token.lemma.removesuffix("s")
        for piece in proposition.pieces
        if not isinstance(piece, str)
        for token in reading.tokens[piece[0] : piece[1]]
    }
    if words & _COLLECTIVE:
        return [proposition]
    if reading.tokens[clause.verb.head].text == "born":
        return _circumstances(reading, clause, proposition)
    listing = reading.tokens[clause.verb.head].lemma in _LISTING_VERBS
    for index, piece in enumerate(proposition.pieces):
        if isinstance(piece, str):
            continue
        members = _members(reading, clause, piece, listing=listing)
        if len(members) < 2:
            continue
        start, end = members[0][0], members[-1][1]
        singular = _singular(reading, clause, piece) if end <= clause.verb.start else ()
        if singular is None:
            continue
        made = []
        for member in members:
            pieces: list[tuple[int, int] | str] = list(proposition.pieces[:index])
            pieces += [p for p in ((piece[0], start), member) if p[0] < p[1]]
            pieces += singular or [p for p in [(end, piece[1])] if p[0] < p[1]]
            pieces += proposition.pieces[index + 1 :]
            made.append(
                replace(
                    proposition,
                    pieces=tuple(pieces),
                    own=proposition.own if start < clause.verb.start else (member[0], member[1]),
                )
            )
        return made
    return [proposition]


_SINGULARS = {"are": "is", "were": "was", "have": "has"}


def _singular(
    reading: Reading, clause: Clause, piece: tuple[int, int]
) -> tuple[tuple[int, int] | str, ...] | None:
    """What follows a list that is the subject, agreeing with one member; None where it can't."""
    verb = reading.tokens[clause.verb.start]
    if verb.text in _SINGULARS:
        rest = (clause.verb.start + 1, piece[1])
        return (_SINGULARS[verb.text], rest) if rest[0] < rest[1] else (_SINGULARS[verb.text],)
    return None if verb.tag == "VBP" else ()


def _circumstances(reading: Reading, clause: Clause, proposition: Proposition) -> list[Proposition]:
    """ "was born on 3 May 1950 in Baghdad, Iraq, to a ... family": when, where and to whom."""
    last = proposition.pieces[-1]
    if isinstance(last, str) or not last[0] <= clause.verb.end < last[1]:
        return [proposition]
    starts = [
        c.start
        for c in reading.chunks
        if clause.verb.end <= c.start < last[1]
        and reading.tokens[c.start].lemma in {"on", "in", "at", "to", "near"}
    ]
    if not starts or starts[0] != clause.verb.end:
        return [proposition]
    made = []
    for start, end in zip(starts, [*starts[1:], last[1]], strict=True):
        head = (last[0], clause.verb.end)
        made.append(
            replace(proposition, pieces=(*proposition.pieces[:-1], head, (start, end)), own=(start, end))
        )
    return made


def _members(
    reading: Reading, clause: Clause, piece: tuple[int, int], *, listing: bool
) -> list[tuple[int, int]]:
    """The members of the first list in a stretch: names anywhere, any nouns behind a listing verb."""
    chunks = [c for c in reading.chunks if piece[0] <= c.start < piece[1]]
    for at, chunk in enumerate(chunks):
        if chunk.kind is not ChunkKind.NOUN:
            continue
        behind_listing = listing and at > 0 and chunks[at - 1] is clause.verb
        if behind_listing:
            return _listed(reading, chunks[at:], piece[1])
        if _proper(reading, chunk):
            run = _run_of_names(reading, chunks, at)
            if len(run) > 1:
                return [(c.start, c.end) for c in run]
    return []


def _run_of_names(reading: Reading, chunks: Sequence[Chunk], at: int) -> list[Chunk]:
    """ "A, B and C", all proper names, closed by a conjunction."""
    run = [chunks[at]]
    index = at + 1
    while index + 1 < len(chunks):
        mark = reading.tokens[chunks[index].start].lemma
        step = index + 1
        closing = mark == "and"
        if mark == "," and reading.tokens[chunks[step].start].lemma == "and":
            step, closing = step + 1, True
        if mark not in {",", "and"} or step >= len(chunks) or not _proper(reading, chunks[step]):
            return []
        if _determined(reading, chunks[step]) != _determined(reading, chunks[at]):
            return []  # "the Rock and Roll Hall": one name
        run.append(chunks[step])
        if closing:
            return run
        index = step + 1
    return []


def _determined(reading: Reading, chunk: Chunk) -> bool:
    return reading.tokens[chunk.start].lemma == "the"


def _listed(reading: Reading, chunks: Sequence[Chunk], end: int) -> list[tuple[int, int]]:
    """The members behind a listing verb: what stands between its commas and its "and"."""
    members: list[tuple[int, int]] = []
    start = chunks[0].start
    closed = False
    for index, chunk in enumerate(chunks):
        mark = reading.tokens[chunk.start].lemma
        following = chunks[index + 1] if index + 1 < len(chunks) else None
        if chunk.kind in {ChunkKind.RELATIVE, ChunkKind.VERB} or mark in {";", ":"}:
            end = chunk.start
            break
        starts_member = following is not None and following.kind in {ChunkKind.NOUN, ChunkKind.CONJUNCTION}
        if (mark == "," and starts_member) or (mark == "and" and not closed):
            if chunk.start > start:
                members.append((start, chunk.start))
            start = chunk.end
            closed = closed or mark == "and"
    while end > start and reading.tokens[end - 1].text in {",", "."}:
        end -= 1
    if start < end:
        members.append((start, end))
    return members if closed else []


def _proper(reading: Reading, chunk: Chunk) -> bool:
    head = reading.tokens[chunk.head]
    dated = any(v.value.type == "date" and v.start <= head.start < v.end for v in reading.values)
    return chunk.kind is ChunkKind.NOUN and head.tag in {"NNP", "NNPS"} and not dated
