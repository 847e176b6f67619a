"""How often a name put in the place of "she" or "the company" is the right one, on texts with marked mentions.

    python corpus/bench/referents.py FILE... [--show]

FILEs are GUM documents (CoNLL-U, gzip), whose MISC column marks the mentions of each thing; written genres
are read. A borrowed name is right where the thing it names has another mention in the claim's sentence.
Prints how many sentences begin with a third-person pronoun, how many of these have claims in which it stays,
the number of borrowed names, and the share of right ones.
"""

from __future__ import annotations

import argparse
import gzip
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from claims import extract
from claims.readers import read_bytes

WRITTEN = frozenset("academic bio essay fiction letter news textbook voyage whow".split())
PRONOUNS = ("he ", "she ", "it ", "they ", "his ", "her ", "its ", "their ")
_ENTITY = re.compile(r"\((?P<open>\d+)-[^()]*(?P<single>\))?|(?P<close>\d+)\)")


@dataclass
class Marked:
    """A document: its text and the places of the mentions of each thing."""

    name: str
    genre: str
    text: str = ""
    mentions: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def things(self, start: int, end: int) -> set[str]:
        """The things with a mention of about these characters."""
        return {
            thing
            for thing, places in self.mentions.items()
            if any(abs(a - start) <= 4 and abs(b - end) <= 4 for a, b in places)  # an article more or less
        }


def documents(path: Path) -> Iterator[Marked]:
    """The documents of a file."""
    found: Marked | None = None
    opened: dict[str, list[int]] = {}
    at = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            key, _, value = line.strip().partition(" = ")
            if key == "# newdoc id":
                if found:
                    yield found
                found, opened = Marked(value, ""), {}
            elif found is None:
                continue
            elif key == "# meta::genre":
                found.genre = value
            elif key.startswith("# newpar") and key in {"# newpar", "# newpar_block"} and found.text:
                found.text = found.text.rstrip() + "\n\n"
            elif key == "# text":
                at = len(found.text)
                found.text += value + " "
            elif line[:1].isdigit() and (fields := line.strip().split("\t"))[0].isdigit():
                at = found.text.index(fields[1], at)
                _mark(found, opened, fields[9], at, at + len(fields[1]))
                at += len(fields[1])
    if found:
        yield found


def _mark(found: Marked, opened: dict[str, list[int]], misc: str, start: int, end: int) -> None:
    marks = next((item[7:] for item in misc.split("|") if item.startswith("Entity=")), "")
    for mark in _ENTITY.finditer(marks):
        thing = mark["open"] or mark["close"]
        if mark["open"] and not mark["single"]:
            opened.setdefault(thing, []).append(start)
        else:
            first = start if mark["open"] else opened[thing].pop()
            found.mentions.setdefault(thing, []).append((first, end))


def main() -> None:
    """Measure, and print one line for each figure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for document in (found for path in options.files for found in documents(path)):
        if document.genre not in WRITTEN:
            continue
        total["documents"] += 1
        made = extract(read_bytes(document.text.encode(), path=f"{document.name}.txt"))
        claims = {claim.id: claim for claim in made.claims}
        for sentence in made.sentences:
            mine = [claims[k] for k in sentence.claims]
            if sentence.text.lower().startswith(PRONOUNS) and mine:
                total["pronouns"] += 1
                total["kept"] += any(claim.text.lower().startswith(PRONOUNS) for claim in mine)
            seen: set[tuple[int, int]] = set()
            for claim in mine:
                for borrowed in claim.context:
                    place = (borrowed.span.start, borrowed.span.end)
                    inside = sentence.span.start <= place[0] < sentence.span.end
                    if place in seen or inside:
                        continue
                    seen.add(place)
                    things = document.things(*place)
                    if not things:
                        total["unmarked"] += 1
                        continue
                    right = any(
                        sentence.span.start <= start < sentence.span.end
                        for thing in things
                        for start, _ in document.mentions[thing]
                    )
                    total["right" if right else "wrong"] += 1
                    if options.show and not right:
                        print(f"{document.name}: {borrowed.text!r} in: {claim.text}\n    {sentence.text}")
    judged = total["right"] + total["wrong"]
    print(
        f"{total['documents']} documents: {total['pronouns']} sentences with claims begin with a pronoun, "
        f"{total['kept']} keep it; {judged} borrowed names, {100 * total['right'] / max(1, judged):.1f} % "
        f"right ({total['unmarked']} more are not marked)"
    )


if __name__ == "__main__":
    main()
