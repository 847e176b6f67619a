"""What each clause says: one proposition a predicate; insertions are cut out and make their own.

A proposition is a list of pieces: stretches of tokens of the sentence and function words between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claims.extraction.appositions import find_insertions
from claims.extraction.insertions import Insertion
from claims.extraction.lists import distribute
from claims.extraction.reading import Reading
from claims.language.chunks import ChunkKind
from claims.language.clauses import Clause, ClauseKind
from claims.model import Kind

__all__ = ["Piece", "Proposition", "propositions"]

Piece = tuple[int, int] | str


@dataclass(frozen=True, slots=True)
class Proposition:
    """Pieces in order; `own` are the tokens that state it; `kind` where the construction decides it.

    `group` numbers the propositions of a sentence; the members of one list share it. `verb` is the index of
    the predicate's head token, None for what is stated without a verb (an apposition).
    """

    pieces: tuple[Piece, ...]
    own: tuple[int, int]
    group: int
    verb: int | None = None
    kind: Kind | None = None


# Subordinate clauses that the main clause keeps, since they say when it holds.
_KEPT = frozenset("after because before once since until when".split())


def propositions(reading: Reading, within: Sequence[tuple[int, int]] | None = None) -> list[Proposition]:
    """The propositions of a sentence in reading order; with `within`, only of those token stretches."""
    found: list[Proposition] = []
    insertions = find_insertions(reading)
    for clause in reading.clauses:
        if not clause.parts or (within is not None and not _covered(clause, within)):
            continue
        pieces = _clause_pieces(reading, clause)
        pieces = _without(pieces, insertions)
        if not _states_something(reading, clause, pieces):
            continue
        base = Proposition(tuple(pieces), _own(clause), len(found), verb=clause.verb.head)
        found.extend(distribute(reading, clause, base))
    for insertion in insertions:
        found.append(
            Proposition(insertion.pieces, insertion.own, len(found), kind=insertion.kind, verb=insertion.verb)
        )
    return sorted(_numbered(found), key=lambda p: (p.own[0], p.group))


def _numbered(found: Sequence[Proposition]) -> Iterator[Proposition]:
    """Renumber the groups in order; list members keep sharing theirs."""
    numbers: dict[int, int] = {}
    for proposition in found:
        yield replace(proposition, group=numbers.setdefault(proposition.group, len(numbers)))


def _covered(clause: Clause, within: Sequence[tuple[int, int]]) -> bool:
    return any(start <= clause.verb.start < end for start, end in within)


def _clause_pieces(reading: Reading, clause: Clause) -> list[Piece]:
    parts = [part for part in _trim_all(reading, clause.parts)]
    if clause.kind in {ClauseKind.MAIN, ClauseKind.COORDINATED}:
        for other in reading.clauses:
            marked = other.kind is ClauseKind.SUBORDINATE and other.marker is not None
            if marked and other is not clause and reading.tokens[other.marker or 0].lemma in _KEPT:
                behind = other.start > clause.verb.start and _next_clause(reading, clause) is other
                if behind:
                    parts += [(other.start, other.parts[-1][1])]
    pieces: list[Piece] = list(parts)
    subject = clause.subject
    if subject and not any(start <= subject[0] < end for start, end in parts):
        pieces.insert(0, subject)
    return pieces


def _next_clause(reading: Reading, clause: Clause) -> Clause | None:
    later = [
        c for c in reading.clauses if c.verb.start > clause.verb.start and c.kind is not ClauseKind.RELATIVE
    ]
    return later[0] if later else None


def _trim_all(reading: Reading, parts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in parts:
        while start < end and reading.tokens[start].text in {",", ";", ":", "–", "—", "-"}:
            start += 1
        while end > start and reading.tokens[end - 1].text in {",", ";", ":", "–", "—", "-"}:
            end -= 1
        if start < end:
            yield start, end


def _without(pieces: Sequence[Piece], insertions: Sequence[Insertion]) -> list[Piece]:
    """Cut the insertions out of the stretches they stand in."""
    result = list(pieces)
    for insertion in insertions:
        for cut in insertion.cuts:
            result = [left for piece in result for left in _cut(piece, cut)]
    return result


def _cut(piece: Piece, cut: tuple[int, int]) -> Iterator[Piece]:
    """What is left of a piece without the tokens of `cut`."""
    if isinstance(piece, str) or cut[1] <= piece[0] or cut[0] >= piece[1]:
        yield piece
        return
    if piece[0] < cut[0]:
        yield piece[0], cut[0]
    if cut[1] < piece[1]:
        yield cut[1], piece[1]


def _own(clause: Clause) -> tuple[int, int]:
    return min(start for start, _ in clause.parts), max(end for _, end in clause.parts)


# What a clause behind these says need not have come about, unless it stands in the past tense.
_OPEN = frozenset("after before once since until when".split())


def _states_something(reading: Reading, clause: Clause, pieces: Sequence[Piece]) -> bool:
    """A predicate with a subject and more than a bare verb, that is said to be so."""
    marker = reading.tokens[clause.marker].lemma if clause.marker is not None else ""
    subordinate = clause.kind is ClauseKind.SUBORDINATE and marker in _OPEN
    if subordinate and reading.tokens[clause.verb.start].tag != "VBD":
        return False
    if clause.subject is None and clause.kind is not ClauseKind.MAIN:
        return False
    words = sum(end - start for start, end in (p for p in pieces if not isinstance(p, str)))
    has_verb = any(not isinstance(p, str) and p[0] <= clause.verb.head < p[1] for p in pieces)
    nouns = [
        c
        for c in reading.chunks
        if c.kind is ChunkKind.NOUN and any(not isinstance(p, str) and p[0] <= c.start < p[1] for p in pieces)
    ]
    return has_verb and words >= 3 and bool(nouns)
