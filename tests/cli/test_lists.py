"""A list in a draft beside the same list in a reference with one other name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import RunClaims

DRAFT = "Tesla, Qualcomm, Siemens and Bosch attended the Harbour Fair."


@pytest.mark.parametrize(
    ("reference", "code"),
    [
        ("The Harbour Fair was attended by Tesla, Qualcomm, Siemens and Nokia.", 1),
        ("The Harbour Fair was attended by Tesla, Qualcomm, Siemens, Nokia and others.", 0),
        ("Those who attended the Harbour Fair included Tesla, Qualcomm, Siemens and Nokia.", 0),
        ("The Harbour Fair was attended by Tesla, Qualcomm and Nokia.", 0),
        ("The Harbour Fair was attended by Tesla, Qualcomm, Siemens, Bosch and Nokia.", 0),
        ("The Harbour Fair was attended by Tesla, Qualcomm, Siemens and Nokia. Bosch attended it, too.", 0),
    ],
)
def test_the_odd_one_out_of_a_list_is_flagged(
    run_claims: RunClaims, tmp_path: Path, reference: str, code: int
) -> None:
    (tmp_path / "draft.md").write_text(DRAFT)
    (tmp_path / "facts.md").write_text(reference)
    done = run_claims("check", "draft.md", "--against", "facts.md", cwd=tmp_path)
    assert done.returncode == code, done.stdout
    assert ("draft: Bosch; source: Nokia" in done.stdout) is (code == 1)
