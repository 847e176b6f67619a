"""Corrections of tags that a model of neighbouring words gets wrong and a look at the sentence gets right."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["repair"]

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_AUXILIARIES = frozenset(
    "am are be been being did do does get gets got had has have is was were 're 've".split()
)
_ADJECTIVE = re.compile(r"(?:able|al|ful|ic|ive|less|ous)$")


def repair(words: Sequence[str], tags: Sequence[str]) -> list[str]:
    """The tags of a sentence's words, corrected; same length, Penn Treebank."""
    fixed = list(tags)
    for index, word in enumerate(words):
        before = fixed[index - 1] if index else ""
        after = fixed[index + 1] if index + 1 < len(words) else ""
        if _inner_capital(word) and fixed[index][:3] != "NNP":
            fixed[index] = "NNP"  # SenseTime, OpenAI
        elif index == 0 and word[:1].isupper() and fixed[0] == "VB" and after == "NNP" and _verb_later(fixed):
            fixed[0] = "NNP"  # "Zhang Wei from ... said": an order has no second finite verb
        elif (
            word.lower() == "that"
            and fixed[index] == "DT"
            and after in _FINITE
            and (before[:2] == "NN" or before == "-RRB-")
        ):
            fixed[index] = "WDT"  # "a model that competes"
        elif (
            fixed[index] == "VBP" and after == "VBN" and before == "NNS" and word.lower() not in _AUXILIARIES
        ):
            fixed[index], fixed[index + 1] = "JJ", "VBD"  # "companies present included"
        elif (
            fixed[index] == "VB" and before == "TO" and after[:2] == "NN" and _ADJECTIVE.search(word.lower())
        ):
            fixed[index - 1], fixed[index] = "IN", "JJ"  # "its focus to generative AI"
    return fixed


def _inner_capital(word: str) -> bool:
    return word.isalpha() and any(c.isupper() for c in word[1:]) and any(c.islower() for c in word)


def _verb_later(tags: Sequence[str]) -> bool:
    open_clause = {"PRP", "WP", "WDT", "WRB", "CC", ":"}
    for tag in tags[1:]:
        if tag in open_clause:
            return False
        if tag in {"VBZ", "VBD", "MD"}:
            return True
    return False
