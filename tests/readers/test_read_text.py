"""Plain text: where blocks end, and what they are."""

from __future__ import annotations

import pytest

from claims.model import BlockKind, Document
from claims.readers import read_bytes

HEADING, ITEM, PARAGRAPH = BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.PARAGRAPH


def read(text: str) -> Document:
    return read_bytes(text.encode(), path="draft.txt")


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param(
            "The fair opened on Monday.\n\nIt closed on Friday.",
            [(PARAGRAPH, "The fair opened on Monday."), (PARAGRAPH, "It closed on Friday.")],
            id="blank-line-parts-paragraphs",
        ),
        pytest.param(
            "The fair opened on Monday and drew more visitors than in any\n"
            "year before. Its hosts were pleased with the turnout of the\n"
            "Dutch firms, which had stayed away. They will be back.\n",
            [
                (
                    PARAGRAPH,
                    "The fair opened on Monday and drew more visitors than in any year before. Its hosts "
                    "were pleased with the turnout of the Dutch firms, which had stayed away. "
                    "They will be back.",
                )
            ],
            id="wrapped-lines-join",
        ),
        pytest.param(
            "The company was founded in 1998\nand employs 300 people.",
            [(PARAGRAPH, "The company was founded in 1998 and employs 300 people.")],
            id="lower-case-goes-on",
        ),
        pytest.param(
            "Harbour reopens\nThe harbour of Kalm opened again on Tuesday. Ships returned.\n"
            "What comes next\nThe town will vote in May.\n",
            [
                (HEADING, "Harbour reopens"),
                (PARAGRAPH, "The harbour of Kalm opened again on Tuesday. Ships returned."),
                (HEADING, "What comes next"),
                (PARAGRAPH, "The town will vote in May."),
            ],
            id="one-paragraph-a-line",
        ),
        pytest.param(
            "Results\n=======\nSales rose.",
            [(HEADING, "Results"), (PARAGRAPH, "Sales rose.")],
            id="underlined-heading",
        ),
        pytest.param(
            "- one firm\n* two firms\n• three firms\n1. four firms\n2) five firms",
            [
                (ITEM, f"{number} firm{'s' * (number != 'one')}")
                for number in "one two three four five".split()
            ],
            id="list-markers-are-left-out",
        ),
        pytest.param(
            "- The first point runs over\n  its line.\n- The second.",
            [(ITEM, "The first point runs over its line."), (ITEM, "The second.")],
            id="hanging-indent",
        ),
        pytest.param(
            "Tesla and Qualcomm attended the conference",
            [(PARAGRAPH, "Tesla and Qualcomm attended the conference")],
            id="the-only-line-heads-nothing",
        ),
        pytest.param(
            "Apples\nPears\nPlums",
            [(PARAGRAPH, "Apples"), (PARAGRAPH, "Pears"), (PARAGRAPH, "Plums")],
            id="names",
        ),
        pytest.param("One.\n* * *\nTwo.", [(PARAGRAPH, "One."), (PARAGRAPH, "Two.")], id="rule"),
        pytest.param("It sold\u00a05\tunits.", [(PARAGRAPH, "It sold\u00a05\tunits.")], id="tabs-stay"),
        pytest.param("One fell.\r\rTwo rose.", [(PARAGRAPH, "One fell."), (PARAGRAPH, "Two rose.")], id="cr"),
    ],
)
def test_text_blocks(text: str, blocks: list[tuple[BlockKind, str]]) -> None:
    assert [(block.kind, block.text) for block in read(text).blocks] == blocks


def test_text_headings_head_what_follows() -> None:
    document = read("The title\nA first line.\nA section\nA second line.\nA third line.")
    assert document.title == "The title"
    assert [block.headers for block in document.blocks] == [(), (0,), (0,), (0, 2), (0, 2)]


def test_text_quote_marks_make_quoted_blocks() -> None:
    first, second = read("> He wrote this.\nShe did not.").blocks
    assert (first.text, first.quoted) == ("He wrote this.", True)
    assert (second.text, second.quoted) == ("She did not.", False)


def test_text_places_across_a_folded_line_break() -> None:
    text = "\ufeffThe company was founded in 1998\r\nand employs 300 people."
    document = read(text)
    start = document.blocks[0].text.index("1998")
    place = document.span(*document.blocks[0].source(start, start + len("1998 and")))
    assert document.text[place.start : place.end] == "1998\r\nand"
    assert (place.line, place.column, place.end_line, place.end_column) == (1, 29, 2, 4)
