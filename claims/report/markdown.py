"""Markdown for the summary of a job or a comment: what counts, how much was checked, then every finding.

GitHub takes 1 MiB of summary a step, and drops one that comes near to it without a word
(https://github.com/actions/runner/issues/4337), so what goes beyond `LIMIT` is only counted. Text of drafts
and references can't form markup, links or mentions.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Report
from claims.report.base import (
    INCOMPLETE,
    View,
    counted,
    plain,
    verdict_counts,
    what_was_read,
    what_was_skipped,
)
from claims.report.found import Found, reported, worst_first
from claims.report.people import found_counts
from claims.report.style import Style

__all__ = ["LIMIT", "render"]

LIMIT = 900_000
"""Bytes of UTF-8 that the whole may take."""

_RESERVE = 10_000
"""Bytes of them for the summary and the headings' own words."""

_ESCAPES = str.maketrans(
    {character: f"\\{character}" for character in "\\`*_[]|~:$!."}
    # A reference to a user or an issue is made after escapes are gone; a comment in it is none.
    | {"@": "@<!-- -->", "#": "\\#<!-- -->", "<": "&lt;", ">": "&gt;", "&": "&amp;"}
)


def render(report: Report, view: View) -> str:
    """The counts, then the findings of each draft in reading order; a quiet view leaves out the counts."""
    items = reported(report)
    kept = _fitting(items)
    lines = [] if view.quiet else list(_summary(report))
    path = None
    for item, text in ((item, kept[id(item)]) for item in items if id(item) in kept):
        if item.draft.path != path:
            path = item.draft.path
            lines += [*([""] if lines else []), _heading(path), ""]
        lines.append(text)
    if len(kept) < len(items):
        left = counted(len(items) - len(kept), "more finding")
        lines += ["", f"{left} not shown: this summary is limited to {LIMIT // 1000} kB."]
    return "".join(f"{line}\n" for line in lines)


def _fitting(items: list[Found]) -> dict[int, str]:
    """What is written of as many findings as fit, the worst first, by the identity of the object."""
    left = LIMIT - _RESERVE
    kept: dict[int, str] = {}
    paths: set[str] = set()
    for item in worst_first(items):
        text = _finding(item)
        left -= len(text.encode()) + 1
        if item.draft.path not in paths:
            paths.add(item.draft.path)
            left -= len(_heading(item.draft.path).encode()) + 3
        if left < 0:
            break
        kept[id(item)] = text
    return kept


def _summary(report: Report) -> Iterator[str]:
    yield f"## Claims: {found_counts(report, Style(False))}"
    yield ""
    verdicts = verdict_counts(report)
    yield f"- {what_was_read(report)}" + (f": {verdicts}" if verdicts else "")
    if report.totals.skipped_sentences:
        yield f"- {what_was_skipped(report)}"
    if not report.complete:
        yield f"- **{INCOMPLETE}**"


def _heading(path: str) -> str:
    return f"### {_escaped(path)}"


def _finding(item: Found) -> str:
    finding = item.finding
    lines = [f"- **{finding.severity.value} {_escaped(finding.code)}**, line {finding.span.line}"]
    if item.claim:
        lines[0] += f": {_escaped(item.claim.text)}"
        lines += [f"  - {_escaped(passage)}" for passage in item.passages]
    return "\n".join((*lines, f"  - because {_escaped(finding.message)}"))


def _escaped(text: str) -> str:
    return plain(text).translate(_ESCAPES)
