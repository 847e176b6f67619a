"""Tokens of a sentence, cut as in the treebanks that the tagger learnt from (English Web Treebank, GUM).

"don't" is do + n't, "$1.2bn" is $ + 1.2 + bn, "AI-related" is AI + - + related, but "co-founder", "Xi'an",
"AT&T", "20th" and addresses are one token. One pass of our own expression: NLTK's tokenizer keeps hyphens,
rewrites quotes, and raises on some mixtures of them when asked for spans.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.language.abbreviations import ABBREVIATIONS, BEFORE_NUMBERS, ENDERS

__all__ = ["tokenize", "without_citations"]

_PREFIXES = (
    "ab|anti|auto|bi|bio|co|counter|cross|de|e|eco|ex|extra|hyper|inter|intra|macro|mega|meta|micro|mid|mini|mono|"
    "multi|neo|non|out|over|para|post|pre|pro|proto|pseudo|quasi|re|semi|sub|super|tele|trans|tri|ultra|un|under|"
    "uni|vice"
)
_UNITS = (
    "k|m|bn|tn|mn|mln|trn|am|pm|a\\.m|p\\.m|mm|cm|km|kg|mg|g|t|l|ml|ft|lb|lbs|oz|mi|mph|kph|kmh|kwh|kW|kWh|MW|MWh|"
    "GW|GWh|TWh|Hz|kHz|MHz|GHz|KB|MB|GB|TB|Mb|Gb|Mbps|Gbps|nm|ms|px|hp|in|yd|sec|min|hrs?|bps|pc|ha|x"
)
_DOMAINS = "ai|com|edu|gov|info|io|js|net|org|co\\.uk"

_TOKEN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>\"“”]{{0,2000}}[^\s<>\"“”.,;:!?)\]}}'’]        # an address of a page
    | [\w.+%-]{{1,64}}@\w[\w-]{{0,63}}(?:\.[\w-]{{1,63}}){{1,8}}              # or of a mailbox
    | (?<!\w)[#@][^\W\d]\w*                                                 # a hashtag, a user
    | [\w-]{{1,63}}(?:\.[\w-]{{1,63}}){{0,5}}\.(?:{_DOMAINS})\b(?:/[\w/%.-]{{0,200}}\w)?
    | [^\W\d_](?:\.[^\W\d_]){{1,9}}(?!\w)\.?                                 # U.S., a.m.
    | Ph\.D\b\.?
    | (?<![\w/])[A-Z]/[A-Z](?![\w/])                                      # A/S, A/C
    | \d{{4}}-\d\d-\d\d(?!\w) | \d{{1,2}}-\d{{1,2}}-\d{{4}}(?!\w)               # a date in figures
    | ^\d{{1,3}}\.(?=\s)                                                   # the number of a list item
    | ['’]\d\ds?(?!\w)                                                      # '90s
    | \d{{1,3}}0['’]s(?!\w)                                                 # 1990's
    | (?<![\w.])\.\d+                                                       # .324
    | \d+(?:[.,:/]\d+)*(?:(?=(?:{_UNITS})(?!\w)) | (?:st|nd|rd|th|s)(?!\w) | (?!\w))
    | (?<=[$€£¥])\d+(?:[.,]\d+)*
    | (?i:{_PREFIXES})-[^\W\d_]\w*(?:['’]\w+)*
    | (?:\w[\u0300-\u036f]?)+(?:(?:['’&](?=\w))(?:\w[\u0300-\u036f]?)+)*      # a word
    | \.{{2,}} | …+ | [!?]+ | ``|'' | -{{2,}} | [*=_~<>\#]+
    | \S
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$|(?<=^can)not$|(?<=^gon)na$|(?<=^wan)na$")
_CLOSERS = re.compile(r"[.\s\"'”’»)\]]*$")
_CITATION = re.compile(r"(?:(?<=[^\s\[(])|(?<=[.,;:!?)\]\"”])\s)\[(?:\d{1,3}|[a-z]|citation needed)\]")
"""The mark of a footnote behind a word or a stop, as encyclopaedias print it: "in 1901.[12]"."""
_INITIAL = re.compile(r"[^\W\d_]")


def tokenize(sentence: str) -> list[tuple[int, int]]:
    """Spans of the words and marks of one sentence, half open, in order.

    They are never empty, hold no white space at their ends, and cover everything else but the marks of
    footnotes ("[12]").
    """
    spans: list[tuple[int, int]] = []
    notes = [match.span() for match in _CITATION.finditer(sentence)] if "[" in sentence else []
    for start, end in _pieces(sentence):
        if any(first <= start < last for first, last in notes):
            continue
        if spans and sentence[start:end] == "." and _abbreviated(sentence, spans[-1], start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def without_citations(text: str) -> str:
    """A text without the marks of footnotes."""
    return _CITATION.sub("", text) if "[" in text else text


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    for match in _TOKEN.finditer(sentence):
        start, end = match.span()
        clitic = _CLITIC.search(match.group()) if sentence[start].isalnum() else None
        if clitic and clitic.start() > 0 and not sentence[start:end].endswith(("0's", "0’s")):
            yield start, start + clitic.start()
            start += clitic.start()
        yield start, end


def _abbreviated(sentence: str, before: tuple[int, int], stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it."""
    if before[1] != stop:
        return False
    word = sentence[before[0] : before[1]].lower()
    if word in ENDERS:
        return True
    if _CLOSERS.match(sentence, stop):
        return False
    if word in ABBREVIATIONS or (_INITIAL.fullmatch(word) and sentence[before[0]].isupper()):
        return True
    after = sentence[stop + 1 :][:9].lstrip()[:1]
    return after.islower() or after in {",", ";", ":"} or (word in BEFORE_NUMBERS and after.isdigit())
