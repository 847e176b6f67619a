"""A folder of references in which some can't be read: the others are heard, and what is open says why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import RunClaims


def test_files_of_a_folder_that_can_not_be_read_are_told(run_claims: RunClaims, desk: Path) -> None:
    (desk / "references" / "empty.md").write_text("")
    (desk / "references" / "noise.txt").write_bytes(b"\x7fELF\x01\0\xff\xfe")
    (desk / "drafts" / "draft.md").write_text("The lighthouse has 199 steps. The museum opened in 1974.\n")
    done = run_claims("check", "drafts", "--against", "references", "-f", "json", cwd=desk)
    assert done.returncode == 1
    assert "references/empty.md is empty" in done.stderr
    assert "references/noise.txt looks like a binary file" in done.stderr
    report = json.loads(done.stdout)
    assert report["complete"] is False
    refuted, unsettled = report["drafts"][0]["claims"]
    assert refuted["verdict"]["code"] == "wrong-number"
    assert unsettled["verdict"] is None
    assert unsettled["unchecked"]["reason"] == "source-unreachable"
    assert "references/empty.md is empty" in unsettled["unchecked"]["detail"]


def test_a_folder_with_nothing_that_can_be_read_is_an_error(run_claims: RunClaims, desk: Path) -> None:
    (desk / "references" / "facts.txt").write_text("")
    done = run_claims("check", "drafts", "--against", "references", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "references/facts.txt is empty" in done.stderr


def test_a_file_that_is_named_has_to_be_readable(run_claims: RunClaims, desk: Path) -> None:
    (desk / "empty.md").write_text("")
    done = run_claims("check", "drafts", "--against", "references", "--against", "empty.md", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "empty.md is empty" in done.stderr


def test_the_same_file_under_two_names_is_one_witness(run_claims: RunClaims, desk: Path) -> None:
    for name in ("facts.txt", "copy.txt"):
        (desk / "references" / name).write_text("The lighthouse on the island has 179 steps.\n")
    (desk / "drafts" / "draft.md").write_text("The lighthouse on the island has 199 steps.\n")
    done = run_claims("check", "drafts", "--against", "references", "-f", "json", cwd=desk)
    claims = json.loads(done.stdout)["drafts"][0]["claims"]
    assert [len(claim["evidence"]) for claim in claims] == [1]
