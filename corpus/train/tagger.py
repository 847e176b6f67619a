"""Train the tagger that ships in claims/resources.

    python corpus/train/tagger.py DIR --out claims/resources

DIR holds the gzipped CoNLL-U files that corpus/train/README.md names. Prints the accuracy on both development
sets before and after pruning, and the checksum. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from nltk.tag.perceptron import AveragedPerceptron
from treebank import CORPORA, Word, read_conllu, read_training, write

from claims.language.tagger import TEMPLATES, Tagger, features, views

SEEN_OFTEN = 20
NEARLY_ALWAYS = 0.995


def known_words(sentences: Sequence[Sequence[Word]]) -> dict[str, str]:
    """Frequent words that (nearly) always have the same tag."""
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word in sentence:
            tags[word.form][word.tag] += 1
    known = {}
    for form, counts in tags.items():
        tag, count = counts.most_common(1)[0]
        if counts.total() >= SEEN_OFTEN and count >= NEARLY_ALWAYS * counts.total():
            known[form] = tag
    return known


Weights = Mapping[tuple[int, str], Mapping[str, float]]


def predict(weights: Weights, tags: Sequence[str], found: Sequence[tuple[int, str]]) -> str:
    """The best tag under the weights of the features found, the first in `tags` among equals."""
    scores = dict.fromkeys(tags, 0.0)
    for feature in found:
        for tag, weight in weights.get(feature, {}).items():
            scores[tag] += weight
    return max(scores, key=scores.__getitem__)


def train(sentences: Sequence[Sequence[Word]], known: Mapping[str, str], rounds: int) -> Weights:
    """Averaged weights after so many rounds over the sentences, shuffled with a fixed seed."""
    model = AveragedPerceptron()  # type: ignore[no-untyped-call]  # NLTK has no types
    tags = sorted({word.tag for sentence in sentences for word in sentence})
    order = list(sentences)
    shuffle = random.Random(0).shuffle  # noqa: S311 - not for secrets
    for number in range(rounds):
        started, wrong, shown = time.monotonic(), 0, 0
        for sentence in order:
            context = views([word.form for word in sentence])
            tag1 = tag2 = "-"
            for index, word in enumerate(sentence):
                guess = known.get(word.form)
                if guess is None:
                    found = tuple(enumerate(features(context, index, tag1, tag2)))
                    guess = predict(model.weights, tags, found)
                    model.update(word.tag, guess, found)  # type: ignore[no-untyped-call]
                    shown += 1
                    wrong += guess != word.tag
                tag2, tag1 = tag1, guess
        print(f"round {number}: {wrong / shown:.4f} wrong, {time.monotonic() - started:.0f} s", flush=True)
        shuffle(order)
    model.average_weights()  # type: ignore[no-untyped-call]
    return dict(model.weights)


def pack(weights: Weights, known: Mapping[str, str], *, least: float, scale: float) -> dict[str, Any]:
    """The model as its file holds it: no weight below `least`, the others in steps of 1 / `scale`."""
    tags = sorted({tag for row in weights.values() for tag in row} | set(known.values()))
    place = {tag: index for index, tag in enumerate(tags)}
    tables: list[dict[str, list[int]]] = [{} for _ in TEMPLATES]
    for (template, value), row in sorted(weights.items()):
        kept = [
            round(weight * scale) * 64 + place[tag]
            for tag, weight in sorted(row.items())
            if abs(weight) >= least
        ]
        if kept:
            tables[template][value] = kept
    return {
        "tags": tags,
        "known": {form: place[tag] for form, tag in sorted(known.items())},
        "tables": tables,
    }


def accuracy(model: Mapping[str, Any], sentences: Sequence[Sequence[Word]]) -> float:
    """The share of words tagged as in the data."""
    tagger = Tagger(model["tags"], model["known"], model["tables"])
    right = total = 0
    for sentence in sentences:
        guesses = tagger.tag([word.form for word in sentence])
        right += sum(guess == word.tag for guess, word in zip(guesses, sentence, strict=True))
        total += len(sentence)
    return right / total


def main() -> None:
    """Train, prune, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, help="folder for tagger.json.gz")
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--least", type=float, default=1.0, help="weights below this are dropped")
    options = parser.parse_args()
    sentences = read_training(options.data)
    known = known_words(sentences)
    weights = train(sentences, known, options.rounds)
    for least in (0.0, options.least):
        model = pack(weights, known, least=least, scale=20)
        scores = {
            name: accuracy(model, list(read_conllu(options.data / f"{name}.dev.conllu.gz")))
            for name in CORPORA
        }
        print(f"least weight {least}:", ", ".join(f"{name} {score:.4f}" for name, score in scores.items()))
    write(options.out / "tagger.json.gz", model)


if __name__ == "__main__":
    main()
