"""Sentences of a block of text: NLTK's Punkt with our own abbreviations, then rules for what it gets wrong.

Punkt proposes the cuts, without its downloaded model: the abbreviations of `claims.language.abbreviations` do
as well on news text. The rules then join what belongs together (a reporting clause after a quoted question,
"J. K. Rowling", "No. 5", a list marker) and add the cuts that Punkt can't see (after "[5]", after "…").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from claims.language.abbreviations import (
    ABBREVIATIONS,
    BEFORE_NUMBERS,
    COMPANY_FORMS,
    NEVER_LAST,
    OPENERS,
)

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

__all__ = ["split_sentences"]

_REPORTING = (
    "added admitted announced answered argued asked asks began called claimed continued cried declared "
    "demanded explained insisted laughed noted observed quipped recalled remarked replied responded said "
    "says shouted sighed stated thought told tweeted urged warned whispered wondered wrote"
).replace(" ", "|")

_QUOTED_END = re.compile(r"[?!…][\"'”’»]+$")
_REPORTING_CLAUSE = re.compile(rf"(?:[\w.’'-]+ ){{1,4}}(?:{_REPORTING})\b")
_CONTINUES = re.compile(r"[,.:;!?)\]}%]|[–—-]+\s+[a-z]|\(\d{4}[a-z]?[,;)]")
_SMALL_WORD = re.compile(r"[\"'“‘«]*[a-z][a-z’'-]*(?!\w)")
_FULL_WORD = re.compile(r"[^\W\d_]{5,}\.$")
_SIGNATURE = re.compile(r"[–—-]{1,2} ?(?:[A-Z][\w.’'-]* ?){1,5}$")
_LIST_MARKER = re.compile(r"[(\[]?(?:(?:\d{1,3}\.){0,3}\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})[.)\]]+$")
_CAPTION_LABEL = re.compile(
    r"(?:Box|Chapter|Chart|Exhibit|Figure|Fig\.|Listing|Map|Section|Table) [\d.]{1,8}$"
)
_REFERENCE_MARK = re.compile(r"\[(?:\d|[a-z][a-z ]{1,40}\]|…\]|\.{3}\])")
_LAST_WORD = re.compile(r"[\w.&'’]+\.$")
_FIRST_WORD = re.compile(r"[\"'“‘«(\[]*([^\W\d_][\w’'-]*)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+$")
_NUMBER = re.compile(r"[$€£#]?\d|(?!I\b)[IVXLC]+\b")
_CAPITAL = r"(?=[\"“‘(\[]{0,3}[A-Z])"
_NOT_AFTER_HOURS = (
    "Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|"
    "Central|Eastern|Mountain|Pacific|[A-Z]{2,4}\\b"
)
_MORE_CUTS = re.compile(
    rf"""
      [.?!]["'”’»)]{{0,5}} (?:\s?\[[^\[\]]{{1,40}}\]){{1,20}} (?P<mark>\s{{1,9}}) (?=["“‘(\[]{{0,3}}[A-Z0-9])
    | (?<=[a-z]{{3}}) \.["'”’»)]{{0,5}} \d{{1,3}} (?:[,–\s-]\d{{1,3}}){{0,5}} (?P<note>\s{{1,9}}) {_CAPITAL}
    | (?<=[a-z]{{3}}) \. (?P<nothing>) (?=[A-Z][a-z]+\s)
    | (?<!\.) (?:\.{{3,}}|…)["'”’»)\]]{{0,5}} (?P<dots>\s{{1,9}}) {_CAPITAL}
    | \b[aApP]\.[mM]\. (?P<hour>\s{{1,9}}) {_CAPITAL} (?!{_NOT_AFTER_HOURS})
    """,
    re.VERBOSE,
)
"""After "done. [5]", "done.5", "done" and a full stop without a blank, an ellipsis, and "10 p.m."."""

_GAP = re.compile(r"\w\s+(?=\w)")
_PIECE = 4000  # characters
_CONTEXT = 100  # characters
_SEEN_SMALL = 1 << 5  # nltk.tokenize.punkt._ORTHO_MID_LC


@cache
def _punkt() -> PunktSentenceTokenizer:
    # Late: importing NLTK takes a quarter of a second.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    parameters = PunktParameters()  # type: ignore[no-untyped-call]  # NLTK has no types
    parameters.abbrev_types = set(ABBREVIATIONS)
    parameters.sent_starters = set(OPENERS)
    for word in OPENERS - {"a", "i"}:
        # After an initial, Punkt asks whether it has seen the next word with a small letter: "Plan B. The"
        # is cut then, "J. Kim" is not.
        parameters.ortho_context[word] = _SEEN_SMALL
    return PunktSentenceTokenizer(parameters)  # type: ignore[no-untyped-call]  # NLTK has no types


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one block, half open, in order and without white space at their ends.

    Together they cover everything but white space. A block of nothing but white space has no sentence.
    """
    sure = {match.end(match.lastgroup or 0) for match in _MORE_CUTS.finditer(text)}
    cuts = sure.union(_punkt_cuts(text))
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*sorted(cuts), len(text)]:
        before, after = text[max(start, cut - _CONTEXT) : cut].strip(), text[cut : cut + _CONTEXT]
        if after and _belongs_together(before, after):
            continue
        if after and cut not in sure and _after_abbreviation(before, after):
            continue
        sentence = text[start:cut]
        if sentence.strip():
            spans.append((start + len(sentence) - len(sentence.lstrip()), start + len(sentence.rstrip())))
        start = cut
    return spans


def _punkt_cuts(text: str) -> Iterator[int]:
    # In pieces, because NLTK's expressions raise when one takes longer than five seconds. A piece ends
    # between two words, where there is nothing to decide.
    start = 0
    while start < len(text):
        gap = _GAP.search(text, start + _PIECE, start + 2 * _PIECE)
        stop = gap.end() if gap else start + 2 * _PIECE
        for cut, _ in _punkt().span_tokenize(text[start:stop]):
            if cut > 0:
                yield start + cut
        start = stop


def _belongs_together(before: str, after: str) -> bool:
    """Whether a sentence that ends in `before` goes on with `after`; both are short stretches of it."""
    if not before or any(rule.match(after) for rule in (_CONTINUES, _REFERENCE_MARK, _SIGNATURE)):
        return True
    if _SMALL_WORD.match(after) and not _FULL_WORD.search(before):
        return True
    if _QUOTED_END.search(before) and _REPORTING_CLAUSE.match(after) and not _opens(after):
        return True
    return bool(_LIST_MARKER.match(before) or _CAPTION_LABEL.match(before))


def _after_abbreviation(before: str, after: str) -> bool:
    if _first_word(after) in COMPANY_FORMS:  # "Yahoo! Inc."
        return True
    last = _LAST_WORD.search(before)
    if not last:
        return False
    word = last.group()[:-1].lower()
    if word in NEVER_LAST or (word in BEFORE_NUMBERS and _NUMBER.match(after)):
        return True
    return bool(_DOTTED.match(last.group())) and not _opens(after)


def _opens(after: str) -> bool:
    return _first_word(after) in OPENERS


def _first_word(text: str) -> str:
    first = _FIRST_WORD.match(text)
    return first.group(1).lower().replace("’", "'") if first else ""
