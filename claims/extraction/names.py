"""Names of one thing: the whole one, a surname, an abbreviation, a firm without its legal form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claims.extraction.entities import Category
from claims.extraction.things import Thing
from claims.language.lexicon import LEGAL_FORMS, noun_sort

__all__ = ["same_thing"]


def same_thing(
    things: Sequence[Thing], text: str, category: Category | None, *, located: bool
) -> Thing | None:
    """Which of the things mentioned before a name means, if any; `located`: it stands where a place may."""
    names = [thing for thing in things if not thing.common]
    exact = next((t for t in reversed(names) if _without_form(t.text) == _without_form(text)), None)
    words = _words(text)
    if exact is not None and (len(words) > 1 or noun_sort(text.lower())):
        return exact
    if exact is None and (alias := next((t for t in names if _abbreviates(text, t.text)), None)):
        return alias
    # A bare surname is the person who was introduced first with it: relatives are named in full.
    for thing in names:
        theirs = _words(thing.text)
        single = words if len(words) == 1 else theirs
        short = len(words) != len(theirs) and len(single) == 1 and not noun_sort(single[0].lower())
        ends = words[-1] == theirs[-1] or words[0] == theirs[0]  # Chinese family names come first
        firm = thing.category == "organisation" and len(theirs) > 1
        if firm and short and words[0] == theirs[0] and not located:
            return thing  # "Tarnvik" after "Tarnvik Instruments"
        firm = (
            category == "organisation"
            and len(words) > 1
            and thing.category in {None, "other", "organisation"}
        )
        if firm and short and words[0] == theirs[0]:
            return thing  # "Tarnvik Instruments" after "Tarnvik"
        if (
            thing.category == "person"
            and len(words) == 1
            and words[0] in theirs[1:]
            and category in {None, "person"}
        ):
            return thing  # "Berrospi" after "Ana Lucía Berrospi Maita"
        middle = min(len(words), len(theirs)) > 1 and (words[0], words[-1]) == (theirs[0], theirs[-1])
        if {thing.category, category} <= {None, "other", "person"} and ((short and ends) or middle):
            return thing
    return exact


def _abbreviates(short: str, long: str) -> bool:
    """ "IE6" for "Internet Explorer 6", "WHO" for "World Health Organization"; either way round."""
    if len(short) > len(long):
        short, long = long, short
    return len(short) > 1 and " " not in short and short[0].isupper() and short == _initials(long)


@lru_cache(maxsize=1 << 12)
def _initials(name: str) -> str:
    """Its letters as an abbreviation; "" for a single word."""
    words = _words(name)
    letters = (word if word.isdigit() else word[0] for word in words if word[0] not in "aof")
    return "".join(letters) if len(words) > 1 else ""


@lru_cache(maxsize=1 << 12)
def _without_form(name: str) -> str:
    """ "Carrow Stone" for "Carrow Stone Ltd"."""
    words = name.replace(",", "").split()
    return " ".join(words[:-1]) if len(words) > 1 and words[-1] in LEGAL_FORMS else name


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())
