"""What a draft speaks of, and where: the vocabulary of mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from claims.extraction.entities import Category, Gender
from claims.extraction.reading import Reading

__all__ = ["Role", "Spot", "Thing", "spot_of"]


class Role(StrEnum):
    """What a mention is in its clause."""

    SUBJECT = "subject"
    OBJECT = "object"
    OTHER = "other"
    NESTED = "nested"  # inside another noun phrase


@dataclass(frozen=True, slots=True)
class Spot:
    """One mention: token `token` of the sentence with the number `sentence`, in block `block`."""

    sentence: int
    token: int
    role: Role
    block: int
    clause: int  # the token of the predicate above it
    by_reference: bool = False
    main: bool = False  # whether that is the main predicate of its sentence


@dataclass(slots=True)
class Thing:
    """Something spoken of: the best words for it, where they stand in the document, and its mentions."""

    text: str
    place: tuple[int, int]
    category: Category | None = None
    gender: Gender | None = None
    plural: bool = False
    common: bool = False  # no name
    clear: bool = True  # whether its words say by themselves what it is: not "his mother"
    noun: str = ""  # the head of a common noun phrase; "city" in "the city of Porto"
    article: str = ""  # "the " where the name is used with it
    titled: bool = False  # named in a heading
    joint: bool = False  # several things joined by "and"
    indefinite: bool = False  # "a museum"
    spots: list[Spot] = field(default_factory=list)


def spot_of(reading: Reading, sentence: int, head: int, *, by_reference: bool = False) -> Spot:
    """The mention that a token heads."""
    tree = reading.tree
    if tree.relation(head) == "cc":  # of several things
        head = tree.tokens[tree.tokens[head].head].head
    if tree.relation(head) == "appos" and tree.named(tree.tokens[head].head) == head:
        head = tree.tokens[head].head  # "its founder, Rosa Diaz, said"
    relation = tree.relation(head)
    if relation == "conj":
        relation = tree.relation(tree.tokens[head].head)
    role = Role.OTHER
    if relation in {"nsubj", "csubj"}:
        role = Role.SUBJECT
    elif relation in {"obj", "iobj"}:
        role = Role.OBJECT
    elif relation in {"nmod", "compound", "appos", "amod", "flat"}:
        role = Role.NESTED
    clause = next((k for k in tree.above(head) if tree.is_predicate(k)), -1)
    main = clause >= 0 and clause == tree.root
    return Spot(sentence, head, role, reading.block_index, clause, by_reference, main)
