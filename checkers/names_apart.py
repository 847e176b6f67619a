"""Whether two names are clearly of two things, and what the difference is called."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import product

from checkers.lexicon import EXCLUSIVE_AGENT, EXCLUSIVE_PLACE, OPENING
from checkers.reading import Mention, Reading
from checkers.slots import part
from checkers.stems import fold
from claims.language.lexicon import word_classes
from claims.model import Name, Relation
from claims.values import compare

__all__ = [
    "difference",
    "has_room_for_one",
    "is_garbled",
    "is_named",
    "is_no_form",
    "is_one_of_several",
    "other_name",
]

_PLACE_PREPOSITIONS = frozenset("at from in into near on outside to".split())
_EXACT = frozenset("at in".split())
"""Prepositions behind which there is room for one place only."""
_SEVERAL = OPENING | frozenset("also amongst another both one several some various".split())
_NEAR = 8  # tokens
_SOUNDS = str.maketrans("ckqvwz", "kkkvvs")
"""Letters that other spellings of one name have for each other."""
_ALIKE = 0.7  # words this alike may be two spellings of one


def other_name(mine: str, theirs: str) -> bool:
    """Whether the two are clearly different names, not forms or misspellings of one."""
    return is_no_form(mine, theirs) and _compared(mine, theirs) is Relation.DISJOINT


def is_no_form(mine: str, theirs: str) -> bool:
    """Whether neither name is a form or a misspelling of the other; it may still be of the same thing."""
    words = (fold(name).split() for name in (mine, theirs))
    if any(SequenceMatcher(None, one, two).ratio() > _ALIKE for one, two in product(*words)):
        return False
    return _compared(mine, theirs) not in {Relation.EQUAL, Relation.WITHIN}


def is_garbled(mine: str, theirs: str) -> bool:
    """Whether one word of several is another, and no other spelling: "Ottilie Franz" and "Ottilie Kranz".

    What they share has to be a name: "Birch Prize" is not "Alder Prize", nor garbled.
    """
    one, other = fold(mine).split(), fold(theirs).split()
    if len(one) != len(other) or all("n" in word_classes(word) for word in one if word in other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return (
        len(differing) == 1
        and all(len(word) > 2 for word in differing[0])
        and not _spelled_alike(*differing[0])
    )


def _spelled_alike(one: str, other: str) -> bool:
    """Whether two words have the same consonants: "Mueller" and "Muller", "Zelensky" and "Zelenskyy"."""
    return _consonants(one) == _consonants(other)


def _consonants(word: str) -> str:
    """The consonants of a word, doubled ones once, without "h" and with those of like sound as one."""
    heard = re.sub(r"[aeiouyjh\W]", "", word).translate(_SOUNDS)
    return re.sub(r"(.)\1", r"\1", heard)


def _compared(mine: str, theirs: str) -> Relation:
    return compare(Name(text=mine), Name(text=theirs)).relation


def has_room_for_one(verb: str, relation: str) -> bool:
    """Whether a verb, given as a lemma, has room for one name only in this part: one is born in one place."""
    if relation in _EXACT:
        return verb in EXCLUSIVE_PLACE
    return relation == "subject" and verb in EXCLUSIVE_AGENT


def is_one_of_several(reading: Reading, name: Mention) -> bool:
    """Whether words near a name tell that there is more than one: "boats such as the Heron"."""
    near = reading.tokens[max(0, name.start - _NEAR) : name.end + _NEAR]
    return not _SEVERAL.isdisjoint(token.lemma for token in near)


def is_named(name: str, known: str) -> bool:
    """Whether a casefolded text has a name, as whole words."""
    folded = name.casefold()
    return folded in known and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", known) is not None


def difference(reading: Reading, name: Mention, *, located: bool = False) -> str:
    """The code for another name in this one's part of a claim; `located` says that it tells of a place."""
    found = part(reading, name.start, name.end)
    place = located or (found is not None and found.relation in _PLACE_PREPOSITIONS)
    return "wrong-place" if place else "wrong-name"
