"""The baseline at the command line: accept what is there, fail for what is new, say what is out of date."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from claims.cli import run

if TYPE_CHECKING:
    from conftest import RunClaims

AGAINST = ("--against", "references")
FILE = ".claims-baseline.json"
CHECK = ("check", "drafts", *AGAINST, "--baseline", FILE)
CREATE = ("baseline", "create", "drafts", *AGAINST, "--as-of", "2026-01-05")


class Claims(Protocol):
    """Runs the command line in this process, in the folder of the test: exit code, output, errors."""

    def __call__(self, *arguments: str) -> tuple[int, str, str]: ...


@pytest.fixture
def claims(desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Claims:
    monkeypatch.chdir(desk)
    monkeypatch.setenv("CLAIMS_NO_CACHE", "1")

    def called(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        told = capfd.readouterr()
        return code, told.out, told.err

    return called


def entries(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))["entries"]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_baseline_from_its_making_to_its_end(run_claims: RunClaims, desk: Path) -> None:
    made = run_claims(*CREATE, "--reason", "rounded", "--owner", "desk", "--until", "2026-03-31", cwd=desk)
    assert (made.returncode, made.stdout) == (0, f"{FILE}: 1 entry, 1 new, 0 dropped\n")
    assert f"--baseline {FILE}" in made.stderr
    (entry,) = entries(desk / FILE)
    assert {key: value for key, value in entry.items() if key != "evidence"} == {
        "draft": "drafts/draft.md",
        "code": "wrong-number",
        "severity": "error",
        "kind": "quantity",
        "claim": "The lighthouse has 199 steps.",
        "added": "2026-01-05",
        "reason": "rounded",
        "owner": "desk",
        "until": "2026-03-31",
    }
    before = (desk / FILE).read_bytes()
    done = run_claims(*CHECK, "--as-of", "2026-03-31", "-f", "text", "-f", "json=out.json", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert "no findings, 1 suppressed (1 baseline)" in done.stdout
    (finding,) = json.loads((desk / "out.json").read_text())["drafts"][0]["findings"]
    assert finding["suppressed"] == {"by": "baseline", "reason": "rounded"}
    draft = (desk / "drafts" / "draft.md").read_bytes()
    typed = ("check", "-", "--stdin-filename", "drafts/draft.md", *CHECK[2:])
    assert run_claims(*typed, "--as-of", "2026-03-31", input=draft, cwd=desk).returncode == 0
    late = run_claims(*CHECK, "--as-of", "2026-04-01", cwd=desk)
    assert late.returncode == 1
    assert "warning expired-baseline: wrong-number was accepted until 2026-03-31" in late.stdout
    assert "error wrong-number: The lighthouse has 199 steps." in late.stdout
    assert (desk / FILE).read_bytes() == before
    assert sorted(path.name for path in desk.iterdir()) == [FILE, "drafts", "out.json", "references"]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("# The", "A line more.\n\n# The", 0, id="moved-lines"),
        pytest.param("Have you been there?", "It opened in 1871.", 0, id="other-sentence"),
        pytest.param("lighthouse has 199", "lighthouse, which is old, has 199", 0, id="same-claim"),
        pytest.param(
            "199 steps. The lighthouse is", "199 steps, and it is", 0, id="sentences-joined-same-claim"
        ),
        pytest.param("has 199 steps", "has 198 steps", 1, id="other-figure"),
        pytest.param("has 199 steps", "has more than 199 steps", 1, id="other-claim"),
        pytest.param("has 199 steps.", "has 199 steps. The lighthouse has 199 steps.", 1, id="said-again"),
    ],
)
def test_baseline_entry_lasts_as_long_as_the_claim(
    claims: Claims, desk: Path, old: str, new: str, code: int
) -> None:
    claims(*CREATE)
    change(desk / "drafts" / "draft.md", old, new)
    done, shown, _ = claims(*CHECK)
    assert (done, "wrong-number" in shown) == (code, bool(code))


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("The lighthouse has", "A new line.\n\nThe lighthouse has", 0, id="moved-lines"),
        pytest.param("179", "178", 1, id="other-figure"),
    ],
)
def test_baseline_entry_lasts_as_long_as_the_evidence(
    claims: Claims, desk: Path, old: str, new: str, code: int
) -> None:
    claims(*CREATE)
    change(desk / "references" / "facts.txt", old, new)
    assert claims(*CHECK)[0] == code


def test_baseline_of_the_configuration_serves_everywhere(
    claims: Claims, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / ".claims.toml").write_text('against = ["references"]\nbaseline = "known.json"\n')
    code, _, told = claims("check", "drafts")
    assert (code, 'known.json does not exist: "claims baseline create"' in told) == (2, True)
    assert claims("baseline", "create", "drafts")[::2] == (0, "")
    assert claims("check", "drafts")[0] == 0
    monkeypatch.chdir(desk / "drafts")
    assert claims("check", "draft.md")[0] == 0
    assert claims("check", "draft.md", "--no-baseline")[0] == 1
    assert claims("verify", "The lighthouse has 199 steps.")[0] == 1
    monkeypatch.setenv("CLAIMS_BASELINE", "elsewhere.json")
    assert claims("check", "draft.md")[0] == 2


def test_baseline_made_again_keeps_what_stays(claims: Claims, desk: Path) -> None:
    claims(*CREATE, "--reason", "rounded", "--owner", "anna")
    (first,) = entries(desk / FILE)
    change(desk / "drafts" / "draft.md", "40 metres", "50 metres")
    again = claims(*CREATE[:-1], "2026-02-01", "--reason", "typed")
    assert again[:2] == (0, f"{FILE}: 2 entries, 1 new, 0 dropped\n")
    kept, new = sorted(entries(desk / FILE), key=lambda entry: entry["added"])
    assert kept == first
    assert (new["added"], new["reason"], new["owner"]) == ("2026-02-01", "typed", None)
    written = (desk / FILE).read_bytes()
    assert claims(*CREATE)[1] == f"{FILE}: 2 entries, 0 new, 0 dropped\n"
    assert (desk / FILE).read_bytes() == written
    change(desk / "drafts" / "draft.md", "199", "179")
    assert claims(*CREATE)[1] == f"{FILE}: 1 entry, 0 new, 1 dropped\n"
    assert entries(desk / FILE) == [new]


def test_baseline_out_of_date_is_told_by_full_runs_and_pruned(claims: Claims, desk: Path) -> None:
    (desk / "drafts" / "other.md").write_text("The lighthouse has 189 steps.\n")
    claims(*CREATE)
    change(desk / "drafts" / "draft.md", "199", "179")
    before = (desk / FILE).read_bytes()
    gone = f"{FILE}: 1 entry no longer occurs, such as wrong-number in drafts/draft.md"
    assert gone in claims(*CHECK)[2]
    assert gone in claims(*CHECK, "--select", "conflicting")[2]
    for arguments in (
        ("check", "drafts/draft.md", *CHECK[2:]),
        (*CHECK, "--quiet"),
        ("check", "drafts", "--baseline", FILE, "--against", "drafts/draft.md", "--exclude", "other.md"),
    ):
        assert "no longer occurs" not in claims(*arguments)[2]
    assert (desk / FILE).read_bytes() == before
    assert (
        claims("baseline", "prune", "drafts/other.md", *AGAINST)[1] == f"{FILE}: 0 entries dropped, 2 left\n"
    )
    assert (desk / FILE).read_bytes() == before
    assert claims("baseline", "prune", "drafts", *AGAINST)[1] == f"{FILE}: 1 entry dropped, 1 left\n"
    assert [entry["draft"] for entry in entries(desk / FILE)] == ["drafts/other.md"]
    assert claims(*CHECK)[::2] == (0, "")
    (desk / "drafts" / "other.md").unlink()
    assert "in drafts/other.md" in claims(*CHECK)[2]
    assert claims("baseline", "prune", "drafts", *AGAINST)[1] == f"{FILE}: 1 entry dropped, 0 left\n"


def test_baseline_of_an_incomplete_run_loses_nothing(claims: Claims, desk: Path) -> None:
    claims(*CREATE)
    change(desk / "drafts" / "draft.md", "199", "179")
    (desk / "references" / "empty.md").write_text("")
    (desk / FILE).write_text(json.dumps(json.loads((desk / FILE).read_text())))
    before = (desk / FILE).read_bytes()
    assert "no longer occurs" not in claims(*CHECK)[2]
    code, shown, told = claims("baseline", "prune", "drafts", *AGAINST)
    assert (code, shown) == (0, f"{FILE}: 0 entries dropped, 1 left\n")
    assert "the run is incomplete, so nobody knows what is gone" in told
    assert (desk / FILE).read_bytes() == before
    assert claims(*CREATE)[1] == f"{FILE}: 1 entry, 0 new, 0 dropped\n"
    assert json.loads((desk / FILE).read_text()) == json.loads(before)


def test_baseline_stats_count(claims: Claims, desk: Path) -> None:
    (desk / "drafts" / "other\u202e.md").write_text("The lighthouse has 189 steps.\n")
    claims(*CREATE, "--until", "2026-03-31", "--owner", "anna")
    change(desk / "drafts" / "draft.md", "40 metres", "50 metres")
    claims(*CREATE[:-1], "2026-03-02")
    code, shown, told = claims("baseline", "stats", "--as-of", "2026-04-01")
    assert (code, told) == (0, "")
    assert (
        shown
        == f"""\
{FILE}: 3 entries, 2 expired

code
       3  wrong-number

severity
       3  error

draft
       2  drafts/draft.md
       1  drafts/other\\u202e.md

owner
       2  anna
       1  nobody

age
       2  31 to 90 days
       1  up to 30 days
"""
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("--until", "2026-01-04"), ("--until 2026-01-04", "is past"), id="past"),
        pytest.param(("--until", "soon"), ("--until", "YYYY-MM-DD"), id="no-date"),
        pytest.param(("--reason", "a\nb"), ("--reason", "one line"), id="lines"),
        pytest.param(("--owner", "\udcff"), ("--owner", "one line"), id="no-text"),
        pytest.param(("--baseline", "no/such.json"), ("no/such.json", "can't be written"), id="folder"),
        pytest.param(("--baseline", "drafts/draft.md"), ("drafts/draft.md", "not a baseline"), id="draft"),
    ],
)
def test_baseline_is_not_made_from_bad_options(
    claims: Claims, desk: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    draft = (desk / "drafts" / "draft.md").read_bytes()
    code, shown, told = claims(*CREATE, *arguments)
    assert (code, shown) == (2, "")
    assert all(word in told for word in words)
    assert "internal error" not in told
    assert (desk / "drafts" / "draft.md").read_bytes() == draft
    assert sorted(path.name for path in desk.iterdir()) == ["drafts", "references"]


@pytest.mark.parametrize("command", ["check", "create", "prune", "stats"])
def test_baseline_of_another_version_is_refused(claims: Claims, desk: Path, command: str) -> None:
    (desk / FILE).write_text('{"version": 7, "entries": "of another kind"}')
    calls = {
        "check": CHECK,
        "create": CREATE,
        "prune": ("baseline", "prune", "drafts", *AGAINST),
        "stats": ("baseline", "stats"),
    }
    code, shown, told = claims(*calls[command])
    assert (code, shown) == (2, "")
    assert f"{FILE} is a baseline of version 7, and this program reads version 1" in told
    assert "of another kind" in (desk / FILE).read_text()


def test_baseline_is_written_whole_or_not_at_all(claims: Claims, desk: Path) -> None:
    claims(*CREATE)
    before = (desk / FILE).read_bytes()
    change(desk / "drafts" / "draft.md", "40 metres", "50 metres")

    def limit() -> None:  # as good as a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 10, len(before) + 10))

    done = subprocess.run(
        [sys.executable, "-m", "claims", *CREATE],
        cwd=desk,
        env=os.environ | {"CLAIMS_NO_CACHE": "1"},
        capture_output=True,
        text=True,
        preexec_fn=limit,  # one thread, one child
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert f"{FILE} can't be written: File too large" in done.stderr
    assert (desk / FILE).read_bytes() == before
    assert sorted(path.name for path in desk.iterdir()) == [FILE, "drafts", "references"]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_baseline_in_a_folder_that_is_read_only(claims: Claims, desk: Path) -> None:
    desk.chmod(0o500)
    try:
        code, _, told = claims(*CREATE)
    finally:
        desk.chmod(0o700)
    assert (code, f"{FILE} can't be written: Permission denied" in told) == (2, True)
