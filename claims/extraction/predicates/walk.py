"""Which predicates of a sentence assert something, with what subject, and what is cut out for them.

The walk starts at the head of the sentence and goes to whatever is coordinated with it, to relative clauses,
participles and subordinate clauses that state something of their own. It fails closed: what is said, asked,
wished, conditional or a purpose stays inside the predicate that holds it, and is never asserted by itself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace

from claims.extraction.predicates.beginnings import beginning
from claims.extraction.predicates.coordination import (
    behind_semicolon,
    beside,
    between_dashes,
    coordinated,
    credits,
)
from claims.extraction.predicates.credits import give_credit, told
from claims.extraction.predicates.model import Predicate, Sort
from claims.extraction.predicates.nouns import (
    explains,
    held,
    likewise,
    participle_of,
    projects,
    relative,
    relative_place,
    with_participle,
)
from claims.extraction.predicates.purposes import second_aim
from claims.extraction.predicates.subordination import presupposed, subordinate
from claims.extraction.tree import Tree

__all__ = ["asserted"]


def asserted(tree: Tree, free: Collection[int]) -> list[Predicate]:
    """The predicates of a sentence that assert something, in order; only those among the `free` tokens."""
    if tree.root is None:
        return []
    walk = _Walk(tree)
    walk.visit(told(tree, tree.root, free) or beginning(tree, tree.root))
    give_credit(tree, walk.found)
    return sorted((p for p in walk.found if p.head in free), key=lambda p: p.head)


@dataclass
class _Walk:
    tree: Tree
    found: list[Predicate] = field(default_factory=list)

    def visit(self, predicate: Predicate) -> None:
        """Take in a predicate, then what hangs in its clause and states something of its own."""
        self.found.append(predicate)
        if predicate.sort is Sort.LIKEWISE:
            return
        for other in list(self._below(predicate, predicate.head, embedded=False)):
            self.visit(other)

    def _below(self, predicate: Predicate, at: int, *, embedded: bool) -> Iterator[Predicate]:
        """The predicates below `at` with a claim of their own; those that `predicate` can do without are cut.

        `embedded` is what lies in reported words or in another clause: it asserts nothing by itself.
        """
        tree = self.tree
        for kid in tree.kids(at):
            other = self._claim_of(predicate, at, kid, embedded=embedded)
            if other is not None:
                yield other
            if tree.relation(kid) in {"appos", "conj"} and explains(self.tree, kid):
                predicate.cuts |= {kid, *(k for k in tree.kids(at, "conj") if k > kid)}
            if kid not in predicate.cuts:
                plain = tree.relation(kid)
                own = plain == "conj" and tree.subject(kid) is not None
                inside = plain in {"ccomp", "csubj", "advcl", "parataxis"} or own or other is not None
                yield from self._below(predicate, kid, embedded=embedded or inside)

    def _claim_of(self, predicate: Predicate, at: int, kid: int, *, embedded: bool) -> Predicate | None:
        relation, direct = self.tree.relation(kid), at == predicate.head
        if relation == "advcl" and self.tree.relation(at) == "xcomp" and self.tree.is_set_off(kid):
            direct = self.tree.tokens[at].head == predicate.head  # "caused a crane to fall, killing 107"
        if not embedded and between_dashes(self.tree, kid) and not credits(self.tree, kid):
            predicate.cuts.add(kid)
            return Predicate(kid, Sort.BESIDE)
        contrast = self.tree.marker(kid) in {"although", "though", "whereas", "while"}
        loose = relation == "parataxis" or behind_semicolon(self.tree, kid)
        if contrast and loose and direct and not embedded:
            return subordinate(self.tree, predicate, kid)
        if (relation == "parataxis" and not embedded) or behind_semicolon(self.tree, kid):
            return beside(self.tree, predicate, kid)
        if embedded and not projects(self.tree, at, kid):
            return self._behind_words(predicate, at, kid)
        if relation == "conj" and direct and predicate.sort is Sort.PURPOSE:
            predicate.cuts.add(kid)
            return replace(predicate, head=kid, cuts=set())
        if relation == "conj" and self.tree.relation(at) == "xcomp":
            return second_aim(self.tree, predicate, at, kid)
        if relation == "conj" and direct:
            return coordinated(self.tree, predicate, kid)
        if relation == "advcl" and (direct or self.tree.subject(kid) is not None):
            return subordinate(self.tree, predicate, kid)
        return self._on_noun(predicate, at, kid)

    def _behind_words(self, predicate: Predicate, at: int, kid: int) -> Predicate | None:
        """What is so, though it stands in a clause that is only said: where, and after what."""
        if self.tree.marker(kid) == "where" and self.tree.is_set_off(kid):
            return relative_place(self.tree, predicate, kid)
        if self.tree.relation(kid) != "advcl":
            return None
        said = self.tree.relation(at) == "ccomp" and self.tree.tokens[at].head == predicate.head
        return presupposed(self.tree, predicate, kid) if said else None

    def _on_noun(self, predicate: Predicate, at: int, kid: int) -> Predicate | None:
        relation = self.tree.relation(kid)
        if self.tree.tokens[kid].relation == "acl:relcl":
            return relative(self.tree, predicate, at, kid)
        if relation == "acl":
            return participle_of(self.tree, predicate, at, kid)
        if relation in {"obl", "appos"} and (told := held(self.tree, predicate, kid)):
            return told
        if relation in {"obl", "nmod"}:
            return likewise(self.tree, predicate, kid) or with_participle(self.tree, predicate, kid)
        return None
