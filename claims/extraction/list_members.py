"""Which members of a list are each something by themselves, so that what is said of all is said of each."""

from __future__ import annotations

from collections.abc import Sequence

from claims.extraction.drafts import Draft
from claims.extraction.reading import Reading

__all__ = ["are_alike", "is_counted", "is_listed", "is_whole", "names"]

_LISTING_VERBS = frozenset("add comprise feature include number".split())
_CIRCUMSTANCES = frozenset(
    """after along amid among around as at before between during in near on over since through until
    within""".split()
)
"""Prepositions behind which members may lack a word of the first: "after the death of X and Y"."""
_EFFECTS = frozenset("affect cause damage lead prevent result trigger".split())
"""What such a verb brings about, or such a noun is of ("a cause of"), makes a list of effects."""
_COUNTS = frozenset("few half majority many more most number several some total".split())


def are_alike(reading: Reading, draft: Draft, members: Sequence[int]) -> bool:
    """Whether each member can stand alone where the list stands; by the heads of the members."""
    return (
        names(reading, members)
        or _paired(reading, members)
        or all(reading.is_dated(k) for k in members)
        or _things(reading, draft, members)
        or _repeats_case(reading, draft, members)
        or all(_is_named(reading, k) for k in members)
        or is_listed(reading, draft, members[0])
        or _effects(reading, draft, members[0])
    )


def _paired(reading: Reading, members: Sequence[int]) -> bool:
    """ "both praise for his help and criticism for his ban": "both" says that each is so."""
    tree = reading.tree
    return any(tree.tokens[k].lemma == "both" for k in tree.kids(members[0], "cc", "det"))


def names(reading: Reading, members: Sequence[int]) -> bool:
    """Whether all members are proper names."""
    tokens = reading.tokens
    return all(tokens[k].tag in {"NNP", "NNPS"} and not reading.is_dated(k) for k in members)


def _repeats_case(reading: Reading, draft: Draft, members: Sequence[int]) -> bool:
    """ "driven by demand and by a new contract": the preposition is said again for each.

    What is counted is not the same in each: "most cuts fall on Ghent and on Dayton".
    """
    tree, head = reading.tree, draft.predicate.head
    things = [tree.subject(head), *tree.kids(head, "obj")]
    if any(is_counted(reading, k) for k in things if k is not None):
        return False
    cases = [{tree.tokens[c].lemma for c in tree.kids(k, "case")} for k in members]
    return bool(cases[0]) and all(case == cases[0] for case in cases)


def is_counted(reading: Reading, noun: int) -> bool:
    """ "two members", "most cuts": what is counted together is not the same for each place or thing."""
    tree = reading.tree
    return bool(tree.kids(noun, "nummod")) or any(
        tree.tokens[k].lemma in _COUNTS for k in (noun, *tree.kids(noun, "amod", "det"))
    )


def _things(reading: Reading, draft: Draft, members: Sequence[int]) -> bool:
    """ "lost her husband and her house": things that each have a name, an article, an owner or a number."""
    tree, at = reading.tree, members[0]
    while tree.relation(at) == "nmod" and tree.marker(at) in {"of", "like", "including"}:
        at = tree.tokens[at].head
    direct = tree.tokens[at].head == draft.predicate.head and tree.marker(at) not in _CIRCUMSTANCES
    whole = [k for k in members if is_whole(reading, k)]
    many = len(members) > 2 and all(
        tree.tokens[k].tag in {"NNS", "NNP", "NNPS"} for k in members if k not in whole
    )
    return direct and (len(whole) == len(members) or (many and len(whole) > 1))


def is_whole(reading: Reading, index: int) -> bool:
    """A noun that needs nothing from the others in its list: with a name, article, owner or number."""
    tree = reading.tree
    owned = any(tree.tokens[p].relation == "nmod:poss" for p in tree.kids(index, "nmod"))
    described = tree.tokens[index].tag == "NNS" and bool(tree.kids(index, "amod"))
    one_of = tree.tokens[index].lemma == "one" and any(
        tree.marker(k) == "of" for k in tree.kids(index, "nmod")
    )
    determined = bool(tree.kids(index, "det", "nummod")) or one_of
    return _is_named(reading, index) or determined or owned or described


def _is_named(reading: Reading, index: int) -> bool:
    """ "Watchmen", "the drama Burning Man"."""
    tree = reading.tree
    titles = [k for k in tree.kids(index, "appos") if tree.is_proper(k) and not tree.is_set_off(k)]
    return tree.is_proper(index) or bool(titles)


def _effects(reading: Reading, draft: Draft, index: int) -> bool:
    """ "can lead to deafness and stunted growth", "a cause of strokes", "problems including deafness"."""
    tree, at = reading.tree, index
    while tree.relation(at) == "nmod" and tree.marker(at) in {"of", "for", "including"}:
        at = tree.tokens[at].head
    head = draft.predicate.head
    verb = tree.tokens[head].lemma in _EFFECTS and tree.tokens[at].head == head
    return (verb and tree.relation(at) in {"obj", "obl"}) or (
        at == head and tree.tokens[at].lemma in _EFFECTS
    )


def is_listed(reading: Reading, draft: Draft, index: int) -> bool:
    """ "include sessions on safety, design and law": the object of a verb that asks for a list."""
    tree, at = reading.tree, index
    while tree.relation(at) == "nmod" and not tree.is_set_off(at):
        at = tree.tokens[at].head
    return tree.relation(at) == "obj" and tree.tokens[draft.predicate.head].lemma in _LISTING_VERBS
