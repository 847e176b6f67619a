"""A draft's quantity held against a source's.

What counts as the same figure, in the order in which it is tried:

- Only like is compared: amounts with amounts, changes with changes, one unit with another of its
  dimension (never one currency with another), percentages with shares ("a third"), changes in per cent
  with factors.
- Equal figures are equal. "More than 150", "at least 150" and "150+" are equal to each other.
- A draft that is rounder holds: "1.2bn" for 1,234 million, "about 150" for 152, "more than 100" for 152.
  So does one that drops a hedge: "150" for "more than 150".
- A draft that is more exact than its source is not settled by it: "152" for "about 150".
- Everything else that does not overlap, even when rounded generously, can't both be true.

Between "rounds to it" and "can't both be true" lies a zone where a careful editor would hesitate; there the
answer is that the two are incomparable. Plain integers below 100 are never taken for rounded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from claims.model import Comparison, Quantity, Relation
from claims.values.intervals import HEDGE
from claims.values.units import TIME_UNITS, convert

__all__ = ["compare_quantities"]

_ROUNDING = 0.05  # a rounded figure stands for one at most this far away
_DOUBT = 0.1  # beyond this, trailing zeros are no rounding
_DOUBT_STATED = 0.2  # the same for a figure that states its grain: "2 million" for 1.7 million
_FAR = 2.0  # "more than 100" holds for 180, but says little about 5,000
_STRICTER = 1.2  # a lower bound this much above the source's own is another figure

_TEMPERATURES = frozenset({"degree_Celsius", "degree_Fahrenheit", "kelvin"})
_FLOORS = frozenset({"more-than", "at-least"})


@dataclass(frozen=True, slots=True)
class _Measure:
    """A quantity as numbers of one unit; `stated` is the figure that the text names."""

    low: float
    high: float
    low_open: bool
    high_open: bool
    modifier: str
    resolution: float
    share: bool
    converted: bool = False

    @property
    def stated(self) -> float:
        match self.modifier:
            case "more-than" | "at-least":
                return self.low
            case "less-than" | "at-most" | "nearly":
                return self.high
        return (self.low + self.high) / 2

    @property
    def is_point(self) -> bool:
        return self.low == self.high

    @property
    def is_floor(self) -> bool:
        return math.isinf(self.high) and not math.isinf(self.low)

    @property
    def is_ceiling(self) -> bool:
        return math.isinf(self.low) and not math.isinf(self.high)

    def times(self, factor: float) -> _Measure:
        return replace(
            self, low=self.low * factor, high=self.high * factor, resolution=abs(self.resolution * factor)
        )


def compare_quantities(draft: Quantity, source: Quantity) -> Comparison:
    """How the draft's figure stands to the source's; the explanation shows both."""
    relation, reason = _relate(draft, source)
    return Comparison(
        relation=relation,
        explanation=f"{reason} (draft: {draft.text}; source: {source.text}).",
        draft=draft,
        source=source,
    )


def _relate(draft: Quantity, source: Quantity) -> tuple[Relation, str]:
    if draft.direction and source.direction and draft.direction != source.direction:
        return Relation.DISJOINT, "One goes up, the other down"
    one, other, reason = _measure(draft), _measure(source), ""
    if draft.sense != source.sense:
        pair = _same_sense(draft, source, one, other)
        if pair is None:
            return Relation.INCOMPARABLE, f"One is {_named(draft)}, the other {_named(source)}"
        one, other = pair
    elif draft.unit != source.unit:
        converted = _converted(draft, source, other)
        if converted is None:
            return Relation.INCOMPARABLE, "The units can't be compared"
        other = converted
    if draft.per != source.per:
        return _relate_rates(draft, source, one, other)
    relation, reason = _relate_measures(one, other)
    if relation is Relation.DISJOINT and {draft.sense, source.sense} == {"share", "change"}:
        return Relation.INCOMPARABLE, "One is a share, the other may be a change"
    if relation is Relation.DISJOINT and draft.unit != source.unit and one.stated and draft.unit:
        reason = f"The figures differ, also when converted to {draft.unit.replace('_', ' ')}"
    return relation, reason


def _measure(quantity: Quantity) -> _Measure:
    return _Measure(
        low=-math.inf if quantity.low is None else quantity.low,
        high=math.inf if quantity.high is None else quantity.high,
        low_open=quantity.low_open,
        high_open=quantity.high_open,
        modifier=quantity.modifier,
        resolution=quantity.resolution,
        share=quantity.sense == "share",
    )


def _named(quantity: Quantity) -> str:
    names = {
        "amount": "an amount",
        "share": "a share",
        "change": "a change",
        "factor": "a factor",
        "age": "an age",
    }
    return names[quantity.sense]


# ------------------------------------------------------------------ one unit, one sense


def _same_sense(
    draft: Quantity, source: Quantity, one: _Measure, other: _Measure
) -> tuple[_Measure, _Measure] | None:
    """Both as percentages or both as factors, where that makes them alike; else None.

    A change may be worded as a share: "rose by nearly half".
    """
    senses = {draft.sense, source.sense}
    if senses in ({"amount", "share"}, {"change", "share"}) and {draft.unit, source.unit} == {
        "percent",
        None,
    }:
        return (
            one if draft.unit == "percent" else one.times(100),
            other if source.unit == "percent" else other.times(100),
        )
    if senses == {"change", "factor"}:
        first, second = _as_factor(draft, one), _as_factor(source, other)
        return (first, second) if first and second else None
    return None


def _as_factor(quantity: Quantity, measure: _Measure) -> _Measure | None:
    """ "up 100 %" as two times; None for a change in anything but per cent."""
    if quantity.sense == "factor":
        return measure
    if quantity.unit != "percent" or quantity.direction is None:
        return None
    grown = measure.times(0.01 if quantity.direction == "up" else -0.01)
    low, high = sorted((grown.low, grown.high))
    return replace(grown, low=1 + low, high=1 + high)


def _converted(draft: Quantity, source: Quantity, measure: _Measure) -> _Measure | None:
    """The source's figure in the draft's unit, or None when they measure different things."""
    if draft.unit is None or source.unit is None or {draft.unit, source.unit} & {"percent", "times"}:
        return None
    if "percentage-point" in {draft.unit, source.unit}:
        return None
    if draft.sense == "change" and draft.unit in _TEMPERATURES:
        return None
    ends = [
        end if math.isinf(end) else convert(end, source.unit, draft.unit)
        for end in (measure.low, measure.high)
    ]
    zero, grain = (convert(value, source.unit, draft.unit) for value in (0.0, measure.resolution))
    if ends[0] is None or ends[1] is None or zero is None or grain is None:
        return None
    return replace(measure, low=ends[0], high=ends[1], resolution=abs(grain - zero), converted=True)


def _relate_rates(draft: Quantity, source: Quantity, one: _Measure, other: _Measure) -> tuple[Relation, str]:
    """Rates by different times are converted; any other difference of base can't be compared."""
    if draft.per not in TIME_UNITS or source.per not in TIME_UNITS:
        return Relation.INCOMPARABLE, "They are counted by different things"
    factor = convert(1.0, draft.per, source.per)
    if factor is None:
        return Relation.INCOMPARABLE, "They are counted by different things"
    same_number = math.isclose(one.stated, other.stated, rel_tol=1e-9)
    relation, _ = _relate_measures(one, replace(other.times(factor), converted=True))
    if relation in {Relation.EQUAL, Relation.WITHIN}:
        return relation, "The rates agree"
    if same_number:
        return Relation.DISJOINT, f"The rates differ, per {draft.per} and per {source.per}"
    return Relation.INCOMPARABLE, f"One is per {draft.per}, the other per {source.per}"


# ------------------------------------------------------------------ intervals


def _relate_measures(draft: _Measure, source: _Measure) -> tuple[Relation, str]:
    if "vague" in {draft.modifier, source.modifier}:
        return _relate_vague(draft, source)
    if draft.is_point and source.is_point:
        return _relate_points(draft, source)
    if draft.is_floor and source.is_floor:
        return _relate_floors(draft, source)
    if _same_interval(draft, source):
        return Relation.EQUAL, "The figures agree"
    near = _slack(draft, source)
    gap = max(draft.low - source.high, source.low - draft.high)
    if gap > near:
        return Relation.DISJOINT, "The figures differ"
    if source.is_point:
        return _relate_to_point(draft, source)
    if draft.is_point:
        return _relate_point_to(draft, source)
    return _relate_overlap(draft, source, gap)


def _relate_points(draft: _Measure, source: _Measure) -> tuple[Relation, str]:
    gap = abs(draft.low - source.low)
    if math.isclose(draft.low, source.low, rel_tol=1e-9, abs_tol=1e-12):
        return Relation.EQUAL, "The figures agree"
    rounded, doubtful = _grain(draft, source)
    source_rounded, source_doubtful = _grain(source, draft)
    if gap <= rounded * (1 + 1e-9):
        return Relation.WITHIN, "The draft rounds the source's figure"
    if source.converted and gap <= source_rounded * (1 + 1e-9):
        return Relation.WITHIN, "The figures agree when converted"
    if gap <= source_rounded * (1 + 1e-9):
        return Relation.INCOMPARABLE, "The source is less exact than the draft"
    if gap <= max(doubtful, source_doubtful) * (1 + 1e-9):
        return Relation.INCOMPARABLE, "The figures may differ by rounding only"
    return Relation.DISJOINT, "The figures differ"


def _grain(measure: _Measure, other: _Measure) -> tuple[float, float]:
    """How far away a figure may lie that `measure` rounds, and how far one that it might round."""
    value, half = abs(measure.stated), measure.resolution / 2
    if measure.share:
        return half, 2 * half
    if measure.converted or measure.resolution != 1:
        return min(half, _ROUNDING * value), min(half, _DOUBT_STATED * value)
    if other.resolution < 1:
        return min(half, _ROUNDING * value), half
    if value < 100 or not value.is_integer() or value % 10:
        return 0.0, 0.0
    zeros = next(10.0**power for power in range(15, 0, -1) if value % 10**power == 0)
    two_digits = 10.0 ** (math.floor(math.log10(value)) - 1)
    return min(zeros / 2, two_digits / 2, _ROUNDING * value), min(zeros / 2, _DOUBT * value)


def _slack(draft: _Measure, source: _Measure) -> float:
    """How far apart two intervals may lie before they can't both be true."""
    reaches = []
    for measure, other in ((draft, source), (source, draft)):
        hedged = measure.modifier in {"about", "nearly"} or (
            measure.modifier == "more-than" and not math.isinf(measure.high)
        )
        reaches.append(HEDGE * abs(measure.stated) if hedged else _grain(measure, other)[1])
    return max(reaches)


def _same_interval(draft: _Measure, source: _Measure) -> bool:
    return all(
        one == other or math.isclose(one, other, rel_tol=1e-9)
        for one, other in ((draft.low, source.low), (draft.high, source.high))
    )


def _relate_floors(draft: _Measure, source: _Measure) -> tuple[Relation, str]:
    """ "More than 150" against "at least 120": the draft may be looser, but not much stricter."""
    if math.isclose(draft.low, source.low, rel_tol=1e-9):
        return Relation.EQUAL, "The figures agree"
    if draft.low < source.low:
        if source.low <= _FAR * draft.low:
            return Relation.WITHIN, "The draft's bound holds"
        return Relation.INCOMPARABLE, "The draft's bound lies far below the source's"
    if draft.low <= max(_STRICTER * source.low, source.low + _slack(draft, source)):
        return Relation.INCOMPARABLE, "The draft's bound is stricter than the source's"
    return Relation.DISJOINT, "The figures differ"


def _relate_to_point(draft: _Measure, source: _Measure) -> tuple[Relation, str]:
    """The draft's interval against one figure of the source, not far outside it."""
    value = source.stated
    below = value < draft.low or (value == draft.low and draft.low_open)
    above = value > draft.high or (value == draft.high and draft.high_open)
    if below or above:
        return Relation.INCOMPARABLE, "The source's figure lies at the edge of the draft's"
    if draft.is_floor and value > _FAR * draft.low:
        return Relation.INCOMPARABLE, "The draft's bound lies far below the source's figure"
    if draft.is_ceiling and value * _FAR < draft.high:
        return Relation.INCOMPARABLE, "The draft's bound lies far above the source's figure"
    return Relation.WITHIN, "The source's figure lies within the draft's"


def _relate_point_to(draft: _Measure, source: _Measure) -> tuple[Relation, str]:
    """One figure of the draft against an interval of the source, not far outside it."""
    if math.isclose(draft.stated, source.stated, rel_tol=1e-9) and not source.is_ceiling:
        return Relation.WITHIN, "The draft gives the source's figure without its hedge"
    if source.is_floor and source.modifier == "more-than" and draft.stated >= _FAR * source.low > 0:
        return Relation.DISJOINT, "The draft's figure is far above the source's"
    return Relation.INCOMPARABLE, "The source is less exact than the draft"


def _relate_overlap(draft: _Measure, source: _Measure, gap: float) -> tuple[Relation, str]:
    if math.isclose(draft.stated, source.stated, rel_tol=1e-9) and not (
        draft.is_ceiling or source.is_ceiling
    ):
        return Relation.WITHIN, "The figures agree but for their hedges"
    covers = draft.low <= source.low and source.high <= draft.high
    if gap <= 0 and covers and not (draft.is_floor and source.stated > _FAR * draft.low):
        return Relation.WITHIN, "The source's figure lies within the draft's"
    return Relation.INCOMPARABLE, "The figures overlap, but neither settles the other"


def _relate_vague(draft: _Measure, source: _Measure) -> tuple[Relation, str]:
    """ "Dozens" holds for 31 and not for 3,000; "several" settles and refutes nothing."""
    if _same_interval(draft, source):
        return Relation.EQUAL, "The figures agree"
    crowd, figure = (draft, source) if draft.modifier == "vague" else (source, draft)
    if draft.low <= source.low and source.high <= draft.high and draft.low >= 20:
        return Relation.WITHIN, "The source's figure lies within the draft's"
    if crowd.low >= 20 and (figure.high * 3 < crowd.low or figure.low > crowd.high * 3):
        return Relation.DISJOINT, "The figures differ by far"
    return Relation.INCOMPARABLE, "One of the figures is too vague"
