"""Plain text: paragraphs, wrapped or one to a line, list items, and short lines that stand as headings.

Blank lines always part blocks. Within a stretch without blank lines, real drafts differ: some wrap their
paragraphs, some put each on a line of its own with headings between. A line is taken for the continuation of
the one before when that one breaks off in mid-sentence, or when the file is wrapped and the line's first word
did not fit on the one before.

Comments addressed to this program are taken out first: the rest reads as if there were none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from claims.model import BlockKind
from claims.readers.base import BlockList, Content, Words
from claims.readers.comments import around, in_text
from claims.readers.cuts import Cuts

__all__ = ["read"]

_LINE = re.compile(r"[^\r\n]+")
_QUOTE_MARKS = re.compile(r"(?:>\s*+)++")
_MARKER = re.compile(r"(?:[-*+•‣◦▪–]|\(?(?P<number>\d{1,3})[.)]|\(?[A-Za-z]\))[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"={3,}|-{3,}")
_VISIBLE = re.compile(r"[^\W_]")
_FIRST_WORD = re.compile(r"\S+")

_CLOSERS = "\"'”’»)]*_"
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "！", "？")
_NO_HEADING_ENDS = (*_SENTENCE_ENDS, ":", ";", ",")
_DASHES = ("-", "–", "—", "―")

# A heading is at most this long, in code points and in words; a wrapped line is at least this long, and no
# file is wrapped wider than this. The figures are generous bounds on what editors and mail programs do.
_HEADING_LENGTH, _HEADING_WORDS = 80, 12
_PROSE_LENGTH, _PROSE_WORDS = 20, 4
_WIDEST_WRAP = 140


class _Line(NamedTuple):
    start: int  # of its words: after indent, quote marks and list marker
    end: int
    indent: int
    after_gap: bool
    quoted: bool
    marker: str  # "-", "*" ... or a number; "" for none
    underlined: bool = False

    @property
    def length(self) -> int:
        return self.end - self.start


def read(text: str) -> Content:
    """The blocks of a plain text; the title is its first heading."""
    comments = in_text(text)
    cuts = Cuts(text, around(text, comments))
    return replace(cuts.put_back(_content(cuts.text)), comments=tuple(comments))


def _content(text: str) -> Content:
    lines = _lines(text)
    width = _wrap_width(text, lines)
    groups: list[list[_Line]] = []
    for line in lines:
        if groups and _continues(text, groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    blocks = BlockList()
    for group, kind in zip(groups, _kinds(text, groups), strict=True):
        words = Words(text)
        end = group[0].start
        for line in group:
            words.space(end, line.start)
            words.copy(line.start, line.end)
            end = line.end
        blocks.add(kind, words, level=1 if group is groups[0] else 2, quoted=group[0].quoted)
    return blocks.content()


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    after_gap, end = True, 0
    for match in _LINE.finditer(text):
        after_gap = after_gap or text[end : match.start()] not in ("\n", "\r", "\r\n")
        end = match.end()
        if not _VISIBLE.search(text, match.start(), end):
            if lines and not after_gap and _UNDERLINE.fullmatch(match.group().strip()):
                lines[-1] = lines[-1]._replace(underlined=True)
            after_gap = True
            continue
        lines.append(_line(match, after_gap))
        after_gap = False
    return lines


def _line(match: re.Match[str], after_gap: bool) -> _Line:
    text, words = match.string, match.group()
    start = match.start() + len(words) - len(words.lstrip())
    end = match.end() - (len(words) - len(words.rstrip()))
    indent = start - match.start()
    quote = _QUOTE_MARKS.match(text, start, end)
    start = quote.end() if quote else start
    marker = _MARKER.match(text, start, end)
    sign = ""
    if marker:
        sign = marker["number"] or marker.group().strip()
        start = marker.end()
    return _Line(start, end, indent, after_gap, quote is not None, sign)


def _wrap_width(text: str, lines: list[_Line]) -> int:
    """The width that the file's lines are wrapped to, in code points; 0 if they are not wrapped."""
    broken = [
        line.length
        for line, following in pairwise(lines)
        if not following.after_gap
        and not following.marker
        and text[following.start].islower()
        and _is_prose(text, line)
        and not _ends_with(text, line, _SENTENCE_ENDS)
    ]
    width = max((length for length in broken if length <= _WIDEST_WRAP), default=0)
    longer = sum(line.length > width * 1.25 for line in lines)
    return width if longer * 10 <= len(lines) else 0


def _continues(text: str, group: list[_Line], line: _Line, width: int) -> bool:
    """Whether `line` goes on with the block that ends in `group[-1]`."""
    first, last = group[0], group[-1]
    if line.after_gap or line.quoted != last.quoted:
        return False
    if line.marker and (first.marker or line.marker == "1" or not line.marker.isdigit()):
        return False
    if first.marker and line.indent > first.indent:
        return True
    word = _FIRST_WORD.match(text, line.start, min(line.end, line.start + _WIDEST_WRAP))
    overflows = width > 0 and last.length + 1 + (len(word.group()) if word else 0) > width
    if _ends_with(text, last, _SENTENCE_ENDS):
        return overflows and last.length <= width
    if not _is_prose(text, last):
        return False
    if _ends_with(text, last, (",",)):
        return True
    if text[line.start].islower():
        return bool(first.marker) or not text[first.start].islower()
    return width > 0 and width * 0.6 <= last.length <= width * 1.25 and not line.marker


def _kinds(text: str, groups: list[list[_Line]]) -> list[BlockKind]:
    """The kind of each block. A heading is told by what follows it, so they are found from the end."""
    kinds: list[BlockKind] = []
    heads_something = False
    for group in reversed(groups):
        last = group[-1]
        if group[0].marker:
            kind = BlockKind.LIST_ITEM
        elif _is_heading(text, group, heads_something):
            kind = BlockKind.HEADING
        else:
            kind = BlockKind.PARAGRAPH
        kinds.append(kind)
        heads_something = (
            kind is not BlockKind.PARAGRAPH
            or last.length > _HEADING_LENGTH
            or _ends_with(text, last, _SENTENCE_ENDS)
        )
    return kinds[::-1]


def _is_heading(text: str, group: list[_Line], heads_something: bool) -> bool:
    line = group[-1]
    if line.length > _HEADING_LENGTH or line.quoted:
        return False
    if line.underlined:
        return True
    if len(group) > 1 or not heads_something or text[line.start].islower():
        return False
    if text.startswith(_DASHES, line.start) or _ends_with(text, line, _NO_HEADING_ENDS):
        return False
    return len(text[line.start : line.end].split()) <= _HEADING_WORDS


def _is_prose(text: str, line: _Line) -> bool:
    """Whether a line is long enough to break off because it is full."""
    if line.length > _WIDEST_WRAP:
        return True
    return (
        line.length >= _PROSE_LENGTH
        and len(text[line.start : line.end].split(None, _PROSE_WORDS)) >= _PROSE_WORDS
    )


def _ends_with(text: str, line: _Line, marks: tuple[str, ...]) -> bool:
    """Whether a line ends with one of the marks, closing quotes and brackets apart."""
    tail = text[max(line.start, line.end - 8) : line.end].rstrip(_CLOSERS)
    return tail.endswith(marks)
