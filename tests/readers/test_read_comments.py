"""Comments addressed to claims: found with their places, and without a trace in what is read of a text."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.extraction import extract
from claims.model import Document
from claims.readers import read_bytes

CORPUS = Path(__file__).parents[2] / "corpus" / "drafts"
COMMENT = '<!-- claims: ignore wrong-number reason="a > b -- c" -->'


def read(text: str, format: str) -> Document:
    return read_bytes(text.encode(), path="draft", format=format)


X, Y = "<!-- claims: x -->", "<!--claims:y\nz-->"


@pytest.mark.parametrize(
    ("format", "text", "found"),
    [
        ("markdown", f"A 👩‍👩‍👧 b {X} c.\n\n{Y}\n", [X, Y]),
        ("markdown", f"- a {X}\n\n> b\n> {X}\n", [X, X]),
        ("markdown", f"# A {X}\n\n|a|\n|-|\n|b {X}|\n", [X, X]),
        ("markdown", f"A `{X}`\n\n    {X}\n\n```\n{X}\n```\n", []),
        ("markdown", "# claims: x\n\n<!-- claim: y -->\n\n<!-- notes -->\n", []),
        ("markdown", "---\nclaims: x y # z\n---\nA.\n", ["x y # z"]),
        ("markdown", "---\nclaims:\n- 'x y'\n  # z\n- w\ndate: v\n---\nA.\n", ["'x y'", "w"]),
        ("html", f"<p>A {X} b.</p>{Y}<pre>&lt;!-- claims: y --></pre>", [X, Y]),
        ("html", f"<p>A.</p><script>'{X}'</script>", []),
        ("text", f"A {X} b.\n> # claims: y\nC.", [X, "# claims: y"]),
        ("text", f"A # claims: x\nB claims: y {Y}", []),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_comments_are_found_where_the_format_has_them(
    format: str, text: str, found: list[str], line_end: str
) -> None:
    document = read("\ufeff" + text.replace("\n", line_end), format)
    stretches = [document.text[comment.start : comment.end] for comment in document.comments]
    assert stretches == [stretch.replace("\n", line_end) for stretch in found]


MARKDOWN = """\
# The old lighthouse

The lighthouse has 179 steps. It was
built in 1931 by Norwell.
It is *40 metres* tall.

- One of 12 windows
- Another of them
  with 2 panes

> A clock is a promise,
> said Helen Marsh.

| Building | Steps |
|----------|-------|
| Lighthouse | 179 |

```
code is not read
```

The end is near.
"""
HTML = """\
<h1>The old lighthouse</h1>
<p>The lighthouse has <b>179 steps</b>. It was
built in 1931 by Norwell.</p>
<ul>
<li>One of 12 windows</li>
<li>Another of them</li>
</ul>
<table>
<tr><th>Building</th><th>Steps</th></tr>
<tr><th>Light house</th><td>179 or so</td></tr>
</table>
"""
TEXT = """\
THE OLD LIGHTHOUSE

The lighthouse has 179 steps, as everybody in the village has always known. It was
built in 1931 by Norwell, a company of the town nearby, which has long been closed
since then, and it is 40 metres tall.

- One of 12 windows
- Another of them
  with 2 panes.
All of them are small.

> A clock is a promise,
> said Helen Marsh.
"""


def with_comments(text: str, gaps: set[int]) -> str:
    """The text with a comment in some of its gaps: on a line of its own, before a line, behind a word."""
    places = [(gap.start(), f"{COMMENT}\n") for gap in re.finditer(r"^(?=.)", text, re.MULTILINE)]
    places += [(gap.start(), f"{COMMENT} ") for gap in re.finditer(r"^(?=\w)", text, re.MULTILINE)]
    places += [(gap.start(), f" {COMMENT}") for gap in re.finditer(r"(?<=[\w.,])(?= \w)", text)]
    for number, (at, comment) in sorted(enumerate(places), key=lambda item: item[1], reverse=True):
        if number in gaps:
            text = text[:at] + comment + text[at:]
    return text


@pytest.mark.parametrize(("format", "text"), [("markdown", MARKDOWN), ("html", HTML), ("text", TEXT)])
@settings(max_examples=60, deadline=None)
@given(gaps=st.sets(st.integers(0, 80), max_size=12))
@example(gaps=set(range(200)))
def test_comments_change_nothing_that_is_read(format: str, text: str, gaps: set[int]) -> None:
    plain, marked = read(text, format), read(with_comments(text, gaps), format)
    assert [(b.kind, b.text, b.quoted, b.headers) for b in marked.blocks] == [
        (b.kind, b.text, b.quoted, b.headers) for b in plain.blocks
    ]
    assert (marked.title, marked.metadata) == (plain.title, plain.metadata)
    for block in marked.blocks:
        position = 0
        for piece in block.pieces:
            words, stands = (
                block.text[piece.start : piece.end],
                marked.text[piece.source_start : piece.source_end],
            )
            assert piece.start == position
            assert words == stands or (words == " " and "<!--" not in stands.replace(COMMENT, ""))
            position = piece.end


@pytest.mark.parametrize("path", sorted(CORPUS.iterdir()), ids=lambda path: path.name)
def test_comments_change_no_sentence_and_no_claim(path: Path) -> None:
    text = path.read_text("utf-8")
    format = {".md": "markdown", ".html": "html"}.get(path.suffix, "text")
    plain = extract(read(text, format))
    behind = [sentence.span.end for sentence in plain.sentences]
    marked = extract(read("".join(_between(text, behind)), format))
    assert len(marked.document.comments) == len(behind)
    assert [(s.id, s.text, s.claims, s.skipped) for s in marked.sentences] == [
        (s.id, s.text, s.claims, s.skipped) for s in plain.sentences
    ]
    assert [(c.id, c.text, c.kind, c.quote) for c in marked.claims] == [
        (c.id, c.text, c.kind, c.quote) for c in plain.claims
    ]


def _between(text: str, places: list[int]) -> list[str]:
    """The text in parts, with a comment at each of the places."""
    edges = [0, *places, len(text)]
    parts = [text[start:end] for start, end in pairwise(edges)]
    return [part for text in parts for part in (text, f" {COMMENT}")][:-1]
