"""Markdown: what a reader of the rendered page sees, and where it stands."""

from __future__ import annotations

import pytest

from claims.model import BlockKind, Document
from claims.readers import read_bytes


def read(text: str) -> Document:
    return read_bytes(text.encode(), path="draft.md")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Sales **rose** _far_.", "Sales rose far.", id="emphasis"),
        pytest.param("See [the report](https://a.example/x 'T') now.", "See the report now.", id="link"),
        pytest.param(
            "See [the report][r] now.\n\n[r]: https://a.example", "See the report now.", id="reference"
        ),
        pytest.param("At <https://a.example> or https://b.example/c_d.", None, id="addresses"),
        pytest.param("Run `make  all` today.", "Run make all today.", id="code"),
        pytest.param("R&amp;D rose 5&nbsp;%.", "R&D rose 5\u00a0%.", id="entities"),
        pytest.param(r"It cost 5 \* 3.", "It cost 5 * 3.", id="escape"),
        pytest.param("One\ntwo  \nthree\\\nfour.", "One two three four.", id="line-breaks"),
        pytest.param("It sold ~~4~~ 5 units.", "It sold 5 units.", id="struck-out"),
        pytest.param("It took ~5 to ~6 days.", "It took ~5 to ~6 days.", id="about"),
        pytest.param("About 10<sup>6</sup> <b>cells</b><!-- no -->.", "About 10^6 cells.", id="inline-html"),
        pytest.param("A ![pic](a.png) B[^1].\n\n[^1]:", None, id="picture-in-a-sentence"),
    ],
)
def test_markdown_words(text: str, words: str | None) -> None:
    expected = words or {"At": "At https://a.example or https://b.example/c_d.", "A ": "A B[^1]."}[text[:2]]
    assert read(text).blocks[0].text == expected


def test_markdown_sections_head_their_blocks() -> None:
    document = read("# One\n\nA.\n\n## Two\n\nB.\n\n# Three\n\nC.\n")
    assert [(block.text, block.headers) for block in document.blocks] == [
        ("One", ()),
        ("A.", (0,)),
        ("Two", (0,)),
        ("B.", (0, 2)),
        ("Three", ()),
        ("C.", (4,)),
    ]
    assert document.title == "One"


def test_markdown_table_cells_know_their_headings() -> None:
    document = read("# Towns\n\n| Town | People |\n|:--|--:|\n| Kalm | 2,000 \\| more |\n| Orr | |\n")
    assert [(block.kind, block.text, block.headers) for block in document.blocks[1:]] == [
        (BlockKind.TABLE_CELL, "Town", (0,)),
        (BlockKind.TABLE_CELL, "People", (0,)),
        (BlockKind.TABLE_CELL, "Kalm", (0, 1)),
        (BlockKind.TABLE_CELL, "2,000 | more", (0, 3, 2)),
        (BlockKind.TABLE_CELL, "Orr", (0, 1)),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        pytest.param("- [x] Done\n  at last", BlockKind.LIST_ITEM, "Done at last", id="task"),
        pytest.param("1. Outer\n   - Inner", BlockKind.LIST_ITEM, "Inner", id="nested-item"),
        pytest.param("So[^n].\n\n[^n]: It *was*\n    so.", BlockKind.FOOTNOTE, "It was so.", id="footnote"),
        pytest.param("So[^n].\n\n[^n]:\tSo.", BlockKind.FOOTNOTE, "So.", id="footnote-with-tab"),
        pytest.param("![The *old* port](p.png)", BlockKind.CAPTION, "The old port", id="picture"),
        pytest.param("[![The port](p.png)](x.html) ", BlockKind.CAPTION, "The port", id="linked-picture"),
        pytest.param("Title\n=====", BlockKind.HEADING, "Title", id="setext"),
        pytest.param("A.\n\n<div>In <b>tags</b></div>", BlockKind.PARAGRAPH, "In tags", id="html-block"),
    ],
)
def test_markdown_kinds(text: str, kind: BlockKind, words: str) -> None:
    last = read(text).blocks[-1]
    assert (last.kind, last.text) == (kind, words)


def test_markdown_quotations_are_quoted() -> None:
    first, second = read("> It `may\n> be` so,\n> he said.\n\nHe did.").blocks
    assert (first.text, first.quoted) == ("It may be so, he said.", True)
    assert (second.text, second.quoted) == ("He did.", False)


def test_markdown_code_and_comments_are_not_read() -> None:
    document = read("Read.\n\n```\ncode\n```\n\n    code\n\n<!-- comment -->\n\n<script>code</script>\n")
    assert [block.text for block in document.blocks] == ["Read."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "---\nTitle: 'The port''s year'\ndate: 2024-05-01 # of print\ntags:\n  - a\nx: [a]\n---\nText.",
            id="yaml",
        ),
        pytest.param(
            '+++\nTitle = "The port\'s year"\ndate = 2024-05-01\ntags = ["a"]\n+++\nText.\n', id="toml"
        ),
        pytest.param(
            '\ufeff---\r\ntitle: "The port\'s year"\r\ndate: 2024-05-01\r\n---\r\nText.', id="bom-crlf"
        ),
    ],
)
def test_markdown_front_matter_is_metadata(text: str) -> None:
    document = read(text)
    assert document.title == "The port's year"
    assert dict(document.metadata) == {"title": "The port's year", "date": "2024-05-01"}
    assert [block.text for block in document.blocks] == ["Text."]
    assert document.text[slice(*document.blocks[0].source(0, 5))] == "Text."


def test_markdown_rule_is_no_front_matter() -> None:
    assert read("---\nA line of text.\n\n---\n").blocks[0].text == "A line of text."


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 10_000 + "x" + "]" * 10_000, id="brackets"),
        pytest.param("[a](b" * 20_000, id="unclosed-links"),
        pytest.param("> " * 5_000 + "x", id="quotes"),
        pytest.param("\n".join("> " * (row % 50) + "x" for row in range(200)), id="quotes-in-and-out"),
        pytest.param("- " * 5_000 + "x", id="lists"),
        pytest.param("x" + " " * 100_000 + "y", id="gap"),
        pytest.param("_a" * 50_000, id="underscores"),
        pytest.param("*a **b " * 5_000 + "b** a*" * 5_000, id="emphasis"),
        pytest.param("x <!-- " * 20_000, id="comments"),
        pytest.param("[^a]: " * 5_000 + "x", id="footnotes"),
        pytest.param("x " * 200_000, id="one-long-line"),
    ],
)
def test_markdown_beyond_bounds_is_still_read(text: str) -> None:
    # Each of these takes a naive reader minutes; what matters is that this ends, with all the words.
    document = read("The port opened.\n\n" + text)
    assert document.blocks[0].text == "The port opened."
    assert len(document.blocks) > 1
