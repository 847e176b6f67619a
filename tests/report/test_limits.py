"""Reports with thousands of findings: every platform gets what it takes, and the rest is counted."""

from __future__ import annotations

import gzip
import json
import re

import pytest

from claims.model import (
    Claim,
    DraftReport,
    Evidence,
    Finding,
    Kind,
    Label,
    Report,
    Severity,
    Span,
    Stance,
    Suppression,
    Tool,
    Totals,
    Verdict,
)
from claims.report import FORMATS, View
from claims.report.sarif import LIMIT

SEVERITIES = (Severity.NOTE, Severity.WARNING, Severity.ERROR, Severity.ERROR)


def made(number: int) -> tuple[Claim, Finding]:
    """A claim with its finding, as long as others are; of four, one is a note and one a warning."""
    text = f"Company number {number} sold 90,000 cars in Europe in 2023, more than the year before."
    span = Span(
        start=number * 90, end=number * 90 + 80, line=number + 1, column=1, end_line=number + 1, end_column=81
    )
    reason = f"draft: 90,000; source: {number}"
    passage = Evidence(
        claim=f"c{number}",
        checker="documents",
        source="references/report.md",
        span=span,
        quote=f"Company number {number} sold {number} cars in Europe in 2023, fewer than the year before.",
        stance=Stance.REFUTES,
        score=0.9,
    )
    claim = Claim(
        id=f"c{number}",
        text=text,
        kind=Kind.QUANTITY,
        span=span,
        quote=text,
        sentence=f"s{number}",
        proposition=f"p{number}",
        verdict=Verdict(label=Label.REFUTED, confidence=0.9, code="wrong-number", reason=reason),
        evidence=(passage,),
    )
    severity = SEVERITIES[number % 4]
    return claim, Finding(code="wrong-number", severity=severity, message=reason, span=span, claim=claim.id)


def report_of(*drafts: DraftReport) -> Report:
    return Report(
        tool=Tool(version="0"), signature="", complete=True, drafts=drafts, totals=Totals.of(drafts)
    )


@pytest.fixture(scope="module")
def many() -> Report:
    """A draft with 5,000 findings."""
    claims, findings = zip(*(made(number) for number in range(5_000)), strict=True)
    return report_of(DraftReport(path="draft.md", sha256="0", sentences=(), claims=claims, findings=findings))


def test_markdown_of_many_findings_fits_a_job_summary(many: Report) -> None:
    written = FORMATS["markdown"].render(many, View())
    assert 800_000 < len(written.encode()) <= 900_000
    shown = len(re.findall(r"^- \*\*\w+ wrong-number\*\*", written, re.MULTILINE))
    left = re.search(r"^([\d,]+) more findings not shown", written, re.MULTILINE)
    assert left is not None
    assert shown + int(left[1].replace(",", "")) == 5_000
    assert len(re.findall(r"^- \*\*error ", written, re.MULTILINE)) == 2_500
    assert not re.search(r"^- \*\*note ", written, re.MULTILINE)


def test_github_of_many_findings_counts_the_rest(many: Report) -> None:
    lines = FORMATS["github"].render(many, View()).splitlines()
    commands = [line.split()[0] for line in lines if line.startswith("::")]
    assert commands == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[-1].startswith("4,970 more findings not shown")


def test_sarif_within_what_is_kept_says_nothing_of_limits(many: Report) -> None:
    written = FORMATS["sarif"].render(many, View())
    (run,) = json.loads(written)["runs"]
    assert len(run["results"]) == 5_000
    assert "toolExecutionNotifications" not in run["invocations"][0]
    # Code scanning takes 10 MB, compressed, of at most 25,000 results.
    assert len(gzip.compress(written.encode(), compresslevel=1)) * LIMIT / 5_000 < 10_000_000


def test_sarif_beyond_the_limit_keeps_what_counts_most(many: Report) -> None:
    (draft,) = many.drafts
    silenced = tuple(
        finding.model_copy(update={"suppressed": Suppression(by="baseline")}) if number < 500 else finding
        for number, finding in enumerate(draft.findings[:1_000])
    )
    first = draft.model_copy(update={"path": "0.md", "claims": (), "findings": silenced})
    others = (draft.model_copy(update={"path": f"{number}.md", "claims": ()}) for number in range(1, 6))
    written = FORMATS["sarif"].render(report_of(first, *others), View())
    (run,) = json.loads(written)["runs"]
    assert len(run["results"]) == LIMIT
    levels = [result["level"] for result in run["results"] if "suppressions" not in result]
    assert (levels.count("error"), levels.count("warning")) == (12_750, 6_375)
    assert not any("suppressions" in result for result in run["results"])
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    order = [(place["artifactLocation"]["uri"], place["region"]["startLine"]) for place in places]
    assert order == sorted(order)
    told = [note["message"]["text"] for note in run["invocations"][0]["toolExecutionNotifications"]]
    assert told == [
        "1,000 more findings left out: code scanning takes 25,000 results of a run.",
        "Of 26,000 findings, code scanning keeps the 5,000 most severe ones.",
    ]


@pytest.mark.parametrize(
    ("name", "most"), [("gitlab", 5_000_000), ("junit", 30_000_000), ("checkstyle", 10_000_000)]
)
def test_formats_without_a_limit_of_their_own_hold_every_finding(many: Report, name: str, most: int) -> None:
    written = FORMATS[name].render(many, View())
    mark = {"gitlab": '"check_name"', "junit": "<testcase ", "checkstyle": "<error "}[name]
    assert written.count(mark) == 5_000
    assert len(written.encode()) < most


def test_rdjsonl_lines_are_short_enough_for_reviewdog(many: Report) -> None:
    (draft,) = many.drafts
    long = draft.claims[0].model_copy(update={"text": "very " * 100_000})
    short = draft.model_copy(update={"claims": (long,), "findings": draft.findings[:1]})
    (line,) = FORMATS["rdjsonl"].render(report_of(short), View()).splitlines()
    assert len(line.encode()) < 65_536
