"""HTML: one page for an editor, that stands by itself, with the draft's text and the evidence in its margin.

It loads nothing and runs one script of its own, which its Content-Security-Policy names by checksum:
https://www.w3.org/TR/CSP3/. Without the script all of it can still be read.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from string import Template

from claims.model import DraftReport, Report
from claims.report.base import View, counted, plain
from claims.report.page import part
from claims.report.page.account import coverage, provenance, unchecked
from claims.report.page.controls import controls, key
from claims.report.page.front import findings, headline, masthead
from claims.report.page.margin import note, remainder
from claims.report.page.markup import Markup, join, tag
from claims.report.page.notes import Note, notes_of
from claims.report.page.paragraphs import Paragraph, paragraphs

__all__ = ["render"]

SHORT = 1200
"""Characters of a paragraph that stays in view beside its notes."""

NAMED = 3
"""How many drafts the title names."""


def render(report: Report, view: View) -> str:
    """The page; it holds everything for every view."""
    del view  # what is to be seen is chosen on the page
    by_draft: list[tuple[DraftReport, list[Note]]] = []
    every: list[Note] = []
    for draft in report.drafts:
        by_draft.append((draft, notes_of(draft, len(every) + 1)))
        every += by_draft[-1][1]
    title = headline(every)
    style, script = part("page.css"), part("page.js")
    return Template(part("page.html")).substitute(
        policy=_policy(style, script),
        title=join(title, " – ", ", ".join(plain(draft.path) for draft in report.drafts[:NAMED])),
        style=style,
        script=script,
        masthead=masthead(report, title),
        findings=findings(by_draft),
        controls=controls(every),
        key=join(key(every)),
        drafts=join(*(_draft(draft, notes) for draft, notes in by_draft)),
        account=join(coverage(report, every), unchecked(report, every), provenance(report)),
    )


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded or sent, and nothing may run or style the page but these two."""
    sums = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{sums[0]}'; script-src 'sha256-{sums[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _draft(draft: DraftReport, notes: Sequence[Note]) -> Markup:
    read = f"{counted(len(draft.sentences), 'sentence')}, {counted(len(draft.claims), 'claim')}"
    return tag(
        "section",
        tag("header", tag("h2", plain(draft.path), dir="auto"), tag("p", read)),
        *(row for paragraph in paragraphs(draft, notes) for row in _rows(paragraph)),
        None if draft.sentences else tag("p", "The draft holds no sentence.", class_="nothing"),
        class_="draft",
    )


def _rows(paragraph: Paragraph) -> Iterator[Markup]:
    """A paragraph and its notes side by side, after a line for what lies before it."""
    if paragraph.silent:
        yield tag("p", "lines {}–{}: no sentence".format(*paragraph.silent), class_="silent")
    spaced: list[str] = []
    for sentence, text in zip(paragraph.sentences, paragraph.text, strict=True):
        looks = "sentence" if sentence.claims else "sentence idle"
        spaced += [tag("span", text, class_=looks), " "]
    whole = tag("h3" if paragraph.is_heading else "p", *spaced, dir="auto") if spaced else None
    margin = [note(one) for one in paragraph.notes]
    rest = None if paragraph.is_heading else remainder(paragraph.sentences)
    is_short = sum(len(sentence.text) for sentence in paragraph.sentences) < SHORT
    yield tag(
        "div",
        tag("div", whole, class_="text"),
        tag("div", *margin, rest, class_="margin"),
        class_="row short" if is_short else "row",
    )
