"""Two floors: what the claim alone, and the share of its words in the evidence, tell about the label."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from entailment_edits import Pair

__all__ = ["balanced_accuracy", "claim_only", "overlap"]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text.lower())


def balanced_accuracy(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean of the shares that are right of each label."""
    total, right = Counter(gold), Counter(g for g, s in zip(gold, said, strict=True) if g == s)
    return sum(right[label] / count for label, count in total.items()) / max(1, len(total))


def claim_only(train: Sequence[Pair], test: Sequence[Pair]) -> float:
    """Balanced accuracy of a naive Bayes over words and pairs of words of the claim, the evidence unseen."""
    counts: dict[str, Counter[str]] = {}
    for pair in train:
        counts.setdefault(pair.label, Counter()).update(set(_grams(pair.claim)))
    sizes = {label: sum(counter.values()) for label, counter in counts.items()}
    kinds = len({word for counter in counts.values() for word in counter})

    def guess(claim: str) -> str:
        grams = set(_grams(claim))
        return max(
            sorted(counts),
            key=lambda label: sum(
                math.log((counts[label][w] + 0.5) / (sizes[label] + kinds / 2)) for w in grams
            ),
        )

    return balanced_accuracy([pair.label for pair in test], [guess(pair.claim) for pair in test])


def _grams(text: str) -> list[str]:
    words = _words(text)
    return [*words, *(f"{one} {two}" for one, two in pairwise(words))]


def overlap(train: Sequence[Pair], test: Sequence[Pair]) -> float:
    """Balanced accuracy of the likeliest label for each tenth of the claim's words that the evidence has."""
    counts: dict[int, Counter[str]] = {}
    totals = Counter(pair.label for pair in train)
    for pair in train:
        counts.setdefault(_bin(pair), Counter())[pair.label] += 1

    def guess(pair: Pair) -> str:
        seen = counts.get(_bin(pair), totals)
        return max(sorted(totals), key=lambda label: seen[label] / totals[label])

    return balanced_accuracy([pair.label for pair in test], [guess(pair) for pair in test])


def _bin(pair: Pair) -> int:
    words = [word for word in _words(pair.claim) if word.isalnum()]
    has = set(_words(pair.evidence))
    return round(10 * sum(word in has for word in words) / max(1, len(words)))
