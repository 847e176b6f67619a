"""The best tree over a sentence's words, from the scores that a model gives each word for each head.

Trees are projective: the words below a word stand together, without gaps. That holds of 97 English sentences
in 100, and where the scores prefer a tree with crossing arcs it is nearly always a slip of the model.
See Jason Eisner, "Three new probabilistic models for dependency parsing" (1996).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

__all__ = ["best_tree", "is_tree"]

Side = Literal["left", "right", "arc"]


def is_tree(heads: Sequence[int]) -> bool:
    """Whether all words hang together under one root without crossing arcs.

    A head is -1 for the root, else the index of a word.
    """
    if list(heads).count(-1) != 1:
        return False
    for word, head in enumerate(heads):
        first, last = min(word, head), max(word, head)
        if head == word or any(not first <= heads[k] <= last for k in range(first + 1, last)):
            return False
    return not _has_cycle(heads)


def _has_cycle(heads: Sequence[int]) -> bool:
    seen = {-1}
    for start in range(len(heads)):
        path: list[int] = []
        node = start
        while node not in seen:
            seen.add(node)
            path.append(node)
            node = heads[node]
        if node in path:
            return True
    return False


def best_tree(scores: Array) -> list[int]:
    """The heads of the projective tree with the highest sum of scores: -1 for its one root, else a word.

    `scores[word, 0]` is the score of being the root, `scores[word, k + 1]` that of hanging on the word k; the
    score of a word for itself is not looked at. No words give no heads. Takes time with the cube of the
    number of words, and memory with its square.
    """
    return _Chart(scores).heads() if len(scores) else []


class _Chart:
    """The best tree over each stretch of words, from short stretches to long ones.

    A stretch hangs on its first word ("right", its words lie to the right of their head) or on its last
    ("left"); or its two ends are joined by an arc between them ("arc"), of which there are two directions.
    `splits` tells where the best tree of a stretch falls into two shorter ones.
    """

    def __init__(self, scores: Array) -> None:
        from numpy import arange, zeros

        size = len(scores)
        heads = scores[:, 1 : size + 1].T  # by head and word
        right, left, to_right, to_left = (zeros((size, size)) for _ in range(4))
        splits: dict[Side, NDArray[float64]] = {
            side: zeros((size, size), int) for side in ("left", "right", "arc")
        }
        for width in range(1, size):
            first = arange(size - width)
            last, row = first + width, first
            start, end = first[:, None], last[:, None]
            inside = start + arange(width)

            joined = right[start, inside] + left[inside + 1, end]
            best = joined.argmax(1)
            splits["arc"][first, last] = first + best
            to_right[first, last] = joined[row, best] + heads[first, last]
            to_left[first, last] = joined[row, best] + heads[last, first]

            joined = to_right[start, inside + 1] + right[inside + 1, end]
            best = joined.argmax(1)
            splits["right"][first, last] = first + 1 + best
            right[first, last] = joined[row, best]

            joined = left[start, inside] + to_left[inside, end]
            best = joined.argmax(1)
            splits["left"][first, last] = first + best
            left[first, last] = joined[row, best]
        self._splits = splits
        self._root = int((scores[:, 0] + left[0] + right[:, -1]).argmax())

    def heads(self) -> list[int]:
        """The heads of the best tree over all words."""
        size = len(self._splits["arc"])
        heads = [-1] * size
        ahead: list[tuple[Side, int, int]] = [("left", 0, self._root), ("right", self._root, size - 1)]
        while ahead:
            side, first, last = ahead.pop()
            if first == last:
                continue
            split = int(self._splits[side][first, last])
            if side == "arc":
                ahead += [("right", first, split), ("left", split + 1, last)]
            elif side == "right":
                heads[split] = first
                ahead += [("arc", first, split), ("right", split, last)]
            else:
                heads[split] = last
                ahead += [("left", first, split), ("arc", split, last)]
        return heads
