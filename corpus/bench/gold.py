"""Gold of checking and what the tool says about it, as types; the format is described in corpus/README.md."""

from __future__ import annotations

import json
import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claims.evaluation.said import Said
from claims.evaluation.words import fold

__all__ = [
    "CheckCase",
    "GoldRow",
    "Run",
    "ToolClaim",
    "load_check_cases",
    "run_tool",
    "tool_version",
]

TIMEOUT = 600
"""Seconds after which a run of the tool is given up."""

FLAGS = ("refuted", "conflicting")
"""The verdicts that a report shows as findings."""


# --------------------------------------------------------------------------- what the tool says


@dataclass(frozen=True, slots=True)
class ToolClaim:
    """A claim of the report; `label` is its verdict, or "unchecked"; `said` is what extraction made."""

    quote: str
    start: int
    end: int
    label: str
    said: Said

    @property
    def text(self) -> str:
        """The claim's wording."""
        return self.said.text

    @property
    def flagged(self) -> bool:
        """Whether the report calls it wrong or in doubt."""
        return self.label in FLAGS


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the tool on one draft."""

    claims: tuple[ToolClaim, ...]
    exit_code: int


def run_tool(command: str, arguments: Sequence[str]) -> Run:
    """Run the tool as a user would, with a JSON report. Raises RuntimeError when it writes none."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        line = [*shlex.split(command), *arguments, "--output-format", f"json={out}"]
        done = subprocess.run(line, capture_output=True, text=True, timeout=TIMEOUT, check=False)
        if not out.exists():
            raise RuntimeError(f"no report from {shlex.join(line)} (exit {done.returncode})\n{done.stderr}")
        draft = json.loads(out.read_text(encoding="utf-8"))["drafts"][0]
    sentences = {sentence["id"]: sentence["text"] for sentence in draft["sentences"]}
    return Run(tuple(_tool_claim(claim, sentences) for claim in draft["claims"]), done.returncode)


def _tool_claim(claim: Mapping[str, Any], sentences: Mapping[str, str]) -> ToolClaim:
    start = claim["span"]["start"]
    borrowed = (words["text"] for words in claim["context"])
    return ToolClaim(
        quote=claim["quote"],
        start=start,
        end=claim["span"]["end"],
        label=(claim["verdict"] or {"label": "unchecked"})["label"],
        said=Said(
            text=claim["text"],
            start=start,
            material="\n".join((sentences[claim["sentence"]], *borrowed)),
            ambiguous=(claim["unchecked"] or {"reason": ""})["reason"] == "ambiguous",
        ),
    )


def tool_version(command: str) -> str:
    """What the tool prints for `--version`."""
    line = [*shlex.split(command), "--version"]
    return subprocess.run(line, capture_output=True, text=True, timeout=TIMEOUT, check=True).stdout.strip()


# --------------------------------------------------------------------------- check cases


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A statement of a draft with the verdict that it should get; `start:end` is its place in the draft."""

    quote: str
    must: tuple[str, ...]
    expect: str
    kind: str | None
    slot: str | None
    start: int
    end: int

    def meets(self, claim: ToolClaim) -> bool:
        """Whether the two spans share at least half of the shorter one."""
        shared = min(claim.end, self.end) - max(claim.start, self.start)
        return shared > 0 and shared >= 0.5 * min(claim.end - claim.start, self.end - self.start)

    def named_by(self, claim: ToolClaim) -> bool:
        """Whether the claim holds all that the fact turns on.

        The words may stand in the claim's wording, or in its quote where that stays inside the row's (give or
        take 10 characters).
        """
        inside = claim.start >= self.start - 10 and claim.end <= self.end + 10
        said = fold(f"{claim.text} {claim.quote}" if inside else claim.text)
        return all(fold(word) in said for word in self.must)


@dataclass(frozen=True, slots=True)
class CheckCase:
    """A draft, the references that it is checked against, and what should be found."""

    name: str
    draft: Path
    references: Path
    rows: tuple[GoldRow, ...]


def load_check_cases(folder: Path) -> list[CheckCase]:
    """The cases of a folder in order of name; a case is a folder with a gold.jsonl."""
    return [_load_check_case(path.parent) for path in sorted(folder.glob("*/gold.jsonl"))]


def _load_check_case(folder: Path) -> CheckCase:
    """Draft and references stand in the case's folder, or where its meta.json says."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    draft = folder / meta["draft"] if "draft" in meta else next(folder.glob("draft.*"))
    references = folder / meta.get("reference", "reference")
    text = draft.read_bytes().decode("utf-8")
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    rows = tuple(_load_row(line, text) for line in lines if line.strip())
    return CheckCase(folder.name, draft.resolve(), references.resolve(), rows)


def _load_row(line: str, text: str) -> GoldRow:
    row = json.loads(line)
    start = text.index(row["quote"])
    return GoldRow(
        quote=row["quote"],
        must=tuple(row.get("must", ())),
        expect=row["expect"],
        kind=row.get("kind"),
        slot=row.get("slot"),
        start=start,
        end=start + len(row["quote"]),
    )
