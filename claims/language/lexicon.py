"""What a word can be, by dictionary: noun, verb, adjective, adverb, inflected forms; which nouns are people.

The list is made from the Open English WordNet by corpus/train/lexicon.py; see claims/resources/lexicon.md.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from claims.resources import read_json

__all__ = ["LEGAL_FORMS", "noun_sort", "word_classes"]

NounSort = Literal["person", "group", "place"]

LEGAL_FORMS = frozenset(
    """A/S AB AG AS ASA BV Co Co. Corp Corp. GmbH Inc Inc. KG LLC Limited Ltd Ltd. NV Oy Oyj PLC Plc plc SA SE
    SpA""".split()
)
"""What ends the full name of a firm (written for this project)."""

# Ending, what it is cut to, the class that the rest must have, and the sign of the form.
_ENDINGS = (
    ("ies", "y", "v", "Z"), ("es", "", "v", "Z"), ("s", "", "v", "Z"),
    ("ies", "y", "n", "S"), ("es", "", "n", "S"), ("s", "", "n", "S"),
    ("ied", "y", "v", "D"), ("ed", "", "v", "D"), ("ed", "e", "v", "D"),
    ("ing", "", "v", "G"), ("ing", "e", "v", "G"),
    ("ier", "y", "a", "C"), ("er", "", "a", "C"), ("er", "e", "a", "C"),
    ("iest", "y", "a", "T"), ("est", "", "a", "T"), ("est", "e", "a", "T"),
)  # fmt: skip


@cache
def _tables() -> tuple[dict[str, str], frozenset[str], dict[str, NounSort]]:
    content = read_json("lexicon.json.gz")
    words = {word: letters for letters, listed in content["words"].items() for word in listed.split()}
    listed_sorts: dict[NounSort, str] = content["sorts"]
    sorts = {word: sort for sort, listed in listed_sorts.items() for word in listed.split()}
    return words, frozenset(content["past"].split()), sorts


@lru_cache(maxsize=1 << 14)
def word_classes(word: str) -> str:
    """Signs of what a lower-case word can be, in a fixed order; empty for unknown words, mere nouns.

    n, v, a, r are base forms; Z, D, G a verb's -s, -ed, -ing; S a plural; C, T the steps of an adjective;
    I an irregular form of a verb.
    """
    words, irregular, _ = _tables()
    signs = [words.get(word, "")]
    for ending, instead, wanted, sign in _ENDINGS:
        if not word.endswith(ending) or len(word) <= len(ending) + 1 or sign in signs:
            continue
        stem = word[: len(word) - len(ending)] + instead
        doubled = stem[:-1] if sign in "DG" and len(stem) > 3 and stem[-1] == stem[-2] else stem
        if wanted in words.get(stem, "") or wanted in words.get(doubled, ""):
            signs.append(sign)
    if word in irregular:
        signs.append("I")
    return "".join(signs)


def noun_sort(noun: str) -> NounSort | None:
    """Whether a lower-case noun, in its first sense, is a person, a group or a place; None for all else."""
    return _tables()[2].get(noun)
