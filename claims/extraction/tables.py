"""Table cells: a figure says something only under its row and column heading."""

from __future__ import annotations

from claims.extraction.reading import Reading
from claims.extraction.wording import Part
from claims.model import BlockKind, Document, Kind

__all__ = ["cell_kind", "cell_parts", "is_entry", "row_place"]

_KINDS = {"quantity": Kind.QUANTITY, "date": Kind.DATE, "rank": Kind.RANKING}


def cell_kind(reading: Reading) -> Kind | None:
    """The kind of claim that a cell makes by its first figure, date or rank; None for headings and words."""
    headers = _headers(reading)
    if len(headers) < 2 or not reading.values:
        return None
    return _KINDS.get(reading.values[0].value.type)


def cell_parts(reading: Reading) -> list[Part]:
    """ "New Territories West, Elected: Eddie Chu, Votes: 84,121": the row up to the cell."""
    blocks = reading.document.blocks
    row, column = _headers(reading)[-2:]
    parts = [_cell(reading.document, row)]
    for index in range(row + 1, reading.block_index):
        if blocks[index].headers[-2:-1] == (row,) and not any(c.isdigit() for c in blocks[index].text):
            parts += [Part(","), _cell(reading.document, blocks[index].headers[-1]), Part(":")]
            parts.append(_cell(reading.document, index))
    if _is_list_of_two(reading, row):  # "Measure | Figure": the column says nothing that the row does not
        parts.append(Part(":"))
    else:
        parts += [Part(","), _cell(reading.document, column), Part(":")]
    parts.append(Part(reading.text, 0, len(reading.text)))
    return parts


def _is_list_of_two(reading: Reading, row: int) -> bool:
    """Whether the row has but a heading and this cell."""
    blocks = reading.document.blocks
    following = blocks[reading.block_index + 1].headers if reading.block_index + 1 < len(blocks) else ()
    return reading.block_index == row + 1 and following[-2:-1] != (row,)


def is_entry(reading: Reading) -> bool:
    """ "Norway: 902 million, up 3 %": a list item without a verb that gives a figure for what it names."""
    name, colon, rest = reading.text.partition(":")
    figures = [
        found for found in reading.values if found.value.type == "quantity" and found.start > len(name)
    ]
    listed = reading.block.kind is BlockKind.LIST_ITEM and not reading.has_finite_verb()
    return listed and bool(colon and rest.strip() and figures) and any(c.isalpha() for c in name)


def row_place(reading: Reading) -> tuple[int, int]:
    """The stretch of the document from the row's heading to the end of the cell."""
    row = reading.document.blocks[_headers(reading)[-2]]
    return row.source(0, len(row.text))[0], reading.place(0, len(reading.text))[1]


def _headers(reading: Reading) -> tuple[int, ...]:
    blocks = reading.document.blocks
    return tuple(k for k in reading.block.headers if blocks[k].kind is BlockKind.TABLE_CELL)


def _cell(document: Document, index: int) -> Part:
    block = document.blocks[index]
    return Part(block.text, borrowed=block.source(0, len(block.text)))
