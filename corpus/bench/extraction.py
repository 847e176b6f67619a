"""Score the extraction against public sets of sentences with their propositions, and of check-worthiness.

    python corpus/bench/extraction.py DIR [--limit N] [--only NAME...]

DIR holds `extraction/` and `checkworthiness/` with gzipped JSON Lines. Each sentence is read as a draft of
its own, or within its passage where the row has a `context`. Beside the tool stands what is reached by taking
the whole sentence as its one claim.

Propositions: claims and gold are matched one to one at a token F1 of at least 0.8, as `claims eval` does
(coverage, precision, f1); contained is the share of gold claims of which one claim holds at least 80 % of the
content words, whatever else it holds. Open information extraction: CaRB, see carb.py; the confidence is the
claim's check-worthiness, or 1 for all, which flatters the area: it is then drawn through a single point.
Check-worthiness: a text scores as its worthiest claim, 0 without one; the threshold is the best one of the
development file.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from carb import CarbFigures, Triple, carb, gold_triple, triple_of, untokenized
from results import render_table

import claims
from claims.evaluation import RowScore
from claims.evaluation.gold import GoldRow
from claims.evaluation.run import Extractor
from claims.evaluation.said import Said
from claims.language import parsing_reader
from claims.model import Claim
from claims.readers import read_bytes

PROPOSITIONS = (
    "minwiki_matchvp.test",
    "desse.valid",
    "factscore_human.chatgpt",
    "factscore_human.instructgpt",
    "factcheck_gpt.all",
    "propsegment.dev",
)
CARB = "carb.dev"
WORTH_DEV, WORTH_TEST = "checkthat24_en.dev", "checkthat24_en.devtest"

Rows = list[dict[str, Any]]


def read(path: Path, limit: int | None) -> Rows:
    """The rows of a gzipped JSON Lines file; at most `limit`, spread evenly over it."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    if limit is None or limit >= len(rows):
        return rows
    return [rows[place * len(rows) // limit] for place in range(limit)]


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a text that is a draft of its own."""
    if not any(character.isalnum() for character in text):
        return ()
    data = GoldRow(sentence=text, claims=()).draft()[0].encode("utf-8")
    return claims.extract(read_bytes(data, path="draft.txt", format="text")).claims


# --------------------------------------------------------------------------- propositions


def score_propositions(name: str, rows: Rows) -> list[tuple[object, ...]]:
    """Two lines of the table: the tool, and the whole sentence as one claim."""
    tool, whole, extract = RowScore(), RowScore(), Extractor()
    for row in rows:
        gold = GoldRow.model_validate(row)
        tool.add(row["id"], gold.sentence, gold.claims, extract.of_row(row["id"], gold))
        said = Said(text=gold.sentence, start=0, material=gold.sentence)
        whole.add(row["id"], gold.sentence, gold.claims, [said])
    wanted = ("gold_claims", "claims", "coverage", "precision", "f1", "contained")
    own = ("self_containedness", "ambiguous", "entailment")
    figures, floor = tool.measures(), whole.measures()
    return [
        (name, "tool", len(rows), *(figures[key] for key in (*wanted, *own))),
        (name, "whole sentence", len(rows), *(floor[key] for key in wanted), *(None for _ in own)),
    ]


# --------------------------------------------------------------------------- open information extraction


def score_carb(rows: Rows) -> list[tuple[object, ...]]:
    """Lines of the table: the tool with its confidence and without, and the whole sentence as one claim."""
    reader = parsing_reader()

    def triples(texts: Sequence[str], worth: Sequence[float]) -> list[Triple]:
        parses = reader.read(texts)
        return [triple_of(parse, confidence) for parse, confidence in zip(parses, worth, strict=True)]

    tool: list[tuple[list[Triple], list[Triple]]] = []
    whole: list[tuple[list[Triple], list[Triple]]] = []
    for row in rows:
        golds = [gold_triple(gold["rel"], gold["args"]) for gold in row["tuples"]]
        sentence = untokenized(row["sentence"])
        found = claims_of(sentence)
        made = triples([claim.text for claim in found], [claim.check_worthiness for claim in found])
        tool.append((golds, made))
        whole.append((golds, triples([sentence], [1.0])))
    level = [(golds, [one._replace(confidence=1.0) for one in made]) for golds, made in tool]
    lines = (("tool", tool), ("tool, confidence 1", level), ("whole sentence", whole))
    return [_carb_line(name, pairs) for name, pairs in lines]


def _carb_line(name: str, pairs: Sequence[tuple[Sequence[Triple], Sequence[Triple]]]) -> tuple[object, ...]:
    figures: CarbFigures = carb(pairs)
    counts = (sum(len(golds) for golds, _ in pairs), sum(len(made) for _, made in pairs))
    return (CARB, name, len(pairs), *counts, *(f"{100 * figure:.1f}" for figure in figures))


# --------------------------------------------------------------------------- check-worthiness


def score_worth(dev: Rows, test: Rows) -> list[tuple[object, ...]]:
    """Lines of the table: both files at the threshold of the first, and with every text taken for worthy."""
    scored = {name: _worths(rows) for name, rows in ((WORTH_DEV, dev), (WORTH_TEST, test))}
    levels = sorted({worth for worth, _ in scored[WORTH_DEV]})
    best = max(levels, key=lambda level: _detection(scored[WORTH_DEV], level)[2])
    return [
        (name, who, len(pairs), level, *(f"{100 * figure:.1f}" for figure in _detection(pairs, level)))
        for name, pairs in scored.items()
        for who, level in (("tool", best), ("every text", 0.0))
    ]


def _worths(rows: Rows) -> list[tuple[float, bool]]:
    return [
        (
            max((claim.check_worthiness for claim in claims_of(row["text"])), default=0.0),
            row["label"] == "Yes",
        )
        for row in rows
    ]


def _detection(pairs: Sequence[tuple[float, bool]], level: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of the worthy, where a text counts as worthy from `level` on."""
    hits = sum(worthy for worth, worthy in pairs if worth >= level)
    named, worthy = sum(worth >= level for worth, _ in pairs), sum(worthy for _, worthy in pairs)
    return (
        hits / named if named else 0.0,
        hits / worthy if worthy else 0.0,
        2 * hits / ((named + worthy) or 1),
    )


def report(folder: Path, limit: int | None, only: Sequence[str]) -> None:
    """Print the tables of the sets that are wanted."""

    def wanted(name: str) -> bool:
        return not only or any(part in name for part in only)

    print(
        f"Reader: {parsing_reader().name}. " + (f"At most {limit} rows of a set." if limit else "All rows.")
    )
    names = [name for name in PROPOSITIONS if wanted(name)]
    if names:
        header = (
            "set,claims by,rows,gold,claims,coverage,precision,f1,contained,self-contained,ambiguous,entailed"
        )
        scored = [score_propositions(name, read(_file(folder, "extraction", name), limit)) for name in names]
        print("\n" + render_table(header.split(","), [line for lines in scored for line in lines]))
    if wanted(CARB):
        header = "set,claims by,rows,gold,claims,precision,recall,f1,area under curve"
        print(
            "\n" + render_table(header.split(","), score_carb(read(_file(folder, "extraction", CARB), limit)))
        )
    if wanted(WORTH_DEV):
        header = "set,worthy by,rows,threshold,precision,recall,f1"
        dev, test = (read(_file(folder, "checkworthiness", name), limit) for name in (WORTH_DEV, WORTH_TEST))
        print("\n" + render_table(header.split(","), score_worth(dev, test)))


def _file(folder: Path, kind: str, name: str) -> Path:
    return folder / kind / f"{name}.jsonl.gz"


def main() -> None:
    """Score the sets of a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--limit", type=int, help="read so many rows of each set, spread evenly over it")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="sets with this in their name")
    options = parser.parse_args()
    report(options.folder, options.limit, options.only)


if __name__ == "__main__":
    main()
