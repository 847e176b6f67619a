"""Pairs of our own for the entailment model: passages with claims that are true, false, or open beside them.

They are free paraphrases as writers make them, each with slips in one slot and with things added. A line of a
file is `{"evidence": ..., "claims": [{"text": ..., "label": ..., "slot": ...}, ...]}`, or a stretch of a
text, `{"title": ..., "sentences": [...], "claims": [...]}`, whose claims have in `at` the sentences, counted
from 0, that decide them; all others leave them open.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from checkers.hearing import told

__all__ = ["Place", "is_held_out", "own_pairs"]

_MOST_CHANGED = 0.5
"""The share of a claim's words that may differ from a true one for the two to be twins."""
_HELD_OUT = "cases-held-out.jsonl"
"""Of pairs from drafts, those of whole drafts that are for measuring."""


class Place(NamedTuple):
    """Where a passage stands: the file's name, and the line, counted from 0."""

    file: str
    line: int


def own_pairs(folder: Path) -> Iterator[tuple[Place, dict[str, object]]]:
    """Every pair of the folder's files, with the place of its passage or text."""
    for file in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(file.read_text("utf-8").splitlines()):
            row = json.loads(line)
            true = [claim["text"] for claim in row["claims"] if claim["label"] == "SUPPORTS"]
            for claim in row["claims"]:
                text, label = claim["text"], claim["label"]
                pair = {"claim": text, "label": label, "sort": f"own {claim['slot']}"}
                pair["spans"] = _spans(text, label, true)
                sentences = row.get("sentences")
                if sentences is None:
                    yield Place(file.name, number), {**pair, "evidence": row["evidence"]}
                    continue
                yield Place(file.name, number), {**pair, "evidence": _told(sentences, claim["at"])}
                beside = _beside(sentences, claim["at"], text)
                if beside is not None:
                    pair = {"claim": text, "label": "NOT ENOUGH INFO", "sort": "own beside", "spans": None}
                    yield Place(file.name, number), {**pair, "evidence": beside}


def _told(sentences: Sequence[str], at: Sequence[int]) -> str:
    """The sentences at these places as the checker shows them to the model."""
    return " ".join(sentences[k] for k in sorted({place for k in at for place in _shown(sentences, k)}))


def _shown(sentences: Sequence[str], at: int) -> range:
    """The places of a sentence, and of the one before it where that tells whom it means."""
    before = at > 0 and told(sentences[at], sentences[:at]) != sentences[at]
    return range(at - before, at + 1)


def _beside(sentences: Sequence[str], at: Sequence[int], claim: str) -> str | None:
    """The sentence with the most words of a claim among those that leave it open."""
    words = set(re.findall(r"\w+", claim.casefold()))
    left = [k for k in range(len(sentences)) if not set(_shown(sentences, k)) & set(at)]
    nearest = max(
        left, key=lambda k: (len(words & set(re.findall(r"\w+", sentences[k].casefold()))), -k), default=None
    )
    return None if nearest is None else _told(sentences, [nearest])


def _spans(text: str, label: str, true: Sequence[str]) -> list[tuple[int, int, str]] | None:
    """The words of a claim that a true one beside it lacks; None where no true one is nearly the same."""
    if label == "SUPPORTS":
        return []
    words = list(re.finditer(r"\S+", text))
    kind = "contradicted" if label == "REFUTES" else "not mentioned"
    fewest: list[tuple[int, int, str]] | None = None
    for other in true:
        matcher = SequenceMatcher(None, [w.group() for w in words], other.split(), autojunk=False)
        changed = [(a, b) for sort, a, b, _, _ in matcher.get_opcodes() if sort in {"replace", "delete"}]
        count = sum(b - a for a, b in changed)
        if 0 < count <= _MOST_CHANGED * len(words) and (fewest is None or count < len(fewest)):
            fewest = [(words[k].start(), words[k].end(), kind) for a, b in changed for k in range(a, b)]
    return fewest


def is_held_out(place: Place) -> bool:
    """Whether the pairs of a passage are for measuring, not for training."""
    if place.file.startswith("cases-"):
        return place.file == _HELD_OUT
    return place.line % 5 == 4
