"""Quoted words: found between quotation marks, compared word for word, and located in a longer text.

A quotation may differ from its source in typography (marks, dashes, spaces, capitals, the point at its end),
may leave out words behind "..." and put words of its own in square brackets. It may not change a word.
"""

from __future__ import annotations

from claims.model import Comparison, QuotedWords, Relation
from claims.values.quotation_marks import find_quotes
from claims.values.quotation_match import QuoteMatch, first_difference, locate_quote, quote_words

__all__ = ["QuoteMatch", "compare_quoted", "find_quotes", "locate_quote"]

_ALTERED = 0.6
"""From this share of words in their places on, a quotation that is not verbatim is an altered one."""


def compare_quoted(draft: QuotedWords, source: QuotedWords) -> Comparison:
    """Whether the draft quotes the source's words.

    EQUAL: all of them, verbatim. WITHIN: verbatim, a part of them. DISJOINT: most words are there in order,
    but some are changed. INCOMPARABLE: these are other words, or the source quotes only a part of them.
    """
    relation, why = _relate(draft.text, source.text)
    return Comparison(relation=relation, explanation=why, draft=draft, source=source)


def _relate(draft: str, source: str) -> tuple[Relation, str]:
    match = locate_quote(draft, source)
    if match is None:
        return Relation.INCOMPARABLE, f"The source's words “{source}” are not those of the draft, “{draft}”."
    found = source[match.start : match.end]
    if match.verbatim:
        if quote_words(draft) == quote_words(source):
            return Relation.EQUAL, f"The source has the same words: “{found}”."
        return Relation.WITHIN, f"The source has these words among others: “{found}”."
    part = locate_quote(source, draft)
    if part is not None and part.verbatim:
        return Relation.INCOMPARABLE, f"The source quotes only a part of the draft's words: “{source}”."
    if match.similarity < _ALTERED:
        return Relation.INCOMPARABLE, f"The source's words “{source}” are not those of the draft, “{draft}”."
    mine, theirs = first_difference(draft, found)
    return Relation.DISJOINT, f"The quoted words were changed; draft: “{mine}”; source: “{theirs}”."
