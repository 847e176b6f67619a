"""Names as tags of words: B- at the first word of a name, I- inside it, O outside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

__all__ = ["best_tags", "follows"]

_NEVER = float("-inf")


def follows(before: str, tag: str) -> bool:
    """Whether `tag` may stand behind `before`: the inside of a name only behind that name."""
    return not tag.startswith("I-") or before[1:] == tag[1:]


def best_tags(scores: Sequence[Sequence[float]], tags: Sequence[str]) -> list[str]:
    """The tags with the highest sum of scores of which each may follow the one before.

    `scores[word][k]` is the score of `tags[k]`; of equal tags the first one wins.
    """
    best = [list(row).index(max(row)) for row in scores]
    words = ["O", *(tags[k] for k in best)]
    if all(follows(before, tag) for before, tag in pairwise(words)):
        return words[1:]  # mostly so, and then there is nothing better
    allowed = [[k for k, before in enumerate(tags) if follows(before, tag)] for tag in tags]
    sums = [row if follows("O", tag) else _NEVER for row, tag in zip(scores[0], tags, strict=True)]
    steps: list[list[int]] = []
    for row in scores[1:]:
        steps.append([max(before, key=lambda k: (sums[k], -k)) for before in allowed])
        sums = [sums[before] + score for before, score in zip(steps[-1], row, strict=True)]
    path = [sums.index(max(sums))]
    for step in reversed(steps):
        path.append(step[path[-1]])
    return [tags[k] for k in reversed(path)]
