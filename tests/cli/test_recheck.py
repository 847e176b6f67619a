"""A report verified against its files: true ones hold, tampered ones fail and say where."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from checkers import recheck
from claims.model import Report
from claims.readers import read_document

if TYPE_CHECKING:
    from conftest import RunClaims

CORPUS = Path(__file__).parents[2] / "corpus"

Json = Any
Place = tuple[str | int, ...]

FREE = frozenset("candidates check_worthiness checker detail proposition role sentence witness word".split())
"""Parts of a report that nothing in its files can show to be wrong."""


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the corpus's drafts and references."""
    folder = tmp_path_factory.mktemp("bench")
    for name in ("drafts", "references"):
        shutil.copytree(CORPUS / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def report(run_claims: RunClaims, bench: Path) -> Json:
    """The report on them."""
    done = run_claims("check", "drafts", "--against", "references", "-f", "json=report.json", cwd=bench)
    assert done.returncode in {0, 1}, done.stderr
    return json.loads((bench / "report.json").read_text())


def test_a_true_report_holds(run_claims: RunClaims, bench: Path, report: Json) -> None:
    done = run_claims("recheck", "report.json", cwd=bench)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{report['totals']['claims']} claims, ")
    assert done.stdout.endswith(": all hold\n")


def leaves(node: Json, at: Place = ()) -> Iterator[Place]:
    """The places of all single values below the claims, but for those that nothing can show to be wrong."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in FREE:
                yield from leaves(value, (*at, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from leaves(value, (*at, index))
    elif node is not None:
        yield at


def tampered(value: Json) -> Json:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    if isinstance(value, float):
        return value - 0.01 if value > 0.5 else value + 0.01
    return {"supported": "refuted", "refuted": "supported", "supports": "refutes", "refutes": "supports"}.get(
        value, value[:-1] + ("x" if value[-1:] != "x" else "y")
    )


def kind(place: Place) -> str:
    return ".".join(str(part) for part in place if isinstance(part, str))


def test_whatever_is_changed_in_claims_and_evidence_is_found(
    bench: Path, report: Json, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bench)
    read = cache(read_document)
    chosen: dict[str, list[Place]] = {}
    for number, draft in enumerate(report["drafts"]):
        for place in leaves(draft["claims"], ("drafts", number, "claims")):
            chosen.setdefault(kind(place), []).append(place)
    kept = [place for places in chosen.values() for place in (places[0], places[len(places) // 2])]
    assert len(chosen) > 40
    unnoticed = [kind(place) for place in kept if holds(changed(report, place), read)]
    # of the evidence shown, the score and reason of what did not decide; of slots, what they are read as
    assert set(unnoticed) <= {
        "drafts.claims.evidence.code",
        "drafts.claims.evidence.reason",
        "drafts.claims.evidence.score",
        "drafts.claims.sentence",
        *(k for k in chosen if k.startswith("drafts.claims.values.value")),
    }


def changed(report: Json, place: Place) -> Json:
    copy = json.loads(json.dumps(report))
    node = copy
    for part in place[:-1]:
        node = node[part]
    node[place[-1]] = tampered(node[place[-1]])
    return copy


def holds(report: Json, read: Any) -> bool:
    try:
        return not recheck(Report.model_validate(report), read).faults
    except ValidationError:
        return False


def test_a_tampered_report_says_where(run_claims: RunClaims, desk: Path) -> None:
    run_claims("check", "drafts", "--against", "references", "-f", "json=r.json", cwd=desk)
    text = (desk / "r.json").read_text()
    (desk / "r.json").write_text(text.replace("The lighthouse has 179 steps", "The lighthouse has 199 steps"))
    done = run_claims("recheck", "r.json", cwd=desk)
    assert done.returncode == 1
    assert done.stdout.startswith("references/facts.txt:1:1: the quote of the evidence does not stand there")


def test_a_file_that_changed_or_went_is_named(run_claims: RunClaims, desk: Path) -> None:
    run_claims("check", "drafts", "--against", "references", "-f", "json=r.json", cwd=desk)
    (desk / "references" / "facts.txt").write_text("The lighthouse has 180 steps.\n")
    done = run_claims("recheck", "r.json", cwd=desk)
    assert done.returncode == 1
    assert "references/facts.txt: the file is not the one that was checked" in done.stdout
    (desk / "drafts" / "draft.md").unlink()
    done = run_claims("recheck", "r.json", cwd=desk)
    assert done.returncode == 1
    assert done.stdout.startswith("drafts/draft.md: ")


def test_what_is_no_report_is_refused(run_claims: RunClaims, desk: Path) -> None:
    (desk / "r.json").write_text("{}")
    done = run_claims("recheck", "r.json", cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "r.json is not a report" in done.stderr
