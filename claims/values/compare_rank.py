"""Ranks of a draft and a source held against each other."""

from __future__ import annotations

from claims.model import Comparison, Rank, Relation

__all__ = ["compare_ranks"]

_SYNONYMS = {
    "biggest": "largest", "greatest": "largest", "tallest": "highest", "most expensive": "dearest",
    "quickest": "fastest", "eldest": "oldest", "tiniest": "smallest", "least expensive": "cheapest",
}  # fmt: skip
_OPPOSITES = frozenset(
    frozenset(pair)
    for pair in (
        ("largest", "smallest"), ("highest", "lowest"), ("oldest", "youngest"), ("oldest", "newest"),
        ("fastest", "slowest"), ("best", "worst"), ("longest", "shortest"), ("richest", "poorest"),
        ("cheapest", "dearest"), ("strongest", "weakest"), ("hottest", "coldest"), ("earliest", "latest"),
    )
)  # fmt: skip


def compare_ranks(draft: Rank, source: Rank) -> Comparison:
    """Two places in one order; ranks by different measures are incomparable.

    "The only" is stricter than "first"; "one of the largest" holds for the largest, and is not refuted by it.
    """
    relation, reason = _relate(draft, source)
    return Comparison(
        relation=relation,
        explanation=f"{reason} (draft: {draft.text}; source: {source.text}).",
        draft=draft,
        source=source,
    )


def _relate(draft: Rank, source: Rank) -> tuple[Relation, str]:
    if draft.by and source.by and _measure(draft.by) != _measure(source.by):
        if (
            frozenset({_measure(draft.by), _measure(source.by)}) in _OPPOSITES
            and draft.position == source.position
        ):
            return Relation.DISJOINT, "The ranks are by opposite measures"
        return Relation.INCOMPARABLE, "The ranks are by different measures"
    if draft.only != source.only:
        if draft.only and source.hedge:
            return Relation.DISJOINT, "The draft knows only one, the source more"
        return Relation.INCOMPARABLE, "One is said to be the only one"
    if draft.hedge or source.hedge:
        return _relate_hedged(draft, source)
    if draft.position == source.position:
        return Relation.EQUAL, "The ranks agree"
    return Relation.DISJOINT, "The ranks differ"


def _relate_hedged(draft: Rank, source: Rank) -> tuple[Relation, str]:
    if draft.hedge and source.hedge:
        same = draft.position == source.position
        return (
            (Relation.EQUAL, "The ranks agree") if same else (Relation.INCOMPARABLE, "Both ranks are hedged")
        )
    if draft.hedge and draft.hedge.endswith("top"):
        if 0 < source.position <= draft.position:
            return Relation.WITHIN, "The source's rank is among the draft's"
        return Relation.DISJOINT, "The source's rank is not among the draft's"
    if draft.hedge and 0 < source.position <= max(draft.position, 3):
        return Relation.WITHIN, "The source's rank holds for the draft's"
    return Relation.INCOMPARABLE, "One of the ranks is hedged"


def _measure(by: str) -> str:
    return _SYNONYMS.get(by, by)
