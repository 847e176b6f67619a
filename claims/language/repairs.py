"""Corrections of tags that a model of neighbouring words gets wrong and a look at the sentence gets right."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

__all__ = ["repair"]

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_NAMES = frozenset({"NNP", "NNPS"})
_AUXILIARIES = frozenset(
    "am are be been being did do does get gets got had has have is was were 're 've".split()
)
_ADJECTIVE = re.compile(r"(?:able|al|ful|ic|ive|less|ous)$")
_RELATIVE_OR_NEW = frozenset({"PRP", "WP", "WDT", "WRB", "CC", ":"})


def repair(words: Sequence[str], tags: Sequence[str], *, past_tenses: Container[str]) -> list[str]:
    """The tags of a sentence's words, corrected; same length, Penn Treebank.

    `past_tenses` are irregular past tenses in lower case ("fell"), which also look like nouns.
    """
    fixed = list(tags)
    for index in range(len(words)):
        _name(words, fixed, index)
        _verb(words, fixed, index)
        _function_word(words, fixed, index)
    if not _FINITE & set(fixed):
        _missing_verb(words, fixed, past_tenses)
    return fixed


def _name(words: Sequence[str], tags: list[str], at: int) -> None:
    word = words[at]
    if word.isalpha() and any(c.isupper() for c in word[1:]) and any(c.islower() for c in word):
        tags[at] = tags[at] if tags[at] in _NAMES else "NNP"  # SenseTime, OpenAI
    elif at == 0 and word[:1].isupper() and tags[0] == "VB" and _after(tags, 0) == "NNP":
        later = next((tag for tag in tags[1:] if tag in _RELATIVE_OR_NEW | _FINITE), "")
        if later in _FINITE:
            tags[0] = "NNP"  # "Zhang Wei from ... said": an order has no second finite verb


def _verb(words: Sequence[str], tags: list[str], at: int) -> None:
    tag, before, after = tags[at], tags[at - 1] if at else "", _after(tags, at)
    if tag == "VBP" and after == "VBN" and before == "NNS" and words[at].lower() not in _AUXILIARIES:
        tags[at], tags[at + 1] = "JJ", "VBD"  # "companies present included"
    elif tag == "NNS" and after in {"CD", "DT", "PRP$"} and before in _NAMES | {",", "-RRB-"}:
        tags[at] = "VBZ"  # "Norwell, a maker of pumps, employs 340 people"
    elif (
        tag == "VBD"
        and before == ","
        and at > 1
        and tags[at - 2][:2] == "NN"
        and _closed_before_verb(tags, at)
    ):
        tags[at] = "VBN"  # "The fair, held in Shanghai, drew 300,000 visitors"


def _closed_before_verb(tags: Sequence[str], at: int) -> bool:
    """Whether a comma and then a finite verb follow before any other finite verb."""
    for index in range(at + 1, len(tags) - 1):
        if tags[index] in _FINITE | _RELATIVE_OR_NEW:
            return False
        if tags[index] == ",":
            return tags[index + 1] in _FINITE or (
                tags[index + 1] == "RB" and _after(tags, index + 1) in _FINITE
            )
    return False


def _function_word(words: Sequence[str], tags: list[str], at: int) -> None:
    word, tag, before, after = words[at].lower(), tags[at], tags[at - 1] if at else "", _after(tags, at)
    if word == "that" and tag == "DT" and after in _FINITE and (before[:2] == "NN" or before == "-RRB-"):
        tags[at] = "WDT"  # "a model that competes"
    elif tag == "VB" and before == "TO" and after[:2] == "NN" and _ADJECTIVE.search(word):
        tags[at - 1], tags[at] = "IN", "JJ"  # "its focus to generative AI"


def _missing_verb(words: Sequence[str], tags: list[str], past_tenses: Container[str]) -> None:
    """ "A crane fell on the station": the past tense that was taken for a noun."""
    for at in range(1, len(words)):
        if tags[at] == "NN" and tags[at - 1][:2] in {"NN", "PR"} and words[at] in past_tenses:
            tags[at] = "VBD"
            return


def _after(tags: Sequence[str], at: int) -> str:
    return tags[at + 1] if at + 1 < len(tags) else ""
