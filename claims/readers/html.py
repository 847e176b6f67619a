"""HTML pages: what their elements say, by the place where they stand.

Not read: scripts, styles, templates, navigation, forms, pictures, code, what is hidden or struck out, page
footers, and the markers of footnotes. `<q>` gives the quotation marks that a browser shows.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from claims.model import BlockKind
from claims.readers.base import BlockList, Content, Words
from claims.readers.htmlelements import AFTER_HEADING, HEADINGS, IMPLIED_ENDS, KINDS, PARTING, UNREAD, VOID
from claims.readers.htmltable import Table
from claims.readers.htmltokens import Remark, Tag, Text, tokens

__all__ = ["declared_charset", "read", "read_into"]

_FOOTNOTES = frozenset(("doc-endnotes", "doc-footnote", "footnote", "footnotes"))
# Units of length that are raised to areas and volumes.
_RAISED_UNIT = re.compile(r"(?<![a-zµ])(?:[cdkmnµ]?m|ft|mi|s|yd)$")
_LOOK_UP = 64  # how many open elements are searched for one that a start tag closes
_CHARSET = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_MARKED_UTF16 = ("utf-16", "utf16")  # a page whose first bytes could be read as ASCII is no UTF-16


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 4096 bytes, if it does."""
    found = _CHARSET.search(data, 0, 4096)
    charset = found[1].decode("ascii", "replace") if found else None
    return None if charset and charset.lower().startswith(_MARKED_UTF16) else charset


def read(source: str) -> Content:
    """The blocks of a page; its `<title>` is the title, its `<meta>` elements are the metadata."""
    page = _Page(source, BlockList(), quoted=False)
    page.read(0, len(source))
    return page.blocks.content(title=page.title, metadata=page.metadata)


def read_into(blocks: BlockList, source: str, start: int, end: int, *, quoted: bool) -> None:
    """Add the blocks of the HTML at `source[start:end]`, which stands in another document, to its blocks."""
    _Page(source, blocks, quoted=quoted).read(start, end)


class _Open(NamedTuple):
    """An open element, with what holds for the text in it."""

    name: str
    kind: BlockKind
    level: int
    quoted: bool
    unread: bool


class _Page:
    """Reads tags and text into blocks. What is open is a stack; end tags that close nothing are ignored."""

    def __init__(self, source: str, blocks: BlockList, *, quoted: bool) -> None:
        self.blocks = blocks
        self.title: str | None = None
        self.metadata: dict[str, str] = {}
        self._source = source
        self._words = Words(source)
        self._line_broken = False
        self._root = _Open("", BlockKind.PARAGRAPH, 0, quoted, False)
        self._stack: list[_Open] = []
        self._count: Counter[str] = Counter()
        self._tables: list[Table] = []

    def read(self, start: int, end: int) -> None:
        for token in tokens(self._source, start, end):
            if isinstance(token, Text):
                self._text(token)
            elif isinstance(token, Remark):
                self.blocks.comment(self._source, token.start, token.end)
            elif token.closes:
                self._end(token)
            else:
                self._start(token)
        self._flush()

    @property
    def _top(self) -> _Open:
        return self._stack[-1] if self._stack else self._root

    def _text(self, text: Text) -> None:
        if self._top.unread:
            if self._top.name == "title" and self.title is None and not self._count["svg"]:
                words = Words(self._source)
                words.decode(text.start, text.end)
                self.title = words.text or None
            return
        if self._top.name == "sup" and _is_note_mark(self._words.tail, self._source[text.start : text.end]):
            return
        if not self._source[text.start : text.end].isspace():
            self._line_broken = False
        self._words.decode(text.start, text.end)

    def _start(self, tag: Tag) -> None:
        self._note(tag)
        if tag.name == "br":
            self._break_line(tag)
        elif tag.name == "hr":
            self._flush()
        if tag.name in VOID:
            return
        if tag.name in PARTING:
            self._close_implied(tag.name)
        self._push(tag)
        if self._top.unread:
            return
        if tag.name == "q":
            self._words.put("“", tag.start, tag.end)
        elif tag.name == "sup":
            self._words.power(tag.start, tag.end)
        elif tag.name == "table":
            self._tables.append(Table())
        elif tag.name == "tr" and self._tables:
            self._tables[-1].start_row(in_head=any(above.name == "thead" for above in self._stack[-2:]))
        elif tag.name in ("td", "th") and self._tables:
            self._tables[-1].start_cell(tag)

    def _end(self, tag: Tag) -> None:
        if tag.name in PARTING:
            self._flush()
        if not self._count[tag.name]:
            return
        if tag.name in PARTING or tag.name in UNREAD:
            while self._pop() != tag.name:
                pass
            return
        for depth, above in enumerate(reversed(self._stack[-_LOOK_UP:]), 1):
            if above.name == tag.name:
                if tag.name == "q" and not above.unread:
                    self._words.put("”", tag.start, tag.end)
                self._pop(depth)
                return
            if above.name in PARTING:
                return

    def _push(self, tag: Tag) -> None:
        top, name = self._top, tag.name
        kind = KINDS.get(name, top.kind)
        if top.kind is BlockKind.FOOTNOTE or not _FOOTNOTES.isdisjoint(_roles(tag)):
            kind = BlockKind.FOOTNOTE
        self._stack.append(
            _Open(
                name=name,
                kind=kind,
                level=int(name[1]) if kind is BlockKind.HEADING and name in KINDS else top.level,
                quoted=top.quoted or name == "blockquote",
                unread=top.unread or self._is_unread(tag),
            )
        )
        self._count[name] += 1

    def _is_unread(self, tag: Tag) -> bool:
        if (
            tag.name in UNREAD
            or tag.attribute("hidden") is not None
            or tag.attribute("aria-hidden") == "true"
        ):
            return True
        if tag.name == "footer":  # of the page, not of an article
            return not (self._count["article"] or self._count["main"])
        # A program's text, and a link to a footnote.
        return (tag.name == "code" and self._count["pre"] > 0) or (tag.name == "a" and self._count["sup"] > 0)

    def _pop(self, depth: int = 1) -> str:
        """Close the innermost elements; returns the name of the last one closed."""
        name = ""
        for _ in range(depth):
            closed = self._stack.pop()
            self._count[closed.name] -= 1
            if closed.name == "table" and self._tables and not closed.unread:
                self._tables.pop()
            name = closed.name
        return name

    def _close_implied(self, name: str) -> None:
        """Close what the start of an element closes, such as the list item before."""
        unclosed_heading = self._top.kind is BlockKind.HEADING and bool(self._words) and name in AFTER_HEADING
        self._flush()
        if name in ("article", "main"):
            while self._count["nav"]:  # navigation that is never closed does not hold the page's content
                self._pop()
        if name == "body":
            while self._stack:
                self._pop()
        if unclosed_heading:
            self._close(HEADINGS, ())
        self._close(("p",), tuple(PARTING))
        names, barriers = IMPLIED_ENDS.get(name, ((), ()))
        self._close(names, barriers)

    def _close(self, names: tuple[str, ...], barriers: tuple[str, ...]) -> None:
        """Close all open elements of these names that stand above the innermost of `barriers`."""
        if not any(self._count[name] for name in names):
            return
        found = 0
        for depth, above in enumerate(reversed(self._stack[-_LOOK_UP:]), 1):
            if above.name in names:
                found = depth
            elif above.name in barriers:
                break
        self._pop(found)

    def _break_line(self, tag: Tag) -> None:
        """One `<br>` is a space, two in a row end a paragraph."""
        if self._top.unread:
            return
        if self._line_broken:
            self._flush()
        else:
            self._words.space(tag.start, tag.end)
            self._line_broken = True

    def _flush(self) -> None:
        """End the block at hand."""
        self._line_broken = False
        if not self._words:
            self._words = Words(self._source)
            return
        words, self._words = self._words, Words(self._source)
        top = self._top
        table = self._tables[-1] if self._tables and top.kind is BlockKind.TABLE_CELL else None
        index = self.blocks.add(
            top.kind,
            words,
            level=top.level,
            quoted=top.quoted,
            cell_headers=table.headers() if table else (),
        )
        if table and index is not None:
            table.settle(index)

    def _note(self, tag: Tag) -> None:
        """Keep metadata: the first value of each name."""
        key, value = None, None
        if tag.name == "meta":
            names = (tag.attribute(name) for name in ("name", "property", "itemprop"))
            key, value = next(filter(None, names), None), tag.attribute("content")
        elif tag.name == "html":
            key, value = "lang", tag.attribute("lang")
        elif tag.name == "time":
            key, value = "time", tag.attribute("datetime")
        if key and value and value.strip():
            self.metadata.setdefault(key.lower(), " ".join(value.split()))


def _roles(tag: Tag) -> list[str]:
    return f"{tag.attribute('role') or ''} {tag.attribute('class') or ''}".lower().split()


def _is_note_mark(before: str, raised: str) -> bool:
    """Whether raised text is the mark of a footnote, rather than a power, a unit's exponent or an ordinal."""
    raised = raised.strip()
    if raised.startswith(("[", "*", "†", "‡", "§")):
        return True
    if not raised.isdigit() or before.endswith("^"):
        return False
    return not _RAISED_UNIT.search(before)
