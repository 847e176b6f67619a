"""From verdicts to findings: selection, severity, threshold."""

from __future__ import annotations

import pytest

from claims.errors import UsageError
from claims.findings import Policy, findings, worst
from claims.model import (
    Claim,
    DraftReport,
    Kind,
    Label,
    Severity,
    Span,
    Suppression,
    Verdict,
)


def claim(label: Label, *, code: str | None = None, confidence: float = 0.9, at: int = 0) -> Claim:
    return Claim(
        id="c",
        text="Text.",
        kind=Kind.EVENT,
        span=Span(start=at, end=at + 5, line=1, column=at + 1, end_line=1, end_column=at + 6),
        quote="Text.",
        sentence="s",
        proposition="p",
        verdict=Verdict(label=label, confidence=confidence, code=code, reason="because"),
    )


REFUTED = claim(Label.REFUTED, code="wrong-number")
CONFLICTING = claim(Label.CONFLICTING, code="conflicting-sources", at=10)
OPEN = claim(Label.NOT_ENOUGH_EVIDENCE, code="no-evidence", at=20)
SUPPORTED = claim(Label.SUPPORTED, at=30)
ALL = [SUPPORTED, OPEN, CONFLICTING, REFUTED]


@pytest.mark.parametrize(
    ("policy", "codes"),
    [
        pytest.param(Policy(), ["wrong-number", "conflicting-sources"], id="default"),
        pytest.param(
            Policy(select=("ALL",)), ["wrong-number", "conflicting-sources", "no-evidence"], id="all"
        ),
        pytest.param(Policy(select=("no-evidence",)), ["no-evidence"], id="one"),
        pytest.param(Policy(select=("refuted",)), ["wrong-number"], id="verdict"),
        pytest.param(
            Policy(select=("conflicting", "not-enough-evidence")),
            ["conflicting-sources", "no-evidence"],
            id="verdicts",
        ),
        pytest.param(Policy(select=("wrong-*",)), ["wrong-number"], id="pattern"),
        pytest.param(Policy(ignore=("refuted",)), ["conflicting-sources"], id="ignore-verdict"),
        pytest.param(Policy(ignore=("wrong-number",)), ["conflicting-sources"], id="ignore"),
        pytest.param(Policy(select=("wrong-number",), ignore=("wrong-number",)), [], id="ignore-wins"),
        pytest.param(Policy(min_confidence=0.95), [], id="confidence"),
        pytest.param(
            Policy(min_confidence=0.9), ["wrong-number", "conflicting-sources"], id="confidence-reached"
        ),
    ],
)
def test_findings_follow_the_policy_in_the_order_of_the_draft(policy: Policy, codes: list[str]) -> None:
    assert [finding.code for finding in findings(ALL, policy)] == codes


def test_findings_take_the_severity_of_the_verdict_or_the_policy() -> None:
    (found,) = findings([REFUTED], Policy())
    assert found.severity is Severity.ERROR
    (found,) = findings([REFUTED], Policy(severity={"wrong-number": Severity.NOTE}))
    assert found.severity is Severity.NOTE


def test_findings_of_a_third_party_code_go_by_its_verdict() -> None:
    theirs = claim(Label.REFUTED, code="wrong-atomic-weight")
    (found,) = findings([theirs], Policy())
    assert (found.code, found.severity) == ("wrong-atomic-weight", Severity.ERROR)
    assert findings([theirs], Policy(select=("refuted",))) == (found,)
    assert findings([theirs], Policy(ignore=("contradicted",))) == ()


def test_findings_without_a_code_get_the_general_one() -> None:
    (found,) = findings([claim(Label.REFUTED)], Policy())
    assert found.code == "contradicted"


def test_policy_refuses_unknown_codes() -> None:
    with pytest.raises(UsageError, match="wrong-numbr"):
        Policy(ignore=("wrong-numbr",))
    with pytest.raises(UsageError, match="refuted"):
        Policy(severity={"refuted": Severity.NOTE})


def test_worst_counts_only_what_is_not_suppressed() -> None:
    found = findings([REFUTED, CONFLICTING], Policy())
    silenced = found[0].model_copy(update={"suppressed": Suppression(by="ignore")})

    def draft(*given: object) -> DraftReport:
        return DraftReport.model_validate(
            {"path": "d", "sha256": "0", "sentences": (), "claims": (), "findings": given}
        )

    assert worst(draft(*found)) is Severity.ERROR
    assert worst(draft(silenced, found[1])) is Severity.WARNING
    assert worst(draft(silenced)) is None
