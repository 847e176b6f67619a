"""The words that dates are made of, and the classes the grammar knows them by.

A token has a set of classes ("3" is a number, a day, a month number). The lists are closed classes of
English, written for this project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

__all__ = [
    "COUNTS",
    "DECADES",
    "MONTHS",
    "ORDINALS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "Token",
    "lowered",
    "tokens_of",
    "word_classes",
    "words",
]


def words(text: str) -> tuple[str, ...]:
    """The words of a list that is written as running text."""
    return tuple(text.split())


_MONTH_NAMES = words("january february march april may june july august september october november december")
_MONTH_SHORT = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9}
_MONTH_SHORT |= {"oct": 10, "nov": 11, "dec": 12}
MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | _MONTH_SHORT

_WEEKDAY_NAMES = words("monday tuesday wednesday thursday friday saturday sunday")
_WEEKDAY_SHORT = {"mon": 1, "tue": 2, "tues": 2, "wed": 3, "thu": 4, "thur": 4, "thurs": 4, "fri": 5}
_WEEKDAY_SHORT |= {"sat": 6, "sun": 7}
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAY_NAMES, 1)} | _WEEKDAY_SHORT

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season, in the northern hemisphere."""

UNITS = {"day": "day", "week": "week", "weekend": "week", "month": "month", "quarter": "quarter"}
UNITS |= {"year": "year", "decade": "decade", "century": "century", "fortnight": "week"}
UNITS |= {f"{word}s": unit for word, unit in UNITS.items()} | {"centuries": "century"}

_ORDINAL_WORDS = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_TENS = {"twenty": 20, "thirty": 30}
ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS, 1)} | {"thirtieth": 30}
ORDINALS |= {f"{tens}-{_ORDINAL_WORDS[i]}": _TENS[tens] + i + 1 for tens in _TENS for i in range(9)}

_COUNT_WORDS = words(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
COUNTS = {word: number for number, word in enumerate(_COUNT_WORDS, 1)}
COUNTS |= {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}

DECADES = {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70}
DECADES |= {"eighties": 80, "nineties": 90}

_DASHES = "-‐‑‒–—−~"

_UNIT_WORD = "|".join(_COUNT_WORDS[:9])
_TEEN_WORD = "|".join(_COUNT_WORDS[9:19])
_TEN_WORDS = words("twenty thirty forty fifty sixty seventy eighty ninety")
_SPELLED_YEAR = re.compile(
    rf"(?:seventeen|eighteen|nineteen|twenty)[-‐‑ ](?:(?:{'|'.join(_TEN_WORDS)})(?:[-‐‑ ](?:{_UNIT_WORD}))?"
    rf"|{_TEEN_WORD})|two[ ]thousand[ ]and[ ](?:{_UNIT_WORD}|{_TEEN_WORD})"
)
"""Years as they are spoken: "nineteen eighty-four", "two thousand and five"."""
_TOKEN = re.compile(
    rf"""
    \n[^\S\n]*\n\s*                                                  # the end of a paragraph
    | (?:twenty|thirty)[-‐‑ ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b
    | (?-i:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?=\d\d?\b)  # Dec31
    | (?-i:\b(?:{_SPELLED_YEAR.pattern})\b)
    | \d++(?:[.,:]\d++)+\w*                                          # 1,500  10:30  03.07.2024
    | (?:[^\W\d_]\.){{2,}}                                             # a.m.  B.C.
    | \w+
    | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.][0-5]\d(?:am|pm)?", re.IGNORECASE)
_ORDINAL_DIGITS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE_DIGITS = re.compile(r"(?:1\d|20)?\d0s", re.IGNORECASE)
_KEPT = 1 << 13  # words; a text has most of its words many times
_TENS_BREAK = re.compile("(?<=y)[‐‑ ]")
_HOUR_WORD = re.compile(r"(?:1[0-2]|[1-9])(?:am|pm)", re.IGNORECASE)
_DOTTED_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_QUARTER = re.compile(r"Q([1-4])|([1-4])Q", re.IGNORECASE)
_CALENDAR_YEAR = re.compile(r"CY['’]?(?:\d{4}|\d{2})", re.IGNORECASE)
_FISCAL_YEAR = re.compile(r"FY['’]?(\d{4}|\d{2})", re.IGNORECASE)


class Token(NamedTuple):
    """A word, number or mark of the text; `tight` when no space stands before and after it."""

    text: str
    start: int
    end: int
    tight: bool


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens of `text` in order."""
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        tight = start > 0 and end < len(text) and not (text[start - 1].isspace() or text[end].isspace())
        yield Token(match.group(), start, end, tight)


def _year_of(spelled: str) -> str:
    """The digits of a year that is spelled out, "" for any other token."""
    if not _SPELLED_YEAR.fullmatch(spelled):
        return ""
    first, *rest = re.split("[-‐‑ ]", spelled)
    hundreds = 20 if first == "two" else COUNTS[first]
    values = {word: 20 + 10 * place for place, word in enumerate(_TEN_WORDS)} | COUNTS
    return str(hundreds * 100 + sum(values.get(word, 0) for word in rest))


@lru_cache(maxsize=_KEPT)
def lowered(token: str) -> str:
    """A token in lower case; compound ordinals with a hyphen, spelled years in digits, a blank line ""."""
    if year := _year_of(token):
        return year
    return _TENS_BREAK.sub("-", token.lower()).strip()


def _number_classes(digits: str) -> frozenset[str]:
    """The classes of a run of digits: NUM always; DAY, MM, YY, YEAR by value and length."""
    value = int(digits) if len(digits) <= 4 else 0
    classes = {"NUM"}
    if len(digits) <= 2:
        classes |= {name for name, top in (("DAY", 31), ("MM", 12)) if 1 <= value <= top}
    if len(digits) == 2:
        classes.add("YY")
    if len(digits) == 4 and 1000 <= value <= 2199:
        classes.add("YEAR")
    return frozenset(classes)


def _spelled_classes(token: str) -> Iterator[str]:
    """Classes of the mixed forms of digits and letters: 3rd, 1990s, 10:30, Q3, FY2023."""
    if match := _ORDINAL_DIGITS.fullmatch(token):
        yield "ORD"
        if 1 <= int(match[1]) <= 31:
            yield "ORDDAY"
    elif _DECADE_DIGITS.fullmatch(token):
        yield "DECADE"
    elif _CLOCK.fullmatch(token):
        yield "CLOCK"
        if token[-1] in "mM":
            yield "CLOCKM"
    elif _HOUR_WORD.fullmatch(token):
        yield "CLOCKM"
    elif _DOTTED_DATE.fullmatch(token):
        yield "DOTTED"
    elif _QUARTER.fullmatch(token):
        yield "QUARTER"
    elif _FISCAL_YEAR.fullmatch(token):
        yield "FYEAR"
    elif _CALENDAR_YEAR.fullmatch(token):
        yield "CYEAR"


def _month_classes(token: str, low: str) -> Iterator[str]:
    """MONTH for a month's name; `may`, `march` and the short forms only with a capital."""
    if low in _MONTH_SHORT or low in ("may", "march"):
        if token[0].isupper():
            yield "MONTH"
    elif low in MONTHS:
        yield "MONTH"


def _time_word_classes(token: str, low: str) -> Iterator[str]:
    yield from _month_classes(token, low)
    if low in _WEEKDAY_NAMES:
        yield "WEEKDAY"
    if low in _WEEKDAY_SHORT and token[0].isupper():
        yield "WDAY"
    if low in SEASONS:
        yield "SEASON"
    if low in UNITS:
        yield "UNIT"
    if low in ORDINALS:
        yield "ORDWORD"
    if low in COUNTS:
        yield "COUNT"
    if low in DECADES:
        yield "DECADEWORD"


@lru_cache(maxsize=_KEPT)
def word_classes(token: str) -> frozenset[str]:
    """The classes of any token: those of its number or word, and the word itself in lower case."""
    low = lowered(token)
    if low.isdecimal() and low.isascii():
        return _number_classes(low)
    classes = {low.replace("’", "'"), *_time_word_classes(token, low)}
    if token[0].isdigit() or token[-1].isdigit():
        classes.update(_spelled_classes(token))
    if low in ("am", "pm", "a.m.", "p.m."):
        classes.add("AMPM")
    if low in ("bc", "bce", "b.c.", "b.c.e."):
        classes.add("BC")
    if low in ("ad", "ce", "a.d.", "c.e.") and token[0].isupper():
        classes.add("AD")
    if token in _DASHES:
        classes.add("DASH")
    return frozenset(classes)
