"""What an apposition describes: its head, or a name that stands right before it in its head's phrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from claims.extraction.lexicon import ORGANISATION_NOUNS, PERSON_NOUNS
from claims.extraction.tree import SET_OFF, Tree
from claims.language.lexicon import noun_sort

__all__ = ["described_by"]

_WORKS = frozenset(
    """account album autobiography biography book collection diary essay exhibition film history memoir novel
    opera painting play poem report series song story study symphony trilogy""".split()
)


@dataclass(frozen=True, slots=True)
class _Apposition:
    """`index` is its noun, `head` what that hangs on, `comma` the mark before it, `near` the name before."""

    tree: Tree
    index: int
    head: int
    comma: int
    near: int

    @property
    def sort(self) -> str:
        """The sort of name that it is; "" for a description."""
        return self.tree.tokens[self.index].entity[2:]

    @property
    def has_near(self) -> bool:
        """Whether a proper name stands between its head and it."""
        return self.head < self.near < self.comma and self.tree.is_proper(self.near)


def described_by(tree: Tree, index: int) -> int:
    """The token that heads what the apposition `index` describes."""
    head, first = tree.tokens[index].head, tree.subtree(index)[0]
    comma = first if tree.tokens[first].text in SET_OFF else first - 1
    apposition = _Apposition(tree, index, head, comma, _name_before(tree, head, comma))
    found = (rule(apposition) for rule in _RULES)
    return next((noun for noun in found if noun is not None), head)


def _name_before(tree: Tree, head: int, comma: int) -> int:
    """The noun before the comma, as far below `head` as it goes; of a name its first word's place."""
    near = comma - 1
    while near > head and tree.tokens[near].head > head:
        near = tree.tokens[near].head
    while head < near and tree.relation(near) in {"flat", "list"} and head <= tree.tokens[near].head:
        near = tree.tokens[near].head
    return near


def _all_of_a_phrase(a: _Apposition) -> int | None:
    """ "hub of the industry (the Center)": brackets stand behind all of it."""
    if a.tree.tokens[a.comma].text != "(":
        return None
    head = a.head
    while a.tree.relation(head) == "nmod" and a.tree.marker(head) == "of":
        head = a.tree.tokens[head].head
    return head


def _one_of_many(a: _Apposition) -> int | None:
    """ "a city on Lake Erie, one of the Great Lakes"."""
    tree, before = a.tree, a.comma - 1
    many = any(tree.tokens[k].tag == "NNPS" for k in tree.kids(a.index, "nmod"))
    one = tree.tokens[a.index].tag == "CD" and many
    return before if one and tree.is_proper(before) and before > a.head else None


def _of_a_measure(a: _Apposition) -> int | None:
    """ "The wall is 1.8 kilometres long, the second longest there": the wall is, and no length."""
    adjective = a.tree.tokens[a.head].tag == "JJ" and bool(a.tree.kids(a.head, "cop"))
    return a.tree.subject(a.head) if adjective else None


def _of_a_figure(a: _Apposition) -> int | None:
    """ "17.4 percent in December, its highest level"."""
    owned = any(a.tree.tokens[k].relation == "nmod:poss" for k in a.tree.kids(a.index, "nmod"))
    return a.head if owned and a.tree.kids(a.head, "nummod") else None


def _title_of_a_work(a: _Apposition) -> int | None:
    """ "her account of the journey, The Paper Caravan": the account is named so."""
    tree, work = a.tree, a.tree.tokens[a.head].head
    titled = tree.is_proper(a.index) and a.sort in {"", "MISC"} and tree.relation(a.head) == "nmod"
    return work if titled and work >= 0 and tree.tokens[work].lemma in _WORKS else None


def _name_of_an_office(a: _Apposition) -> int | None:
    """ "the co-founder of Google, Sergey Brin"."""
    return a.head if a.sort == "PER" and a.tree.tokens[a.head].lemma.lower() in PERSON_NOUNS else None


def _firm(a: _Apposition) -> int | None:
    """ "the Helios from Lindqvist Systems, a maker of tools"."""
    kind = a.tree.tokens[a.index].lemma in ORGANISATION_NOUNS
    return a.near if kind and a.has_near and a.tree.tokens[a.near].entity[2:] == "ORG" else None


def _somebody_there(a: _Apposition) -> int | None:
    """ "a boy at Harrow, John Claridge": neither a place nor a firm is somebody."""
    if a.sort != "PER" or a.tree.tokens[a.head].entity[2:] not in {"LOC", "ORG"}:
        return None
    people = (k for k in a.tree.above(a.head) if noun_sort(a.tree.tokens[k].lemma.lower()) == "person")
    return next(people, a.head)


def _site(a: _Apposition) -> int | None:
    """ "the pilgrimage to Mecca, Islam's holiest site"."""
    place = noun_sort(a.tree.tokens[a.index].lemma) == "place"
    return a.near if place and a.has_near and a.tree.tokens[a.near].entity[2:] == "LOC" else None


def _near_name(a: _Apposition) -> int | None:
    """ "Bangladeshis and Rohingya, a stateless minority"; "a visit to Uppsala, a town"."""
    if not a.has_near:
        return None
    last = a.tree.relation(a.near) == "conj"
    return a.near if last or (a.tree.relation(a.near) == "nmod" and not a.tree.is_proper(a.head)) else None


_RULES: Sequence[Callable[[_Apposition], int | None]] = (
    _all_of_a_phrase,
    _one_of_many,
    _of_a_measure,
    _of_a_figure,
    _title_of_a_work,
    _name_of_an_office,
    _firm,
    _somebody_there,
    _site,
    _near_name,
)
"""The first that gives a noun decides; where none does, it is the head."""
