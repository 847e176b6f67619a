"""What somebody did something for: several aims make several claims."""

from __future__ import annotations

from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.subjects import shared_subject
from claims.extraction.tree import Tree

__all__ = ["purpose", "purposes", "second_aim", "weighs"]


def weighs(tree: Tree, predicate: Predicate, kid: int) -> bool:
    """ "voted 5-2 on Monday to adopt a budget of $187 million": figures on both sides, for two claims."""
    inside = tree.subtree(kid)
    outside = [k for k in tree.kids(predicate.head, "obl", "obj") if k < kid]
    figures = [
        {tree.tokens[w].tag for w in words} & {"CD", "JJS"} for words in (inside, *map(tree.subtree, outside))
    ]
    plain = tree.tokens[predicate.head].tag[0] == "V" and not tree.is_denied(predicate.head)
    whole = predicate.sort not in {Sort.PARTICIPLE, Sort.ABSOLUTE}
    fits = (
        plain
        and whole
        and tree.tokens[kid].tag == "VB"
        and kid > predicate.head
        and tree.subject(kid) is None
    )
    named = any(
        tree.tokens[k].tag in {"NNP", "CD"}
        for o in outside
        if tree.relation(o) == "obl"
        for k in tree.subtree(o)
    )
    shared = shared_subject(tree, predicate) is not None
    return fits and shared and bool(figures[0]) and (any(figures[1:]) or named)


def purposes(tree: Tree, predicate: Predicate, kid: int) -> list[int]:
    """The second and further ones of several things that somebody did something for."""
    others = [k for k in tree.kids(kid, "conj") if tree.tokens[k].tag == "VB" and tree.subject(k) is None]
    chosen = any(tree.tokens[c].lemma == "or" for k in others for c in tree.kids(k, "cc"))
    verb = tree.is_predicate(predicate.head) and kid > predicate.head
    shared = shared_subject(tree, predicate) is not None
    whole = predicate.sort not in {Sort.PARTICIPLE, Sort.ABSOLUTE}
    plain = verb and whole and shared and not chosen and not tree.is_denied(predicate.head)
    return others if plain and tree.tokens[kid].tag == "VB" else []


def second_aim(tree: Tree, predicate: Predicate, first: int, kid: int) -> Predicate | None:
    """ "was asked to sign the form and return it": that somebody was asked to return it."""
    if tree.tokens[first].head != predicate.head or kid not in purposes(tree, predicate, first):
        return None
    predicate.cuts.add(kid)
    return purpose(tree, predicate, first, kid)


def purpose(tree: Tree, predicate: Predicate, first: int, kid: int) -> Predicate:
    """ "companies met to exhibit A and praise B": that they met to praise B, without when and where."""
    group = [*tree.auxiliaries(predicate.head), predicate.head, *tree.kids(predicate.head, "compound")]
    marks = [word for k in tree.kids(first, "mark") for word in (k, *tree.kids(k, "fixed"))]
    told = [w for k in tree.kids(predicate.head, "obj", "iobj") if k < first for w in tree.subtree(k)]
    verb = {*predicate.auxiliaries, *group, *marks, *told}
    return Predicate(kid, Sort.PURPOSE, shared_subject(tree, predicate) or (), tuple(sorted(verb)))
