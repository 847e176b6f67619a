"""JUnit: which outcome a claim has, and the names by which branches are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

from claims.model import DraftReport, Finding, Report, Severity, Suppression, Totals
from claims.report import FORMATS, View

if TYPE_CHECKING:
    from conftest import ReportOn


def cases(report: Report) -> dict[str, str]:
    """The outcome of every case, by its name."""
    root = ElementTree.fromstring(FORMATS["junit"].render(report, View()))
    return {
        case.get("name", ""): next((child.tag for child in case), "passed") for case in root.iter("testcase")
    }


def test_junit_outcomes(sample_report: Report) -> None:
    assert cases(sample_report) == {
        "The fair drew 3,000 visitors. #1": "failure",
        "The fair opened on 5 July. #1": "skipped",
        "Tickets cost 12 euros. #1": "passed",
        "The hall holds 400 people. #1": "skipped",
        "The river is long. #1": "skipped",
        "The bridge opened in 1931. #1": "error",
        "The mayor, 50% sure, cut the ribbon in 1932. #1": "skipped",
    }


def test_junit_counts_add_up(sample_report: Report) -> None:
    root = ElementTree.fromstring(FORMATS["junit"].render(sample_report, View()))
    assert root.attrib == {"name": "claims", "tests": "7", "failures": "1", "errors": "1"}
    for count in ("tests", "failures", "errors"):
        assert sum(int(suite.get(count, "")) for suite in root) == int(root.get(count, ""))


def test_junit_never_passes_a_claim_that_was_refuted_and_not_reported(sample_report: Report) -> None:
    drafts = tuple(draft.model_copy(update={"findings": ()}) for draft in sample_report.drafts)
    report = sample_report.model_copy(update={"drafts": drafts, "totals": Totals.of(drafts)})
    assert [name for name, outcome in cases(report).items() if outcome == "passed"] == [
        "Tickets cost 12 euros. #1"
    ]


def with_findings(report: Report, *findings: Finding) -> Report:
    (draft,) = report.drafts
    drafts: tuple[DraftReport, ...] = (draft.model_copy(update={"findings": findings}),)
    return report.model_copy(update={"drafts": drafts, "totals": Totals.of(drafts)})


@pytest.mark.parametrize("swapped", [False, True])
def test_junit_fails_a_claim_for_the_finding_that_counts(report_on: ReportOn, swapped: bool) -> None:
    report = report_on("It is red.", sentences=["It is red."], quotes=["It is red"])
    (counts,) = report.drafts[0].findings
    silenced = counts.model_copy(update={"suppressed": Suppression(by="ignore")})
    findings = (counts, silenced) if swapped else (silenced, counts)
    assert cases(with_findings(report, *findings)) == {"It is red #1": "failure"}


def test_junit_has_a_case_for_a_finding_about_no_claim(report_on: ReportOn) -> None:
    report = report_on("It is red.", sentences=["It is red."], quotes=["It is red"])
    (found,) = report.drafts[0].findings
    comment = found.model_copy(
        update={"claim": None, "code": "unused-ignore", "message": "it ignores nothing"}
    )
    mild = comment.model_copy(update={"severity": Severity.WARNING})
    assert cases(with_findings(report, comment, mild)) == {
        "It is red #1": "skipped",
        "unused-ignore: it ignores nothing #1": "failure",
        "unused-ignore: it ignores nothing #2": "skipped",
    }


def test_junit_names_hold_no_line_and_differ(report_on: ReportOn) -> None:
    sentences = ["It is red.", "It is big."]
    report = report_on("It is red. It is big.", sentences=sentences, quotes=["It is red", "It is big"])
    (draft,) = report.drafts
    same = tuple(claim.model_copy(update={"text": "It is red."}) for claim in draft.claims)
    drafts = (draft.model_copy(update={"claims": same}),)
    assert list(cases(report.model_copy(update={"drafts": drafts}))) == ["It is red. #1", "It is red. #2"]


def test_junit_replaces_what_xml_cannot_hold(report_on: ReportOn) -> None:
    quote = "It is\x1b \x00\ufffered"
    written = FORMATS["junit"].render(report_on(quote, sentences=[], quotes=[quote]), View())
    assert list(cases(report_on(quote, sentences=[], quotes=[quote]))) == ["It is� ��red #1"]
    assert "\x1b" not in written
