"""Learn how well a word may stand for another from marked mentions; writes claims/resources/links.npz.

    python corpus/train/links.py FILE... --out claims/resources --folds FOLDER

FILEs are GUM documents (CoNLL-U, gzip), whose MISC column marks the mentions of each thing; all genres are
read. Examples are the pronouns of these, and every other mention of a thing that was mentioned before, a
pronoun put in its place. Candidates are all things of the sentence and the three before it. The score of one
is the fit of its words (see claims.language.links) and a weight for each of the traits, which are there to
leave to the fit what they can't tell; only the tables of the fit are kept.

FOLDER gets tables that were learnt without a part of the documents each, for corpus/train/referents.py; that
part is told by `referents.fold_of`. The same input gives the same bytes with the same version of torch.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from reader_data import HELD_OUT
from torch import Tensor, nn

from claims.extraction.reading import Reading, read
from claims.language.links import Links
from claims.language.parser import EncoderReader
from claims.language.tokens import tokenize
from claims.readers import read_bytes

sys.path.append(str(Path(__file__).parent.parent / "bench"))  # behind this folder: it has a "referents", too

from referents import LINK_FOLDS, fold_of
from referents_gold import Marked, documents

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "he"),
    **dict.fromkeys(("she", "her", "hers"), "she"),
    **dict.fromkeys(("it", "its"), "it"),
    **dict.fromkeys(("they", "them", "their", "theirs"), "they"),
}
POSSESSIVES = {"he": "his", "she": "her", "it": "its", "they": "their"}
KINDS = tuple(POSSESSIVES)
REACH = 3
WIDTH, STATE = 64, 384
EPOCHS, BATCH, RATE, DROPOUT, WEIGHT = 12, 64, 2e-3, 0.4, 3.0
"""WEIGHT: what a pronoun counts, a mention in whose place one was put being 1."""
NEW = 0.15
"""Share of the things mentioned for the first time that are examples of "none of them"."""
TRAITS = 14
Array = NDArray[np.float32]


@dataclass(frozen=True)
class Mention:
    """Tokens `first..last` of sentence `sentence`, headed by `head`, mention `thing`."""

    sentence: int
    first: int
    last: int
    head: int
    thing: str


@dataclass
class Example:
    """The state of a pronoun, of each candidate, the candidates' traits, and which is meant; -1: none."""

    document: str
    kind: str
    pronoun: bool
    asks: Array
    offers: Array
    traits: Array
    meant: int


def whole_states() -> Links:
    """Tables that give the states as they are, where "what a word offers" is looked for."""
    nothing = np.zeros((STATE + 1, 1), np.float32)
    plain = np.concatenate([np.eye(STATE, dtype=np.float32), np.zeros((1, STATE), np.float32)])
    return Links(nothing[:, :0], plain, nothing)


class Gatherer:
    """Makes examples of documents."""

    def __init__(self) -> None:
        """Load the reader."""
        self.reader = EncoderReader(links=whole_states())

    def states(self, sentences: Sequence[str]) -> list[Array | None]:
        """The state of each token of each sentence."""
        return [p.links[:, :STATE] if p.links is not None else None for p in self.reader.read(sentences)]

    def examples(self, document: Marked) -> Iterator[Example]:
        """The examples of a document, in order."""
        chance = random.Random(document.name)  # noqa: S311 - a draw of examples that has to be the same each time
        readings = read(read_bytes(document.text.encode(), path="draft.txt"), self.reader, as_of=None)
        mentions = _mentions(document, readings)
        questions, changed = [], []
        for number, mention in enumerate(mentions):
            before = _before(mentions[:number], mention)
            token = readings[mention.sentence].tokens[mention.head]
            kind = PRONOUNS.get(token.text.lower()) if mention.first == mention.last else None
            known = mention.thing in before
            if len(before) < 2 or not (kind or token.tag[:2] == "NN"):
                continue
            if not known and chance.random() >= NEW:
                continue
            text, place = ("", mention.head)
            if kind is None:
                kind, text, place = _with_pronoun(readings[mention.sentence], mention, chance)
            questions.append((mention, before, kind, text, place))
            changed.append(text)
        rewritten = iter(self.states([text for text in changed if text]))
        for mention, before, kind, text, place in questions:
            own = next(rewritten) if text else readings[mention.sentence].parse.links
            if own is not None and place < len(own):
                made = _example(readings, mention, before, kind)
                if made:
                    offers, traits, meant = made
                    asks = own[place, :STATE]
                    yield Example(document.name, kind, not text, asks, offers, traits, meant)


def _mentions(document: Marked, readings: Sequence[Reading]) -> list[Mention]:
    places: dict[int, tuple[int, int]] = {}
    for sentence, reading in enumerate(readings):
        for number, token in enumerate(reading.tokens):
            start, end = reading.place(token.start, token.end)
            places.update(dict.fromkeys(range(start, end), (sentence, number)))
    found = []
    for thing, stretches in document.mentions.items():
        for start, end in stretches:
            row = sorted({places[k] for k in range(start, end) if k in places})
            if row and row[0][0] == row[-1][0]:
                inside = {number for _, number in row}
                tokens = readings[row[0][0]].tokens
                head = next((k for _, k in row if tokens[k].head not in inside), row[-1][1])
                found.append(Mention(row[0][0], row[0][1], row[-1][1], head, thing))
    return sorted(found, key=lambda m: (m.sentence, m.first, -m.last))


def _before(mentions: Sequence[Mention], mention: Mention) -> dict[str, list[Mention]]:
    """The mentions of each thing that end before a mention begins, as far back as `REACH`."""
    found: dict[str, list[Mention]] = {}
    for other in mentions:
        near = mention.sentence - other.sentence <= REACH
        if near and (other.sentence < mention.sentence or other.last < mention.first):
            found.setdefault(other.thing, []).append(other)
    return found


def _with_pronoun(reading: Reading, mention: Mention, chance: random.Random) -> tuple[str, str, int]:
    """The pronoun that could stand for a mention, the sentence with it, and its token there."""
    head = reading.tokens[mention.head]
    person = head.entity[2:] == "PER"
    kind = "they" if head.tag in {"NNS", "NNPS"} else chance.choice(["he", "she"]) if person else "it"
    after = mention.last + 1
    owns = after < len(reading.tokens) and reading.tokens[after].tag == "POS"
    start, end = reading.tokens[mention.first].start, reading.tokens[after if owns else mention.last].end
    word = POSSESSIVES[kind] if owns else kind
    text = reading.text[:start] + (word if start else word.capitalize()) + reading.text[end:]
    place = next((k for k, (first, _) in enumerate(tokenize(text)) if first == start), len(text))
    return kind, text, place


def _example(
    readings: Sequence[Reading], mention: Mention, before: dict[str, list[Mention]], kind: str
) -> tuple[Array, Array, int] | None:
    offers, traits, things = [], [], []
    subject = readings[mention.sentence].tree.relation(mention.head) == "nsubj"
    for thing, spots in before.items():
        last = spots[-1]
        nouns = [s for s in spots if readings[s.sentence].tokens[s.head].tag[:2] == "NN"]
        words = nouns[-1] if nouns else last
        states = readings[words.sentence].parse.links
        if states is None:
            continue
        token, relation = (
            readings[words.sentence].tokens[words.head],
            readings[last.sentence].tree.relation(last.head),
        )
        back, plural = mention.sentence - last.sentence, token.tag in {"NNS", "NNPS"}
        person = token.entity[2:] == "PER"
        offers.append(states[words.head, :STATE])
        things.append(thing)
        traits.append(
            (
                back == 0, back == 1, back == 2, relation == "nsubj", relation in {"obj", "iobj"},
                relation in {"nmod", "compound"}, relation == "nsubj" and subject, len(spots) / 4, plural,
                plural == (kind == "they"), person, person == (kind in {"he", "she"}), bool(nouns),
                token.entity != "",
            )
        )  # fmt: skip
    if len(offers) < 2:
        return None
    meant = things.index(mention.thing) if mention.thing in things else -1
    return np.array(offers), np.array(traits, np.float32), meant


class Fit(nn.Module):
    """The tables, and the weights of the traits for each kind of pronoun."""

    def __init__(self) -> None:
        super().__init__()
        self.asks, self.offers = (
            nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(STATE, WIDTH)) for _ in range(2)
        )
        self.alone = nn.Sequential(nn.Dropout(DROPOUT), nn.Linear(STATE, 1))
        self.traits = nn.Linear(len(KINDS) * TRAITS, 1, bias=False)
        self.none = nn.Parameter(torch.zeros(len(KINDS)))

    def forward(self, asks: Tensor, offers: Tensor, traits: Tensor, there: Tensor, kinds: Tensor) -> Tensor:
        """Scores of "none of them" and of C candidates, B x (1 + C)."""
        size, count, _ = offers.shape
        wide = torch.zeros(size, count, len(KINDS), TRAITS)
        wide[torch.arange(size), :, kinds] = traits
        scores = self.traits(wide.flatten(2)).squeeze(-1) + self.alone(offers).squeeze(-1)
        scores = scores + torch.einsum("bw,bcw->bc", self.asks(asks), self.offers(offers)) / WIDTH**0.5
        return torch.cat([self.none[kinds][:, None], scores.masked_fill(~there, -1e4)], 1)

    def tables(self) -> dict[str, NDArray[np.float16]]:
        """What `claims.language.links` reads."""

        def table(layer: nn.Linear, scale: float = 1.0) -> NDArray[np.float16]:
            whole = torch.cat([layer.weight.T, layer.bias[None]]) * scale
            return whole.detach().numpy().astype(np.float16)

        asks = table(self.asks[1], WIDTH**-0.5)
        return {"asks": asks, "offers": table(self.offers[1]), "alone": table(self.alone[1])}


class Pool:
    """Examples as tensors, padded to the largest number of candidates of a batch."""

    def __init__(self, examples: Sequence[Example]) -> None:
        self.asks = torch.tensor(np.array([e.asks for e in examples]))
        self.offers = torch.tensor(np.concatenate([e.offers for e in examples]))
        self.traits = torch.tensor(np.concatenate([e.traits for e in examples]))
        self.counts = torch.tensor([len(e.offers) for e in examples])
        self.starts = self.counts.cumsum(0) - self.counts
        self.kinds = torch.tensor([KINDS.index(e.kind) for e in examples])
        self.meant = torch.tensor([e.meant + 1 for e in examples])
        self.weights = torch.tensor([WEIGHT if e.pronoun else 1.0 for e in examples])

    def batch(self, rows: Tensor) -> tuple[Tensor, ...]:
        """The arguments of `Fit` for some examples."""
        place = torch.arange(int(self.counts[rows].max()))[None]
        there = place < self.counts[rows][:, None]
        at = torch.where(there, self.starts[rows][:, None] + place, 0)
        return self.asks[rows], self.offers[at], self.traits[at], there, self.kinds[rows]


def learn(examples: Sequence[Example]) -> Fit:
    """The fit that explains the examples best."""
    torch.manual_seed(0)
    pool, model = Pool(examples), Fit()
    steps = EPOCHS * -(-len(examples) // BATCH)
    optimiser = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.LinearLR(optimiser, 1.0, 0.05, steps)
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(examples)).split(BATCH):
            losses = nn.functional.cross_entropy(model(*pool.batch(rows)), pool.meant[rows], reduction="none")
            optimiser.zero_grad()
            (losses * pool.weights[rows]).mean().backward()
            optimiser.step()
            pace.step()
    return model.eval()


def right(model: Fit, examples: Sequence[Example]) -> list[tuple[str, bool]]:
    """Of each pronoun with an antecedent its kind, and whether the best candidate is meant."""
    asked = [e for e in examples if e.pronoun and e.meant >= 0]
    pool = Pool(asked)
    with torch.no_grad():
        best = model(*pool.batch(torch.arange(len(asked))))[:, 1:].argmax(1)
    return [(e.kind, int(k) == e.meant) for e, k in zip(asked, best, strict=True)]


def main() -> None:
    """Gather, learn on folds and measure, learn on all, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--folds", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    torch.use_deterministic_algorithms(True)
    gatherer = Gatherer()
    known = [d for path in options.files for d in documents(path) if d.name not in HELD_OUT]
    examples = [example for document in known for example in gatherer.examples(document)]
    print(f"{len(known)} documents, {len(examples)} examples, {sum(e.pronoun for e in examples)} pronouns")
    options.folds.mkdir(parents=True, exist_ok=True)
    found: list[tuple[str, bool]] = []
    for fold in range(LINK_FOLDS):
        model = learn([e for e in examples if fold_of(e.document) != fold])
        np.savez(options.folds / f"links-{fold}.npz", **model.tables())
        found += right(model, [e for e in examples if fold_of(e.document) == fold])
    for kind in KINDS:
        row = [is_right for name, is_right in found if name == kind]
        print(f"{kind}: {len(row)} pronouns, best candidate right {np.mean(row):.3f}")
    np.savez(options.out / "links.npz", **learn(examples).tables())


if __name__ == "__main__":
    main()
