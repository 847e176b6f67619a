"""Build the training pairs of the entailment model: paraphrases, their twins, pairs that people judged.

    python corpus/train/entailment_data.py DIR --out FOLDER

DIR is the folder of data that corpus/train/README.md names. Writes FOLDER/pairs.jsonl.gz (fields evidence,
claim, label, sort, spans) and prints how many there are of each sort, and how far the claim alone and the
share of its words that the evidence has tell the label. The same data gives the same pairs.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from entailment_edits import Pair, Read
from entailment_floors import claim_only, overlap
from entailment_sources import MOST_WORDS, bases, judged
from entailment_twins import Pools, twins

from claims.language.parser import parsing_reader

__all__ = ["build"]

SEED = 11


def parse(claims: Sequence[str]) -> dict[str, Read]:
    """The parses of all claims, by their texts."""
    reader = parsing_reader()
    texts = sorted(set(claims))
    known: dict[str, Read] = {}
    started = time.monotonic()
    for first in range(0, len(texts), 2000):
        for found in reader.read(texts[first : first + 2000]):
            known[found.text] = Read.of(found)
        print(f"parsed {len(known)} of {len(texts)}, {time.monotonic() - started:.0f} s", flush=True)
    return known


def build(data: Path) -> list[Pair]:
    """All pairs, in a random order."""
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    pairs = [replace(pair, group=pair.evidence[:60]) for pair in judged(data, chance)]
    paraphrases = bases(data, chance)
    reads = parse([base.claim for base in paraphrases])
    pools = Pools.of([reads[base.claim] for base in paraphrases])
    for base in paraphrases:
        pairs += [replace(pair, group=base.claim) for pair in twins(base, reads[base.claim], pools, chance)]
    kept = {
        (pair.evidence, pair.claim): pair for pair in pairs if len(pair.evidence.split()) <= MOST_WORDS + 10
    }
    found = list(kept.values())
    chance.shuffle(found)
    return found


def report(pairs: Sequence[Pair]) -> None:
    """Print the amounts and the floors."""
    sorts: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        sorts[pair.sort.split(" ", 1)[-1] if pair.spans is not None else pair.sort][pair.label] += 1
    for sort, counts in sorted(sorts.items()):
        print(f"{sort:20}", *(f"{label} {count:6}" for label, count in sorted(counts.items())))
    print(len(pairs), Counter(pair.label for pair in pairs))
    decided = [pair for pair in pairs if pair.label != "NOT ENOUGH INFO"]
    made = [pair for pair in decided if pair.spans is not None]
    for name, pool in (
        ("three labels", pairs),
        ("true or false", decided),
        ("the same, words labelled", made),
    ):
        fold = {group: k % 5 for k, group in enumerate(sorted({pair.group for pair in pool}))}
        train = [pair for pair in pool if fold[pair.group]]
        test = [pair for pair in pool if not fold[pair.group]]
        print(f"{name}: claim only {claim_only(train, test):.3f}, overlap {overlap(train, test):.3f}")


def main() -> None:
    """Build, write and report."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pairs = build(options.data)
    with gzip.open(options.out / "pairs.jsonl.gz", "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(pair), ensure_ascii=False) + "\n" for pair in pairs)
    report(pairs)


if __name__ == "__main__":
    main()
