"""How a predicate hangs in its sentence, and what is cut out for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

__all__ = ["Predicate", "Sort"]


class Sort(StrEnum):
    """How a predicate hangs in its sentence."""

    MAIN = "main"
    COORDINATED = "coordinated"
    BESIDE = "beside"  # "the flag is old; the new one is not"
    RELATIVE = "relative"
    PARTICIPLE = "participle"  # "SenseTime, known for its chips, ..."
    PLANNED = "planned"  # "a monument to be built in Wellington"
    SUBORDINATE = "subordinate"
    LIKEWISE = "likewise"  # "Like most cities, Cleveland lost people"
    PURPOSE = "purpose"  # "met to discuss the plan and elect a chair"
    ABSOLUTE = "absolute"  # "with OpenAI releasing ChatGPT in late 2022"


@dataclass(slots=True)
class Predicate:
    """A predicate that states something.

    `head` is its token. `subject` are the tokens of a subject that stands elsewhere, `auxiliaries` those that
    it shares with another predicate, `relative` the relative word that the antecedent `subject` replaces,
    `credit` the words of an "according to X" that holds for it too. `cuts` are heads of subtrees that it does
    not hold, since they state something of their own; `shared` are tokens of another predicate that belong to
    it as well ("arrested and questioned the student").
    """

    head: int
    sort: Sort
    subject: tuple[int, ...] = ()
    auxiliaries: tuple[int, ...] = ()
    relative: int | None = None
    credit: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    cuts: set[int] = field(default_factory=set)
