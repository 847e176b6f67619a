"""Changes to a sentence that keep account of what was changed, for the training of the entailment model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claims.language import Parse, Token
from claims.values import Found, find_values

__all__ = ["Edit", "Pair", "Read", "apply", "children", "match_case", "subtree"]

LABELS = ("SUPPORTS", "REFUTES", "NOT ENOUGH INFO")


class Edit(NamedTuple):
    """`text[start:end]` becomes `new`; offsets are code points, half open.

    The new words are said by the evidence (label ""), "contradicted" or "unmentioned".
    """

    start: int
    end: int
    new: str
    label: str = ""


@dataclass(frozen=True)
class Pair:
    """A training example; `sort` tells how it was made, and those of one `group` share a claim or evidence.

    `spans` are the stretches of the claim that are not supported, as (start, end, label), half open in code
    points; None where nobody knows which words are.
    """

    evidence: str
    claim: str
    label: str
    sort: str
    spans: tuple[tuple[int, int, str], ...] | None = None
    group: str = ""


@dataclass(frozen=True)
class Read:
    """A claim with its parse and its values."""

    text: str
    tokens: tuple[Token, ...]

    @classmethod
    def of(cls, parse: Parse) -> Read:
        """From a reader's parse."""
        return cls(parse.text, parse.tokens)

    @cached_property
    def values(self) -> list[Found]:
        """Dates, quantities and ranks."""
        return find_values(self.text)

    @cached_property
    def names(self) -> list[tuple[int, int, str]]:
        """Names as (first token, token after the last, sort)."""
        found: list[tuple[int, int, str]] = []
        for index, token in enumerate(self.tokens):
            place, _, sort = token.entity.partition("-")
            if place == "I" and found and found[-1][1] == index and found[-1][2] == sort:
                found[-1] = (found[-1][0], index + 1, sort)
            elif place:
                found.append((index, index + 1, sort))
        return found

    def name_text(self, name: tuple[int, int, str]) -> str:
        """The words of a name."""
        return self.text[self.tokens[name[0]].start : self.tokens[name[1] - 1].end]


def apply(text: str, edits: Sequence[Edit]) -> tuple[str, tuple[tuple[int, int, str], ...]] | None:
    """The changed text and the stretches that are new and labelled; None where two changes overlap."""
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    done = size = 0
    for edit in sorted(edits):
        if edit.start < done:
            return None
        pieces += [text[done : edit.start], edit.new]
        size += edit.start - done
        if edit.label and edit.new.strip():
            spans.append((size, size + len(edit.new), edit.label))
        size += len(edit.new)
        done = edit.end
    changed = "".join([*pieces, text[done:]])
    return (changed, tuple(spans)) if (changed.strip() and changed != text) or not edits else None


def children(tokens: Sequence[Token], head: int, *relations: str) -> list[int]:
    """The tokens that hang on `head`, by one of some relations if any are given (no subtypes)."""
    return [
        k
        for k, token in enumerate(tokens)
        if token.head == head and (not relations or token.relation.partition(":")[0] in relations)
    ]


def subtree(tokens: Sequence[Token], top: int) -> tuple[int, int] | None:
    """The first token of the subtree of `top` and the one behind its last; None where it has gaps."""
    inside, waiting = {top}, [top]
    while waiting:
        head = waiting.pop()
        for k, token in enumerate(tokens):
            if token.head == head and k not in inside:
                inside.add(k)
                waiting.append(k)
    start, end = min(inside), max(inside) + 1
    return (start, end) if len(inside) == end - start else None


def match_case(new: str, old: str) -> str:
    """`new` with a capital where `old` has one."""
    return new[:1].upper() + new[1:] if old[:1].isupper() else new
