"""The findings of a report, each beside its draft and the claim that it is about."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claims.model import Claim, DraftReport, Finding, Report, Severity
from claims.report.base import deciding, place, plain

__all__ = ["SEVERITIES", "Found", "found", "found_in", "reported", "worst_first"]

SEVERITIES = tuple(Severity)
"""The severities, the worst first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding, its draft, and its claim if it is about one.

    `identity` tells it from the other findings of its draft: by its code, its claim and how often they have
    occurred together before, not by its line, so that it stays the same where text moves.
    """

    draft: DraftReport
    finding: Finding
    claim: Claim | None
    identity: str

    @property
    def message(self) -> str:
        """What is claimed and what is wrong with it, in one paragraph."""
        claimed = f"{self.claim.text} " if self.claim else ""
        return f"{claimed}{self.finding.message}".strip() or self.finding.code

    @property
    def passages(self) -> tuple[str, ...]:
        """The passages that decided, a line each: "refutes a/report.md:3:1: The fair drew 2,300."."""
        return tuple(
            f"{item.stance.value} {place(item.source, item.span or item.locator)}: {plain(item.quote)}"
            for item in (deciding(self.claim) if self.claim else ())
        )


def found(report: Report) -> Iterator[Found]:
    """Every finding, suppressed ones too, in reading order."""
    for draft in report.drafts:
        yield from found_in(draft)


def found_in(draft: DraftReport) -> Iterator[Found]:
    """Every finding of one draft, suppressed ones too, in reading order."""
    # Equal statements of a report made elsewhere may share an id, so the place decides first.
    placed = {(claim.id, claim.span): claim for claim in reversed(draft.claims)}
    named = {claim.id: claim for claim in reversed(draft.claims)}
    seen: Counter[str] = Counter()
    for finding in draft.findings:
        about = finding.claim or finding.message
        key = hashlib.sha256(f"{finding.code}\0{about}".encode()).hexdigest()[:16]
        seen[key] += 1
        claim = placed.get((finding.claim or "", finding.span)) or named.get(finding.claim or "")
        yield Found(draft, finding, claim, f"{key}:{seen[key]}")


def reported(report: Report) -> list[Found]:
    """The findings that count: those that nothing suppresses, in reading order."""
    return [item for item in found(report) if not item.finding.suppressed]


def worst_first(items: Iterable[Found]) -> list[Found]:
    """Errors, warnings, notes; within each, the order stays."""
    return sorted(items, key=lambda item: SEVERITIES.index(item.finding.severity))
