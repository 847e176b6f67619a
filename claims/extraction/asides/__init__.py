"""What a sentence says without a predicate of its own: appositions, phrases at its edge, brackets."""

from __future__ import annotations

from collections.abc import Collection

from claims.extraction.asides.amounts import changes, fronted, gapped, possessions, second_objects
from claims.extraction.asides.appositions import appositions
from claims.extraction.asides.comparisons import compared, comparisons
from claims.extraction.asides.model import Aside
from claims.extraction.asides.occurrences import occurrences
from claims.extraction.asides.people import affiliations, ages, authorships, life_dates, relations, roles
from claims.extraction.asides.places import distances, locations, settings
from claims.extraction.asides.wholes import enumerations, inclusions, measures, members
from claims.extraction.reading import Reading

__all__ = ["Aside", "asides"]

_MAKERS = (
    affiliations,
    ages,
    authorships,
    changes,
    compared,
    comparisons,
    distances,
    enumerations,
    fronted,
    gapped,
    inclusions,
    life_dates,
    locations,
    measures,
    members,
    occurrences,
    possessions,
    relations,
    roles,
    second_objects,
    settings,
)


def asides(reading: Reading, free: Collection[int]) -> list[Aside]:
    """All asides of a sentence; appositions only among the `free` tokens."""
    return [*appositions(reading, free), *(made for make in _MAKERS for made in make(reading))]
