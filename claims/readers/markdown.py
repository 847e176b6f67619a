"""Markdown (CommonMark with GitHub's tables and footnotes), parsed by marko.

Every run of words is taken from the source at the place that marko gives for it, and compared with what marko
read; where the two differ, or marko fails, or would take too long, the document is read as plain text.

Not read: front matter (it becomes metadata), code blocks, comments, addresses of links, and words struck out.
The alternative text of a picture is a caption if the picture stands alone, and left out inside a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from marko.block import BlockElement
from marko.element import Element

from claims.model import BlockKind
from claims.readers import frontmatter, html, text
from claims.readers.base import BlockList, Content, Words
from claims.readers.comments import around
from claims.readers.cuts import Cuts
from claims.readers.markdownparser import parse

__all__ = ["read"]

_CRLF = re.compile(r"(\r)\n")
_ESCAPED_BAR = re.compile(r"\\(?=\|)")
_BREAK_TAG = re.compile(r"<br\b", re.IGNORECASE)
_RAISING_TAG = re.compile(r"<sup\b", re.IGNORECASE)


class _NoPlaceError(ValueError):
    """Words of which marko does not know, or misstates, the place."""


def read(source: str) -> Content:
    """The blocks of a Markdown text; its front matter is the metadata."""
    # Of CRLF only LF is read; a lone CR, which also ends a line, is as long as the LF put in its place.
    cuts = Cuts(source, (crlf.span(1) for crlf in _CRLF.finditer(source)))
    metadata, comments, plain = frontmatter.split(cuts.text.replace("\r", "\n"))
    content = _without_comments(plain, _content(plain))
    title = metadata.get("title") or content.title
    comments = (*comments, *content.comments)
    return cuts.put_back(replace(content, title=title, metadata=metadata, comments=comments))


def _without_comments(source: str, content: Content) -> Content:
    """The content, read again without the comments found in it, so that one on its own line parts nothing."""
    if not content.comments:
        return content
    cuts = Cuts(source, around(source, content.comments))
    return replace(cuts.put_back(_content(cuts.text)), comments=content.comments)


def _content(source: str) -> Content:
    document = parse(source)
    if document is not None:
        try:
            walker = _Walker(source)
            walker.blocks_of(document.children, _Place())
            return walker.blocks.content()
        except (_NoPlaceError, RecursionError):
            pass
    return text.read(source)


@dataclass(frozen=True, slots=True)
class _Place:
    """What an element stands in: the kind of its paragraphs, and whether it is quoted."""

    kind: BlockKind = BlockKind.PARAGRAPH
    quoted: bool = False


class _Walker:
    """Turns marko's elements into blocks."""

    def __init__(self, source: str) -> None:
        self._source = source
        self.blocks = BlockList()

    def blocks_of(self, elements: Sequence[Any], place: _Place) -> None:
        for element in elements:
            self._block(element, place)

    def _block(self, element: BlockElement, place: _Place) -> None:
        match element.get_type():
            case "Heading" | "SetextHeading":
                level: int = element.level  # type: ignore[attr-defined]  # marko gives its kinds of element no common type
                words = self._words(element)
                self.blocks.add(BlockKind.HEADING, words, level=level, quoted=place.quoted)
            case "Paragraph":
                kind = BlockKind.CAPTION if _is_picture(element.children) else place.kind
                self.blocks.add(kind, self._words(element), quoted=place.quoted)
            case "Quote":
                self.blocks_of(element.children, replace(place, quoted=True))
            case "ListItem" if place.kind is BlockKind.PARAGRAPH:
                self.blocks_of(element.children, replace(place, kind=BlockKind.LIST_ITEM))
            case "FootnoteDef":
                self.blocks_of(element.children, replace(place, kind=BlockKind.FOOTNOTE))
            case "List" | "ListItem" | "Alert":
                self.blocks_of(element.children, place)
            case "Table":
                self._table(element, place)
            case "HTMLBlock":
                html.read_into(self.blocks, self._source, *_span(element), quoted=place.quoted)

    def _table(self, table: BlockElement, place: _Place) -> None:
        columns: list[int | None] = []
        for row_number, row in enumerate(table.children):
            row_heading: int | None = None
            for column, cell in enumerate(row.children):  # type: ignore[attr-defined]  # marko gives its kinds of element no common type
                heads = (row_heading, columns[column] if row_number else None)
                index = self.blocks.add(
                    BlockKind.TABLE_CELL,
                    self._words(cell),
                    quoted=place.quoted,
                    cell_headers=tuple(head for head in heads if head is not None),
                )
                if row_number == 0:
                    columns.append(index)
                elif column == 0:
                    row_heading = index

    def _words(self, element: BlockElement) -> Words:
        words = Words(self._source)
        alone = element.get_type() == "Paragraph" and _is_picture(element.children)
        self._inlines(element.children, words, alone)
        return words

    def _inlines(self, elements: Sequence[Any], words: Words, pictures: bool = False) -> None:
        for element in elements:
            self._inline(element, words, pictures)

    def _inline(self, element: Any, words: Words, pictures: bool) -> None:  # noqa: ANN401  # marko leaves inline elements untyped
        match element.get_type():
            case "RawText":
                self._raw(element, words)
            case "Literal":
                words.copy(_span(element)[1] - 1, _span(element)[1])
            case "LineBreak":
                words.space(*_span(element))
            case "CodeSpan":
                self._code(element, words)
            case "InlineHTML":
                self._tag(words, *_span(element))
            case "AutoLink":
                start, end = _span(element)
                words.copy(start + 1, end - 1)
            case "Url":
                words.copy(*_span(element))
            case "Strikethrough":
                self._struck(element, words)
            case "Emphasis" | "StrongEmphasis" | "Link":
                self._inlines(element.children, words, pictures)
            case "Image" if pictures:
                self._inlines(element.children, words, pictures)

    def _tag(self, words: Words, start: int, end: int) -> None:
        self.blocks.comment(self._source, start, end)
        if _BREAK_TAG.match(self._source, start):
            words.space(start, end)
        elif _RAISING_TAG.match(self._source, start):
            words.power(start, end)

    def _struck(self, element: Any, words: Words) -> None:  # noqa: ANN401  # marko leaves inline elements untyped
        start, end = _span(element)
        if self._source.startswith("~~", start):
            return  # what is struck out is no longer said
        words.copy(start, start + 1)  # a single tilde means "about" more often than it strikes out
        self._inlines(element.children, words)
        words.copy(end - 1, end)

    def _raw(self, element: Any, words: Words) -> None:  # noqa: ANN401  # marko leaves inline elements untyped
        start, end = _span(element)
        said = self._source[start:end]
        if said == element.children:
            words.decode(start, end)
        elif _ESCAPED_BAR.sub("", said) == element.children:  # in a table cell
            for bar in _ESCAPED_BAR.finditer(self._source, start, end):
                words.decode(start, bar.start())
                start = bar.end()
            words.decode(start, end)
        else:
            raise _NoPlaceError(said)

    def _code(self, element: Any, words: Words) -> None:  # noqa: ANN401  # marko leaves inline elements untyped
        ticks = element.syntax_spans
        if not ticks or len(ticks) != 2:
            raise _NoPlaceError(element.children)
        start, end = ticks[0][1], ticks[1][0]
        if self._source[start:end].split() == element.children.split():
            words.fold(start, end)
        else:  # it runs over lines, and the marks of a quotation stand among its words
            words.put(element.children.strip(), start, end)


def _span(element: Element) -> tuple[int, int]:
    if element.source_span is None:
        raise _NoPlaceError(str(element))
    return element.source_span


def _is_picture(elements: Sequence[Any]) -> bool:
    """Whether the elements are a single picture, perhaps inside a link."""
    visible = [one for one in elements if one.get_type() != "RawText" or one.children.strip()]
    if len(visible) != 1:
        return False
    kind = visible[0].get_type()
    return kind == "Image" or (kind == "Link" and _is_picture(visible[0].children))
