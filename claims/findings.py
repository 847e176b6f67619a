"""From verdicts to findings: which of them are reported, and how seriously."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claims.codes import CODES, code_names, severity_of
from claims.model import Claim, DraftReport, Finding, Label, Severity

__all__ = ["Policy", "findings", "worst"]

_ORDER = (Severity.NOTE, Severity.WARNING, Severity.ERROR)

_GENERAL_CODE = {
    Label.REFUTED: "contradicted",
    Label.CONFLICTING: "conflicting-sources",
    Label.NOT_ENOUGH_EVIDENCE: "no-evidence",
}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Which verdicts become findings.

    `select` and `ignore` hold code names and the groups ALL and DEFAULT; ignore wins. A verdict whose
    confidence, in [0, 1], is below `min_confidence` gives no finding; the verdict itself stays in the report.
    `severity` sets another severity than the verdict's for single codes. Raises `UsageError` for codes that
    do not exist.
    """

    select: tuple[str, ...] = ("DEFAULT",)
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        code_names((*self.select, *self.ignore, *self.severity))

    def reports(self, code: str, label: Label) -> bool:
        """Whether verdicts under `code` are reported.

        A code of a third-party checker, which the table does not hold, goes by its verdict's general code.
        """
        known = code if code in CODES else _GENERAL_CODE[label]
        return known in code_names(self.select) - code_names(self.ignore)


def findings(claims: Iterable[Claim], policy: Policy) -> tuple[Finding, ...]:
    """The findings of one draft's claims, in the order in which they stand in the draft."""
    found = [finding for claim in claims if (finding := _finding(claim, policy))]
    return tuple(sorted(found, key=lambda finding: (finding.span.start, finding.span.end, finding.code)))


def _finding(claim: Claim, policy: Policy) -> Finding | None:
    verdict = claim.verdict
    if verdict is None:
        return None
    severity = severity_of(verdict.label)
    if severity is None or verdict.confidence < policy.min_confidence:
        return None
    code = verdict.code or _GENERAL_CODE[verdict.label]
    if not policy.reports(code, verdict.label):
        return None
    return Finding(
        code=code,
        severity=policy.severity.get(code, severity),
        message=verdict.reason,
        span=claim.span,
        claim=claim.id,
    )


def worst(drafts: Iterable[DraftReport]) -> Severity | None:
    """The highest severity among the findings that are not suppressed; None when there is none."""
    severities = {
        finding.severity for draft in drafts for finding in draft.findings if not finding.suppressed
    }
    return max(severities, key=_ORDER.index, default=None)
