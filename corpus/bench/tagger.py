"""Score the tokens, tags and lemmas of the shipped reader against treebanks, and its speed.

    python corpus/bench/tagger.py FILE...

FILE is gzipped CoNLL-U with the text of every sentence in a comment. A token counts when both its ends are
right, a tag or lemma when its token does, too (lemmas: of nouns, verbs, adjectives and adverbs). Prints
precision and recall as F, the accuracy on the treebank's own tokens, tokens per second, and the loading time.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from claims.language import default_reader
from claims.language.repairs import repair
from claims.language.tagger import Tagger

INFLECTED = ("N", "V", "J", "R")


class Gold(NamedTuple):
    """A token of the treebank with its place in the sentence."""

    start: int
    end: int
    tag: str
    lemma: str


def read(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """The sentences with their tokens, those that can be found in the text one after the other."""
    text, position = "", 0
    tokens: list[Gold] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split("\t")
            if line.startswith("# text = "):
                text, tokens, position = line.removeprefix("# text = ").rstrip("\n"), [], 0
            elif len(columns) == 10 and columns[0].isdigit():
                start = text.find(columns[1], position)
                if start >= 0:
                    position = start + len(columns[1])
                    tokens.append(Gold(start, position, columns[4], columns[2].lower().replace("’", "'")))
            elif line == "\n" and tokens:
                yield text, tokens
                text, tokens = "", []


def report(path: Path) -> None:
    """Print the figures of one file."""
    reader, tagger = default_reader(), Tagger.shipped()
    sentences = list(read(path))
    started = time.perf_counter()
    parses = reader.read([text for text, _ in sentences])
    seconds = time.perf_counter() - started
    found = right = tagged = lemmas = inflected = given = total = 0
    for (text, gold), parse in zip(sentences, parses, strict=True):
        places = {(token.start, token.end): token for token in gold}
        hits = [(token, places[token.start, token.end]) for token in parse.tokens if token[1:3] in places]
        words = [text[token.start : token.end] for token in gold]
        tags = repair(words, tagger.tag(words))
        found += len(parse.tokens)
        total += len(gold)
        right += len(hits)
        tagged += sum(token.tag == target.tag for token, target in hits)
        lemmas += sum(token.lemma == target.lemma for token, target in hits if target.tag[0] in INFLECTED)
        inflected += sum(target.tag[0] in INFLECTED for _, target in hits)
        given += sum(tag == target.tag for tag, target in zip(tags, gold, strict=True))
    print(
        f"{path.name}: tokens F {2 * right / (found + total):.4f}, "
        f"tags F {2 * tagged / (found + total):.4f}, "
        f"tags on given tokens {given / total:.4f}, lemmas {lemmas / inflected:.4f}; "
        f"{found / seconds:.0f} tokens/s, {len(parses) / seconds:.0f} sentences/s"
    )


def main() -> None:
    """Score every file named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options = parser.parse_args()
    started = time.perf_counter()
    default_reader()
    print(f"loaded in {1000 * (time.perf_counter() - started):.0f} ms")
    for path in options.files:
        report(path)


if __name__ == "__main__":
    main()
