"""How often the passages found first for a claim hold the words that settle it.

    python corpus/bench/retrieval.py CASES [--show]

CASES is a folder of cases, each with a draft, the folder `reference`, and `gold.jsonl`, whose rows have a
`quote` of the draft and `evidence` (a list of `file` and `quote`). Every claim made from the quote is asked
for; a row counts as found at k when one of the first k passages of one of its claims holds most words of one
of its evidence quotes. Rows without evidence in the references, or without a claim, are left out and counted.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from checkers.index import PassageIndex
from checkers.passages import Passage, cut
from claims import extract
from claims.model import Claim, Document
from claims.readers import read_bytes
from claims.values.dateline import date_of

CUTS = (1, 3, 5, 8)
_MOST = 0.6  # of an evidence quote's words


def main() -> None:
    """Measure, and print one line for each cut."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", type=Path, metavar="CASES")
    parser.add_argument("--show", action="store_true", help="print what is not among the first five")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for case in sorted(path.parent for path in options.cases.glob("*/gold.jsonl")):
        for quote, rank in ranks(case):
            if isinstance(rank, str):
                counts[rank] += 1
                continue
            counts["rows"] += 1
            counts.update(f"at {k}" for k in CUTS if rank < k)
            if options.show and rank >= 5:
                print(f"{case.name}: {rank if rank < 99 else '-'} {quote[:140]}")
    for k in CUTS:
        print(f"recall at {k}: {100 * counts[f'at {k}'] / counts['rows']:.1f} %")
    print(
        f"{counts['rows']} rows; without evidence {counts['no evidence']}, without claim {counts['no claim']}"
    )


def ranks(case: Path) -> Iterator[tuple[str, int | str]]:
    """Each row's quote with the rank of the first passage that holds its evidence (from 0; 99: none)."""
    draft = next(case.glob("draft.*"))
    document = read_bytes(draft.read_bytes(), path=draft.name)
    claims = extract(document).claims
    files = sorted((case / "reference").iterdir()) if (case / "reference").is_dir() else []
    sources = [read_bytes(path.read_bytes(), path=f"reference/{path.name}") for path in files]
    index = PassageIndex(cut(sources), {source.path: date_of(source) for source in sources})
    for line in (case / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        row: dict[str, Any] = json.loads(line)
        wanted = [e for e in row.get("evidence", []) if e["file"].startswith("reference/")]
        asked = _claims_of(document, claims, row["quote"])
        if not wanted or not asked:
            yield row["quote"], "no claim" if wanted else "no evidence"
            continue
        found = [index.search(claim.text, max(CUTS), date_of(document)) for claim in asked]
        yield row["quote"], min(_rank(passages, wanted) for passages in found)


def _claims_of(document: Document, claims: Sequence[Claim], quote: str) -> list[Claim]:
    start = document.text.index(quote)
    return [c for c in claims if c.span.start < start + len(quote) and start < c.span.end]


def _rank(passages: Sequence[Passage], wanted: Sequence[dict[str, str]]) -> int:
    for rank, passage in enumerate(passages):
        words = set(_words(f"{passage.text} {passage.quote}"))
        for evidence in wanted:
            theirs = _words(evidence["quote"])
            same = evidence["file"] == passage.document.path
            if same and sum(word in words for word in theirs) >= _MOST * len(theirs):
                return rank
    return 99


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


if __name__ == "__main__":
    main()
