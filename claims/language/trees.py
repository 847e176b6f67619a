"""The best tree over a sentence's words, from the scores that a model gives each word for each head.

Chu, Liu and Edmonds: every word takes its best head; a cycle becomes one node, and the rest is solved again.
See Ryan McDonald et al., "Non-projective dependency parsing using spanning tree algorithms" (2005).
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["best_tree", "is_tree"]

_NEVER = float("-inf")


def is_tree(heads: Sequence[int]) -> bool:
    """Whether all words hang together under one root; a head is -1 for the root, else the index of a word."""
    return list(heads).count(-1) == 1 and not _cycle([0, *(head + 1 for head in heads)])


def best_tree(scores: Sequence[Sequence[float]]) -> list[int]:
    """The heads of the tree with the highest sum of scores: -1 for its one root, else the index of a word.

    `scores[word][0]` is the score of being the root, `scores[word][k + 1]` that of hanging on the word k. No
    word hangs on itself. Equal sums are decided by the order of the words. No words give no heads.
    """
    if not scores:
        return []
    rows = [[_NEVER] * (len(scores) + 1), *(list(row) for row in scores)]
    for word in range(1, len(rows)):
        rows[word][word] = _NEVER
    heads = _solve(rows)
    if heads[1:].count(0) > 1:
        # When a root costs more than any choice of heads can gain, the best tree has one root and no more.
        cost = 1.0 + sum(max(row) - min(row) for row in scores)
        heads = _solve([[row[0] - cost, *row[1:]] for row in rows])
    return [head - 1 for head in heads[1:]]


def _solve(scores: list[list[float]]) -> list[int]:
    """The head of each node in the best tree under node 0, whose own head is given as 0."""
    heads = [0, *(row.index(max(row)) for row in scores[1:])]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = set(cycle)
    outside = [node for node in range(len(scores)) if node not in inside]
    # Whoever hangs on the cycle hangs on the best of its nodes; whoever takes the cycle as a whole frees one
    # of its nodes from the head that it has within the cycle.
    hooks = [max(cycle, key=lambda node: (scores[word][node], -node)) for word in outside]
    entries = [
        max(cycle, key=lambda node: (scores[node][head] - scores[node][heads[node]], -node))
        for head in outside
    ]
    smaller = [
        [*(scores[word][head] for head in outside), scores[word][hook]]
        for word, hook in zip(outside, hooks, strict=True)
    ]
    smaller.append(
        [
            *(
                scores[entry][head] - scores[entry][heads[entry]]
                for head, entry in zip(outside, entries, strict=True)
            ),
            _NEVER,
        ]
    )
    solved = _solve(smaller)
    for place, word in enumerate(outside[1:], start=1):
        heads[word] = hooks[place] if solved[place] == len(outside) else outside[solved[place]]
    heads[entries[solved[-1]]] = outside[solved[-1]]
    return heads


def _cycle(heads: Sequence[int]) -> list[int]:
    """The nodes of a cycle, empty when there is none; node 0 is the root."""
    seen = {0}
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node not in seen:
            seen.add(node)
            path.append(node)
            node = heads[node]
        if node in path:
            return path[path.index(node) :]
    return []
