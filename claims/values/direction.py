"""Words of movement and order: "rose", "fell", "before", "ahead of", "fewer"; found and compared."""

from __future__ import annotations

from typing import Literal

from claims.model import Comparison, Direction, Relation
from claims.values.found import Found
from claims.values.phrases import MOVES, Phrases
from claims.values.scan import scan, word_at, word_set

__all__ = ["compare_directions", "find_directions"]

Way = Literal["up", "down", "flat", "before", "after", "ahead", "behind", "more", "less"]

# Closed classes and the common verbs of movement, written for this project. Adverbs and verbs of MOVES that
# mostly mean something else without a number beside them are left out.
_NOT_ALONE = word_set(
    """up down advance advances cut cuts cutting add hike hikes leap leaps lose loses losing lost raise
    lower shed slide contract contracted slash slashed dip drop drops fall gain gains raised raises
    reduction reductions"""
)
_WAYS: dict[str, Way] = {
    **{word: "up" if way == "up" else "down" for word, way in MOVES.items() if word not in _NOT_ALONE},
    **dict.fromkeys(
        (
            "went up", "goes up", "going up", "gone up", "picked up", "is up", "are up", "was up",
            "were up", "an increase", "a rise", "a gain", "gained ground", "rebounded", "recovered",
            "boosted", "lifted", "strengthened", "accelerated", "widened",
        ),
        "up",
    ),
    **dict.fromkeys(
        (
            "went down", "goes down", "going down", "gone down", "came down", "is down", "are down",
            "was down", "were down", "a fall", "a drop", "a decline", "a decrease", "crashed", "eased",
            "weakened", "slowed", "narrowed", "halved", "worsened", "cut", "slashed", "lowered",
            "dwindled", "collapsed",
        ),
        "down",
    ),
    **dict.fromkeys(
        (
            "flat", "held steady", "holds steady", "remained flat", "remained stable",
            "remained unchanged", "stagnated", "stayed flat", "stayed the same", "unchanged", "was flat",
            "were flat",
        ),
        "flat",
    ),
    **dict.fromkeys(
        (
            "before", "earlier than", "prior to", "preceded", "preceding",
        ), "before"),
    **dict.fromkeys(
        (
            "after", "followed", "following", "later than", "subsequent to",
        ), "after"),
    **dict.fromkeys(
        (
            "ahead of", "in front of", "outperformed", "outsold", "overtook", "overtaken", "surpassed",
            "beat", "beats",
        ),
        "ahead",
    ),
    **dict.fromkeys(
        (
            "behind", "lagged", "lags", "trailed", "trails", "trailing",
        ), "behind"),
    **dict.fromkeys(
        (
            "more than", "greater than", "higher than", "larger than", "bigger than", "more", "higher",
            "above",
        ), "more"
    ),
    **dict.fromkeys(
        (
            "less than", "fewer than", "lower than", "smaller than", "less", "fewer", "below",
        ), "less"
    ),
}  # fmt: skip
_PHRASES = Phrases(_WAYS)
_OPPOSITES = frozenset(
    {
        frozenset({"up", "down"}), frozenset({"up", "flat"}), frozenset({"down", "flat"}),
        frozenset({"before", "after"}), frozenset({"ahead", "behind"}), frozenset({"more", "less"}),
        frozenset({"more", "down"}), frozenset({"less", "up"}),
    }
)  # fmt: skip
_ALIKE = frozenset({frozenset({"up", "more"}), frozenset({"down", "less"}), frozenset({"ahead", "more"})})
# "following" and "more" in uses that say no order.
_NOT_BEFORE_ORDER = {"following": word_set("the a an"), "followed": word_set("is are was were be been being")}


def find_directions(text: str) -> list[Found]:
    """The words of movement and order in `text`, in reading order."""
    tokens = scan(text)
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        match = _PHRASES.match(tokens, index)
        word = tokens[index].lower
        if match is None or word_at(tokens, index - 1) in _NOT_BEFORE_ORDER.get(word, frozenset()):
            index += 1
            continue
        way, end = match
        start, stop = tokens[index].start, tokens[end - 1].end
        found.append(Found(Direction(text=text[start:stop], way=way), start, stop))
        index = end
    return found


def compare_directions(draft: Direction, source: Direction) -> Comparison:
    """Same way, opposite ways, or two words that say nothing about each other."""
    pair = frozenset({draft.way, source.way})
    if len(pair) == 1:
        relation, reason = Relation.EQUAL, "The directions agree"
    elif pair in _ALIKE:
        relation, reason = Relation.WITHIN, "The directions agree"
    elif pair in _OPPOSITES:
        relation, reason = Relation.DISJOINT, "The directions are opposite"
    else:
        relation, reason = Relation.INCOMPARABLE, "The directions are of different kinds"
    return Comparison(
        relation=relation,
        explanation=f"{reason} (draft: {draft.text}; source: {source.text}).",
        draft=draft,
        source=source,
    )
