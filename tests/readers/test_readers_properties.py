"""Every block knows where it stands: what a piece says is what the document has there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import DraftError
from claims.model import Block, Document
from claims.readers import FORMATS, read_bytes

FRAGMENTS = [
    *(" ", "  ", "\t", "\n", "\n\n", "\r\n", "\r", "\\\n", "  \n", "\u00a0", "\u2028", "\x0c", "\x85"),
    *("# ", "## ", "- ", "* ", "1. ", "> ", ">> ", "    ", "===\n", "---\n", "```\n", "| ", "|\n|-|-|\n|"),
    *("*", "**", "_", "~", "~~", "`", "``", "[", "]", "(", ")", "![", "](", "<", ">", "\\", "\\|", "&", ":"),
    *("&amp;", "&#8217;", "&nbsp;", "&lt", "&bogus;", "&#10;", "&#0;", "<!-- ", "-->", "<br>", "<br/>"),
    *("<p>", "</p>", "<b>", "</b>", "<div>", "</div>", "<li>", "<td>", "<tr>", "<table>", "<h1>", "</h1>"),
    *("<script>", "</script>", "<nav>", "</nav>", "<blockquote>", "<q>", "</q>", "<sup>", "</sup>", "<del>"),
    *("[^1]", "\n[^1]: ", "[x]: http://a.example\n", "http://a.example/b_c", "<http://a.example>", "- [ ] "),
    *(
        "\n---\ntitle: x\n---\n",
        "+++\n",
        "e\u0301",
        "👩‍👩‍👧",
        "北京。",
        "The fair drew 2,000 people.",
        "word",
        "A",
        "é",
    ),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join),
    st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=5)), max_size=25).map("".join),
)


def read(text: str, format: str, mark: str, line_end: str) -> Document | None:
    """The document, or None if there is nothing in it to read."""
    text = mark + text.replace("\0", "").replace("\n", line_end)
    try:
        document = read_bytes(text.encode("utf-8", "ignore"), path="draft", format=format)
    except DraftError:
        return None
    assert document.text == text.encode("utf-8", "ignore").decode()
    return document


def assert_placed(block: Block, text: str) -> None:
    position = 0
    source_position = 0
    for piece in block.pieces:
        assert piece.start == position < piece.end
        assert source_position <= piece.source_start <= piece.source_end <= len(text)
        position, source_position = piece.end, piece.source_end
        said, stands = block.text[piece.start : piece.end], text[piece.source_start : piece.source_end]
        folded = said == " " and stands.isspace()
        assert len(said) != len(stands) or said == stands or folded
    assert position == len(block.text)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("format", [known.name for known in FORMATS])
@settings(max_examples=80, deadline=None)
@given(text=TEXTS, mark=st.sampled_from(["", "\ufeff"]), data=st.data())
def test_readers_keep_every_place(
    format: str, line_end: str, text: str, mark: str, data: st.DataObject
) -> None:
    document = read(text, format, mark, line_end)
    if document is None:
        return
    for index, block in enumerate(document.blocks):
        assert_placed(block, document.text)
        assert block.text == block.text.strip(" \t\r\n\f")
        assert "\n" not in block.text
        assert "\r" not in block.text
        assert all(head < index for head in block.headers)
        start = data.draw(st.integers(0, len(block.text) - 1))
        end = data.draw(st.integers(start + 1, len(block.text)))
        source_start, source_end = block.source(start, end)
        assert 0 <= source_start <= source_end <= len(document.text)
        stretch = [piece for piece in block.pieces if piece.start <= start and end <= piece.end]
        if (
            stretch
            and stretch[0].end - stretch[0].start == stretch[0].source_end - stretch[0].source_start > 1
        ):
            assert document.text[source_start:source_end] == block.text[start:end]


@pytest.mark.parametrize("format", [known.name for known in FORMATS])
@settings(max_examples=80, deadline=None)
@given(text=TEXTS)
def test_readers_find_the_same_blocks_whatever_the_line_ends(format: str, text: str) -> None:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, second = (read(text, format, "", line_end) for line_end in ("\n", "\r\n"))
    assert (first is None) == (second is None)
    if first and second:
        assert [(block.kind, block.text, block.headers) for block in first.blocks] == [
            (block.kind, block.text, block.headers) for block in second.blocks
        ]
