"""Markdown: what a reader of GitHub's flavour makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marko.ext.gfm import gfm

from claims.model import Report
from claims.report import FORMATS, View
from claims.report.base import plain

if TYPE_CHECKING:
    from conftest import ReportOn

OURS = {
    *(
        "Document",
        "Heading",
        "BlankLine",
        "List",
        "ListItem",
        "Paragraph",
        "StrongEmphasis",
        "RawText",
        "Literal",
    ),
    "InlineHTML",  # the comments that keep a name from being a mention
}


def elements(node: Any) -> Iterator[Any]:
    yield node
    children = getattr(node, "children", ())
    if not isinstance(children, str):
        for child in children:
            yield from elements(child)


def read(written: str) -> list[Any]:
    return list(elements(gfm.parse(written)))


@pytest.mark.parametrize(
    "text",
    [
        "[click](https://evil.example) ![x](https://evil.example/x.png)",
        "<script>alert(1)</script> <img src=x onerror=y> <!-- x -->",
        "https://evil.example www.evil.example a@evil.example",
        "**bold** _it_ `code` ~~gone~~ | a | b |",
        "# heading",
        "1. item - [ ] task",
        "&lt;b&gt; &#42;",
        "a\n\n# b\n\n```\nc",
        "\\*a\\* \\",
    ],
)
def test_markdown_shows_the_words_of_a_draft_and_obeys_none(report_on: ReportOn, text: str) -> None:
    written = FORMATS["markdown"].render(report_on(text, sentences=[], quotes=[text], path="a.md"), View())
    found = read(written)
    assert {node.get_type() for node in found} <= OURS
    shown = "".join(
        node.children
        for node in found
        if node.get_type() in ("RawText", "Literal") and isinstance(node.children, str)
    )
    assert plain(text) in shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@given(text=st.text(min_size=1))
def test_markdown_forms_no_element_whatever_the_text(report_on: ReportOn, text: str) -> None:
    found = read(FORMATS["markdown"].render(report_on(text, sentences=[], quotes=[text], path=text), View()))
    assert {node.get_type() for node in found} <= OURS
    assert all(node.children == "<!-- -->" for node in found if node.get_type() == "InlineHTML")


@pytest.mark.parametrize("text", ["ask @octocat", "see #123", "mail a@b.example"])
def test_markdown_mentions_nobody(report_on: ReportOn, text: str) -> None:
    written = FORMATS["markdown"].render(report_on(text, sentences=[], quotes=[text]), View())
    assert "@octocat" not in written
    assert "#123" not in written
    assert "a@b" not in written


def test_markdown_has_a_heading_for_each_draft_with_findings(sample_report: Report) -> None:
    headings = [
        node
        for node in read(FORMATS["markdown"].render(sample_report, View()))
        if node.get_type() == "Heading"
    ]
    assert [heading.level for heading in headings] == [2, 3]


def test_markdown_of_a_quiet_view_holds_findings_only(sample_report: Report, empty_report: Report) -> None:
    assert FORMATS["markdown"].render(sample_report, View(quiet=True)).startswith("### drafts/")
    assert FORMATS["markdown"].render(empty_report, View(quiet=True)) == ""
