"""Sentences of a block of text: NLTK's Punkt with our own abbreviations, then rules for what it gets wrong.

Punkt proposes the cuts, without its downloaded model: the abbreviations of `claims.language.abbreviations` do
as well on news text. The rules then join what belongs together (a reporting clause after a quoted question,
"J. K. Rowling", "No. 5", a list marker) and add the cuts that Punkt can't see (after "[5]", after "…").
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from claims.language.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    COMPANY_FORMS,
    OPENERS,
)

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

__all__ = ["split_sentences"]

_REPORTING = (
    "added admitted announced answered argued asked asks began called claimed continued cried declared "
    "demanded "
    "explained insisted laughed noted observed quipped recalled remarked replied responded said says shouted "
    "sighed stated thought told tweeted urged warned whispered wondered wrote"
).replace(" ", "|")

_QUOTED_END = re.compile(r"[?!…][\"'”’»]+$")
_REPORTING_CLAUSE = re.compile(rf"(?:[\w.’'-]+ ){{1,4}}(?:{_REPORTING})\b")
_LOWER = re.compile(r"[(\[\"'“‘«]*[a-z][a-z’'-]*(?![\w])")
_LIST_MARKER = re.compile(r"[(\[]?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)\]]+$")
_LAST_WORD = re.compile(r"[\w.&'’]+\.$")
_FIRST_WORD = re.compile(r"[\"'“‘«(\[]*([^\W\d_][\w’']*)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+$")
_NUMBER = re.compile(r"[$€£#]?[\dIVX]")
_MORE_CUTS = re.compile(
    r"""
    [.?!][\"'”’»)]* \s? (?:\[[\w,;:.–—-]{1,40}\]){1,20} (\s+) (?=[\"“‘(\[]*[A-Z0-9])   # a reference mark
    | (?:\.{3,}|…)[\"'”’»)\]]* (\s+) (?=[\"“‘(\[]*[A-Z])                                # an ellipsis
    """,
    re.VERBOSE,
)
_CONTEXT = 80


@cache
def _punkt() -> PunktSentenceTokenizer:
    # Late: importing NLTK takes a quarter of a second.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()  # type: ignore[no-untyped-call]  # NLTK has no types
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(OPENERS)
    return PunktSentenceTokenizer(parameters)  # type: ignore[no-untyped-call]


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one block, half open, in order and without white space at their ends.

    Together they cover everything but white space. A block of nothing but white space has no sentence.
    """
    cuts = {start for start, _ in _punkt().span_tokenize(text)}
    cuts.update(match.end(match.lastindex or 0) for match in _MORE_CUTS.finditer(text))
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*sorted(cuts), len(text)]:
        before = text[start:cut]
        end = start + len(before.rstrip())
        if cut < len(text) and _belongs_together(text, start, end, cut):
            continue
        if end > start:
            spans.append((start + len(before) - len(before.lstrip()), end))
            start = cut
    return spans


def _belongs_together(text: str, start: int, end: int, cut: int) -> bool:
    before, after = text[max(start, end - _CONTEXT) : end], text[cut : cut + _CONTEXT]
    if not text[start:end].strip() or _LOWER.match(after):
        return True
    if _QUOTED_END.search(before) and _REPORTING_CLAUSE.match(after):
        return True
    if end - start < 8 and _LIST_MARKER.match(text[start:end].strip()):
        return True
    return _after_abbreviation(before, after)


def _after_abbreviation(before: str, after: str) -> bool:
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last.group()[:-1].lower()
    if word in BEFORE_NUMBERS and _NUMBER.match(after):
        return True
    first = _FIRST_WORD.match(after)
    if first and first.group(1).lower() in COMPANY_FORMS:
        return True
    return bool(_DOTTED.match(last.group())) and not (first and first.group(1).lower() in OPENERS)
