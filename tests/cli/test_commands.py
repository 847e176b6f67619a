"""The commands, through the real command line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from claims import __version__

if TYPE_CHECKING:
    from conftest import RunClaims

CHECK = ("check", "drafts", "--against", "references")


def test_version(run_claims: RunClaims) -> None:
    for option in ("--version", "-V"):
        done = run_claims(option)
        assert (done.returncode, done.stdout) == (0, f"claims {__version__}\n")


def test_help_names_every_command(run_claims: RunClaims) -> None:
    done = run_claims("--help", env={"COLUMNS": "100"})
    assert done.returncode == 0
    for command in (
        "check",
        "extract",
        "verify",
        "explain",
        "codes",
        "checkers",
        "recheck",
        "baseline",
        "cache",
        "report",
        "config",
    ):
        assert re.search(rf"│ {command} ", done.stdout), command


def test_check_finds_the_wrong_figure(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims(*CHECK, cwd=desk)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("drafts/draft.md:3:1: error wrong-number: ")
    assert "references/facts.txt:1:1" in done.stdout
    assert "1 finding (1 error)" in done.stdout
    assert "\x1b" not in done.stdout


def test_check_writes_json_that_keeps_the_contract(run_claims: RunClaims, desk: Path) -> None:
    report = json.loads(run_claims(*CHECK, "-f", "json", cwd=desk).stdout)
    schema = json.loads(run_claims("config", "schema", "--report").stdout)
    jsonschema.Draft202012Validator(schema).validate(report)
    text = (desk / "drafts" / "draft.md").read_text()
    (draft,) = report["drafts"]
    for part, words in [(draft["sentences"], "text"), (draft["claims"], "quote")]:
        for item in part:
            assert text[item["span"]["start"] : item["span"]["end"]] == item[words]
    for claim in draft["claims"]:
        assert (claim["verdict"] is None) != (claim["unchecked"] is None)
    (finding,) = draft["findings"]
    assert finding["code"] == "wrong-number"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param((), 1, id="error"),
        pytest.param(("--fail-on", "warning"), 1, id="warning"),
        pytest.param(("--fail-on", "never"), 0, id="never"),
        pytest.param(("--ignore", "wrong-number"), 0, id="ignored"),
        pytest.param(("--select", "wrong-date,wrong-name"), 0, id="not-selected"),
        pytest.param(("--ignore", "wrong-*"), 0, id="pattern-ignored"),
        pytest.param(("--select", "conflicting"), 0, id="verdict-not-selected"),
        pytest.param(("--select", "refuted"), 1, id="verdict-selected"),
        pytest.param(("--min-confidence", "1"), 0, id="confidence"),
    ],
)
def test_check_exit_code(run_claims: RunClaims, desk: Path, arguments: tuple[str, ...], code: int) -> None:
    assert run_claims(*CHECK, "--quiet", *arguments, cwd=desk).returncode == code


def test_check_without_reference_checks_nothing_and_says_so(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims("check", "drafts", cwd=desk)
    assert done.returncode == 0
    assert "no references given" in done.stderr
    assert re.search(r"2 unchecked \(2 no-reference\)", done.stdout)


def test_check_shows_supported_claims_on_request(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims(*CHECK, "--show-supported", cwd=desk)
    assert "supported: The lighthouse is 40 metres tall" in done.stdout


def test_check_reads_standard_input(run_claims: RunClaims, desk: Path) -> None:
    draft = (desk / "drafts" / "draft.md").read_bytes()
    done = run_claims(
        "check", "-", "--against", "references", "--stdin-filename", "new.md", input=draft, cwd=desk
    )
    assert done.returncode == 1
    assert done.stdout.startswith("new.md:3:1: error wrong-number")


def test_check_writes_several_formats_at_once(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims(*CHECK, "-f", "github", "-f", "json=out.json", "-f", "sarif=out.sarif", cwd=desk)
    assert done.stdout.startswith("::error file=drafts/draft.md,line=3,")
    assert json.loads((desk / "out.json").read_text())["totals"]["refuted"] == 1
    assert json.loads((desk / "out.sarif").read_text())["version"] == "2.1.0"
    assert sorted(path.name for path in desk.iterdir()) == ["drafts", "out.json", "out.sarif", "references"]


def test_check_takes_its_settings_from_the_configuration(run_claims: RunClaims, desk: Path) -> None:
    (desk / ".claims.toml").write_text('against = ["references"]\nfail-on = "never"\n')
    assert run_claims("check", "drafts/draft.md", cwd=desk).returncode == 0
    done = run_claims("check", "draft.md", "--fail-on", "error", cwd=desk / "drafts")
    assert done.returncode == 1
    assert "../references/facts.txt:1:1" in done.stdout
    assert run_claims("check", "drafts", cwd=desk, env={"CLAIMS_FAIL_ON": "error"}).returncode == 1


def test_check_fetches_nothing_unless_online(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims("check", "drafts", "--against", "http://127.0.0.1:9/facts.html", cwd=desk)
    assert done.returncode == 2
    assert "--online" in done.stderr


def test_check_survives_an_address_that_does_not_answer(run_claims: RunClaims, desk: Path) -> None:
    arguments = ("check", "drafts", "--online", "--against", "http://127.0.0.1:9/facts.html")
    done = run_claims(*arguments, cwd=desk)
    assert done.returncode == 0
    assert "2 unchecked (2 source-unreachable)" in done.stdout
    assert "127.0.0.1:9" in done.stderr
    assert run_claims(*arguments, "--on-incomplete", "fail", cwd=desk).returncode == 3


def test_extract_lists_claims_and_skipped_sentences(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims("extract", "drafts", cwd=desk)
    assert done.returncode == 0
    assert "    quantity       The lighthouse has 199 steps" in done.stdout
    assert "Have you been there?  [skipped: question]" in done.stdout
    (draft,) = json.loads(run_claims("extract", "drafts", "-f", "json", cwd=desk).stdout)["drafts"]
    assert all(claim["verdict"] is None for claim in draft["claims"])
    assert len(draft["claims"]) == 2


def test_verify_shows_the_evidence_trail(run_claims: RunClaims, desk: Path) -> None:
    done = run_claims("verify", "The lighthouse has 199 steps.", "--against", "references", cwd=desk)
    assert done.returncode == 1
    assert "refuted wrong-number" in done.stdout
    assert "1. refutes" in done.stdout
    assert 'compared "199' in done.stdout
    assert run_claims("verify", "Is it?", "--against", "references", cwd=desk).returncode == 0


def test_report_renders_again_what_check_wrote(run_claims: RunClaims, desk: Path) -> None:
    first = run_claims(*CHECK, "-f", "json=out.json", "-f", "text", cwd=desk)
    assert run_claims("report", "out.json", cwd=desk).stdout == first.stdout
    assert run_claims("report", "out.json", "-f", "json", cwd=desk).stdout == (desk / "out.json").read_text()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        pytest.param(("refuted", "refutd"), "drafts.0.claims.0.verdict.label", id="label"),
        pytest.param(('"schema_version": 1', '"schema_version": 2'), "schema_version", id="version"),
        pytest.param(('"supported": 1', '"supported": 5'), "do not add up", id="totals"),
        pytest.param(("{", "<"), "Invalid JSON", id="json"),
    ],
)
def test_report_says_what_is_wrong_where(
    run_claims: RunClaims, desk: Path, change: tuple[str, str], message: str
) -> None:
    run_claims(*CHECK, "-f", "json=out.json", cwd=desk)
    (desk / "out.json").write_text((desk / "out.json").read_text().replace(*change, 1))
    done = run_claims("report", "out.json", cwd=desk)
    assert done.returncode == 2
    assert message in done.stderr


def test_explain_prints_every_section(run_claims: RunClaims) -> None:
    done = run_claims("explain", "altered-quote")
    headings = re.findall(r"^[A-Z].*$", done.stdout, re.MULTILINE)
    assert headings == ["What it means", "Why it matters", "Example", "What to do", "How to silence it"]


def test_codes_and_checkers_are_listed(run_claims: RunClaims) -> None:
    codes = run_claims("codes").stdout
    assert re.search(r"^wrong-number +error ", codes, re.MULTILINE)
    assert re.search(r"^refuted +the codes of claims", codes, re.MULTILINE)
    listed = run_claims("checkers").stdout
    assert listed.startswith(f"documents  (claims {__version__})\n    ready\n")


def test_config_commands(run_claims: RunClaims, tmp_path: Path) -> None:
    assert run_claims("config", "init", cwd=tmp_path).returncode == 0
    again = run_claims("config", "init", cwd=tmp_path)
    assert (again.returncode, "already there" in again.stderr) == (2, True)
    shown = run_claims("config", "show", cwd=tmp_path)
    assert shown.stdout.startswith("# .claims.toml\n")
    assert json.loads(run_claims("config", "schema").stdout)["properties"]["fail-on"]
