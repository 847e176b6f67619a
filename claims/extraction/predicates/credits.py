"""Who says what a whole sentence tells: "..., the fire service said", "..., according to the police"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.tree import Tree

__all__ = ["give_credit", "told"]

# Verbs of those who vouch for what they say (written for this project).
_VOUCHING = frozenset(
    "add announce claim confirm declare disclose estimate note report reveal say state tell write".split()
)
_BESIDE = frozenset({"ccomp", "nsubj", "obj", "iobj", "obl", "advmod", "aux", "punct"})
_CREDITED = frozenset({Sort.MAIN, Sort.COORDINATED, Sort.PARTICIPLE, Sort.ABSOLUTE})


def told(tree: Tree, root: int, free: Collection[int]) -> Predicate | None:
    """The clause before its speaker, with the credit: "a tram hit a van and stopped, the police said"."""
    clauses = tree.kids(root, "ccomp")
    plain = {tree.relation(k) for k in tree.kids(root)} <= _BESIDE
    if tree.tokens[root].lemma not in _VOUCHING or len(clauses) != 1 or not plain or tree.is_denied(root):
        return None
    clause, whole = clauses[0], tree.subtree(clauses[0])
    own = [k for k in tree.subtree(root, [clause]) if tree.relation(k) != "punct"]
    behind = whole[-1] < own[0] and tree.tokens[own[0] - 1].text == ","
    if not behind or tree.subject(clause) is None or tree.marker(clause) or clause not in free:
        return None
    return Predicate(clause, Sort.MAIN, credit=(own[0] - 1, *own))


def give_credit(tree: Tree, predicates: Sequence[Predicate]) -> None:
    """Let what vouches for a sentence vouch for each thing it asserts, unless that holds it already.

    What a relative clause tells by the way, the writer knows.
    """
    first = next((p for p in predicates if p.sort is Sort.MAIN), None)
    if first is None:
        return
    whole = first.credit or _inserted(tree, first.head) or _accord(tree, first.head)
    inside = {cut for predicate in predicates for cut in predicate.cuts} & set(whole)
    told_apart = _below(tree, inside)  # "according to the agency, quoting a daily"
    credit = tuple(k for k in whole if k not in told_apart)
    for predicate in predicates:
        clause = predicate.head
        while tree.relation(clause) == "conj":
            clause = tree.tokens[clause].head
        aside = predicate.sort is Sort.PARTICIPLE and tree.relation(clause) != "advcl"
        holds = set(credit) <= set(tree.subtree(predicate.head)) - _below(tree, predicate.cuts)
        if predicate.sort in _CREDITED and not aside and not predicate.credit and not holds:
            predicate.credit = credit


def _below(tree: Tree, heads: Collection[int]) -> set[int]:
    return {k for head in heads for k in tree.subtree(head)}


def _inserted(tree: Tree, head: int) -> tuple[int, ...]:
    """The words ", police said" in "The fire, police said, destroyed 30 homes and damaged 12"."""
    for kid in tree.kids(head, "parataxis"):
        own = [k for k in tree.subtree(kid) if tree.relation(k) != "punct"]
        whole = own == list(range(own[0], own[-1] + 1)) and own[0] > 0 and tree.subject(kid) is not None
        if whole and tree.tokens[kid].lemma in _VOUCHING and not tree.kids(kid, "ccomp", "obj", "conj"):
            return (own[0] - 1, *own) if tree.tokens[own[0] - 1].text == "," else ()
    return ()


def _accord(tree: Tree, head: int) -> tuple[int, ...]:
    """The words "according to X" of the clause with the head `head`, or at the end of its sentence."""
    for k, token in enumerate(tree.tokens):
        if token.lemma != "accord":
            continue
        words = [w for w in tree.subtree(_whole(tree, k)) if w >= k]
        while tree.relation(words[-1]) == "punct":
            words.pop()
        above = tree.tokens[_whole(tree, k)].head
        subject = above == tree.subject(head)  # "the mill, according to Norwell, opened"
        if above == head or subject or words[-1] >= len(tree.tokens) - 2:
            return (k - 1, *words) if k and tree.tokens[k - 1].text == "," else tuple(words)
    return ()


def _whole(tree: Tree, first: int) -> int:
    """The head of the phrase, less than a clause with a subject, that a word opens."""
    head = first
    for above in tree.above(first):
        opening = next(w for w in tree.subtree(above) if tree.relation(w) != "punct")
        if opening != first or tree.subject(above) is not None:
            break
        head = above
    return head
