"""Scores of the reader on labelled sentences: attachment, tags, names, check-worthiness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from reader_data import Labels

__all__ = ["entity_spans", "score"]


def entity_spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names that BIO tags mark, as first word, word behind the last, sort; a stray I begins one."""
    spans: set[tuple[int, int, str]] = set()
    start, sort = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        place, _, name = tag.partition("-")
        if sort and (place != "I" or name != sort):
            spans.add((start, index, sort))
            sort = ""
        if name and not sort:
            start, sort = index, name
    return spans


def score(read: Iterable[tuple[Any, Any]], labels: Labels) -> str:
    """What the model gets right over batches and their outputs, heads taken greedily, all tokens counted.

    UAS, LAS (with subtypes), LAS without subtypes, tags; F of names; F of check-worthiness at 0.5.
    """
    count: Counter[str] = Counter()
    for batch, output in read:
        for row, example in enumerate(batch.examples):
            length = len(example.words)
            if example.heads:
                heads = output.arcs[row, :length, : length + 1].argmax(-1).tolist()
                tags = output.tags[row, :length].argmax(-1).tolist()
                names = [
                    labels.relations[output.relations[row, word, head].argmax()]
                    for word, head in enumerate(heads)
                ]
                right = [head == gold for head, gold in zip(heads, example.heads, strict=True)]
                count["words"] += length
                count["heads"] += sum(right)
                pairs = list(zip(right, names, example.relations, strict=True))
                count["relations"] += sum(ok and mine == gold for ok, mine, gold in pairs)
                count["plain"] += sum(
                    ok and mine.split(":")[0] == gold.split(":")[0] for ok, mine, gold in pairs
                )
                count["tags"] += sum(
                    labels.tags[mine] == gold for mine, gold in zip(tags, example.tags, strict=True)
                )
            if example.entities:
                mine = entity_spans(
                    [labels.entities[k] for k in output.entities[row, :length].argmax(-1).tolist()]
                )
                gold = entity_spans([tag if tag != "O-" else "O" for tag in example.entities])
                if "O-" in example.entities:  # this corpus marks no names of the sort MISC
                    mine = {span for span in mine if span[2] != "MISC"}
                count["mine"] += len(mine)
                count["gold"] += len(gold)
                count["both"] += len(mine & gold)
            if example.worth is not None:
                said = bool(output.worth[row] > 0)
                count["said"] += said
                count["worthy"] += example.worth > 0
                count["hit"] += said and example.worth > 0
    parts = []
    if count["words"]:
        for name in ("heads", "relations", "plain", "tags"):
            title = {"heads": "UAS", "relations": "LAS", "plain": "LAS without subtypes", "tags": "tags"}[
                name
            ]
            parts.append(f"{title} {count[name] / count['words']:.4f}")
    if count["gold"]:
        parts.append(f"names F {2 * count['both'] / (count['mine'] + count['gold']):.4f}")
    if count["worthy"]:
        parts.append(f"worth F {2 * count['hit'] / max(1, count['said'] + count['worthy']):.4f}")
    return ", ".join(parts)
