"""JSON Lines: a claim a line with its findings, for programs that read a stream; the last line sums it up.

Each object has a `type`: "claim", "finding" for one that is about no claim, or "summary". What stands in them
is what the JSON report has, under the same names; sentences without a claim are only in their count.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import DraftReport, Report
from claims.report.base import View
from claims.report.found import found_in
from claims.report.machine import Json, json_lines

__all__ = ["render"]


def render(report: Report, view: View) -> str:
    """Claims and findings draft by draft, then the summary."""
    del view  # a machine format looks the same to everyone
    return json_lines(_records(report))


def _records(report: Report) -> Iterator[Json]:
    for draft in report.drafts:
        yield from _of_draft(draft)
    yield {"type": "summary", **report.model_dump(mode="json", exclude={"drafts"})}


def _of_draft(draft: DraftReport) -> Iterator[Json]:
    findings: dict[int, list[Json]] = {}
    others: list[Json] = []
    for item in found_in(draft):
        written = item.finding.model_dump(mode="json")
        if item.claim:
            findings.setdefault(id(item.claim), []).append(written)
        else:
            others.append({"type": "finding", "draft": draft.path, "finding": written})
    for claim in draft.claims:
        yield {
            "type": "claim",
            "draft": draft.path,
            "claim": claim.model_dump(mode="json"),
            "findings": findings.get(id(claim), []),
        }
    yield from others
