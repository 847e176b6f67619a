"""What a run keeps for the next one: the same bytes again, sooner, and nothing that is no longer so."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims import cache
from claims.cache import Cache, Entry
from claims.model import DraftReport

if TYPE_CHECKING:
    import subprocess

    from conftest import RunClaims

CHECK = ("check", "drafts", "--against", "references", "-f", "json")


def check(
    run_claims: RunClaims, desk: Path, *more: str, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    env = {"CLAIMS_NO_CACHE": "", "CLAIMS_CACHE_DIR": str(folder or desk / "cache")}
    return run_claims(*CHECK, *more, cwd=desk, env=env)


def entries(desk: Path) -> list[Path]:
    return sorted((desk / "cache").glob("*"))


def test_a_second_run_reads_what_the_first_one_kept(run_claims: RunClaims, desk: Path) -> None:
    first = check(run_claims, desk)
    assert first.returncode == 1
    (kept,) = entries(desk)
    assert check(run_claims, desk).stdout == first.stdout
    content = json.loads(gzip.decompress(kept.read_bytes()))
    content["draft"]["claims"][0]["verdict"]["reason"] = "out of the cache"
    kept.write_bytes(gzip.compress(json.dumps(content).encode()))
    assert "out of the cache" in check(run_claims, desk).stdout
    assert "out of the cache" not in check(run_claims, desk, "--no-cache").stdout


def test_settings_of_findings_apply_to_what_was_kept(run_claims: RunClaims, desk: Path) -> None:
    assert check(run_claims, desk).returncode == 1
    done = check(run_claims, desk, "--ignore", "wrong-number")
    assert (done.returncode, len(entries(desk))) == (0, 1)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [("references/facts.txt", "179", "199"), ("drafts/draft.md", "199", "179")],
)
def test_what_changed_is_checked_anew(
    run_claims: RunClaims, desk: Path, file: str, old: str, new: str
) -> None:
    assert check(run_claims, desk).returncode == 1
    text = (desk / file).read_text()
    (desk / file).write_text(text.replace(old, new))
    assert check(run_claims, desk).returncode == 0
    assert len(entries(desk)) == 2


def test_another_day_is_another_entry(run_claims: RunClaims, desk: Path) -> None:
    check(run_claims, desk)
    check(run_claims, desk, "--as-of", "2024-05-01")
    assert len(entries(desk)) == 2


@pytest.mark.parametrize("content", [b"", b"no gzip", gzip.compress(b"{}"), gzip.compress(b"[1")])
def test_an_entry_that_is_damaged_is_none(run_claims: RunClaims, desk: Path, content: bytes) -> None:
    first = check(run_claims, desk)
    (kept,) = entries(desk)
    kept.write_bytes(content)
    done = check(run_claims, desk)
    assert (done.returncode, done.stdout, done.stderr) == (1, first.stdout, "")


def test_a_folder_that_can_not_be_used_stops_nothing(run_claims: RunClaims, desk: Path) -> None:
    (desk / "file").write_text("no folder")
    done = check(run_claims, desk, folder=desk / "file")
    assert (done.returncode, done.stderr) == (1, "")


def test_the_cache_is_shown_and_cleared(run_claims: RunClaims, desk: Path) -> None:
    env = {"CLAIMS_CACHE_DIR": str(desk / "cache")}
    check(run_claims, desk)
    assert run_claims("cache", "info", env=env).stdout == f"{desk / 'cache'}: 1 checked draft, 0.0 MB\n"
    assert run_claims("cache", "clear", env=env).stdout == f"{desk / 'cache'}: 1 deleted\n"
    assert entries(desk) == []
    assert run_claims("cache", "clear", env=env).stdout == f"{desk / 'cache'}: 0 deleted\n"


def test_the_oldest_entries_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_FILES", 3)
    kept = Cache(tmp_path)
    entry = Entry(DraftReport(path="a.md", sha256="0", sentences=(), claims=()), ("documents",))
    for number in range(5):
        kept.keep(f"k{number}", entry)
        (tmp_path / f"k{number}.json.gz").touch()
    assert [file.name for file, _, _ in kept.files()] == ["k2.json.gz", "k3.json.gz", "k4.json.gz"]
    assert kept.find("k0") is None
    assert kept.find("k4") == entry
    assert kept.clear() == 3
    assert kept.files() == []
