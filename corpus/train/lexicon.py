"""Make the word list that ships in claims/resources: which single English words can be what.

    python corpus/train/lexicon.py OEWN_ENTRIES OEWN_SYNSETS --out claims/resources

OEWN_ENTRIES is a gzipped JSON Lines file of the entries of the Open English WordNet (fields lemma, pos,
forms, synsets), OEWN_SYNSETS one of its synsets (id, lex). Words that can only be nouns are left out: an
unknown word is one most likely anyway. Irregular forms are listed under the class of what they are forms of.
Nouns whose first sense is a person, a group or a place are listed by that, too.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import defaultdict
from pathlib import Path

from treebank import write

SORTS = {"noun.person": "person", "noun.group": "group", "noun.location": "place"}
LETTERS = {"n": "n", "v": "v", "a": "a", "s": "a", "r": "r"}


def main() -> None:
    """Read, select, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("entries", type=Path, metavar="OEWN_ENTRIES")
    parser.add_argument("synsets", type=Path, metavar="OEWN_SYNSETS")
    parser.add_argument("--out", type=Path, required=True, help="folder for lexicon.json.gz")
    options = parser.parse_args()
    classes: dict[str, set[str]] = defaultdict(set)
    past: set[str] = set()  # and past participles, where irregular
    with gzip.open(options.synsets, "rt", encoding="utf-8") as lines:
        lexicographer = {synset["id"]: synset["lex"] for synset in map(json.loads, lines)}
    sorts: dict[str, list[str]] = {sort: [] for sort in SORTS.values()}
    with gzip.open(options.entries, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            letter = LETTERS.get(entry["pos"][0])
            word = entry["lemma"]
            if letter is None or not (word.isalpha() and word.islower() and word.isascii()):
                continue
            classes[word].add(letter)
            first_sense = lexicographer[entry["synsets"][0]]
            if first_sense in SORTS:
                sorts[SORTS[first_sense]].append(word)
            if letter == "v":
                forms = entry["forms"] or ()
                past.update(
                    form for form in forms if form.isalpha() and not form.endswith(("ed", "ing", "s"))
                )
    by_class: dict[str, list[str]] = defaultdict(list)
    for word, letters in sorted(classes.items()):
        if letters != {"n"}:
            by_class["".join(sorted(letters))].append(word)
    write(
        options.out / "lexicon.json.gz",
        {
            "words": {k: " ".join(v) for k, v in sorted(by_class.items())},
            "past": " ".join(sorted(past)),
            "sorts": {sort: " ".join(sorted(words)) for sort, words in sorts.items()},
        },
    )


if __name__ == "__main__":
    main()
