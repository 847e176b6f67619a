"""Which thing a pronoun or "the company" stands for: a small model that ranks what was mentioned before.

Each candidate gets a score, the weighted sum of the features named here; "none of them" has one, too. The
scores of one reference, made to shares that sum to 1, say how sure the choice is, and a choice that is not
sure enough is none. `corpus/train/referents.py` learns the weights and the thresholds from texts with marked
mentions; they can be read in `claims/resources/referents.json`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from claims.extraction.entities import Category
from claims.extraction.given_names import HE_NAMES, SHE_NAMES
from claims.extraction.lexicon import PLACE_NOUNS
from claims.extraction.things import Role, Spot, Thing
from claims.resources import read_json
from claims.values.countries import places

__all__ = [
    "FEATURES",
    "KINDS",
    "Reference",
    "ReferenceKind",
    "candidates",
    "features",
    "only_one",
    "shares",
    "surest",
    "threshold",
]

ReferenceKind = Literal["he", "it", "they", "noun"]
KINDS: tuple[ReferenceKind, ...] = ("he", "it", "they", "noun")
_REACH = {"he": 6, "it": 3, "they": 3, "noun": 12}
"""How many sentences back a candidate was mentioned at most."""
_FIRMS = frozenset(
    """airline business carmaker carrier chipmaker company corporation firm group lender maker manufacturer
    operator organisation organization retailer start-up startup supplier""".split()
)
"""Nouns that may be said of any organisation of late."""
_NAMED_SO = frozenset("charity foundation institute union university".split())
"""Nouns that the name of what they stand for holds: "the union" is no company that was named before."""
_TOWNS = frozenset({"city", "town", "village"})
_LATELY = 5  # sentences
_AHEAD = {"he": 2.5, "it": 2.0, "they": 2.0, "noun": 2.0}
"""How many times the share of the next candidate the best one has at least; else both are possible."""
_GIVEN_NAMES = HE_NAMES | SHE_NAMES
_OPENING = 3  # sentences that tell what a draft is about, its heading and dateline counted

_BY_FIT = frozenset({"it", "they"})
"""Kinds whose choice gets better by the fit, of things without a name: names fit anywhere."""

FEATURES = (
    "mentioned in the same sentence",
    "mentioned in the sentence before",
    "mentioned two sentences before",
    "subject there",
    "object there",
    "part of another phrase there",
    "subject in the same sentence",
    "subject in the sentence before",
    "subject there, and so is the reference",
    "mentioned last by a reference",
    "first of the candidates in its sentence",
    "nearest of the candidates",
    "the only candidate of the sentence before",
    "the only name of the sentence before",
    "number of mentions, up to six",
    "most mentioned of the candidates",
    "named in a heading",
    "mentioned in the same paragraph",
    "a name",
    "known to be of the sort asked for",
    "a place",
    "known to be of the gender asked for",
    "has the noun of the reference",
    "the only candidate",
    "subject of the same sentence, the reference being possessive",
    "subject in the sentence before, the reference being the subject of its sentence",
    "object in the sentence before, the reference being the subject of its sentence",
    "subject of the same sentence, the reference being a subject",
    "several joined",
    "more than one",
    "mentioned in the first sentences",
    "with an indefinite article",
    "a person",
    "an organisation",
    "somebody, and the reference acts like somebody",
    "most mentioned, and from the first sentences on",
    "most mentioned of its sort, and from the first sentences on",
    "subject of the main clause in the sentence before, the reference being the subject of its sentence",
    "no name, and part of another phrase in the sentence before",
    "a name, and the only name of its sort",
    "how well its words fit",
)
"""What the model looks at, in its order; each in [0, 1], but for the last, mostly in [-4, 4]."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun, or a noun with "the" or "this".

    `category` is the sort of thing that its noun asks for; `described` the token that the apposition
    describes in which it stands, -1 if it stands in none: "Valve 5.5, its first valve" is not the valve's.
    `leads` is true of the subject of the main clause and its owner; `acts` of the subject of a verb that asks
    for somebody, or the owner of people: "they said", "its founder"; `located` of a firm by where it is from:
    "the Swiss company".
    """

    kind: ReferenceKind
    spot: Spot
    gender: Literal["he", "she"] | None = None
    possessive: bool = False
    noun: str = ""
    category: Category | None = None
    described: int = -1
    acts: bool = False
    leads: bool = False
    located: bool = False


def candidates(reference: Reference, things: Sequence[Thing]) -> list[Thing]:
    """What was mentioned near enough before the reference and agrees with it in number, gender and sort."""
    return [thing for thing in things if thing.spots and _fits(reference, thing)]


def _fits(reference: Reference, thing: Thing) -> bool:
    last, here = thing.spots[-1], reference.spot
    if here.sentence - last.sentence > _REACH[reference.kind]:
        return False
    if (last.sentence, last.token) == (here.sentence, reference.described):
        return False
    beside = (last.sentence, last.clause) == (here.sentence, here.clause) and last.clause >= 0
    roles = {last.role, here.role}
    if (
        beside
        and not reference.possessive
        and roles & {Role.SUBJECT, Role.OBJECT}
        and Role.NESTED not in roles
    ):
        return False  # "Lopez founded the company": not Lopez; but "after his mother's death, he left"
    if reference.kind == "noun":
        return _stands_for(reference, thing)
    somebody = not thing.common or thing.joint or thing.category is not None
    if reference.kind == "they":
        return (thing.plural or thing.category == "organisation") and (somebody or not reference.acts)
    if thing.plural:
        return False
    if reference.kind == "it":
        # "Philip", of no known sort, is no thing
        given = thing.category is None and thing.text.split()[0] in _GIVEN_NAMES
        thinglike = thing.category != "person" and thing.gender is None and not given
        return thinglike and (somebody or not reference.acts)
    unknown = thing.category is None and not thing.common and not thing.article
    person = thing.category == "person" or (unknown and (_acted(thing) or len(thing.text.split()) > 1))
    return person and thing.gender in {None, reference.gender}


def _acted(thing: Thing) -> bool:
    """Whether it was the subject of something: "Ayacucho" in "represented Ayacucho" may be a town."""
    return any(spot.role is Role.SUBJECT for spot in thing.spots)


def _stands_for(reference: Reference, thing: Thing) -> bool:
    if thing.common or thing.plural:
        return False
    if has_noun(reference, thing):
        return True
    if reference.category is None or reference.noun in _NAMED_SO:
        return False
    if reference.category == "place":
        sorts = {thing.noun, reference.noun}
        if thing.noun in PLACE_NOUNS and len(sorts) == 2 and not sorts <= _TOWNS:
            return False  # "the region", where the name is that of a town
        known = places().get(thing.text)
        country = known is not None and not known.part_of
        return thing.category == "place" and country == (reference.noun in {"country", "nation"})
    unknown = thing.category in {None, "other"} and reference.category == "organisation" and _acted(thing)
    return thing.category == reference.category or (unknown and not thing.article)


def has_noun(reference: Reference, thing: Thing) -> bool:
    """ "the museum" for "the Brindlow Museum", "the Museum of Art" or "the city" for "the city of Porto"."""
    words = thing.text.lower().split()
    heads = {words[-1], *(a for a, b in pairwise(words) if b in {"of", "for"})}
    return reference.noun == thing.noun or (len(words) > 1 and reference.noun in heads)


def features(reference: Reference, rivals: Sequence[Thing], fits: Sequence[float]) -> list[tuple[float, ...]]:
    """The features of each candidate of a reference, in order; `fits` as by `claims.language.links`."""
    here = reference.spot
    leads = reference.leads
    nearest = max(rivals, key=_last)
    most = _most(rivals)
    found = []
    for thing, likeness in zip(rivals, fits, strict=True):
        last = thing.spots[-1]
        back = here.sentence - last.sentence
        there = [spot for spot in thing.spots if spot.sentence == last.sentence]
        roles = {spot.role for spot in there}
        subject = Role.SUBJECT in roles
        opening = thing.spots[0].sentence <= _OPENING
        beside = [other for other in rivals if other is not thing and _in(other, last.sentence)]
        named = [other for other in beside if not other.common]
        ahead = [other for other in rivals if _in(other, last.sentence) and _last(other) < _last(thing)]
        wanted = {"he": "person", "it": "organisation", "they": "organisation"}.get(
            reference.kind, reference.category
        )
        found.append(
            tuple(
                float(value)
                for value in (
                    back == 0,
                    back == 1,
                    back == 2,
                    subject,
                    Role.OBJECT in roles and not subject,
                    roles == {Role.NESTED},
                    subject and back == 0,
                    subject and back == 1,
                    subject and here.role is Role.SUBJECT,
                    last.by_reference,
                    not ahead,
                    thing is nearest,
                    back == 1 and not beside,
                    back == 1 and not thing.common and not named,
                    min(6, len(thing.spots)) / 6,
                    len(thing.spots) == most,
                    thing.titled,
                    last.block == here.block,
                    not thing.common,
                    thing.category == wanted,
                    thing.category == "place",
                    thing.gender is not None,
                    reference.kind == "noun" and has_noun(reference, thing),
                    len(rivals) == 1,
                    subject and back == 0 and reference.possessive,
                    subject and back == 1 and leads,
                    Role.OBJECT in roles and not subject and back == 1 and leads,
                    subject and back == 0 and here.role is Role.SUBJECT,
                    thing.joint,
                    thing.plural,
                    opening,
                    thing.indefinite,
                    thing.category == "person",
                    thing.category == "organisation",
                    reference.acts and thing.category in {"person", "organisation"},
                    opening and len(thing.spots) == most,
                    opening
                    and len(thing.spots) == max(len(t.spots) for t in rivals if t.category == thing.category),
                    leads and back == 1 and any(spot.main and spot.role is Role.SUBJECT for spot in there),
                    thing.common and back == 1 and roles == {Role.NESTED},
                    not thing.common
                    and not any(
                        o.category == thing.category and not o.common for o in rivals if o is not thing
                    ),
                    likeness if reference.kind in _BY_FIT and thing.common else 0,
                )
            )
        )
    return found


def _most(things: Sequence[Thing]) -> int:
    return max(len(thing.spots) for thing in things)


def _last(thing: Thing) -> tuple[int, int]:
    return thing.spots[-1].sentence, thing.spots[-1].token


def _in(thing: Thing, sentence: int) -> bool:
    return thing.spots[-1].sentence == sentence


@cache
def _model() -> dict[str, dict[str, float]]:
    """By kind: the weight of each feature, of "none", and the thresholds."""
    model: dict[str, dict[str, float]] = read_json("referents.json")
    return model


def shares(kind: ReferenceKind, rows: Sequence[Sequence[float]]) -> list[float]:
    """How likely each candidate is meant, in [0, 1], by its features; the rest is "none of them"."""
    weights = _model()[kind]
    row_weights = [weights[name] for name in FEATURES]
    scores = [sum(w * x for w, x in zip(row_weights, row, strict=True)) for row in rows]
    top = max([weights["none"], *scores])
    powers = [math.exp(score - top) for score in scores]
    total = math.exp(weights["none"] - top) + sum(powers)
    return [round(power / total, 4) for power in powers]


def only_one(reference: Reference, rivals: Sequence[Thing]) -> Thing | None:
    """The only organisation, or event, of late where "the company", or "the event", names its sort alone."""
    plain = reference.category == "event" or reference.noun in _FIRMS
    if not plain or any(has_noun(reference, t) for t in rivals):
        return None
    since = reference.spot.sentence - _LATELY
    of_late = [t for t in rivals if t.spots[-1].sentence >= since]
    known = [t for t in of_late if t.category == reference.category]
    unknown = [t for t in of_late if not t.common and t.category in {None, "other"}]  # it may be one, too
    return known[0] if len(known) == 1 and not unknown else None


def surest(kind: ReferenceKind, likely: Sequence[float], least: float) -> int | None:
    """The index of the candidate that is sure enough: from the share `least` on, far ahead of the next."""
    first, *others = sorted(likely, reverse=True)
    ahead = not others or first >= _AHEAD[kind] * others[0]
    return list(likely).index(first) if first >= least and ahead else None


def threshold(reference: Reference) -> float:
    """The share from which a candidate is taken, in [0.3, 1]."""
    return _model()[reference.kind]["threshold, leading" if reference.leads else "threshold"]
