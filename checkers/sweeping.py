"""Sweeping words of a claim, "all", "only" and "the best", against those of a passage."""

from __future__ import annotations

from checkers.align import Alignment
from checkers.lexicon import RESTRICTING, SWEEPING, swept
from checkers.reading import Reading

__all__ = ["oversweeping"]

_MOST = frozenset({"chiefly", "largely", "mainly", "majority", "most", "mostly", "predominantly"})
_IDIOMS = frozenset("above after at for in".split())
_ALMOST = frozenset("almost nearly practically virtually".split())
_BEST = frozenset({"JJS", "RBS"})


def oversweeping(alignment: Alignment) -> int | None:
    """The first "only", "all", "outside" or superlative of the claim without its like in the passage."""
    theirs = _lemmas(alignment.passage)
    best = any(token.tag in _BEST for token in alignment.passage.tokens)
    tokens = alignment.claim.tokens
    valued = [range(*alignment.claim.token_range(v.start, v.end)) for v in alignment.claim.values]
    for index, token in enumerate(tokens):
        before = tokens[index - 1].lemma if index else ""
        if any(index in value for value in valued) or (token.lemma == "all" and before == "of"):
            continue  # "no fewer than 107", "a third of all seats"
        behind = tokens[index + 1].lemma if index + 1 < len(tokens) else ""
        if token.lemma == "all" and (before in _ALMOST or _is_idiom(before, behind)):
            continue
        if token.lemma in RESTRICTING and token.lemma not in theirs:
            return index
        if token.lemma in SWEEPING and not any(swept(token.lemma, other) for other in theirs):
            return index
        if token.lemma == "most" and not theirs.isdisjoint(_MOST):
            continue
        if token.tag in _BEST and not best and not alignment.found(index):
            return index
    return None


def _is_idiom(before: str, behind: str) -> bool:
    """ "In all, 40 came", "all but finished", "after all": of nothing as a whole."""
    return behind == "but" or before in _IDIOMS - {"for", "in"} or (before == "in" and behind == ",")


def _lemmas(reading: Reading) -> set[str]:
    """The lemmas of a sentence, without the "all" of "above all", "at all" and their like."""
    befores = ["", *(token.lemma for token in reading.tokens)]
    return {
        token.lemma
        for before, token in zip(befores, reading.tokens, strict=False)
        if token.lemma != "all" or before not in _IDIOMS
    }
