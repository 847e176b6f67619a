"""Findings, and the report of a run."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from pydantic import model_validator

from claims.model.base import Model
from claims.model.claims import Claim, Label, Sentence
from claims.model.documents import Span

__all__ = [
    "DraftReport",
    "Finding",
    "Report",
    "Severity",
    "Suppression",
    "Tool",
    "Totals",
]


class Severity(StrEnum):
    """How serious a finding is, the worst first; refuted is an error, conflicting a warning."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Suppression(Model):
    """What keeps a finding from counting: a comment in the draft, the baseline, or an unchanged place."""

    by: Literal["ignore", "baseline", "unchanged"]
    reason: str | None = None


class Finding(Model):
    """What a run reports at a span of a draft; what is not about a claim names none."""

    code: str
    severity: Severity
    message: str
    span: Span
    claim: str | None
    suppressed: Suppression | None = None


class Tool(Model):
    """The program that made a report."""

    name: Literal["claims"] = "claims"
    version: str


class DraftReport(Model):
    """One draft's sentences, claims and findings."""

    path: str
    sha256: str
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...] = ()


class Totals(Model):
    """Counts over all drafts; every claim is in exactly one of the five verdict or unchecked counts."""

    sentences: int = 0
    claims: int = 0
    supported: int = 0
    refuted: int = 0
    conflicting: int = 0
    not_enough_evidence: int = 0
    unchecked: int = 0
    skipped_sentences: int = 0
    findings: int = 0
    suppressed: int = 0

    @classmethod
    def of(cls, drafts: Iterable[DraftReport]) -> Totals:
        """Count what the drafts hold."""
        drafts = tuple(drafts)
        claims = [claim for draft in drafts for claim in draft.claims]
        labels = [claim.verdict.label if claim.verdict else None for claim in claims]
        findings = [finding for draft in drafts for finding in draft.findings]
        return cls(
            sentences=sum(len(draft.sentences) for draft in drafts),
            claims=len(claims),
            supported=labels.count(Label.SUPPORTED),
            refuted=labels.count(Label.REFUTED),
            conflicting=labels.count(Label.CONFLICTING),
            not_enough_evidence=labels.count(Label.NOT_ENOUGH_EVIDENCE),
            unchecked=labels.count(None),
            skipped_sentences=sum(1 for draft in drafts for sentence in draft.sentences if sentence.skipped),
            findings=sum(1 for finding in findings if not finding.suppressed),
            suppressed=sum(1 for finding in findings if finding.suppressed),
        )


class Report(Model):
    """The result of a run. `signature` names everything that a rerun needs to give the same bytes."""

    schema_version: Literal[1] = 1
    tool: Tool
    signature: str
    complete: bool
    drafts: tuple[DraftReport, ...]
    totals: Totals

    def with_drafts(self, drafts: Iterable[DraftReport]) -> Report:
        """The report with other drafts in place of its own, counted anew."""
        drafts = tuple(drafts)
        return self.model_copy(update={"drafts": drafts, "totals": Totals.of(drafts)})

    @model_validator(mode="after")
    def _adds_up(self) -> Report:
        if self.totals != Totals.of(self.drafts):
            raise ValueError("the totals do not add up to what the drafts hold")
        return self
