"""Learn which features tell that two values belong to the same fact; writes claims/resources/sameness.json.

    python corpus/train/sameness.py DIR corpus/train/pairs --out claims/resources

DIR holds gzipped JSON Lines files of claims beside evidence (fields claim, evidence, label): see CORPORA. The
other folder holds pairs of our own, whose open claims often give a figure of the evidence to another thing. A
claim's value and an equal one of its evidence belong to one fact; a claim's value and a differing one in
evidence that supports the claim, or in a sentence that does not bear on it, belong to two. The values
themselves are no feature, so the model learns nothing about errors. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from entailment_own import own_pairs

from checkers.align import align
from checkers.reading import read
from checkers.sameness import FEATURES, comparable, features
from claims.language import split_sentences
from claims.model import Relation
from claims.values import compare, find_values

CORPORA = {  # file: how many claims with a figure at most, in a fixed random order
    "fever_train_gold_ggkorn.eval.jsonl.gz": 2600,
    "fever_train_gold_ggkorn.test.jsonl.gz": 2600,
    "fever_train_nei_mined.eval.jsonl.gz": 700,
    "fm2.dev.jsonl.gz": 300,
    "wice_claim_oraclechunk.dev.jsonl.gz": 400,
    "factcheck_gpt_stance.all.jsonl.gz": 600,
}
SENTENCES = 12
"""How many sentences of a piece of evidence are looked at."""
ROUNDS, RIDGE = 12, 1.0
AGREES = {Relation.EQUAL, Relation.WITHIN}

Example = tuple[tuple[float, ...], int]


def rows(path: Path, most: int) -> list[dict[str, Any]]:
    """The claims with a figure, shuffled with a fixed seed."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [row for row in map(json.loads, lines) if any(c.isdigit() for c in row["claim"])]
    random.Random(0).shuffle(found)  # noqa: S311 - not for secrets
    return found[:most]


def examples(claim: str, sentences: Sequence[str], *, bears: bool) -> Iterator[Example]:
    """Pairs of values; with `bears`, only of those values of the claim that the sentences hold."""
    said, *passages = read([claim, *sentences])
    beside = [align(said, passage, passages[max(0, k - 2) : k]) for k, passage in enumerate(passages)]
    for mine in said.values:
        pairs = [
            (alignment, theirs, compare(mine.value, theirs.value).relation)
            for alignment in beside
            for theirs in alignment.passage.values
            if type(theirs.value) is type(mine.value)
        ]
        if bears and not any(relation in AGREES for *_, relation in pairs):
            continue
        for alignment, theirs, relation in pairs:
            told = relation is Relation.DISJOINT or (bears and relation in AGREES)
            if told and comparable(alignment, mine, theirs):
                yield features(alignment, mine, theirs), int(relation in AGREES)


def read_all(folder: Path) -> list[Example]:
    """The examples of all corpora in order."""
    found: list[Example] = []
    for name, most in CORPORA.items():
        for row in rows(folder / name, most):
            text = row["evidence"]
            sentences = [text[start:end] for start, end in split_sentences(text)][:SENTENCES]
            if row["label"] == "SUPPORTS":
                found += examples(row["claim"], sentences, bears=True)
            elif row["label"] == "NOT ENOUGH INFO":
                found += examples(row["claim"], sentences, bears=False)
            found += examples(row["claim"], row["meta"].get("retrieved", [])[:SENTENCES], bears=False)
        print(
            f"{name}: {len(found)} pairs so far, {sum(label for _, label in found)} of one fact", flush=True
        )
    return found


def own(folder: Path) -> list[Example]:
    """The examples of pairs of our own."""
    found: list[Example] = []
    for _, pair in own_pairs(folder):
        text, claim = str(pair["evidence"]), str(pair["claim"])
        sentences = [text[start:end] for start, end in split_sentences(text)]
        if pair["label"] != "REFUTES" and find_values(claim):
            found += examples(claim, sentences, bears=pair["label"] == "SUPPORTS")
    print(f"{folder.name}: {len(found)} pairs, {sum(label for _, label in found)} of one fact", flush=True)
    return found


def probability(bias: float, weights: Sequence[float], row: Sequence[float]) -> float:
    """The logistic function of the weighted features."""
    return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, row, strict=True))))


def fit(data: Sequence[Example]) -> tuple[float, list[float]]:
    """Bias and weights that make the data likeliest, less a ridge on the weights, by Newton's method."""
    rows = np.array([[1.0, *row] for row, _ in data])
    wanted = np.array([label for _, label in data], dtype=float)
    ridge = np.diag([0.0, *[RIDGE] * (rows.shape[1] - 1)])
    found = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (wanted - likely) - ridge @ found
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + ridge
        found = found + np.linalg.solve(curve, slope)
    return float(found[0]), [float(weight) for weight in found[1:]]


def main() -> None:
    """Read, hold out a fifth, fit, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DIR")
    parser.add_argument("pairs", type=Path, metavar="PAIRS")
    parser.add_argument("--out", type=Path, required=True, help="folder for sameness.json")
    options = parser.parse_args()
    data = read_all(options.data) + own(options.pairs)
    random.Random(1).shuffle(data)  # noqa: S311 - not for secrets
    held = len(data) * 4 // 5
    bias, weights = fit(data[:held])
    scored = [(probability(bias, weights, row), label) for row, label in data[held:]]
    for least in (0.5, 0.7, 0.8, 0.9):
        kept = [label for score, label in scored if score >= least]
        precision = sum(kept) / max(1, len(kept))
        recall = sum(kept) / sum(label for _, label in scored)
        print(
            f"at {least}: {len(kept)} of {len(scored)} pairs, precision {precision:.3f}, recall {recall:.3f}"
        )
    content = {
        "bias": round(bias, 3),
        "weights": {name: round(w, 3) for name, w in zip(FEATURES, weights, strict=True)},
    }
    (options.out / "sameness.json").write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
