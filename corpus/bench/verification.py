"""Public verification sets: claims beside the evidence that people chose, judged by rules and model.

    python corpus/bench/verification.py FILE... [--limit N]

FILEs are JSON Lines (gzip) with the fields claim, evidence and label (SUPPORTS, REFUTES, NOT ENOUGH INFO; NOT
SUPPORTED counts as the last). A claim is judged as it stands against its evidence as a reference. Printed for
each set: balanced accuracy of the verdicts (not-enough-evidence is wrong where people decided), and of word
overlap with the best threshold for this very set (supported or not); how many claims were flagged and how
many supported, and the share of each that is right. Then the same for the entailment model alone, whose
likeliest label of those that the set knows counts, and the precision of its surest flags at 50 % recall.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import checkers
from claims.language import entailment
from claims.model import Claim, Extraction, Kind, Label
from claims.readers import read_bytes

SEED = 3
LABELS = {Label.SUPPORTED: "SUPPORTS", Label.REFUTED: "REFUTES"}
NEITHER = "NOT ENOUGH INFO"
NAMES = ("SUPPORTS", "REFUTES", NEITHER)
"""The labels in the order of the model's probabilities."""


class Row(NamedTuple):
    """A pair, and what people said of it."""

    claim: str
    evidence: str
    label: str


def main() -> None:
    """Measure, and print one line for each set."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--limit", type=int, default=1000, help="rows of each set, chosen at random")
    options = parser.parse_args()
    for file in options.files:
        rows = _rows(file, options.limit)
        wanted = [row.label for row in rows]
        given = [_verdict(row) for row in rows]
        name = file.name.partition(".jsonl")[0]
        figures = f"balanced accuracy {_balanced(wanted, given):.1f}, overlap {_overlap(rows):.1f}"
        told = [_right(wanted, given, label) for label in ("REFUTES", "SUPPORTS")]
        print(f"{name}: {len(rows)} rows; {figures}; {'; '.join(told)}; {_alone(rows)}", flush=True)


def _right(wanted: Sequence[str], given: Sequence[str], label: str) -> str:
    found = [want for want, verdict in zip(wanted, given, strict=True) if verdict == label]
    share = f", {100 * found.count(label) / len(found):.1f} % right" if found else ""
    return f"{len(found)} {'flags' if label == 'REFUTES' else 'supported'}{share}"


def _rows(file: Path, limit: int) -> list[Row]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    named = {"NOT SUPPORTED": NEITHER}
    rows = [Row(r["claim"], r["evidence"], named.get(r["label"], r["label"])) for r in found]
    rows = [row for row in rows if row.label in {"SUPPORTS", "REFUTES", NEITHER}]
    random.Random(SEED).shuffle(rows)  # noqa: S311 - not for secrets
    return rows[:limit]


def _verdict(row: Row) -> str:
    document = read_bytes(row.evidence.encode("utf-8", "replace"), path="evidence.txt")
    draft = read_bytes(row.claim.encode("utf-8", "replace"), path="claim.txt")
    claim = Claim(
        id="c",
        text=row.claim,
        kind=Kind.EVENT,
        span=draft.span(0, len(draft.text)),
        quote=draft.text,
        sentence="s1",
        proposition="s1.0",
    )
    asked = Extraction(draft, (), (claim,))
    (judged,) = checkers.check(asked, sources=[document]).drafts[0].claims
    return LABELS.get(judged.verdict.label, NEITHER) if judged.verdict else NEITHER


def _alone(rows: Sequence[Row]) -> str:
    """What the entailment model is worth without any rule."""
    found = entailment().judge([(row.evidence, row.claim) for row in rows])
    known = [k for k, label in enumerate(NAMES) if label in {row.label for row in rows}]
    given = [NAMES[max(known, key=one.__getitem__)] for one in found]
    accuracy = f"model alone {_balanced([row.label for row in rows], given):.1f}"
    ranked = sorted(zip(found, rows, strict=True), key=lambda pair: -pair[0].refutes)
    flags = [row.label == NAMES[1] for _, row in ranked]
    if not any(flags):
        return accuracy
    half = next(k for k in range(len(flags)) if 2 * sum(flags[: k + 1]) >= sum(flags)) + 1
    return f"{accuracy}, its flags at half recall {100 * sum(flags[:half]) / half:.1f} % right"


def _overlap(rows: Sequence[Row]) -> float:
    """The best that a threshold on the share of the claim's words in the evidence can do, for two labels."""
    shares = []
    for row in rows:
        words = set(re.findall(r"\w+", row.claim.lower()))
        shares.append(len(words & set(re.findall(r"\w+", row.evidence.lower()))) / max(1, len(words)))
    labels = [row.label == "SUPPORTS" for row in rows]
    found = []
    for least in sorted(set(shares)):
        hits = Counter((label, share >= least) for label, share in zip(labels, shares, strict=True))
        true, false = labels.count(True) or 1, labels.count(False) or 1
        found.append(50 * (hits[True, True] / true + hits[False, False] / false))
    return max(found)


def _balanced(wanted: Sequence[str], given: Sequence[str]) -> float:
    by_label = {
        label: [g == label for w, g in zip(wanted, given, strict=True) if w == label]
        for label in sorted(set(wanted))
    }
    return 100 * sum(sum(hits) / len(hits) for hits in by_label.values()) / len(by_label)


if __name__ == "__main__":
    main()
