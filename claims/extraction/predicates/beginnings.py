"""Where the walk through a sentence begins: at its root, or at the clause that the root only leads to."""

from __future__ import annotations

from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.nouns import relative_word
from claims.extraction.predicates.subjects import antecedent
from claims.extraction.tree import Tree

__all__ = ["beginning", "granted"]

# What is said of something that is so (written for this project).
_FACTIVE = frozenset(
    """amazing apparent clear fact interesting ironic notable noteworthy obvious regrettable remarkable
    significant striking surprising true undeniable unfortunate unsurprising""".split()
)


def beginning(tree: Tree, root: int) -> Predicate:
    """The predicate that the sentence states first.

    That of the root, but for "It is true that China lacks chips", "It was in 1990 that the firm moved" and
    "It was Anna Lind who founded it", where it is that of the clause.
    """
    clause = granted(tree, root)
    if clause is not None:
        return Predicate(clause, Sort.MAIN)
    if tree.is_denied(root) or tree.kid(root, "cop") is None or not _is_empty(tree, root):
        return Predicate(root, Sort.MAIN)
    return _cleft(tree, root)


def granted(tree: Tree, head: int) -> int | None:
    """The clause that a predicate says to be so: "it is true that ...", "it should be noted that ..."."""
    if tree.is_denied(head) or not _is_empty(tree, head):
        return None
    clauses = [k for k in tree.kids(head, "csubj", "ccomp") if tree.marker(k) == "that" and k > head]
    tense = all(tree.tokens[k].tag != "MD" for k in tree.auxiliaries(head))
    fact = tense and tree.tokens[head].tag in {"JJ", "NN"} and tree.tokens[head].lemma in _FACTIVE
    noted = tree.tokens[head].tag == "VBN" and tree.tokens[head].lemma in {"know", "note", "remember"}
    return clauses[0] if clauses and (fact or noted) and tree.is_finite(clauses[0]) else None


def _is_empty(tree: Tree, head: int) -> bool:
    return any(tree.tokens[k].lemma == "it" for k in tree.kids(head, "expl", "nsubj"))


def _cleft(tree: Tree, root: int) -> Predicate:
    clauses = [k for k in tree.kids(root, "acl", "csubj") if k > root and not tree.is_set_off(k)]
    whole = Predicate(root, Sort.MAIN)
    if not clauses or not tree.is_finite(clauses[0]) or tree.is_condition(clauses[0]):
        return whole
    clause, opening = clauses[0], tree.subtree(clauses[0])[0]
    if tree.kids(root, "case") and tree.tokens[opening].text == "that":
        front = tree.subtree(root, [clause, *tree.kids(root, "nsubj", "expl", "cop", "punct")])
        return Predicate(clause, Sort.MAIN, shared=tuple(front), cuts={opening})
    who = tree.tokens[opening].tag in {"WP", "WDT"} and tree.subject(clause) == opening
    if who and tree.tokens[root].entity[2:] in {"PER", "ORG"} and tree.is_proper(root):
        return Predicate(
            clause, Sort.RELATIVE, antecedent(tree, root, clause), relative=relative_word(tree, clause)
        )
    return whole
