"""Words of drafts and file names are no commands to the CI service that reads what a step prints."""

from __future__ import annotations

import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import (
    Claim,
    DraftReport,
    Evidence,
    Finding,
    Kind,
    Label,
    Report,
    Sentence,
    Severity,
    SkipReason,
    Span,
    Stance,
    Tool,
    Totals,
    Verdict,
)
from claims.report import EXTRACT_FORMATS, FORMATS, VERIFY_FORMATS, View

ALL = {
    **{name: format for name, format in FORMATS.items()},
    "listing": EXTRACT_FORMATS["text"],
    "trail": VERIFY_FORMATS["text"],
}

COMMANDS = {"add-mask", "debug", "error", "group", "notice", "stop-commands", "warning"}


def obeyed(printed: str) -> Iterator[str]:
    """The commands that the runner of GitHub Actions finds in what a step prints.

    As `ActionCommand` of the runner has it: `::name ...::` after white space at the start of a line, or else
    `##[name ...]` anywhere in it. The names that Azure Pipelines and TeamCity look for are added.
    """
    for line in printed.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        start = line.lstrip()
        if start.startswith("::") and "::" in start[2:]:
            name = start[2:].partition("::")[0].partition(" ")[0]
            if name in COMMANDS:
                yield name
                continue
        for mark in ("##[", "##vso[", "##teamcity["):
            name = line.partition(mark)[2].partition("]")[0].partition(" ")[0]
            if name:
                yield name


def hostile_report(text: str) -> Report:
    """A report in which every text that comes from outside is `text`."""
    span = Span(start=0, end=len(text), line=1, column=1, end_line=1, end_column=len(text) + 1)
    evidence = Evidence(
        claim="c",
        checker="documents",
        source=text,
        locator=text,
        quote=text,
        stance=Stance.REFUTES,
        score=1.0,
        reason=text,
    )
    claim = Claim(
        id="c",
        text=text,
        kind=Kind.EVENT,
        span=span,
        quote=text,
        sentence="s",
        proposition="p",
        verdict=Verdict(label=Label.REFUTED, confidence=1.0, code="contradicted", reason=text),
        evidence=(evidence,),
    )
    about = Finding(code="contradicted", severity=Severity.ERROR, message=text, span=span, claim="c")
    draft = DraftReport(
        path=text,
        sha256="0",
        sentences=(
            Sentence(id="s", span=span, text=text, claims=("c",)),
            Sentence(id="t", span=span, text=text, skipped=SkipReason.OPINION),
        ),
        claims=(claim,),
        findings=(about, about.model_copy(update={"claim": None, "code": "unused-ignore"})),
    )
    return Report(
        tool=Tool(version="0"), signature="", complete=True, drafts=(draft,), totals=Totals.of([draft])
    )


HOSTILE = [
    "::error file=a.md::forged",
    "  ::stop-commands::token",
    "one\n::add-mask::secret\ntwo",
    "one\r::add-mask::secret",
    "\u2003::add-mask::secret",
    "see ##[stop-commands]token",
    "##[error file=a.md]forged",
    "###[add-mask]secret",
    "##vso[task.setvariable variable=x]y",
    "a ##teamcity[buildStatus text='x']",
    "##\u200b##[group]x",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", sorted(set(ALL) - {"github"}))
@pytest.mark.parametrize("color", [False, True], ids=["plain", "color"])
def test_no_format_prints_a_command_of_the_draft(name: str, text: str, color: bool) -> None:
    view = View(show_supported=True, color=color)
    assert list(obeyed(ALL[name].render(hostile_report(text), view))) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_github_prints_only_its_own_commands(text: str) -> None:
    printed = FORMATS["github"].render(hostile_report(text), View())
    assert list(obeyed(printed)) == ["error", "error"]
    assert len(printed.splitlines()) == 2


@settings(deadline=None)
@given(st.text(st.sampled_from("#:[] \n\\aäé"), min_size=1))
@pytest.mark.parametrize("name", sorted(set(ALL) - {"github"}))
def test_no_format_prints_a_command_whatever_the_text(name: str, text: str) -> None:
    printed = ALL[name].render(hostile_report(text), View())
    for line in printed.split("\n"):
        assert not line.lstrip().startswith("::")
        assert "##[" not in line
        assert "##a[" not in line


@pytest.mark.parametrize("text", HOSTILE)
def test_machine_formats_still_say_what_the_draft_says(text: str) -> None:
    report = hostile_report(text)
    assert Report.model_validate_json(FORMATS["json"].render(report, View())) == report
    claim = json.loads(FORMATS["jsonl"].render(report, View()).split("\n")[0])["claim"]
    assert (claim["text"], claim["quote"]) == (text, text)
    (run,) = json.loads(FORMATS["sarif"].render(report, View()))["runs"]
    assert run["results"][0]["message"]["text"] == f"{text} {text}".strip()
    suite = ElementTree.fromstring(FORMATS["junit"].render(report, View())).find("testsuite")
    assert suite is not None
    assert suite.get("name") == text


@pytest.mark.parametrize(
    "line",
    ["# Title", "C# [see below]", "a::b::c", "## [link](x)", "https://[::1]/"],
)
def test_text_leaves_ordinary_words_alone(line: str) -> None:
    assert line in FORMATS["concise"].render(hostile_report(f"x {line}"), View())
