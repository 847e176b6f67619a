"""Countries and regions by every name they go by, and the words for their people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

__all__ = ["Place", "places"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a name stands for: a country or region, by its usual name; `part_of` is "" for a country."""

    name: str
    form: Literal["name", "demonym"]
    part_of: str = ""


@cache
def places() -> dict[str, Place]:
    """Every name of `resources/countries.json` as it is written there, with what it stands for."""
    table = json.loads(files("claims.resources").joinpath("countries.json").read_text(encoding="utf-8"))
    known: dict[str, Place] = {}
    for whole, regions in table["regions"].items():
        known.update((region, Place(region, "name", whole)) for region in regions)
    for country, forms in table["countries"].items():
        known.update((demonym, Place(country, "demonym")) for demonym in forms["demonyms"])
        known.update((name, Place(country, "name")) for name in (country, *forms["names"]))
    return known
