"""Learn the lemma tables that ship in claims/resources.

    python corpus/train/lemmas.py DIR --out claims/resources

DIR holds the gzipped files that corpus/train/README.md names: treebanks, and the entries of a wordnet for the
irregular forms that treebanks lack. Prints the accuracy on both development
sets for the words that have something to lose (nouns, verbs, adjectives, adverbs), and the checksum.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from treebank import CORPORA, Word, read_conllu, read_training, write

from claims.language.lemmas import LONGEST_ENDING, Lemmas

Rule = tuple[int, str]
Value = TypeVar("Value", str, Rule)
INFLECTED = ("N", "V", "J", "R")
SEEN = 2
AGREEMENT = 0.6
TAGS = {"v": ("VBD", "VBN"), "n": ("NNS",)}
"""Which tags an irregular form of a wordnet's verbs and nouns may have."""


def edit(form: str, lemma: str) -> Rule:
    """How the lemma comes from the form."""
    shared = 0
    while form[: shared + 1] == lemma[: shared + 1] and shared < min(len(form), len(lemma)):
        shared += 1
    return len(form) - shared, lemma[shared:]


def most_frequent(counts: Counter[Value]) -> Value:
    """The value counted most often; the smallest among equals."""
    most = max(counts.values())
    return min(value for value, count in counts.items() if count == most)


def usual_lemmas(words: Iterable[Word]) -> dict[str, dict[str, str]]:
    """The most frequent lemma of every form, by tag; the first in the alphabet among equals."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for word in words:
        counts[word.tag, word.form.lower().replace("’", "'")][word.lemma.lower().replace("’", "'")] += 1
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for (tag, form), lemmas in sorted(counts.items()):
        table[tag][form] = most_frequent(lemmas)
    return table


def learn_rules(forms: Mapping[str, str]) -> dict[str, Rule]:
    """Rules by ending, for the forms of one tag; an ending is kept when it says more than a shorter one."""
    edits: dict[str, Counter[Rule]] = defaultdict(Counter)
    for form, lemma in forms.items():
        for size in range(min(LONGEST_ENDING, len(form) - 1) + 1):
            edits[form[len(form) - size :]][edit(form, lemma)] += 1
    rules: dict[str, Rule] = {}
    for ending in sorted(edits, key=lambda ending: (len(ending), ending)):
        counts = edits[ending]
        rule = most_frequent(counts)
        shorter = next(
            (rules[ending[cut:]] for cut in range(1, len(ending) + 1) if ending[cut:] in rules), (0, "")
        )
        sure = counts[rule] >= SEEN and counts[rule] >= AGREEMENT * counts.total()
        if sure and rule != shorter and rule[0] <= len(ending):
            rules[ending] = rule
    return rules


def irregular(path: Path) -> dict[str, dict[str, str]]:
    """The lemmas of irregular past forms and plurals, by tag; the first in the alphabet among several."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        entries = [entry for entry in map(json.loads, lines) if entry["forms"]]
    for entry in sorted(entries, key=lambda entry: str(entry["lemma"])):
        for form in entry["forms"]:
            if form.isalpha() and entry["lemma"].isalpha() and not form.endswith(("ed", "ing", "s")):
                for tag in TAGS.get(entry["pos"], ()):
                    table[tag].setdefault(form, entry["lemma"])
    return table


def accuracy(lemmas: Lemmas, path: Path) -> float:
    """The share of inflected words whose lemma is the treebank's."""
    words = [word for sentence in read_conllu(path) for word in sentence if word.tag.startswith(INFLECTED)]
    return sum(
        lemmas.lemma(word.form, word.tag) == word.lemma.lower().replace("’", "'") for word in words
    ) / len(words)


def main() -> None:
    """Learn, measure, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path, metavar="DIR")
    parser.add_argument("--out", type=Path, required=True, help="folder for lemmas.json.gz")
    options = parser.parse_args()
    rare = irregular(options.data / "oewn_entries.jsonl.gz")
    usual = usual_lemmas(word for sentence in read_training(options.data) for word in sentence)
    rules = {tag: learned for tag, forms in usual.items() if (learned := learn_rules(forms))}
    usual = {tag: rare.get(tag, {}) | forms for tag, forms in usual.items()}
    by_rule = Lemmas({}, rules)
    exceptions = {
        tag: odd
        for tag, forms in usual.items()
        if (odd := {form: lemma for form, lemma in forms.items() if by_rule.lemma(form, tag) != lemma})
    }
    lemmas = Lemmas(exceptions, rules)
    for name in CORPORA:
        print(f"{name}: {accuracy(lemmas, options.data / f'{name}.dev.conllu.gz'):.4f}")
    write(options.out / "lemmas.json.gz", {"exceptions": exceptions, "rules": rules})


if __name__ == "__main__":
    main()
