"""Text for a person: every finding with its place and the deciding passage, then a summary that adds up."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Claim, DraftReport, Evidence, Finding, Label, Report, Severity
from claims.report.base import (
    View,
    counted,
    deciding,
    finding_claim,
    place,
    plain,
    tally,
    verdict_counts,
    what_was_read,
    what_was_skipped,
)
from claims.report.style import Style

__all__ = ["render"]

_SIDES = {"supports": "supports", "refutes": "refutes", "neutral": "nearest"}


def render(report: Report, view: View) -> str:
    """Findings (and, if asked for, supported claims) in reading order, blank lines between, then the summary.

    A quiet view leaves the summary out.
    """
    style = Style(view.color)
    entries = [entry for draft in report.drafts for entry in _entries(draft, view, style)]
    if not view.quiet:
        entries.append("\n".join(_summary(report, style)))
    return "\n\n".join(entries) + "\n" if entries else ""


def _entries(draft: DraftReport, view: View, style: Style) -> Iterator[str]:
    """One entry for each finding and supported claim, by place."""
    entries: list[tuple[int, int, str]] = []
    for finding in draft.findings:
        if not finding.suppressed:
            entries.append((finding.span.start, 0, _finding(draft, finding, style)))
    if view.show_supported:
        for claim in draft.claims:
            if claim.verdict and claim.verdict.label is Label.SUPPORTED:
                entries.append((claim.span.start, 1, _supported(draft, claim, style)))
    for _, _, text in sorted(entries, key=lambda entry: entry[:2]):
        yield text


def _finding(draft: DraftReport, finding: Finding, style: Style) -> str:
    claim = finding_claim(draft, finding)
    head = (
        f"{style(place(draft.path, finding.span) + ':', 'place')} "
        f"{style(finding.severity, finding.severity)} {finding.code}: "
    )
    if claim is None:
        return head + plain(finding.message)
    lines = [line for item in deciding(claim) for line in _passage(item, style)]
    return "\n".join((head + plain(claim.text), *lines, f"    because   {plain(finding.message)}"))


def _supported(draft: DraftReport, claim: Claim, style: Style) -> str:
    head = (
        f"{style(place(draft.path, claim.span) + ':', 'place')} "
        f"{style('supported', Label.SUPPORTED)}: {plain(claim.text)}"
    )
    return "\n".join((head, *(line for item in deciding(claim) for line in _passage(item, style))))


def _passage(item: Evidence, style: Style) -> list[str]:
    """A passage in two lines: its stance and place, and its words."""
    where = place(item.source, item.span or item.locator)
    return [f"    {_SIDES[item.stance]:<8}  {style(where, 'place')}", f"              > {plain(item.quote)}"]


def _summary(report: Report, style: Style) -> list[str]:
    """What was read, what became of every claim and sentence, and what was found."""
    verdicts = verdict_counts(report)
    lines = [what_was_read(report) + (f": {verdicts}" if verdicts else "")]
    skipped = what_was_skipped(report)
    if skipped:
        lines.append(style(skipped, "quiet"))
    lines.append(_found(report, style))
    if not report.complete:
        lines.append(style("The run is incomplete: some claims could not be checked.", Severity.WARNING))
    return lines


def _found(report: Report, style: Style) -> str:
    findings = [finding for draft in report.drafts for finding in draft.findings]
    found = [finding for finding in findings if not finding.suppressed]
    parts = []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE):
        number = sum(1 for finding in found if finding.severity is severity)
        if number:
            parts.append(style(counted(number, severity.value), severity))
    total = counted(len(found), "finding") if found else "no findings"
    by = tally(finding.suppressed.by for finding in findings if finding.suppressed)
    why = ", ".join(f"{number:,} {word}" for word, number in by)
    suppressed = f", {report.totals.suppressed:,} suppressed ({why})" if by else ""
    return total + (f" ({', '.join(parts)})" if parts else "") + suppressed
