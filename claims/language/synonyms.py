"""Words that say the same as a word, and words that say the opposite, by their commoner meanings.

The table is made from the Open English WordNet by corpus/train/synonyms.py; see claims/resources/synonyms.md.
"""

from __future__ import annotations

from functools import cache, lru_cache

from claims.resources import read_json

__all__ = ["opposed", "related"]


@lru_cache(maxsize=1 << 13)
def related(word: str, pos: str) -> frozenset[str]:
    """The words that may stand for a lower-case dictionary form, without itself; empty for an unknown one.

    `pos` is a Penn Treebank tag or its first letter (N, V, J, R). Words of one family ("speak", "speech")
    count across parts of speech; the relation holds both ways.
    """
    return _listed("a" if pos[:1] == "J" else pos[:1].lower(), word) | _listed("family", word)


def opposed(word: str, pos: str) -> frozenset[str]:
    """The words that exclude a lower-case dictionary form, or a word that may stand for it; see `related`."""
    found = _listed("opposite", word)
    return found.union(*(_listed("opposite", other) for other in related(word, pos))) - {word}


def _listed(kind: str, word: str) -> frozenset[str]:
    return frozenset(_tables().get(kind, {}).get(word, "").split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    tables: dict[str, dict[str, str]] = read_json("synonyms.json.gz")
    return tables
