"""What a sentence says: one proposition for each predicate, apposition and member of a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claims.extraction.asides import asides
from claims.extraction.asides.model import is_year
from claims.extraction.drafts import Piece, draft_of, stretches, without_loose_marks
from claims.extraction.lists import distribute
from claims.extraction.predicates import Predicate, Sort, asserted
from claims.extraction.reading import Reading
from claims.extraction.tree import Tree
from claims.model import Kind

__all__ = ["Proposition", "propositions"]


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


def propositions(reading: Reading, within: Sequence[tuple[int, int]] | None = None) -> list[Proposition]:
    """The propositions of a sentence in reading order; with `within`, only of those token stretches."""
    tree = reading.tree
    parts = [(0, len(reading.tokens))] if within is None else within
    free = {k for start, end in parts for k in range(start, end)}
    bracketed = _bracketed(reading)
    aside = asides(reading, free)
    found: list[Proposition] = []
    predicates = asserted(tree, free - bracketed)
    for group, predicate in enumerate(predicates):
        if predicate.sort is not Sort.MAIN and reading.is_quoted(predicate.head):
            continue
        cuts = bracketed.union(*(made.cut for made in aside if predicate.head not in made.cut))
        draft = draft_of(reading, predicate, cuts, bracketed)
        for member in distribute(reading, draft) if draft else ():
            own = member.own or member.words
            place = (own[0], own[-1] + 1)
            found.append(Proposition(member.pieces, place, group, verb=predicate.head))
    elsewhere = _clauses_of_their_own(tree, predicates)
    stated = [made for made in aside if made.pieces]
    groups: dict[tuple[int, ...], int] = {}  # members of one list are cut out as one
    for number, apposition in enumerate(stated, start=len(tree.tokens)):  # no predicate has so high a number
        group = groups.setdefault(apposition.cut or (number,), number)
        place = (apposition.own[0], apposition.own[-1] + 1)
        inside = set() if set(apposition.own) & bracketed else bracketed
        pieces = _without(tree, apposition.pieces, elsewhere | inside)
        found.append(Proposition(pieces, place, group, kind=apposition.kind))
    found.sort(key=lambda proposition: (proposition.own[0], proposition.group))
    return found


def _clauses_of_their_own(tree: Tree, predicates: Sequence[Predicate]) -> set[int]:
    """The tokens of clauses on nouns that make claims of their own and are cut from others."""
    heads = {cut for predicate in predicates for cut in predicate.cuts if tree.relation(cut) == "acl"}
    return {k for head in heads for k in tree.subtree(head)}


def _without(tree: Tree, pieces: Sequence[Piece], gone: set[int]) -> tuple[Piece, ...]:
    """Pieces without some tokens; what would be left empty stays whole."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str):
            found.append(piece)
            continue
        kept = without_loose_marks(tree, [k for k in range(*piece) if k not in gone])
        found += stretches(kept) if kept else [piece]
    return tuple(found)


def _bracketed(reading: Reading) -> set[int]:
    """The tokens in brackets, and these, but for an abbreviation or year alone: "(LLM)", "Alien (1979)"."""
    found: set[int] = set()
    opened: list[int] = []
    for index, token in enumerate(reading.tokens):
        if token.text in {"(", "["}:
            opened.append(index)
        elif token.text in {")", "]"} and opened:
            start = opened.pop()
            inside = reading.tokens[start + 1 : index]
            if len(inside) != 1 or not (inside[0].text.isupper() or is_year(inside[0].text)):
                found.update(range(start, index + 1))
    return found
