"""One number with its unit: "$1.2bn", "6 feet 2 inches", "two-thirds of", "31"; or nothing, if it is a name.

A bare number is only taken for a quantity when nothing around it says that it is a label, a date, a score
or part of a name.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claims.values.number_words import SCALES, WORD_NUMBERS
from claims.values.numerals import Numeral, read_numeral
from claims.values.scan import FRACTION_SIGNS, Token, adjacent, starts_sentence, word_at, word_set
from claims.values.units import Unit, read_sign, read_unit

__all__ = ["Amount", "is_plural", "read_amount"]


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


# Nouns that turn the number behind them into a label, in any case.
_LABELS = word_set(
    """act amendment appendix article bulletin bus category channel chapter class clause column division
    exercise exhibit exit figure fig flight gate grade highway interstate issue item level line lot
    model no nos nr nrs number numbers page pages paragraph part phase pier platform proposition psalm
    question room round route rule scene season section sections sector stage step table terminal
    title track unit verse version vol volume ward windows zone"""
)
# Capitalised words that are followed by a number in a set name.
_NUMBERED = word_set(
    """Agenda Airbus Apollo Area Boeing Catch Euro Expo Fifth Forbes Formula Fortune Group Studio Vision"""
)
_SHORTENED = frozenset({"fig", "no", "nos", "nr", "nrs", "vol"})
_PLACE_SHORTS = frozenset({"EU", "UK", "UN", "US", "USA", "UAE", "NATO"})
_BEFORE_PLACES = word_set("across around at for from in near of on outside to with")
_STREETS = word_set(
    """Alley Ave Avenue Blvd Boulevard Close Court Crescent Drive Highway Lane Place Plaza Rd Road Row
    Square St Street Terrace Way"""
)
_CLOCK = frozenset({"am", "pm", "o'clock", "o’clock", "gmt", "utc", "bst", "cet"})
_NOT_AFTER_ONE = word_set(
    """account analysis aspect estimate example explanation poll problem reason report scenario study
    survey theory version a about an and another are as at be because but by can could did do does
    else for from had has he her him his how i if in into is it may me might must my nor not of on or
    our she should so than that the their them then they thing this to too us was way we were what
    when where which who whom whose will with would you your day"""
)
_NOT_BEFORE_ONE = word_set(
    """any big each every first good great last little latter loved main more neither new next no number
    old only other own right same second some such that the these this those which wrong"""
)
_NOT_HYPHENATED = word_set("dimensional faced fold liner man off on one piece sided size stop way")
_PLURALS = word_set("children feet fish men mice people police sheep staff teeth women")
_NOT_PLURAL = word_set("as does has his is its this thus us was yes")
# Words behind which a bare fraction stands for a share of something ("cut by a third").
_BEFORE_SHARE = word_set(
    """about above almost and approximately around below by exceeding exactly fewer is just least less
    more most nearly only or over roughly than to under was were"""
)
_AFTER_SHARE = word_set(
    """a all an as her his its less more my of our that the their these this those your"""
)
_BEFORE_PERIODS = word_set("consecutive first for in last next over past second straight third")
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
    if numeral is None or (not ranged and _joins_number(tokens, numeral.end)):
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
    if not _stands_alone(tokens, index, numeral, bounded=bounded):
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


# ------------------------------------------------------------------ bare numbers


def _stands_alone(tokens: Sequence[Token], index: int, numeral: Numeral, *, bounded: bool) -> bool:
    """Whether a number without unit is a count, and not a label, a date, a score or part of a name."""
    end = numeral.end
    if numeral.fraction:
        return bounded or _is_share(tokens, index, end)
    if end < len(tokens) and adjacent(tokens, end) and tokens[end].kind in {"word", "hidden"}:
        return False  # "19th", "4o", "1990s"
    if _labelled(tokens, index) or _is_clock(tokens, end):
        return False
    if numeral.one and not _counts_one(tokens, index, bounded=bounded):
        return False
    hyphen = word_at(tokens, end) in {"-", "‐"} and adjacent(tokens, end) and adjacent(tokens, end + 1)
    if hyphen and (numeral.one or word_at(tokens, end + 1) in _NOT_HYPHENATED):
        return False
    if tokens[index].kind == "word":
        return bounded or tokens[index].text.islower() or starts_sentence(tokens, index)
    if bounded or not numeral.digits:
        return True
    return not (_looks_like_year(tokens, index) or _in_name(tokens, index) or _is_address(tokens, index))


def _labelled(tokens: Sequence[Token], index: int) -> bool:
    at = index - 1
    if word_at(tokens, at) == ".":
        at -= 1
    return word_at(tokens, at) in _LABELS and (at == index - 1 or word_at(tokens, at) in _SHORTENED)


def _is_clock(tokens: Sequence[Token], end: int) -> bool:
    """ "5 pm", "5 p.m.", "5 o'clock"."""
    word = word_at(tokens, end)
    dotted = word in {"a", "p"} and word_at(tokens, end + 1) == "." and word_at(tokens, end + 2) == "m"
    return dotted or word in _CLOCK


def _counts_one(tokens: Sequence[Token], index: int, *, bounded: bool) -> bool:
    """Whether the word "one" counts ("one person died") and is no pronoun ("no one", "one might")."""
    before, after = word_at(tokens, index - 1), word_at(tokens, index + 1)
    if (before in _NOT_BEFORE_ONE and not bounded) or after in _NOT_AFTER_ONE:
        return False
    return after.isalpha() or (index == 0 and not after)


def is_plural(word: str) -> bool:
    """Whether `word` looks like a plural noun: what a number counts."""
    return word in _PLURALS or (
        word.endswith("s") and word not in _NOT_PLURAL and not word.endswith(("ss", "us"))
    )


def _counted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a plural noun in lower case stands at `index` or, behind a modifier, right after it."""
    return any(
        at < len(tokens) and tokens[at].text.islower() and is_plural(tokens[at].lower)
        for at in (index, index + 1)
        if at == index or (index < len(tokens) and tokens[index].text.islower())
    )


def _looks_like_year(tokens: Sequence[Token], index: int) -> bool:
    """Four digits of recent centuries without separator, unless they plainly count something."""
    text = tokens[index].text
    if len(text) != 4 or not text.isdigit() or not "1500" <= text < "2100":
        return False
    plain = index > 0 and word_at(tokens, index - 1) not in {"the", "in", "since", "its", "their", "'s", "of"}
    return not (plain and text.endswith("00") and _counted(tokens, index + 1))


def _in_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a numeral belongs to the capitalised word before it: "Windows 11", "the Boeing 747"."""
    if index == 0 or tokens[index - 1].kind == "mark":
        return False
    before = tokens[index - 1]
    if before.kind == "hidden" or before.text in _NUMBERED:
        return True
    if before.text == before.lower or before.text in _PLACE_SHORTS:
        return False
    counted = _counted(tokens, index + 1)
    if starts_sentence(tokens, index - 1):
        return not (counted or (index + 1 < len(tokens) and tokens[index + 1].text.islower()))
    if before.text.isupper() and len(before.text) > 1:
        return True
    return not (counted and word_at(tokens, index - 2) in _BEFORE_PLACES)


def _is_address(tokens: Sequence[Token], index: int) -> bool:
    """ "10 Downing Street": capitalised words and a street word behind the number."""
    for at in range(index + 1, min(index + 5, len(tokens))):
        text = tokens[at].text
        if not text[:1].isupper():
            return False
        if text in _STREETS and at > index + 1:
            return True
    return False


def _is_share(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "half", "a third" is a part of a whole, and not a period, an ordinal or a compound."""
    before, after = word_at(tokens, index - 1), word_at(tokens, end)
    name = word_at(tokens, end - 1)
    if name in {"quarter", "quarters", "half", "halves"} and before in _BEFORE_PERIODS and after != "of":
        return False
    if before in {"first", "second", "other", "latter", "better", "last", "final", "third", "fourth", "next"}:
        return False
    if after in {"-", "‐"} and adjacent(tokens, end):
        return False
    if after in _AFTER_SHARE:
        return True
    joined = any(
        token.text in {"-", "‐", "/", "⁄"} or token.text in FRACTION_SIGNS for token in tokens[index:end]
    )
    if joined or (name.endswith("s") and name != "halves"):
        return True
    ends_clause = end >= len(tokens) or tokens[end].kind == "mark"
    return tokens[index].lower == "one" or (ends_clause and (index == 0 or before in _BEFORE_SHARE))
