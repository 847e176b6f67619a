"""Which cell of an HTML table is being read, and which cells head it."""

from __future__ import annotations

from claims.readers.htmltokens import Tag

__all__ = ["Table"]

# Bounds against tables whose spans are absurd; beyond them, cells have no headings.
_WIDEST_SPAN = 50
_MOST_COLUMNS = 256


class Table:
    """A table while it is read: its first row and `<thead>` head columns, its first column heads rows."""

    def __init__(self) -> None:
        """Start before the first row."""
        self._columns: dict[int, int] = {}  # column: the block that heads it
        self._spanned: dict[int, int] = {}  # column: how many rows from this one on a cell above reaches into
        self._row = self._column = -1
        self._width = 1
        self._row_heading: int | None = None
        self._in_head = False
        self._settled = True

    def start_row(self, *, in_head: bool) -> None:
        """Go to the next row; `in_head` tells rows of `<thead>`."""
        self._row += 1
        self._column, self._width = -1, 1
        self._in_head = in_head or self._row == 0
        self._spanned = {column: rows - 1 for column, rows in self._spanned.items() if rows > 1}
        if 0 not in self._spanned:
            self._row_heading = None

    def start_cell(self, tag: Tag) -> None:
        """Go to the next cell, past those that a cell above reaches into."""
        if self._row < 0:
            self.start_row(in_head=False)
        self._column += self._width
        while self._column in self._spanned:
            self._column += 1
        self._width = _number(tag.attribute("colspan"), _WIDEST_SPAN)
        rows = _number(tag.attribute("rowspan"), 65534)
        if rows > 1 and self._column < _MOST_COLUMNS:
            reach = range(self._column, self._column + self._width)
            self._spanned.update(dict.fromkeys(reach, rows))
        self._settled = False

    def headers(self) -> tuple[int, ...]:
        """The blocks that head this cell: its row's heading and its column's, where there are such."""
        heads = (None if self._in_head else self._row_heading, self._columns.get(self._column))
        return tuple(head for head in heads if head is not None)

    def settle(self, index: int) -> None:
        """Take note that block `index` stands in this cell; the first one heads others."""
        if self._settled:
            return
        self._settled = True
        if self._in_head and self._column < _MOST_COLUMNS:
            self._columns.update(dict.fromkeys(range(self._column, self._column + self._width), index))
        elif self._column == 0:
            self._row_heading = index


def _number(value: str | None, most: int) -> int:
    """A span from an attribute: 1 if it is missing or makes no sense."""
    digits = (value or "").strip()[:6]
    return min(max(int(digits), 1), most) if digits.isascii() and digits.isdigit() else 1
