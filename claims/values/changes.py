"""Changes, factors and rates: what the words around an amount make of it.

"up 12 %" is a change, "doubled" and "three times as many" are factors, "$40 a month" is a rate.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from claims.values.amounts import Amount
from claims.values.bare import is_plural
from claims.values.numerals import read_numeral
from claims.values.phrases import COMPARATIVES, FACTORS, MOVES
from claims.values.scan import Token, adjacent, is_ahead, word_at, word_set
from claims.values.units import TIME_UNITS, is_currency, read_unit

__all__ = ["Change", "Factor", "Way", "change_of", "rate_of", "read_factor"]

Way = Literal["up", "down"]

# Verbs that take what they move as an object: a number right behind them counts things ("cut 700 jobs").
_TRANSITIVE = word_set(
    """add added cut cuts cutting hike hikes lose loses losing lost lower lowered raise raised reduce
    reduced reduces reducing shed slash slashed drop dropped expand expanded gain gained gains grow
    grows shrink advance advanced contract contracted slide"""
)
# What may stand between a verb of movement and the amount.
_BETWEEN = word_set("a additional an another either further nearly")
_CHANGE_NOUNS = word_set(
    """cut decline decrease dip downturn drop fall growth hike increase jump leap plunge reduction rise
    slide slip slump surge swing tumble"""
)
_POINTS = word_set("degrees percentage-point point points")
_SCORED = word_set("frames games goals lengths points runs seats sets shots strokes tries votes wickets")
_MARGINS: dict[str, Way] = {"adrift": "down", "ahead": "up", "behind": "down", "clear": "up"}
"""Words behind which a score or a time is a margin: "five goals behind"."""
_TIMES = frozenset({"fold", "time", "times", "x", "×"})
_COMPARING = word_set(
    """as higher larger bigger greater more faster longer older the that what his her its their less"""
)
_RATE_NOUNS = word_set(
    """acre barrel bottle box copy dozen gallon game head household kilo litre liter mile night ounce
    person piece pop pound share shift ticket ton tonne unit"""
)
_AFTER_MOMENT = word_set("after ago before earlier later")
_RATE_ADVERBS = {
    "annually": "year", "daily": "day", "hourly": "hour", "monthly": "month", "weekly": "week",
    "yearly": "year",
}  # fmt: skip
_RATE_LATIN = {"annum": "year", "capita": "person", "diem": "day"}


class Change(NamedTuple):
    """That an amount is a change; `way` is None where only "by" says so ("larger by 12 %")."""

    way: Way | None


class Factor(NamedTuple):
    """A factor or a number of times, up to token `end`."""

    value: float
    end: int
    compares: bool  # "three times as many", as against "won three times"
    way: Way | None = None


def read_factor(tokens: Sequence[Token], index: int) -> Factor | None:
    """ "doubled", "twice as many", "10-fold", "three times" at token `index`."""
    word = word_at(tokens, index)
    if factor := FACTORS.get(word):
        return Factor(factor, index + 1, True, "up" if factor > 1 else "down")
    if word in {"twice", "thrice"}:
        return Factor(2.0 if word == "twice" else 3.0, index + 1, _compares(tokens, index + 1))
    if word == "double" and word_at(tokens, index + 1) in {"that", "the", "what", "its", "their"}:
        return Factor(2.0, index + 1, True)
    numeral = read_numeral(tokens, index) if is_ahead(tokens, index, _TIMES) else None
    if numeral is None or numeral.fraction:
        return None
    end = numeral.end
    hyphen = word_at(tokens, end) in {"-", "‐"}
    name = word_at(tokens, end + hyphen)
    if name == "fold":
        return Factor(numeral.value, end + hyphen + 1, True, "up")
    if name == "times" or (name == "time" and hyphen):
        return Factor(numeral.value, end + hyphen + 1, _compares(tokens, end + hyphen + 1))
    if name in {"x", "×"} and adjacent(tokens, end) and not hyphen and not adjacent(tokens, end + 1):
        return Factor(numeral.value, end + 1, True)
    return None


def _compares(tokens: Sequence[Token], index: int) -> bool:
    return word_at(tokens, index) in _COMPARING


def change_of(tokens: Sequence[Token], start: int, amount: Amount) -> Change | None:
    """The change that an amount is, when the words beside `start..amount.end` make it one.

    "rose by 12", "up 12 %", "an increase of 3 points" before it; "a 12 % increase", "12 % more" behind it.
    """
    return _change_before(tokens, start, amount) or _change_behind(tokens, amount)


def _change_before(tokens: Sequence[Token], start: int, amount: Amount) -> Change | None:
    at, linked = start - 1, False
    while at >= 0 and start - at <= 5:
        word = word_at(tokens, at)
        if word in {"by", "of"}:
            linked = word == "by" or word_at(tokens, at - 1) in _CHANGE_NOUNS
            if not linked:
                return None
        elif word not in _BETWEEN and not word.endswith("ly"):
            break
        at -= 1
    verb = word_at(tokens, at)
    way = MOVES.get(verb)
    relative = amount.unit in {"percent", "percentage-point"} or word_at(tokens, amount.end) in _POINTS
    if way is None:
        by = linked and word_at(tokens, start - 1) == "by" and relative
        return Change(None) if by and word_at(tokens, amount.end) != "of" else None
    if amount.numeral.fraction and way == "down":
        relative = True  # "lost a fifth of its share"
    if linked or relative or (verb not in _TRANSITIVE and (amount.unit or verb in {"up", "down"})):
        return Change(_way(way))
    return None


def _change_behind(tokens: Sequence[Token], amount: Amount) -> Change | None:
    at = amount.end
    if word_at(tokens, at) in {"-", "‐"}:
        at += 1
    if word_at(tokens, at) in _POINTS:
        at += 1
    noun = word_at(tokens, at)
    margin = word_at(tokens, at + 1) if noun in _SCORED else noun
    if margin in _MARGINS and (amount.unit or noun in _SCORED):
        return Change(_MARGINS[margin])
    if noun in _CHANGE_NOUNS and (amount.unit is not None or at > amount.end):
        return Change(_way(MOVES.get(noun, "up")))
    if noun in {"fewer", "less", "more"} and word_at(tokens, at + 1) == "than":
        return Change(_way(COMPARATIVES[noun]))  # "six more than last year"
    if noun in COMPARATIVES and (amount.unit is not None or at > amount.end):
        measures = amount.unit not in {None, *TIME_UNITS} and noun not in {"above", "below", "up", "down"}
        if amount.unit == "percent" or at > amount.end or measures:
            return Change(_way(COMPARATIVES[noun]))
    return None


def _way(word: str) -> Way:
    return "up" if word == "up" else "down"


def rate_of(tokens: Sequence[Token], amount: Amount) -> tuple[str, int] | None:
    """What `amount` is counted by, and the token behind it: "a month", "per 100,000 people", "/h".

    With a plain noun in between ("500 people a day") the rate is read, but the amount ends where it did,
    unless the rate holds a number, which must not be read for another amount.
    """
    at = amount.end
    word = word_at(tokens, at)
    if word in _RATE_ADVERBS:
        return _RATE_ADVERBS[word], at + 1
    hyphenated = word in {"-", "‐"} and word_at(tokens, at + 1) in {"a", "an", "per"}
    if hyphenated:
        at += 1
        word = word_at(tokens, at)
    if word in {"per", "/", "every"}:
        return _read_base(tokens, at + 1, free=word != "every")
    if word in {"a", "an", "each"}:
        skip = 1 if hyphenated and word_at(tokens, at + 1) in {"-", "‐"} else 0
        return _read_base(tokens, at + 1 + skip, free=word != "each" and is_currency(amount.unit))
    if amount.unit is None and is_plural(word) and word_at(tokens, at + 1) in {"a", "an", "per", "every"}:
        counted = (
            word_at(tokens, at + 1) == "per" and at + 2 < len(tokens) and tokens[at + 2].kind == "number"
        )
        behind = _read_base(tokens, at + 2, free=counted)
        if behind:
            return behind[0], behind[1] if counted else amount.end
    return None


def _read_base(tokens: Sequence[Token], index: int, *, free: bool) -> tuple[str, int] | None:
    """The noun of a rate at `index`; `free` allows any word, else only times and things sold by the piece."""
    word = word_at(tokens, index)
    if word in _RATE_LATIN:
        return _RATE_LATIN[word], index + 1
    numeral = read_numeral(tokens, index)
    if numeral is not None and free:
        noun = word_at(tokens, numeral.end)
        return (f"{numeral.value:.15g} {noun}", numeral.end + 1) if noun.isalpha() else None
    unit = read_unit(tokens, index)
    if unit is not None and unit.factor == 1.0 and not unit.currency:
        if word_at(tokens, unit.end) in _AFTER_MOMENT:
            return None
        return unit.name, unit.end
    if word in _RATE_NOUNS or (free and word.isalpha() and len(word) > 2):
        return word, index + 1
    return None
