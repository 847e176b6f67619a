"""Whether a claim tells of another time than a passage: then their figures may differ and both be right.

"In 1999 there had been 90" is not denied by a text that counts 46 and does not know of 1999 at all.
"""

from __future__ import annotations

import re

from checkers.align import Alignment
from checkers.lexicon import INTENTIONS
from claims.model import DateValue

__all__ = ["of_another_time"]

_UNIT = r"(?:days?|weeks?|months?|quarters?|seasons?|winters?|summers?|years?|decades?|time|edition|round)"
_EARLIER = re.compile(
    rf"\b{_UNIT} (?:ago|earlier|before|previously)\b|\b(?:previous|preceding) {_UNIT}\b", re.IGNORECASE
)
"""Words that tell of a time before the one that is spoken of."""
_COMPARED = re.compile(
    r"\b(?:than|against|compared|from|versus|since|over|up|down)\W+(?:\S+\W+){0,3}$", re.IGNORECASE
)
"""What stands before such words where they only name what is compared with."""
_BACK = re.compile(r"\b(?:ago|before|compared|earlier|former|last|previous|than)\b", re.IGNORECASE)
"""Words by which a passage looks back."""
_WILL = frozenset({"shall", "will"})


def of_another_time(alignment: Alignment, near: str) -> bool:
    """Whether a claim is of a year that the passage and what stands around it, `near`, don't have.

    Or of an earlier time where the passage looks back on none, or of what will be where it tells what was.
    """
    claim = alignment.claim
    dates = [found.value for found in claim.values if isinstance(found.value, DateValue)]
    years = {day[:4] for date in dates for day in (date.start, date.end) if day and not date.anchor}
    if years and not any(re.search(rf"(?<!\d){year}(?!\d)", near) for year in years):
        return True
    return _looks_back(claim.text, alignment.passage.text) or _comes_later(alignment)


def _looks_back(claim: str, passage: str) -> bool:
    """ "Two years earlier there were 90", where the passage looks back on none; not "than a year ago"."""
    earlier = _EARLIER.search(claim)
    if earlier is None or _COMPARED.search(claim[: earlier.start()]):
        return False
    return _BACK.search(passage) is None


def _comes_later(alignment: Alignment) -> bool:
    """ "Three will watch" and "two watched"."""
    told = alignment.passage.tokens
    planned = any(token.tag in {"MD", "TO"} or token.lemma in INTENTIONS for token in told)
    past = any(token.tag == "VBD" for token in told)
    return past and not planned and any(token.lemma in _WILL for token in alignment.claim.tokens)
