"""Who is told of a finding that is suppressed: programs that know what it means, and nobody else."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest

from claims.model import Report
from claims.report import FORMATS, View

SILENCED = "3,000 and 2,300 cannot both be right"


@pytest.mark.parametrize(
    "name", ["checkstyle", "concise", "full", "github", "gitlab", "markdown", "rdjsonl", "text"]
)
def test_suppressed_findings_are_not_listed(marked_report: Report, name: str) -> None:
    written = FORMATS[name].render(marked_report, View(show_supported=True))
    assert SILENCED not in written
    assert "it ignores nothing" in written


@pytest.mark.parametrize("name", ["concise", "full", "markdown", "text"])
def test_suppressed_findings_are_counted_for_people(marked_report: Report, name: str) -> None:
    written = FORMATS[name].render(marked_report, View())
    assert "2 findings (1 warning, 1 note), 3 suppressed" in written


def test_junit_skips_what_is_suppressed_and_says_why(marked_report: Report) -> None:
    suite = ElementTree.fromstring(FORMATS["junit"].render(marked_report, View())).find("testsuite")
    assert suite is not None
    skipped = {case.get("name"): case.find("skipped") for case in suite}
    found = skipped["The fair drew 3,000 visitors. #1"]
    assert found is not None
    assert found.get("message") == f"suppressed by baseline: {SILENCED}"
    assert suite.get("failures") == "0"


def test_jsonl_keeps_what_is_suppressed_with_its_mark(marked_report: Report) -> None:
    records = [json.loads(line) for line in FORMATS["jsonl"].render(marked_report, View()).splitlines()]
    (finding,) = records[0]["findings"]
    assert finding["suppressed"] == {"by": "baseline", "reason": "known since May"}
    assert [record["finding"]["code"] for record in records if record["type"] == "finding"] == [
        "unused-ignore"
    ]
