"""Learn which mention a pronoun or "the company" stands for; writes claims/resources/referents.json.

    python corpus/train/referents.py FILE... --links FOLDER --out claims/resources

FILEs are GUM documents (CoNLL-U, gzip), whose MISC column marks the mentions of each thing; written genres
are read. FOLDER holds the tables of links.py, each learnt without a part of the documents; a document is read
with the one that does not know it. For each kind of reference the weights are those of a softmax over its
candidates and "none of them"; the threshold is the smallest from which, on documents that the weights were
not learnt from, the share of right choices is PRECISION. The same input gives the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claims.extraction.antecedents import FEATURES, KINDS, Reference, ReferenceKind, features, surest
from claims.extraction.reading import Reading, read
from claims.extraction.referents import Referent, Referents
from claims.extraction.things import Thing
from claims.language.base import Reader
from claims.language.links import Links
from claims.language.parser import EncoderReader
from claims.readers import read_bytes

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from referents_gold import WRITTEN, Marked, documents

PRECISION = {"he": 0.9, "it": 0.74, "they": 0.74, "noun": 0.72}
"""Of wrong choices that were read by hand about half were right: the marks hold more or fewer words."""
LEAST = {True: 0.3, False: 0.4}
"""The smallest threshold for subjects of their sentence and for "he" and "she", and for others."""
LINK_FOLDS = 6
FOLDS, ROUNDS, RATE, DECAY = 8, 1000, 1.0, 4.0
Array = NDArray[np.float64]


@dataclass
class Example:
    """A reference of one kind: the features of its candidates, and which of these are meant."""

    kind: ReferenceKind
    document: str
    leads: bool
    rows: Array
    meant: list[bool]


class Marking(Referents):
    """Referents that are told what the marks say, and write down each question with its answer."""

    reading: Reading

    def __init__(self, document: Marked) -> None:
        """Nothing is read yet."""
        super().__init__()
        self.document = document
        self.examples: list[Example] = []

    def observe(self, reading: Reading) -> None:
        """Take in a sentence."""
        self.reading = reading
        super().observe(reading)

    def _choose(self, reference: Reference, rivals: list[Thing]) -> Thing | Referent | None:
        token = self.reading.tokens[reference.spot.token]
        start, end = self.reading.place(token.start, token.end)
        own = self.document.things_at(start, end, exact=reference.kind != "noun")
        meant = [bool(own & self._names(thing)) for thing in rivals]
        rows = np.array(features(reference, rivals, self._fits(reference, rivals)))
        self.examples.append(Example(reference.kind, self.document.name, reference.leads, rows, meant))
        right = [thing for thing, is_meant in zip(rivals, meant, strict=True) if is_meant]
        return right[-1] if right else None

    def _by_noun(self, reference: Reference) -> Thing | None:
        return None  # asked once

    def _names(self, thing: Thing) -> set[str]:
        return self.document.things_at(*thing.place)


def fold_of(document: str) -> int:
    """The part of the documents that one belongs to, in [0, LINK_FOLDS)."""
    return int(hashlib.sha256(document.encode()).hexdigest(), 16) % LINK_FOLDS


def gather(path: Path, readers: Sequence[Reader]) -> list[Example]:
    """The references of a file's written documents, each read by the reader of its fold."""
    found = []
    for document in documents(path):
        if document.genre not in WRITTEN:
            continue
        marking = Marking(document)
        text = read_bytes(document.text.encode(), path=f"{document.name}.txt")
        for reading in read(text, readers[fold_of(document.name)], as_of=None):
            marking.observe(reading)
        found += marking.examples
    return found


class Pool:
    """Examples as arrays, padded to the largest number of candidates; the last one is "none of them"."""

    def __init__(self, examples: Sequence[Example]) -> None:
        size, most = len(FEATURES) + 1, max(len(example.meant) for example in examples) + 1
        self.rows = np.zeros((len(examples), most, size))
        self.goals = np.zeros((len(examples), most))
        self.there = np.zeros((len(examples), most), bool)
        for number, example in enumerate(examples):
            count = len(example.meant)
            self.rows[number, :count, :-1] = example.rows
            self.rows[number, -1, -1] = 1.0
            self.there[number, :count] = self.there[number, -1] = True
            self.goals[number, :count] = example.meant
            self.goals[number, -1] = not any(example.meant)

    def shares(self, weights: Array) -> Array:
        """The share of each candidate of each example."""
        scores = np.where(self.there, self.rows @ weights, -np.inf)
        powers = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(powers / powers.sum(1, keepdims=True))

    def learn(self) -> Array:
        """Weights by gradient descent on the likelihood of what is meant, with decay."""
        weights = np.zeros(len(FEATURES) + 1)
        for _ in range(ROUNDS):
            share = self.shares(weights)
            goal = self.goals * share  # any of several mentions of what is meant will do
            error = share - goal / np.maximum(goal.sum(1, keepdims=True), 1e-12)
            weights -= RATE * (
                np.einsum("ij,ijk->k", error, self.rows) / len(error) + DECAY / len(error) * weights
            )
        return weights

    def chosen(self, kind: ReferenceKind, weights: Array) -> list[tuple[float, bool]]:
        """The share of the best candidate of each, 0 where others are near it, and whether it is meant."""
        found = []
        for row, goals in zip(self.shares(weights)[:, :-1].tolist(), self.goals, strict=True):
            best = row.index(max(row))
            found.append((row[best] if surest(kind, row, 0.0) is not None else 0.0, bool(goals[best] > 0)))
        return found


def smallest_threshold(found: Sequence[tuple[float, bool]], precision: float, least: float) -> float:
    """The smallest share, at least `least`, from which so many choices are right; 1.0 if there is none."""
    taken = sorted((pair for pair in found if pair[0] >= least), reverse=True)
    right, best = 0, 1.0
    for number, (share, is_right) in enumerate(taken, 1):
        right += is_right
        if right / number >= precision and number >= 10:
            best = share if number < len(taken) else least
    return round(best, 3)


def main() -> None:
    """Gather, learn, measure on folds by document, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--links", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tables = [np.load(options.links / f"links-{fold}.npz") for fold in range(LINK_FOLDS)]
    readers = [EncoderReader(links=Links(t["asks"], t["offers"], t["alone"])) for t in tables]
    pools: dict[ReferenceKind, list[Example]] = defaultdict(list)
    for example in (example for path in options.files for example in gather(path, readers)):
        pools[example.kind].append(example)
    model = {}
    for kind in KINDS:
        pool = pools[kind]
        names = sorted({example.document for example in pool})
        held: dict[bool, list[tuple[float, bool]]] = {True: [], False: []}
        for fold in range(FOLDS):
            out = set(names[fold::FOLDS])
            weights = Pool([example for example in pool if example.document not in out]).learn()
            for leads, row in held.items():
                test = [e for e in pool if e.document in out and e.leads is leads]
                row += Pool(test).chosen(kind, weights) if test else []
        thresholds = {
            leads: smallest_threshold(row, PRECISION[kind], LEAST[leads or kind == "he"])
            for leads, row in held.items()
        }
        if thresholds[True] == 1.0:  # too few to tell
            thresholds[True] = thresholds[False]
        for leads, row in held.items():
            taken = [is_right for share, is_right in row if share >= thresholds[leads]]
            print(
                f"{kind}, {'leading' if leads else 'others'}: {len(row)} references, best choice right "
                f"{np.mean([r for _, r in row]):.3f}; from {thresholds[leads]}: {len(taken)} taken, "
                f"{np.mean(taken) if taken else 0:.3f} right"
            )
        weights = Pool(pool).learn()
        model[kind] = {
            **{name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=False)},
            "none": round(float(weights[-1]), 3),
            "threshold": thresholds[False],
            "threshold, leading": thresholds[True],
        }
    path = options.out / "referents.json"
    path.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
