"""The mentions marked in GUM documents, by their places in the text."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WRITTEN = frozenset("academic bio essay news textbook voyage".split())
"""Genres like those that drafts are written in: no talk, no fiction, no instructions."""
_ENTITY = re.compile(r"\((?P<open>\d+)-[^()]*(?P<single>\))?|(?P<close>\d+)\)")


@dataclass
class Marked:
    """A document: its text and the places of the mentions of each thing."""

    name: str
    genre: str
    text: str = ""
    mentions: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def things_at(self, start: int, end: int, *, exact: bool = False) -> set[str]:
        """The things named by the shortest mention that holds these characters; `exact`: by these alone."""
        slack = 0 if exact else 2  # a mark more or less
        found = {
            (last - first, thing)
            for thing, places in self.mentions.items()
            for first, last in places
            if first <= start + slack and last >= end - slack and (not exact or (first, last) == (start, end))
        }
        return {thing for size, thing in found if size == min(found)[0]}


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
