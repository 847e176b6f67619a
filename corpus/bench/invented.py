"""Invented firms, documents about them, and drafts that restate them with slips: what speed.py times.

The same seed gives the same texts. Every sentence comes from templates written for this project.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

__all__ = ["Firm", "invent_firms", "write_document", "write_draft"]

_STARTS = ("Al", "Bren", "Cor", "Dun", "El", "Far", "Gal", "Hol", "Ister", "Kel", "Lor", "Mar", "Nor", "Os")
_ENDS = ("bury", "dale", "ford", "gate", "holm", "mere", "stad", "ton", "vik", "wick")
_TRADES = ("Bakeries", "Ferries", "Instruments", "Pumps", "Railways", "Robotics", "Timber", "Turbines")
_FIRST = ("Ada", "Bo", "Clara", "Dag", "Edith", "Finn", "Greta", "Hugo", "Ines", "Jonas", "Karin", "Lars")
_LAST = ("Abel", "Brandt", "Carver", "Dahl", "Eriksen", "Fenn", "Grant", "Hale", "Ivers", "Jansen", "Krag")
_MONTHS = ("January", "March", "April", "June", "August", "September", "October", "December")
_WISHES = ("careful", "early", "frugal", "honest", "modest", "patient", "quiet", "slow", "small", "thorough")
_FEARS = ("careless", "famous", "greedy", "hasty", "late", "loud", "reckless", "sorry", "vain", "wrong")

_STATED = (
    "{person} founded {name} in {town} in {year}.",
    "At the end of 2023 {name} had {staff:,} employees.",
    "Revenue of {name} rose by {growth} per cent to €{revenue} million in 2023.",
    "{name} opened a plant in {second} in {month} {opened}.",
    "{chief} has been the chief executive of {name} since {since}.",
    "{name} exports to {countries} countries.",
    "The fair in {second} showed more than {shown} products by {name}.",
    '"We would rather be {wish} than {fear}," said {chief}, the chief executive of {name}.',
    "{name} is the {rank}-largest firm of its kind in the region.",
    "The firm took over {rival} in {opened} for €{price} million.",
)

_RESTATED = (
    "{name} was founded in {year} by {person}.",
    "It employs about {staff:,} people.",
    "Its revenue grew by {growth} % last year, to €{revenue} million, and it sells to {countries} countries.",
    "In {month} {opened} {name} opened its plant in {second}.",
    "{chief}, the chief executive of {name}, took office in {since}.",
    "Visitors of the fair in {second}, which drew {name} and {rival}, saw {shown}+ products.",
    '"We would rather be {wish} than {fear}," {chief} said.',
    "{name}, based in {town}, is the {rank}-largest firm of its kind in the region.",
    "{name} and {rival} merged in {opened}; the price was €{price} million.",
    "According to {chief}, fewer than {shown} orders are late.",
)

_ASIDES = (
    "Who would have thought so ten years ago?",
    "It is a remarkable story.",
    "The next years will surely bring more of the same.",
    "Let us not forget the people behind the figures.",
    "Nobody knows what the market wants.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Firm:
    """The facts of an invented firm."""

    name: str
    rival: str
    town: str
    second: str
    person: str
    chief: str
    wish: str
    fear: str
    month: str
    rank: str
    year: int
    since: int
    opened: int
    staff: int
    growth: int
    revenue: float
    countries: int
    shown: int
    price: float

    def say(self, template: str, *, slip: int = 0) -> str:
        """The sentence that a template makes of these facts; `slip` is added to years and head counts."""
        facts = {name: getattr(self, name) for name in self.__slots__}
        for name in ("year", "opened", "staff", "growth"):
            facts[name] += slip
        return template.format(**facts)


def invent_firms(count: int, *, seed: int) -> list[Firm]:
    """`count` firms; the same for the same seed."""
    rng = random.Random(seed)  # noqa: S311 - repeatable texts, no secrets
    return [_invent_firm(rng) for _ in range(count)]


def _invent_firm(rng: random.Random) -> Firm:
    def place() -> str:
        return rng.choice(_STARTS) + rng.choice(_ENDS)

    def person() -> str:
        return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"

    return Firm(
        name=f"{place()} {rng.choice(_TRADES)}",
        rival=f"{place()} {rng.choice(_TRADES)}",
        town=place(),
        second=place(),
        person=person(),
        chief=person(),
        wish=rng.choice(_WISHES),
        fear=rng.choice(_FEARS),
        month=rng.choice(_MONTHS),
        rank=rng.choice(("second", "third", "fourth", "fifth")),
        year=rng.randrange(1880, 1990),
        since=rng.randrange(2008, 2023),
        opened=rng.randrange(1991, 2022),
        staff=rng.randrange(120, 9000),
        growth=rng.randrange(2, 40),
        revenue=rng.randrange(50, 9000) / 10,
        countries=rng.randrange(5, 90),
        shown=10 * rng.randrange(3, 40),
        price=rng.randrange(20, 900) / 10,
    )


def write_document(firms: Sequence[Firm]) -> str:
    """A plain-text document that states all facts of some firms, two paragraphs each (about 115 words)."""
    half = len(_STATED) // 2
    parts = [(firm, templates) for firm in firms for templates in (_STATED[:half], _STATED[half:])]
    paragraphs = [" ".join(firm.say(template) for template in templates) for firm, templates in parts]
    return "\n\n".join(["Portraits of firms", *paragraphs]) + "\n"


def write_draft(firms: Sequence[Firm], *, words: int, seed: int) -> str:
    """A Markdown draft of at least `words` words about the firms; about one statement in five is wrong."""
    rng = random.Random(seed)  # noqa: S311 - repeatable texts, no secrets
    paragraphs = ["# Firms of the region"]
    written = 0
    while written < words:
        paragraph = " ".join(_paragraph(rng.choice(firms), rng))
        written += len(paragraph.split())
        paragraphs.append(paragraph)
    return "\n\n".join(paragraphs) + "\n"


def _paragraph(firm: Firm, rng: random.Random) -> Iterator[str]:
    """Sentences about one firm, which is named in the first."""
    named = [template for template in _RESTATED if template.startswith("{name}")]
    opening = rng.choice(named)
    yield firm.say(opening)
    for template in rng.sample([template for template in _RESTATED if template != opening], 4):
        yield firm.say(template, slip=rng.choice((0, 0, 0, 0, 3)))
    yield rng.choice(_ASIDES)
