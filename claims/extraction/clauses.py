"""The finite clauses of a sentence, read off its tree: verb, subject, and how each hangs in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from claims.extraction.tree import Tree

__all__ = ["Clause", "ClauseKind", "find_clauses"]


class ClauseKind(StrEnum):
    """How a clause hangs in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"


_KINDS = {
    "root": ClauseKind.MAIN,
    "conj": ClauseKind.COORDINATED,
    "parataxis": ClauseKind.COORDINATED,
    "acl:relcl": ClauseKind.RELATIVE,
}
_REPORTED = frozenset({"ccomp", "csubj"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with its subject; all numbers are token indices, ranges half open.

    `head` is the verb, or the noun or adjective behind a copula. `verb` is the group of the verb or copula
    with its auxiliaries, `subject` the stretch of its subject, which may lie in another clause.
    """

    kind: ClauseKind
    head: int
    verb: tuple[int, int]
    subject: tuple[int, int] | None


def find_clauses(tree: Tree) -> list[Clause]:
    """The clauses of a sentence in order, none of those that somebody says, thinks or asks."""
    return list(_clauses(tree))


def _clauses(tree: Tree) -> Iterator[Clause]:
    for index, token in enumerate(tree.tokens):
        main = token.relation == "root"
        auxiliary = tree.relation(index) in {"aux", "cop"}
        if auxiliary or not (tree.is_predicate(index) and (main or tree.is_finite(index))):
            continue
        above = (index, *tree.above(index))
        if any(tree.relation(k) in _REPORTED for k in above):
            continue
        kind = _KINDS.get(token.relation, ClauseKind.SUBORDINATE)
        yield Clause(kind, index, _group(tree, index), _subject(tree, index))


def _group(tree: Tree, head: int) -> tuple[int, int]:
    group = [k for k in tree.auxiliaries(head) if k < head]
    if tree.kid(head, "cop") is None:
        group.append(head)
    return (min(group), max(group) + 1) if group else (head, head + 1)


def _subject(tree: Tree, head: int) -> tuple[int, int] | None:
    found = tree.subject(head)
    if found is None and tree.relation(head) == "conj":
        return _subject(tree, tree.tokens[head].head)
    if found is None:
        return None
    words = tree.noun_phrase(found)
    return words[0], words[-1] + 1
