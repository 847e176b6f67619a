"""How fast the tool is and how much memory it takes, each run in a fresh process.

    python corpus/bench/speed.py [--claims CMD] [--runs N] [--out FILE]

Times `claims --version`, a check of a 1,000-word draft against 20 documents of about 460 words each,
extraction and checking of a 10,000-word draft, and both checks again with nothing changed. Every figure
includes the start of the process. The texts come from invented.py. The table goes to standard output and,
with --out, into a section of that file.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gold import tool_version
from invented import invent_firms, write_document, write_draft
from results import render_table, write_section

DOCUMENTS = 20
DOCUMENT_FIRMS = 4
SHORT_WORDS = 1_000
LONG_WORDS = 10_000
LONG_FIRMS = 400
FINDINGS_EXIT = 1
"""The exit code of a run that did its work and found wrong facts."""

# ru_maxrss is in kibibytes on Linux and in bytes on macOS
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: wall time and processor time in seconds, peak resident memory in bytes."""

    seconds: float
    processor: float
    memory: int


def run_once(line: Sequence[str]) -> Sample:
    """Run a command to its end. Raises RuntimeError when it fails; findings are no failure."""
    start = time.perf_counter()
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, FINDINGS_EXIT):
        raise RuntimeError(f"{shlex.join(line)} ended with exit code {process.returncode}")
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _RSS_UNIT)


def spread(values: Sequence[float], show: Callable[[float], str]) -> tuple[str, str, str]:
    """Least, median and greatest value, as text."""
    return show(min(values)), show(statistics.median(values)), show(max(values))


def count_totals(report: Path) -> dict[str, int]:
    """The totals of a JSON report."""
    totals: dict[str, int] = json.loads(report.read_text(encoding="utf-8"))["totals"]
    return totals


@dataclass(frozen=True, slots=True)
class Workplace:
    """A folder with the texts to be timed, and the command that starts the tool."""

    folder: Path
    command: tuple[str, ...]
    runs: int

    def write_texts(self) -> None:
        """Write the documents and both drafts."""
        firms = invent_firms(LONG_FIRMS, seed=1)
        references = self.folder / "references"
        references.mkdir()
        for number in range(DOCUMENTS):
            document = write_document(firms[number::DOCUMENTS][:DOCUMENT_FIRMS])
            (references / f"{number:02}.txt").write_text(document, encoding="utf-8")
        short = write_draft(firms[: DOCUMENTS * DOCUMENT_FIRMS], words=SHORT_WORDS, seed=2)
        (self.folder / "short.md").write_text(short, encoding="utf-8")
        (self.folder / "long.md").write_text(write_draft(firms, words=LONG_WORDS, seed=3), encoding="utf-8")

    def samples(self, *arguments: str) -> list[Sample]:
        """Run the tool as often as asked for."""
        return [run_once([*self.command, *arguments]) for _ in range(self.runs)]

    def report_rows(self, name: str, count: str, *arguments: str) -> list[tuple[str, ...]]:
        """Rows for a run that writes a report: times, `count` of its totals a second, memory."""
        report = self.folder / "report.json"
        samples = self.samples(*arguments, "-f", f"json={report}")
        amount = count_totals(report)[count]
        seconds = [sample.seconds for sample in samples]
        processor = [sample.processor for sample in samples]
        rates = [amount / value for value in seconds]
        memory = [sample.memory / 2**20 for sample in samples]
        return [
            (f"{name}, seconds", *spread(seconds, "{:.2f}".format)),
            (f"{name}, processor seconds", *spread(processor, "{:.2f}".format)),
            (f"{name}, {count} a second (of {amount})", *spread(rates, "{:.0f}".format)),
            (f"{name}, peak memory, MiB", *spread(memory, "{:.0f}".format)),
        ]

    def again_rows(self, name: str, *arguments: str) -> list[tuple[str, ...]]:
        """A row for a run that finds all in the cache of the run before."""
        os.environ["CLAIMS_CACHE_DIR"] = str(self.folder / "cache")
        run_once([*self.command, *arguments])
        seconds = [sample.seconds for sample in self.samples(*arguments)]
        return [(f"{name}, seconds", *spread(seconds, "{:.2f}".format))]


def measure(place: Workplace) -> list[tuple[str, ...]]:
    """All rows of the table."""
    place.write_texts()
    long, short = str(place.folder / "long.md"), str(place.folder / "short.md")
    against, new = ("--against", str(place.folder / "references"), "--offline"), "--no-cache"
    version = [sample.seconds for sample in place.samples("--version")]
    return [
        ("`claims --version`, seconds", *spread(version, "{:.3f}".format)),
        *place.report_rows("check, 1,000 words, 20 documents", "claims", "check", short, *against, new),
        *place.report_rows("extract, 10,000 words", "sentences", "extract", long),
        *place.report_rows("check, 10,000 words, 20 documents", "claims", "check", long, *against, new),
        *place.again_rows("1,000 words again, nothing changed", "check", short, *against),
        *place.again_rows("10,000 words again, nothing changed", "check", long, *against),
    ]


def main() -> None:
    """Time the tool and print, or write down, the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", default="claims", help="the command that starts the tool")
    parser.add_argument("--runs", type=int, default=5, help="runs of each measure")
    parser.add_argument("--out", type=Path, help="file to write the section into")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Workplace(Path(folder), tuple(shlex.split(options.claims)), options.runs)
        table = render_table(["measure", "least", "median", "greatest"], measure(place))
    machine = f"{os.cpu_count()} CPU cores, {platform.system()}, Python {platform.python_version()}"
    page = f"Tool: {tool_version(options.claims)}. {options.runs} runs on {machine}.\n\n{table}"
    print(page)
    if options.out:
        write_section(options.out, name="Speed", command="python corpus/bench/speed.py", body=page)


if __name__ == "__main__":
    main()
