"""How the command line behaves towards terminals, pipes, signals and its own faults."""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.cli import run
from claims.console import Progress, use_color, write_stdout

if TYPE_CHECKING:
    from conftest import RunClaims

CHECK = ("check", "drafts", "--against", "references")


@pytest.mark.parametrize(
    ("arguments", "env", "colored"),
    [
        pytest.param((), {}, False, id="pipe"),
        pytest.param((), {"FORCE_COLOR": "1"}, True, id="force"),
        pytest.param((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, id="no-beats-force"),
        pytest.param(("--color", "always"), {"NO_COLOR": "1"}, True, id="always"),
        pytest.param(("--color", "never"), {"FORCE_COLOR": "1"}, False, id="never"),
    ],
)
def test_color(
    run_claims: RunClaims, desk: Path, arguments: tuple[str, ...], env: dict[str, str], colored: bool
) -> None:
    done = run_claims(*CHECK, *arguments, env=env, cwd=desk)
    assert ("\x1b[31;1merror\x1b[0m" in done.stdout) == colored


def test_terminal_gets_colour_a_progress_line_and_the_time(desk: Path) -> None:
    shown = on_terminal(desk, {"TERM": "xterm"})
    assert "\x1b[31;1merror" in shown
    assert "1/1 drafts/draft.md" in shown
    assert re.search(r"claims: \d+\.\d seconds\r?\n$", shown)


def test_terminal_in_ci_gets_neither_progress_nor_time(desk: Path) -> None:
    shown = on_terminal(desk, {"TERM": "xterm", "CI": "true"})
    assert "1/1 drafts/draft.md" not in shown
    assert "seconds" not in shown


def on_terminal(folder: Path, env: dict[str, str]) -> str:
    """What a check writes when both of its streams are a terminal."""
    parent, child = pty.openpty()
    plain = {key: value for key, value in os.environ.items() if key not in ("CI", "NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        [sys.executable, "-m", "claims", *CHECK], cwd=folder, env=plain | env, stdout=child, stderr=child
    )
    os.close(child)
    shown = b""
    try:
        while data := os.read(parent, 4096):
            shown += data
    except OSError:  # how Linux ends a terminal whose other side has closed
        pass
    finally:
        os.close(parent)
        process.wait(60)
    return shown.decode()


def test_closed_pipe_is_quiet(desk: Path) -> None:
    command = [sys.executable, "-m", "claims", *CHECK]
    with subprocess.Popen(command, cwd=desk, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 1


def test_interrupt_ends_with_130_and_one_line(desk: Path) -> None:
    def hear() -> None:  # a test run in the background may have inherited deafness to interrupts
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    command = [sys.executable, "-m", "claims", "check", "-"]
    with subprocess.Popen(
        command, cwd=desk, stdin=subprocess.PIPE, stderr=subprocess.PIPE, preexec_fn=hear
    ) as process:
        time.sleep(1.5)  # by then it waits for its standard input
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors.decode()) == (130, "claims: interrupted\n")


def test_fault_of_ours_is_told_in_a_paragraph(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError("a wheel came off")

    monkeypatch.chdir(desk)
    monkeypatch.setattr("claims.pipeline.extract_all", broken)
    assert run(["check", "drafts"]) == 2
    told = capfd.readouterr().err
    assert "internal error: RuntimeError: a wheel came off" in told
    assert "Please report it" in told
    assert "Traceback" not in told
    monkeypatch.setenv("CLAIMS_TRACEBACK", "1")
    assert run(["check", "drafts"]) == 2
    assert "Traceback" in capfd.readouterr().err


def test_version_needs_none_of_the_imports_that_cost_time() -> None:
    program = (
        "import sys; sys.argv = ['claims', '--version']\n"
        "from claims.__main__ import main\n"
        "assert main() == 0\n"
        "assert not {'pydantic', 'typer', 'nltk'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, stdout=subprocess.DEVNULL)


def test_use_color_without_a_capable_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)
    with open(os.devnull) as stream:
        assert not use_color("auto", stream)


def test_write_stdout_survives_letters_that_no_encoding_knows(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    write_stdout("a\udc80b\n")
    assert capfdbinary.readouterr().out == b"a\\udc80b\n"


def test_progress_says_nothing_where_nobody_watches(capfd: pytest.CaptureFixture[str]) -> None:
    progress = Progress(1, wanted=True)
    progress("draft.md")
    progress.close()
    assert capfd.readouterr().err == ""
