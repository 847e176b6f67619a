"""Score the sentence splitter against gold spans.

    python corpus/bench/sentences.py FILE...

FILE is gzipped JSON Lines with `id`, `text` and `sents`: spans `[start, end]`, or (golden rules) the
sentences as strings. A text is cut at its line breaks into blocks, as the readers do; a span counts when both
ends are exact. With strings, a text counts when its sentences are the same strings.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from claims.language import split_sentences

Span = tuple[int, int]


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a gzipped JSON Lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def split_blocks(text: str) -> list[Span]:
    """Sentence spans of a text of several blocks."""
    return [
        (block.start() + start, block.start() + end)
        for block in re.finditer(r"[^\r\n]+", text)
        for start, end in split_sentences(block.group())
    ]


def report(path: Path, show: int) -> None:
    """Print the figures of one file, and the first misses."""
    rows = list(read(path))
    started = time.perf_counter()
    guesses = [split_blocks(row["text"]) for row in rows]
    seconds = time.perf_counter() - started
    characters = sum(len(row["text"]) for row in rows)
    if isinstance(rows[0]["sents"][0], str):
        right = [
            [row["text"][start:end] for start, end in spans] == row["sents"]
            for row, spans in zip(rows, guesses, strict=True)
        ]
        print(f"{path.name}: {sum(right)} of {len(rows)} texts right")
        misses = [row["text"] for row, ok in zip(rows, right, strict=True) if not ok]
    else:
        gold = {(index, *span) for index, row in enumerate(rows) for span in row["sents"]}
        found = {(index, *span) for index, spans in enumerate(guesses) for span in spans}
        hits = len(gold & found)
        precision, recall = hits / len(found), hits / len(gold)
        print(
            f"{path.name}: precision {precision:.4f}, recall {recall:.4f}, "
            f"F {2 * hits / (len(found) + len(gold)):.4f} of {len(gold)}; "
            f"{characters / seconds / 1e6:.2f} Mchar/s"
        )
        misses = [
            f"{mark} {rows[index]['text'][max(start - 30, 0) : start]}⟦{rows[index]['text'][start:end]}⟧"
            f"{rows[index]['text'][end : end + 30]}".replace("\n", "¶")
            for mark, spans in (("missed", gold - found), ("invented", found - gold))
            for index, start, end in sorted(spans)
        ]
    for miss in misses[:show]:
        print("   ", miss)


def main() -> None:
    """Score every file named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--show", type=int, default=0, help="so many misses (default none)")
    options = parser.parse_args()
    for path in options.files:
        report(path, options.show)


if __name__ == "__main__":
    main()
