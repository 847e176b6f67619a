"""Every format against the file that holds what it should write for the sample report.

After a change that is meant, write the files anew with `CLAIMS_UPDATE_GOLDEN=1 pytest tests/report` and read
the difference.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from claims.model import Report
from claims.report import EXTRACT_FORMATS, FORMATS, VERIFY_FORMATS, Format, View

GOLDEN = Path(__file__).parent / "golden"

CASES = [
    pytest.param(FORMATS, "text", View(), "text.txt", id="text"),
    pytest.param(FORMATS, "text", View(color=True), "text-color.txt", id="text-color"),
    pytest.param(FORMATS, "text", View(show_supported=True), "text-supported.txt", id="text-supported"),
    pytest.param(FORMATS, "text", View(quiet=True), "text-quiet.txt", id="text-quiet"),
    pytest.param(FORMATS, "concise", View(show_supported=True), "concise.txt", id="concise"),
    pytest.param(FORMATS, "full", View(show_supported=True), "full.txt", id="full"),
    pytest.param(FORMATS, "full", View(color=True, quiet=True), "full-color.txt", id="full-color"),
    pytest.param(FORMATS, "markdown", View(), "summary.md", id="markdown"),
    pytest.param(FORMATS, "json", View(), "report.json", id="json"),
    pytest.param(FORMATS, "jsonl", View(), "report.jsonl", id="jsonl"),
    pytest.param(FORMATS, "junit", View(), "junit.xml", id="junit"),
    pytest.param(FORMATS, "checkstyle", View(), "checkstyle.xml", id="checkstyle"),
    pytest.param(FORMATS, "gitlab", View(), "gitlab.json", id="gitlab"),
    pytest.param(FORMATS, "rdjsonl", View(), "report.rdjsonl", id="rdjsonl"),
    pytest.param(FORMATS, "claimreview", View(), "claimreview.json", id="claimreview"),
    pytest.param(FORMATS, "github", View(), "github.txt", id="github"),
    pytest.param(FORMATS, "html", View(), "report.html", id="html"),
    pytest.param(FORMATS, "sarif", View(), "report.sarif", id="sarif"),
    pytest.param(EXTRACT_FORMATS, "text", View(), "listing.txt", id="listing"),
    pytest.param(VERIFY_FORMATS, "text", View(), "trail.txt", id="trail"),
]


@pytest.mark.parametrize(("formats", "name", "view", "file"), CASES)
def test_golden_file(
    sample_report: Report, formats: Mapping[str, Format], name: str, view: View, file: str
) -> None:
    written = formats[name].render(sample_report, view)
    if os.environ.get("CLAIMS_UPDATE_GOLDEN"):
        (GOLDEN / file).write_bytes(written.encode())
    assert written == (GOLDEN / file).read_bytes().decode()


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_format_renders_an_empty_report(empty_report: Report, name: str) -> None:
    written = FORMATS[name].render(empty_report, View())
    assert written == "" or written.endswith("\n")


def test_every_format_has_a_golden_file() -> None:
    covered = {(id(case.values[0]), case.values[1]) for case in CASES}
    assert {(id(FORMATS), name) for name in FORMATS} <= covered
