"""Lines and columns of every format that has them, in the units of whoever reads it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from claims.model import Report
from claims.report import FORMATS, View

if TYPE_CHECKING:
    from conftest import ReportOn

QUOTE = "the hall has 199 seats"

CASES = [
    pytest.param(f"Today {QUOTE}.", [f"Today {QUOTE}."], id="ascii"),
    pytest.param(f"🎪🎪 In Malmö {QUOTE}.", [f"🎪🎪 In Malmö {QUOTE}."], id="emoji"),
    pytest.param(f"Cafe\u0301s: {QUOTE}.", [f"Cafe\u0301s: {QUOTE}."], id="combining"),
    pytest.param(f"👩\u200d🚒 says {QUOTE}.", [f"👩\u200d🚒 says {QUOTE}."], id="joined-emoji"),
    pytest.param(f"\t{QUOTE}.", [f"\t{QUOTE}."], id="tab"),
    pytest.param(f"One.\r\nTwo “2”:\r\n{QUOTE}!\r\n", ["One.", f"Two “2”:\r\n{QUOTE}!"], id="crlf"),
    pytest.param(f"One.\rTwo 🎪\r {QUOTE}!", ["One.", f"Two 🎪\r {QUOTE}!"], id="cr"),
    pytest.param(f"会議は終わった。ö {QUOTE}.", ["会議は終わった。", f"ö {QUOTE}."], id="no-space-between"),
]


def draft_bytes(text: str) -> list[bytes]:
    return [line.encode() for line in re.split(r"\r\n|\r|\n", text)]


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_rdjsonl_columns_count_bytes(report_on: ReportOn, text: str, sentences: list[str]) -> None:
    report = report_on(text, sentences=sentences, quotes=[QUOTE])
    found = json.loads(FORMATS["rdjsonl"].render(report, View()))["location"]["range"]
    line = draft_bytes(text)[found["start"]["line"] - 1]
    assert line[found["start"]["column"] - 1 : found["end"]["column"] - 1] == QUOTE.encode()


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_columns_of_the_other_formats_count_code_points(
    report_on: ReportOn, text: str, sentences: list[str]
) -> None:
    report = report_on(text, sentences=sentences, quotes=[QUOTE])
    (run,) = json.loads(FORMATS["sarif"].render(report, View()))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = draft_bytes(text)[region["startLine"] - 1].decode()
    assert run["columnKind"] == "unicodeCodePoints"
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == QUOTE
    error = ElementTree.fromstring(FORMATS["checkstyle"].render(report, View())).find("file/error")
    assert error is not None
    assert line[int(error.get("column", "")) - 1 :].startswith(QUOTE)
    annotation = FORMATS["github"].render(report, View())
    column, end = (int(number) for number in re.findall(r"col=(\d+),endColumn=(\d+)", annotation)[0])
    assert line[column - 1 : end - 1] == QUOTE
    place = f"draft.md:{region['startLine']}:{region['startColumn']}: "
    for name in ("text", "concise", "full"):
        assert FORMATS[name].render(report, View()).startswith(place)


@pytest.mark.parametrize(("text", "sentences"), CASES)
def test_lines_of_formats_without_columns(report_on: ReportOn, text: str, sentences: list[str]) -> None:
    report = report_on(text, sentences=sentences, quotes=[QUOTE])
    (violation,) = json.loads(FORMATS["gitlab"].render(report, View()))
    case = ElementTree.fromstring(FORMATS["junit"].render(report, View())).find("testsuite/testcase")
    assert case is not None
    for line in (violation["location"]["lines"]["begin"], int(case.get("line", ""))):
        assert QUOTE.encode() in draft_bytes(text)[line - 1]


def test_rdjsonl_gives_whole_lines_where_the_report_does_not_hold_what_stands_before(
    report_on: ReportOn,
) -> None:
    text = f"One.\u00a0Today {QUOTE}, and\nthe hall is red."
    sentences = ["One.", f"Today {QUOTE}, and\nthe hall is red."]
    report = report_on(text, sentences=sentences, quotes=[QUOTE, "the hall is red"])
    first, second = (json.loads(line) for line in FORMATS["rdjsonl"].render(report, View()).splitlines())
    assert first["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}
    assert second["location"]["range"] == {
        "start": {"line": 2, "column": 1},
        "end": {"line": 2, "column": 16},
    }


def excerpt(report: Report, **view: Any) -> list[str]:
    """The lines of the draft with the lines of carets under them."""
    lines = FORMATS["full"].render(report, View(quiet=True, **view)).splitlines()
    return [line for line in lines if re.match(r" +\d* \|", line)]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        pytest.param(f"Today {QUOTE}.", 6, id="ascii"),
        pytest.param(f"🎪 {QUOTE}.", 3, id="emoji-takes-two"),
        pytest.param(f"会議 {QUOTE}.", 5, id="wide"),
        pytest.param(f"Cafe\u0301 {QUOTE}.", 5, id="combining-takes-none"),
        pytest.param(f"\x1b[2J {QUOTE}.", 8, id="escape-is-shown"),
    ],
)
def test_full_marks_the_claim_where_a_terminal_shows_it(report_on: ReportOn, text: str, before: int) -> None:
    line, marks = excerpt(report_on(text, sentences=[text], quotes=[QUOTE]))
    assert line.startswith("  1 | ")
    assert marks == "    | " + " " * before + "^" * len(QUOTE)


def test_full_numbers_the_lines_of_a_claim_over_several(report_on: ReportOn) -> None:
    text = "Intro.\r\n" * 9 + "The hall\r\nhas 199\r\nseats. It is red."
    sentence = "The hall\r\nhas 199\r\nseats."
    report = report_on(text, sentences=[sentence], quotes=["hall\r\nhas 199\r\nseats"])
    assert excerpt(report) == [
        "  10 | The hall",
        "     |     ^^^^",
        "  11 | has 199",
        "     | ^^^^^^^",
        "  12 | seats.",
        "     | ^^^^^",
    ]


def test_full_keeps_the_claim_of_a_long_line_in_sight(report_on: ReportOn) -> None:
    text = "It is said, " * 40 + f"that {QUOTE}" + " and so on" * 40 + "."
    line, marks = excerpt(report_on(text, sentences=[text], quotes=[QUOTE]))
    assert len(line) < 120
    assert line[marks.index("^") : marks.rindex("^") + 1] == QUOTE
    assert line.startswith("  1 | …")
    assert line.endswith("…")


def test_full_shows_no_line_that_the_report_does_not_hold(report_on: ReportOn) -> None:
    report = report_on(f"Today {QUOTE}.", sentences=[], quotes=[QUOTE])
    assert excerpt(report) == []
    assert QUOTE in FORMATS["full"].render(report, View())
