"""An entailment model that the configuration names, through the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import RunClaims


def test_an_entailment_model_that_is_missing_is_told(run_claims: RunClaims, desk: Path) -> None:
    (desk / "claims.toml").write_text('entailment-model = "models/none"\nagainst = ["references"]\n')
    done = run_claims("check", "drafts", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "models/none has no config.json: entailment-model needs a folder with" in done.stderr


def test_the_signature_names_the_entailment_model(run_claims: RunClaims, desk: Path) -> None:
    model = Path(__file__).parents[1] / "language" / "data" / "tiny"
    (desk / "claims.toml").write_text(f'entailment-model = "{model}"\nagainst = ["references"]\n')
    done = run_claims("check", "drafts", "-f", "json", cwd=desk)
    assert "|entailment:tiny@" in done.stdout
