"""Finds what stands between quotation marks: “ ”, " ", « », „ “, and ‘ ’ or ' ' that are no apostrophes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from claims.model import QuotedWords
from claims.values.found import Found

__all__ = ["find_quotes"]

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?![^\S\n]*\n))+")
_DOUBLE = re.compile('[“”„"«»]')
_SINGLE = re.compile("[‘’']")
_CLOSES = {"“": "”", "„": "“”", '"': '"', "«": "»"}
_SURE_END = ".,!?;:…"
_LONGEST_SINGLE = 2_000  # characters; single marks further apart are apostrophes
_DEEPEST = 3  # quotations within quotations

_Pair = tuple[int, int]


def find_quotes(text: str) -> list[Found]:
    """The quotations of `text` in order, each without its marks; one inside another is listed after it.

    An opening double mark that is never closed quotes up to the end of its paragraph, as where a quotation
    runs over several paragraphs.
    """
    found: list[Found] = []
    for paragraph in _PARAGRAPH.finditer(text):
        start, end = paragraph.span()
        doubles = list(_double_quotes(text, start, end))
        pairs = doubles + list(_single_quotes(text, start, end, doubles))
        for first, last in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
            found.extend(_trimmed(text, first, last))
    return found


def _trimmed(text: str, start: int, end: int) -> Iterator[Found]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Found(QuotedWords(text=text[start:end]), start, end)


def _double_quotes(text: str, start: int, end: int) -> Iterator[_Pair]:
    """Pairs of double marks, nested if they differ; a second opening mark ends what was never closed."""
    opened: list[tuple[str, int]] = []  # the opening marks that are not closed yet, and where the words begin
    for match in _DOUBLE.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened and mark in _CLOSES[opened[-1][0]]:
            yield opened.pop()[1], at
        elif mark in _CLOSES and (mark != '"' or _can_open(text, at, start, end)):
            if opened and mark == opened[-1][0]:
                yield opened.pop()[1], at
            if len(opened) < _DEEPEST:
                opened.append((mark, at + 1))
    for _, first in opened:
        yield first, end


def _can_open(text: str, at: int, start: int, end: int) -> bool:
    """Whether a straight or single mark may open: no word or stop before it, no space behind it."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not (before.isalnum() or before in _SURE_END + "%)]") and not after.isspace()


def _single_quotes(text: str, start: int, end: int, doubles: list[_Pair]) -> Iterator[_Pair]:
    marks = [match.start() for match in _SINGLE.finditer(text, start, end)]
    closers = [at for at in marks if text[at] != "‘" and _can_close(text, at, start, end)]
    bounds = sorted(pair[0] for pair in doubles), sorted(pair[1] for pair in doubles)
    after = start
    for at in marks:
        if at < after or text[at] == "’" or not _opens_words(text, at, start, end):
            continue
        closer = _closer(text, closers, at)
        if closer is not None and _balanced(bounds, at, closer):
            yield at + 1, closer
            after = closer + 1


def _opens_words(text: str, at: int, start: int, end: int) -> bool:
    """Whether a single mark opens a quotation: no apostrophe as in '90s, 'em, 'tis."""
    if not _can_open(text, at, start, end) or not re.compile(r"[\w\[(“\"$€£…]").match(text, at + 1):
        return False
    return not re.compile(r"\d\ds\b|(?:n|em|til|tis|twas|cause)\b", re.IGNORECASE).match(text, at + 1)


def _can_close(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() and not after.isalnum()


def _closer(text: str, closers: list[int], opening: int) -> int | None:
    """The mark that closes a single one; after an "s" only if no later one could ("the workers' rights")."""
    index = bisect_right(closers, opening + 1)
    if index == len(closers) or closers[index] - opening > _LONGEST_SINGLE:
        return None
    first = closers[index]
    if text[first - 1] not in "sS":
        return first
    later = closers[index + 1] if index + 1 < len(closers) else None
    if later is None or later - opening > _LONGEST_SINGLE:
        return first
    between = text[first + 1 : later]
    possessive = re.match(r"\s+[a-z]", between) is not None and not re.search(r"(?<!\w)['‘]\w", between)
    return later if possessive and text[later - 1] in _SURE_END else first


def _balanced(bounds: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether no double quotation begins or ends alone between two single marks."""
    begun, ended = (bisect_left(sides, end) - bisect_right(sides, start) for sides in bounds)
    return begun == ended
