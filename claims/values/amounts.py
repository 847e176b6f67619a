"""One number with its unit: "$1.2bn", "6 feet 2 inches", "two-thirds of", "31"; or nothing, if it is a name.

A bare number is only taken for a quantity when nothing around it says that it is a label, a date, a score
or part of a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.values.bare import stands_alone
from claims.values.number_words import SCALES, WORD_NUMBERS
from claims.values.numerals import Numeral, read_numeral
from claims.values.scan import Token, adjacent, word_at
from claims.values.units import Unit, read_sign, read_unit

__all__ = ["Amount", "read_amount"]


class Amount(NamedTuple):
    """A number in a unit, written in tokens up to `end`: `value` is the numeral's times `factor`."""

    value: float
    resolution: float
    unit: str | None
    per: str | None
    end: int
    numeral: Numeral
    factor: float = 1.0
    signed: bool = False  # a currency sign stands in front


_MINOR_UNITS: dict[tuple[str, str], float] = {
    ("foot", "inch"): 12, ("stone", "pound"): 14, ("pound", "ounce"): 16, ("hour", "minute"): 60,
    ("minute", "second"): 60, ("year", "month"): 12, ("day", "hour"): 24, ("week", "day"): 7,
    ("meter", "centimeter"): 100, ("mile", "yard"): 1760,
}  # fmt: skip


def read_amount(
    tokens: Sequence[Token],
    index: int,
    *,
    bounded: bool = False,
    joined: bool = True,
    ranged: bool = False,
    money: bool = False,
) -> Amount | None:
    """The amount that starts at token `index`, or None.

    `bounded` says that a word such as "about" stands before it, which rules most names out; `joined=False`
    forbids "and" inside the number; `ranged` allows a hyphen and another number behind it; `money` says that
    it ends a range that a currency sign opened ("$10-15m").
    """
    sign = read_sign(tokens, index)
    at = sign.end if sign else index
    numeral = read_numeral(tokens, at, money=money or sign is not None, joined=joined)
    if numeral is None or (not ranged and (_joins_number(tokens, numeral.end) or _ends_pair(tokens, index))):
        return None
    if sign is None and tokens[index].kind == "number" and _is_glued(tokens, index):
        return None
    unit = read_unit(tokens, numeral.end, large=numeral.scale >= 1e6)
    if unit is not None and not _unit_fits(tokens, numeral, unit):
        unit = None
    if sign is not None:
        return _priced(tokens, numeral, sign, unit)
    if unit is None and numeral.fraction:
        unit = _part_of_unit(tokens, numeral.end)
    if unit is not None:
        return _compound(tokens, _measured(tokens, numeral, unit))
    if not stands_alone(tokens, index, numeral, bounded=bounded):
        return None
    return Amount(numeral.value, numeral.resolution, None, None, numeral.end, numeral)


def _priced(tokens: Sequence[Token], numeral: Numeral, sign: Unit, unit: Unit | None) -> Amount:
    """A number behind a currency sign; a currency name behind it too says nothing new ("$10 dollars")."""
    end = numeral.end
    named = unit is not None and unit.currency and tokens[numeral.end].kind == "word"
    if unit is not None and named and unit.name == sign.name:
        end = unit.end
    elif unit is not None and named and tokens[numeral.end].text.isupper():
        sign, end = unit, unit.end  # "$10 CAD"
    value, resolution = numeral.value * sign.factor, numeral.resolution * sign.factor
    return Amount(value, resolution, sign.name, None, end, numeral, sign.factor, signed=True)


def _measured(tokens: Sequence[Token], numeral: Numeral, unit: Unit) -> Amount:
    factor, end = unit.factor, unit.end
    if unit.currency and numeral.scale == 1.0 and (scale := SCALES.get(word_at(tokens, end))):
        factor, end = factor * scale, end + 1  # "75 USD million"
    value, resolution = numeral.value * factor, numeral.resolution * factor
    return Amount(value, resolution, unit.name, unit.per, end, numeral, factor)


def _compound(tokens: Sequence[Token], amount: Amount) -> Amount:
    """ "6 feet 2 inches", "2 hours and 30 minutes", "3 dollars 50 cents" as one amount in the larger unit."""
    at = amount.end
    if word_at(tokens, at) == "and":
        at += 1
    numeral = read_numeral(tokens, at)
    unit = read_unit(tokens, numeral.end) if numeral else None
    if numeral is None or unit is None or amount.unit is None:
        return amount
    if unit.currency and unit.name == amount.unit and unit.factor < 1 <= amount.resolution:
        ratio = 100.0
    else:
        ratio = _MINOR_UNITS.get((amount.unit, unit.name), 0.0)
    if not 0 < numeral.value < ratio or amount.per:
        return amount
    return amount._replace(
        value=amount.value + numeral.value / ratio, resolution=numeral.resolution / ratio, end=unit.end
    )


def _part_of_unit(tokens: Sequence[Token], index: int) -> Unit | None:
    """The unit in "half an hour", "a quarter of a mile", whose article stands at `index` or behind "of"."""
    at = index + 1 if word_at(tokens, index) == "of" else index
    return read_unit(tokens, at + 1) if word_at(tokens, at) in {"a", "an"} else None


def _joins_number(tokens: Sequence[Token], end: int) -> bool:
    """Whether a hyphen joins another number at token `end`: a score or a code when it is no range."""
    return (
        word_at(tokens, end) in {"-", "–", "‐"}
        and adjacent(tokens, end)
        and adjacent(tokens, end + 1)
        and (tokens[end + 1].kind == "number" or word_at(tokens, end + 1) in WORD_NUMBERS)
    )


def _ends_pair(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash joins a number to the left of token `index`."""
    return (
        index >= 2
        and tokens[index - 1].text in {"-", "–", "‐"}
        and adjacent(tokens, index)
        and adjacent(tokens, index - 1)
        and tokens[index - 2].kind in {"number", "hidden"}
    )


def _is_glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether letters touch the left of a numeral, which then is a code: "x10"."""
    return adjacent(tokens, index) and tokens[index - 1].kind in {"word", "hidden"}


def _unit_fits(tokens: Sequence[Token], numeral: Numeral, unit: Unit) -> bool:
    """Whether what looks like a unit is one here."""
    at = numeral.end
    text, touching = tokens[at].text, adjacent(tokens, at)
    if unit.currency and not touching and adjacent(tokens, unit.end) and tokens[unit.end].kind == "number":
        return False  # "3 $50 notes"
    if text == "in":  # 5 ft 2 in, a 12in pipe; but "5 in 2019"
        before = read_unit(tokens, at - 2) if at >= 2 else None
        return touching or (before is not None and before.name == "foot")
    if text in {"p", "h", "l", "g", "T", "V", "W", "cc"}:
        return touching
    if text.lower() == "second":
        return numeral.value == 1
    if text in {"-", "‐"} and word_at(tokens, at + 1) in {"m", "in", "t", "p", "h", "g", "l"}:
        return word_at(tokens, at + 1) == "m" and adjacent(tokens, at + 2) is False
    if numeral.one and unit.name in {"day", "bit", "minute"} and not touching:
        return word_at(tokens, at - 2) in {
            "about", "after", "by", "for", "in", "just", "lasted", "lasting", "least", "lasts", "only",
            "over", "than", "took", "within",
        }  # fmt: skip
    return True
