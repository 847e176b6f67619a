"""How many single slips are flagged: claims of a text beside the same claims with one slot changed.

    python corpus/bench/twins.py TEXT... [--show]

Each TEXT is a reference, or a gold file in JSON with a field `text`. Its claims are checked against it as
they are (a flag is wrong then), and once for each of their numbers, dates, units and names with that slot
changed, names for others of their sort in these texts. Quotations are left out: words in them are no slots.
The same texts give the same twins.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import checkers
from claims import extract
from claims.model import Claim, DateValue, Document, Extraction, Kind, Label, Name, Quantity
from claims.readers import read_bytes

SEED = 7
CODES = {"number": "wrong-number", "date": "wrong-date", "unit": "wrong-unit", "name": "wrong-name"}
ALIKE = {
    "wrong-name": {"wrong-name", "wrong-place", "wrong-speaker"},
    "wrong-unit": {"wrong-unit", "wrong-number"},
}
"""Codes that name the same slip more closely."""
UNITS = [
    pair.strip().split("/")
    for pair in """kilometres/miles; km/miles; metres/feet; tonnes/kilograms; percent/percentage points;
    per cent/percentage points; million/billion; thousand/million; €/$; £/€; $/£; euros/dollars; hours/days;
    minutes/hours; days/weeks; weeks/months; months/years""".split(";")
]
MONTHS = "January February March April May June July August September October November December".split()
FLAGS = {Label.REFUTED, Label.CONFLICTING}


class Twin(NamedTuple):
    """A claim with one slot changed."""

    slot: str
    text: str
    claim: Claim


def main() -> None:
    """Measure, and print one line for each slot."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path, nargs="+", metavar="TEXT")
    parser.add_argument("--show", action="store_true", help="print what is not flagged, or wrongly")
    options = parser.parse_args()
    chance = random.Random(SEED)  # noqa: S311 - not for secrets
    documents = [_read(path) for path in options.texts]
    extractions = [extract(document) for document in documents]
    names = sorted(
        {
            (slot.value.category, slot.value.text)
            for made in extractions
            for claim in made.claims
            for slot in claim.values
            if isinstance(slot.value, Name) and slot.value.category
        }
    )
    counts: Counter[str] = Counter()
    for document, made in zip(documents, extractions, strict=True):
        claims = [c for c in made.claims if c.unchecked is None and c.kind is not Kind.QUOTATION]
        for claim, (label, code) in zip(
            claims, _verdicts(document, made, [c.text for c in claims]), strict=True
        ):
            counts["unchanged"] += 1
            counts["unchanged flagged"] += label in FLAGS
            counts["unchanged supported"] += label is Label.SUPPORTED
            if options.show and label in FLAGS:
                print(f"{document.path}: wrongly {code}: {claim.text}")
        twins = [twin for claim in claims for twin in _twins(claim, names, chance)]
        for twin, (label, code) in zip(
            twins, _verdicts(document, made, [t.text for t in twins]), strict=True
        ):
            wanted = CODES[twin.slot]
            counts[twin.slot] += 1
            counts[f"{twin.slot} flagged"] += label in FLAGS
            counts["twins supported"] += label is Label.SUPPORTED
            counts[f"{twin.slot} named"] += label in FLAGS and code in ALIKE.get(wanted, {wanted})
            if options.show and label not in FLAGS:
                print(f"{document.path}: {twin.slot} not flagged ({label}): {twin.text} | {twin.claim.text}")
    for slot in CODES:
        flagged, named, of = counts[f"{slot} flagged"], counts[f"{slot} named"], counts[slot]
        print(
            f"{slot}: {of} twins, {_percent(flagged, of)} flagged, {_percent(named, of)} under the right code"
        )
    every = sum(counts[slot] for slot in CODES)
    right = sum(counts[f"{slot} named"] for slot in CODES)
    mistaken = _percent(counts["twins supported"], every)
    print(f"all: {every} twins, {_percent(right, every)} flagged under the right code, {mistaken} supported")
    flagged, supported = counts["unchanged flagged"], counts["unchanged supported"]
    print(f"unchanged: {counts['unchanged']} claims, {_percent(flagged, counts['unchanged'])} flagged, "
          f"{_percent(supported, counts['unchanged'])} supported")  # fmt: skip


def _read(path: Path) -> Document:
    if path.suffix == ".json":
        return read_bytes(json.loads(path.read_bytes())["text"].encode(), path=f"{path.stem}.txt")
    return read_bytes(path.read_bytes(), path=path.name)


def _verdicts(
    document: Document, made: Extraction, texts: Sequence[str]
) -> list[tuple[Label | None, str | None]]:
    """The verdicts on claims in other words than the draft has, against the text itself."""
    pattern = made.claims[0] if made.claims else None
    claims = tuple(
        pattern.model_copy(update={"id": str(k), "text": text, "kind": Kind.EVENT, "unchecked": None})
        for k, text in enumerate(texts)
        if pattern is not None
    )
    asked = Extraction(document, (), claims)
    judged = checkers.check(asked, sources=[document]).drafts[0].claims
    return [(c.verdict.label, c.verdict.code) if c.verdict else (None, None) for c in judged]


def _twins(claim: Claim, names: Sequence[tuple[str, str]], chance: random.Random) -> Iterator[Twin]:
    for slot in claim.values:
        value = slot.value
        if claim.text.count(value.text) != 1:
            continue
        if isinstance(value, Quantity):
            if changed := _other_number(value.text, chance):
                yield Twin("number", claim.text.replace(value.text, changed), claim)
            if changed := _other_unit(value.text):
                yield Twin("unit", claim.text.replace(value.text, changed), claim)
        elif isinstance(value, DateValue):
            if changed := _other_date(value.text, chance):
                yield Twin("date", claim.text.replace(value.text, changed), claim)
        elif isinstance(value, Name):
            said = set(re.findall(r"\w+", claim.text))
            rest = [
                n for sort, n in names if sort == value.category and not said & set(re.findall(r"\w+", n))
            ]
            if rest:
                yield Twin("name", claim.text.replace(value.text, chance.choice(rest)), claim)


def _other_number(text: str, chance: random.Random) -> str | None:
    """One digit of the figure is another."""
    figure = re.search(r"\d[\d,.]*\d|\d", text)
    if figure is None:
        return None
    digits = [k for k in range(figure.start(), figure.end()) if text[k].isdigit()]
    at = digits[0] if len(digits) < 3 else digits[chance.choice([0, 1])]
    other = chance.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + other + text[at + 1 :]


def _other_unit(text: str) -> str | None:
    for old, new in UNITS:
        whole = rf"(?<!\w){re.escape(old)}" + (r"(?!\w)" if old.isalpha() else "")
        if re.search(whole, text):
            return re.sub(whole, new, text, count=1)
    return None


def _other_date(text: str, chance: random.Random) -> str | None:
    """Another month, or another year of the same decade."""
    month = next((m for m in MONTHS if m in text), None)
    year = re.search(r"\b(1[5-9]|20)\d\d\b", text)
    if month and (year is None or chance.random() < 0.5):
        return text.replace(month, chance.choice([m for m in MONTHS if m != month]), 1)
    if year is None:
        return None
    number = int(year.group())
    return text.replace(year.group(), str(chance.choice([number - 2, number - 1, number + 1, number + 3])), 1)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


if __name__ == "__main__":
    main()
