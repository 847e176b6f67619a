"""The same input gives the same bytes, and the signature names all that would change them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from claims.findings import Policy
from claims.model import Document, Severity, Source
from claims.pipeline import Run, report
from claims.references import References
from claims.report import FORMATS

if TYPE_CHECKING:
    from conftest import RunClaims

DESCRIPTIONS = [
    Source(id="a", path="a"),
    Source(id="b", path="a"),
    Source(id="a", path="a", authority=1),
    Source(id="a", path="a", date=date(2026, 1, 31)),
]
"""What a configuration may say of a source: each gives other reports."""

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def test_reports_are_the_same_bytes(run_claims: RunClaims, tmp_path: Path) -> None:
    for name in ("drafts", "references"):
        shutil.copytree(CORPUS / name, tmp_path / "elsewhere" / name)
    written = []
    for number, (folder, env) in enumerate(
        [
            (CORPUS, {}),
            (CORPUS, {"PYTHONHASHSEED": "1"}),
            (tmp_path / "elsewhere", {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"}),
        ]
    ):
        files = {name: tmp_path / f"{number}.{name}" for name in FORMATS}
        wanted = [argument for name, file in files.items() for argument in ("-f", f"{name}={file}")]
        done = run_claims(
            "check", "drafts", "--against", "references", "--select", "ALL", *wanted, cwd=folder, env=env
        )
        assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
        written.append({name: file.read_bytes() for name, file in files.items()})
    assert written[0] == written[1] == written[2]


def test_signature_names_what_a_rerun_needs() -> None:
    def signature(run: Run) -> str:
        return report([], complete=True, run=run).signature

    def references(*digests: str) -> References:
        return References(tuple(Document(path="a", text="", sha256=digest, blocks=()) for digest in digests))

    def described(source: Source) -> References:
        return References((Document(path="a", text="", sha256="1", blocks=(), source=source),))

    runs = [
        Run(policy=Policy()),
        Run(policy=Policy(), as_of=date(2024, 7, 5)),
        Run(policy=Policy(), checkers=("documents",)),
        Run(policy=Policy(), references=references("1")),
        Run(policy=Policy(), references=references("2")),
        Run(policy=Policy(), references=references("1", "2")),
        Run(policy=Policy(), references=References((), ("https://fair.example does not answer",))),
        *(Run(policy=Policy(), references=described(source)) for source in DESCRIPTIONS),
        Run(policy=Policy(), own={"a.md": (Policy(select=("ALL",)), References())}),
        Run(policy=Policy(), own={"b.md": (Policy(select=("ALL",)), References())}),
        Run(policy=Policy(), own={"a.md": (Policy(), references("1"))}),
        Run(policy=Policy(select=("ALL",))),
        Run(policy=Policy(ignore=("negated",))),
        Run(policy=Policy(), baseline="1-abc"),
        Run(policy=Policy(min_confidence=0.5)),
        Run(policy=Policy(severity={"negated": Severity.NOTE})),
    ]
    assert len({signature(run) for run in runs}) == len(runs)
    assert all(signature(run).startswith("claims:") for run in runs)
    assert "|checkers:documents|" in signature(runs[2])
