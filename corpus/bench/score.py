"""The scoreboard: how well the tool extracts and checks, on gold cases, through its command line.

    python corpus/bench/score.py [--gold DIR] [--claims CMD] [--out FILE] [--section NAME] [--show]

DIR holds `planted/` and may hold `extract/` (default: the gold of this corpus). A table goes to standard
output and, with --out, into a section of that file. --show names each row that went wrong on standard error.

A claim answers a gold row when its span meets the row's quote and it holds every `must` string. A flag
outside every row counts as a wrong flag.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gold import (
    FLAGS,
    CheckCase,
    GoldRow,
    Run,
    ToolClaim,
    load_check_cases,
    run_tool,
    tool_version,
)
from results import render_table, write_section

from claims.evaluation import CaseScore, read_gold
from claims.evaluation.gold import Gold
from claims.evaluation.result import Miss
from claims.evaluation.shares import Figures, Share, percent

CORPUS_GOLD = Path(__file__).resolve().parent.parent / "gold"

Shares = dict[str, Share]


# --------------------------------------------------------------------------- extraction


def score_extraction(gold: Gold, command: str) -> CaseScore:
    """Run the tool on every case and count, as `claims eval` does."""
    score = CaseScore()
    for where, case in gold.cases:
        with tempfile.TemporaryDirectory() as folder:
            draft = Path(folder) / "draft.txt"
            draft.write_bytes(case.text.encode("utf-8"))
            run = run_tool(command, ["extract", str(draft)])
        score.add(where, case, [claim.said for claim in run.claims])
    return score


def render_miss(miss: Miss) -> str:
    """A line for a gold claim that was not found."""
    return f"{miss.where}: {miss.problem}: {miss.gold} | got: {list(miss.nearest)}"


# --------------------------------------------------------------------------- checking


@dataclass
class CheckScore:
    """Counts over check cases. `answers` counts (expected, given) verdicts."""

    cases: int = 0
    answers: Counter[tuple[str, str]] = field(default_factory=Counter)
    unanswered: int = 0
    flags: Share = field(default_factory=Share)
    outside: int = 0
    wrong_exit: int = 0
    slots: Shares = field(default_factory=dict)
    kinds: Shares = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, case: CheckCase, run: Run) -> None:
        """Count one case."""
        self.cases += 1
        for row in case.rows:
            self._add_row(case.name, row, run.claims)
        for claim in run.claims:
            if claim.flagged:
                self._add_flag(case, claim)
        refuted = any(claim.label == "refuted" for claim in run.claims)
        self.wrong_exit += run.exit_code != (1 if refuted else 0)

    def _add_row(self, case: str, row: GoldRow, claims: Iterable[ToolClaim]) -> None:
        near = [claim for claim in claims if row.meets(claim)]
        answers = near if row.expect == "no-claim" else [claim for claim in near if row.named_by(claim)]
        given = answer_of(answers)
        right = given == row.expect or (row.expect == "no-claim" and given not in FLAGS)
        self.answers[row.expect, given] += 1
        self.unanswered += row.expect != "no-claim" and not answers
        if row.expect == "refuted":
            self.slots.setdefault(row.slot or "–", Share()).add(given in FLAGS)
        if row.kind:
            self.kinds.setdefault(row.kind, Share()).add(right)
        if not right:
            what = row.slot or row.kind
            self.misses.append(f"{case}: want {row.expect}, got {given} [{what}]: {row.quote!r}")

    def _add_flag(self, case: CheckCase, claim: ToolClaim) -> None:
        met = [row for row in case.rows if row.meets(claim)]
        named = [row for row in met if row.named_by(claim)] or met
        right = bool(named) and all(row.expect in FLAGS for row in named)
        self.flags.add(right)
        self.outside += not met
        if not right:
            where = "" if met else " outside every row"
            self.misses.append(f"{case.name}: wrong flag{where}: {claim.text!r}")

    def measures(self) -> Figures:
        """The figures, in per cent where they are shares."""
        rows = self.answers.total()
        loud = sum(self.answers["no-claim", flag] for flag in FLAGS)
        quiet = self._expected("no-claim") - loud
        exact = ("supported", "refuted", "conflicting", "not-enough-evidence")
        return {
            "cases": self.cases,
            "rows": rows,
            "accuracy": percent(quiet + sum(self.answers[label, label] for label in exact), rows),
            "error_recall": self._recall("refuted", FLAGS),
            "flag_precision": percent(self.flags.part, self.flags.whole),
            "flags": self.flags.whole,
            "flags_outside_rows": self.outside,
            "supported_recall": self._recall("supported"),
            "conflicting_recall": self._recall("conflicting"),
            "nee_right": self._recall("not-enough-evidence"),
            "quiet_on_no_claim": percent(quiet, self._expected("no-claim")),
            "rows_without_claim": self.unanswered,
            "exit_code_wrong": self.wrong_exit,
        }

    def _expected(self, label: str) -> int:
        return sum(count for (expect, _), count in self.answers.items() if expect == label)

    def _recall(self, expect: str, given: tuple[str, ...] = ()) -> float | None:
        hits = sum(self.answers[expect, label] for label in given or (expect,))
        return percent(hits, self._expected(expect))


def answer_of(claims: Iterable[ToolClaim]) -> str:
    """What the tool says about a statement, from all its claims about it: the gravest verdict."""
    labels = {claim.label for claim in claims}
    for label in (*FLAGS, "supported"):
        if label in labels:
            return label
    return "not-enough-evidence" if labels else "no-claim"


def score_checking(cases: Iterable[CheckCase], command: str) -> CheckScore:
    """Run the tool on every case and count."""
    score = CheckScore()
    for case in cases:
        arguments = ["check", str(case.draft), "--offline", "--against", str(case.references)]
        score.add(case, run_tool(command, arguments))
    return score


# --------------------------------------------------------------------------- the page


def render_shares(title: str, shares: Shares) -> str:
    """A table of shares in order of name."""
    return render_table([title, "right"], [(name, shares[name]) for name in sorted(shares)])


def render_page(version: str, extraction: CaseScore | None, checking: CheckScore) -> str:
    """The section's body: the version, then both tables of measures, then the details."""
    parts = [f"Tool: {version}. Shares are in per cent."]
    if extraction:
        parts.append(render_table(["extraction", "figure"], extraction.measures().items()))
    parts.append(render_table(["checking", "figure"], checking.measures().items()))
    if extraction:
        parts.append(render_shares("extraction by kind", extraction.kinds))
    parts.append(render_shares("checking by kind", checking.kinds))
    parts.append(render_shares("slips by slot", checking.slots))
    return "\n\n".join(parts)


def main() -> None:
    """Score the tool and print, or write down, the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=CORPUS_GOLD, help="folder of the gold")
    parser.add_argument("--claims", default="claims", help="the command that starts the tool")
    parser.add_argument("--out", type=Path, help="file to write the section into")
    parser.add_argument("--section", default="Gold of this corpus", help="name of the section")
    parser.add_argument("--show", action="store_true", help="name what went wrong, on standard error")
    options = parser.parse_args()
    texts = options.gold / "extract"
    extraction = score_extraction(read_gold([str(texts)]), options.claims) if texts.exists() else None
    checking = score_checking(load_check_cases(options.gold / "planted"), options.claims)
    page = render_page(tool_version(options.claims), extraction, checking)
    print(page)
    if options.show:
        missed = extraction.misses if extraction else []
        print(*map(render_miss, missed), *checking.misses, sep="\n", file=sys.stderr)
    if options.out:
        gold = options.gold.resolve()
        inside = f" --gold corpus/gold/{gold.name}" if gold.parent == CORPUS_GOLD else " --gold DIR"
        command = "python corpus/bench/score.py" + ("" if gold == CORPUS_GOLD else inside)
        write_section(options.out, name=options.section, command=command, body=page)


if __name__ == "__main__":
    main()
