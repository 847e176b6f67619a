"""Directives at the command line: what options, the cache, the calendar and other commands make of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conftest import RunClaims

DRAFT = """\
# The lighthouse 🎪

The lighthouse has 199 steps. <!-- claims: ignore wrong-number reason="<b>::error::as built</b>" -->\r
The lighthouse is 40 metres tall. <!-- claims: ignore wrong-number until=2024-05-31 -->
"""


@pytest.fixture
def marked(desk: Path) -> Path:
    """The desk, with a draft that ignores its wrong figure, and a right one until the end of May 2024."""
    (desk / "drafts/draft.md").write_bytes(DRAFT.encode())
    return desk


def findings(run_claims: RunClaims, desk: Path, *more: str, code: int = 0) -> list[dict[str, Any]]:
    done = run_claims("check", "drafts", "--against", "references", "-f", "json", *more, cwd=desk)
    assert done.returncode == code, done.stderr
    return list(json.loads(done.stdout)["drafts"][0]["findings"])


def test_no_ignores_reports_what_they_hide(run_claims: RunClaims, marked: Path) -> None:
    (found,) = findings(run_claims, marked, "--no-ignores", code=1)
    assert (found["code"], found["suppressed"]) == ("wrong-number", None)


def test_a_report_with_directives_holds(run_claims: RunClaims, marked: Path) -> None:
    findings(run_claims, marked, "-f", "json=report.json")
    done = run_claims("recheck", "report.json", cwd=marked)
    assert (done.returncode, done.stdout.splitlines()[-1].rpartition(": ")[2]) == (0, "all hold")


def test_extract_reads_no_directives(run_claims: RunClaims, desk: Path) -> None:
    text = "# claims: ignore wrong-number\nThe lighthouse has 199 steps. <!-- claims: source=facts -->\n"
    done = run_claims("extract", "-", "-f", "json", input=text.encode(), cwd=desk)
    (draft,) = json.loads(done.stdout)["drafts"]
    assert [sentence["text"] for sentence in draft["sentences"]] == ["The lighthouse has 199 steps."]
    assert draft["findings"] == []


def bound(run_claims: RunClaims, desk: Path, *more: str) -> dict[str, Any]:
    env = {"CLAIMS_NO_CACHE": "", "CLAIMS_CACHE_DIR": str(desk / "cache")}
    done = run_claims("check", "bound.md", *more, "-f", "json", cwd=desk, env=env)
    return dict(json.loads(done.stdout)["drafts"][0])


def test_a_bound_claim_is_judged_by_its_source_alone(run_claims: RunClaims, desk: Path) -> None:
    (desk / "references/plan.txt").write_text("The lighthouse has 199 steps.\n")
    (desk / "bound.md").write_text("The lighthouse has 199 steps. <!-- claims: source=facts -->\n")
    draft = bound(run_claims, desk, "--against", "references")
    (claim,) = draft["claims"]
    assert (claim["verdict"]["label"], claim["verdict"]["code"]) == ("refuted", "wrong-number")
    assert {item["source"] for item in claim["evidence"]} == {"references/facts.txt"}
    assert bound(run_claims, desk, "--against", "references") == draft  # out of the cache


def test_a_source_that_may_be_unreachable_is_not_called_wrong(run_claims: RunClaims, desk: Path) -> None:
    (desk / "bound.md").write_text("The lighthouse has 179 steps. <!-- claims: source=plan -->\n")
    (desk / "references/plan.txt").write_bytes(b"\xff\xfe\xff")
    draft = bound(run_claims, desk, "--against", "references")
    assert (draft["claims"][0]["unchecked"]["reason"], draft["findings"]) == ("source-unreachable", [])
    (desk / "references/plan.txt").unlink()  # the sources that can be read are the same as before
    draft = bound(run_claims, desk, "--against", "references")
    assert draft["claims"][0]["verdict"]["label"] == "supported"
    assert [finding["code"] for finding in draft["findings"]] == ["malformed-directive"]


def test_hostile_comments_are_told_in_few_words_and_soon(run_claims: RunClaims, desk: Path) -> None:
    parts = ["<!-- claims: \x1b[31mred" + "x" * 5_000 + " -->", "<!-- claims: " * 5_000]
    (desk / "drafts/draft.md").write_text("The lighthouse has 179 steps.\n\n" + "\n\n".join(parts))
    done = run_claims("check", "drafts", "--against", "references", cwd=desk, timeout=30)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) < 250
