"""The speed script times what it says, on texts that are the same in every run."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "corpus" / "bench"

STAND_IN = """
import json, pathlib, sys, time
if sys.argv[1] == "--version":
    print("claims 9.9")
else:
    time.sleep(0.2)
    words = len(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8").split())
    report = {"totals": {"claims": words, "sentences": words}}
    for file in (word.removeprefix("json=") for word in sys.argv if word.startswith("json=")):
        pathlib.Path(file).write_text(json.dumps(report))
    sys.exit(EXIT)
"""

PRINT_TEXTS = """
from invented import invent_firms, write_document, write_draft
firms = invent_firms(12, seed=4)
print(write_document(firms[:3]), write_draft(firms, words=300, seed=5))
"""


def run_speed(folder: Path, *, exit_code: int) -> subprocess.CompletedProcess[str]:
    tool = folder / "tool.py"
    tool.write_text(STAND_IN.replace("EXIT", str(exit_code)))
    script = [sys.executable, str(BENCH / "speed.py"), "--claims", f"{sys.executable} {tool}", "--runs", "1"]
    return subprocess.run(script, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("exit_code", [0, 1], ids=["nothing-found", "findings"])
def test_speed_gives_rates_of_what_the_report_counts(tmp_path: Path, exit_code: int) -> None:
    done = run_speed(tmp_path, exit_code=exit_code)
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("|")]
    table = {name: float(median) for name, _, median, _ in rows[2:]}
    seconds = table["check, 1,000 words, 20 documents, seconds"]
    (words, rate) = next(
        (int(name.split()[-1].strip(")")), rate)
        for name, rate in table.items()
        if name.startswith("check, 1,000 words, 20 documents, claims a second")
    )
    assert words >= 1_000
    assert rate == pytest.approx(words / seconds, rel=0.05)  # the seconds are rounded
    assert all(value > 0 for value in table.values())


def test_speed_stops_when_the_tool_fails(tmp_path: Path) -> None:
    done = run_speed(tmp_path, exit_code=2)
    assert done.returncode != 0
    assert "exit code 2" in done.stderr


def test_speed_texts_are_the_same_in_every_process() -> None:
    def texts(hash_seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", PRINT_TEXTS],
            cwd=BENCH,
            env={"PYTHONHASHSEED": hash_seed, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        ).stdout

    assert texts("1") == texts("2")
    assert len(texts("1").split()) > 600
