"""Pairs of our own for the entailment model: passages with claims that are true, false, or open beside them.

They are free paraphrases as writers make them, each with slips in one slot and with things added. A line of a
file is `{"evidence": ..., "claims": [{"text": ..., "label": ..., "slot": ...}, ...]}`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

__all__ = ["is_held_out", "own_pairs"]


def own_pairs(folder: Path) -> Iterator[tuple[int, dict[str, object]]]:
    """Every pair of the folder's files, with the number of its passage."""
    place = 0
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            for claim in row["claims"]:
                yield (
                    place,
                    {
                        "evidence": row["evidence"],
                        "claim": claim["text"],
                        "label": claim["label"],
                        "sort": f"own {claim['slot']}",
                        "spans": None,
                    },
                )
            place += 1


def is_held_out(place: int) -> bool:
    """Whether the pairs of a passage are for measuring, not for training."""
    return place % 5 == 4
