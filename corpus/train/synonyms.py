"""Make the table of related words that ships in claims/resources: who says the same, and who the opposite.

    python corpus/train/synonyms.py OEWN_ENTRIES OEWN_SYNSETS --out claims/resources

Both are gzipped JSON Lines files of the Open English WordNet: entries (fields lemma, pos, synsets, ids,
antonyms, derivation) and synsets (fields id, pos, lex, members). Only single lower-case words are kept, and a
noun only stands for its first meaning, other words for their first two: what a word means seldom would make
too many alike. Synonyms that one stem tells (recognise, recognize) are left out as well, and so are opposites
that one prefix tells (able, unable).
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from treebank import write

LETTERS = {"n": "n", "v": "v", "a": "a", "s": "a", "r": "r"}
SENSES = {"n": 1, "v": 2, "a": 2, "r": 2}
"""How many meanings of a word count, from the commonest on."""
LAST = 99
"""The rank of a meaning that no entry lists."""
SHORTEST, LONGEST = 3, 12
"""Letters of the shortest and the longest word that is kept."""
LEFT_OUT = frozenset("noun.animal noun.body noun.food noun.plant noun.substance".split())
"""Fields of the lexicographers whose synonyms are names of kinds, seldom met in news."""
SAME_START = 5
"""Words of one family that share so many letters are known by their stem, and need no table."""


def main() -> None:
    """Read, select, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=Path, metavar="OEWN_ENTRIES")
    parser.add_argument("synsets", type=Path, metavar="OEWN_SYNSETS")
    parser.add_argument("--out", type=Path, required=True, help="folder for synonyms.json.gz")
    options = parser.parse_args()
    entries = list(_lines(options.entries))
    senses = {key: entry for entry in entries for key in entry["ids"]}
    groups: dict[str, list[list[str]]] = defaultdict(list)
    rank = {(entry["lemma"], key): k for entry in entries for k, key in enumerate(entry["synsets"])}
    for synset in _lines(options.synsets):
        if synset["lex"] in LEFT_OUT:
            continue
        letter = LETTERS[synset["pos"]]
        members = [word for word in synset["members"] if _plain(word)]
        common = [word for word in members if rank.get((word, synset["id"]), LAST) < SENSES[letter]]
        if len(common) > 1:
            groups[letter].append(common)
    families, opposites = list(_pairs(entries, senses, "derivation")), _pairs(entries, senses, "antonyms")
    table: dict[str, Any] = {letter: _neighbours(found) for letter, found in sorted(groups.items())}
    table["family"] = _neighbours(families)
    table["opposite"] = _neighbours(pair for pair in opposites if not _prefixed(*pair))
    write(options.out / "synonyms.json.gz", table)


def _pairs(
    entries: Iterable[dict[str, Any]], senses: Mapping[str, dict[str, Any]], kind: str
) -> Iterator[tuple[str, str]]:
    """The pairs of plain words that a relation between senses joins."""
    for entry in entries:
        others = {senses[key]["lemma"] for key in entry[kind] if key in senses}
        for other in sorted(others - {entry["lemma"]}):
            if _plain(entry["lemma"]) and _plain(other):
                yield entry["lemma"], other


def _neighbours(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Each word with the others of all its groups, as one string."""
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        words = set(group)
        for word in words:
            found[word].update(other for other in words if not _one_stem(word, other))
    return {word: " ".join(sorted(others)) for word, others in sorted(found.items()) if others}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower() and word.isascii() and SHORTEST <= len(word) <= LONGEST


def _prefixed(one: str, other: str) -> bool:
    return one.endswith(other) or other.endswith(one)


def _one_stem(one: str, other: str) -> bool:
    return one == other or one[:SAME_START] == other[:SAME_START]


if __name__ == "__main__":
    main()
