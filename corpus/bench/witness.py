"""How well the witness ranks claims of planted drafts, given the evidence that people chose for each.

    python corpus/bench/witness.py CASES...

Each CASES is a folder of cases (a draft, `gold.jsonl`, references). Rows that are supported or refuted count;
the claim is the tool's own where it made one that holds the fact, else the words of the draft, the passage is
the sentences that hold the row's evidence. Printed is how many of the claims that it refutes most surely are
refuted, and how many that it supports most surely are supported, each beside the share of all.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from claims import extract
from claims.language import entailment, split_sentences
from claims.model import Document
from claims.readers import read_bytes

SHARES = {"first ten": None, "first quarter": 0.25, "first half": 0.5}


class Row(NamedTuple):
    """A passage, a claim, and whether the claim is false."""

    passage: str
    claim: str
    refuted: bool


def main() -> None:
    """Measure, and print two lines."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path, nargs="+", metavar="CASES")
    found = list(rows(parser.parse_args().cases))
    heard = entailment().judge([(row.passage, row.claim) for row in found])
    flags = [(said.refutes, row.refuted) for said, row in zip(heard, found, strict=True)]
    supports = [(said.supports, not row.refuted) for said, row in zip(heard, found, strict=True)]
    print(f"refuted: {told(flags)}\n\nsupported: {told(supports)}")


def told(scored: Sequence[tuple[float, bool]]) -> str:
    """How many of the surest are right."""
    ranked = [right for _, right in sorted(scored, key=lambda pair: -pair[0])]
    parts = []
    for name, share in SHARES.items():
        first = ranked[: 10 if share is None else round(share * len(ranked))]
        parts.append(f"{name} {100 * sum(first) / len(first):.0f} % right")
    return f"{len(ranked)} claims, {100 * sum(ranked) / len(ranked):.0f} %; {', '.join(parts)}"


def rows(folders: Sequence[Path]) -> Iterator[Row]:
    """The rows with evidence that are supported or refuted."""
    for case in sorted(path.parent for folder in folders for path in folder.glob("*/gold.jsonl")):
        draft = next(case.glob("draft.*"), None)
        if draft is None:
            continue
        document = read_bytes(draft.read_bytes(), path=draft.name)
        claims = [claim for claim in extract(document).claims if claim.unchecked is None]
        for line in (case / "gold.jsonl").read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            wanted = [e for e in row.get("evidence", []) if (case / e["file"]).is_file()]
            if row["expect"] not in {"supported", "refuted"} or not wanted:
                continue
            start = document.text.index(row["quote"])
            end = start + len(row["quote"])
            own = [
                claim.text
                for claim in claims
                if claim.span.start < end
                and start < claim.span.end
                and all(word.casefold() in claim.text.casefold() for word in row.get("must", []))
            ]
            passage = " ".join(dict.fromkeys(_sentences(case / e["file"], e["quote"]) for e in wanted))
            yield Row(passage, own[0] if own else row["quote"], row["expect"] == "refuted")


def _sentences(file: Path, quote: str) -> str:
    """The sentences of a reference that meet a quote of it."""
    text = _read(file).text
    start = text.find(quote)
    if start < 0:
        return quote
    end = start + len(quote)
    return " ".join(text[a:b] for a, b in split_sentences(text) if a < end and start < b)


def _read(file: Path) -> Document:
    return read_bytes(file.read_bytes(), path=file.name)


if __name__ == "__main__":
    main()
