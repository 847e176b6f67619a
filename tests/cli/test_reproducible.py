"""The same input gives the same bytes."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import RunClaims

CORPUS = Path(__file__).parent.parent.parent / "corpus"


@pytest.mark.parametrize("format", ["json", "sarif", "github", "text"])
def test_reports_are_the_same_bytes(run_claims: RunClaims, tmp_path: Path, format: str) -> None:
    for name in ("drafts", "references"):
        shutil.copytree(CORPUS / name, tmp_path / "elsewhere" / name)
    check = ("check", "drafts", "--against", "references", "--select", "ALL", "-f", format)
    runs = [
        run_claims(*check, cwd=CORPUS),
        run_claims(*check, cwd=CORPUS, env={"PYTHONHASHSEED": "1"}),
        run_claims(*check, cwd=tmp_path / "elsewhere", env={"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"}),
    ]
    assert [run.returncode for run in runs] == [1, 1, 1]
    assert len({run.stdout for run in runs}) == 1


def test_signature_names_what_a_rerun_needs(run_claims: RunClaims, desk: Path) -> None:
    def signature(*more: str) -> str:
        done = run_claims("check", "drafts", "--against", "references", "-f", "json", *more, cwd=desk)
        return next(line for line in done.stdout.splitlines() if '"signature"' in line)

    plain = signature()
    assert "claims:" in plain
    assert "reader:" in plain
    assert "checkers:documents" in plain
    others = {
        signature("--as-of", "2024-07-05"),
        signature("--select", "ALL"),
        signature("--min-confidence", "0.5"),
    }
    (desk / "references" / "facts.txt").write_text("The lighthouse has 180 steps.")
    others.add(signature())
    assert len(others | {plain}) == 5
