"""Runs the Markdown spec of directives: drafts, and the findings that a run of each has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claims.config import Config, Loaded
from claims.readers import read_bytes
from claims.runs import checked

SPEC = Path(__file__).parents[1] / "specs" / "directives.md"
CASE = re.compile(
    r"^## (?P<title>.+?)$(?:(?!^## ).)*?^````draft ?(?P<format>\w*)\n(?P<draft>.*?)^````$\n"
    r"\n````findings\n(?P<findings>.*?)^````$",
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize("case", [*CASE.finditer(SPEC.read_text("utf-8"))], ids=lambda case: case["title"])
def test_a_draft_has_the_findings_of_the_spec(case: re.Match[str], config: Config) -> None:
    draft = read_bytes(case["draft"].encode(), path="draft", format=case["format"] or "markdown")
    report = checked([draft], Loaded(config), progress=False, remarks=False, cache=None)
    found = []
    for finding in report.drafts[0].findings:
        hidden = f": {finding.suppressed.reason}" if finding.suppressed and finding.suppressed.reason else ""
        end = f" | hidden{hidden}" if finding.suppressed else ""
        found.append(f"{finding.span.line} | {finding.code}{end}")
    assert found == case["findings"].splitlines(), [finding.message for finding in report.drafts[0].findings]


def test_every_case_of_the_spec_is_run() -> None:
    text = SPEC.read_text("utf-8")
    assert text.count("\n## ") == len(CASE.findall(text)) > 0
