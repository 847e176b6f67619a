"""Words, numerals and marks of a text with their places: the ground that the number grammar stands on.

Numerals inside names, addresses, dates and codes ("COVID-19", "10:30", "v2.1.3") are marked as hidden here,
once, so that no later rule has to think of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

__all__ = [
    "FRACTION_SIGNS",
    "Token",
    "adjacent",
    "behind_owner",
    "is_ahead",
    "scan",
    "starts_sentence",
    "word_at",
    "word_set",
]

FRACTION_SIGNS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5,
    "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6, "⅐": 1 / 7, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
    "⅑": 1 / 9, "⅒": 1 / 10,
}  # fmt: skip


class Token(NamedTuple):
    """A word, numeral or mark: `lower` is its text in lower case; hidden ones belong to a name or code."""

    text: str
    lower: str
    start: int
    end: int
    kind: Literal["word", "number", "mark", "hidden"]


# Every alternative is a run of characters without nested repetition, so that scanning stays linear.
_TOKEN = re.compile(
    r"""
    (?P<number>
        \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)                      # 1,234,567.8
      | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)                # 12,34,567 (Indian grouping)
      | \d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:\.\d+)?(?!\d)  # 1 234 567
      | \d{1,3}(?:['’]\d{3})+(?:\.\d+)?(?!\d)                   # 1'234 (Swiss grouping)
      | \d{1,3}(?:\.\d{3}){2,}(?![\d.])                         # 1.234.567
      | \d{1,3}(?:\.\d{3})+,\d{1,2}(?!\d|,\d)                  # 1.234,56
      | \d+(?:\.\d+)?[eE][+-]?\d{1,3}(?!\w)                     # 1.3e6
      | \d+(?:\.\d+)?[ ]?[x×][ ]?10(?:\^[-+−]?\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)  # 1.3 x 10^6
      | \d+,\d{1,2}(?!\d|,\d)                                    # 1,5 (decimal comma)
      | \d+(?:\.\d+)?
      | (?<![\w.])\.\d+
    )
  | (?P<word>[^\W\d_]+(?:['’][^\W\d_]+)?)
  | (?P<mark>[<>]=|=[<>]|\S)
    """,
    re.VERBOSE,
)
_CHUNK = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_CODE = re.compile(
    r"""
    \#.*                                              # #1234
  | v?\d+(?:\.\d+){2,}[\w-]*                          # 3.11.2, 192.168.1.2
  | \d+:\d+[:\d.]*(?:[ap]\.?m\.?)?                    # 10:30, 3:1
  | \d{4}-\d{2}(?:-\d{2}[T\d:Z+.-]*)?                 # 2024-07-03
  | \d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})           # 3/7/2024
  | 24/7 | 9/11 | 7/7 | 50/50 | 20/20                 # set phrases
  | \+?\(?\d[\d()]*(?:[-/.]\(?\d[\d()]*){2,}          # 978-3-16-148410-0, +1-222-333/444
  | \d{3}-\d{3}[1-9]                                  # 555-0123
  | [^\W\d_]+[-‐]?\d[\w./‐-]*                         # A320, COVID-19, GPT-4o
  | (?:[^\W\d_]+[-‐])+\d[\w./‐-]*                     # Rolls-Royce-9
  | (?:\d+[^\W\d_]+)+\d+\w*                           # 10b5, 4x4
  | \d+[^\W\d_]-\d{1,2}                               # 10b-5
    """,
    re.VERBOSE,
)
# What looks like a code and is a number: "sub-10", "EUR5m", "1.3e6", "190 km2".
_NUMBER = re.compile(
    r"(?:sub|under|over|then|now|nearly|almost|roughly|x)-?\d"
    r"|M?(?:AUD|BRL|CAD|CHF|CNY|DKK|EUR|GBP|HKD|INR|JPY|MXN|NOK|NZD|RMB|Rs\.?|SEK|SGD|USD|ZAR)-?\d"
    r"|[\d.]+[eE][+-]?\d+$|(?:[\d,.]+)?[kcdm]?m[23]$",
    re.ASCII,
)
_SCORE = re.compile(r"(\d{1,3})[-–](\d{1,3})")  # 3-2; with the smaller number first it may be a range
_PARTS = re.compile(r"[^—…]+")  # a long dash joins clauses, not codes
_LOCATOR = re.compile(r"://|^www\.|@|^[\w-]+(?:\.[\w-]+)+/")
_PHONE = re.compile(r"\+\d[\d ()-]{7,20}\d|\(\d{2,5}\)[ ]?\d[\d -]{4,14}\d|\b0\d{2,4} \d{3,4} \d{3,4}\b")
_LIST_MARK = re.compile(r"^[ \t]*\(?(\d{1,3})[.)](?=[ \t]+\S)", re.MULTILINE)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = re.compile(
    rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}})?(?![\w%]|[.,]\d)"
    rf"|\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:and|or) )?\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?\d{{1,2}})?"
    rf" (?:of )?{_MONTH}\b"
)
_ITEM_MARK = re.compile(r"(?<=\s)\d{1,2}\)(?=\s)")  # "either 1) ... or 2) ..."
_SPACED_SCORE = re.compile(r"(?<![\w.,–-])(\d{1,2}) [–-] (\d{1,2})(?![\w%]|[.,]\d)")
# The smaller number first is a score when no noun follows ("1 – 2 to England"), else a range ("3 – 5 years").
_SPACED_RESULT = re.compile(
    r"(?<![\w.,–-])\d [–-] \d(?![\w%]|[.,]\d)(?! (?!(?:and|at|away|for|in|on|to|up|with)\b)[a-z%°])"
)
_FOOTNOTE = re.compile(r"\[\d{1,3}\]")
_EDGES = "\"'“”‘’([{<,;:!?.)]}>…*_"
_POSSESSIVE = re.compile(r"['’]s$")
_OWNER_WORDS = 4


@lru_cache(maxsize=2)  # the finders of quantities, ranks and directions are given the same text in turn
def scan(text: str) -> tuple[Token, ...]:
    """The tokens of `text` in order, without overlaps; blanks are not tokens."""
    hidden = _hidden_stretches(text)
    starts = [start for start, _ in hidden]
    tokens = []
    for match in _TOKEN.finditer(text):
        kind: Literal["word", "number", "mark", "hidden"] = match.lastgroup  # type: ignore[assignment]  # the names of the groups
        start, end = match.span()
        if hidden:
            at = bisect_right(starts, start) - 1
            if at >= 0 and hidden[at][1] > start:
                kind = "hidden"
        word = match.group()
        tokens.append(Token(word, word.lower(), start, end, kind))
    return tuple(tokens)


def adjacent(tokens: Sequence[Token], index: int) -> bool:
    """Whether token `index` follows its predecessor without a blank."""
    return 0 < index < len(tokens) and tokens[index].start == tokens[index - 1].end


def starts_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Whether token `index` stands at the start of the text, of a sentence or of a quotation."""
    return index == 0 or tokens[index - 1].text in {".", "!", "?", ":", "…", "“", '"', "‘", "(", "•"}


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The word or mark at `index` in lower case; empty outside the text and inside names."""
    if 0 <= index < len(tokens) and tokens[index].kind != "hidden":
        return tokens[index].lower
    return ""


def is_ahead(tokens: Sequence[Token], index: int, words: frozenset[str]) -> bool:
    """Whether one of `words` stands close behind token `index`: a cheap test before a costly one."""
    return not words.isdisjoint([token.lower for token in tokens[index + 1 : index + 13]])


def word_set(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


def _hidden_stretches(text: str) -> list[tuple[int, int]]:
    """Stretches whose digits are no quantity, in order and without overlaps."""
    if not _DIGIT.search(text):
        return []
    found = [*_codes(text)]
    found += [match.span() for pattern in (_PHONE, _DAY) for match in pattern.finditer(text)]
    found += [match.span(1) for match in _LIST_MARK.finditer(text)]
    found += [match.span() for match in _ITEM_MARK.finditer(text) if not _in_brackets(text, match.start())]
    found += [match.span() for match in _SPACED_SCORE.finditer(text) if int(match[1]) >= int(match[2])]
    found += [match.span() for match in _SPACED_RESULT.finditer(text)]
    found += [match.span() for match in _FOOTNOTE.finditer(text)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _codes(text: str) -> Iterator[tuple[int, int]]:
    for match in _CHUNK.finditer(text):
        chunk = match.group()
        if not _DIGIT.search(chunk):
            continue
        if _LOCATOR.search(chunk):
            yield match.span()
            continue
        core = chunk.lstrip(_EDGES)
        start = match.end() - len(core)
        core = _POSSESSIVE.sub("", core.rstrip(_EDGES))
        for part in _PARTS.finditer(core):
            if _is_code(part.group()):
                yield start + part.start(), start + part.end()


def _in_brackets(text: str, index: int) -> bool:
    """Whether a bracket that opened shortly before `index` is still open there."""
    start = max(0, index - 200)
    return text.rfind("(", start, index) > text.rfind(")", start, index)


def _is_code(chunk: str) -> bool:
    if score := _SCORE.fullmatch(chunk):
        return int(score[1]) >= int(score[2])
    return bool(_CODE.fullmatch(chunk)) and not _NUMBER.match(chunk)


def behind_owner(tokens: Sequence[Token], index: int) -> int:
    """The token behind a possessor: "one of the world's largest", "among North America's oldest"."""
    for at in range(index, min(index + _OWNER_WORDS, len(tokens))):
        word = word_at(tokens, at)
        if word.endswith(("'s", "’s", "s'", "s’")):
            return at + 1
        if not word.isalpha():
            break
    return index
