"""Which sentences and lines of a draft are new, next to an earlier version of it.

Sentences count, not lines: what was only moved or wrapped otherwise has not changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from enum import StrEnum

__all__ = ["FilterMode", "changed_places", "folded", "new_sentences"]


class FilterMode(StrEnum):
    """Which findings a change is answerable for; the names are those of reviewdog."""

    ADDED = "added"
    DIFF_CONTEXT = "diff_context"
    FILE = "file"
    NOFILTER = "nofilter"


def folded(text: str) -> str:
    """The text with its white space folded, so that wrapping makes no difference."""
    return " ".join(text.split())


def new_sentences(before: Sequence[str], after: Sequence[str]) -> set[int]:
    """The indices in `after` of sentences that `before` lacks; of one that was doubled, the added one."""
    then, now = [folded(sentence) for sentence in before], [folded(sentence) for sentence in after]
    moved = Counter(then)
    new = set(range(len(now)))
    for block in SequenceMatcher(None, then, now).get_matching_blocks():
        stayed = range(block.b, block.b + block.size)
        new.difference_update(stayed)
        moved.subtract(now[index] for index in stayed)
    for index in sorted(new):
        if moved[now[index]] > 0:
            moved[now[index]] -= 1
            new.remove(index)
    return new


def changed_places(before: str, after: str, *, context: int) -> list[tuple[int, int]]:
    """The stretches of `after` (code points, half open) whose lines changed, with `context` lines around."""
    starts = [0]
    for line in after.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    then, now = [[line.rstrip("\r") for line in text.split("\n")] for text in (before, after)]
    groups = SequenceMatcher(None, then, now).get_grouped_opcodes(context)
    return [(starts[group[0][3]], starts[group[-1][4]]) for group in groups]
