"""What the settings of a run make of directives, and what they leave alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from claims.config import Config, Loaded
from claims.directives import SourceNames, by_source
from claims.extraction import extract
from claims.model import Finding, Severity, Source
from claims.readers import read_bytes
from claims.runs import checked

DRAFT = """\
The lighthouse has 199 steps. <!-- claims: ignore wrong-number reason="as built" -->
The lighthouse is 40 metres tall. <!-- claims: ignore wrong-number until=2024-05-31 -->
"""


def run(config: Config, draft: str = DRAFT, **settings: Any) -> list[Finding]:
    """The findings that count in a run with some settings more."""
    report = checked(
        [read_bytes(draft.encode(), path="draft.md")],
        Loaded(config.model_copy(update=settings)),
        progress=False,
        remarks=False,
        cache=None,
    )
    return [finding for finding in report.drafts[0].findings if not finding.suppressed]


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        pytest.param({}, ["expired-ignore"], id="default"),
        pytest.param({"as_of": date(2024, 5, 31)}, ["unused-ignore"], id="last-day"),
        pytest.param({"as_of": None}, ["expired-ignore"], id="today"),
        pytest.param({"ignore": ("expired-ignore",)}, [], id="ignored"),
        pytest.param({"select": ("wrong-number",)}, [], id="not-selected"),
        pytest.param({"select": ("unused-ignore",), "as_of": date(2024, 5, 1)}, [], id="code-not-reported"),
        pytest.param(
            {"select": ("unused-ignore", "wrong-number"), "as_of": date(2024, 5, 1)},
            ["unused-ignore"],
            id="code-reported",
        ),
        pytest.param({"min_confidence": 1.0}, ["expired-ignore"], id="used-below-the-confidence"),
        pytest.param(
            {"against": (), "as_of": date(2024, 5, 1)}, ["ignore-without-reason"], id="nothing-checked"
        ),
    ],
)
def test_settings_govern_the_findings_about_directives(
    config: Config, settings: dict[str, Any], codes: list[str]
) -> None:
    assert [finding.code for finding in run(config, **settings)] == codes


def test_their_severity_is_a_warning_or_as_configured(config: Config) -> None:
    assert [finding.severity for finding in run(config)] == [Severity.WARNING]
    (found,) = run(config, severity={"expired-ignore": Severity.ERROR})
    assert (found.severity, found.claim) == (Severity.ERROR, None)


def test_an_expectation_that_is_not_met_is_an_error(config: Config) -> None:
    (found,) = run(config, "The lighthouse has 179 steps. <!-- claims: expect wrong-number -->")
    assert (found.code, found.severity) == ("unmet-expectation", Severity.ERROR)


@pytest.mark.parametrize(
    ("directive", "message"),
    [
        ("ignroe wrong-number", 'Did you mean "ignore"?'),
        ("ignore wrong-nubmer", 'there is no code "wrong-nubmer". Did you mean "wrong-number"?'),
        ("ignore", '"ignore" needs a code'),
        ("ignore ALL", "name the codes"),
        ("ignore unused-ignore", "no directive can hide unused-ignore"),
        ("ignore wrong-number untill=2024-01-01", 'takes no "untill". Did you mean "until"?'),
        ("ignore wrong-number until=2024-02-30", "a day that does not exist"),
        ("ignore wrong-number until=soon", "write YYYY-MM-DD"),
        ('ignore wrong-number reason="it', "the quotation mark behind reason= is never closed"),
        ("disable wrong-number", 'no "enable wrong-number" follows'),
        ("enable wrong-number", "wrong-number is not disabled here"),
        ("source=surveys", '"surveys" is no source of this run. Did you mean "survey"?'),
        ("source=facts.txt until=2024-01-01", 'takes no "until"'),
        ("source=.", "is no source of this run"),
    ],
)
def test_a_malformed_directive_is_told_what_to_write(config: Config, directive: str, message: str) -> None:
    (found,) = run(config, f"The lighthouse has 179 steps. <!-- claims: {directive} -->")
    assert found.code == "malformed-directive"
    assert message in found.message


def test_a_name_of_several_sources_is_told(config: Config, tmp_path: Path) -> None:
    two = (f"{config.against[0]}/plan.txt", f"{tmp_path}/plan.txt")
    (tmp_path / "plan.txt").write_text("The annex has 10 rooms.")
    conflict, found = run(config, "The annex has 8 rooms. <!-- claims: source=plan -->", against=two)
    assert conflict.code == "conflicting-sources"  # bound to neither, it is held against both
    assert found.message.endswith("write the path")
    (found,) = run(config, f"The annex has 9 rooms. <!-- claims: source={two[0]} -->", against=two)
    assert found.code == "wrong-number"


def test_a_source_is_known_by_its_id(config: Config) -> None:
    folder = config.against[0]
    sources = (Source(id="annex", path=f"{folder}/plan.txt"), Source(id="all", glob=f"{folder}/*.txt"))
    (found,) = run(config, "The annex has 9 rooms. <!-- claims: source=annex -->", sources=sources)
    assert found.code == "wrong-number"
    draft = "The annex has 9 rooms. <!-- claims: source=all -->"
    (found,) = run(config, draft, sources=sources, against=("all",))
    assert found.code == "conflicting-sources"
    (found,) = run(config, "The annex is new. <!-- claims: source=anex -->", sources=sources)
    assert 'Did you mean "annex"?' in found.message


def test_a_source_with_an_id_may_be_several_documents() -> None:
    names = SourceNames.of(
        ["a/plan.txt", "b/plan.txt"], ids={"plan": ("a/plan.txt", "b/plan.txt")}, complete=True
    )
    assert names.find("plan") == ("a/plan.txt", "b/plan.txt")
    assert names.find("a/plan.txt") == ("a/plan.txt",)
    draft = read_bytes(b"The annex has 8 rooms. <!-- claims: source=plan -->", path="draft.md")
    parts = by_source(extract(draft), names)
    assert {paths: len(part.claims) for paths, part in parts.items()} == {None: 0, names.ids["plan"]: 1}
