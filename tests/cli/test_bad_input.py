"""Bad input: exit code 2, a message that says what and where, and never a traceback."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import RunClaims

MEGABYTE = 1024 * 1024


def refused(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr
    for word in words:
        assert word in done.stderr


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", ("empty",), id="empty"),
        pytest.param(b" \n\t\n", ("empty",), id="blank"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", ("binary",), id="binary"),
        pytest.param("Die Brücke steht.".encode("latin-1"), ("offset 6",), id="encoding"),
        pytest.param("Two bytes a letter.".encode("utf-16-le"), ("binary",), id="utf-16-without-mark"),
    ],
)
def test_bad_draft(run_claims: RunClaims, tmp_path: Path, data: bytes, words: tuple[str, ...]) -> None:
    (tmp_path / "draft.txt").write_bytes(data)
    refused(run_claims("check", "draft.txt", cwd=tmp_path), "draft.txt", *words)
    if data:
        refused(run_claims("check", "-", input=data, cwd=tmp_path), "stdin", *words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("check", "nowhere.md"), ("nowhere.md", "does not exist"), id="draft"),
        pytest.param(
            ("check", "drafts", "--against", "nowhere"), ("nowhere", "does not exist"), id="reference"
        ),
        pytest.param(("check",), ("PATH",), id="no-path"),
        pytest.param(
            ("check", "drafts", "--agianst", "x"), ("--agianst", "Did you mean --against"), id="option"
        ),
        pytest.param(("chek", "drafts"), ("Did you mean 'check'",), id="command"),
        pytest.param(("explain", "wrong-nmber"), ('Did you mean "wrong-number"',), id="code"),
        pytest.param(
            ("check", "drafts", "--select", "wrong-nmber"), ('Did you mean "wrong-number"',), id="select"
        ),
        pytest.param(("check", "drafts", "-f", "jsn"), ('Did you mean "json"',), id="format"),
        pytest.param(("extract", "drafts", "-f", "sarif"), ("json, jsonl, text",), id="format-of-extract"),
        pytest.param(("check", "drafts", "-f", "json="), ("json=FILE",), id="format-file"),
        pytest.param(
            ("check", "drafts", "-f", "json=no/such/f"), ("no/such/f", "can't be written"), id="output"
        ),
        pytest.param(("check", "drafts", "--as-of", "July"), ("YYYY-MM-DD",), id="date"),
        pytest.param(("check", "drafts", "--min-confidence", "7"), ("--min-confidence",), id="range"),
        pytest.param(("check", "drafts", "--fail-on", "eror"), ("'error'",), id="choice"),
        pytest.param(("check", "drafts", "--exclude", "*"), ("drafts",), id="nothing-left"),
        pytest.param(("check", "drafts", "--config", "no.toml"), ("no.toml", "does not exist"), id="config"),
        pytest.param(("verify", " "), ("empty",), id="verify"),
        pytest.param(("report", "drafts/draft.md"), ("not a report", "Invalid JSON"), id="report"),
        pytest.param(("report", "nowhere.json"), ("nowhere.json",), id="report-missing"),
    ],
)
def test_bad_command(
    run_claims: RunClaims, desk: Path, arguments: tuple[str, ...], words: tuple[str, ...]
) -> None:
    refused(run_claims(*arguments, cwd=desk), *words)


def test_bad_config_key(run_claims: RunClaims, desk: Path) -> None:
    (desk / "pyproject.toml").write_text("[tool.claims]\nfial-on = 'never'\n")
    refused(run_claims("check", "drafts", cwd=desk), "pyproject.toml", '"fial-on"', 'Did you mean "fail-on"')


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable to the superuser")
def test_unreadable_folder(run_claims: RunClaims, desk: Path) -> None:
    locked = desk / "drafts" / "locked"
    locked.mkdir(mode=0)
    refused(run_claims("check", "drafts", cwd=desk), "drafts/locked", "ermission")


def test_file_name_that_is_not_utf8(run_claims: RunClaims, tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"br\xfccke.txt")).write_text("The bridge opened in 1931.")
    except OSError:
        pytest.skip("this file system takes no such names")
    refused(run_claims("check", ".", cwd=tmp_path), "br\\xfccke.txt", "not in UTF-8")


def test_broken_html_is_read_as_far_as_it_goes(run_claims: RunClaims, desk: Path) -> None:
    (desk / "page.html").write_text("<p>The lighthouse has 179 steps.<div></p></b><table><td>x<!-- <p>")
    done = run_claims("check", "page.html", "--against", "references", cwd=desk)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 supported" in done.stdout


def test_line_of_50_megabytes_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(b"The lighthouse has 199 steps and " * (50 * MEGABYTE // 33))

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2048 * MEGABYTE, 2048 * MEGABYTE))

    done = subprocess.run(
        [sys.executable, "-m", "claims", "check", "draft.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=limit,  # one thread, one child
        check=False,
    )
    refused(done, "draft.txt", "characters at line 1")
