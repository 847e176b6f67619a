"""What each format promises beyond its golden file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Claim, DraftReport, Finding, Kind, Report, Sentence, Severity, Span, Tool, Totals
from claims.report import EXTRACT_FORMATS, FORMATS, VERIFY_FORMATS, View
from claims.report.base import LONGEST, plain


def report_of(texts: list[str], severity: Severity = Severity.ERROR) -> Report:
    """A report with one finding for each text, which is also the name of its draft."""
    span = Span(start=0, end=1, line=1, column=1, end_line=1, end_column=2)
    drafts = tuple(
        DraftReport(
            path=text,
            sha256="0" * 64,
            sentences=(Sentence(id="s", span=span, text=text, claims=("c",)),),
            claims=(
                Claim(
                    id="c", text=text, kind=Kind.EVENT, span=span, quote=text, sentence="s", proposition="p"
                ),
            ),
            findings=(Finding(code="wrong-number", severity=severity, message=text, span=span, claim="c"),),
        )
        for text in texts
    )
    return Report(
        tool=Tool(version="0"), signature="none", complete=True, drafts=drafts, totals=Totals.of(drafts)
    )


# --------------------------------------------------------------------------- json


def test_json_validates_against_the_published_schema(sample_report: Report) -> None:
    written = json.loads(FORMATS["json"].render(sample_report, View()))
    jsonschema.Draft202012Validator(Report.model_json_schema(mode="serialization")).validate(written)


def test_json_reads_back_as_the_same_report(sample_report: Report) -> None:
    written = FORMATS["json"].render(sample_report, View())
    assert Report.model_validate_json(written) == sample_report
    assert FORMATS["json"].render(Report.model_validate_json(written), View()) == written


def test_json_keeps_the_order_of_keys_and_the_letters_of_the_draft(sample_report: Report) -> None:
    written = FORMATS["json"].render(sample_report, View())
    assert list(json.loads(written)) == [
        "schema_version",
        "tool",
        "signature",
        "complete",
        "drafts",
        "totals",
    ]
    assert "Spring fair 🎪" in written
    assert "brücke" in written
    assert written.endswith("}\n")


# --------------------------------------------------------------------------- text for people


@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
@pytest.mark.parametrize(
    "render",
    [
        *(FORMATS[name].render for name in ("concise", "full", "markdown", "text")),
        EXTRACT_FORMATS["text"].render,
        VERIFY_FORMATS["text"].render,
    ],
    ids=["concise", "full", "markdown", "text", "listing", "trail"],
)
@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[2Jgone",
        "a\rb",
        "\x9b31m",
        "\x07",
        "\x00",
        "right \u202eleft",
        "\u2066x",
        "two\u2028lines\u0085more\nlines",
    ],
    ids=["clear", "return", "c1", "bell", "nul", "override", "isolate", "breaks"],
)
def test_text_shows_control_characters_instead_of_printing_them(
    render: Callable[[Report, View], str], hostile: str, color: bool
) -> None:
    written = re.sub(r"\x1b\[[0-9;]+m", "", render(report_of([hostile]), View(color=color)))
    assert not set(written) & set("\x00\x07\x1b\r\x85\x9b\u2028\u202e\u2066")


@given(st.text())
def test_text_plain_is_one_bounded_printable_line(text: str) -> None:
    line = plain(text)
    assert len(line.splitlines()) <= 1
    assert "\x1b" not in line
    assert plain(line[:LONGEST]) == line[:LONGEST].strip() or "\\" in line or "…" in line


def test_text_plain_keeps_ordinary_writing() -> None:
    assert plain("Ping’an – 12 €, ملف, 👩‍🚒\n\tnext") == "Ping’an – 12 €, ملف, 👩‍🚒 next"


def test_text_summary_adds_up(sample_report: Report) -> None:
    written = FORMATS["text"].render(sample_report, View())
    line = next(line for line in written.splitlines() if line.startswith("2 drafts"))
    said = re.fullmatch(r".*, (\d+) claims: (\d+) checked \((.*)\), (\d+) unchecked \((.*)\)", line)
    assert said is not None
    claims, checked, verdicts, unchecked, reasons = said.groups()
    assert int(checked) + int(unchecked) == int(claims) == sample_report.totals.claims
    assert sum(map(int, re.findall(r"\d+", verdicts))) == int(checked)
    assert sum(map(int, re.findall(r"\d+", reasons))) == int(unchecked)
    assert "3 findings (1 error, 1 warning, 1 note), 1 suppressed (1 ignore)" in written


def test_text_colours_only_when_asked(sample_report: Report) -> None:
    colored = FORMATS["text"].render(sample_report, View(color=True))
    assert re.sub(r"\x1b\[[0-9;]+m", "", colored) == FORMATS["text"].render(sample_report, View())


# --------------------------------------------------------------------------- github


@given(st.text())
def test_github_text_of_a_draft_is_never_a_command_of_its_own(text: str) -> None:
    written = FORMATS["github"].render(report_of([text]), View())
    lines = re.split(r"\r\n|\r|\n", written.removesuffix("\n"))
    assert len(lines) == 2  # one finding, one remark about unchecked claims
    assert all(line.startswith(("::error ", "::notice ")) for line in lines)
    properties = re.match(r"::error ([^:]*)::", lines[0])
    assert properties is not None
    assert len(properties[1].split(",")) == 6


def test_github_caps_each_severity_and_counts_the_rest() -> None:
    report = report_of([f"draft{number}.md" for number in range(25)], Severity.WARNING)
    lines = FORMATS["github"].render(report, View()).splitlines()
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert any(line.startswith("15 more findings not shown") for line in lines)


def test_github_puts_errors_first(sample_report: Report) -> None:
    commands = [line.split()[0] for line in FORMATS["github"].render(sample_report, View()).splitlines()]
    assert commands == ["::error", "::warning", "::notice", "::notice"]


def test_github_gives_columns_only_within_a_line(sample_report: Report) -> None:
    lines = FORMATS["github"].render(sample_report, View()).splitlines()
    assert "line=3,endLine=3,col=1,endColumn=29" in lines[0]
    assert "line=4,endLine=5,title=" in lines[1]
