"""Short forms of names: a report names the World AI Conference and then calls it "the conference"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping

from claims.model import Document

__all__ = ["long_forms", "short_forms"]

_NAME = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){1,5}")
_DEFINITE = re.compile(r"\b[Tt]h(?:e|is) ([A-Za-z][\w-]+)")


def short_forms(document: Document) -> dict[str, str]:
    """The names of two words or more by their last word in lower case, where only one name ends with it."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for block in document.blocks:
        for match in _NAME.finditer(block.text):
            name = match[0].removeprefix("The ")
            if " " in name:
                names[name.rsplit(" ", 1)[1].lower()].add(name)
    return {last: next(iter(found)) for last, found in names.items() if len(found) == 1}


def long_forms(text: str, forms: Mapping[str, str]) -> list[str]:
    """The names that the "the ..." phrases of a text stand for, in the order of the text."""
    words = (match[1].lower() for match in _DEFINITE.finditer(text))
    return list(dict.fromkeys(forms[word] for word in words if word in forms))
