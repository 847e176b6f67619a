"""What the formats for people share: entries in reading order, how an entry begins, and the summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from claims.model import Claim, DraftReport, Evidence, Finding, Label, Report, Severity, Span
from claims.report.base import (
    INCOMPLETE,
    View,
    counted,
    place,
    plain,
    tally,
    verdict_counts,
    what_was_read,
    what_was_skipped,
)
from claims.report.found import SEVERITIES, found, found_in
from claims.report.style import Style

__all__ = ["Entry", "compose", "found_counts", "head", "passage", "summary"]

_SIDES = {"supports": "supports", "refutes": "refutes", "neutral": "nearest"}


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to show at its place: a finding with its claim, if it is about one, or a supported claim."""

    draft: DraftReport
    span: Span
    finding: Finding | None
    claim: Claim | None


def compose(
    report: Report, view: View, write: Callable[[Entry, Style], str], *, between: str = "\n\n"
) -> str:
    """The entries as `write` has them, then a blank line and the summary, which a quiet view leaves out."""
    style = Style(view.color)
    parts = [between.join(write(entry, style) for entry in _entries(report, view))]
    if not view.quiet:
        parts.append("\n".join(summary(report, style)))
    text = "\n\n".join(part for part in parts if part)
    return f"{text}\n" if text else ""


def _entries(report: Report, view: View) -> Iterator[Entry]:
    """The findings that count and, if asked for, the supported claims: draft by draft, by place."""
    for draft in report.drafts:
        entries = [
            Entry(draft, item.finding.span, item.finding, item.claim)
            for item in found_in(draft)
            if not item.finding.suppressed
        ]
        if view.show_supported:
            entries += [
                Entry(draft, claim.span, None, claim)
                for claim in draft.claims
                if claim.verdict and claim.verdict.label is Label.SUPPORTED
            ]
        yield from sorted(entries, key=lambda entry: (entry.span.start, entry.finding is None))


def head(entry: Entry, style: Style) -> str:
    """How an entry begins: its place, which editors and terminals make a link, and what it is."""
    where = style(place(entry.draft.path, entry.span) + ":", "place")
    if entry.finding is None:
        return f"{where} {style('supported', Label.SUPPORTED)}:"
    return f"{where} {style(entry.finding.severity, entry.finding.severity)} {plain(entry.finding.code)}:"


def passage(item: Evidence, style: Style) -> list[str]:
    """A passage in two lines: its stance and place, and its words."""
    where = place(item.source, item.span or item.locator)
    return [f"    {_SIDES[item.stance]:<8}  {style(where, 'place')}", f"              > {plain(item.quote)}"]


def summary(report: Report, style: Style) -> list[str]:
    """What was read, what became of every claim and sentence, and what was found."""
    verdicts = verdict_counts(report)
    lines = [what_was_read(report) + (f": {verdicts}" if verdicts else "")]
    skipped = what_was_skipped(report)
    if skipped:
        lines.append(style(skipped, "quiet"))
    lines.append(found_counts(report, style))
    if not report.complete:
        lines.append(style(INCOMPLETE, Severity.WARNING))
    return lines


def found_counts(report: Report, style: Style) -> str:
    """How many findings there are: "3 findings (1 error, 2 notes), 2 suppressed (1 baseline, 1 ignore)"."""
    findings = [item.finding for item in found(report)]
    severities = [finding.severity for finding in findings if not finding.suppressed]
    parts = [
        style(counted(number, severity.value), severity)
        for severity in SEVERITIES
        if (number := severities.count(severity))
    ]
    total = counted(len(severities), "finding") if severities else "no findings"
    hiding = tally(finding.suppressed.by for finding in findings if finding.suppressed)
    why = ", ".join(f"{number:,} {by}" for by, number in hiding)
    suppressed = f", {report.totals.suppressed:,} suppressed ({why})" if hiding else ""
    return total + (f" ({', '.join(parts)})" if parts else "") + suppressed
