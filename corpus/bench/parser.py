"""Score the shipped reader that parses: attachment, tags, names and check-worthiness, and its speed.

    python corpus/bench/parser.py DIR

DIR is the folder of data that corpus/train/README.md names; its development parts are read, on their own
tokens.
Prints the shares of words with the right head (UAS), and the right relation, too (LAS), of all words, marks
included; tags; names and sentences worth checking as F; sentences per second; the loading time.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from claims.language import Parse
from claims.language.parser import EncoderReader

sys.path.insert(0, str(Path(__file__).parent.parent / "train"))

from reader_data import Example, read_development
from reader_score import entity_spans


def spans_of(words: Sequence[str]) -> list[tuple[int, int]]:
    """The places of words that are joined by blanks."""
    spans, start = [], 0
    for word in words:
        spans.append((start, start + len(word)))
        start += len(word) + 1
    return spans


def count(example: Example, parse: Parse) -> Counter[str]:
    """What is right about one sentence. Nothing is about one that the reader finds too long."""
    found: Counter[str] = Counter()
    tokens = parse.tokens if parse.worth is not None else ()
    if example.heads and example.relations and example.tags:
        found["words"] = len(example.words)
        gold = zip(example.heads, example.relations, example.tags, strict=True)
        for token, (head, relation, tag) in zip(tokens, gold, strict=False):
            attached = token.head + 1 == head
            plain = token.relation.split(":")[0] == relation.split(":")[0]
            found["heads"] += attached
            found["relations"] += attached and token.relation == relation
            found["plain"] += attached and plain
            found["tags"] += token.tag == tag
    if example.entities:
        names = entity_spans(["O" if tag == "O-" else tag for tag in example.entities])
        mine = entity_spans([token.entity or "O" for token in tokens])
        if "O-" in example.entities:  # this corpus marks no names of the sort MISC
            mine = {span for span in mine if span[2] != "MISC"}
        found += Counter(gold=len(names), mine=len(mine), both=len(names & mine))
    if example.worth is not None:
        said = (parse.worth or 0) > 0.5
        found += Counter(worthy=int(example.worth), said=said, hit=said and example.worth > 0)
    return found


def report(reader: EncoderReader, title: str, examples: Sequence[Example]) -> str:
    """The figures of one corpus as a line."""
    texts = [" ".join(example.words) for example in examples]
    spans = [spans_of(example.words) for example in examples]
    started = time.perf_counter()
    parses = reader.read_spans(texts, spans)
    seconds = time.perf_counter() - started
    total: Counter[str] = Counter()
    for example, parse in zip(examples, parses, strict=True):
        total += count(example, parse)
    parts = []
    if total["words"]:
        titles = {"heads": "UAS", "relations": "LAS", "plain": "LAS without subtypes", "tags": "tags"}
        parts += [f"{title} {total[name] / total['words']:.4f}" for name, title in titles.items()]
    if total["gold"]:
        parts.append(f"names F {2 * total['both'] / (total['gold'] + total['mine']):.4f}")
    if total["worthy"]:
        parts.append(f"worth F {2 * total['hit'] / (total['worthy'] + total['said']):.4f}")
    return f"{title}: {', '.join(parts)}; {len(texts) / seconds:.0f} sentences/s"


def main() -> None:
    """Score every development part."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DIR")
    options = parser.parse_args()
    started = time.perf_counter()
    reader = EncoderReader()
    print(f"- loaded in {1000 * (time.perf_counter() - started):.0f} ms")
    for title, examples in read_development(options.data).items():
        print(f"- {report(reader, title, examples)}")


if __name__ == "__main__":
    main()
