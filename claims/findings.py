"""From verdicts to findings: which of them are reported, and how seriously."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from claims.codes import CODES, code_names, find_code, severity_of
from claims.model import Claim, DraftReport, Finding, Label, Severity, Span, Verdict

__all__ = ["Policy", "findings", "in_order", "known_code", "own_finding", "worst"]

_GENERAL_CODE = {
    Label.REFUTED: "contradicted",
    Label.CONFLICTING: "conflicting-sources",
    Label.NOT_ENOUGH_EVIDENCE: "no-evidence",
}


@dataclass(frozen=True, kw_only=True)
class Policy:
    """Which verdicts become findings.

    `select` and `ignore` hold what `claims.codes.code_names` takes; ignore wins. A verdict whose
    confidence, in [0, 1], is below `min_confidence` gives no finding; the verdict itself stays in the report.
    `severity` sets another severity than the verdict's for single codes. Raises `UsageError` for codes that
    do not exist.
    """

    select: tuple[str, ...] = ("DEFAULT",)
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    severity: Mapping[str, Severity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        code_names((*self.select, *self.ignore))
        for code in self.severity:
            find_code(code)

    def reports(self, code: str) -> bool:
        """Whether findings under `code`, which is one of the table, are reported."""
        return code in code_names(self.select) - code_names(self.ignore)


def known_code(verdict: Verdict) -> str | None:
    """The code of the table that a verdict goes by; None for a supported claim.

    A code of a third-party checker, which the table does not hold, goes by its verdict's general code.
    """
    return verdict.code if verdict.code in CODES else _GENERAL_CODE.get(verdict.label)


def findings(claims: Iterable[Claim], policy: Policy) -> tuple[Finding, ...]:
    """The findings of one draft's claims, in the order in which they stand in the draft."""
    found = [finding for claim in claims if (finding := _finding(claim, policy))]
    return in_order(found)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of one draft in the order in which they stand in it."""
    return tuple(sorted(found, key=lambda finding: (finding.span.start, finding.span.end, finding.code)))


def _finding(claim: Claim, policy: Policy) -> Finding | None:
    verdict = claim.verdict
    if verdict is None:
        return None
    severity = severity_of(verdict.label)
    if severity is None or verdict.confidence < policy.min_confidence:
        return None
    known = known_code(verdict)
    if known is None or not policy.reports(known):
        return None
    code = verdict.code or known
    return Finding(
        code=code,
        severity=policy.severity.get(code, severity),
        message=verdict.reason,
        span=claim.span,
        claim=claim.id,
    )


def own_finding(code: str, message: str, span: Span, policy: Policy) -> Finding | None:
    """A finding that is about no claim, at a span of the draft; None where the policy does not report it."""
    if not policy.reports(code):
        return None
    severity = policy.severity.get(code, find_code(code).severity)
    return Finding(code=code, severity=severity, message=message, span=span, claim=None)


def worst(draft: DraftReport) -> Severity | None:
    """The highest severity among a draft's findings that are not suppressed; None when there is none."""
    severities = {finding.severity for finding in draft.findings if not finding.suppressed}
    return min(severities, key=list(Severity).index, default=None)
