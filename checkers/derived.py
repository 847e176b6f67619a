"""Values that a passage does not state, but that may follow from it: so a model may be asked about a claim.

"38 saves, to 26 of the other goalkeeper" are a dozen more, 203 of 890 fewer than a quarter, 1938 to 1957
almost two decades. And one value may be told in two ways that no comparison settles: "in 1906" and "from
1906 to 1909", "aged 94" and "at 94". None of that supports anything by itself.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from checkers.reading import Reading
from checkers.slots import members
from claims.model import DateValue, Quantity, Relation, Value
from claims.values import Found, compare
from claims.values.units import TIME_UNITS, convert

__all__ = ["follows", "may_follow"]

_AGREES = frozenset({Relation.EQUAL, Relation.WITHIN})
_EDGE = 0.2
"""How far, in parts of itself, a figure in the same unit may be off: "just under an hour" for 50 minutes."""
_OF_TWO = frozenset({"both", "couple", "either", "neither", "pair"})
_FEW = 10  # figures of a passage from which others are reckoned


def may_follow(found: Found, passage: Reading) -> bool:
    """Whether a quantity or date of a claim may be what the passage says, in another way or by reckoning."""
    value = found.value
    if isinstance(value, DateValue):
        return any(_told_otherwise(value, other) for other in _dates(passage))
    if not isinstance(value, Quantity):
        return False
    listed = value.sense == "amount" and any(_counts(value, number) for number in _listed(passage))
    return listed or any(_same_number(value, other) for other in _figures(passage)) or follows(found, passage)


def follows(found: Found, passage: Reading) -> bool:
    """Whether a figure of a claim comes out when those of the passage are reckoned with."""
    value = found.value
    if not isinstance(value, Quantity):
        return False
    return any(compare(value, other).relation in _AGREES for other in _reckoned(value, passage))


def _figures(reading: Reading) -> list[Quantity]:
    return [found.value for found in reading.values if isinstance(found.value, Quantity)]


def _dates(reading: Reading) -> list[DateValue]:
    return [found.value for found in reading.values if isinstance(found.value, DateValue)]


def _told_otherwise(mine: DateValue, theirs: DateValue) -> bool:
    """ "In 1906" for "from 1906 to 1909": what begins or ends a stretch, and what overlaps undecided."""
    if compare(mine, theirs).relation is not Relation.INCOMPARABLE:
        return False
    if mine.start and mine.end and theirs.start and theirs.end:
        return any(mine.start <= end <= mine.end for end in (theirs.start, theirs.end))
    ends = [day for day in (theirs.start, theirs.end) if day]
    if mine.start and mine.end:
        return any(mine.start <= day <= mine.end for day in ends)
    stated = [(mine.year, 0, 4), (mine.month, 5, 7), (mine.day, 8, 10)]
    shared = [(number, first, last) for number, first, last in stated if number is not None]
    if ends:
        return bool(shared) and any(
            all(int(day[first:last]) == number for number, first, last in shared) for day in ends
        )
    both = ((mine.month, theirs.month), (mine.day, theirs.day))
    return any(one is not None and one == other for one, other in both)


def _same_number(mine: Quantity, theirs: Quantity) -> bool:
    """ "Aged 94" for "94", "41 million a month" for "41 million", and a figure at the edge of another."""
    if None not in {mine.unit, theirs.unit} and mine.unit != theirs.unit:
        return _at_the_edge(mine, theirs)
    if None not in {mine.per, theirs.per} and mine.per != theirs.per:
        return False
    if mine.direction and theirs.direction and mine.direction != theirs.direction:
        return False
    return _close(mine, theirs, 0.0) or (mine.unit == theirs.unit and _at_the_edge(mine, theirs))


def _at_the_edge(mine: Quantity, theirs: Quantity) -> bool:
    if compare(mine, theirs).relation is not Relation.INCOMPARABLE or mine.sense != theirs.sense:
        return False
    if mine.unit == theirs.unit:
        return _close(mine, theirs, _EDGE)
    if mine.unit not in TIME_UNITS or theirs.unit not in TIME_UNITS:
        return False
    factor = convert(1.0, theirs.unit, mine.unit)
    return factor is not None and _close(mine, theirs, _EDGE, factor)


def _close(mine: Quantity, theirs: Quantity, part: float, factor: float = 1.0) -> bool:
    one, other = _middle(mine), _middle(theirs)
    return (
        one is not None and other is not None and math.isclose(one, other * factor, rel_tol=max(part, 1e-9))
    )


def _middle(value: Quantity) -> float | None:
    """The figure that the text names: of bounds the one that there is."""
    ends = [end for end in (value.low, value.high) if end is not None]
    if value.modifier == "nearly":
        return value.high
    return sum(ends) / len(ends) if ends else None


def _reckoned(mine: Quantity, passage: Reading) -> Iterator[Quantity]:
    """Differences, sums, shares and factors of two figures of one thing, and the time between two dates."""
    stated = _figures(passage)[:_FEW]
    exact = [
        (value, _noun_behind(passage, found))
        for found in passage.values
        if isinstance(value := found.value, Quantity) and value.low is not None
        if value.sense in {"amount", "age"}
    ]
    for (one, its), (other, others) in combinations(exact[:_FEW], 2):
        alike = its == others or None in {its, others}  # 128 volunteers and 37 sites are not 165
        if alike and (one.unit in {other.unit, None} or other.unit is None):
            unit = one.unit or other.unit
            yield from _of_two(mine, one, other, unit)
    for whole, share in permutations(stated, 2):
        if share.sense == "share" and whole.sense == "amount" and whole.low and share.low:
            yield _figure(mine, whole.low * share.low, whole.unit)
    for one, other in combinations([value for value in stated if value.sense == "share"], 2):
        if mine.sense == "share" and one.low and other.low:
            yield _figure(mine, one.low * other.low, mine.unit)  # half of a third
    yield from _of_changes(mine, stated)
    years = sorted({int(day[:4]) for date in _dates(passage) for day in (date.start, date.end) if day})
    for first, last in combinations(years, 2):
        if mine.unit == "year":
            yield _figure(mine, float(last - first), "year")


def _noun_behind(reading: Reading, found: Found) -> str | None:
    """What a figure counts, where that stands right behind it."""
    _, end = reading.token_range(found.start, found.end)
    behind = reading.tokens[end] if end < len(reading.tokens) else None
    return behind.lemma if behind is not None and behind.tag.startswith("N") else None


def _of_changes(mine: Quantity, stated: Sequence[Quantity]) -> Iterator[Quantity]:
    """What lies between the ends of a range, and before a change: "31 million, four more than planned"."""
    for figure in stated:
        if figure.modifier == "range" and figure.low is not None and figure.high is not None:
            yield _figure(mine, figure.high - figure.low, figure.unit)  # "lost by 38 to 43"
    for change, amount in permutations(stated, 2):
        sizes = change.sense == "change" and change.unit != "percent" and amount.sense == "amount"
        if sizes and change.low and amount.low:
            yield _figure(mine, abs(amount.low - change.low), amount.unit or change.unit)
            yield _figure(mine, amount.low + change.low, amount.unit or change.unit)


def _of_two(mine: Quantity, one: Quantity, other: Quantity, unit: str | None) -> Iterator[Quantity]:
    small, large = sorted((one.low or 0.0, other.low or 0.0))
    if small <= 0 or small == large:
        return
    points = "percentage-point" if unit == "percent" else unit
    yield _figure(mine, large - small, mine.unit if mine.unit in {None, points} else points)
    yield _figure(mine, large + small, unit)
    if mine.sense in {"share", "amount"} and mine.unit in {None, "percent"}:
        for share in (small / large, (large - small) / large, (large - small) / small):
            yield _figure(mine, share * (100 if mine.unit == "percent" else 1), mine.unit, sense="share")
    if mine.sense in {"change", "factor"}:
        up = mine.direction != "down"
        change = (large - small) / (small if up else large)
        yield _figure(mine, 100 * change, "percent")
        yield _figure(mine, large / small if up else small / large, "times", sense="factor")
        yield _figure(mine, large - small, mine.unit)


def _figure(mine: Quantity, number: float, unit: str | None, *, sense: str | None = None) -> Quantity:
    """A reckoned figure, of the claim's own sort."""
    grain = 0.1 if number < 100 else 1.0
    return mine.model_copy(
        update={
            "text": f"{number:g}",
            "low": number,
            "high": number,
            "low_open": False,
            "high_open": False,
            "modifier": "exact",
            "unit": unit,
            "resolution": grain,
            "sense": sense or mine.sense,
        }
    )


def _listed(passage: Reading) -> Iterator[int]:
    """How many names stand in a list of the passage; two where it says "both"."""
    yield from (len(found) for found in members(passage))
    if not _OF_TWO.isdisjoint(token.lemma for token in passage.tokens):
        yield 2


def _counts(value: Value, number: int) -> bool:
    return isinstance(value, Quantity) and value.low == value.high == number and value.unit is None
