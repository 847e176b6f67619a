"""HTML: one page for an editor, that stands by itself, with the draft's text and the evidence in its margin.

It loads nothing and runs one script of its own, which its Content-Security-Policy names by checksum:
https://www.w3.org/TR/CSP3/. Without the script all of it can still be read.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator, Sequence
from string import Template

from claims.model import DraftReport, Report
from claims.report.base import View, counted, plain, verdict_counts, what_was_read
from claims.report.page import part
from claims.report.page.account import coverage, provenance, unchecked
from claims.report.page.margin import note, remainder
from claims.report.page.markup import Markup, join, tag
from claims.report.page.notes import Note, State, notes_of
from claims.report.page.paragraphs import Paragraph, paragraphs
from claims.report.page.words import compared

__all__ = ["render"]

AT_ONCE = 12
"""How many findings the list at the top shows before it has to be opened."""

SHORT = 1200
"""Characters of a paragraph that stays in view beside its notes."""

_NUMBERS = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def render(report: Report, view: View) -> str:
    """The page; it holds everything for every view."""
    del view  # what is to be seen is chosen on the page
    by_draft: list[tuple[DraftReport, list[Note]]] = []
    first = 1
    for draft in report.drafts:
        notes = notes_of(draft, first)
        by_draft.append((draft, notes))
        first += len(notes)
    every = [note for _, notes in by_draft for note in notes]
    style, script = part("page.css"), part("page.js")
    title = _headline(report)
    return Template(part("page.html")).substitute(
        policy=f"default-src 'none'; img-src data:; style-src '{_checksum(style)}'; "
        f"script-src '{_checksum(script)}'; base-uri 'none'; form-action 'none'",
        title=join(f"{title} – {', '.join(plain(draft.path) for draft in report.drafts[:3])}"),
        style=style,
        script=script,
        masthead=_masthead(report, title),
        findings=_findings(by_draft),
        controls=_controls(every),
        key=_key(every),
        drafts=join(*(_draft(draft, notes) for draft, notes in by_draft)),
        account=join(coverage(report, every), unchecked(report, every), provenance(report)),
    )


def _checksum(text: str) -> str:
    return f"sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _headline(report: Report) -> str:
    totals = report.totals
    if not totals.claims:
        return "No claim to check"
    if totals.unchecked == totals.claims:
        return "Nothing was checked"
    refuted = f"{_number(totals.refuted)} {'claim' if totals.refuted == 1 else 'claims'} refuted"
    if not totals.conflicting:
        return refuted
    return f"{refuted}, {_number(totals.conflicting).lower()} in conflict"


def _number(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def _masthead(report: Report, title: str) -> Markup:
    totals = report.totals
    told = (
        f"{what_was_read(report)}: {verdict_counts(report)}."
        if totals.claims
        else f"{what_was_read(report)}."
    )
    if totals.suppressed:
        told += f" {counted(totals.suppressed, 'finding')} suppressed."
    incomplete = "The run is incomplete: some claims could not be checked." if not report.complete else None
    return join(
        tag("h1", title),
        tag("p", told, class_="standfirst"),
        tag("p", incomplete, class_="incomplete") if incomplete else None,
    )


def _findings(by_draft: Sequence[tuple[DraftReport, Sequence[Note]]]) -> Markup:
    """The findings that count, in a line each, draft by draft."""
    written: list[Markup | None] = []
    for draft, notes in by_draft:
        entries = [_finding(note) for note in notes if note.reported]
        if entries:
            rest = entries[AT_ONCE:]
            more = tag("summary", counted(len(rest), "more finding"))
            written += [
                tag("h3", plain(draft.path), dir="auto") if len(by_draft) > 1 else None,
                tag("ol", *entries[:AT_ONCE]),
                tag("details", more, tag("ol", *rest, start=AT_ONCE + 1)) if rest else None,
            ]
    return join(*written) if written else tag("p", "There is nothing to report.", class_="nothing")


def _finding(note: Note) -> Markup:
    claim = note.claim
    pair = next((pair for item in (claim.evidence if claim else ()) if (pair := compared(item))), None)
    words = (
        join(": ", tag("bdi", pair[0]), " in the draft, ", tag("bdi", pair[1]), " in the source")
        if pair
        else None
    )
    return tag(
        "li",
        tag("span", note.state.sign, class_=f"sign {note.state}", aria_hidden="true"),
        tag("a", claim.text if claim else note.findings[0].message, href=f"#n{note.number}", dir="auto"),
        tag("span", ", ".join(code.replace("-", " ") for code in note.codes), words, class_="change"),
        tag("span", f"line {note.span.line}", class_="where"),
    )


def _controls(notes: Sequence[Note]) -> Markup:
    """What the script shows and hides by; without it they are not there."""
    states = Counter(note.state for note in notes)
    kinds = sorted({note.claim.kind for note in notes if note.claim})
    codes = sorted({code for note in notes for code in note.codes})
    suppressed = sum(1 for note in notes if note.suppressed)
    return join(
        tag(
            "fieldset",
            tag("legend", "Show"),
            *(_check(state, state.sign, state.words, states[state]) for state in State if states[state]),
            _check("suppressed", "", "suppressed", suppressed) if suppressed else None,
        ),
        _choice("kind", kinds),
        _choice("code", codes),
    )


def _check(value: str, sign: str, words: str, number: int) -> Markup:
    box = tag("input", type="checkbox", name="state", value=value, checked=True)
    return tag(
        "label",
        box,
        tag("span", sign, class_=f"sign {value}", aria_hidden="true"),
        f" {words} ",
        tag("span", f"{number:,}", class_="count"),
    )


def _choice(name: str, values: Sequence[str]) -> Markup:
    options = [tag("option", value.replace("-", " "), value=value) for value in values]
    return tag(
        "label", f"{name.capitalize()} ", tag("select", tag("option", "all", value=""), *options, name=name)
    )


def _key(notes: Sequence[Note]) -> Markup:
    """What the signs mean, on paper and where no script runs."""
    present = {note.state for note in notes}
    signs = [
        tag("span", tag("span", state.sign, class_=f"sign {state}"), f" {state.words}")
        for state in State
        if state in present
    ]
    return tag("p", *signs, class_="key") if signs else Markup()


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
    if paragraph.silent:
        yield tag("p", "lines {}–{}: no sentence".format(*paragraph.silent), class_="silent")
    sentences = [
        tag("span", text, class_="sentence" if sentence.claims else "sentence idle")
        for sentence, text in zip(paragraph.sentences, paragraph.text, strict=True)
    ]
    spaced = [piece for sentence in sentences for piece in (sentence, " ")]
    text = tag("h3" if paragraph.is_heading else "p", *spaced, dir="auto") if spaced else None
    margin = [note(one) for one in paragraph.notes]
    yield tag(
        "div",
        tag("div", text, class_="text"),
        tag(
            "div", *margin, None if paragraph.is_heading else remainder(paragraph.sentences), class_="margin"
        ),
        class_="row short" if sum(len(sentence.text) for sentence in paragraph.sentences) < SHORT else "row",
    )
