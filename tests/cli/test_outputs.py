"""Reports to files: several at once, each whole or not at all, and the same from a saved report."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.report import FORMATS

if TYPE_CHECKING:
    from conftest import RunClaims

CHECK = ("check", "drafts", "--against", "references")
ALL = [argument for name in FORMATS for argument in ("-f", f"{name}=out/{name}")]


@pytest.fixture(scope="module")
def checked(run_claims: RunClaims, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where one run has written every format to `out`; drafts with emoji, CRLF, accents."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("drafts", "references", "out"):
        (folder / name).mkdir()
    first = (
        "# Der Leuchtturm 🗼\r\n\r\nThe lighthouse has 199 steps. 🗼 The lighthouse is 40 metres tall.\r\n"
    )
    (folder / "drafts" / "a.md").write_bytes(first.encode())
    second = "The cafe\u0301 opened in 1998. ##[stop-commands]x\n\nThe lighthouse has 199 steps.\n"
    (folder / "drafts" / "b.txt").write_bytes(second.encode())
    (folder / "references" / "facts.txt").write_text(
        "The lighthouse has 179 steps. The cafe\u0301 opened in 1989.\n"
    )
    done = run_claims(*CHECK, *ALL, "-f", "text", cwd=folder)
    assert done.returncode == 1
    (folder / "stdout").write_text(done.stdout)
    return folder


def test_check_writes_every_format_in_one_run(checked: Path) -> None:
    written = {file.name: file.read_bytes() for file in (checked / "out").iterdir()}
    assert set(written) == set(FORMATS)
    assert all(data.endswith(b"\n") for data in written.values())
    assert (checked / "stdout").read_bytes() == written["text"]


def test_report_gives_the_same_bytes_as_the_check_did(
    run_claims: RunClaims, checked: Path, tmp_path: Path
) -> None:
    shutil.copy(checked / "out" / "json", tmp_path / "saved.json")  # where there is no draft to look at
    (tmp_path / "out").mkdir()
    done = run_claims("report", "saved.json", *ALL, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for name in FORMATS:
        assert (tmp_path / "out" / name).read_bytes() == (checked / "out" / name).read_bytes(), name


def test_columns_of_a_check_are_those_of_the_bytes_on_disk(checked: Path) -> None:
    report = json.loads((checked / "out" / "json").read_text())
    quotes = {claim["id"]: claim["quote"] for draft in report["drafts"] for claim in draft["claims"]}
    findings = [finding for draft in report["drafts"] for finding in draft["findings"]]
    diagnostics = [json.loads(line) for line in (checked / "out" / "rdjsonl").read_text().splitlines()]
    assert len(findings) == len(diagnostics) >= 3
    for finding, diagnostic in zip(findings, diagnostics, strict=True):
        lines = (checked / diagnostic["location"]["path"]).read_bytes().split(b"\n")
        start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
        words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
        assert words.decode() == quotes[finding["claim"]]


@pytest.mark.parametrize(
    "second",
    ["sarif=out.json", "sarif=./out.json", "sarif=drafts/../out.json"],
    ids=["same", "dot", "around"],
)
def test_check_refuses_two_formats_for_one_file(run_claims: RunClaims, desk: Path, second: str) -> None:
    done = run_claims(*CHECK, "-f", "json=out.json", "-f", second, cwd=desk)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Several formats go to out.json" in done.stderr
    assert not (desk / "out.json").exists()


# --------------------------------------------------------------------------- no room, no permission


def shell(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a script of the shell in which $CLAIM is the command line."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith("CLAIMS_")}
    return subprocess.run(
        ["sh", "-c", script],
        cwd=folder,
        env={**clean, "CLAIM": f"{sys.executable} -m claims"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture
def old(checked: Path, tmp_path: Path) -> Path:
    """A folder with a saved report and an older file where a report goes."""
    shutil.copy(checked / "out" / "json", tmp_path / "saved.json")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "claims.sarif").write_text("of the last run")
    return tmp_path


def test_report_leaves_the_old_file_where_a_limit_ends_the_writing(old: Path) -> None:
    done = shell("ulimit -f 8; $CLAIM report saved.json -f sarif=out/claims.sarif -f text", old)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "claims: out/claims.sarif can't be written: File too large.\n"
    assert [file.name for file in (old / "out").iterdir()] == ["claims.sarif"]
    assert (old / "out" / "claims.sarif").read_text() == "of the last run"


def test_report_leaves_the_old_file_where_the_disk_is_full(old: Path) -> None:
    (old / "script").write_text(
        "mount -t tmpfs -o size=16k tmpfs out || exit 99\n"
        "echo of the last run > out/claims.sarif\n"
        "$CLAIM report saved.json -f sarif=out/claims.sarif\n"
        "echo $?; ls -A out; cat out/claims.sarif\n"
    )
    done = shell("unshare --map-root-user --mount sh script", old)
    if done.returncode:
        pytest.skip(f"no file system of its own can be mounted here: {done.stderr.strip()}")
    assert done.stdout == "2\nclaims.sarif\nof the last run\n"
    assert done.stderr == "claims: out/claims.sarif can't be written: No space left on device.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
@pytest.mark.parametrize("target", ["-f json=/dev/full", "-f json > /dev/full"], ids=["file", "stdout"])
def test_report_tells_in_one_line_that_there_is_no_room(old: Path, target: str) -> None:
    done = shell(f"$CLAIM report saved.json {target}", old)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith("can't be written: No space left on device.\n")


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        pytest.param("missing/claims.sarif", "No such file or directory", id="no-folder"),
        pytest.param("saved.json/claims.sarif", "Not a directory", id="file-as-folder"),
        pytest.param("/proc/claims.sarif", "No such file or directory", id="read-only"),
    ],
)
def test_report_names_the_file_that_cannot_be_written(
    run_claims: RunClaims, old: Path, place: str, reason: str
) -> None:
    done = run_claims("report", "saved.json", "-f", f"sarif={place}", cwd=old)
    assert done.returncode == 2
    assert done.stderr == f"claims: {place} can't be written: {reason}.\n"


def test_report_writes_all_that_it_can_say_to_a_pipe_and_a_device(old: Path) -> None:
    done = shell("$CLAIM report saved.json -f concise=/dev/stdout -f sarif=/dev/null -f json=/dev/null", old)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("drafts/a.md:3:1: error wrong-number")


def test_message_about_a_file_is_no_command_to_a_ci_service(run_claims: RunClaims, tmp_path: Path) -> None:
    done = run_claims("check", "##[error]a\r::error::forged", cwd=tmp_path)
    assert done.returncode == 2
    assert "forged" in done.stderr
    assert not any(line.startswith("::") for line in done.stderr.splitlines())
    assert "##[" not in done.stderr
